// A decorator that starts a coroutine only if the last one has ended.
use std::cell::Cell;
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

async fn both(a: impl Future<Output = ()>, b: impl Future<Output = ()>) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut a_done, mut b_done) = (false, false);
    poll_fn(|context| {
        a_done = a_done || a.as_mut().poll(context).is_ready();
        b_done = b_done || b.as_mut().poll(context).is_ready();
        if a_done && b_done { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

struct Retry;

#[nonlocal]
fn only_one_at_a_time(coroutine: impl AsyncFn(i32) -> Result<(), Retry>) -> impl AsyncFn(i32) {
    let mut running = false;

    async fn new_coroutine(n: i32) {
        nonlocal!(running);
        if running {
            println!("busy {n}");
            return;
        }
        running = true;
        loop {
            match coroutine(n).await {
                Err(Retry) => continue,
                Ok(()) => break,
            }
        }
        running = false;
    }

    new_coroutine
}

async fn run() {
    let tries = Cell::new(0);
    let complete = async |n: i32| {
        pause().await;
        tries.set(tries.get() + 1);
        if tries.get() == 2 {
            return Err(Retry);
        }
        println!("completed {n} {}", tries.get());
        Ok(())
    };
    let one = only_one_at_a_time(complete);
    one(1).await;
    both(one(2), one(3)).await;
    one(4).await;
}

fn main() {
    block_on(run());
}
