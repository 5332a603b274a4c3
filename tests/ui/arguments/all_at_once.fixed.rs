use nonlocal::factory;

factory! {
    fn greet(name: &str, greeting: &str = "hello") -> String {
        format!("{greeting}, {name}")
    }
}

fn main() {
    assert_eq!(greet!(greeting = "hi", name = "Bob"), "hi, Bob");
}
