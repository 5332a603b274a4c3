// A recursive function with a memo around it, whose type is written.
use nonlocal::nonlocal;
use std::collections::HashMap;

#[nonlocal]
fn make_fib() -> impl FnMut(u64) -> u64 {
    let mut memo: HashMap<u64, u64> = HashMap::new();
    fn fib(n: u64) -> u64 {
        nonlocal!(memo);
        if let Some(&value) = memo.get(&n) {
            return value;
        }
        let value = if n < 2 { n } else { fib(n - 1) + fib(n - 2) };
        memo.insert(n, value);
        value
    }
    fib
}

fn main() {
    let mut fib = make_fib();
    println!("{}", fib(30));
    println!("{}", fib(60));
}
