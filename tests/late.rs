//! What a nested function makes and gives away, `move` lambdas, iterators with them and futures, sees later changes.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use nonlocal::nonlocal;

#[nonlocal]
fn in_a_loop() -> Vec<i64> {
    let mut n: i64 = 0;
    let mut all: Vec<Box<dyn Fn() -> i64>> = vec![];
    fn make() -> Box<dyn Fn() -> i64> {
        nonlocal!(n);
        Box::new(move || n)
    }
    while n < 3 {
        all.push(make());
        n += 1;
    }
    all.iter().map(|one| one()).collect()
}

#[nonlocal]
fn changed_by_another() -> (i64, i64) {
    let mut n = 1;
    fn make() -> impl Fn() -> i64 {
        move || n
    }
    fn change() {
        nonlocal!(n);
        n += 1;
    }
    let get = make();
    change();
    change();
    (get(), n)
}

#[nonlocal]
fn of_every_type() -> String {
    let mut names: Vec<String> = vec![];
    let mut last = ('a', 1);
    fn make() -> Box<dyn Fn() -> String> {
        Box::new(move || format!("{} {last:?}", names.join(",")))
    }
    fn add(name: &str) {
        nonlocal!(names, last);
        names.push(name.to_owned());
        last = ('b', names.len());
    }
    let shown = make();
    add("a");
    let other = make();
    names.push("c".to_owned());
    format!("{}|{}", shown(), other())
}

#[nonlocal]
fn changed_by_itself() -> (i64, i64) {
    let mut n: i64 = 0;
    fn make() -> impl Fn() -> i64 {
        nonlocal!(n);
        n += 1;
        let get = move || n;
        n += 1;
        get
    }
    let get = make();
    (get(), n)
}

#[nonlocal]
fn stop_button() -> Vec<i64> {
    let mut stopped = false;
    let mut out = vec![];
    fn worker() -> Box<dyn Fn(i64) -> Option<i64>> {
        Box::new(move |i| if stopped { None } else { Some(i) })
    }
    fn stop() {
        nonlocal!(stopped);
        stopped = true;
    }
    let work = worker();
    for i in 0..5 {
        if let Some(value) = work(i) {
            out.push(value);
        }
        if i == 2 {
            stop();
        }
    }
    out
}

#[nonlocal]
fn iterator() -> Vec<i64> {
    let mut n: i64 = 1;
    fn make() -> impl Iterator<Item = i64> {
        (0..3).map(move |x| x * n)
    }
    fn change() {
        nonlocal!(n);
        n += 1;
    }
    let turns = make();
    change();
    turns.collect()
}

#[test]
fn lambdas_of_functions_that_are_called() {
    assert_eq!(in_a_loop(), [3, 3, 3]);
    assert_eq!(changed_by_another(), (3, 3));
    assert_eq!(of_every_type(), "a,c ('b', 1)|a,c ('b', 1)");
    assert_eq!(changed_by_itself(), (2, 2));
    assert_eq!(stop_button(), [0, 1, 2]);
    assert_eq!(iterator(), [0, 2, 4]);
}

#[nonlocal]
fn product() -> (impl Fn() -> Box<dyn Fn() -> i64>, impl Fn()) {
    let mut n: i64 = 0;
    fn make() -> Box<dyn Fn() -> i64> {
        Box::new(move || n * 2)
    }
    fn change() {
        nonlocal!(n);
        n += 1;
    }
    (make, change)
}

#[nonlocal(sync)]
fn locked() -> (impl Fn() -> Box<dyn Fn() -> i64 + Send> + Send, impl Fn() + Send) {
    let mut n: i64 = 0;
    fn make() -> Box<dyn Fn() -> i64 + Send> {
        Box::new(move || n * 2)
    }
    fn change() {
        nonlocal!(n);
        n += 1;
    }
    (make, change)
}

#[test]
fn lambdas_of_products() {
    let (make, change) = product();
    let get = make();
    change();
    change();
    assert_eq!((get(), make()()), (4, 4));

    let (make, change) = locked();
    let get = make();
    change();
    assert_eq!((get(), make()()), (2, 2));
}

#[nonlocal]
fn unchanged(n: i64, items: &[i64]) -> i64 {
    fn make() -> impl Fn() -> i64 {
        move || n + 1
    }
    fn total() -> i64 {
        items.iter().map(move |x| x * n).sum()
    }
    make()() + total() + total()
}

/// A lambda that ends with its statement keeps nothing.
#[nonlocal]
fn done_at_once() -> Vec<i64> {
    let mut factor = 1;
    let items = [1, 2, 3];
    fn total() -> i64 {
        items.iter().map(move |x| x * factor).filter(move |x| *x > factor).sum()
    }
    let mut out = vec![total()];
    factor = 2;
    out.push(total());
    for x in items.iter().map(move |x| x * factor) {
        out.push(x);
    }
    out
}

#[test]
fn snapshots_where_nobody_changes_anything() {
    assert_eq!(unchanged(2, &[1, 2]), 15);
    assert_eq!(done_at_once(), [5, 10, 2, 4, 6]);
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

#[nonlocal]
async fn futures() -> (i64, i64) {
    let mut n: i64 = 1;
    #[allow(clippy::unused_async)]
    async fn look() -> i64 {
        n
    }
    let first = look().await;
    n += 1;
    let later = look();
    (first, later.await)
}

#[test]
fn futures_read_when_they_run() {
    assert_eq!(block_on(futures()), (1, 2));
}

// The function that makes the closure calls it, or somebody who changes the variable, before it returns.

#[nonlocal]
fn called_between() -> i64 {
    let mut n = 1;
    fn up() {
        nonlocal!(n);
        n += 1;
    }
    fn look() -> i64 {
        let get = move || n;
        up();
        get()
    }
    look()
}
#[nonlocal]
fn changes_after() -> (i64, i64) {
    let mut n = 1;
    fn ap() -> i64 {
        nonlocal!(n);
        n += 1;
        let f = move |x: i64| x + n;
        n += 10;
        f(0)
    }
    (ap(), n)
}
#[nonlocal]
fn called_inside() -> (i64, i64) {
    let mut n = 1;
    fn make() -> Box<dyn Fn() -> i64> {
        nonlocal!(n);
        let f = Box::new(move || n);
        n += f();
        f
    }
    let f = make();
    (f(), n)
}
#[nonlocal]
fn made_elsewhere() -> (i64, i64) {
    let mut n = 1;
    fn getter() -> impl Fn() -> i64 {
        move || n
    }
    fn bump() -> i64 {
        nonlocal!(n);
        n += 1;
        let g = getter();
        n += 1;
        g()
    }
    (bump(), n)
}
#[nonlocal]
fn registered() -> i64 {
    let mut n = 1;
    let mut hooks: Vec<Box<dyn Fn() -> i64>> = vec![];
    fn reg() -> i64 {
        nonlocal!(n, hooks);
        n += 1;
        hooks.push(Box::new(move || n));
        hooks.iter().map(|h| h()).sum()
    }
    reg() + reg()
}

#[test]
fn the_maker_is_still_running() {
    assert_eq!(called_between(), 2);
    assert_eq!(changes_after(), (12, 12));
    assert_eq!(called_inside(), (2, 2));
    assert_eq!(made_elsewhere(), (3, 3));
    assert_eq!(registered(), 2 + 6);
}

// What a closure gives goes on, where only the closure itself is done with.

#[nonlocal]
fn iterators_for_each() -> i64 {
    let mut k: i64 = 1;
    fn make() -> Vec<impl Iterator<Item = i64>> {
        nonlocal!(k);
        (0..2).map(|a| (0..2).map(move |b| (a + b) * k)).collect()
    }
    let all = make();
    k = 100;
    all.into_iter().flatten().sum()
}

#[nonlocal]
fn some_of_them() -> (i64, i64) {
    let mut n: i64 = 1;
    fn both(on: bool) -> (impl Fn() -> i64, Option<impl Fn()>) {
        nonlocal!(n);
        (move || n, if on { Some(move || n += 1) } else { None })
    }
    let (get, up) = both(true);
    if let Some(up) = up {
        up();
    }
    n += 10;
    (get(), n)
}

#[nonlocal]
fn used_up_in_the_chain(k: i64) -> i64 {
    fn sum() -> i64 {
        (0..2).flat_map(|a| (0..2).map(move |b| (a + b) * k)).sum()
    }
    sum()
}

#[test]
fn what_a_closure_gives_goes_on() {
    assert_eq!(iterators_for_each(), 400);
    assert_eq!(some_of_them(), (12, 12));
    assert_eq!(used_up_in_the_chain(2), 8);
}
