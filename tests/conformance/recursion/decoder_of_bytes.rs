// A decoder of bytes: functions that share a position, and a table of them.
use nonlocal::nonlocal;

type Decoded = Result<String, &'static str>;

#[nonlocal]
fn load(encoded: &[u8]) -> Decoded {
    let max_position = encoded.len();
    let mut position = 0;

    fn get_byte() -> Result<u8, &'static str> {
        nonlocal!(position);
        if position >= max_position {
            return Err("More data expected");
        }
        let character = encoded[position];
        position += 1;
        Ok(character)
    }

    fn peek_byte() -> Option<u8> {
        encoded.get(position).copied()
    }

    fn get_bytes(size: usize) -> Result<&[u8], &'static str> {
        nonlocal!(position);
        if position + size > max_position {
            return Err("Missing bytes");
        }
        let data = &encoded[position..position + size];
        position += size;
        Ok(data)
    }

    fn decode_int() -> Decoded {
        let mut digits = String::new();
        loop {
            let byte = get_byte()?;
            if byte == b'e' {
                break;
            }
            digits.push(byte as char);
        }
        Ok(digits)
    }

    fn decode_bytes(initial: u8) -> Decoded {
        let mut size = (initial as char).to_string();
        loop {
            let byte = get_byte()?;
            if byte == b':' {
                break;
            }
            size.push(byte as char);
        }
        Ok(String::from_utf8_lossy(get_bytes(size.parse().unwrap())?).to_string())
    }

    fn decode_list() -> Decoded {
        let mut elements = Vec::new();
        let mut add_element = |element| elements.push(element);
        while peek_byte() != Some(b'e') {
            add_element(decode()?);
        }
        get_byte()?;
        Ok(format!("[{}]", elements.join(" ")))
    }

    fn decode_dict() -> Decoded {
        let mut elements = Vec::new();
        while peek_byte() != Some(b'e') {
            let key = decode()?;
            elements.push(format!("{key}={}", decode()?));
        }
        get_byte()?;
        Ok(format!("{{{}}}", elements.join(" ")))
    }

    fn decode() -> Decoded {
        let initial = get_byte()?;
        match initial {
            b'i' => decode_int(),
            b'l' => decode_list(),
            b'd' => decode_dict(),
            b'T' => Ok("true".to_string()),
            b'N' => Ok("none".to_string()),
            _ => decode_bytes(initial),
        }
    }

    decode()
}

fn main() {
    for text in ["i12e", "3:abc", "li1e2:xyTe", "d1:ali1ei2ee1:bNe", "li1e", "9:ab", "12:abcdefghijkl"] {
        match load(text.as_bytes()) {
            Ok(text) => println!("{text}"),
            Err(e) => println!("error: {e}"),
        }
    }
}
