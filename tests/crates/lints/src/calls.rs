//! Nested functions that are called by name.

#![allow(clippy::missing_const_for_fn, reason = "what is lifted could be `const`, and is not asked to")]
#![allow(clippy::needless_pass_by_value, reason = "the factory takes what the nested functions lend")]

use core::fmt::Display;
use core::future::ready;
use std::collections::HashMap;

use nonlocal::nonlocal;

/// Every kind of capture, more of them than clippy allows parameters.
#[nonlocal]
#[must_use]
pub fn all_kinds(text: &str, items: &[i64], owned: String, boxed: Box<i64>, maybe: Option<u8>, small: u8) -> usize {
    let mut seen: Vec<usize> = Vec::new();
    let mut names: HashMap<String, Vec<usize>> = HashMap::new();
    let flag = true;
    let letter = 'x';
    let mut count = 0_usize;
    fn visit(at: usize) -> usize {
        nonlocal!(seen, names, count);
        count += 1;
        if at >= items.len() || seen.contains(&at) {
            return count;
        }
        seen.push(at);
        let entry = names.entry(format!("{text}{owned}{letter}{small}")).or_default();
        entry.push(at);
        if flag && maybe.is_some() && *boxed > 0 { visit(at + 1) } else { visit(at + 2) }
    }
    let first = visit(0);
    count += first;
    visit(1) + seen.len() + names.len()
}

/// Only read: references, copies, and what a `mut` variable is at the call.
#[nonlocal]
#[must_use]
pub fn read_only(owned: String, list: Vec<String>, n: u64) -> u64 {
    let mut limit: u64 = 1;
    fn long(depth: u64) -> bool {
        depth > n || owned.len() as u64 > limit && list.iter().any(|text| text.len() > 3) && long(depth + 1)
    }
    let first = long(0);
    limit += n;
    u64::from(first) + u64::from(long(0)) + limit
}

/// A reference that is lent on, for changing and for reading.
#[nonlocal]
pub fn reborrowed(out: &mut Vec<u8>, n: u8) {
    fn fill(i: u8) {
        nonlocal!(out);
        if i < n {
            out.push(i);
            fill(i + 1);
        }
    }
    fn is_full() -> bool {
        out.len() > 3
    }
    fill(0);
    if is_full() {
        out.clear();
    }
}

/// Lifetimes that are left out.
#[nonlocal]
#[must_use]
pub fn words(text: &str) -> usize {
    let mut all: Vec<&str> = Vec::new();
    fn longer(a: &str) -> &str {
        all.iter().copied().find(|word| word.len() > a.len()).map_or(a, |_| a)
    }
    fn split(from: usize) {
        nonlocal!(all);
        if let Some(at) = text.get(from..).and_then(|rest| rest.find(' ')) {
            all.push(&text[from..from + at]);
            split(from + at + 1);
        }
    }
    fn first() -> &str {
        all.first().copied().unwrap_or(text)
    }
    split(0);
    longer(first()).len()
}

/// Generics of the factory, and of the function.
#[nonlocal]
#[must_use]
pub fn generic<T: Display + Clone>(items: &[T], separator: &str) -> String {
    let mut out = String::new();
    fn show(at: usize) {
        nonlocal!(out);
        if let Some(item) = items.get(at) {
            out.push_str(&item.to_string());
            out.push_str(separator);
            show(at + 1);
        }
    }
    fn both<D: Display>(value: D) -> String {
        format!("{value}{separator}")
    }
    show(0);
    both(1) + &both("x") + &out
}

/// Called, then returned.
#[nonlocal]
pub fn primed(start: i64) -> impl FnMut(i64) -> i64 {
    let mut count = start;
    fn add(by: i64) -> i64 {
        nonlocal!(count);
        count += by;
        count
    }
    let first = add(1);
    let second = add(count + first);
    let _third = add(second);
    add
}

/// Not typed: a closure for each call.
#[nonlocal]
#[must_use]
pub fn in_place(names: &[String]) -> usize {
    let mut lines = Vec::new();
    let mut total = 0;
    fn log(line: &str) {
        nonlocal!(lines);
        lines.push(line.to_owned());
    }
    fn add(by: usize) -> usize {
        nonlocal!(total);
        total += by;
        total
    }
    fn last() -> Option<&'static str> {
        lines.last().map(|_| "last")
    }
    for name in names {
        log(name);
        let sum = add(name.len());
        log(&format!("{sum}"));
    }
    if last().is_some() {
        log("end");
    }
    add(lines.len() + total) + add(1)
}

/// Functions in functions, each with captures of all the levels.
#[nonlocal]
#[must_use]
pub fn levels(base: i64, text: String) -> i64 {
    let mut calls: i64 = 0;
    fn outer(depth: i64) -> i64 {
        let own: i64 = depth * 2;
        fn inner(x: i64) -> i64 {
            nonlocal!(calls);
            calls += 1;
            if x > 0 { inner(x - 1) + own + base } else { calls }
        }
        if depth > 0 && !text.is_empty() { inner(depth) + outer(depth - 1) } else { own }
    }
    outer(3) + calls
}

/// A closure made in a function that is called.
#[nonlocal]
#[must_use]
pub fn makers(name: String, times: usize) -> usize {
    fn greeter(greeting: String) -> impl Fn() -> String {
        fn greet() -> String {
            format!("{greeting}, {name}").repeat(times)
        }
        greet
    }
    let hello = greeter(String::from("hello"));
    hello().len() + greeter(String::from("hi"))().len()
}

/// Asynchronous, and called.
#[nonlocal]
pub async fn waits(limit: u32) -> u32 {
    let mut sum: u32 = 0;
    async fn add(by: u32) -> u32 {
        nonlocal!(sum);
        sum += ready(by).await;
        sum.min(limit)
    }
    add(1).await + add(2).await
}

/// A type with a method that is a factory.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// What it multiplies by.
    pub factor: i64,
}

impl Scale {
    /// `self`, captured by a function that is called.
    #[nonlocal]
    #[must_use]
    pub fn both(&self, a: i64, b: i64) -> i64 {
        fn times(x: i64) -> i64 {
            x * self.factor
        }
        times(a) + times(b)
    }
}

/// Calls whose arguments are evaluated first, and calls that cannot be lifted, wherever an expression can stand.
#[nonlocal]
#[must_use]
pub fn everywhere(limit: u64) -> u64 {
    let mut count: u64 = 0;
    let mut lines = Vec::new();
    fn add(by: u64) -> u64 {
        nonlocal!(count);
        count += by;
        count
    }
    fn log(line: u64) -> bool {
        nonlocal!(lines);
        lines.push(line);
        lines.len() > 9
    }
    fn is_large(x: u64) -> bool {
        x > limit
    }
    if is_large(count) || log(lines.len() as u64) {
        return add(count);
    }
    while add(count + 1) < limit && !log(count) {
        let doubled = add(count) * 2;
        match add(count + doubled) {
            0 => break,
            sum if is_large(sum) => return sum,
            _ => {}
        }
    }
    let pair = (add(count), log(1));
    let nested = add(add(count) + 1);
    let shifted = pair.0 << u64::from(log(lines.len() as u64));
    let Some(last) = Some(add(count)) else { return 0 };
    for step in add(count).min(2)..add(count).min(5) {
        count = count.max(step) + u64::from(log(step));
    }
    let closure = |x: u64| x + u64::from(is_large(x));
    if log(7) { closure(nested) } else { closure(shifted + last) }
}

/// Closures that share what they change.
#[nonlocal]
pub fn shared(limit: i64) -> (impl Fn(i64) -> i64, impl Fn() -> Vec<i64>) {
    let mut total = 0;
    let mut log = Vec::new();
    fn add(by: i64) -> i64 {
        nonlocal!(total, log);
        total = (total + by).min(limit);
        log.push(total);
        total
    }
    fn shown() -> Vec<i64> {
        let mut all = log.clone();
        all.push(total);
        all
    }
    (add, shown)
}

/// Bodies of one expression.
#[nonlocal]
pub fn shared_shortly(start: u8) -> (impl Fn(), impl Fn() -> u8, impl Fn() -> (u8, u8)) {
    let mut count = start;
    let mut other = 1;
    fn add() {
        nonlocal!(count, other);
        (count, other) = (other, count);
    }
    fn get() -> u8 {
        count
    }
    fn both() -> (u8, u8) {
        (count, other)
    }
    (add, get, both)
}

/// A recursion whose types nobody has written, with many captures.
#[nonlocal]
#[must_use]
pub fn tied(items: &[i64], limit: i64) -> (Vec<i64>, usize) {
    let mut out = Vec::new();
    let mut seen = vec![];
    let mut depth = 0;
    let step = |n: i64| n.saturating_add(limit);
    let (low, high, middle) = (limit, step(limit), limit / 2);
    fn visit(at: usize, text: &str, (a, b): (i64, i64)) -> Option<usize> {
        nonlocal!(out, seen, depth);
        depth += 1;
        let item = items.get(at)?;
        out.push(step(*item).min(high).max(low).saturating_add(middle).saturating_add(a).saturating_add(b));
        seen.push(text.to_owned());
        visit(at.saturating_add(1), text, (b, a)).or(Some(seen.len()))
    }
    let _ = visit(0, "a", (1, 2));
    fn total(f: impl Fn(i64) -> i64) -> i64 {
        out.iter().map(|item| f(*item)).fold(0, i64::saturating_add)
    }
    let sum = total(|x| x);
    out.push(sum);
    (out, seen.len().max(depth))
}
