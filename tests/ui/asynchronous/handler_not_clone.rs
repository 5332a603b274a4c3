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

struct Database(i64);

async fn twice<T>(call: impl AsyncFn() -> T) -> T {
    call().await;
    call().await
}

#[nonlocal]
async fn ask() -> i64 {
    let database = Database(4);
    async fn look() -> i64 {
        database.0
    }
    twice(look).await
}

fn main() {
    assert_eq!(block_on(ask()), 4);
}
