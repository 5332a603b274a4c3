//! What is found in a shared variable, and copied: nothing refers to it any more, and what is called next may come back.

#![allow(clippy::type_complexity, clippy::items_after_statements)]

use std::collections::HashMap;

use nonlocal::nonlocal;

#[nonlocal]
fn make_search() -> impl Fn() -> Vec<i64> {
    let mut items = vec![5, 6];
    let mut pairs: HashMap<String, (i64, i64)> = HashMap::new();
    pairs.insert("a".into(), (1, 2));
    let mut text = String::from("a b");
    let mut inner = (1, vec![7]);
    fn change() -> i64 {
        nonlocal!(items, pairs, text, inner);
        items.push(4);
        pairs.insert("b".into(), (0, 0));
        text.push('x');
        inner.1.push(8);
        i64::try_from(items.len()).unwrap()
    }
    let callback: Box<dyn Fn() -> i64> = Box::new(change);
    fn search() -> Vec<i64> {
        nonlocal!(items, pairs, text, inner);
        let mut found = vec![];
        let Some(&last) = items.last() else { return found };
        found.extend([last, callback()]);
        let Some(&(a, b)) = pairs.get("a") else { return found };
        found.extend([a + b, callback()]);
        let &first = items.first().unwrap();
        found.extend([first, callback()]);
        let space = text.find(' ').unwrap_or(0);
        found.extend([i64::try_from(space).unwrap(), callback()]);
        let Some(&seven) = inner.1.first() else { return found };
        found.extend([seven, callback()]);
        let second = if let Some(&second) = items.get(1) { second } else { 0 };
        found.extend([second, callback()]);
        let end = match text.rfind('x') {
            Some(end) => end,
            None => text.len(),
        };
        found.extend([i64::try_from(end).unwrap(), callback()]);
        let greatest = items.iter().copied().max().unwrap_or(0);
        found.extend([greatest, callback()]);
        let any = match items.first() {
            Some(&any) => any,
            None => inner.0,
        };
        found.extend([any, callback()]);
        found
    }
    search
}

#[test]
fn what_is_copied_is_not_kept() {
    let search = make_search();
    assert_eq!(search(), [6, 3, 3, 4, 5, 5, 1, 6, 7, 7, 6, 8, 8, 9, 6, 10, 5, 11]);
}

/// A scheduler: what runs may add to the queue that is gone through.
#[nonlocal]
fn make_scheduler() -> (impl Fn(u32), impl Fn(&dyn Fn(u32)) -> u32) {
    let mut queue: std::collections::VecDeque<(u32, u32)> = std::collections::VecDeque::from([(1, 0)]);
    fn add(time: u32) {
        nonlocal!(queue);
        if time < 4 {
            queue.push_back((time, 0));
        }
    }
    fn run(action: &dyn Fn(u32)) -> u32 {
        nonlocal!(queue);
        let mut ran = 0;
        while let Some(&(time, _)) = queue.front() {
            queue.pop_front();
            action(time + 1);
            ran += 1;
        }
        if let Some(&(time, _)) = queue.iter().find(|(time, _)| *time > 9) { time } else { ran }
    }
    (add, run)
}

#[test]
fn what_a_condition_copies_is_not_kept() {
    let (add, run) = make_scheduler();
    assert_eq!(run(&add), 3);
}

/// What is not known is asked for behind the condition.
#[nonlocal]
fn make_memo(compute: impl Fn(u64, &dyn Fn(u64) -> u64) -> u64 + Clone + 'static) -> impl Fn(u64) -> u64 {
    let mut known: HashMap<u64, u64> = HashMap::new();
    fn get(n: u64) -> u64 {
        nonlocal!(known);
        let Some(&value) = known.get(&n) else {
            let value = compute(n, &|n| get(n));
            known.insert(n, value);
            return value;
        };
        value
    }
    get
}

#[test]
fn what_an_else_does_may_come_back() {
    let fib = make_memo(|n, fib| if n < 2 { n } else { fib(n - 1) + fib(n - 2) });
    assert_eq!(fib(20), 6765);
}

#[derive(Clone, Copy)]
enum Job {
    Once(u32),
    Often(u32),
    Never,
}

const LAST: u32 = 9;

/// Patterns with several cases, with constants, and with nothing that is bound.
#[nonlocal]
fn make_jobs() -> (impl Fn(u32), impl Fn(&dyn Fn(u32)) -> Vec<u32>) {
    let mut jobs = vec![Job::Never, Job::Once(1), Job::Often(2)];
    let mut limits: Vec<Option<u32>> = vec![None, Some(LAST)];
    fn add(n: u32) {
        nonlocal!(jobs, limits);
        if n < 4 {
            jobs.push(Job::Once(n + 1));
        }
        limits.push(Some(n));
    }
    fn run(action: &dyn Fn(u32)) -> Vec<u32> {
        nonlocal!(jobs, limits);
        let mut ran = vec![];
        while let Some(&(Job::Once(n) | Job::Often(n))) = jobs.last() {
            jobs.pop();
            action(n);
            ran.push(n);
        }
        if let Some(&None) = limits.first() {
            action(7);
        }
        if let Some(&Some(LAST)) = limits.get(1) {
            action(8);
            ran.push(LAST);
        }
        if let Some(&Some(n @ 0..=5)) = limits.get(2) {
            action(n);
            ran.push(n);
        }
        ran
    }
    (add, run)
}

#[test]
fn patterns_with_cases_and_constants_keep_nothing() {
    let (add, run) = make_jobs();
    assert_eq!(run(&add), [2, 3, 4, 1, 2, 3, 4, LAST, 2]);
}
