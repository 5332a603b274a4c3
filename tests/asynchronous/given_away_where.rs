//! Where a function may give away what its futures have shared, and how they may have been started.

use std::cell::RefCell;
use std::collections::HashSet;
use std::time::Duration;

use nonlocal::nonlocal;
use tokio::task::{JoinHandle, LocalSet, spawn_local};
use tokio::time::timeout;

use crate::executor::join_all;

async fn pause() {
    tokio::task::yield_now().await;
}

fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(LocalSet::new().run_until(future))
}

struct Report {
    log: Vec<u32>,
    count: u32,
}

fn joined(all: Vec<Vec<u32>>) -> Vec<u32> {
    all.into_iter().flatten().collect()
}

#[nonlocal]
async fn parts(how: u32) -> Vec<u32> {
    let mut log = vec![];
    let mut count = 0;
    async fn work(n: u32) {
        nonlocal!(log, count);
        pause().await;
        log.push(n);
        count += 1;
    }
    tokio::join!(work(1), work(2));
    match how {
        0 => {
            let pair = (log, count);
            pair.0
        }
        1 => {
            let (all, _) = (log, count);
            all
        }
        2 => {
            let report = Report { log, count };
            assert_eq!(report.count, 2);
            report.log
        }
        3 => {
            let [all] = [log];
            all
        }
        4 => joined(vec![log]),
        5 => {
            let mut all = vec![];
            for n in log {
                all.push(n);
            }
            all
        }
        6 => {
            let mut all = vec![];
            all.extend(log);
            all
        }
        _ => log,
    }
}

#[test]
fn in_parts_of_values() {
    for how in 0..8 {
        let mut all = run(parts(how));
        all.sort_unstable();
        assert_eq!(all, [1, 2], "{how}");
    }
}

#[nonlocal]
async fn in_branches(enough: u32) -> Result<Vec<u32>, (u32, Vec<u32>)> {
    let mut log = vec![];
    let mut count = 0;
    async fn work(n: u32) {
        nonlocal!(log, count);
        pause().await;
        log.push(n);
        count += 1;
    }
    tokio::join!(work(1), work(2));
    if count >= enough { Ok(log) } else { Err((count, log)) }
}

#[nonlocal]
async fn behind_the_head(fails: bool) -> Result<usize, Vec<u32>> {
    let mut log = vec![];
    async fn user(n: u32, fails: bool) -> Result<u32, String> {
        nonlocal!(log);
        pause().await;
        log.push(n);
        if fails { Err("no user".to_owned()) } else { Ok(n) }
    }
    match tokio::try_join!(user(1, false), user(2, fails)) {
        Ok(_) => Ok(log.len()),
        Err(_) => Err(log),
    }
}

#[nonlocal]
async fn in_time() -> Result<(), Vec<u32>> {
    let mut log = vec![];
    async fn work(n: u32) {
        nonlocal!(log);
        log.push(n);
        std::future::pending::<()>().await;
    }
    let both = async {
        tokio::join!(work(1), work(2));
    };
    match timeout(Duration::from_millis(2), both).await {
        Ok(()) => Ok(()),
        Err(_) => Err(log),
    }
}

#[nonlocal]
async fn by_the_first() -> Vec<u32> {
    let mut log = vec![];
    async fn work(n: u32) {
        nonlocal!(log);
        log.push(n);
        pause().await;
    }
    tokio::select! {
        () = work(1) => log,
        () = std::future::pending() => vec![],
    }
}

#[test]
fn in_branches_and_behind_heads() {
    assert_eq!(run(in_branches(2)).map(|log| log.len()), Ok(2));
    assert_eq!(run(in_branches(3)).map_err(|(count, log)| (count, log.len())), Err((2, 2)));
    assert_eq!(run(behind_the_head(false)), Ok(2));
    assert_eq!(run(behind_the_head(true)).map_err(|log| log.contains(&2)), Err(true));
    assert_eq!(run(in_time()).map_err(|log| log.len()), Err(2));
    assert_eq!(run(by_the_first()), [1]);
}

async fn retry<F: Future<Output = Option<u32>>>(mut task: impl FnMut() -> F, times: u32) -> Option<u32> {
    for _ in 0..times {
        if let Some(found) = task().await {
            return Some(found);
        }
    }
    None
}

#[nonlocal]
async fn as_a_callback() -> (Option<u32>, u32, Vec<u32>) {
    let mut tries = 0;
    let mut failed = vec![];
    let mut seen = vec![];
    async fn fetch() -> Option<u32> {
        nonlocal!(tries, failed);
        tries += 1;
        pause().await;
        if tries < 3 {
            failed.push(tries);
            return None;
        }
        Some(tries)
    }
    async fn see(n: u32) {
        nonlocal!(seen);
        pause().await;
        seen.push(n);
    }
    let found = retry(fetch, 5).await;
    join_all((7..9).map(see)).await;
    failed.extend(seen);
    (found, tries, failed)
}

#[nonlocal]
async fn by_another() -> Report {
    let mut report = Report { log: vec![], count: 0 };
    async fn search(n: u32) {
        nonlocal!(report);
        pause().await;
        report.log.push(n);
        report.count += 1;
    }
    fn on_key(n: u32) -> JoinHandle<()> {
        spawn_local(search(n))
    }
    on_key(1).await.unwrap();
    let last = on_key(2);
    last.await.unwrap();
    report
}

#[nonlocal]
async fn by_itself(depth: u32) -> Vec<u32> {
    let mut tasks = Vec::new();
    let mut seen = HashSet::new();
    async fn visit(n: u32) {
        nonlocal!(tasks, seen);
        if n > depth || !seen.insert(n) {
            return;
        }
        pause().await;
        for m in [n * 2, n * 2 + 1] {
            tasks.push(spawn_local(visit(m)));
        }
    }
    visit(1).await;
    while let Some(task) = tasks.pop() {
        task.await.unwrap();
    }
    let mut all: Vec<u32> = seen.into_iter().collect();
    all.sort_unstable();
    all
}

#[test]
fn however_they_are_started() {
    assert_eq!(run(as_a_callback()), (Some(3), 3, vec![1, 2, 7, 8]));
    let report = run(by_another());
    assert_eq!((report.log, report.count), (vec![1, 2], 2));
    assert_eq!(run(by_itself(5)), [1, 2, 3, 4, 5]);
}

thread_local! {
    static EVENTS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

fn note(event: &'static str) {
    EVENTS.with_borrow_mut(|events| events.push(event));
}

struct Folder {
    path: &'static str,
    uses: u32,
}

impl Folder {
    fn path(&self) -> String {
        self.path.to_owned()
    }

    fn close(self) -> u32 {
        note("close");
        self.uses
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        note("drop");
    }
}

/// What is only looked at is there until the end.
#[nonlocal]
async fn looked_at() -> (String, u32) {
    let mut folder = Folder { path: "/tmp", uses: 0 };
    async fn work() {
        nonlocal!(folder);
        pause().await;
        folder.uses += 1;
    }
    tokio::join!(work(), work());
    let path = folder.path();
    let uses = folder.uses;
    note("use");
    (path, uses)
}

#[nonlocal]
async fn closed() -> u32 {
    let mut folder = Folder { path: "/tmp", uses: 0 };
    async fn work() {
        nonlocal!(folder);
        pause().await;
        folder.uses += 1;
    }
    tokio::join!(work(), work());
    let _ = folder;
    note("use");
    folder.close()
}

#[test]
fn what_is_looked_at_stays() {
    assert_eq!(run(looked_at()), ("/tmp".to_owned(), 2));
    assert_eq!(EVENTS.take(), ["use", "drop"]);
    assert_eq!(run(closed()), 2);
    assert_eq!(EVENTS.take(), ["use", "close", "drop"]);
}
