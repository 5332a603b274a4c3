//! `#[nonlocal(sync)]`: closures on many threads share variables.

use std::collections::BTreeMap;
use std::thread;

use nonlocal::nonlocal;

const THREADS: u64 = 8;
const CALLS: u64 = 1_000_000;

#[nonlocal(sync)]
fn make_tickets() -> (impl Fn() -> u64 + Send + Sync + Clone, impl Fn() -> u64 + Send) {
    let mut next: u64 = 0;
    fn take() -> u64 {
        nonlocal!(next);
        next += 1;
        next - 1
    }
    fn taken() -> u64 {
        next
    }
    (take, taken)
}

#[test]
fn every_number_is_given_once() {
    let (take, taken) = make_tickets();
    let numbers: Vec<Vec<u64>> = thread::scope(|scope| {
        let work = || (0..CALLS).map(|_| take()).collect();
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().expect("a thread that ends")).collect()
    });
    let mut seen = vec![false; usize::try_from(THREADS * CALLS).expect("a size")];
    for number in numbers.into_iter().flatten() {
        let slot = &mut seen[usize::try_from(number).expect("an index")];
        assert!(!*slot, "{number} was given twice");
        *slot = true;
    }
    assert!(seen.iter().all(|seen| *seen));
    assert_eq!(taken(), THREADS * CALLS);
}

type Counts = BTreeMap<u64, u64>;

#[nonlocal(sync)]
fn make_histogram() -> (impl Fn(u64) + Send + Sync, impl Fn() -> Counts) {
    let mut counts = Counts::new();
    fn record(key: u64) {
        nonlocal!(counts);
        *counts.entry(key).or_insert(0) += 1;
    }
    fn all() -> Counts {
        counts.clone()
    }
    (record, all)
}

#[test]
fn every_entry_of_a_map_counts() {
    let (record, all) = make_histogram();
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| (0..CALLS).for_each(|call| record(call % 10)));
        }
    });
    assert_eq!(all(), (0..10).map(|key| (key, THREADS * CALLS / 10)).collect());
}

#[nonlocal(sync)]
fn make_bank(start: i64) -> (impl Fn(i64) + Send + Clone + 'static, impl Fn() -> (i64, i64)) {
    let mut left = start;
    let mut right = start;
    fn transfer(amount: i64) {
        nonlocal!(left, right);
        left -= amount;
        right += amount;
    }
    fn both() -> (i64, i64) {
        (left, right)
    }
    (transfer, both)
}

#[test]
fn every_call_is_atomic() {
    let (transfer, both) = make_bank(1000);
    let spawn = |amount: i64| {
        let transfer = transfer.clone();
        thread::spawn(move || (0..10_000).for_each(|_| transfer(amount)))
    };
    let threads = [spawn(1), spawn(-1), spawn(3), spawn(-3)];
    while threads.iter().any(|thread| !thread.is_finished()) {
        let (left, right) = both();
        assert_eq!(left + right, 2000);
    }
    assert_eq!(both(), (1000, 1000));
}

#[nonlocal(sync)]
fn make_reentrant() -> (impl Fn(&dyn Fn() -> i64) -> i64, impl Fn() -> i64) {
    let mut count: i64 = 0;
    fn run(callback: &dyn Fn() -> i64) -> i64 {
        nonlocal!(count);
        count += 1;
        callback() + count
    }
    fn get() -> i64 {
        count
    }
    (run, get)
}

#[test]
fn a_callback_may_come_back() {
    let (run, get) = make_reentrant();
    assert_eq!((run(&get), get()), (2, 1));
}

/// A thread of a scope borrows what is locked, and is gone at its end.
#[nonlocal(sync)]
fn counted(texts: &[&str]) -> (BTreeMap<String, usize>, usize) {
    let mut counts = BTreeMap::new();
    let mut sum = 0;
    fn count(text: &str) {
        nonlocal!(counts, sum);
        for word in text.split(' ') {
            *counts.entry(word.to_string()).or_insert(0) += 1;
            sum += 1;
        }
    }
    thread::scope(|scope| {
        for text in texts {
            scope.spawn(|| count(text));
        }
    });
    (counts, sum)
}

#[test]
fn threads_of_a_scope_borrow() {
    let (counts, sum) = counted(&["a b a", "b", "c a"]);
    assert_eq!(sum, 6);
    assert_eq!(
        counts.into_iter().collect::<Vec<_>>(),
        [("a".to_string(), 3), ("b".to_string(), 2), ("c".to_string(), 1)]
    );
}

#[nonlocal(sync)]
fn make_report(note: impl Fn() -> i32 + Send) -> (impl Fn() -> String, impl Fn() -> String, impl Fn(i32)) {
    let mut items: Vec<i32> = vec![];
    let mut count = 0;
    fn show() -> String {
        format!("{count} {:?} {}", items, note())
    }
    fn each() -> String {
        items.iter().map(|item| format!("{item}{count}{} ", note())).collect()
    }
    fn add(n: i32) {
        nonlocal!(items, count);
        items.push(n);
        count += 1;
    }
    (show, each, add)
}

/// What a format string names is read under the lock that is there for the arguments.
#[test]
fn a_format_takes_its_lock_once() {
    let (show, each, add) = make_report(|| 7);
    add(4);
    add(5);
    assert_eq!(show(), "2 [4, 5] 7");
    assert_eq!(each(), "427 527 ");
}

/// Neither `Clone` nor with a default.
struct Stats {
    seen: Vec<u32>,
}

#[nonlocal(sync)]
fn joined() -> (Vec<u32>, u32) {
    let mut seen = Vec::new();
    let mut calls = 0;
    fn work(n: u32) {
        nonlocal!(seen, calls);
        seen.push(n);
        calls += 1;
    }
    fn last() {
        work(9);
    }
    let one = thread::spawn(move || work(1));
    let other = thread::spawn(last);
    let more: Vec<_> = (2..4).map(|n| thread::spawn(move || work(n))).collect();
    let mut others = vec![];
    for n in 4..6 {
        others.push(thread::spawn(move || work(n)));
    }
    one.join().unwrap();
    other.join().unwrap();
    for thread in more {
        thread.join().unwrap();
    }
    for thread in others {
        thread.join().unwrap();
    }
    seen.sort_unstable();
    (seen, calls)
}

#[nonlocal(sync)]
fn all_of_it() -> Stats {
    let mut stats = Stats { seen: Vec::new() };
    fn work(n: u32) {
        nonlocal!(stats);
        stats.seen.push(n);
    }
    let thread = thread::spawn(move || work(1));
    thread.join().unwrap();
    stats
}

#[test]
fn what_threads_have_shared_is_given_away_when_they_are_joined() {
    assert_eq!(joined(), (vec![1, 2, 3, 4, 5, 9], 6));
    assert_eq!(all_of_it().seen, [1]);
}

/// The thread that is joined leaves another one.
#[nonlocal(sync)]
fn left_behind() -> Vec<u32> {
    let mut seen = Vec::new();
    fn work() {
        nonlocal!(seen);
        seen.push(1);
    }
    let outer = thread::spawn(move || {
        thread::spawn(move || {
            thread::sleep(std::time::Duration::from_millis(200));
            work();
        })
    });
    let _inner = outer.join().unwrap();
    seen
}

#[test]
#[should_panic(expected = "`seen` is given away here, and is still shared")]
fn what_a_thread_still_has_is_told() {
    left_behind();
}
