//! `#[decorate(..)]` on an `async fn`: decorators over `AsyncFn`, and over functions that give futures.

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Mutex;
use std::thread;

use nonlocal::{decorate, nonlocal};

static CALLS: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn run<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

#[nonlocal]
fn logged<A: Debug, R: Debug, F: AsyncFn(A) -> R>(function: F) -> impl AsyncFn(A) -> R {
    async fn wrapper(argument: A) -> R {
        let call = format!("{argument:?}");
        let result = function(argument).await;
        CALLS.lock().unwrap().push(format!("{call} {result:?}"));
        result
    }
    wrapper
}

fn boxed<A, R, T>(
    function: impl Fn(A) -> T + Send + Sync + 'static,
) -> impl Fn(A) -> Pin<Box<dyn Future<Output = R> + Send>>
where
    T: Future<Output = R> + Send + 'static,
{
    move |argument| Box::pin(function(argument))
}

fn here<A, R, T: Future<Output = R> + 'static>(
    function: impl Fn(A) -> T + Send + Sync + 'static,
) -> impl Fn(A) -> Pin<Box<dyn Future<Output = R>>> {
    move |argument| Box::pin(function(argument))
}

#[decorate(logged)]
async fn repeated(text: String, times: usize) -> String {
    tokio::task::yield_now().await;
    text.repeat(times)
}

#[decorate(logged, logged)]
async fn nothing() {
    tokio::task::yield_now().await;
}

#[decorate(logged)]
async fn down(n: u32) -> u32 {
    if n == 0 { 0 } else { 1 + Box::pin(down(n - 1)).await }
}

#[decorate(boxed)]
async fn sent(x: i64) -> i64 {
    tokio::task::yield_now().await;
    x + 1
}

#[decorate(here)]
async fn stays(x: i64) -> i64 {
    let shared = Rc::new(x);
    tokio::task::yield_now().await;
    *shared
}

#[test]
fn decorators_over_async_functions() {
    assert_eq!(run(repeated("ab".to_owned(), 2)), "abab");
    run(nothing());
    assert_eq!(run(down(2)), 2);
    let calls = ["(\"ab\", 2) \"abab\"", "() ()", "() ()", "0 0", "1 1", "2 2"];
    assert_eq!(*CALLS.lock().unwrap(), calls);
}

#[test]
fn futures_can_be_sent_where_the_decorator_lets_them() {
    let sent = sent(1);
    assert_eq!(thread::spawn(move || run(sent)).join().unwrap(), 2);
    assert_eq!(run(stays(3)), 3);
}
