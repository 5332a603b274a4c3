//! What is captured weakly is what the variable was bound to first.
use std::cell::Cell;
use std::rc::Rc;

use nonlocal::nonlocal;

#[nonlocal]
fn make(first: bool) -> (impl Fn() -> Option<i64>, Rc<Cell<i64>>) {
    let mut value = Rc::new(Cell::new(1));
    if !first {
        value = Rc::new(Cell::new(2));
    }
    let value = value;
    fn get() -> Option<i64> {
        Some(weak!(value)?.get())
    }
    (get, value)
}

fn main() {
    let (get, value) = make(false);
    assert_eq!(get(), Some(2));
    drop(value);
    assert_eq!(get(), None);
}
