//! `tokio::select!`: nested functions among the futures, and in what is done with their results.

use std::time::Duration;

use nonlocal::nonlocal;

#[nonlocal]
async fn worker(count: u32) -> (Vec<String>, u32) {
    let (sender, mut receiver) = tokio::sync::mpsc::channel::<u32>(4);
    let mut log: Vec<String> = Vec::new();
    let mut waits = 0;
    fn note(text: String) {
        nonlocal!(log);
        log.push(text);
    }
    async fn wait() {
        nonlocal!(waits);
        tokio::time::sleep(Duration::from_secs(60)).await;
        waits += 100;
    }
    async fn send() {
        for number in 0..count {
            sender.send(number).await.unwrap();
        }
    }
    send().await;
    drop(sender);
    loop {
        tokio::select! {
            biased;
            next = receiver.recv() => match next {
                Some(number) => note(format!("got {number}")),
                None => break,
            },
            () = wait(), if waits < 5 => note("waited".to_string()),
            else => {
                note("nothing".to_string());
                break;
            }
        }
        waits += 1;
    }
    (log.clone(), waits)
}

#[test]
fn the_first_of_several_futures() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let (log, waits) = runtime.block_on(worker(3));
    assert_eq!((log.join(", "), waits), ("got 0, got 1, got 2".to_string(), 3));
}
