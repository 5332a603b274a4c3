//! Callbacks come back, and functions pass themselves on.

#![allow(clippy::format_push_string, clippy::type_complexity, clippy::trivially_copy_pass_by_ref)]

use std::cell::RefCell;
use std::rc::Rc;

use nonlocal::nonlocal;

type Job = Box<dyn Fn() -> i64>;
type Handler = Rc<dyn Fn(&str)>;
type IsFree<'a> = &'a dyn Fn(i64) -> bool;

#[derive(Clone, Default)]
struct Queue(Rc<RefCell<Vec<Job>>>);

impl Queue {
    fn later(&self, job: impl Fn() -> i64 + 'static) {
        self.0.borrow_mut().push(Box::new(job));
    }

    fn run(&self) -> Vec<i64> {
        let mut results = Vec::new();
        while let Some(job) = self.next() {
            results.push(job());
        }
        results
    }

    fn next(&self) -> Option<Job> {
        self.0.borrow_mut().pop()
    }
}

#[nonlocal]
fn make_timer(queue: Queue) -> impl Fn() -> i64 {
    let mut left = 3;
    fn tick() -> i64 {
        nonlocal!(left);
        left -= 1;
        if left > 0 {
            queue.later(tick);
        }
        left
    }
    tick
}

#[test]
fn a_function_passes_itself_on() {
    let queue = Queue::default();
    queue.later(make_timer(queue.clone()));
    assert_eq!(queue.run(), [2, 1, 0]);
}

#[nonlocal]
fn game(queue: &Queue) -> i64 {
    let mut hits = 0;
    fn ping(queue: Queue) -> i64 {
        nonlocal!(hits);
        hits += 1;
        if hits < 20 {
            let next = queue.clone();
            queue.later(move || pong(next.clone()));
        }
        hits
    }
    fn pong(queue: Queue) -> i64 {
        nonlocal!(hits);
        hits += 10;
        if hits < 20 {
            let next = queue.clone();
            queue.later(move || ping(next.clone()));
        }
        hits
    }
    let first = ping(queue.clone());
    let rest: i64 = queue.run().iter().sum();
    first * 100 + rest + hits
}

#[test]
fn functions_pass_each_other_on() {
    assert_eq!(game(&Queue::default()), 100 + (11 + 12 + 22) + 22);
}

#[nonlocal]
fn make_emitter() -> (impl Fn(Handler), impl Fn(&str), impl Fn() -> String) {
    let mut handlers: Vec<Handler> = Vec::new();
    let mut log = String::new();
    fn on(handler: Handler) {
        nonlocal!(handlers, log);
        log.push_str("on ");
        handlers.push(handler);
    }
    fn emit(event: &str) {
        nonlocal!(log);
        log.push_str(event);
        log.push(' ');
        let now = handlers.clone();
        for handler in now {
            handler(event);
        }
        log.push_str(&format!("{} ", handlers.len()));
    }
    fn show() -> String {
        log.clone()
    }
    (on, emit, show)
}

#[test]
fn a_listener_may_use_what_is_dispatched() {
    let (on, emit, show) = make_emitter();
    let (on, show) = (Rc::new(on), Rc::new(show));
    let (again, seen) = (Rc::clone(&on), Rc::clone(&show));
    on(Rc::new(move |event| {
        if event == "a" {
            assert_eq!(seen(), "on a ");
            again(Rc::new(|_| ()));
        }
    }));
    emit("a");
    emit("b");
    assert_eq!(show(), "on a on 2 b 2 ");
}

#[nonlocal]
fn make_makers() -> (impl Fn() -> Job, impl Fn() -> i64) {
    let mut total: i64 = 0;
    fn add() -> i64 {
        nonlocal!(total);
        total += 1;
        total
    }
    fn make() -> Job {
        Box::new(move || add())
    }
    (make, add)
}

#[test]
fn a_closure_calls_a_function_that_shares() {
    let (make, add) = make_makers();
    let more = make();
    assert_eq!((more(), add(), more()), (1, 2, 3));
}

#[nonlocal]
fn make_renamed() -> (impl Fn(&dyn Fn()), impl Fn() -> usize) {
    let mut items: Vec<i64> = Vec::new();
    fn run(callback: &dyn Fn()) {
        nonlocal!(items);
        items.push(1);
        let also = callback;
        also();
    }
    fn count() -> usize {
        items.len()
    }
    (run, count)
}

#[test]
fn a_callback_by_another_name_may_come_back() {
    let (run, count) = make_renamed();
    let seen = std::cell::Cell::new(0);
    run(&|| seen.set(count()));
    assert_eq!(seen.get(), 1);
}

/// A closure that is `Fn`, with a cell of its own.
#[nonlocal]
fn make_alone() -> impl Fn(&dyn Fn()) -> usize {
    let mut seen = Vec::new();
    let mut calls: i64 = 0;
    fn call(before: &dyn Fn()) -> usize {
        nonlocal!(seen, calls);
        before();
        calls += 1;
        seen.push(calls);
        before();
        seen.len()
    }
    call
}

#[test]
fn a_closure_with_cells_of_its_own_is_called_back() {
    let call = make_alone();
    assert_eq!(call(&|| _ = call(&|| ())), 3);
}

/// The same, and it calls itself.
#[nonlocal]
fn make_recursive() -> impl Fn(i64, &dyn Fn()) -> Vec<i64> {
    let mut seen: Vec<i64> = Vec::new();
    fn call(n: i64, before: &dyn Fn()) -> Vec<i64> {
        nonlocal!(seen);
        before();
        seen.push(n);
        if n > 0 { call(n - 1, before) } else { seen.clone() }
    }
    call
}

#[test]
fn a_recursive_closure_with_a_cell_of_its_own_is_called_back() {
    let call = make_recursive();
    assert_eq!(call(1, &|| drop(call(0, &|| ()))), [0, 1, 0, 0]);
}

/// `following` is used by one closure only, which shares `given`.
#[nonlocal]
fn make_ids() -> (impl Fn(IsFree) -> i64, impl Fn() -> usize) {
    let mut following: i64 = 1;
    let mut given = Vec::new();
    fn fresh(is_free: IsFree) -> i64 {
        nonlocal!(following, given);
        while !is_free(following) {
            following += 1;
        }
        given.push(following);
        following += 1;
        following - 1
    }
    fn count() -> usize {
        given.len()
    }
    (fresh, count)
}

#[test]
fn what_one_closure_uses_beside_what_it_shares_is_not_held() {
    let (fresh, count) = make_ids();
    let nosy = |n| {
        if count() == 0 {
            fresh(&|_| true);
        }
        n > 2
    };
    assert_eq!((fresh(&nosy), count()), (3, 2));
}

struct Scale(i64);

impl Scale {
    fn fill(&self, out: &mut [i64]) {
        out[0] += self.0;
    }

    fn append(&self, out: &mut Vec<i64>, n: i64) {
        out.push(self.0 * n);
    }
}

#[nonlocal]
fn make_buffer(scale: Scale, ask: impl Fn() -> i64 + 'static) -> (Box<dyn Fn()>, Box<dyn Fn() -> Vec<i64>>) {
    let mut buffer = vec![0];
    fn work() {
        nonlocal!(buffer);
        scale.fill(&mut buffer);
        scale.append(&mut buffer, ask());
    }
    fn shown() -> Vec<i64> {
        buffer.clone()
    }
    (Box::new(work), Box::new(shown))
}

/// A variable that a method of something else is lent, beside an argument that comes back.
#[test]
fn lent_to_a_method_beside_a_callback() {
    let back: Rc<RefCell<Option<Box<dyn Fn() -> Vec<i64>>>>> = Rc::default();
    let asked = back.clone();
    let (work, shown) = make_buffer(Scale(3), move || asked.borrow().as_ref().map_or(0, |shown| shown()[0]));
    *back.borrow_mut() = Some(shown);
    work();
    work();
    assert_eq!(back.borrow().as_ref().map(|shown| shown()), Some(vec![6, 9, 18]));
}
