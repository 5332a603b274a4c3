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

async fn length(text: &str) -> usize {
    text.len()
}

#[nonlocal]
fn make_list() -> (impl AsyncFn() -> usize, impl Fn(&str)) {
    let mut items: Vec<String> = Vec::new();
    async fn total() -> usize {
        let mut total = 0;
        for item in &items {
            total += length(item).await;
        }
        total
    }
    fn add(item: &str) {
        nonlocal!(items);
        items.push(item.to_owned());
    }
    (total, add)
}

fn main() {
    let (total, add) = make_list();
    add("ab");
    assert_eq!(block_on(total()), 2);
}
