use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use nonlocal::nonlocal;

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return value;
        }
    }
}

fn spawn<T>(future: impl Future<Output = T> + Send + 'static) -> T {
    block_on(future)
}

#[nonlocal]
fn start() -> (i64, i64) {
    let mut done = 0;
    async fn work() -> i64 {
        nonlocal!(done);
        done += 1;
        done
    }
    (spawn(work()), spawn(work()))
}

fn main() {
    assert_eq!(start(), (1, 2));
}
