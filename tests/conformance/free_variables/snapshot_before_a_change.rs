// A snapshot keeps the value of now (a default in Python), and a shared variable shows the new one.

use nonlocal::nonlocal;

#[nonlocal]
fn make_greets() -> (impl Fn() -> String, impl Fn() -> String) {
    let mut name = "Ada";
    let name_now = name;
    fn greet() -> String {
        format!("Hello, {name_now}")
    }
    let handle = greet;
    name = "Bob";
    fn greet_last() -> String {
        format!("Hello, {name}")
    }
    (handle, greet_last)
}

fn main() {
    let (first, last) = make_greets();
    println!("{}", first());
    println!("{}", last());
}
