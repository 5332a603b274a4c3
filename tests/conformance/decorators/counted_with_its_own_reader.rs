// A decorator with state hands out the function and a reader; the decorated function may read while it runs.

use std::cell::OnceCell;
use std::rc::Rc;

use nonlocal::nonlocal;

#[nonlocal(shared)]
fn counted<F: Fn(i64) -> i64 + Clone>(
    function: F,
) -> (impl Fn(i64) -> i64 + Clone, impl Fn() -> String + Clone) {
    let mut calls = 0;
    let mut seen = Vec::new();
    fn wrapper(x: i64) -> i64 {
        nonlocal!(calls, seen);
        calls += 1;
        let result = function(x);
        seen.push(result);
        result
    }
    fn report() -> String {
        format!("{calls} calls, {seen:?}")
    }
    (wrapper, report)
}

/// The decorated function and its reader, for the function itself.
type Own = Rc<OnceCell<(Box<dyn Fn(i64) -> i64>, Box<dyn Fn() -> String>)>>;

fn main() {
    let (square, squares) = counted(|x| x * x);
    println!("{}", square(3) + square(4));
    println!("{}", squares());
    let (nested, report) = counted(move |x| square(x) + square(x + 1));
    println!("{} {} {}", nested(1), squares(), report());
    let (looking, looked) = counted(move |x| {
        println!("{}", squares());
        x
    });
    println!("{} {}", looking(7), looked());
    let own: Own = Rc::default();
    let itself = Rc::clone(&own);
    let (inner, inside) = counted(move |x| {
        let (inner, inside) = itself.get().expect("it is there before it is called");
        println!("{}", inside());
        if x == 0 { x } else { inner(x - 1) }
    });
    let _ = own.set((Box::new(inner.clone()), Box::new(inside.clone())));
    println!("{} {}", inner(2), inside());
}
