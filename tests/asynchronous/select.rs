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

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(future)
}

/// What has lost a race borrows, so that the receiver is there in the next turn.
#[nonlocal]
async fn in_a_loop() -> (Vec<u32>, u32) {
    let (sender, mut receiver) = tokio::sync::mpsc::channel::<u32>(4);
    let (mut got, mut idle) = (vec![], 0);
    async fn next() -> Option<u32> {
        nonlocal!(receiver);
        receiver.recv().await
    }
    async fn tick() {
        nonlocal!(idle);
        tokio::time::sleep(Duration::from_millis(1)).await;
        idle += 1;
    }
    sender.send(1).await.unwrap();
    sender.send(2).await.unwrap();
    let mut sender = Some(sender);
    loop {
        tokio::select! {
            message = next() => match message {
                Some(message) => got.push(message),
                None => break,
            },
            () = tick() => drop(sender.take()),
        }
    }
    (got, idle)
}

/// In the handler nobody has it any more, and behind the race it is still there.
#[nonlocal]
async fn in_the_handler() -> (Vec<u32>, u32) {
    let (sender, mut receiver) = tokio::sync::mpsc::channel::<u32>(4);
    let mut got = vec![];
    async fn next() -> Option<u32> {
        nonlocal!(receiver);
        receiver.recv().await
    }
    sender.send(1).await.unwrap();
    sender.send(2).await.unwrap();
    tokio::select! {
        biased;
        message = next() => {
            got.extend(message);
            receiver.close();
        }
        () = std::future::pending() => {}
    }
    tokio::select! {
        () = std::future::pending() => {}
        () = tokio::time::sleep(Duration::from_millis(1)) => {}
        message = next() => got.extend(message),
    }
    (got, u32::from(sender.is_closed()))
}

/// What two of them change they share.
#[nonlocal]
async fn in_common() -> Vec<u32> {
    let mut seen = vec![];
    let mut slow = 0;
    async fn put(n: u32) {
        nonlocal!(seen);
        seen.push(n);
        tokio::time::sleep(Duration::from_millis(u64::from(n))).await;
        seen.push(n);
    }
    async fn wait() {
        nonlocal!(slow);
        slow += 1;
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
    for _ in 0..2 {
        tokio::select! {
            biased;
            () = wait() => {}
            () = put(1) => {}
            () = put(200) => {}
        }
    }
    seen.push(slow);
    seen
}

#[test]
fn what_loses_a_race_leaves_what_it_uses() {
    assert_eq!(run(in_a_loop()), (vec![1, 2], 1));
    assert_eq!(run(in_the_handler()), (vec![1, 2], 1));
    assert_eq!(run(in_common()), [1, 200, 1, 1, 200, 1, 2]);
}
