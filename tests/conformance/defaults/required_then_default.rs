// A parameter without a default has to be given, the others may be left out or named in any order.

use nonlocal::factory;

factory! {
    fn make_greeter(name: &str, greeting: &str = "Hello", mark: &str = "!") -> impl Fn() -> String {
        fn greet() -> String {
            format!("{greeting}, {name}{mark}")
        }
        greet
    }
}

fn main() {
    println!("{}", make_greeter!("Ada")());
    println!("{}", make_greeter!("Ada", "Hi")());
    println!("{}", make_greeter!("Ada", mark = "?")());
    println!("{}", make_greeter!("Ada", mark = ".", greeting = "Bye")());
    println!("{}", make_greeter!(greeting = "Hey", name = "Bob")());
}
