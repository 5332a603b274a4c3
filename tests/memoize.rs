//! `memoize` as Python has it: bounded, by time, cleared, and without the calls that failed.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::Duration;

use nonlocal::decorators::{Cache, memoize};
use nonlocal::{decorate, nonlocal};

static FETCHED: AtomicU32 = AtomicU32::new(0);

#[decorate(memoize)]
fn fetch(id: u32) -> Result<u32, String> {
    if FETCHED.fetch_add(1, Ordering::Relaxed) == 0 { Err("busy".to_owned()) } else { Ok(id * 2) }
}

#[test]
fn an_error_is_not_remembered() {
    assert!(fetch(4).is_err());
    assert_eq!((fetch(4), fetch(4), FETCHED.load(Ordering::Relaxed)), (Ok(8), Ok(8), 2));
}

#[test]
fn what_is_none_is_remembered() {
    let calls = Cell::new(0);
    let half = memoize(|n: u32| {
        calls.set(calls.get() + 1);
        if n % 2 == 0 { Some(n / 2) } else { None }
    });
    assert_eq!((half(3), half(3), half(4), half(4), calls.get()), (None, None, Some(2), Some(2), 2));
}

#[nonlocal]
fn bounded() -> Vec<u32> {
    let mut computed: Vec<u32> = Vec::new();
    #[decorate(memoize(max_size = 2))]
    fn square(n: u32) -> u32 {
        nonlocal!(computed);
        computed.push(n);
        n * n
    }
    for n in [1, 2, 1, 3, 1, 2, 3, 2] {
        assert_eq!(square(n), n * n);
    }
    computed.clone()
}

#[test]
fn the_least_recently_used_goes() {
    assert_eq!(bounded(), [1, 2, 3, 2, 3]);
}

static CALLS: AtomicU32 = AtomicU32::new(0);

#[decorate(memoize(max_size = 0))]
fn never(n: u32) -> u32 {
    CALLS.fetch_add(1, Ordering::Relaxed) + n
}

#[test]
fn a_size_of_zero_keeps_nothing() {
    assert_eq!((never(1), never(1)), (1, 2));
}

#[test]
fn by_time() {
    let calls = Cell::new(0);
    let count = memoize!(ttl = Duration::from_millis(20))(|_: u8| {
        calls.set(calls.get() + 1);
        calls.get()
    });
    assert_eq!((count(1), count(1)), (1, 1));
    sleep(Duration::from_millis(25));
    assert_eq!((count(1), count(1)), (2, 2));
}

static CACHE: Cache = Cache::new();

#[decorate(memoize(cache = &CACHE))]
fn fib(n: u64) -> u64 {
    if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
}

#[test]
fn a_cache_can_be_asked_and_cleared() {
    assert!(CACHE.is_empty());
    assert_eq!((fib(20), CACHE.len()), (6765, 21));
    CACHE.clear();
    assert_eq!((CACHE.len(), fib(3), CACHE.len()), (0, 2, 4));
}

/// Calls a memoized function while it is dropped.
#[derive(Clone)]
struct CallsBack(Rc<Cell<u32>>, Option<Rc<dyn Fn(u32) -> CallsBack>>);

impl Drop for CallsBack {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
        if let Some(call) = self.1.take() {
            call(100);
        }
    }
}

#[test]
fn what_is_forgotten_is_dropped_when_nothing_is_locked() {
    let dropped = Rc::new(Cell::new(0));
    let others = Rc::clone(&dropped);
    let other: Rc<dyn Fn(u32) -> CallsBack> =
        Rc::new(memoize!(max_size = 1)(move |_: u32| CallsBack(Rc::clone(&others), None)));
    let made = memoize!(max_size = 1)({
        let dropped = Rc::clone(&dropped);
        move |_: u32| CallsBack(Rc::clone(&dropped), Some(Rc::clone(&other)))
    });
    drop(made(1));
    drop(made(2));
    assert!(dropped.get() >= 2);
}

static WORDS: AtomicU32 = AtomicU32::new(0);

#[decorate(memoize)]
fn words(text: &str, (from, by): (usize, &'static str), stop: &[char]) -> usize {
    WORDS.fetch_add(1, Ordering::Relaxed);
    text[from..].split(by).filter(|word| !word.contains(stop)).count()
}

#[nonlocal]
fn palindromes(text: &str) -> (usize, usize) {
    let mut calls = 0;
    #[decorate(memoize(max_size = 1000))]
    fn longest(part: &str) -> usize {
        nonlocal!(calls);
        calls += 1;
        match part.len() {
            0 | 1 => part.len(),
            end if part.as_bytes()[0] == part.as_bytes()[end - 1] => 2 + longest(&part[1..end - 1]),
            end => longest(&part[1..]).max(longest(&part[..end - 1])),
        }
    }
    (longest(text), calls)
}

#[test]
fn borrowed_arguments_are_owned_by_what_remembers_them() {
    let text = String::from("a b c1 d");
    assert_eq!((words(&text, (0, " "), &['1']), words("a b c1 d", (0, " "), &['1'])), (3, 3));
    assert_eq!(WORDS.load(Ordering::Relaxed), 1);
    assert_eq!(palindromes("bananabandana"), (11, 44));
}
