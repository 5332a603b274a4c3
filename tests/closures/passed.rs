//! Closures that are passed for a moment borrow, and those that are kept share: what the place asks of them.

#![allow(clippy::trivially_copy_pass_by_ref)]

use nonlocal::nonlocal;

/// It is neither `Clone` nor `Copy`.
struct Tally(Vec<usize>);

#[nonlocal]
fn passed_for_a_moment(words: &[&str], mut tally: Tally, total: &mut usize) -> (usize, Tally) {
    let mut n = 0;
    fn see(word: &&str) {
        nonlocal!(n, tally, total);
        n += 1;
        *total += word.len();
        tally.0.push(word.len());
    }
    fn is_long(word: &&&str) -> bool {
        nonlocal!(n);
        n += 100;
        word.len() > 1
    }
    fn by_length(word: &&str) -> usize {
        nonlocal!(n);
        n += 1000;
        usize::MAX - word.len()
    }
    words.iter().for_each(see);
    let long = words.iter().filter(is_long).count();
    let mut order = words.to_vec();
    order.sort_by_cached_key(by_length);
    assert_eq!((order, long), (vec!["def", "bc", "a"], 2));
    (n, tally)
}

#[test]
fn what_is_passed_for_a_moment_borrows() {
    let mut total = 0;
    let (n, tally) = passed_for_a_moment(&["a", "bc", "def"], Tally(vec![]), &mut total);
    assert_eq!((n, tally.0, total), (3303, vec![1, 2, 3], 6));
}

type Leaf = Box<dyn Fn() -> i64>;

#[nonlocal]
fn make_leaves(depth: u32) -> Vec<Leaf> {
    let mut count: i64 = 0;
    fn grow(depth: u32) -> Vec<Leaf> {
        fn bump() -> i64 {
            nonlocal!(count);
            count += 1;
            count
        }
        if depth == 0 {
            return vec![Box::new(bump)];
        }
        let mut leaves = grow(depth - 1);
        leaves.extend(grow(depth - 1));
        leaves
    }
    grow(depth)
}

#[test]
fn a_recursive_function_makes_closures_that_share() {
    let counts: Vec<i64> = make_leaves(1).iter().map(|leaf| leaf()).collect();
    assert_eq!(counts, [1, 2]);
}

#[nonlocal]
fn make_list() -> (impl Fn() -> usize, Vec<usize>) {
    let mut items = vec![1, 2];
    fn grow() -> usize {
        nonlocal!(items);
        items.push(0);
        items.len()
    }
    let grow_later = grow;
    items.push(grow_later());
    (grow_later, items.clone())
}

#[test]
fn a_closure_is_called_before_what_it_shares_is_taken() {
    let (grow, items) = make_list();
    assert_eq!((items, grow()), (vec![1, 2, 0, 3], 5));
}

type Rule = fn(u64, &dyn Fn(u64) -> u64) -> u64;

/// A closure that is passed by reference has to be `Fn`, whatever the function changes that it calls.
#[nonlocal]
fn solve(rule: Rule, n: u64) -> (u64, u64, usize) {
    let mut known = std::collections::HashMap::new();
    let mut calls: usize = 0;
    fn get(n: u64) -> u64 {
        nonlocal!(known, calls);
        calls += 1;
        if let Some(value) = known.get(&n) {
            return *value;
        }
        let value = rule(n, &|n| get(n));
        known.insert(n, value);
        value
    }
    let doubled = |n| 2 * get(n);
    let first = rule(n, &doubled);
    (first, get(n), calls)
}

#[test]
fn a_closure_that_is_passed_by_reference_may_be_called_while_it_runs() {
    let fibonacci: Rule = |n, get| if n < 2 { n } else { get(n - 1) + get(n - 2) };
    assert_eq!(solve(fibonacci, 10), (2 * 55, 55, 1 + 2 * 9 + 2));
}

/// What cannot be cloned, and is only called, is behind a handle that closures share.
#[nonlocal]
fn make_watch(clock: Box<dyn Fn() -> u64>) -> (impl Fn() -> u64, impl Fn() -> u64) {
    let begin = clock();
    fn elapsed() -> u64 {
        clock() - begin
    }
    fn twice() -> u64 {
        clock() - begin + elapsed()
    }
    (elapsed, twice)
}

#[nonlocal(sync)]
fn make_synced_watch(clock: Box<dyn Fn() -> u64 + Send + Sync>) -> impl Fn() -> u64 + Clone {
    let mut laps = 0;
    fn lap() -> u64 {
        nonlocal!(laps);
        laps += 1;
        clock() + laps
    }
    lap
}

#[nonlocal]
fn make_delays(clock: Box<dyn Fn() -> u64>) -> Vec<impl Fn() -> u64> {
    let mut delays = Vec::new();
    for delay in 0..3 {
        fn after() -> u64 {
            clock() + delay
        }
        delays.push(after);
    }
    delays
}

#[test]
fn boxed_closures_are_shared_by_those_that_call_them() {
    let (elapsed, twice) = make_watch(Box::new(|| 7));
    assert_eq!((elapsed(), twice()), (0, 0));
    let lap = make_synced_watch(Box::new(|| 10));
    let other = lap.clone();
    assert_eq!((lap(), std::thread::spawn(other).join().ok(), lap()), (11, Some(12), 13));
    let delays: Vec<u64> = make_delays(Box::new(|| 1)).iter().map(|after| after()).collect();
    assert_eq!(delays, [1, 2, 3]);
}

/// A function and the closure that it is given change the same text.
#[nonlocal]
fn page() -> String {
    let mut html = String::new();
    let mut depth = 0;
    fn line(text: &str) {
        nonlocal!(html);
        html.push_str(&" ".repeat(depth));
        html.push_str(text);
        html.push('\n');
    }
    fn tag(name: &str, body: impl FnOnce()) {
        nonlocal!(depth);
        line(&format!("<{name}>"));
        depth += 1;
        body();
        depth -= 1;
        line(&format!("</{name}>"));
    }
    tag("ul", || {
        line("first");
        tag("li", || line("second"));
    });
    html.clone()
}

#[nonlocal]
fn visited(items: &[i32]) -> (i32, Vec<i32>) {
    let mut total = 0;
    let mut seen = vec![];
    fn walk(from: i32, visit: &dyn Fn(i32)) {
        nonlocal!(total);
        for item in items {
            total += 1;
            visit(*item + from);
        }
    }
    fn note(n: i32) {
        nonlocal!(total, seen);
        total += n;
        seen.push(total);
    }
    walk(1, &|n| note(n));
    (total, seen.clone())
}

#[test]
fn a_function_shares_with_the_closure_that_it_is_given() {
    assert_eq!(page(), "<ul>\n first\n <li>\n  second\n </li>\n</ul>\n");
    assert_eq!(visited(&[1, 2]), (7, vec![3, 7]));
}
