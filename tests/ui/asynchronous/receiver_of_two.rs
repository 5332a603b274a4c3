use nonlocal::nonlocal;
use tokio::sync::mpsc;

#[nonlocal]
async fn work_done() -> Vec<u32> {
    let (sender, mut receiver) = mpsc::unbounded_channel::<u32>();
    let mut done = Vec::new();
    async fn worker() {
        nonlocal!(receiver, done);
        while let Some(job) = receiver.recv().await {
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
