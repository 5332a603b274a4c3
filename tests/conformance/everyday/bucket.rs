use nonlocal::nonlocal;
use std::cell::Cell;

#[nonlocal]
fn token_bucket(
    rate: f64,
    capacity: f64,
    clock: impl Fn() -> f64,
) -> (impl Fn(f64) -> bool, impl Fn() -> (f64, u32)) {
    let mut tokens = capacity;
    let mut last = clock();
    let mut denied = 0;
    fn refill() {
        nonlocal!(tokens, last);
        let now = clock();
        tokens = capacity.min(tokens + (now - last) * rate);
        last = now;
    }
    fn acquire(n: f64) -> bool {
        nonlocal!(tokens, denied);
        refill();
        if tokens >= n {
            tokens -= n;
            return true;
        }
        denied += 1;
        false
    }
    fn stats() -> (f64, u32) {
        refill();
        (tokens, denied)
    }
    (acquire, stats)
}

fn py(b: bool) -> &'static str {
    if b { "True" } else { "False" }
}

fn main() {
    let now = Cell::new(0.0);
    let (acquire, stats) = token_bucket(2.0, 3.0, || now.get());
    let first: Vec<&str> = (0..4).map(|_| py(acquire(1.0))).collect();
    println!("[{}]", first.join(", "));
    now.set(1.0);
    println!("{} {} {:?}", py(acquire(2.0)), py(acquire(1.0)), stats());
}
