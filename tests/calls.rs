//! Nested functions that are called by name (design 3.1 to 3.3, 3.9 and 4): one rule, one test.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Display;

use nonlocal::factory;

#[factory]
fn counts_while_it_reads() -> Vec<i64> {
    let mut count: i64 = 0;
    let mut seen = Vec::new();
    fn bump(by: i64) -> i64 {
        nonlocal!(count);
        count += by;
        count
    }
    seen.push(bump(1));
    count *= 10;
    seen.push(bump(5));
    seen.push(count);
    count = 100;
    bump(1);
    seen.push(count);
    seen
}

#[test]
fn between_calls_the_factory_uses_the_same_variable() {
    assert_eq!(counts_while_it_reads(), [1, 15, 15, 101]);
}

#[factory]
fn late_capture() -> (i64, i64) {
    let mut limit: i64 = 1;
    fn over(x: i64) -> i64 {
        x - limit
    }
    let before = over(10);
    limit = 5;
    (before, over(10))
}

#[test]
fn a_call_uses_the_variables_as_they_are_at_the_call() {
    assert_eq!(late_capture(), (9, 5));
}

// rust-lang/rfcs #1322: functions with implicit arguments.
#[factory]
fn implicit_arguments(n: usize) -> Vec<u8> {
    let mut buffer: Vec<u8> = vec![0; n];
    fn set(i: usize, value: u8) {
        nonlocal!(buffer);
        buffer[i] = value;
    }
    fn get(i: usize) -> u8 {
        buffer[i]
    }
    set(0, 7);
    buffer[1] = 8;
    set(2, get(0) + get(1));
    buffer.push(9);
    set(3, get(3) + 1);
    buffer
}

#[test]
fn borrows_end_with_each_call() {
    assert_eq!(implicit_arguments(3), [7, 8, 15, 10]);
}

// rust-lang/rust #55218: recursive closures.
#[factory]
fn recursion(base: u64) -> u64 {
    fn fact(x: u64) -> u64 {
        if x < 2 { base } else { x * fact(x - 1) }
    }
    fact(5)
}

#[test]
fn a_nested_function_calls_itself() {
    assert_eq!(recursion(1), 120);
    assert_eq!(recursion(2), 240);
}

#[factory]
fn mutual(limit: u32) -> (bool, u32) {
    let mut steps = 0u32;
    fn even(n: u32) -> bool {
        nonlocal!(steps);
        steps += 1;
        if n == 0 || steps > limit { true } else { odd(n - 1) }
    }
    fn odd(n: u32) -> bool {
        if n == 0 { false } else { even(n - 1) }
    }
    let answer = even(10);
    (answer, steps)
}

#[test]
fn mutual_recursion() {
    assert_eq!(mutual(100), (true, 6));
    assert_eq!(mutual(2), (true, 3));
}

#[factory]
fn calls_before_the_definition(x: i64) -> i64 {
    let doubled = twice();
    fn twice() -> i64 {
        helper() * 2
    }
    fn helper() -> i64 {
        x + 1
    }
    doubled
}

#[test]
fn calls_may_stand_before_the_definition() {
    assert_eq!(calls_before_the_definition(4), 10);
}

#[factory]
fn primed() -> impl FnMut() -> i64 {
    let mut count: i64 = 0;
    fn counter() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    counter();
    counter();
    counter
}

#[test]
fn a_function_is_called_and_then_returned() {
    let mut counter = primed();
    assert_eq!((counter(), counter()), (3, 4));
}

#[factory]
fn primed_untyped() -> impl FnMut() -> i64 {
    let mut count = 0;
    fn counter() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    counter();
    counter();
    counter
}

#[test]
fn the_same_where_the_type_is_not_known() {
    let mut counter = primed_untyped();
    assert_eq!((counter(), counter()), (3, 4));
}

#[factory]
fn untyped(words: &[&str]) -> (Vec<String>, usize) {
    let mut lines = Vec::new();
    let mut total = 0;
    fn log(line: &str) -> usize {
        nonlocal!(lines, total);
        lines.push(line.to_owned());
        total += line.len();
        total
    }
    for word in words {
        log(word);
        lines.push(String::from("-"));
    }
    let last = log("end");
    (lines, last)
}

#[test]
fn a_capture_of_unknown_type_is_borrowed_for_the_call() {
    let (lines, total) = untyped(&["a", "bc"]);
    assert_eq!(lines, ["a", "-", "bc", "-", "end"]);
    assert_eq!(total, 6);
}

#[factory]
fn arguments_first() -> Vec<i64> {
    let mut count: i64 = 1;
    let mut unknown = 1;
    fn add(by: i64) -> i64 {
        nonlocal!(count);
        count += by;
        count
    }
    fn add_unknown(by: i64, more: i64) -> i64 {
        nonlocal!(unknown);
        unknown += by * more;
        unknown
    }
    fn read(of: i64) -> i64 {
        count * 100 + of
    }
    vec![
        add(count),
        add(add(count + 1)),
        read({
            count += 1;
            7
        }),
        add_unknown(unknown, unknown + 1),
        add_unknown(2, add_unknown(unknown, 1)),
        unknown,
    ]
}

#[test]
fn arguments_are_evaluated_before_the_captures_are_passed() {
    assert_eq!(arguments_first(), [2, 10, 1107, 3, 18, 18]);
}

#[factory]
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

#[factory]
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

#[factory]
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

#[factory]
fn linked(prefix: String) -> usize {
    fn strip(text: &str) -> &str {
        text.strip_prefix(prefix.as_str()).map_or(text, |rest| strip(rest))
    }
    let owned = String::from("ababx");
    let stripped: &str = strip(&owned);
    stripped.len()
}

#[factory]
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

#[factory]
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

#[factory]
fn only_mentioned<T: Default + Into<i64>>(n: i64) -> i64 {
    fn sum(depth: i64) -> i64 {
        if depth == 0 { T::default().into() + n } else { sum(depth - 1) + 1 }
    }
    sum(3)
}

#[factory]
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

#[factory]
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

#[factory]
fn impl_arguments(scale: i64) -> i64 {
    fn total(items: impl Iterator<Item = i64>) -> i64 {
        items.map(|item| item * scale).sum()
    }
    total([1, 2].into_iter()) + total(vec![3].into_iter())
}

#[factory]
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

#[factory]
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
    out.push(filled() as i64);
    fill(n - 1);
}

#[test]
fn a_mutable_reference_is_reborrowed() {
    let mut all = Vec::new();
    out_parameter(&mut all, 2);
    assert_eq!(all, [0, 1, 2, 1]);
}

#[factory]
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

fn failing(at: i64) -> Result<i64, String> {
    if at > 2 { Err(format!("{at} is too far")) } else { Ok(at) }
}

#[factory]
fn question_marks(start: i64) -> Result<i64, String> {
    let mut sum: i64 = 0;
    fn step(at: i64) -> Result<(), String> {
        nonlocal!(sum);
        sum += failing(at)?;
        if at == 0 {
            return Ok(());
        }
        'search: loop {
            for i in 0.. {
                if i == at {
                    break 'search;
                }
            }
        }
        step(at - 1)
    }
    step(start)?;
    Ok(sum)
}

#[test]
fn early_returns_and_labels() {
    assert_eq!(question_marks(2), Ok(3));
    assert_eq!(question_marks(3), Err("3 is too far".to_owned()));
}

#[factory]
fn levels(n: i64) -> i64 {
    let mut calls: i64 = 0;
    fn outer(depth: i64) -> i64 {
        let own: i64 = depth * 10;
        fn inner(x: i64) -> i64 {
            nonlocal!(calls);
            calls += 1;
            if x > 0 { inner(x - 1) + own + n } else { outer_calls() }
        }
        fn outer_calls() -> i64 {
            calls
        }
        if depth > 0 { inner(1) + outer(depth - 1) } else { inner(0) }
    }
    outer(2) * 100 + calls
}

#[test]
fn functions_in_functions() {
    // inner(1) = own + n + calls: 20 + 7 + 2, then 10 + 7 + 4, then calls: 5.
    assert_eq!(levels(7), (29 + 21 + 5) * 100 + 5);
}

#[factory]
fn in_lambdas(items: &[i64]) -> (Vec<i64>, i64) {
    let mut total: i64 = 0;
    fn add(x: i64) -> i64 {
        nonlocal!(total);
        total += x;
        total
    }
    let sums = items.iter().map(|x| add(*x)).collect();
    total += 1000;
    (sums, total)
}

#[test]
fn calls_in_lambdas() {
    assert_eq!(in_lambdas(&[1, 2, 3]), (vec![1, 3, 6], 1006));
}

struct Tree {
    value: i64,
    children: Vec<Tree>,
}

struct Search {
    limit: i64,
    found: i64,
}

impl Search {
    #[factory]
    fn run(&mut self, root: &Tree) -> i64 {
        let limit: i64 = self.limit;
        let mut found: i64 = 0;
        fn walk(tree: &Tree) {
            nonlocal!(found);
            if tree.value > limit {
                found += 1;
            }
            for child in &tree.children {
                walk(child);
            }
        }
        walk(root);
        self.found = found;
        found
    }

    #[factory]
    fn scaled(&self, by: i64) -> i64 {
        fn times(x: i64) -> i64 {
            x * self.limit + by
        }
        times(1) + times(2)
    }

    #[factory]
    fn typed_self(self: &Search, by: i64) -> i64 {
        fn down(x: i64) -> i64 {
            if x == 0 { by } else { self.limit + down(x - 1) }
        }
        down(3)
    }
}

#[test]
fn methods() {
    let leaf = |value| Tree { value, children: Vec::new() };
    let tree = Tree { value: 5, children: vec![leaf(1), Tree { value: 9, children: vec![leaf(7)] }] };
    let mut search = Search { limit: 4, found: 0 };
    assert_eq!((search.run(&tree), search.found), (3, 3));
    assert_eq!(search.scaled(10), 32);
    assert_eq!(search.typed_self(1), 13);
}

#[factory]
fn shadowed() -> (i64, i64, i64) {
    let x: i64 = 1;
    fn first() -> i64 {
        x
    }
    let x: i64 = 2;
    fn second() -> i64 {
        x * 10 + first()
    }
    let own = {
        fn third(x: i64) -> i64 {
            x * 100 + second()
        }
        third(3)
    };
    (first(), second(), own)
}

#[test]
fn each_function_has_the_variable_it_means() {
    assert_eq!(shadowed(), (1, 21, 321));
}

#[factory]
fn formats() -> String {
    let mut count: usize = 3;
    let mut text = String::new();
    fn line(name: &str) {
        nonlocal!(count, text);
        count += 1;
        text += &format!("{name}={count:>5}|{:<count$}|{0}", count);
        if text.len() < 30 {
            line("again");
        }
    }
    line("x");
    text
}

#[test]
fn names_in_format_strings() {
    assert_eq!(formats(), "x=    4|4   |4again=    5|5    |5");
}
