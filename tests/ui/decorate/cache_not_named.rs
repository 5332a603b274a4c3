use nonlocal::decorate;
use nonlocal::decorators::memoize;

#[decorate(memoize)]
fn fib(n: u64) -> u64 {
    if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
}

fn main() {
    assert_eq!(fib(10), 55);
    fib::cache_clear();
}
