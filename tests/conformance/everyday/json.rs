use nonlocal::nonlocal;
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq)]
enum Json {
    Null,
    Bool(bool),
    Num(f64),
    Str(String),
    Arr(Vec<Json>),
    Obj(BTreeMap<String, Json>),
}

#[nonlocal]
fn loads(text: &str) -> Result<Json, String> {
    let s = text.as_bytes();
    let mut i = 0;
    fn ws() {
        nonlocal!(i);
        while i < s.len() && b" \n\t".contains(&s[i]) {
            i += 1;
        }
    }
    fn expect(c: u8) -> Result<(), String> {
        nonlocal!(i);
        ws();
        if i >= s.len() || s[i] != c {
            return Err(format!("expected {} at {i}", c as char));
        }
        i += 1;
        Ok(())
    }
    fn value() -> Result<Json, String> {
        nonlocal!(i);
        ws();
        let Some(&c) = s.get(i) else {
            return Err("unexpected end".to_string());
        };
        match c {
            b'{' => return obj(),
            b'[' => return arr(),
            b'"' => return string().map(Json::Str),
            _ => {}
        }
        for (word, v) in [("true", Json::Bool(true)), ("false", Json::Bool(false)), ("null", Json::Null)] {
            if text[i..].starts_with(word) {
                i += word.len();
                return Ok(v);
            }
        }
        number()
    }
    fn string() -> Result<String, String> {
        nonlocal!(i);
        expect(b'"')?;
        let mut out = String::new();
        while s[i] != b'"' {
            out.push(s[i] as char);
            i += 1;
        }
        i += 1;
        Ok(out)
    }
    fn number() -> Result<Json, String> {
        nonlocal!(i);
        let start = i;
        while i < s.len() && (s[i].is_ascii_digit() || b"-.".contains(&s[i])) {
            i += 1;
        }
        if start == i {
            return Err(format!("unexpected {} at {i}", s[i] as char));
        }
        text[start..i].parse().map(Json::Num).map_err(|_| format!("bad number at {start}"))
    }
    fn arr() -> Result<Json, String> {
        nonlocal!(i);
        expect(b'[')?;
        let mut items = vec![];
        ws();
        if s[i] == b']' {
            i += 1;
            return Ok(Json::Arr(items));
        }
        loop {
            items.push(value()?);
            ws();
            if s[i] == b',' {
                i += 1;
                continue;
            }
            expect(b']')?;
            return Ok(Json::Arr(items));
        }
    }
    fn obj() -> Result<Json, String> {
        nonlocal!(i);
        expect(b'{')?;
        let mut d = BTreeMap::new();
        ws();
        if s[i] == b'}' {
            i += 1;
            return Ok(Json::Obj(d));
        }
        loop {
            ws();
            let k = string()?;
            expect(b':')?;
            d.insert(k, value()?);
            ws();
            if s[i] == b',' {
                i += 1;
                continue;
            }
            expect(b'}')?;
            return Ok(Json::Obj(d));
        }
    }
    let v = value()?;
    ws();
    if i != s.len() {
        return Err(format!("trailing data at {i}"));
    }
    Ok(v)
}

fn main() {
    let v = loads(r#"{"a": [1, 2.5, -3], "b": {"c": null, "d": true}, "e": "hi"}"#).unwrap();
    let Json::Obj(v) = v else { panic!() };
    let Json::Arr(a) = &v["a"] else { panic!() };
    let Json::Num(n) = &a[2] else { panic!() };
    let Json::Str(e) = &v["e"] else { panic!() };
    let Json::Obj(b) = &v["b"] else { panic!() };
    println!("{} {n:?} {e} {}", v.len(), if b["d"] == Json::Bool(true) { "True" } else { "False" });
    for bad in ["[1 2]", "?", "1 1", ""] {
        println!("{}", loads(bad).unwrap_err());
    }
}
