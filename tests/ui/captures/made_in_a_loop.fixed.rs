use nonlocal::factory;
use std::cell::Cell;
use std::rc::Rc;

#[factory]
fn make_tickets() -> Vec<Box<dyn FnMut() -> i64>> {
    let mut all: Vec<Box<dyn FnMut() -> i64>> = Vec::new();
    let count = Rc::new(Cell::new(0));
    for _ in 0..2 {
        fn ticket() -> i64 {
            count.set(count.get() + 1);
            count.get()
        }
        all.push(Box::new(ticket));
    }
    all
}

fn main() {
    let values: Vec<i64> = make_tickets().iter_mut().map(|f| f()).collect();
    assert_eq!(values, [1, 2]);
}
