use std::cell::RefCell;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
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
    let shown: Rc<RefCell<Vec<String>>> = Rc::default();
    async fn show<T: ToString>(value: T) -> usize {
        shown.borrow_mut().push(T::to_string(&value));
        shown.borrow().len()
    }
    let (first, second) = (show(1), show("b"));
    let count = first.await + second.await;
    (count, shown.take())
}

fn main() {
    assert_eq!(block_on(show_all()), (3, vec!["1".to_owned(), "b".to_owned()]));
}
