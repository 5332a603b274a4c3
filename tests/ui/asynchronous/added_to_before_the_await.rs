use std::future::Future;
use std::ops::AddAssign;
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

#[derive(Clone, Debug, PartialEq)]
struct Words(Vec<&'static str>);

impl AddAssign<&'static str> for Words {
    fn add_assign(&mut self, word: &'static str) {
        self.0.push(word);
    }
}

async fn next() -> &'static str {
    "b"
}

#[nonlocal]
fn make_words() -> (impl AsyncFn(), impl Fn() -> Words) {
    let mut words = Words(vec!["a"]);
    async fn add() {
        nonlocal!(words);
        words += next().await;
    }
    fn get() -> Words {
        words.clone()
    }
    (add, get)
}

fn main() {
    let (add, get) = make_words();
    block_on(add());
    assert_eq!(get(), Words(vec!["a", "b"]));
}
