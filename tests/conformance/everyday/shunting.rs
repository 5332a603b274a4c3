use nonlocal::nonlocal;
use std::collections::HashMap;

#[nonlocal]
fn to_rpn(tokens: &[&str]) -> Result<String, &'static str> {
    let prec = HashMap::from([("+", 1), ("-", 1), ("*", 2), ("/", 2), ("^", 3)]);
    let mut out: Vec<&str> = vec![];
    let mut ops: Vec<&str> = vec![];
    fn higher(op: &str) -> bool {
        let top = ops[ops.len() - 1];
        top != "(" && (prec[top] > prec[op] || (prec[top] == prec[op] && op != "^"))
    }
    fn flush(until: impl Fn(&str) -> bool) {
        nonlocal!(out, ops);
        while let Some(&top) = ops.last()
            && until(top)
        {
            out.push(ops.pop().unwrap());
        }
    }
    for t in tokens {
        if prec.contains_key(t) {
            while !ops.is_empty() && higher(t) {
                out.push(ops.pop().unwrap());
            }
            ops.push(t);
        } else if *t == "(" {
            ops.push(t);
        } else if *t == ")" {
            flush(|o| o != "(");
            if ops.pop().is_none() {
                return Err("unbalanced )");
            }
        } else {
            out.push(t);
        }
    }
    if ops.contains(&"(") {
        return Err("unbalanced (");
    }
    flush(|_| true);
    Ok(out.join(" "))
}

fn main() {
    for s in ["3 + 4 * 2 / ( 1 - 5 ) ^ 2 ^ 3", "( 1 + 2", "1 )"] {
        match to_rpn(&s.split(' ').collect::<Vec<_>>()) {
            Ok(r) => println!("{r}"),
            Err(e) => println!("{e}"),
        }
    }
}
