use std::cell::Cell;
use std::rc::Rc;

use nonlocal::nonlocal;

#[nonlocal]
fn make_click(button: Rc<Cell<i64>>) -> impl Fn() {
    fn clicked() {
        let Some(button) = weak!(button) else { return };
        button.set(button.get() + 1);
    }
    clicked
}

fn main() {
    let button = Rc::new(Cell::new(0));
    let click = make_click(button.clone());
    click();
    click();
    assert_eq!((button.get(), Rc::strong_count(&button)), (2, 1));
}
