//! Functions that store what their parameters refer to, and whose types say no lifetime: one for all calls.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use nonlocal::nonlocal;

#[nonlocal]
fn typed(edges: &[(&str, &str)]) -> usize {
    let mut seen: Vec<&str> = Vec::new();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    fn visit(node: &str) {
        nonlocal!(seen, counts);
        *counts.entry(node).or_insert(0) += 1;
        if seen.contains(&node) {
            return;
        }
        seen.push(node);
    }
    for (from, to) in edges {
        visit(from);
        visit(to);
    }
    seen.len() + counts.len()
}
#[nonlocal]
fn untyped(text: &str) -> Vec<String> {
    let mut words = HashSet::new();
    fn add(line: &str) {
        nonlocal!(words);
        for word in line.split_whitespace() {
            words.insert(word);
        }
    }
    for line in text.lines() {
        add(line);
    }
    let mut all: Vec<String> = words.iter().map(|w| w.to_uppercase()).collect();
    all.sort();
    all
}
#[nonlocal]
fn own(n: usize) -> Vec<String> {
    let mut out = vec![];
    fn go(prefix: &str, n: usize) {
        nonlocal!(out);
        out.push(prefix.trim().to_uppercase());
        if n > 0 {
            let next = format!("{prefix}x");
            go(&next, n - 1);
        }
    }
    go("a", n);
    out
}
#[nonlocal]
fn queue() -> usize {
    let mut queue: Vec<Rc<dyn Fn() -> usize>> = vec![Rc::new(|| 2)];
    fn run(depth: usize) -> usize {
        nonlocal!(queue);
        if depth == 0 {
            return queue.len();
        }
        queue.push(Rc::new(move || depth));
        run(depth - 1)
    }
    run(3) + queue.iter().map(|f| f()).sum::<usize>()
}
#[test]
fn references_are_stored() {
    assert_eq!(typed(&[("a", "b"), ("b", "c")]), 6);
    assert_eq!(untyped("a b\nb c"), ["A", "B", "C"]);
    assert_eq!(own(2), ["A", "AX", "AXX"]);
    assert_eq!(queue(), 4 + 2 + 6);
}
