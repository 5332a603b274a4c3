use std::rc::Rc;

use nonlocal::nonlocal;
use tokio::sync::mpsc;

#[nonlocal]
async fn work_done() -> Vec<u32> {
    let (sender, receiver) = mpsc::unbounded_channel::<u32>();
    let receiver = Rc::new(tokio::sync::Mutex::new(receiver));
    let mut done = Vec::new();
    async fn worker() {
        nonlocal!(done);
        while let Some(job) = receiver.lock().await.recv().await {
            done.push(job);
        }
    }
    sender.send(1).unwrap();
    drop(sender);
    tokio::join!(worker(), worker());
    done
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    assert_eq!(runtime.block_on(work_done()), [1]);
}
