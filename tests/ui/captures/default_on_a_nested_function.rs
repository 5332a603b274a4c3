//! Python's `def show(i=i)`: not needed here.
use nonlocal::nonlocal;

#[nonlocal]
fn make(i: i64) -> impl Fn(i64) -> i64 {
    fn show(#[default(1)] by: i64) -> i64 {
        i * by
    }
    show
}

fn main() {
    assert_eq!(make(3)(2), 6);
}
