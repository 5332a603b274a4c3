//! A function with state is one function, in a box too.
use nonlocal::nonlocal;

#[nonlocal]
fn count_twice() -> (i64, i64) {
    let mut count = 0;
    fn next() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    let boxed = Box::new(next);
    let mut first = *boxed;
    (first(), first())
}

fn main() {
    assert_eq!(count_twice(), (1, 2));
}
