//! A function that remembers.
//!
//! `greet` is written inside `make_greeter` and uses its variable `greeting`, also when `make_greeter` has long
//! returned. A plain nested `fn` cannot: rustc says E0434, "can't capture dynamic environment in a fn item".
//!
//! In the guide: `nonlocal::guide::from_python`, "Only reading".

use nonlocal::nonlocal;

// Python:
//
//     def make_greeter(greeting):
//         def greet(name):
//             return f"{greeting}, {name}!"
//         return greet
//
//     hello = make_greeter("Hello")
//     servus = make_greeter("Servus")
//     print(hello("Ada"))                 # Hello, Ada!
//     print(servus("Ada"))                # Servus, Ada!
//     print(hello("Grace"))               # Hello, Grace!

#[nonlocal]
fn make_greeter(greeting: String) -> impl Fn(&str) -> String {
    fn greet(name: &str) -> String {
        format!("{greeting}, {name}!")
    }
    greet
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let hello = make_greeter("Hello".to_owned());
    let servus = make_greeter("Servus".to_owned());
    vec![
        ("hello(\"Ada\")", hello("Ada"), "Hello, Ada!"),
        ("servus(\"Ada\")", servus("Ada"), "Servus, Ada!"),
        ("hello(\"Grace\")", hello("Grace"), "Hello, Grace!"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
