use nonlocal::nonlocal;
use std::ops::AddAssign;

#[derive(Clone)]
struct Tally(Vec<i64>);

impl AddAssign<i64> for Tally {
    fn add_assign(&mut self, other: i64) {
        self.0.push(other);
    }
}

#[nonlocal]
fn count() -> Vec<i64> {
    let mut tally = Tally(vec![]);
    fn next() -> i64 {
        nonlocal!(tally);
        tally.0.push(1);
        2
    }
    let value = next();
    tally += value;
    tally.0
}

fn main() {
    assert_eq!(count(), [1, 2]);
}
