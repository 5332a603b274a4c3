// A wait that can be cancelled: the callback keeps how to raise the cancellation.
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use nonlocal::nonlocal;

/// Runs a future to its end.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

/// Gives the others a turn.
async fn pause() {
    let mut first = true;
    poll_fn(|_| if std::mem::take(&mut first) { Poll::Pending } else { Poll::Ready(()) }).await;
}

type Raise = Box<dyn Fn() -> String>;

#[derive(Default)]
struct Manager {
    waiters: RefCell<HashMap<String, i32>>,
    late: RefCell<HashSet<String>>,
}

impl Manager {
    async fn rescheduled(&self, mut abort: impl FnMut(Raise) -> String, cancel: bool) -> String {
        pause().await;
        if cancel {
            return abort(Box::new(|| "cancelled by task".to_string()));
        }
        "FINISHED".to_string()
    }

    #[nonlocal]
    async fn wait_overlapped(&self, handle: i32, key: &str, cancel: bool, code: i32) -> String {
        if self.waiters.borrow().contains_key(key) {
            return format!("busy {key}");
        }
        self.waiters.borrow_mut().insert(key.to_string(), handle);
        let mut raise_cancel: Option<Raise> = None;

        fn abort(raise_cancel_: Raise) -> String {
            nonlocal!(raise_cancel);
            raise_cancel = Some(raise_cancel_);
            if handle < 0 {
                self.late.borrow_mut().insert(key.to_string());
            }
            "FAILED".to_string()
        }

        let info = self.rescheduled(abort, cancel).await;
        if code != 0 {
            let raise_cancel = raise_cancel.take();
            if let Some(raise_cancel) = raise_cancel {
                return raise_cancel();
            }
            return "closed by another task".to_string();
        }
        info
    }
}

async fn run() {
    let manager = Manager::default();
    println!("{}", manager.wait_overlapped(1, "a", false, 0).await);
    println!("{}", manager.wait_overlapped(1, "a", false, 0).await);
    println!("{}", manager.wait_overlapped(-1, "b", true, 0).await);
    println!("{}", manager.wait_overlapped(2, "c", true, 5).await);
    println!("{}", manager.wait_overlapped(2, "d", false, 5).await);
    println!("{} {}", manager.waiters.borrow().len(), manager.late.borrow().len());
}

fn main() {
    block_on(run());
}
