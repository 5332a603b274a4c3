use nonlocal::nonlocal;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Num,
    Name,
    Str,
    Op,
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(match self {
            Kind::Num => "num",
            Kind::Name => "name",
            Kind::Str => "str",
            Kind::Op => "op",
        })
    }
}

#[nonlocal]
fn tokenize(src: &str) -> Result<Vec<(Kind, String, usize)>, String> {
    let chars: Vec<char> = src.chars().collect();
    let mut pos = 0;
    let mut line = 1;
    let mut tokens = Vec::new();
    fn peek() -> Option<char> {
        chars.get(pos).copied()
    }
    fn advance() -> char {
        nonlocal!(pos, line);
        let c = chars[pos];
        pos += 1;
        if c == '\n' {
            line += 1;
        }
        c
    }
    fn take_while(pred: impl Fn(char) -> bool) -> String {
        let start = pos;
        while let Some(c) = peek()
            && pred(c)
        {
            advance();
        }
        chars[start..pos].iter().collect()
    }
    fn emit(kind: Kind, text: String) {
        nonlocal!(tokens);
        tokens.push((kind, text, line));
    }
    while let Some(c) = peek() {
        if c.is_whitespace() {
            advance();
        } else if c.is_ascii_digit() {
            emit(Kind::Num, take_while(|c| c.is_ascii_digit()));
        } else if c.is_alphabetic() {
            emit(Kind::Name, take_while(|c| c.is_alphanumeric() || c == '_'));
        } else if c == '"' {
            advance();
            let text = take_while(|c| c != '"');
            if peek().is_none() {
                return Err(format!("line {line}: unterminated string"));
            }
            advance();
            emit(Kind::Str, text);
        } else {
            emit(Kind::Op, advance().to_string());
        }
    }
    Ok(tokens)
}

fn main() {
    for (kind, text, line) in tokenize("x1 = 42 +\n foo(\"hi\") \n").unwrap() {
        println!("{kind} {text} {line}");
    }
    println!("{}", tokenize("a\n\"b").unwrap_err());
}
