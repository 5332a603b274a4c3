// A nested function that captures is decorated anew by each run of its factory.

use std::sync::atomic::{AtomicU64, Ordering};

use nonlocal::nonlocal;

#[nonlocal]
fn numbered<F: Fn(i64) -> i64>(function: F) -> impl Fn(i64) -> i64 {
    let calls = AtomicU64::new(0);
    fn wrapper(x: i64) -> i64 {
        println!("call {}", calls.fetch_add(1, Ordering::Relaxed) + 1);
        function(x)
    }
    wrapper
}

#[nonlocal]
fn make_scale(factor: i64) -> impl Fn(i64) -> i64 {
    #[decorate(numbered)]
    fn scale(x: i64) -> i64 {
        x * factor
    }
    scale
}

fn main() {
    let double = make_scale(2);
    let triple = make_scale(3);
    println!("{}", double(5));
    println!("{}", double(6));
    println!("{}", triple(5));
    println!("{}", double(7));
}
