//! A reference from before the capture would go on showing the old value.
use nonlocal::nonlocal;

#[nonlocal]
fn sum() -> i64 {
    let mut numbers = [1, 2, 3];
    fn grow() {
        nonlocal!(numbers);
        numbers[2] += 10;
    }
    let all = numbers.iter();
    let mut grow_now = grow;
    grow_now();
    all.sum()
}

fn main() {
    assert_eq!(sum(), 6);
}
