// One argument by position and again by keyword: TypeError when it is called.
// Here it is an error at the second one. Fixed: defaults/required_then_default.

use nonlocal::factory;

factory! {
    fn make_greeter(name: &str, greeting: &str = "Hello") -> impl Fn() -> String {
        fn greet() -> String {
            format!("{greeting}, {name}")
        }
        greet
    }
}

fn main() {
    println!("{}", make_greeter!("Ada", name = "Bob")());
}
