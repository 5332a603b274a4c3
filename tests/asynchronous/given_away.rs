//! What futures have shared is given away when they are over, or are in a variable that nobody names any more.

use std::pin::pin;
use std::time::Duration;

use nonlocal::nonlocal;
use tokio::task::{JoinHandle, JoinSet, LocalSet, spawn_local};
use tokio::time::{sleep, timeout};

async fn twice(n: u32) -> u32 {
    tokio::task::yield_now().await;
    n * 2
}

async fn never() {
    std::future::pending::<()>().await;
}

/// Not `Clone`, and without a default.
struct Stats {
    seen: Vec<u32>,
    calls: usize,
}

impl Stats {
    fn new() -> Self {
        Stats { seen: Vec::new(), calls: 0 }
    }

    fn add(&mut self, n: u32) {
        self.seen.push(n);
        self.calls += 1;
    }

    fn finish(mut self) -> (usize, Vec<u32>) {
        self.seen.sort_unstable();
        (self.calls, self.seen)
    }
}

fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(LocalSet::new().run_until(future))
}

fn sorted(mut all: Vec<u32>) -> Vec<u32> {
    all.sort_unstable();
    all
}

#[nonlocal]
async fn gathered() -> Vec<u32> {
    let mut seen = Vec::new();
    async fn fetch(n: u32) {
        nonlocal!(seen);
        let found = twice(n).await;
        seen.push(found);
    }
    tokio::join!(fetch(1), fetch(2));
    seen
}

#[nonlocal]
async fn bound() -> Vec<u32> {
    let mut seen = Vec::new();
    async fn fetch(n: u32) {
        nonlocal!(seen);
        let found = twice(n).await;
        seen.push(found);
    }
    let (one, other, third) = (fetch(1), fetch(2), fetch(3));
    let fourth = fetch(4);
    tokio::join!(one, other);
    third.await;
    fourth.await;
    seen
}

#[nonlocal]
async fn listed() -> Vec<u32> {
    let mut seen = Vec::new();
    async fn fetch(n: u32) {
        nonlocal!(seen);
        let found = twice(n).await;
        seen.push(found);
    }
    let mut tasks = vec![];
    for n in 0..2 {
        tasks.push(fetch(n));
    }
    let more: Vec<_> = (2..4).map(|n| fetch(n)).collect();
    for task in tasks {
        task.await;
    }
    for task in more {
        task.await;
    }
    seen
}

/// Where one of several is reached, the future is dropped with its variable.
#[nonlocal]
async fn perhaps(wait: bool) -> Vec<u32> {
    let mut seen = Vec::new();
    async fn fetch(n: u32) {
        nonlocal!(seen);
        let found = twice(n).await;
        seen.push(found);
    }
    let task = fetch(1);
    if wait {
        task.await;
    }
    seen
}

#[test]
fn what_is_awaited_is_over() {
    assert_eq!(sorted(run(gathered())), [2, 4]);
    assert_eq!(sorted(run(bound())), [2, 4, 6, 8]);
    assert_eq!(run(listed()), [0, 2, 4, 6]);
    assert_eq!((run(perhaps(true)), run(perhaps(false))), (vec![2], vec![]));
}

#[nonlocal]
async fn raced() -> Vec<u32> {
    let mut seen = Vec::new();
    async fn fetch(n: u32) {
        nonlocal!(seen);
        let found = twice(n).await;
        seen.push(found);
        never().await;
    }
    tokio::select! {
        () = fetch(1) => {}
        () = sleep(Duration::from_millis(2)) => {}
    }
    let _ = timeout(Duration::from_millis(2), fetch(2)).await;
    seen
}

/// What is pinned is still there when `seen` is given away.
#[nonlocal]
async fn pinned() -> Vec<u32> {
    let mut seen = Vec::new();
    async fn fetch(n: u32) {
        nonlocal!(seen);
        let found = twice(n).await;
        seen.push(found);
        never().await;
    }
    let mut one = pin!(fetch(1));
    let other = fetch(2);
    tokio::pin!(other);
    for _ in 0..2 {
        tokio::select! {
            () = &mut one => {}
            () = &mut other => {}
            () = sleep(Duration::from_millis(2)) => {}
        }
    }
    seen
}

#[test]
fn what_has_lost_a_race_is_over() {
    assert_eq!(run(raced()), [2, 4]);
    assert_eq!(sorted(run(pinned())), [2, 4]);
}

#[nonlocal]
async fn spawned() -> Vec<u32> {
    let mut seen = Vec::new();
    async fn fetch(n: u32) {
        nonlocal!(seen);
        let found = twice(n).await;
        seen.push(found);
    }
    let one = spawn_local(fetch(1));
    let all: Vec<_> = (2..4).map(|n| spawn_local(fetch(n))).collect();
    let mut set = JoinSet::new();
    for n in 4..6 {
        set.spawn_local(fetch(n));
    }
    spawn_local(async move { fetch(6).await }).await.unwrap();
    one.await.unwrap();
    for task in all {
        task.await.unwrap();
    }
    while set.join_next().await.is_some() {}
    seen
}

#[test]
fn what_is_spawned_and_awaited_is_over() {
    assert_eq!(sorted(run(spawned())), [2, 4, 6, 8, 10, 12]);
}

/// The body waits for the outer task, and not for the one that this starts.
#[allow(clippy::async_yields_async)]
#[nonlocal]
async fn left_behind() -> (Vec<u32>, JoinHandle<()>) {
    let mut seen = Vec::new();
    async fn fetch(n: u32) {
        nonlocal!(seen);
        let found = twice(n).await;
        seen.push(found);
    }
    let task = spawn_local(async move { spawn_local(async move { fetch(1).await }) });
    let inner = task.await.unwrap();
    (seen, inner)
}

/// In Python it would still change the list that has been given away.
#[test]
fn what_still_runs_is_told_when_it_uses_it() {
    let error = run(async {
        let (seen, inner) = left_behind().await;
        assert!(seen.is_empty());
        inner.await.unwrap_err()
    });
    let message = *error.into_panic().downcast::<String>().unwrap();
    assert!(message.contains("needs `seen`, which the function around it has given away"), "{message}");
}

/// The first of several is enough: the others are dropped with the list.
#[nonlocal]
async fn first_of() -> (Vec<u32>, usize) {
    let mut seen = Vec::new();
    let mut started = 0;
    async fn fetch(n: u32) -> u32 {
        nonlocal!(seen, started);
        started += 1;
        sleep(Duration::from_millis(u64::from(n))).await;
        seen.push(n);
        n
    }
    let mut set = JoinSet::new();
    for n in [1, 1000] {
        set.spawn_local(fetch(n));
    }
    while let Some(found) = set.join_next().await {
        if found.unwrap() == 1 {
            break;
        }
    }
    (seen, started)
}

#[test]
fn what_is_dropped_behind_it_needs_nothing() {
    assert_eq!(run(first_of()), (vec![1], 2));
}

#[nonlocal]
async fn whole() -> Stats {
    let mut stats = Stats::new();
    async fn fetch(n: u32) {
        nonlocal!(stats);
        let found = twice(n).await;
        stats.add(found);
    }
    tokio::join!(fetch(1), fetch(2));
    stats
}

#[nonlocal]
async fn finished() -> (usize, Vec<u32>) {
    let mut stats = Stats::new();
    async fn fetch(n: u32) {
        nonlocal!(stats);
        let found = twice(n).await;
        stats.add(found);
    }
    tokio::join!(fetch(1), fetch(2));
    stats.finish()
}

#[nonlocal]
async fn in_a_branch(early: bool) -> Result<Stats, Stats> {
    let mut stats = Stats::new();
    async fn fetch(n: u32) {
        nonlocal!(stats);
        let found = twice(n).await;
        stats.add(found);
    }
    tokio::join!(fetch(1), fetch(2));
    if early {
        return Err(stats);
    }
    tokio::join!(fetch(3), fetch(4));
    Ok(stats)
}

#[nonlocal]
async fn taken_apart(start: (u32, String)) -> (u32, String) {
    let mut pair = start;
    async fn put(text: &str) {
        nonlocal!(pair);
        pair.0 += twice(1).await;
        pair.1.push_str(text);
    }
    tokio::join!(put("a"), put("a"));
    let (sum, text) = pair;
    (sum, text)
}

struct Crawler {
    stats: Stats,
}

#[nonlocal]
impl Crawler {
    async fn run(mut self) -> Stats {
        async fn fetch(n: u32) {
            nonlocal!(self);
            self.stats.add(twice(n).await);
        }
        tokio::join!(fetch(1), fetch(2));
        self.stats
    }
}

/// `show` still reads `stats` behind the line that does.
#[nonlocal]
async fn read_behind() -> (usize, usize) {
    let mut stats = Stats::new();
    async fn fetch(n: u32) {
        nonlocal!(stats);
        let found = twice(n).await;
        stats.add(found);
    }
    tokio::join!(fetch(1), fetch(2));
    let show = || stats.seen.len();
    let calls = stats.calls;
    (calls, show())
}

#[test]
fn without_a_default_all_of_it_is_given() {
    assert_eq!(run(whole()).finish(), (2, vec![2, 4]));
    assert_eq!(run(finished()), (2, vec![2, 4]));
    assert_eq!(run(in_a_branch(true)).map_err(Stats::finish).err(), Some((2, vec![2, 4])));
    assert_eq!(run(in_a_branch(false)).map_err(Stats::finish).unwrap().calls, 4);
    assert_eq!(run(taken_apart((1, String::new()))), (3, "aa".to_owned()));
    assert_eq!(run(Crawler { stats: Stats::new() }.run()).calls, 2);
    assert_eq!(run(read_behind()), (2, 2));
}
