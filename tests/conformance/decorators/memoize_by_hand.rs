// A decorator is an ordinary function: it can be called by hand, and the undecorated one stays as it was.

use nonlocal::decorators::memoize;

fn slow_square(n: u64) -> u64 {
    println!("computing {n}");
    n * n
}

fn main() {
    let cached = memoize(slow_square);
    println!("{}", cached(4));
    println!("{}", cached(4));
    println!("{}", slow_square(4));
    let fresh = memoize(slow_square);
    println!("{}", fresh(4) + cached(4));
}
