//! The reference is used before the closure is made.
use nonlocal::nonlocal;

#[nonlocal]
fn sum() -> i64 {
    let mut numbers = [1, 2, 3];
    fn grow() {
        nonlocal!(numbers);
        numbers[2] += 10;
    }
    let sum = numbers.iter().sum();
    let mut grow_now = grow;
    grow_now();
    sum
}

fn main() {
    assert_eq!(sum(), 6);
}
