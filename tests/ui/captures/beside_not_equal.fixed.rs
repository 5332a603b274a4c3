//! `item != 1` is a comparison, and no macro that would have to be imported.
use nonlocal::nonlocal;

#[nonlocal]
fn count(items: &[i64]) -> i64 {
    let mut n = 0;
    fn bump() {
        nonlocal!(n);
        n += 1;
    }
    for item in items {
        if *item != 1 {
            bump();
        }
    }
    n
}

fn main() {
    assert_eq!(count(&[1, 2, 3]), 2);
}
