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

async fn next() -> i64 {
    3
}

#[nonlocal]
fn make_list() -> (impl AsyncFn(), impl Fn(), impl Fn() -> Vec<i64>) {
    let mut items = Vec::new();
    async fn add() {
        nonlocal!(items);
        items.push(next().await);
    }
    fn reset() {
        nonlocal!(items);
        items = Vec::new();
    }
    fn all() -> Vec<i64> {
        items.clone()
    }
    (add, reset, all)
}

fn main() {
    let (add, reset, all) = make_list();
    reset();
    block_on(add());
    assert_eq!(all(), [3]);
}
