//! A function with state is one function: it is used through one name, or by reference.
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
    let second = &mut first;
    (second(), second(), first())
}

fn main() {
    assert_eq!(count_three(), (1, 2, 3));
}
