use std::collections::HashMap;
use std::{thread, vec as list};

use nonlocal::nonlocal;

// What the body uses is not told to be unused beside the error.
#[nonlocal]
fn make() -> impl FnMut() -> usize {
    let mut seen = HashMap::new();
    let mut count = list![0, 1].len();
    thread::yield_now();
    fn next() -> usize {
        nonlocal!(seen);
        count += 1;
        seen.insert(count, println!("{count}"));
        seen.len()
    }
    next
}

fn main() {
    let mut next = make();
    assert_eq!((next(), next()), (1, 2));
}
