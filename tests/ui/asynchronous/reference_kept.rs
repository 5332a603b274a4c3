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
fn make_list() -> (impl AsyncFn(String) -> String, impl Fn() -> usize) {
    let mut items = Vec::new();
    async fn add(item: String) -> String {
        nonlocal!(items);
        items.push(item);
        let first = &items[0];
        next().await;
        first.clone()
    }
    fn count() -> usize {
        items.len()
    }
    (add, count)
}

fn main() {
    let (add, count) = make_list();
    assert_eq!((block_on(add("a".to_owned())), count()), ("a".to_owned(), 1));
}
