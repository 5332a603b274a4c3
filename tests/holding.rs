//! Nothing is held while code of others runs: callbacks come back, arguments are evaluated first, and functions pass
//! themselves on. Each result is what Python gives.

#![allow(clippy::format_push_string, clippy::redundant_closure, clippy::trivially_copy_pass_by_ref)]
#![allow(clippy::explicit_iter_loop)]

use std::cell::RefCell;
use std::collections::HashMap;
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
fn fibonacci(n: u64) -> u64 {
    let mut memo: HashMap<u64, u64> = HashMap::new();
    fn fib(n: u64) -> u64 {
        nonlocal!(memo);
        if n < 2 {
            return n;
        }
        if let Some(known) = memo.get(&n) {
            return *known;
        }
        memo.insert(n, fib(n - 1) + fib(n - 2));
        memo[&n]
    }
    fib(n)
}

#[nonlocal]
fn components(n: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..n).collect();
    fn find(x: usize) -> usize {
        nonlocal!(parent);
        if parent[x] != x {
            parent[x] = find(parent[x]);
        }
        parent[x]
    }
    for (a, b) in edges {
        parent[find(*a)] = find(*b);
    }
    (0..n).map(|x| find(x)).collect()
}

#[nonlocal]
fn stack() -> Vec<i64> {
    let mut items = vec![10, 20, 30];
    fn last() -> usize {
        items.len() - 1
    }
    fn pop() -> i64 {
        nonlocal!(items);
        items.pop().unwrap_or(0)
    }
    items[last()] = 1;
    items.push(pop() + pop());
    let at = items.len();
    items.insert(at.min(last()), pop());
    items
}

#[test]
fn operands_are_evaluated_first() {
    assert_eq!(fibonacci(80), 23_416_728_348_467_685);
    assert_eq!(components(5, &[(0, 1), (1, 2), (3, 4)]), [2, 2, 2, 4, 4]);
    assert_eq!(stack(), [10, 21]);
}

#[nonlocal]
fn make_server() -> (impl Fn() -> i64, impl Fn(&dyn Fn() -> i64) -> String) {
    let mut hits = 0;
    let mut name = String::from("a");
    fn hit() -> i64 {
        nonlocal!(hits, name);
        hits += 1;
        name.push('b');
        hits
    }
    fn report(ask: &dyn Fn() -> i64) -> String {
        nonlocal!(name);
        name.push_str(&ask().to_string());
        format!("{} {} {}", ask(), name, hits)
    }
    (hit, report)
}

#[test]
fn what_a_macro_is_given_first_is_evaluated_first() {
    let (hit, report) = make_server();
    assert_eq!(hit(), 1);
    assert_eq!(report(&hit), "3 abb2b 3");
}

#[nonlocal]
fn count_up() -> Vec<usize> {
    let mut log: Vec<usize> = Vec::new();
    fn add(n: usize) {
        nonlocal!(log);
        log.push(n);
    }
    let (a, b) = (add, add);
    while log.len() < 3 {
        a(log.len());
        b(log.len() * 10);
    }
    log.clone()
}

#[test]
fn arguments_that_read_are_evaluated_before_the_call() {
    assert_eq!(count_up(), [0, 10, 2, 30]);
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

type Read<'a> = &'a dyn Fn() -> i64;

/// A method that reads has read the variable before its argument changes it.
#[nonlocal]
fn make_readers() -> (impl Fn(Read) -> (i64, i64), impl Fn() -> i64, impl Fn() -> i64) {
    let mut x: i64 = 1;
    let mut slot: Option<i64> = Some(1);
    fn read(f: Read) -> (i64, i64) {
        (x.max(f()), slot.unwrap_or(f()))
    }
    fn down() -> i64 {
        nonlocal!(x, slot);
        x -= 10;
        slot = None;
        x
    }
    fn get() -> i64 {
        x
    }
    (read, down, get)
}

#[test]
fn what_reads_has_read_before() {
    let (read, down, get) = make_readers();
    assert_eq!(read(&get), (1, 1));
    assert_eq!(read(&|| 7), (7, 1));
    let (read, down_again) = (read, down);
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| read(&down_again).0));
    assert_eq!(result.unwrap_or(1), 1);
}

#[nonlocal]
fn replaced() -> String {
    let mut text = String::from("a");
    fn longer() -> usize {
        nonlocal!(text);
        text.push('b');
        text.len()
    }
    text.push_str(&longer().to_string());
    text
}

type Call = Rc<dyn Fn() -> i64>;

#[nonlocal]
fn make_queue() -> (impl Fn(Call), impl Fn() -> i64, impl Fn() -> usize) {
    let mut jobs: Vec<Call> = Vec::new();
    let mut done: Vec<i64> = Vec::new();
    fn add(job: Call) {
        nonlocal!(jobs);
        jobs.push(job);
    }
    fn run() -> i64 {
        nonlocal!(jobs, done);
        let mut sum = 0;
        let now = std::mem::take(&mut jobs);
        for job in now {
            done.push(job());
            sum += done.last().copied().unwrap_or(0);
        }
        if let Some(first) = done.first().copied() {
            let last = jobs.last().cloned();
            sum += first + last.map_or(0, |job| job());
        }
        for seen in done.to_vec().iter() {
            sum += seen;
        }
        done.drain(..1);
        sum
    }
    fn waiting() -> usize {
        jobs.len()
    }
    (add, run, waiting)
}

#[test]
fn what_is_bound_is_the_value_itself() {
    assert_eq!(replaced(), "ab2");
    let (add, run, waiting) = make_queue();
    let (add, waiting) = (Rc::new(add), Rc::new(waiting));
    let (again, seen) = (Rc::clone(&add), Rc::clone(&waiting));
    add(Rc::new(move || {
        let inner = Rc::clone(&seen);
        again(Rc::new(move || i64::try_from(inner()).unwrap_or(0) * 10));
        i64::try_from(seen()).unwrap_or(0)
    }));
    assert_eq!(run(), 1 + 1 + 10 + 1);
    assert_eq!(waiting(), 1);
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

#[nonlocal]
fn make_steps() -> (impl Fn(&dyn Fn()) -> String, impl Fn()) {
    let mut state = String::from("a");
    fn step(callback: &dyn Fn()) -> String {
        nonlocal!(state);
        let before = state.clone();
        callback();
        match state.len() {
            1 => state.push('!'),
            _ => state = format!("{state}?"),
        }
        let seen = (
            state.len(),
            {
                callback();
                state.len()
            },
            state.clone(),
        );
        format!("{before} {seen:?}")
    }
    fn grow() {
        nonlocal!(state);
        state += "b";
    }
    (step, grow)
}

#[test]
fn the_parts_of_a_tuple_are_evaluated_one_by_one() {
    let (step, grow) = make_steps();
    assert_eq!(step(&grow), r#"a (3, 4, "ab?b")"#);
    assert_eq!(step(&grow), r#"ab?b (6, 7, "ab?bb?b")"#);
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
