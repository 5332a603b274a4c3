use nonlocal::factory;

factory! {
    fn greet(name: &str, greeting: &str = "hello") -> String {
        format!("{greeting}, {name}")
    }
}

fn main() {
    assert_eq!(greet!(greting = "hi", "Ann", name = "Bob", name = "Eve"), "hi, Bob");
}
