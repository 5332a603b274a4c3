// A counting decorator counts the calls of each decorated function for itself.

use std::sync::atomic::{AtomicU64, Ordering};

use nonlocal::decorate;
use nonlocal::decorators::count_calls;

static DOUBLE: AtomicU64 = AtomicU64::new(0);
static NEGATE: AtomicU64 = AtomicU64::new(0);

#[decorate(count_calls(&DOUBLE))]
fn double(x: i64) -> i64 {
    2 * x
}

#[decorate(count_calls(&NEGATE))]
fn negate(x: i64) -> i64 {
    -x
}

fn main() {
    println!("{} {}", double(4), negate(double(5)));
    println!("{} {}", DOUBLE.load(Ordering::Relaxed), NEGATE.load(Ordering::Relaxed));
    println!("{} {}", negate(1), NEGATE.load(Ordering::Relaxed));
}
