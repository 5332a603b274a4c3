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

async fn next() -> String {
    "b".to_owned()
}

#[nonlocal]
fn make_text() -> (impl AsyncFn(), impl Fn() -> String) {
    let mut text = "a".to_owned();
    async fn add() {
        nonlocal!(text);
        let value = next().await;
        text += &value;
    }
    fn get() -> String {
        text.clone()
    }
    (add, get)
}

fn main() {
    let (add, get) = make_text();
    block_on(add());
    assert_eq!(get(), "ab");
}
