//! A function may keep references into a variable that it only reads in another one that it changes.

#![allow(clippy::needless_pass_by_value, reason = "it is what the references go into")]

use std::collections::{BTreeMap, HashMap, HashSet};

use nonlocal::nonlocal;

struct Node {
    name: String,
    kids: Vec<usize>,
}

fn tree() -> Vec<Node> {
    let node = |name: &str, kids: &[usize]| Node { name: name.to_owned(), kids: kids.to_vec() };
    vec![node("root", &[1, 2]), node("left", &[2]), node("right", &[0])]
}

#[nonlocal]
fn path() -> String {
    let names = vec!["x".to_owned(), "y".to_owned()];
    let mut path: Vec<&str> = vec![];
    fn walk(i: usize) {
        nonlocal!(path);
        path.push(&names[i]);
        if i + 1 < names.len() {
            walk(i + 1);
        }
    }
    walk(0);
    path.join("/")
}

#[nonlocal]
fn order(nodes: Vec<Node>) -> Vec<String> {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut order = vec![];
    fn visit(i: usize) {
        nonlocal!(seen, order);
        let node = &nodes[i];
        if !seen.insert(&node.name) {
            return;
        }
        for &kid in &node.kids {
            visit(kid);
        }
        order.push(node.name.clone());
    }
    visit(0);
    order
}

#[nonlocal]
fn grouped(words: &[String]) -> Vec<String> {
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let mut groups: BTreeMap<Option<char>, Vec<&String>> = BTreeMap::new();
    fn add(i: usize) {
        nonlocal!(groups);
        groups.entry(lower[i].chars().next()).or_default().push(&lower[i]);
    }
    for i in 0..lower.len() {
        add(i);
    }
    let mut lines = vec![];
    for words in groups.values() {
        lines.push(words.iter().map(|word| word.as_str()).collect::<Vec<_>>().join("+"));
    }
    lines
}

#[nonlocal]
fn longest() -> String {
    let text = String::from("a bcd ef");
    let mut best = "";
    fn pick(more: usize) {
        nonlocal!(best);
        for word in text.split(' ') {
            if word.len() > best.len() {
                best = word;
            }
        }
        if more > 0 {
            pick(more - 1);
        }
    }
    pick(1);
    best.to_owned()
}

fn load() -> Vec<Node> {
    tree()
}

/// Only rustc knows the types.
#[nonlocal]
fn untyped() -> usize {
    let nodes = load();
    let mut path = vec![];
    let mut total = 0;
    fn walk(i: usize, tag: &str) {
        nonlocal!(path, total);
        path.push(nodes[i].name.as_str());
        total += tag.len();
        let more = format!("{tag}!");
        if path.len() < 3 {
            walk(nodes[i].kids[0], &more);
        }
    }
    walk(0, "");
    path.len() * 100 + total
}

/// Functions that call each other, of which one keeps the references.
#[nonlocal]
fn in_turn(nodes: Vec<Node>) -> String {
    let mut trail: Vec<&Node> = vec![];
    let mut counts: HashMap<&str, usize> = HashMap::new();
    fn even(i: usize) {
        nonlocal!(trail);
        trail.push(&nodes[i]);
        odd(nodes[i].kids[0]);
    }
    fn odd(i: usize) {
        nonlocal!(counts);
        *counts.entry(&nodes[i].name).or_insert(0) += 1;
        if trail.len() < 2 {
            even(i);
        }
    }
    fn start() {
        even(0);
    }
    start();
    let names: Vec<_> = trail.iter().map(|node| node.name.as_str()).collect();
    format!("{}:{}", names.join(","), counts.len())
}

#[nonlocal]
fn found(nodes: Vec<Node>) -> Option<String> {
    let mut hits: Vec<&str> = Vec::new();
    fn find(i: usize, wanted: &str) -> Option<&str> {
        nonlocal!(hits);
        if nodes[i].name.contains(wanted) {
            hits.push(&nodes[i].name);
        }
        if i + 1 < nodes.len() {
            let _ = find(i + 1, wanted);
        }
        hits.first().copied().filter(|_| wanted.len() == 1).and(Some("some"))
    }
    find(0, "t").map(|_| hits_of(&hits))
}

fn hits_of(hits: &[&str]) -> String {
    hits.join(" ")
}

/// What is not kept can be moved while the other is there.
#[nonlocal]
fn moved() -> (usize, Vec<String>) {
    let names = vec!["x".to_owned()];
    let mut path: Vec<&str> = vec![];
    fn walk(i: usize) {
        nonlocal!(path);
        if i < names.len() {
            path.push("step");
            walk(i + 1);
        }
    }
    walk(0);
    let all = names;
    (path.len(), all)
}

/// Numbers that are copied out refer to nothing.
#[nonlocal]
fn copied() -> (usize, Vec<Node>) {
    let nodes = tree();
    let mut labels: Vec<(&str, usize)> = vec![];
    fn count(i: usize) {
        nonlocal!(labels);
        labels.push(("node", nodes[i].kids.len()));
        if i + 1 < nodes.len() {
            count(i + 1);
        }
    }
    count(0);
    let all = nodes;
    (labels.iter().map(|label| label.1).sum(), all)
}

/// References that are copied out of a variable do not refer to it.
#[nonlocal]
fn copied_references<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let own: Vec<&'a str> = names.to_vec();
    let mut path: Vec<&str> = vec![];
    fn walk(i: usize) {
        nonlocal!(path);
        if i < own.len() {
            path.push(own[i]);
            walk(i + 1);
        }
    }
    walk(0);
    path
}

fn piece_of<'a>(text: &'a str, key: &str) -> &'a str {
    text.find(key).map_or("", |from| &text[from..])
}

/// What is returned holds nothing of a variable of the function's own.
#[nonlocal]
fn pieces(text: &str) -> Vec<&str> {
    let keys: Vec<String> = vec!["a".into(), "b".into()];
    let mut found: Vec<&str> = vec![];
    fn find(i: usize) {
        nonlocal!(found);
        if i < keys.len() {
            let piece = piece_of(text, &keys[i]);
            found.push(piece);
            find(i + 1);
        }
    }
    find(0);
    found
}

fn label(name: &str) -> &'static str {
    if name == "a" { "A" } else { "?" }
}

/// It is moved while the labels are still used.
#[nonlocal]
fn labelled() -> (usize, Vec<String>) {
    let names: Vec<String> = vec!["a".into()];
    let mut labels: Vec<&str> = vec![];
    fn add(i: usize) {
        nonlocal!(labels);
        if i < names.len() {
            labels.push(label(&names[i]));
            add(i + 1);
        }
    }
    add(0);
    let all = names;
    (labels.len(), all)
}

#[test]
fn references_into_what_is_only_read() {
    assert_eq!(path(), "x/y");
    assert_eq!(order(tree()), ["right", "left", "root"]);
    assert_eq!(grouped(&["Ab".into(), "ac".into(), "B".into()]), ["ab+ac", "b"]);
    assert_eq!(longest(), "bcd");
    assert_eq!(untyped(), 303);
    assert_eq!(in_turn(tree()), "root,left:2");
    assert_eq!(found(tree()), Some("root left right".to_owned()));
}

#[test]
fn what_is_not_kept_is_free() {
    assert_eq!((moved().0, copied().0), (1, 4));
    assert_eq!(copied_references(&["x", "y"]), ["x", "y"]);
    assert_eq!(pieces("a-b"), ["a-b", "b"]);
    assert_eq!(labelled(), (1, vec!["a".to_owned()]));
}
