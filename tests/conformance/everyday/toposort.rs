use nonlocal::nonlocal;
use std::collections::{BTreeMap, HashMap};

#[derive(Debug)]
struct Cycle(Vec<String>);

#[nonlocal]
fn order<'a>(deps: &'a BTreeMap<String, Vec<String>>) -> Result<Vec<&'a str>, Cycle> {
    #[derive(Clone, Copy, PartialEq)]
    enum Color {
        White,
        Grey,
        Black,
    }
    let mut color: HashMap<&str, Color> = HashMap::new();
    let mut out = Vec::new();
    let mut stack: Vec<&str> = Vec::new();
    fn visit(n: &'a str) -> Result<(), Cycle> {
        nonlocal!(color, out, stack);
        let c = *color.get(n).unwrap_or(&Color::White);
        if c == Color::Black {
            return Ok(());
        }
        stack.push(n);
        if c == Color::Grey {
            let from = stack.iter().position(|s| *s == n).unwrap();
            return Err(Cycle(stack[from..].iter().map(|s| s.to_string()).collect()));
        }
        color.insert(n, Color::Grey);
        for d in deps.get(n).into_iter().flatten() {
            visit(d)?;
        }
        color.insert(n, Color::Black);
        stack.pop();
        out.push(n);
        Ok(())
    }
    for n in deps.keys() {
        visit(n)?;
    }
    Ok(out)
}

fn main() {
    let d = |list: &[(&str, &[&str])]| -> BTreeMap<String, Vec<String>> {
        list.iter().map(|(k, v)| (k.to_string(), v.iter().map(|s| s.to_string()).collect())).collect()
    };
    println!(
        "{}",
        format!("{:?}", order(&d(&[("app", &["db", "log"]), ("db", &["log"]), ("log", &[])])).unwrap())
            .replace('"', "'")
    );
    if let Err(Cycle(c)) = order(&d(&[("a", &["b"]), ("b", &["c"]), ("c", &["b"])])) {
        println!("{}", format!("{c:?}").replace('"', "'"));
    }
}
