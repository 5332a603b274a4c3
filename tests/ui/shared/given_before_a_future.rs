use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use nonlocal::nonlocal;

#[nonlocal]
async fn fetched() -> Vec<u32> {
    let mut results = Vec::new();
    async fn fetch(n: u32) {
        nonlocal!(results);
        results.push(n);
    }
    let last = fetch(2);
    fetch(1).await;
    let now = results;
    last.await;
    now
}

fn main() {
    let Poll::Ready(all) = pin!(fetched()).poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("nothing waits")
    };
    assert_eq!(all, [1]);
}
