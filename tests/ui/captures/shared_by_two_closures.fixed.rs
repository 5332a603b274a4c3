use nonlocal::factory;
use std::cell::Cell;
use std::rc::Rc;

#[factory]
fn make_account(start: i64) -> (impl Fn(i64), impl Fn() -> i64) {
    let balance = Rc::new(Cell::new(start));
    fn deposit(amount: i64) {
        balance.set(balance.get() + amount);
    }
    fn show() -> i64 {
        balance.get()
    }
    (deposit, show)
}

fn main() {
    let (deposit, show) = make_account(1);
    deposit(2);
    assert_eq!(show(), 3);
}
