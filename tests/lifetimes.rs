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

enum Re {
    Any,
    All(Vec<Re>),
    Group(Box<Re>),
}

#[nonlocal]
fn groups<'t>(re: &Re, text: &'t str) -> Vec<&'t str> {
    let mut found: Vec<&'t str> = vec![];
    fn matched(re: &Re, at: usize, then: &mut dyn FnMut(usize)) {
        nonlocal!(found);
        match re {
            Re::Any => then(at + 1),
            Re::All(all) => match all.first() {
                None => then(at),
                Some(first) => {
                    let rest = Re::Any;
                    matched(first, at, &mut |to| matched(&rest, to, then));
                }
            },
            Re::Group(inner) => matched(inner, at, &mut |to| {
                found.push(&text[at..to]);
                then(to);
            }),
        }
    }
    matched(re, 0, &mut |_| {});
    found
}

struct Token {
    at: usize,
    next: Option<Box<Token>>,
}

#[nonlocal]
fn ends<'t>(text: &'t str, first: &Token) -> Vec<&'t str> {
    let mut found: Vec<&'t str> = vec![];
    fn visit(token: &Token) {
        nonlocal!(found);
        found.push(&text[token.at..]);
        if let Some(next) = &token.next {
            let next = Token { at: next.at, next: None };
            visit(&next);
        }
    }
    visit(first);
    found
}

/// An index hands nothing on, and a literal is the function's own.
#[test]
fn a_parameter_is_not_stored_by_an_index() {
    assert_eq!(groups(&Re::Group(Box::new(Re::All(vec![Re::Any]))), "abc"), ["ab"]);
    assert_eq!(groups(&Re::Group(Box::new(Re::All(vec![]))), "abc"), [""]);
    let token = Token { at: 0, next: Some(Box::new(Token { at: 1, next: None })) };
    assert_eq!(ends("abc", &token), ["abc", "bc"]);
}

struct Folder(u32);

fn load(folder: &Folder) -> Result<Vec<Folder>, String> {
    if folder.0 > 3 {
        return Err(format!("too deep: {}", folder.0));
    }
    Ok((0..folder.0).map(Folder).collect())
}

#[nonlocal]
fn leaves(folders: &[Folder]) -> Result<usize, String> {
    let mut found = Vec::new();
    fn walk(folders: &[Folder]) -> Result<(), String> {
        nonlocal!(found);
        for folder in folders {
            if folder.0 > 1 {
                walk(&load(folder)?)?;
            } else {
                found.extend(load(folder)?);
            }
        }
        Ok(())
    }
    walk(folders)?;
    Ok(found.len())
}

/// `&load(folder)?` is gone when the call is over, whatever `found` is made of.
#[test]
fn a_temporary_value_is_lent_to_a_function_that_calls_itself() {
    assert_eq!(leaves(&[Folder(3), Folder(1)]), Ok(3));
    assert_eq!(leaves(&[Folder(4)]), Err(String::from("too deep: 4")));
}
