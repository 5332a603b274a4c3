//! Memoized Fibonacci: a recursive function with a map that all its calls share.
//!
//! Rust's closures cannot call themselves; a nested function can.
//!
//! In the guide: `nonlocal::guide::cookbook`, "Recursion with a memo dict".

use std::collections::HashMap;

use nonlocal::nonlocal;

// Python:
//
//     def fibonacci(n):
//         known = {}
//         calls = 0
//         def fib(n):
//             nonlocal calls
//             calls += 1
//             if n < 2:
//                 return n
//             if n not in known:
//                 known[n] = fib(n - 1) + fib(n - 2)
//             return known[n]
//         return fib(n), calls

#[nonlocal]
fn fibonacci(n: u64) -> (u64, u32) {
    let mut known: HashMap<u64, u64> = HashMap::new();
    let mut calls = 0_u32;
    fn fib(n: u64) -> u64 {
        nonlocal!(known, calls);
        calls += 1;
        if n < 2 {
            return n;
        }
        if let Some(&value) = known.get(&n) {
            return value;
        }
        let value = fib(n - 1) + fib(n - 2);
        known.insert(n, value);
        value
    }
    (fib(n), calls)
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    vec![
        ("fibonacci(10)", format!("{:?}", fibonacci(10)), "(55, 19)"),
        ("fibonacci(90)", format!("{:?}", fibonacci(90)), "(2880067194370816120, 179)"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
