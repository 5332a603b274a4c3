use nonlocal::nonlocal;
use std::collections::HashMap;

#[nonlocal]
fn make_calculator() -> (impl Fn(&str, fn(f64) -> f64), impl Fn(&str) -> Result<f64, String>) {
    let mut variables: HashMap<String, f64> = HashMap::from([("pi".to_string(), 3.0)]);
    let mut functions: HashMap<String, fn(f64) -> f64> = HashMap::new();
    fn define(name: &str, f: fn(f64) -> f64) {
        nonlocal!(functions);
        functions.insert(name.to_string(), f);
    }
    fn evaluate(src: &str) -> Result<f64, String> {
        nonlocal!(variables);
        let spaced = src.replace('(', " ( ").replace(')', " ) ");
        let tokens: Vec<&str> = spaced.split_whitespace().collect();
        let mut pos = 0;
        fn peek() -> Option<&str> {
            tokens.get(pos).copied()
        }
        fn take() -> Result<&str, String> {
            nonlocal!(pos);
            pos += 1;
            tokens.get(pos - 1).copied().ok_or("unexpected end".to_string())
        }
        fn binary(
            operators: &[(&str, fn(f64, f64) -> f64)],
            sub: &dyn Fn() -> Result<f64, String>,
        ) -> Result<f64, String> {
            let mut value = sub()?;
            while let Some(t) = peek() {
                let Some((_, op)) = operators.iter().find(|(name, _)| *name == t) else { break };
                take()?;
                let right = sub()?;
                value = op(value, right);
            }
            Ok(value)
        }
        fn factor() -> Result<f64, String> {
            let t = take()?;
            if t == "(" {
                let v = expr()?;
                take()?;
                return Ok(v);
            }
            if t == "-" {
                return Ok(-factor()?);
            }
            if let Some(f) = functions.get(t) {
                take()?;
                let v = expr()?;
                take()?;
                return Ok(f(v));
            }
            if let Some(v) = variables.get(t) {
                return Ok(*v);
            }
            t.parse().map_err(|_| t.to_string())
        }
        fn term() -> Result<f64, String> {
            binary(&[("*", |a, b| a * b), ("/", |a, b| a / b)], &factor)
        }
        fn expr() -> Result<f64, String> {
            binary(&[("+", |a, b| a + b), ("-", |a, b| a - b)], &term)
        }
        if tokens.len() > 2 && tokens[1] == "=" {
            pos = 2;
            let value = expr()?;
            variables.insert(tokens[0].to_string(), value);
            return Ok(value);
        }
        expr()
    }
    (define, evaluate)
}

fn main() {
    let (define, evaluate) = make_calculator();
    define("sqrt", f64::sqrt);
    for s in ["1 + 2 * 3", "x = ( 4 + 5 ) * 2", "- x + sqrt(16)", "pi * x / 6", "1 + zz"] {
        match evaluate(s) {
            Ok(v) => println!("{v:?}"),
            Err(e) => println!("unknown {e}"),
        }
    }
}
