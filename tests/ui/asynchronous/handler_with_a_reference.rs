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

fn route<R: Future<Output = usize> + 'static>(handler: impl Fn(String) -> R) -> usize {
    block_on(handler("ab".to_owned()))
}

#[nonlocal]
fn serve() -> usize {
    let more = 1;
    async fn length(text: &str) -> usize {
        text.len() + more
    }
    route(length)
}

fn main() {
    assert_eq!(serve(), 3);
}
