// A monitored function counts its calls, tells the count, and can be reset (SICP exercise 3.2).

use nonlocal::nonlocal;

#[nonlocal]
fn make_monitored<F: Fn(i64) -> i64>(function: F) -> (impl Fn(i64) -> i64, impl Fn() -> u32, impl Fn()) {
    let mut calls = 0;
    fn monitored(x: i64) -> i64 {
        nonlocal!(calls);
        calls += 1;
        function(x)
    }
    fn how_many() -> u32 {
        calls
    }
    fn reset() {
        nonlocal!(calls);
        calls = 0;
    }
    (monitored, how_many, reset)
}

fn main() {
    let (square, how_many, reset) = make_monitored(|x| x * x);
    println!("{} {}", square(10), how_many());
    println!("{:?} {}", [0, 1, 2, 3].map(&square), how_many());
    reset();
    println!("{} {} {}", how_many(), square(5), how_many());
}
