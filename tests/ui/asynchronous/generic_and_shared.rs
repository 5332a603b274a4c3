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
async fn show_all() -> (usize, Vec<String>) {
    let mut shown: Vec<String> = Vec::new();
    async fn show<T: ToString>(value: T) -> usize {
        nonlocal!(shown);
        shown.push(T::to_string(&value));
        shown.len()
    }
    let (first, second) = (show(1), show("b"));
    let count = first.await + second.await;
    (count, shown.clone())
}

fn main() {
    assert_eq!(block_on(show_all()), (3, vec!["1".to_owned(), "b".to_owned()]));
}
