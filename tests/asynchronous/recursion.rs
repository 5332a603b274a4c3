//! A nested `async fn` that calls itself, or another that calls it: the expansion boxes what has to be boxed.

use std::collections::HashMap;
use std::fmt::Debug;
use std::thread;

use nonlocal::nonlocal;

use crate::executor::{SendTask, block_on, join, pause, spawn_send};

struct Node {
    value: i64,
    children: Vec<Node>,
}

fn leaf(value: i64) -> Node {
    Node { value, children: Vec::new() }
}

#[nonlocal]
async fn total(root: &Node) -> (i64, usize) {
    let mut seen = Vec::new();
    async fn visit(node: &Node) -> i64 {
        nonlocal!(seen);
        pause().await;
        seen.push(node.value);
        let mut sum = node.value;
        for child in &node.children {
            sum += visit(child).await;
        }
        sum
    }
    let sum = visit(root).await;
    (sum, seen.len())
}

#[test]
fn a_tree_is_walked() {
    assert_eq!(block_on(total(&Node { value: 1, children: vec![leaf(2), leaf(3)] })), (6, 3));
}

#[nonlocal]
async fn factorial(n: u64) -> (u64, Vec<u64>) {
    let mut seen: Vec<u64> = Vec::new();
    async fn of(n: u64) -> u64 {
        nonlocal!(seen);
        seen.push(n);
        pause().await;
        if n <= 1 { 1 } else { n * of(n - 1).await }
    }
    (of(n).await, seen)
}

#[test]
fn with_known_types_the_future_can_be_sent() {
    let sent = thread::spawn(|| block_on(spawn_send(factorial(4))));
    assert_eq!(sent.join().expect("a result"), (24, vec![4, 3, 2, 1]));
}

#[nonlocal]
async fn fibonacci(n: u64) -> u64 {
    let mut known = HashMap::new();
    async fn of(n: u64) -> u64 {
        nonlocal!(known);
        if n < 2 {
            return n;
        }
        if let Some(value) = known.get(&n) {
            return *value;
        }
        pause().await;
        let value = of(n - 1).await + of(n - 2).await;
        known.insert(n, value);
        value
    }
    of(n).await
}

#[test]
fn a_recursion_is_memoized() {
    assert_eq!(block_on(fibonacci(30)), 832_040);
}

#[nonlocal]
async fn parity(n: u32) -> (bool, Vec<u32>) {
    let mut seen = Vec::new();
    async fn even(n: u32) -> bool {
        nonlocal!(seen);
        seen.push(n);
        pause().await;
        n == 0 || odd(n - 1).await
    }
    async fn odd(n: u32) -> bool {
        nonlocal!(seen);
        seen.push(n);
        pause().await;
        n > 0 && even(n - 1).await
    }
    (even(n).await, seen)
}

#[test]
fn two_call_each_other() {
    assert_eq!(block_on(parity(3)), (false, vec![3, 2, 1, 0]));
}

#[nonlocal]
fn returned() -> (impl AsyncFn(u64) -> u64, impl Fn() -> Vec<u64>) {
    let mut seen = Vec::new();
    async fn factorial(n: u64) -> u64 {
        nonlocal!(seen);
        seen.push(n);
        pause().await;
        if n <= 1 { 1 } else { n * factorial(n - 1).await }
    }
    fn all() -> Vec<u64> {
        seen.clone()
    }
    (factorial, all)
}

#[test]
fn it_is_returned_and_shares() {
    let (factorial, all) = returned();
    assert_eq!((block_on(factorial(4)), all()), (24, vec![4, 3, 2, 1]));
}

#[nonlocal(sync)]
fn crawler() -> (impl Fn(u32) -> SendTask<u32> + Send + Sync, impl Fn() -> usize + Send + Sync) {
    let mut seen = Vec::new();
    async fn visit(depth: u32) -> u32 {
        nonlocal!(seen);
        seen.push(depth);
        pause().await;
        if depth == 0 { 1 } else { visit(depth - 1).await + visit(depth - 1).await }
    }
    fn start(depth: u32) -> SendTask<u32> {
        spawn_send(visit(depth))
    }
    fn count() -> usize {
        seen.len()
    }
    (start, count)
}

#[test]
fn with_sync_a_recursion_is_sent() {
    let (start, count) = crawler();
    let task = start(3);
    assert_eq!(thread::spawn(|| block_on(task)).join().expect("a result"), 8);
    assert_eq!(count(), 15);
}

#[nonlocal]
async fn at_the_same_time(depth: u32) -> Vec<u32> {
    let mut seen = Vec::new();
    async fn visit(depth: u32) {
        nonlocal!(seen);
        seen.push(depth);
        pause().await;
        if depth > 0 {
            join(visit(depth - 1), visit(depth - 1)).await;
        }
    }
    visit(depth).await;
    seen.clone()
}

#[test]
fn branches_run_in_turns() {
    assert_eq!(block_on(at_the_same_time(2)), [2, 1, 1, 0, 0, 0, 0]);
}

#[nonlocal]
async fn path(depth: u32) -> Result<Vec<String>, String> {
    let mut path = Vec::new();
    let limit = 5;
    async fn go(name: String, depth: u32) -> Result<u32, String> {
        nonlocal!(path);
        if depth > limit {
            return Err(format!("too deep: {name}"));
        }
        path.push(name.clone());
        pause().await;
        if depth > 0 {
            let below = go(format!("{name}/{depth}"), depth - 1).await?;
            return Ok(below + 1);
        }
        Ok(0)
    }
    go("r".into(), depth).await?;
    Ok(path)
}

#[test]
fn errors_come_up_again() {
    assert_eq!(block_on(path(2)), Ok(vec!["r".into(), "r/2".into(), "r/2/1".into()]));
    assert_eq!(block_on(path(9)), Err("too deep: r".into()));
}

#[nonlocal]
async fn shown<T: Debug + Clone>(items: Vec<T>) -> Vec<String> {
    let mut out = Vec::new();
    async fn go(number: usize) {
        nonlocal!(out);
        pause().await;
        if number < items.len() {
            out.push(format!("{:?}", items[number]));
            go(number + 1).await;
        }
    }
    go(0).await;
    out
}

#[test]
fn generic_factories_have_them() {
    assert_eq!(block_on(shown(vec![1, 2])), ["1", "2"]);
    assert_eq!(block_on(shown(vec![&String::from("a")])), ["\"a\""]);
}

#[nonlocal]
async fn names<'a>(all: &'a [String]) -> Vec<&'a str> {
    let mut names: Vec<&'a str> = Vec::new();
    async fn go(rest: &'a [String]) {
        nonlocal!(names);
        pause().await;
        if let Some((first, rest)) = rest.split_first() {
            names.push(first);
            go(rest).await;
        }
    }
    go(all).await;
    names
}

#[test]
fn references_that_come_in_are_kept() {
    assert_eq!(block_on(names(&["a".into(), "b".into()])), ["a", "b"]);
}

#[nonlocal]
async fn last_length(all: &[String]) -> usize {
    let mut steps = Vec::new();
    async fn last(rest: &[String]) -> &str {
        nonlocal!(steps);
        pause().await;
        steps.push(rest.len());
        if rest.len() > 1 { last(&rest[1..]).await } else { &rest[0] }
    }
    let length = last(all).await.len();
    length + steps.len()
}

#[test]
fn references_that_come_in_are_given_back() {
    assert_eq!(block_on(last_length(&["a".into(), "bcd".into()])), 5);
}

struct Walker {
    sum: i64,
}

impl Walker {
    #[nonlocal]
    async fn walk(&mut self, root: &Node) -> usize {
        let mut count = 0;
        async fn go(node: &Node) {
            nonlocal!(self, count);
            pause().await;
            count += 1;
            self.sum += node.value;
            for child in &node.children {
                go(child).await;
            }
        }
        go(root).await;
        count
    }
}

#[test]
fn methods_have_them() {
    let mut walker = Walker { sum: 0 };
    let count = block_on(walker.walk(&Node { value: 1, children: vec![leaf(2), leaf(3)] }));
    assert_eq!((count, walker.sum), (3, 6));
}

#[nonlocal]
async fn sum_of(of: impl Fn(u32) -> u32) -> u32 {
    let mut calls = 0;
    async fn go(n: u32) -> u32 {
        nonlocal!(calls);
        calls += 1;
        pause().await;
        if n == 0 { of(0) } else { of(n) + go(n - 1).await }
    }
    let sum = go(3).await;
    sum + calls
}

#[test]
fn they_call_closures() {
    assert_eq!(block_on(sum_of(|n| n * 10)), 64);
}
