//! Decorators of nested `async` functions.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use nonlocal::nonlocal;

fn run<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

thread_local! {
    static LOG: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn logged<A: Debug, R: Debug>(f: impl AsyncFn(A) -> R) -> impl AsyncFn(A) -> R {
    async move |argument| {
        let call = format!("{argument:?}");
        let result = f(argument).await;
        LOG.with_borrow_mut(|log| log.push(format!("{call} = {result:?}")));
        result
    }
}

#[nonlocal]
async fn total(step: i64, name: String) -> (String, u32, i64) {
    let mut calls = 0;
    #[decorate(logged)]
    async fn next(x: i64) -> i64 {
        nonlocal!(calls);
        calls += 1;
        tokio::task::yield_now().await;
        x + step
    }
    #[decorate(logged, logged)]
    async fn both(x: i64, y: i64) -> String {
        format!("{name} {} {}", next(x).await, next(y).await)
    }
    #[decorate(logged)]
    async fn down(n: u32) -> u32 {
        if n == 0 { 0 } else { 1 + down(n - 1).await }
    }
    (both(3, 4).await, down(2).await, next(1).await + calls)
}

#[test]
fn capturing_changing_and_recursive() {
    assert_eq!(run(total(10, "n".to_owned())), ("n 13 14".to_owned(), 2, 14));
    let log = LOG.with_borrow_mut(std::mem::take);
    let (both, rest) = ("(3, 4) = \"n 13 14\"", ["0 = 0", "1 = 1", "2 = 2", "1 = 11"]);
    assert_eq!(log[..4], ["3 = 13", "4 = 14", both, both]);
    assert_eq!(log[4..], rest);
}

fn remembered<R: Clone>(f: impl AsyncFn(u64) -> R) -> impl AsyncFn(u64) -> R {
    let known = RefCell::new(HashMap::new());
    async move |n| {
        let found = known.borrow().get(&n).cloned();
        if let Some(result) = found {
            return result;
        }
        let result = f(n).await;
        known.borrow_mut().insert(n, result.clone());
        result
    }
}

#[nonlocal]
fn make_fib(base: u64, dropped: Rc<()>) -> impl AsyncFn(u64) -> u64 {
    #[decorate(remembered)]
    async fn fib(n: u64) -> u64 {
        assert!(Rc::strong_count(&dropped) > 1);
        if n < 2 { n + base } else { fib(n - 1).await + fib(n - 2).await }
    }
    fib
}

#[test]
fn the_function_outlives_its_factory_and_is_dropped() {
    let dropped = Rc::new(());
    let fib = make_fib(0, dropped.clone());
    assert_eq!(run(fib(80)), 23_416_728_348_467_685);
    drop(fib);
    assert_eq!(Rc::strong_count(&dropped), 1);
}

fn again<A: Clone, T, E>(f: impl AsyncFn(A) -> Result<T, E>) -> impl AsyncFn(A) -> Result<T, E> {
    async move |argument: A| loop {
        if let Ok(result) = f(argument.clone()).await {
            return Ok(result);
        }
    }
}

#[nonlocal]
async fn fails_at_first(limit: u32) -> Result<u32, String> {
    let mut tries = 0;
    #[decorate(again)]
    async fn flaky(x: u32) -> Result<u32, String> {
        nonlocal!(tries);
        tries += 1;
        if tries < limit {
            return Err("no".to_owned());
        }
        let next = x.checked_add(1).ok_or("too big")?;
        Ok(next)
    }
    let result = flaky(7).await?;
    Ok(result + tries)
}

#[test]
fn errors_go_through_decorators() {
    assert_eq!(run(fails_at_first(3)), Ok(11));
}

fn timid<A, R, T: Future<Output = R>>(f: impl Fn(A) -> T) -> impl Fn(A) -> T {
    move |argument| f(argument)
}

#[nonlocal]
async fn by_what_gives_futures<'a>(words: &'a [&'a str]) -> String {
    #[decorate(timid)]
    async fn word(at: usize) -> &'a str {
        words[at]
    }
    format!("{} {}", word(1).await, word(0).await)
}

#[test]
fn decorators_that_give_futures() {
    assert_eq!(run(by_what_gives_futures(&["a", "b"])), "b a");
}

static CALLS: AtomicUsize = AtomicUsize::new(0);

fn counted<A, R, T>(f: impl Fn(A) -> T + Send + Sync) -> impl Fn(A) -> T + Send + Sync
where
    T: Future<Output = R> + Send,
{
    move |argument| {
        CALLS.fetch_add(1, Ordering::Relaxed);
        f(argument)
    }
}

#[nonlocal(sync)]
async fn spawns(step: i64) -> i64 {
    let mut calls = 0;
    #[decorate(counted)]
    async fn next(x: i64) -> i64 {
        nonlocal!(calls);
        calls += 1;
        tokio::task::yield_now().await;
        x + step
    }
    let (a, b) = (tokio::spawn(next(1)), tokio::spawn(next(2)));
    a.await.unwrap() + b.await.unwrap() + calls
}

#[nonlocal(sync)]
fn recursive_to_send(step: i64) -> impl Fn(i64) -> Pin<Box<dyn Future<Output = i64> + Send>> {
    #[decorate(counted)]
    async fn next(x: i64) -> i64 {
        tokio::task::yield_now().await;
        if x > 3 { x } else { next(x + step).await }
    }
    move |x| Box::pin(next(x))
}

#[test]
fn between_threads_with_sync() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    assert_eq!(runtime.block_on(async { tokio::spawn(spawns(10)).await.unwrap() }), 25);
    assert_eq!(runtime.block_on(async { tokio::spawn(recursive_to_send(1)(1)).await.unwrap() }), 4);
    assert_eq!(CALLS.load(Ordering::Relaxed), 6);
}

fn passing<A, R, T>(f: impl Fn(A) -> T + Send + Sync) -> impl Fn(A) -> T + Send + Sync
where
    T: Future<Output = R> + Send,
{
    move |argument| f(argument)
}

#[nonlocal(sync)]
async fn starts_itself(k: u64, seen: Arc<Mutex<Vec<u64>>>) -> u64 {
    #[decorate(passing)]
    async fn root(x: u64) -> u64 {
        seen.lock().unwrap().push(x);
        if x > 0 {
            tokio::spawn(leaf(x - 1));
        }
        k
    }
    #[decorate(passing)]
    async fn leaf(x: u64) -> u64 {
        tokio::task::yield_now().await;
        root(x).await
    }
    root(3).await
}

#[test]
fn tasks_keep_the_functions_they_call() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let seen = Arc::new(Mutex::new(vec![]));
    runtime.block_on(async {
        starts_itself(1, seen.clone()).await;
        for _ in 0..20 {
            tokio::task::yield_now().await;
        }
    });
    assert_eq!(*seen.lock().unwrap(), [3, 2, 1, 0]);
}

#[nonlocal]
async fn lifetimes<'a>(base: &'a str) -> usize {
    #[decorate(timid)]
    async fn both(word: &'a str) -> usize {
        word.len() + base.len()
    }
    both("abc").await + both(base).await
}

#[test]
fn arguments_may_be_borrowed_for_as_long_as_the_factory_runs() {
    assert_eq!(run(lifetimes("xy")), 9);
}
