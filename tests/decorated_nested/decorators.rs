//! Decorators of nested functions: any number of them, for any number of parameters.

use std::cell::RefCell;
use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use nonlocal::decorators::{count_calls, memoize, retry, trace};
use nonlocal::{factory, nonlocal};

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

#[nonlocal]
fn one_above_the_other(base: i64) -> i64 {
    #[decorate(doubled)]
    #[decorate(plus(1))]
    fn next(x: i64) -> i64 {
        x + base
    }
    next(1)
}

#[test]
fn several_attributes_are_one() {
    assert_eq!(one_above_the_other(10), 24);
}
