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

#[nonlocal]
async fn count() -> (i64, i64) {
    let mut n: i64 = 1;
    async fn look() -> i64 {
        n
    }
    let future = look();
    n += 1;
    (future.await, n)
}

fn main() {
    assert_eq!(block_on(count()), (2, 2));
}
