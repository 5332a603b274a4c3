//! Types, lifetimes, generics and patterns.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Display;

use nonlocal::nonlocal;

#[nonlocal]
fn topological(graph: &BTreeMap<&str, Vec<&str>>) -> Vec<String> {
    let mut order: Vec<String> = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    fn visit(node: &str) {
        nonlocal!(order, seen);
        if !seen.insert(node.to_owned()) {
            return;
        }
        for next in &graph[node] {
            visit(next);
        }
        order.push(node.to_owned());
    }
    for node in graph.keys() {
        visit(node);
    }
    order
}

#[test]
fn depth_first() {
    let graph = BTreeMap::from([("a", vec!["b", "c"]), ("b", vec!["c"]), ("c", vec![])]);
    assert_eq!(topological(&graph), ["c", "b", "a"]);
}

#[nonlocal]
fn lifetimes_of_the_factory<'a>(graph: &HashMap<&'a str, Vec<&'a str>>, start: &'a str) -> Vec<&'a str> {
    let mut order: Vec<&'a str> = Vec::new();
    fn visit(node: &'a str) {
        nonlocal!(order);
        if order.contains(&node) {
            return;
        }
        order.push(node);
        if let Some(all) = graph.get(node) {
            for next in all {
                visit(next);
            }
        }
    }
    visit(start);
    order
}

#[test]
fn a_nested_function_names_lifetimes_of_the_factory() {
    let graph = HashMap::from([("a", vec!["b", "c"]), ("b", vec!["a"])]);
    assert_eq!(lifetimes_of_the_factory(&graph, "a"), ["a", "b", "c"]);
}

#[nonlocal]
fn elided(text: &str) -> Vec<String> {
    let mut words: Vec<&str> = Vec::new();
    fn split(from: usize) {
        nonlocal!(words);
        let rest = &text[from..];
        match rest.find(' ') {
            Some(at) => {
                words.push(&rest[..at]);
                split(from + at + 1);
            }
            None => words.push(rest),
        }
    }
    split(0);
    words.into_iter().map(str::to_owned).collect()
}

#[test]
fn references_go_from_one_capture_to_another() {
    assert_eq!(elided("a bc d"), ["a", "bc", "d"]);
}

#[nonlocal]
fn linked(prefix: String) -> usize {
    fn strip(text: &str) -> &str {
        text.strip_prefix(prefix.as_str()).map_or(text, |rest| strip(rest))
    }
    let owned = String::from("ababx");
    let stripped: &str = strip(&owned);
    stripped.len()
}

#[nonlocal]
fn from_the_capture(names: Vec<String>) -> String {
    fn longest(from: usize) -> &str {
        let name = &names[from];
        if from + 1 == names.len() {
            return name;
        }
        let other = longest(from + 1);
        if other.len() > name.len() { other } else { name }
    }
    longest(0).to_owned()
}

#[test]
fn elided_lifetimes_keep_their_meaning() {
    assert_eq!(linked("ab".to_owned()), 1);
    assert_eq!(from_the_capture(["a", "abc", "ab"].map(String::from).to_vec()), "abc");
}

#[nonlocal]
fn generic<T: Clone + PartialOrd + Display>(items: &[T], pivot: T) -> (Vec<T>, String) {
    let mut below: Vec<T> = Vec::new();
    fn collect(at: usize) {
        nonlocal!(below);
        if at == items.len() {
            return;
        }
        if items[at] < pivot {
            below.push(items[at].clone());
        }
        collect(at + 1);
    }
    fn show<D: Display>(value: D) -> String {
        format!("{value} of {pivot}")
    }
    collect(0);
    let text = show(3) + &show("x");
    (below, text)
}

#[test]
fn generics_of_the_factory_and_of_the_function() {
    assert_eq!(generic(&[3, 1, 2], 3), (vec![1, 2], "3 of 3x of 3".to_owned()));
}

#[nonlocal]
fn only_mentioned<T: Default + Into<i64>>(n: i64) -> i64 {
    fn sum(depth: i64) -> i64 {
        if depth == 0 { T::default().into() + n } else { sum(depth - 1) + 1 }
    }
    sum(3)
}

#[nonlocal]
fn const_generic<const N: usize>(values: [i64; N]) -> i64 {
    fn sum(at: usize) -> i64 {
        if at == N { 0 } else { values[at] + sum(at + 1) }
    }
    sum(0)
}

#[test]
fn generics_that_arguments_do_not_tell() {
    assert_eq!(only_mentioned::<i32>(4), 7);
    assert_eq!(const_generic([1, 2, 3]), 6);
}

#[nonlocal]
fn callbacks(mut each: impl FnMut(i64), keep: impl Fn(i64) -> bool, n: i64) {
    fn go(i: i64) {
        nonlocal!(each);
        if i < n {
            if keep(i) {
                each(i);
            }
            go(i + 1);
        }
    }
    go(0);
}

#[test]
fn impl_trait_parameters_are_captured() {
    let mut all = Vec::new();
    callbacks(|i| all.push(i), |i| i % 2 == 1, 6);
    assert_eq!(all, [1, 3, 5]);
}

#[nonlocal]
fn impl_arguments(scale: i64) -> i64 {
    fn total(items: impl Iterator<Item = i64>) -> i64 {
        items.map(|item| item * scale).sum()
    }
    total([1, 2].into_iter()) + total(vec![3].into_iter())
}

#[nonlocal]
fn impl_results(scale: i64, items: Vec<i64>) -> (i64, i64) {
    fn times(by: i64) -> impl Fn(i64) -> i64 {
        move |x| x * by * scale
    }
    fn scaled() -> impl Iterator<Item = i64> {
        items.iter().map(move |item| item * scale)
    }
    (times(2)(5), scaled().sum())
}

#[test]
fn impl_trait_in_both_positions() {
    assert_eq!(impl_arguments(10), 60);
    assert_eq!(impl_results(10, vec![1, 2]), (100, 30));
}

#[nonlocal]
fn out_parameter(out: &mut Vec<i64>, n: i64) {
    fn fill(i: i64) {
        nonlocal!(out);
        if i < n {
            out.push(i);
            fill(i + 1);
        }
    }
    fn filled() -> usize {
        out.len()
    }
    fill(0);
    out.push(if filled() > 1 { 2 } else { 1 });
    fill(n - 1);
}

#[test]
fn a_mutable_reference_is_reborrowed() {
    let mut all = Vec::new();
    out_parameter(&mut all, 2);
    assert_eq!(all, [0, 1, 2, 1]);
}

#[nonlocal]
fn patterns(offset: i64) -> i64 {
    fn add((a, b): (i64, i64), [c, ..]: [i64; 2], &d: &i64) -> i64 {
        a + b + c + d + offset
    }
    add((1, 2), [3, 4], &0)
}

#[test]
fn patterns_in_parameters() {
    assert_eq!(patterns(10), 16);
}

#[nonlocal]
#[expect(clippy::needless_lifetimes, reason = "with a name it takes another way")]
fn either<'a>(owner: &'a str, other: String) -> usize {
    fn first() -> &str {
        owner
    }
    fn longer() -> &str {
        if other.is_empty() { owner } else { &other }
    }
    first().len() + longer().len()
}

#[test]
fn a_result_refers_to_what_the_factory_was_lent() {
    assert_eq!(either("abc", "bb".to_owned()), 5);
}
