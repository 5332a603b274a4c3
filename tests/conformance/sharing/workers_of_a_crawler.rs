// A crawler: workers take pages from one queue and remember what they have seen.
use std::collections::{BTreeSet, VecDeque};
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

async fn links_of(url: &str) -> Result<Vec<&'static str>, String> {
    pause().await;
    match url {
        "/" => Ok(vec!["/a", "/b", "x/else"]),
        "/a" => Ok(vec!["/b", "/c"]),
        "/b" => Ok(vec!["/", "/broken"]),
        "/c" => Ok(vec![]),
        _ => Err(format!("no {url}")),
    }
}

#[nonlocal]
async fn crawl() {
    let mut queue: VecDeque<&'static str> = VecDeque::new();
    let mut fetching = BTreeSet::new();
    let mut fetched = BTreeSet::new();
    let mut dead = BTreeSet::new();

    async fn fetch_url(url: &'static str) -> Result<(), String> {
        nonlocal!(fetching, fetched, queue);
        if fetching.contains(url) {
            return Ok(());
        }
        fetching.insert(url);
        let urls = links_of(url).await?;
        fetched.insert(url);
        for new_url in urls {
            if new_url.starts_with('/') {
                queue.push_back(new_url);
            }
        }
        Ok(())
    }

    async fn worker() {
        nonlocal!(queue, dead);
        while let Some(url) = queue.pop_front() {
            if fetch_url(url).await.is_err() {
                dead.insert(url);
            }
        }
    }

    queue.push_back("/");
    for _ in 0..3 {
        let mut workers: Vec<Pin<Box<dyn Future<Output = ()>>>> = Vec::new();
        for _ in 0..2 {
            workers.push(Box::pin(worker()));
        }
        gather(workers).await;
    }
    assert_eq!(fetching, &fetched | &dead);
    println!("{fetched:?} {dead:?}");
}

fn main() {
    block_on(crawl());
}
