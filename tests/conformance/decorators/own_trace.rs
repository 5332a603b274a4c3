// A decorator of one's own prints each call and its result, and the recursion goes through it.

use nonlocal::{decorate, nonlocal};

#[nonlocal]
fn trace<F: Fn(u64) -> u64>(function: F) -> impl Fn(u64) -> u64 {
    fn traced(n: u64) -> u64 {
        println!("-> {n}");
        let result = function(n);
        println!("<- {result}");
        result
    }
    traced
}

#[decorate(trace)]
fn factorial(n: u64) -> u64 {
    if n == 0 { 1 } else { n * factorial(n - 1) }
}

fn main() {
    println!("{}", factorial(2));
    println!("{}", factorial(0));
}
