use std::cell::Cell;

use nonlocal::decorate;

fn counted(f: impl Fn(i64) -> i64) -> impl Fn(i64) -> i64 {
    let calls = Cell::new(0);
    move |x| {
        calls.set(calls.get() + 1);
        f(x) + calls.get()
    }
}

#[decorate(counted)]
fn next(x: i64) -> i64 {
    x + 1
}

fn main() {
    assert_eq!(next(1), 3);
}
