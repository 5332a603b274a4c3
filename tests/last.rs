//! What a function gives at its end of what its closures have shared: none of them is left then.

#![allow(clippy::items_after_statements)]

use nonlocal::nonlocal;

/// `at` changes `depth` while the closure that it is given reads it: both are in cells.
#[nonlocal]
fn by_value(items: &[i64]) -> Vec<i64> {
    let mut found = Vec::new();
    let mut depth = 0;
    fn at(f: impl Fn()) {
        nonlocal!(depth);
        depth += 1;
        f();
    }
    for item in items {
        fn add() {
            nonlocal!(found);
            found.push(item * depth);
        }
        at(add);
    }
    found
}

struct Node {
    tag: &'static str,
    kids: Vec<Node>,
}

#[nonlocal]
fn by_reference(root: &Node) -> (Vec<String>, Option<String>, usize) {
    let mut order = vec![];
    let mut last = None;
    let mut path: Vec<String> = vec![];
    fn walk(node: &Node, enter: &dyn Fn(&Node), leave: &dyn Fn(&Node)) {
        enter(node);
        for kid in &node.kids {
            walk(kid, enter, leave);
        }
        leave(node);
    }
    fn enter(node: &Node) {
        nonlocal!(path, order);
        path.push(node.tag.to_string());
        order.push(path.join("/"));
    }
    fn leave(_node: &Node) {
        nonlocal!(path, last);
        last = path.pop();
    }
    walk(root, &enter, &leave);
    (order, last, path.len())
}

#[nonlocal]
fn early(limit: usize) -> Result<Vec<usize>, String> {
    let mut error = String::new();
    let mut all = Vec::new();
    fn each<T>(items: &[T], visit: impl Fn(&T)) {
        for item in items {
            visit(item);
        }
    }
    fn note(item: &usize) {
        nonlocal!(all, error);
        all.push(*item);
        if all.len() > limit {
            error = format!("{item} is too much");
        }
    }
    each(&[1, 2, 3], note);
    if !error.is_empty() {
        return Err(error);
    }
    each(&[4], note);
    Ok(all)
}

/// What is given first is used behind it by nobody; what is given last may have been.
#[nonlocal]
fn with_calls(names: &[&str]) -> (String, Vec<String>) {
    let mut text = String::new();
    let mut seen = Vec::new();
    fn each(visit: impl Fn(&str)) {
        for name in names {
            visit(name);
        }
    }
    fn write(name: &str) {
        nonlocal!(text, seen);
        text += name;
        seen.push(name.to_string());
    }
    fn reversed() -> Vec<String> {
        seen.iter().rev().cloned().collect()
    }
    each(write);
    (text, reversed())
}

/// Each call has its own.
#[nonlocal]
fn nested(depth: usize) -> Vec<usize> {
    let mut found = vec![depth];
    fn run(f: impl Fn(usize)) {
        nonlocal!(found);
        found.push(100);
        f(depth);
    }
    fn add(n: usize) {
        nonlocal!(found);
        found.push(n);
    }
    run(add);
    if depth > 0 {
        found.extend(nested(depth - 1));
    }
    found
}

#[test]
fn what_is_given_at_the_end_is_the_variable() {
    let leaf = |tag| Node { tag, kids: vec![] };
    let root = Node { tag: "a", kids: vec![leaf("b"), leaf("c")] };
    assert_eq!(by_value(&[5, 7]), [5, 14]);
    let order = ["a", "a/b", "a/c"].map(String::from).to_vec();
    assert_eq!(by_reference(&root), (order, Some("a".to_string()), 0));
    assert_eq!(early(3), Err("4 is too much".to_string()).or(Ok(vec![1, 2, 3, 4])).and(early(9)));
    assert_eq!(early(2), Err("3 is too much".to_string()));
    assert_eq!(with_calls(&["a", "b"]), ("ab".to_string(), vec!["b".to_string(), "a".to_string()]));
    assert_eq!(nested(1), [1, 100, 1, 0, 100, 0]);
}

#[derive(Debug, Default, PartialEq)]
struct Counts {
    dirs: u32,
    files: u32,
}

/// A type of the user's own has a default where the variable begins with it.
#[nonlocal]
fn defaulted(names: &[&str]) -> Counts {
    let mut counts = Counts::default();
    let mut depth = 0;
    fn each(visit: &dyn Fn(&str)) {
        nonlocal!(depth);
        depth += 1;
        for name in names {
            visit(name);
        }
    }
    fn count(name: &str) {
        nonlocal!(counts);
        if name.ends_with('/') {
            counts.dirs += depth;
        } else {
            counts.files += depth;
        }
    }
    each(&count);
    each(&count);
    counts
}

#[test]
fn a_type_of_the_users_own_has_a_default() {
    assert_eq!(defaulted(&["a/", "b", "c"]), Counts { dirs: 3, files: 6 });
}

/// A local variable gets it, or a method that takes it; closures of a scope's threads are gone when it ends.
mod in_the_middle {
    use std::collections::BTreeMap;
    use std::thread;

    use nonlocal::nonlocal;

    #[nonlocal]
    fn best_of(items: &[i64]) -> (i64, Vec<i64>) {
        let mut best: Option<(i64, Vec<i64>)> = None;
        fn each(mut visit: impl FnMut(i64)) {
            for item in items {
                visit(*item);
            }
        }
        fn consider(n: i64) {
            nonlocal!(best);
            if best.as_ref().is_none_or(|(top, _)| n > *top) {
                best = Some((n, vec![n]));
            }
        }
        each(consider);
        fn top() -> i64 {
            best.as_ref().map_or(0, |(top, _)| *top)
        }
        let top = top();
        let (sum, mut members) = best.unwrap_or_default();
        members.push(top);
        (sum, members)
    }

    #[nonlocal]
    fn sorted() -> Vec<i64> {
        let mut log: Vec<i64> = Vec::new();
        fn each(mut visit: impl FnMut(i64)) {
            for n in [3, 1, 2] {
                visit(n);
            }
        }
        fn note(n: i64) {
            nonlocal!(log);
            log.push(n);
        }
        each(note);
        let mut sorted = log;
        sorted.sort_unstable();
        sorted
    }

    #[nonlocal(sync)]
    fn histogram(text: &str) -> (BTreeMap<usize, usize>, String) {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        let mut longest = String::new();
        fn note(word: &str) {
            nonlocal!(counts, longest);
            *counts.entry(word.len()).or_insert(0) += 1;
            if word.len() > longest.len() {
                longest = word.to_owned();
            }
        }
        fn work(words: &[&str]) {
            for word in words {
                note(word);
            }
        }
        let words: Vec<&str> = text.split(' ').collect();
        thread::scope(|scope| {
            for chunk in words.chunks(2) {
                scope.spawn(move || work(chunk));
            }
        });
        (counts, longest)
    }

    #[test]
    fn it_is_given_away() {
        assert_eq!(best_of(&[2, 7, 5]), (7, vec![7, 7]));
        assert_eq!(sorted(), [1, 2, 3]);
        let (counts, longest) = histogram("a bb c dddd ee");
        assert_eq!((counts, longest.as_str()), (BTreeMap::from([(1, 2), (2, 2), (4, 1)]), "dddd"));
    }
}

mod kept_here {
    use std::collections::HashMap;

    use nonlocal::nonlocal;

    type Handler = Box<dyn Fn(&str)>;

    /// The boxes are gone with `handlers`, which nobody uses behind the end.
    #[nonlocal]
    fn pushed(words: &[&str]) -> Vec<String> {
        let mut log = Vec::new();
        fn note(text: &str) {
            nonlocal!(log);
            log.push(format!("n:{text}"));
        }
        fn shout(text: &str) {
            nonlocal!(log);
            log.push(text.to_uppercase());
        }
        let mut handlers: Vec<Handler> = vec![Box::new(note)];
        handlers.push(Box::new(shout));
        for word in words {
            for handler in &handlers {
                handler(word);
            }
        }
        log
    }

    #[nonlocal]
    fn run(lines: &[(&str, i64)]) -> Result<(Vec<i64>, usize), String> {
        let mut stack: Vec<i64> = vec![];
        fn push(n: i64) {
            nonlocal!(stack);
            stack.push(n);
        }
        fn add(n: i64) {
            nonlocal!(stack);
            let sum: i64 = stack.drain(..).sum();
            stack.push(sum + n);
        }
        let mut table: HashMap<&str, Box<dyn Fn(i64)>> = HashMap::new();
        table.insert("push", Box::new(push));
        table.insert("add", Box::new(add));
        for (name, n) in lines {
            if let Some(operation) = table.get(name) {
                operation(*n);
            } else if *n == 0 {
                return Err(format!("no {name}"));
            } else {
                table["push"](*n);
            }
        }
        Ok((stack, lines.len()))
    }

    #[nonlocal]
    fn listed() -> String {
        let mut out = String::new();
        fn one() {
            nonlocal!(out);
            out.push('1');
        }
        fn two() {
            nonlocal!(out);
            out.push('2');
        }
        let steps: [Box<dyn Fn()>; 2] = [Box::new(one), Box::new(two)];
        let again: Box<dyn Fn()> = Box::new(one);
        for step in steps.iter().rev() {
            step();
        }
        steps[1]();
        again();
        out
    }

    /// What is given first is given as it is then, and the boxes work behind it.
    #[nonlocal]
    fn given_first() -> (Vec<u8>, usize) {
        let mut seen = vec![];
        fn see(n: u8) -> usize {
            nonlocal!(seen);
            seen.push(n);
            seen.len()
        }
        let all: Vec<Box<dyn Fn(u8) -> usize>> = vec![Box::new(see), Box::new(see)];
        all[0](1);
        (seen.clone(), all[1](2))
    }

    #[test]
    fn what_only_variables_have_closures_over_is_given_away() {
        assert_eq!(pushed(&["a", "b"]), ["n:a", "A", "n:b", "B"]);
        assert_eq!(run(&[("push", 1), ("x", 2), ("add", 0)]), Ok((vec![3], 3)));
        assert_eq!(run(&[("x", 0)]), Err("no x".to_owned()));
        assert_eq!(listed(), "2121");
        assert_eq!(given_first(), (vec![1], 2));
    }
}
