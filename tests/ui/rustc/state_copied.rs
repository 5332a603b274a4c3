//! A function with state is one function: its value cannot be copied, also where its state is `Copy`.
use nonlocal::nonlocal;

#[nonlocal]
fn count_three() -> (i64, i64, i64) {
    let mut count = 0;
    fn next() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    let mut first = next;
    let mut second = first;
    (first(), first(), second())
}

fn main() {
    assert_eq!(count_three(), (1, 2, 3));
}
