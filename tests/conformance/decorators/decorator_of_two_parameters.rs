// A decorated function of two parameters is memoized by both of them, and calls itself through the cache.

use std::sync::atomic::{AtomicU64, Ordering};

use nonlocal::decorate;
use nonlocal::decorators::{count_calls, memoize};

static COMPUTED: AtomicU64 = AtomicU64::new(0);

#[decorate(memoize, count_calls(&COMPUTED))]
fn paths(rows: u64, columns: u64) -> u64 {
    if rows == 0 || columns == 0 {
        return 1;
    }
    paths(rows - 1, columns) + paths(rows, columns - 1)
}

fn main() {
    let computed = || COMPUTED.load(Ordering::Relaxed);
    println!("{} {}", paths(2, 2), computed());
    println!("{} {}", paths(16, 16), computed());
    println!("{} {} {}", paths(3, 5), paths(5, 3), computed());
}
