// A list of the function around grows with every call, and each instance has its own.
use nonlocal::nonlocal;

#[nonlocal]
fn make_history() -> impl FnMut(&str) -> String {
    let mut seen = Vec::new();
    fn visit(page: &str) -> String {
        nonlocal!(seen);
        seen.push(page.to_owned());
        seen.join(" > ")
    }
    visit
}

fn main() {
    let mut mine = make_history();
    let mut yours = make_history();
    println!("{}", mine("home"));
    println!("{}", mine("news"));
    println!("{}", yours("help"));
    println!("{}", mine("shop"));
}
