// A decorator may give back a function of another type in Python: here a text for a number.
// Here the type that is written is the type of the decorated function.
// Fixed: decorators/wrapper_of_another_type.

use nonlocal::{decorate, nonlocal};

#[nonlocal]
fn shout<F: Fn(i64) -> i64>(function: F) -> impl Fn(i64) -> String {
    fn wrapper(x: i64) -> String {
        format!("{}!", function(x))
    }
    wrapper
}

#[decorate(shout)]
fn double(x: i64) -> i64 {
    2 * x
}

fn main() {
    println!("{}", double(4));
}
