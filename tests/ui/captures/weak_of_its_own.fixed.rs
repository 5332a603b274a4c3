//! `weak!` is for what a function captures.
use std::rc::Rc;

use nonlocal::nonlocal;

#[nonlocal]
fn make(start: i64) -> i64 {
    fn add(by: i64) -> i64 {
        let own = Rc::new(by);
        *own + start
    }
    add(2)
}

fn main() {
    assert_eq!(make(1), 3);
}
