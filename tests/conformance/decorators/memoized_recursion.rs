// A memoized recursion computes each value once, for the name in the body is the decorated one.

use std::sync::atomic::{AtomicU64, Ordering};

use nonlocal::decorate;
use nonlocal::decorators::{count_calls, memoize};

static CALLS: AtomicU64 = AtomicU64::new(0);

#[decorate(memoize, count_calls(&CALLS))]
fn stairs(n: u64) -> u64 {
    if n < 2 { 1 } else { stairs(n - 1) + stairs(n - 2) }
}

fn main() {
    let calls = || CALLS.load(Ordering::Relaxed);
    println!("{}", stairs(40));
    println!("{}", calls());
    println!("{} {}", stairs(30), calls());
    println!("{} {}", stairs(41), calls());
}
