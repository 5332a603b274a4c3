//! `#[decorate(..)]` on nested functions: capturing, recursive, with any number of parameters.

#![deny(warnings)]
#![allow(clippy::items_after_statements, clippy::needless_pass_by_value)]

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt::Debug;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;

use nonlocal::decorators::{count_calls, memoize, retry, trace};
use nonlocal::{factory, nonlocal};

#[nonlocal]
fn distance(a: &str, b: &str) -> (usize, usize) {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut calls = 0;
    #[decorate(memoize)]
    fn dp(i: usize, j: usize) -> usize {
        nonlocal!(calls);
        calls += 1;
        if i == a.len() {
            return b.len() - j;
        }
        if j == b.len() {
            return a.len() - i;
        }
        if a[i] == b[j] {
            return dp(i + 1, j + 1);
        }
        1 + dp(i + 1, j).min(dp(i, j + 1)).min(dp(i + 1, j + 1))
    }
    let distance = dp(0, 0);
    (distance, calls)
}

#[test]
fn recursion_goes_through_the_decorators() {
    let (distance, calls) = distance("intention", "execution");
    assert_eq!(distance, 5);
    assert!(calls <= 100, "{calls}");
}

/// The generic decorator of five lines.
fn logged<A: Debug, R: Debug>(f: impl Fn(A) -> R) -> impl Fn(A) -> R {
    move |argument| {
        let call = format!("{argument:?}");
        let result = f(argument);
        LOG.with_borrow_mut(|log| log.push(format!("{call} = {result:?}")));
        result
    }
}

thread_local! {
    static LOG: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

#[nonlocal]
fn none_one_and_several(base: i64) -> i64 {
    #[decorate(logged)]
    fn none() -> i64 {
        base
    }
    #[decorate(logged)]
    fn one(x: i64) -> i64 {
        x + none()
    }
    #[decorate(logged)]
    fn several(x: i64, (y, mut z): (i64, i64), w: &'static str) -> i64 {
        z += 1;
        one(x + y) + z + i64::try_from(w.len()).unwrap_or_default()
    }
    several(1, (2, 3), "four")
}

#[test]
fn one_decorator_for_any_number_of_parameters() {
    assert_eq!(none_one_and_several(10), 10 + 3 + 4 + 4);
    let log = LOG.with_borrow_mut(std::mem::take);
    assert_eq!(log, ["() = 10", "3 = 13", "(1, (2, 3), \"four\") = 21"]);
}

/// Counts what is alive of it.
struct Alive(Rc<Cell<i64>>);

impl Alive {
    fn new(count: &Rc<Cell<i64>>) -> Self {
        count.set(count.get() + 1);
        Alive(Rc::clone(count))
    }
}

impl Drop for Alive {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

#[nonlocal]
fn parity(alive: &Rc<Cell<i64>>) -> (impl Fn(u32) -> bool + use<>, impl Fn() -> u32 + use<>) {
    let (first, second) = (Rc::new(Alive::new(alive)), Rc::new(Alive::new(alive)));
    let mut calls: u32 = 0;
    #[decorate(memoize)]
    fn is_even(n: u32) -> bool {
        nonlocal!(calls);
        calls += 1;
        assert!(first.0.get() > 0);
        n == 0 || is_odd(n - 1)
    }
    #[decorate(memoize)]
    fn is_odd(n: u32) -> bool {
        nonlocal!(calls);
        calls += 1;
        assert!(second.0.get() > 0);
        n != 0 && is_even(n - 1)
    }
    fn count() -> u32 {
        calls
    }
    (is_even, count)
}

#[test]
fn functions_that_call_each_other_live_as_long_as_one_of_them() {
    let alive = Rc::new(Cell::new(0));
    let (is_even, calls) = parity(&alive);
    assert_eq!((is_even(10), is_even(9), calls()), (true, false, 21));
    assert_eq!((is_even(10), calls()), (true, 21));
    assert_eq!(alive.get(), 2);
    drop((is_even, calls));
    assert_eq!(alive.get(), 0);
}

#[nonlocal]
fn make_power(base: u64, alive: Alive) -> impl Fn(u32) -> u64 {
    let alive = Rc::new(alive);
    #[decorate(memoize)]
    fn power(n: u32) -> u64 {
        assert!(alive.0.get() > 0);
        if n == 0 { 1 } else { base * step(n) }
    }
    fn step(n: u32) -> u64 {
        power(n - 1)
    }
    step
}

#[test]
fn a_helper_keeps_the_decorated_function_and_nothing_leaks() {
    let alive = Rc::new(Cell::new(0));
    let step = make_power(3, Alive::new(&alive));
    assert_eq!((step(4), step(3), alive.get()), (27, 9, 1));
    drop(step);
    assert_eq!(alive.get(), 0);
}

fn plus<F>(n: i64) -> impl Fn(F) -> Box<dyn Fn(i64) -> i64>
where
    F: Fn(i64) -> i64 + 'static,
{
    move |f| Box::new(move |x| f(x) + n)
}

fn doubled(f: impl Fn(i64) -> i64) -> impl Fn(i64) -> i64 {
    move |x| f(x) * 2
}

#[nonlocal]
fn in_order(base: i64) -> (i64, i64) {
    #[decorate(doubled, plus(1))]
    fn a(x: i64) -> i64 {
        x + base
    }
    #[decorate(plus(1), doubled, doubled)]
    fn b(x: i64) -> i64 {
        x + base
    }
    (a(1), b(1))
}

#[test]
fn the_last_is_applied_first() {
    assert_eq!(in_order(10), (24, 45));
}

#[nonlocal]
fn in_a_loop() -> Vec<Box<dyn Fn(i64) -> i64>> {
    let mut all: Vec<Box<dyn Fn(i64) -> i64>> = Vec::new();
    for i in 0..3 {
        #[decorate(memoize)]
        fn times(x: i64) -> i64 {
            if x == 0 { 0 } else { i + times(x - 1) }
        }
        all.push(Box::new(times));
    }
    all
}

#[test]
fn each_turn_decorates_its_own() {
    let all = in_a_loop();
    assert_eq!((all[0](5), all[1](5), all[2](5)), (0, 5, 10));
}

#[nonlocal(sync)]
fn counted() -> (impl Fn(u64) -> u64 + Send + Sync + Clone, impl Fn() -> usize + Send + Sync) {
    let mut calls: usize = 0;
    #[decorate(memoize)]
    fn fib(n: u64) -> u64 {
        nonlocal!(calls);
        calls += 1;
        if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
    }
    fn count() -> usize {
        calls
    }
    (fib, count)
}

#[test]
fn on_threads() {
    let (fib, count) = counted();
    assert_eq!(fib(50), 12_586_269_025);
    let threads: Vec<_> = (0..4)
        .map(|_| {
            thread::spawn({
                let fib = fib.clone();
                move || fib(50)
            })
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().expect("no panic"), 12_586_269_025);
    }
    assert_eq!(count(), 51);
}

fn upper(f: impl Fn(&str) -> String) -> impl Fn(&str) -> String {
    move |text| f(text).to_uppercase()
}

fn trimmed(f: impl Fn(&str) -> &str) -> impl Fn(&str) -> &str {
    move |text| f(text).trim()
}

#[nonlocal]
fn borrows(prefix: &str, skip: usize) -> (String, String) {
    #[decorate(upper)]
    fn shout(text: &str) -> String {
        format!("{prefix}{text}")
    }
    #[decorate(trimmed)]
    fn rest(text: &str) -> &str {
        &text[skip..]
    }
    let text = String::from("a b ");
    (shout(&text), rest(&text).to_owned())
}

#[test]
fn arguments_may_be_borrowed() {
    assert_eq!(borrows("x", 1), ("XA B ".to_owned(), "b".to_owned()));
}

factory! {
    fn with_defaults(unit: i64 = 1) -> i64 {
        #[decorate(memoize)]
        fn area(width: i64, height: i64 = 2) -> i64 {
            if width == 0 { 0 } else { unit * height + area(width - 1, height = height) }
        }
        area(3) + area(height = 1, width = 2)
    }
}

#[test]
fn with_defaults_and_keywords() {
    assert_eq!((with_defaults!(), with_defaults!(unit = 10)), (8, 80));
}

static APPLIED: AtomicUsize = AtomicUsize::new(0);

fn counts(f: impl Fn(i64) -> i64) -> impl Fn(i64) -> i64 {
    APPLIED.fetch_add(1, Ordering::Relaxed);
    f
}

#[nonlocal]
fn nothing_is_captured() -> i64 {
    #[decorate(counts)]
    fn fact(n: i64) -> i64 {
        if n == 0 { 1 } else { n * fact(n - 1) }
    }
    #[decorate]
    fn plain(n: i64) -> i64 {
        n
    }
    let all: Vec<i64> = [1, 2, 3].into_iter().map(fact).collect();
    all.iter().sum::<i64>() + fact(3) + plain(1)
}

#[test]
fn decorators_are_applied_once_a_run() {
    assert_eq!((nothing_is_captured(), APPLIED.load(Ordering::Relaxed)), (1 + 2 + 6 + 6 + 1, 1));
    assert_eq!((nothing_is_captured(), APPLIED.load(Ordering::Relaxed)), (16, 2));
}

struct Grid {
    rows: Vec<Vec<i64>>,
    visits: usize,
}

impl Grid {
    #[nonlocal]
    fn best(&mut self) -> i64 {
        let mut visits = 0;
        let rows = &self.rows;
        #[decorate(memoize)]
        fn path(i: usize, j: usize) -> i64 {
            nonlocal!(visits);
            visits += 1;
            let here = rows[i][j];
            match (i, j) {
                (0, 0) => here,
                (0, j) => here + path(0, j - 1),
                (i, 0) => here + path(i - 1, 0),
                (i, j) => here + path(i - 1, j).max(path(i, j - 1)),
            }
        }
        let best = path(rows.len() - 1, rows[0].len() - 1);
        self.visits += visits;
        best
    }
}

#[test]
fn in_a_method() {
    let mut grid = Grid { rows: vec![vec![1, 2, 3], vec![4, 5, 6], vec![7, 8, 9]], visits: 0 };
    assert_eq!((grid.best(), grid.visits), (29, 9));
}

#[nonlocal]
fn generic<T: Copy + std::ops::Add<Output = T> + Default>(items: &[T]) -> T {
    let mut known: HashMap<usize, T> = HashMap::new();
    #[decorate(memoize)]
    fn sum(from: usize) -> T {
        nonlocal!(known);
        let total = if from == items.len() { T::default() } else { items[from] + sum(from + 1) };
        known.insert(from, total);
        total
    }
    let total = sum(0);
    assert_eq!(known.len(), items.len() + 1);
    total
}

#[test]
fn in_a_generic_function() {
    assert_eq!((generic(&[1, 2, 3]), generic::<f64>(&[])), (6, 0.0));
}

#[nonlocal]
fn traced() -> i64 {
    let base = 1;
    #[decorate(trace)]
    fn down(n: i64) -> i64 {
        if n == 0 { base } else { down(n - 1) }
    }
    down(2)
}

#[test]
fn tracing() {
    assert_eq!(traced(), 1);
}

static TRIES: AtomicU64 = AtomicU64::new(0);

#[nonlocal]
fn shares_and_retries(limit: u32) -> (Result<u32, String>, u32) {
    let mut tries: u32 = 0;
    #[decorate(retry(times = 3), count_calls(counter = &TRIES))]
    fn attempt(add: u32) -> Result<u32, String> {
        nonlocal!(tries);
        tries += 1;
        if tries < limit { Err(format!("try {tries}")) } else { Ok(tries + add) }
    }
    let result = attempt(10);
    (result, tries)
}

#[test]
fn decorators_with_keywords_take_functions_that_share() {
    assert_eq!(shares_and_retries(3), (Ok(13), 3));
    assert_eq!(shares_and_retries(9), (Err("try 3".to_owned()), 3));
    assert_eq!(TRIES.load(Ordering::Relaxed), 6);
}

fn cut(f: impl for<'a> Fn((&'a str, usize)) -> &'a str) -> impl for<'a> Fn((&'a str, usize)) -> &'a str {
    move |arguments| f(arguments).trim()
}

#[nonlocal]
fn names_its_lifetimes(more: usize) -> (usize, i64) {
    #[decorate(cut)]
    #[allow(clippy::needless_lifetimes, reason = "with a name it takes another way")]
    fn start<'a>(text: &'a str, count: usize) -> &'a str {
        &text[..count + more]
    }
    let __f = 5;
    #[decorate(memoize)]
    fn f(n: i64) -> i64 {
        if n == 0 { __f } else { f(n - 1) + 1 }
    }
    (start("ab  cd", 2).len(), f(3))
}

#[test]
fn names_are_free() {
    assert_eq!(names_its_lifetimes(1), (2, 8));
}
