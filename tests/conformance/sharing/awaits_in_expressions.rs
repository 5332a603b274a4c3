// What is awaited in the middle of an expression, while others change what the rest of it reads.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use nonlocal::nonlocal;

async fn pause() {
    let mut first = true;
    poll_fn(|_| if std::mem::take(&mut first) { Poll::Pending } else { Poll::Ready(()) }).await;
}

fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return value;
        }
    }
}

/// Runs both in turns.
async fn gather<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>) -> (A, B) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut first, mut second) = (None, None);
    poll_fn(|context| {
        if first.is_none() {
            if let Poll::Ready(value) = a.as_mut().poll(context) {
                first = Some(value);
            }
        }
        if second.is_none() {
            if let Poll::Ready(value) = b.as_mut().poll(context) {
                second = Some(value);
            }
        }
        if first.is_some() && second.is_some() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    (first.unwrap(), second.unwrap())
}

#[nonlocal]
fn make() -> (impl AsyncFn(i64) -> i64, impl AsyncFn() -> i64, impl AsyncFn(i64) -> String) {
    async fn after(value: i64) -> i64 {
        pause().await;
        value
    }

    let mut log: Vec<i64> = vec![];
    let mut total = 0;

    fn note(value: i64) {
        nonlocal!(log, total);
        log.push(value);
        total += value;
    }

    async fn add(value: i64) -> i64 {
        note(value);
        pause().await;
        note(value);
        total
    }

    async fn twice() -> i64 {
        log.len() as i64 + add(1).await + add(2).await + log.len() as i64
    }

    async fn show(value: i64) -> String {
        nonlocal!(log);
        let n = log.len() as i64 + after(value).await;
        let most = log.iter().copied().max().unwrap_or(0).max(after(3).await);
        if log.len() as i64 > after(2).await {
            log.push(after(9).await);
        }
        println!("{} {}", log.len(), after(1).await);
        let both = [log.len() as i64, after(5).await, log.iter().sum::<i64>()];
        let (first, second) = (log.len(), after(i64::try_from(log.len()).unwrap()).await);
        format!("{n} {most} {} {both:?} {first} {second} {}", log.len(), after(7).await)
    }

    (add, twice, show)
}

fn main() {
    let (add, twice, show) = make();
    run(async {
        let (sum, text) = gather(add(3), show(1)).await;
        println!("{sum} {text}");
        println!("{}", twice().await);
        let (one, other) = gather(show(1), show(2)).await;
        println!("{one}");
        println!("{other}");
    });
}
