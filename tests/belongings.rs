//! What else belongs to a decorated function: its cache, and the function without its decorators.

#![deny(warnings, clippy::pedantic, missing_docs, unreachable_pub)]
#![expect(clippy::needless_pass_by_value, reason = "the factories are written as Python would have them")]

use std::cell::RefCell;
use std::fmt::Debug;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use nonlocal::decorators::{memoize, trace};
use nonlocal::{decorate, factory, nonlocal};

mod math {
    use super::{AtomicU32, Ordering, decorate, memoize};

    pub(super) static CALLS: AtomicU32 = AtomicU32::new(0);

    /// The `n`-th number of Fibonacci.
    #[decorate(memoize, type = Fib)]
    #[must_use]
    pub(super) fn fib(n: u64) -> u64 {
        CALLS.fetch_add(1, Ordering::Relaxed);
        if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
    }
}

#[test]
fn the_cache_of_a_function() {
    use math::{CALLS, Fib, fib};

    assert_eq!((fib(50), Fib::cache_len(), CALLS.load(Ordering::Relaxed)), (12_586_269_025, 51, 51));
    Fib::cache_clear();
    assert_eq!(Fib::cache_len(), 0);
    assert_eq!((Fib::undecorated(10), Fib::cache_len()), (55, 10));
}

#[decorate(trace, memoize(max_size = 3), type = letters)]
fn letters(text: &str, (a, b): (char, char)) -> usize {
    text.chars().filter(|letter| *letter == a || *letter == b).count()
}

#[test]
fn the_type_may_have_the_name_of_the_function() {
    assert_eq!((letters("abcab", ('a', 'b')), letters::cache_len()), (4, 1));
    assert_eq!((letters::undecorated("abcab", ('a', 'c')), letters::cache_len()), (3, 1));
}

fn twice(f: impl Fn(i64) -> i64) -> impl Fn(i64) -> i64 {
    move |x| f(f(x))
}

#[decorate(twice, type = Add)]
fn add(x: i64) -> i64 {
    x + 3
}

fn twice_async(
    f: impl AsyncFn(i64) -> i64 + Send + Sync + 'static,
) -> impl AsyncFn(i64) -> i64 + Send + Sync + 'static {
    async move |x| f(f(x).await).await
}

#[decorate(twice_async, type = Later)]
async fn later(x: i64) -> i64 {
    std::future::ready(x).await + 3
}

#[test]
fn any_decorated_function_has_itself() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    assert_eq!((add(1), Add::undecorated(1)), (7, 4));
    assert_eq!((runtime.block_on(later(1)), runtime.block_on(Later::undecorated(1))), (7, 4));
}

#[decorate(memoize, type = Triangle)]
#[nonlocal]
#[expect(clippy::cast_possible_truncation)]
fn triangle(n: u64) -> u64 {
    let mut sum = 0;
    fn go(k: u64) {
        nonlocal!(sum);
        sum += k;
    }
    for k in 0..n {
        go(k);
    }
    u64::from(sum as u32)
}

#[decorate(memoize, type = Never)]
#[cfg(any())]
fn never(n: u64) -> u64 {
    n
}

factory! {
    #[decorate(memoize, type = Scaled)]
    fn scaled(n: u64, by: u64 = 3) -> u64 {
        n * by
    }
}

#[test]
fn beside_other_attributes() {
    #[decorate(memoize, type = inside)]
    fn inside(n: u64) -> u64 {
        n
    }
    assert_eq!((inside(1), inside::cache_len()), (1, 1));
    assert_eq!((triangle(4), Triangle::undecorated(4), Triangle::cache_len()), (6, 6, 1));
    assert_eq!((scaled!(4), scaled!(4, by = 2), Scaled::cache_len()), (12, 8, 2));
}

#[nonlocal]
fn paths(walls: &[(usize, usize)], to: (usize, usize)) -> (u64, Vec<usize>) {
    let mut calls: usize = 0;
    #[decorate(memoize)]
    fn count(x: usize, y: usize) -> u64 {
        nonlocal!(calls);
        calls += 1;
        match (x, y) {
            _ if walls.contains(&(x, y)) => 0,
            (0, 0) => 1,
            (0, y) => count(0, y - 1),
            (x, 0) => count(x - 1, 0),
            (x, y) => count(x - 1, y) + count(x, y - 1),
        }
    }
    fn reset() -> usize {
        count::cache_clear();
        count::cache_len()
    }
    let mut seen = vec![];
    let all = count(to.0, to.1);
    seen.push(count::cache_len());
    seen.push(calls);
    count::cache_clear();
    assert_eq!(count::cache_len(), 0, "{}", count::cache_len());
    let one = count::undecorated(1, 0);
    seen.push(calls);
    let again = count(1, 0);
    seen.push(calls);
    seen.push(reset());
    (all + one + again, seen)
}

#[test]
fn a_nested_function_has_them_by_its_name() {
    assert_eq!(paths(&[(1, 1)], (2, 2)), (4, vec![9, 9, 11, 12, 0]));
}

#[nonlocal]
fn borrowed<'a>(words: &'a [&'a str], base: &str) -> (&'a str, usize, usize, usize) {
    #[decorate(memoize(max_size = 2,), type = At)]
    fn at(i: usize) -> &'a str {
        words[i]
    }
    #[decorate(memoize)]
    fn size(text: &str) -> usize {
        format!("{base}{text}").len()
    }
    let _ = (at(1), at(2));
    let both = size("abc") + size("abc");
    (at(0), At::cache_len(), both + size::cache_len(), size::undecorated("x"))
}

#[test]
fn what_a_nested_function_keeps_may_be_borrowed() {
    assert_eq!(borrowed(&["a", "b", "c"], "zz"), ("a", 2, 11, 3));
}

#[nonlocal(sync)]
fn make_squares() -> impl Fn(u64) -> (u64, usize) + Send + Sync {
    #[decorate(memoize(max_size = 2))]
    fn square(x: u64) -> u64 {
        x * x
    }
    move |x| {
        let result = square(x);
        if x == 9 {
            square::cache_clear();
        }
        (result, square::cache_len())
    }
}

#[test]
fn a_closure_has_the_cache_of_what_it_calls() {
    let squares = make_squares();
    assert_eq!([squares(1), squares(2), squares(3), squares(9)], [(1, 1), (4, 2), (9, 2), (81, 0)]);
}

fn logged<A: Debug, R: Debug>(log: Rc<RefCell<Vec<String>>>, f: impl Fn(A) -> R) -> impl Fn(A) -> R {
    move |argument| {
        let call = format!("{argument:?}");
        let result = f(argument);
        log.borrow_mut().push(format!("{call} = {result:?}"));
        result
    }
}

#[nonlocal]
fn without_its_log(log: Rc<RefCell<Vec<String>>>, base: i64) -> i64 {
    let mut calls = 0;
    #[decorate(|f| logged(log.clone(), f))]
    fn next(x: i64) -> i64 {
        nonlocal!(calls);
        calls += 1;
        x + base + calls
    }
    next(1) + next::undecorated(2)
}

#[test]
fn a_nested_function_without_its_decorators() {
    let log = Rc::new(RefCell::new(Vec::new()));
    assert_eq!(without_its_log(log.clone(), 10), 12 + 14);
    assert_eq!(*log.borrow(), ["1 = 12"]);
}

/// A value that tells when it is dropped.
#[derive(Clone)]
struct Told(Rc<()>);

#[nonlocal]
fn keeps(told: Told) -> (usize, usize) {
    #[decorate(memoize)]
    fn same(n: u32) -> Told {
        assert!(n > 0);
        told.clone()
    }
    drop((same(1), same(2)));
    let before = Rc::strong_count(&told.0);
    same::cache_clear();
    (before, Rc::strong_count(&told.0))
}

#[test]
fn what_is_cleared_is_dropped() {
    let told = Told(Rc::new(()));
    let (before, after) = keeps(told.clone());
    assert_eq!(before - after, 2);
    assert_eq!(Rc::strong_count(&told.0), 1);
}

#[expect(clippy::type_complexity)]
#[nonlocal]
fn parts() -> (impl Fn(u64) -> u64, impl Fn() -> usize, Box<dyn Fn()>, Box<dyn Fn() -> usize>) {
    #[decorate(memoize)]
    fn fib(n: u64) -> u64 {
        if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
    }
    fn info() -> usize {
        fib::cache_len()
    }
    let clear = fib::cache_clear;
    fib(5);
    (fib, info, Box::new(clear), Box::new(move || fib::cache_len()))
}

#[test]
fn who_has_the_cache_has_the_function() {
    let (fib, info, clear, length) = parts();
    assert_eq!((fib(7), info(), length()), (13, 8, 8));
    drop(fib);
    assert_eq!((info(), length()), (8, 8));
    clear();
    assert_eq!((info(), length()), (0, 0));
}

#[nonlocal(sync)]
fn in_a_thread() -> (usize, usize) {
    #[decorate(memoize)]
    fn fib(n: u64) -> u64 {
        if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
    }
    let there = thread::spawn(move || {
        fib(10);
        fib::cache_len()
    });
    (there.join().unwrap(), fib::cache_len())
}

#[test]
fn threads_have_handles() {
    assert_eq!(in_a_thread(), (11, 11));
}

mod tools {
    pub(super) mod double {
        pub(in super::super) fn undecorated(x: u64) -> u64 {
            x + 100
        }
    }
}

#[nonlocal]
fn names(k: u64) -> (usize, usize, u64, usize) {
    #[decorate(memoize)]
    fn double(n: u64) -> u64 {
        2 * n + k
    }
    fn other() -> usize {
        #[decorate(memoize)]
        fn double(n: u64) -> u64 {
            2 * n
        }
        let _ = (double(1), double(2), double(3));
        double::cache_len()
    }
    #[decorate(memoize)]
    fn r#try(n: u64) -> u64 {
        n + k
    }
    let _ = (double(1), r#try(1));
    (other(), double::cache_len(), tools::double::undecorated(1) + double::undecorated(2), r#try::cache_len())
}

#[test]
fn each_name_means_its_own_function() {
    assert_eq!(names(10), (3, 1, 101 + 14, 1));
}

macro_rules! measured {
    ($name:ident, $type:ty, $decorator:expr) => {
        #[decorate($decorator, type = $name)]
        fn $name(text: $type) -> usize {
            text.len()
        }
    };
}

measured!(bounded, &str, memoize(max_size = 2));

#[test]
fn from_a_macro() {
    assert_eq!((bounded("abc"), bounded("a"), bounded(""), bounded::cache_len()), (3, 1, 0, 2));
}

#[decorate(twice_of_any, type = Maybe)]
#[expect(clippy::option_option)]
fn maybe(some: bool, text: &'static str) -> Option<Option<u8>> {
    if some && text.is_empty() { None } else { Some(None) }
}

fn twice_of_any<A: Clone, R>(f: impl Fn(A) -> R) -> impl Fn(A) -> R {
    move |argument: A| {
        f(argument.clone());
        f(argument)
    }
}

#[test]
fn what_is_expected_of_a_signature() {
    assert_eq!((maybe(true, ""), Maybe::undecorated(false, "")), (None, Some(None)));
}

#[nonlocal]
fn used_without_its_decorators_only(k: u64) -> u64 {
    #[decorate(memoize)]
    fn dp(n: u64) -> u64 {
        n + k
    }
    dp::undecorated(2)
}

#[nonlocal]
fn only_cleared(k: u64) -> usize {
    #[decorate(memoize)]
    fn dp(n: u64) -> u64 {
        n + k
    }
    dp::cache_clear();
    dp::cache_len()
}

#[test]
fn nobody_has_to_call_it() {
    assert_eq!((used_without_its_decorators_only(1), only_cleared(1)), (3, 0));
}
