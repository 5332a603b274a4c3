// A test of retry for coroutines: it counts the calls in a variable of its own.
use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use nonlocal::nonlocal;

/// Runs a future to its end.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

/// Gives the others a turn.
async fn pause() {
    let mut first = true;
    poll_fn(|_| if std::mem::take(&mut first) { Poll::Pending } else { Poll::Ready(()) }).await;
}

#[nonlocal]
fn retry<F: AsyncFn() -> Result<(), String>>(
    enabled: bool,
    times: i32,
    function: F,
) -> impl AsyncFn() -> Result<(), String> {
    async fn wrapped() -> Result<(), String> {
        let mut attempt = 1;
        loop {
            match function().await {
                Ok(value) => return Ok(value),
                Err(e) if !enabled || attempt == times => return Err(e),
                Err(_) => attempt += 1,
            }
        }
    }
    wrapped
}

#[nonlocal]
async fn test_skips_retry(enabled: bool) -> i32 {
    let mut call_count = 0;

    async fn always_fails() -> Result<(), String> {
        nonlocal!(call_count);
        call_count += 1;
        pause().await;
        Err("fail".to_string())
    }

    let always_fails = retry(enabled, 3, always_fails);
    if let Err(e) = always_fails().await {
        println!("error: {e}");
    }
    call_count
}

fn main() {
    println!("{}", block_on(test_skips_retry(false)));
    println!("{}", block_on(test_skips_retry(true)));
}
