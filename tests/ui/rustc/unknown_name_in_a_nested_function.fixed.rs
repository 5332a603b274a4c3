use nonlocal::nonlocal;

#[nonlocal]
fn make_greeter(greeting: String) -> impl Fn(&str) -> String {
    fn greet(name: &str) -> String {
        format!("{greeting}, {}", name)
    }
    greet
}

fn main() {
    assert_eq!(make_greeter("Hello".into())("Ann"), "Hello, Ann");
}
