use nonlocal::nonlocal;
use std::collections::HashMap;

#[nonlocal]
fn compile<'a>(
    source: &'a str,
) -> (
    impl Fn(&str, Box<dyn Fn(String) -> String>) + 'a,
    impl Fn(&HashMap<&str, &str>) -> Result<String, String> + 'a,
) {
    let mut filters: HashMap<String, Box<dyn Fn(String) -> String>> = HashMap::new();
    fn add_filter(name: &str, f: Box<dyn Fn(String) -> String>) {
        nonlocal!(filters);
        filters.insert(name.to_string(), f);
    }
    fn render(context: &HashMap<&str, &str>) -> Result<String, String> {
        let mut out = String::new();
        let mut missing: Vec<String> = vec![];
        fn lookup(expr: &str) -> String {
            nonlocal!(missing);
            let mut parts = expr.split('|').map(|p| p.trim());
            let name = parts.next().unwrap();
            let mut value = match context.get(name) {
                Some(v) => v.to_string(),
                None => {
                    missing.push(name.to_string());
                    String::new()
                }
            };
            for p in parts {
                value = filters[p](value);
            }
            value
        }
        let mut rest = source;
        while let Some((before, tail)) = rest.split_once("{{") {
            let (expr, tail) = tail.split_once("}}").ok_or("unclosed tag")?;
            out += before;
            out += &lookup(expr);
            rest = tail;
        }
        out += rest;
        if !missing.is_empty() {
            return Err(missing.join(","));
        }
        Ok(out)
    }
    (add_filter, render)
}

fn main() {
    let (add_filter, render) = compile("Hi {{ name | upper }}, you owe {{due|money}}.");
    add_filter("upper", Box::new(|s| s.to_uppercase()));
    let currency = "EUR";
    add_filter("money", Box::new(move |v| format!("{v} {currency}")));
    println!("{}", render(&HashMap::from([("name", "ann"), ("due", "3")])).unwrap());
    if let Err(e) = render(&HashMap::from([("due", "1")])) {
        println!("missing {e}");
    }
}
