// A recursive function with a memo around it, whose type is written nowhere.
use nonlocal::nonlocal;
use std::collections::HashMap;

#[nonlocal]
fn make_fib() -> impl FnMut(u64) -> u64 {
    let mut memo = HashMap::new();
    fn fib(n: u64) -> u64 {
        nonlocal!(memo);
        if !memo.contains_key(&n) {
            let value = if n < 2 { n } else { fib(n - 1) + fib(n - 2) };
            memo.insert(n, value);
        }
        memo[&n]
    }
    fib
}

fn main() {
    let mut fib = make_fib();
    println!("{}", fib(30));
    println!("{}", fib(60));
}
