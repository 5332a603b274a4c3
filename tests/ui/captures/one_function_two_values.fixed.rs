use nonlocal::factory;
use std::cell::Cell;
use std::rc::Rc;

#[factory]
fn make_tickets() -> (impl Fn() -> i64, impl Fn() -> i64) {
    let count = Rc::new(Cell::new(0));
    fn ticket() -> i64 {
        count.set(count.get() + 1);
        count.get()
    }
    (ticket, ticket)
}

fn main() {
    let (left, right) = make_tickets();
    assert_eq!((left(), right()), (1, 2));
}
