// Several attempts to connect, started one after the other: the first that works wins.
use std::future::poll_fn;
use std::pin::{Pin, pin};
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

/// Runs all of them, in turns.
async fn gather<'a>(mut futures: Vec<Pin<Box<dyn Future<Output = ()> + 'a>>>) {
    poll_fn(|context| {
        futures.retain_mut(|future| future.as_mut().poll(context).is_pending());
        if futures.is_empty() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

async fn connect_to(address: &str, port: u16, delay: usize) -> Result<String, String> {
    for _ in 0..delay {
        pause().await;
    }
    if address.starts_with("bad") {
        return Err(format!("no route to {address}:{port}"));
    }
    Ok(format!("{address}:{port}"))
}

#[nonlocal]
async fn connect_tcp(targets: &[(&str, usize)], port: u16) -> String {
    let mut connected: Option<String> = None;
    let mut closed = Vec::new();

    async fn try_connect(address: &str, delay: usize) {
        nonlocal!(connected, closed, errors);
        match connect_to(address, port, delay).await {
            Err(exc) => errors.push(exc),
            Ok(stream) => {
                if connected.is_none() {
                    connected = Some(stream);
                } else {
                    closed.push(stream);
                }
            }
        }
    }

    let mut errors: Vec<String> = Vec::new();
    let mut tasks: Vec<Pin<Box<dyn Future<Output = ()>>>> = Vec::new();
    for &(address, delay) in targets {
        tasks.push(Box::pin(try_connect(address, delay)));
    }
    gather(tasks).await;
    let Some(connected) = connected.clone() else {
        return format!("failed: {}", errors.join("; "));
    };
    format!("{connected} closed {} errors {}", closed.len(), errors.len())
}

async fn run() {
    println!("{}", connect_tcp(&[("a", 5), ("bad1", 2), ("b", 1), ("c", 9)], 80).await);
    println!("{}", connect_tcp(&[("bad1", 3), ("bad2", 1)], 81).await);
    println!("{}", connect_tcp(&[("a", 0)], 82).await);
}

fn main() {
    block_on(run());
}
