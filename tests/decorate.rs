//! `#[decorate(..)]`: what Python's `@` does.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use nonlocal::decorators::{count_calls, memoize, retry, set_writer, timed, trace};
use nonlocal::{decorate, nonlocal};

static COMPUTED: AtomicU64 = AtomicU64::new(0);

#[decorate(memoize, count_calls(&COMPUTED))]
fn fib(n: u64) -> u64 {
    if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
}

#[test]
fn recursion_goes_through_the_decorators() {
    assert_eq!((fib(50), COMPUTED.load(Ordering::Relaxed)), (12_586_269_025, 51));
    assert_eq!((fib(50), COMPUTED.load(Ordering::Relaxed)), (12_586_269_025, 51));
}

#[nonlocal]
fn add<F: Fn(i64) -> i64 + Send + Sync + 'static>(
    n: i64,
) -> impl Fn(F) -> Box<dyn Fn(i64) -> i64 + Send + Sync> {
    fn decorate(function: F) -> Box<dyn Fn(i64) -> i64 + Send + Sync> {
        fn wrapper(x: i64) -> i64 {
            function(x) + n
        }
        Box::new(wrapper)
    }
    decorate
}

fn double(f: impl Fn(i64) -> i64 + Send + Sync) -> impl Fn(i64) -> i64 + Send + Sync {
    move |x| f(x) * 2
}

mod elsewhere {
    pub(super) fn negate(f: impl Fn(i64) -> i64 + Send + Sync) -> impl Fn(i64) -> i64 + Send + Sync {
        move |x| -f(x)
    }
}

#[decorate(double, add(3))]
fn added_then_doubled(x: i64) -> i64 {
    x
}

#[decorate(add(3), double, elsewhere::negate, |f: fn(i64) -> i64| move |x| f(x) - 1)]
fn doubled_then_added(x: i64) -> i64 {
    x
}

#[decorate]
fn plain(x: i64) -> i64 {
    x
}

#[test]
fn the_last_is_applied_first() {
    assert_eq!((added_then_doubled(1), doubled_then_added(1), plain(1)), (8, 3, 1));
}

fn shown<A: std::fmt::Debug, R>(f: impl Fn(A) -> R + Send + Sync) -> impl Fn(A) -> (String, R) + Send + Sync {
    move |argument| (format!("{argument:?}"), f(argument))
}

fn text<A: std::fmt::Debug>(f: impl Fn(A) -> String + Send + Sync) -> impl Fn(A) -> String + Send + Sync {
    let f = shown(f);
    move |argument| {
        let (argument, result) = f(argument);
        format!("{argument} -> {result}")
    }
}

/// Of several arguments.
#[decorate(text)]
#[must_use]
pub(crate) fn several((a, mut b): (u8, u8), name: String) -> String {
    b += 1;
    format!("{name}{a}{b}")
}

#[decorate(text)]
fn none() -> String {
    "none".to_owned()
}

fn loud(f: impl Fn(&str) -> String + Send + Sync) -> impl Fn(&str) -> String + Send + Sync {
    move |text| f(text).to_uppercase()
}

#[decorate(loud)]
fn borrowed(text: &str) -> String {
    format!("<{text}>")
}

fn trimmed(
    f: impl for<'a> Fn((&'a str, usize)) -> &'a str + Send + Sync,
) -> impl for<'a> Fn((&'a str, usize)) -> &'a str + Send + Sync {
    move |arguments| f(arguments).trim()
}

#[decorate(trimmed)]
#[allow(clippy::needless_lifetimes, reason = "with a name it takes another way")]
fn start<'a>(text: &'a str, count: usize) -> &'a str {
    &text[..count]
}

struct Numbers;

impl Numbers {
    #[decorate(memoize)]
    pub(crate) fn factorial(n: u64) -> u64 {
        if n == 0 { 1 } else { n * Numbers::factorial(n - 1) }
    }
}

#[test]
fn arguments_are_passed_as_one() {
    assert_eq!(several((1, 2), "x".to_owned()), r#"((1, 2), "x") -> x13"#);
    assert_eq!((none(), borrowed("a")), ("() -> none".to_owned(), "<A>".to_owned()));
    let text = String::from("a b");
    assert_eq!((start(&text, 2), Numbers::factorial(10)), ("a", 3_628_800));
}

static APPLIED: AtomicU64 = AtomicU64::new(0);

fn counted(f: fn(u64) -> u64) -> impl Fn(u64) -> u64 + Send + Sync {
    thread::sleep(std::time::Duration::from_millis(5));
    APPLIED.fetch_add(1, Ordering::Relaxed);
    move |x| f(x)
}

#[decorate(counted)]
fn raced(x: u64) -> u64 {
    x + 1
}

#[test]
fn threads_race_for_the_first_call() {
    assert_eq!(APPLIED.load(Ordering::Relaxed), 0);
    let sum: u64 = thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|n| scope.spawn(move || raced(n))).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).sum()
    });
    assert_eq!((sum, APPLIED.load(Ordering::Relaxed)), (36, 1));
}

fn eager(f: impl Fn(i64) -> i64 + Send + Sync) -> impl Fn(i64) -> i64 + Send + Sync {
    let first = too_early(1);
    move |x| f(x) + first
}

#[decorate(eager)]
fn too_early(x: i64) -> i64 {
    x
}

#[decorate(|f: fn(i64) -> i64| move |x| if x < 0 { panic!("negative") } else { f(x) })]
fn refuses(x: i64) -> i64 {
    if x == 0 { panic!("zero") } else { x }
}

fn message(run: impl FnOnce() -> i64) -> String {
    let error = catch_unwind(AssertUnwindSafe(run)).expect_err("a panic");
    let text = error.downcast_ref::<String>().cloned();
    text.or_else(|| error.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
}

#[test]
fn panics_leave_the_function_as_it_is() {
    assert_eq!(
        (message(|| refuses(-1)), message(|| refuses(0)), refuses(1)),
        ("negative".into(), "zero".into(), 1)
    );
    for _ in 0..2 {
        assert!(message(|| too_early(1)).contains("`too_early` was called by one of its decorators"));
    }
}

/// A writer that others can look at.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no panic").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[decorate(trace)]
fn factorial(n: u64) -> u64 {
    if n == 0 { 1 } else { n * factorial(n - 1) }
}

#[decorate(trace, memoize)]
fn area(width: u64, height: u64) -> u64 {
    width * height
}

#[decorate(timed)]
fn slow(n: u64) -> u64 {
    n
}

#[test]
fn what_is_traced_is_indented() {
    let lines = Lines::default();
    set_writer(Some(Box::new(lines.clone())));
    assert_eq!((factorial(2), area(2, 3), slow(4)), (2, 6, 4));
    set_writer(None);
    let text = String::from_utf8(lines.0.lock().expect("no panic").clone()).expect("text");
    let expected = "factorial(2)\n  factorial(1)\n    factorial(0)\n    factorial(0) = 1\n  factorial(1) = 1\nfactorial(2) = 2\n\
                    area(2, 3)\narea(2, 3) = 6\nslow took ";
    assert!(text.starts_with(expected), "{text}");
}

static TRIES: AtomicU64 = AtomicU64::new(0);

#[decorate(retry(3))]
fn flaky(limit: u64) -> Result<u64, String> {
    let tries = TRIES.fetch_add(1, Ordering::Relaxed) + 1;
    if tries < limit { Err(format!("try {tries}")) } else { Ok(tries) }
}

#[test]
fn what_fails_is_tried_again() {
    assert_eq!((flaky(3), flaky(100)), (Ok(3), Err("try 6".to_owned())));
}

fn double_here(f: impl Fn(i64) -> i64) -> impl Fn(i64) -> i64 {
    move |x| f(x) * 2
}

/// Remembers results, for as long as it lives itself.
fn remember<F: Fn(i64) -> i64>(function: F) -> impl Fn(i64) -> i64 {
    let known = std::cell::RefCell::new(std::collections::HashMap::new());
    move |x| *known.borrow_mut().entry(x).or_insert_with(|| function(x))
}

#[nonlocal]
fn make_nested(step: i64) -> (impl Fn(i64) -> i64, impl Fn() -> i64) {
    let mut calls: i64 = 0;
    fn stepped(x: i64) -> i64 {
        nonlocal!(calls);
        calls += 1;
        x + step
    }
    fn count() -> i64 {
        calls
    }
    let remembered = remember(stepped);
    assert_eq!(remembered(1), 1 + step);
    (remembered, count)
}

#[nonlocal]
fn make_decorated(step: i64) -> impl Fn(i64) -> i64 {
    #[decorate(remember, double_here)]
    fn stepped(x: i64) -> i64 {
        x + step
    }
    assert_eq!(stepped(1), (1 + step) * 2);
    stepped
}

#[nonlocal]
fn decorated_anew() -> i64 {
    static RUNS: AtomicU64 = AtomicU64::new(0);
    #[decorate(remember)]
    fn runs(_: i64) -> i64 {
        RUNS.fetch_add(1, Ordering::Relaxed);
        1
    }
    assert_eq!((runs(1), runs(1)), (1, 1));
    i64::try_from(RUNS.load(Ordering::Relaxed)).unwrap_or_default()
}

#[test]
fn nested_functions_are_decorated_where_they_are_defined() {
    let (remembered, count) = make_nested(2);
    assert_eq!((remembered(1), remembered(4), remembered(4), count()), (3, 6, 6, 2));
    assert_eq!(make_decorated(5)(2), 14);
    assert_eq!((decorated_anew(), decorated_anew()), (1, 2));
}
