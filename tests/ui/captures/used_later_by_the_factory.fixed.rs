use nonlocal::factory;
use std::cell::Cell;
use std::rc::Rc;

#[factory]
fn sum(values: &[i64]) -> i64 {
    let total = Rc::new(Cell::new(0));
    fn add(value: &i64) {
        total.set(total.get() + value);
    }
    values.iter().for_each(add);
    total.get()
}

fn main() {
    assert_eq!(sum(&[1, 2]), 3);
}
