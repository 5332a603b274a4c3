//! A recursive-descent parser: its functions call each other, before and after they are defined, and share the position.
//!
//! `?` and early returns are those of the nested function, as in any function.
//!
//! In the guide: `nonlocal::guide::cookbook`, "A parser".

use nonlocal::nonlocal;

// Python:
//
//     def evaluate(text):
//         position = 0
//         def peek():
//             return text[position] if position < len(text) else ""
//         def expression():
//             nonlocal position
//             value = term()
//             while peek() and peek() in "+-":
//                 sign = 1 if peek() == "+" else -1
//                 position += 1
//                 value += sign * term()
//             return value
//         def term():
//             nonlocal position
//             value = atom()
//             while peek() == "*":
//                 position += 1
//                 value *= atom()
//             return value
//         def atom():
//             nonlocal position
//             if peek() == "(":
//                 position += 1
//                 value = expression()
//                 if peek() != ")":
//                     raise SyntaxError(f"no ) at {position}")
//                 position += 1
//                 return value
//             start = position
//             while peek().isdigit():
//                 position += 1
//             if start == position:
//                 raise SyntaxError(f"no number at {start}")
//             return int(text[start:position])
//         value = expression()
//         if position < len(text):
//             raise SyntaxError(f"no end at {position}")
//         return value

#[nonlocal]
fn evaluate(text: &str) -> Result<i64, String> {
    let mut position: usize = 0;
    fn peek() -> Option<u8> {
        text.as_bytes().get(position).copied()
    }
    fn expression() -> Result<i64, String> {
        nonlocal!(position);
        let mut value = term()?;
        while let Some(sign @ (b'+' | b'-')) = peek() {
            position += 1;
            let term = term()?;
            value += if sign == b'+' { term } else { -term };
        }
        Ok(value)
    }
    fn term() -> Result<i64, String> {
        nonlocal!(position);
        let mut value = atom()?;
        while peek() == Some(b'*') {
            position += 1;
            value *= atom()?;
        }
        Ok(value)
    }
    fn atom() -> Result<i64, String> {
        nonlocal!(position);
        if peek() == Some(b'(') {
            position += 1;
            let value = expression()?;
            if peek() != Some(b')') {
                return Err(format!("no ) at {position}"));
            }
            position += 1;
            return Ok(value);
        }
        let start = position;
        while peek().is_some_and(|digit| digit.is_ascii_digit()) {
            position += 1;
        }
        text[start..position].parse().map_err(|_| format!("no number at {start}"))
    }
    let value = expression()?;
    if position < text.len() {
        return Err(format!("no end at {position}"));
    }
    Ok(value)
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let shown = |text| evaluate(text).map_or_else(|error| error, |value| value.to_string());
    vec![
        ("evaluate(\"1+2*3\")", shown("1+2*3"), "7"),
        ("evaluate(\"2*(3+4)-5\")", shown("2*(3+4)-5"), "9"),
        ("evaluate(\"2*(3+\")", shown("2*(3+"), "no number at 5"),
        ("evaluate(\"(1\")", shown("(1"), "no ) at 2"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
