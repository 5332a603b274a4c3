// A dictionary around the recursive function remembers what was computed, from call to call.
use nonlocal::nonlocal;
use std::collections::HashMap;

#[nonlocal]
fn make_fib() -> (impl FnMut(u64) -> u64, impl Fn() -> u64) {
    let mut memo: HashMap<u64, u64> = HashMap::new();
    let mut misses: u64 = 0;
    fn fib(n: u64) -> u64 {
        nonlocal!(memo, misses);
        if let Some(&value) = memo.get(&n) {
            return value;
        }
        misses += 1;
        let value = if n < 2 { n } else { fib(n - 1) + fib(n - 2) };
        memo.insert(n, value);
        value
    }
    fn missed() -> u64 {
        misses
    }
    (fib, missed)
}

fn main() {
    let (mut fib, missed) = make_fib();
    println!("{} {}", fib(10), missed());
    println!("{} {}", fib(50), missed());
    println!("{} {}", fib(40), missed());
}
