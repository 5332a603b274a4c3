//! What several share is held for one evaluation, and never while something is awaited.

use std::cell::Cell;
use std::collections::HashMap;

use nonlocal::nonlocal;

use crate::executor::{block_on, join, join_all, pause};

#[nonlocal]
fn account() -> (impl AsyncFn(i64), impl AsyncFn() -> i64, impl Fn() -> usize) {
    let mut balance: i64 = 0;
    let mut log = Vec::new();
    async fn deposit(amount: i64) {
        nonlocal!(balance, log);
        balance += amount;
        pause().await;
        log.push(amount);
    }
    async fn show() -> i64 {
        pause().await;
        balance + 100 * i64::try_from(log.len()).unwrap_or_default()
    }
    fn count() -> usize {
        log.len()
    }
    (deposit, show, count)
}

#[test]
fn async_and_plain_functions_share() {
    let (deposit, show, count) = account();
    block_on(async {
        let (.., shown) = join(join(deposit(5), deposit(6)), show()).await;
        assert_eq!((shown, count()), (211, 2));
    });
}

#[nonlocal]
fn doubles() -> (impl AsyncFn(i64), impl Fn() -> Vec<i64>) {
    async fn double(n: i64) -> i64 {
        pause().await;
        n * 2
    }
    let mut log = Vec::new();
    async fn add(n: i64) {
        nonlocal!(log);
        log.push(double(n).await);
    }
    fn all() -> Vec<i64> {
        log.clone()
    }
    (add, all)
}

#[test]
fn what_is_awaited_in_an_argument_is_taken_first() {
    let (add, all) = doubles();
    block_on(async {
        join(add(1), add(2)).await;
        add(3).await;
    });
    assert_eq!(all(), [2, 4, 6]);
}

#[nonlocal]
fn cache() -> (impl AsyncFn(u32) -> String, impl Fn() -> usize) {
    async fn load(key: u32) -> String {
        pause().await;
        format!("v{key}")
    }
    let mut known = HashMap::new();
    let mut misses = 0;
    async fn get(key: u32) -> String {
        nonlocal!(known, misses);
        if let Some(value) = known.get(&key) {
            return String::clone(value);
        }
        misses += 1;
        let value = load(key).await;
        known.insert(key, value.clone());
        value
    }
    fn missed() -> usize {
        misses
    }
    (get, missed)
}

#[test]
fn a_cache_is_read_and_filled() {
    let (get, missed) = cache();
    block_on(async {
        assert_eq!((get(1).await, get(1).await, get(2).await), ("v1".into(), "v1".into(), "v2".into()));
        join(get(3), get(4)).await;
    });
    assert_eq!(missed(), 4);
}

#[nonlocal]
fn jobs() -> (impl AsyncFn() -> usize, impl Fn(&str)) {
    async fn run(job: &str) -> usize {
        pause().await;
        job.len()
    }
    let mut jobs: Vec<String> = Vec::new();
    async fn run_all() -> usize {
        nonlocal!(jobs);
        let mut done = 0;
        for job in jobs.clone() {
            let length = run(&job).await;
            done += length;
        }
        while let Some(job) = jobs.pop() {
            let length = run(&job).await;
            done += length;
        }
        done
    }
    fn add(job: &str) {
        nonlocal!(jobs);
        jobs.push(job.to_owned());
    }
    (run_all, add)
}

#[test]
fn a_queue_may_grow_while_it_is_worked_on() {
    let (run_all, add) = jobs();
    add("a");
    let feed = async {
        add("bb");
        pause().await;
        add("ccc");
    };
    let (done, ()) = block_on(join(run_all(), feed));
    assert_eq!(done, 1 + 3 + 2 + 1);
}

#[nonlocal]
fn through_others() -> (impl AsyncFn(i64) -> i64, impl AsyncFn() -> i64) {
    let mut log: Vec<i64> = Vec::new();
    let mut total = 0;
    fn note(n: i64) {
        nonlocal!(log, total);
        log.push(n);
        total += n;
    }
    async fn add(n: i64) -> i64 {
        note(n);
        pause().await;
        note(n);
        total
    }
    async fn twice() -> i64 {
        let (first, second) = (add(1).await, add(2).await);
        let count = i64::try_from(log.len()).unwrap_or_default();
        first + second + count
    }
    (add, twice)
}

#[test]
fn they_call_plain_functions_and_each_other() {
    let (add, twice) = through_others();
    assert_eq!(block_on(async { (add(3).await, twice().await) }), (6, 8 + 12 + 6));
}

#[nonlocal]
async fn three_levels(factor: i64) -> (i64, i64) {
    let mut count = 0;
    async fn middle(turns: i64) -> i64 {
        nonlocal!(count);
        let mut sum = 0;
        async fn inner(n: i64) {
            nonlocal!(count, sum);
            pause().await;
            count += 1;
            sum += n * factor;
        }
        for turn in 0..turns {
            inner(turn).await;
        }
        join(inner(10), inner(20)).await;
        sum
    }
    let sum = middle(3).await;
    (sum, count)
}

#[test]
fn levels_share_what_is_around_them() {
    assert_eq!(block_on(three_levels(2)), (66, 5));
}

#[nonlocal]
async fn evening() -> Vec<String> {
    let mut log = Vec::new();
    async fn talk(name: &'static str) {
        nonlocal!(log);
        for turn in 0..2 {
            pause().await;
            log.push(format!("{name}{turn}"));
        }
    }
    let (ada, bob) = (talk("a"), talk("b"));
    log.push("start".to_owned());
    join(ada, bob).await;
    log.push("end".to_owned());
    log.clone()
}

#[test]
fn the_factory_shares_with_futures_that_run() {
    assert_eq!(block_on(evening()), ["start", "a0", "b0", "a1", "b1", "end"]);
}

#[nonlocal]
async fn visit_all(names: Vec<String>) -> (usize, Vec<String>) {
    let mut seen = Vec::new();
    let sign = String::from("> ");
    async fn visit(name: String) -> usize {
        nonlocal!(seen);
        pause().await;
        seen.push(format!("{sign}{name}"));
        name.len()
    }
    let mut visits = Vec::new();
    for name in names {
        visits.push(visit(name));
    }
    let total = join_all(visits).await.into_iter().sum();
    (total, seen.clone())
}

#[test]
fn many_futures_share() {
    let seen = vec!["> a".to_owned(), "> bb".to_owned()];
    assert_eq!(block_on(visit_all(vec!["a".into(), "bb".into()])), (3, seen));
}

struct Report<'a> {
    count: u32,
    to: &'a Cell<u32>,
}

impl Drop for Report<'_> {
    fn drop(&mut self) {
        self.to.set(self.count);
    }
}

#[nonlocal]
#[allow(unused_assignments, reason = "rustc does not see what `drop` reads")]
async fn counted(to: &Cell<u32>) {
    let mut report = Report { count: 0, to };
    async fn add(n: u32) {
        nonlocal!(report);
        report.count += n;
        pause().await;
        report.count += n;
    }
    let adding = add(5);
    adding.await;
}

impl Report<'_> {
    #[nonlocal]
    async fn finish(mut self) -> u32 {
        async fn add(n: u32) {
            nonlocal!(self);
            self.count += n;
        }
        join(add(3), pause()).await;
        1
    }
}

/// A field alone would be a copy.
#[test]
fn a_future_has_the_whole_of_what_it_changes() {
    let to = Cell::new(0);
    block_on(counted(&to));
    assert_eq!(to.get(), 10);
    assert_eq!((block_on(Report { count: 1, to: &to }.finish()), to.get()), (1, 4));
}

/// A number that is passed on is no reference to it.
#[nonlocal]
async fn totals() -> (u32, Vec<u32>) {
    let mut total: u32 = 0;
    let (sender, receiver) = std::sync::mpsc::channel();
    async fn work(n: u32) {
        nonlocal!(total);
        pause().await;
        total += n;
        let sent = sender.send(total);
        assert!(sent.is_ok());
    }
    join(work(1), work(2)).await;
    (total, receiver.try_iter().collect())
}

#[test]
fn a_number_is_passed_on_by_its_value() {
    assert_eq!(block_on(totals()), (3, vec![1, 3]));
}
