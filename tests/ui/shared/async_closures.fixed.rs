use std::cell::Cell;
use std::rc::Rc;

use nonlocal::nonlocal;

#[nonlocal]
fn make_meter() -> (impl AsyncFn(i64), impl Fn() -> i64) {
    let total = Rc::new(Cell::new(0));
    async fn add(n: i64) {
        total.set(total.get() + n);
    }
    fn get() -> i64 {
        total.get()
    }
    (add, get)
}

fn main() {
    let (add, get) = make_meter();
    drop(add(3));
    assert_eq!(get(), 0);
}
