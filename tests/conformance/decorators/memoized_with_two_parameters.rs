// A memo for a function of two parameters, whose calls of itself go through the memo.
use nonlocal::decorate;
use nonlocal::decorators::{count_calls, memoize};
use std::sync::atomic::{AtomicU64, Ordering};

static CALLS: AtomicU64 = AtomicU64::new(0);

#[decorate(memoize, count_calls(&CALLS))]
fn paths(rows: u64, columns: u64) -> u64 {
    if rows == 0 || columns == 0 {
        return 1;
    }
    paths(rows - 1, columns) + paths(rows, columns - 1)
}

fn main() {
    for size in [2, 16, 16] {
        let ways = paths(size, size);
        println!("{ways} {}", CALLS.load(Ordering::Relaxed));
    }
}
