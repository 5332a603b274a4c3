// Starts a task; the handle to it is bound inside the task, the name after it.
use std::cell::RefCell;
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

struct Handle {
    name: String,
    start_value: Option<i32>,
    finished: bool,
}

impl Handle {
    fn show(&self) -> String {
        format!("{} {} {}", self.name, self.start_value.unwrap(), self.finished as i32)
    }
}

struct Nursery;

impl Nursery {
    async fn start(&self, task: impl AsyncFnOnce(&dyn Fn(i32))) -> i32 {
        let values = RefCell::new(Vec::new());
        task(&|value| values.borrow_mut().push(value)).await;
        pause().await;
        values.borrow()[0]
    }
}

struct Group {
    nursery: Nursery,
}

impl Group {
    #[nonlocal]
    async fn start(
        &self,
        function: fn(i32) -> i32,
        argument: i32,
        name: Option<&str>,
        return_handle: bool,
    ) -> String {
        let mut handle: Option<Handle> = None;

        async fn run_with_status(started: &dyn Fn(i32)) {
            nonlocal!(handle);
            let early = function(argument);
            started(early);
            handle = Some(Handle { name: final_name, start_value: None, finished: false });
            pause().await;
            handle.as_mut().unwrap().finished = true;
        }

        let final_name = name.map_or_else(|| format!("task {argument}"), |name| name.to_string());
        let start_value = self.nursery.start(run_with_status).await;
        if return_handle {
            handle.as_mut().unwrap().start_value = Some(start_value);
            handle.as_ref().unwrap().show()
        } else {
            start_value.to_string()
        }
    }
}

async fn run() {
    let group = Group { nursery: Nursery };
    println!("{}", group.start(|n| n + 1, 4, None, true).await);
    println!("{}", group.start(|n| n * 2, 4, Some("mine"), true).await);
    println!("{}", group.start(|n| n * 2, 4, Some("mine"), false).await);
}

fn main() {
    block_on(run());
}
