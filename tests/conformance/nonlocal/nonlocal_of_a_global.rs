// A nonlocal declaration does not reach a variable of the module.
// Refused: no binding for nonlocal `CALLS` found
use nonlocal::nonlocal;
use std::sync::atomic::{AtomicI64, Ordering};

static CALLS: AtomicI64 = AtomicI64::new(0);

#[nonlocal]
fn make_counter() -> impl FnMut() -> i64 {
    fn counter() -> i64 {
        nonlocal!(CALLS);
        CALLS.fetch_add(1, Ordering::Relaxed) + 1
    }
    counter
}

fn main() {
    let mut counter = make_counter();
    println!("{}", counter());
}
