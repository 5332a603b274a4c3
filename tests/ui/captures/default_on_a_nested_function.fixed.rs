//! A nested function is called with all its arguments.
use nonlocal::nonlocal;

#[nonlocal]
fn make(i: i64) -> impl Fn(i64) -> i64 {
    fn show(by: i64) -> i64 {
        i * by
    }
    show
}

fn main() {
    assert_eq!(make(3)(2), 6);
}
