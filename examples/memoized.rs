//! Memoized Fibonacci: the name inside the body is the decorated one, so the recursion is memoized all the way. The count
//! proves it.
//!
//! In the guide: `nonlocal::guide::cookbook`, "A cache".

use std::sync::atomic::{AtomicU64, Ordering};

// Python:
//
//     import functools
//
//     calls = 0
//
//     @functools.cache
//     def fib(n):
//         global calls
//         calls += 1
//         return n if n < 2 else fib(n - 1) + fib(n - 2)

use nonlocal::decorate;
use nonlocal::decorators::{count_calls, memoize};

static CALLS: AtomicU64 = AtomicU64::new(0);

#[decorate(memoize, count_calls(&CALLS), type = fib)]
fn fib(n: u64) -> u64 {
    if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let result = fib(80);
    vec![
        ("fib(80)", result.to_string(), "23416728348467685"),
        ("calls", CALLS.load(Ordering::Relaxed).to_string(), "81"),
        ("fib::cache_len()", fib::cache_len().to_string(), "81"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
