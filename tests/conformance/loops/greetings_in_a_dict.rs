// Closures made in a loop over names are found in a dict, and called later.

use std::collections::BTreeMap;

use nonlocal::nonlocal;

#[nonlocal]
fn make_greetings(names: &[&str]) -> BTreeMap<String, impl Fn(&str) -> String> {
    let mut greetings = BTreeMap::new();
    for name in names {
        fn greet(punctuation: &str) -> String {
            format!("Hello, {name}{punctuation}")
        }
        greetings.insert((*name).to_owned(), greet);
    }
    greetings
}

fn main() {
    let greetings = make_greetings(&["Bob", "Ada", "Cy"]);
    println!("{}", greetings["Ada"]("!"));
    println!("{}", greetings["Bob"]("?"));
    println!("{}", greetings.keys().map(String::as_str).collect::<Vec<_>>().join(", "));
    if !greetings.contains_key("Dan") {
        println!("no Dan");
    }
    for greet in greetings.values() {
        println!("{}", greet("."));
    }
}
