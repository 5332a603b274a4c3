//! Recursion over captures whose types nobody has written: rustc finds them out.

use std::collections::HashMap;
use std::fmt::Display;

use nonlocal::nonlocal;

struct Tree<T> {
    value: T,
    children: Vec<Tree<T>>,
}
impl<T: Clone + Display + PartialOrd> Tree<T> {
    #[nonlocal]
    fn collect(&self, min: &T) -> Vec<String> {
        let mut out = vec![];
        let mut path = Vec::new();
        fn visit(node: &Tree<T>, depth: usize) -> Option<usize> {
            nonlocal!(out, path);
            path.push(node.value.clone());
            if node.value >= *min {
                out.push(format!("{depth}:{}", path.len()));
            }
            for child in &node.children {
                visit(child, depth + 1)?;
            }
            path.pop();
            Some(out.len())
        }
        visit(self, 0);
        out
    }
    #[nonlocal]
    fn find(&self, wanted: &T) -> Option<&Self> {
        let mut steps = 0;
        fn go<'t>(node: &'t Tree<T>) -> Option<&'t Tree<T>> {
            nonlocal!(steps);
            steps += 1;
            if node.value == *wanted {
                return Some(node);
            }
            node.children.iter().find_map(|child| go(child))
        }
        let found = go(self);
        if steps > 100 { None } else { found }
    }
}
#[nonlocal]
fn order<'a>(edges: &[(&'a str, &'a str)], first: &'a str) -> Vec<&'a str> {
    let mut seen = Vec::new();
    let mut out = vec![];
    fn visit(node: &str) {
        nonlocal!(seen, out);
        if seen.contains(&node) {
            return;
        }
        seen.push(node);
        for (from, to) in edges {
            if *from == node {
                visit(to);
            }
        }
        out.push(node);
    }
    visit(first);
    out
}
#[nonlocal]
fn owned() -> Vec<String> {
    let mut names = vec![];
    fn walk(path: &str, depth: usize) {
        nonlocal!(names);
        if depth == 0 {
            names.push(path.to_string());
            return;
        }
        for part in ["a", "b"] {
            let next = format!("{path}/{part}");
            walk(&next, depth - 1);
        }
    }
    walk("", 2);
    names
}
#[nonlocal]
fn fib(n: u64) -> u64 {
    let mut memo = HashMap::new();
    fn fib(n: u64) -> u64 {
        nonlocal!(memo);
        if n < 2 {
            return n;
        }
        if let Some(&v) = memo.get(&n) {
            return v;
        }
        let v = fib(n - 1) + fib(n - 2);
        memo.insert(n, v);
        v
    }
    fib(n)
}
#[nonlocal]
fn primed() -> impl FnMut(u32) -> usize {
    let mut log = Vec::new();
    fn down(n: u32) -> usize {
        nonlocal!(log);
        log.push(n);
        if n > 0 { down(n - 1) } else { log.len() }
    }
    down(2);
    down
}
#[nonlocal]
fn value_inside() -> Vec<i64> {
    let mut log = Vec::new();
    fn go(n: i64) -> i64 {
        nonlocal!(log);
        log.push(n);
        if n == 0 {
            return 0;
        }
        (0..n).map(|i| go(i)).sum::<i64>() + n
    }
    go(3);
    log
}
#[nonlocal]
fn labels(grid: &[Vec<i32>]) -> Option<usize> {
    let mut best = None;
    fn go(r: usize, c: usize, (a, mut b): (usize, usize)) -> Result<usize, String> {
        nonlocal!(best);
        let cell = grid.get(r).and_then(|row| row.get(c)).ok_or("out")?;
        'outer: for step in 0..10 {
            while b < 9 {
                b += a;
                if b > 3 + step {
                    break 'outer;
                }
            }
        }
        if *cell > 5 {
            best = Some(b);
            return Ok(b);
        }
        go(r, c + 1, (a, b)).or_else(|_| go(r + 1, 0, (a, b)))
    }
    go(0, 0, (1, 1)).ok();
    best
}
#[test]
fn types_are_found_out() {
    let leaf = |v| Tree { value: v, children: vec![] };
    let t = Tree { value: 2, children: vec![leaf(1), leaf(3)] };
    assert_eq!(t.collect(&2), ["0:1", "1:2"]);
    assert_eq!(t.find(&3).map(|t| t.value), Some(3));
    assert_eq!(order(&[("a", "b"), ("b", "c")], "a"), ["c", "b", "a"]);
    assert_eq!(owned(), ["/a/a", "/a/b", "/b/a", "/b/b"]);
    assert_eq!(fib(50), 12_586_269_025);
    let mut p = primed();
    assert_eq!((p(1), p(0)), (5, 6));
    assert_eq!(value_inside().len(), 8);
    assert_eq!(labels(&[vec![1, 2], vec![3, 9]]), Some(7));
}

fn told(x: i64) -> i64 {
    x
}

// `check` stands in `size`, which is written where it is called, and `grow` with it.
#[nonlocal]
fn mutual_through_an_inner_function() -> impl FnMut() -> i64 {
    let mut total: i64 = 3;
    fn make(x: i64) -> Box<dyn FnMut(i64) -> i64> {
        fn grown(y: i64) -> i64 {
            grow();
            x + y + total
        }
        Box::new(grown)
    }
    fn size() -> i64 {
        fn check() {
            if total < 0 {
                grow();
            }
        }
        check();
        8
    }
    let mut grown = make(total);
    grown(1);
    fn grow() -> i64 {
        nonlocal!(total);
        total = told(total + size());
        total
    }
    grow();
    fn show() -> i64 {
        size() + total
    }
    show
}

#[test]
fn functions_need_each_other_through_one_that_stands_in_one_of_them() {
    assert_eq!(mutual_through_an_inner_function()(), 27);
}

/// The bounds of a parameter may name other generics of its function.
#[nonlocal]
fn bounds(data: &str) -> (usize, usize, String) {
    let mut depth = data.len() * 2;
    let mut log = data.chars().rev().collect::<String>();
    fn timed<R>(f: impl FnOnce() -> R) -> R {
        nonlocal!(depth);
        depth += 1;
        f()
    }
    fn each<T: ToString, U>(items: &[T], f: impl Fn(&T) -> U) {
        nonlocal!(log, depth);
        for item in items {
            f(item);
            depth += 1;
            log.push_str(&item.to_string());
        }
    }
    fn fold<A, T, F: FnMut(A, &T) -> A>(items: &[T], start: A, mut f: F) -> A {
        nonlocal!(depth);
        depth += items.len();
        let mut all = start;
        for item in items {
            all = f(all, item);
        }
        all
    }
    fn retry<T, E>(times: usize, f: impl Fn(usize) -> Result<T, E>) -> Result<T, E>
    where
        E: ToString,
    {
        nonlocal!(log, depth);
        match f(times) {
            Err(error) if times > 0 => {
                let text = error.to_string();
                log += &text;
                depth += 1;
                f(times - 1)
            }
            other => other,
        }
    }
    fn first<'a, K: PartialEq>(of: &'a [(K, usize)], key: &K, miss: impl Fn(&K) -> &'a usize) -> &'a usize {
        nonlocal!(depth);
        depth += 1;
        for (known, value) in of {
            if known == key {
                return value;
            }
        }
        miss(key)
    }
    let three = timed(|| 3);
    each(&[1, 2], |x| x + 1);
    let letters = fold(&["a", "bc"], 0, |n, s| n + s.len());
    let found = retry(2, |n| if n == 2 { Err("two") } else { Ok(5) });
    let first = *first(&[("a", 1)], &"b", |_| &7);
    (three + letters, timed(|| 2) + depth + found.unwrap() + first, log)
}

#[test]
fn bounds_name_generics() {
    assert_eq!(bounds("abc"), (6, 28, "cba12two".to_string()));
}

/// What is called once changes something, where rustc knows which closure it is.
#[nonlocal]
fn once(depth: u32) -> (u32, Vec<u32>) {
    let mut path = vec![];
    let mut most = vec![];
    fn play(step: u32, then: impl FnOnce() -> u32) -> u32 {
        nonlocal!(path, most);
        path.push(step);
        if path.len() > most.len() {
            most.clone_from(&path);
        }
        let result = then();
        path.pop();
        result
    }
    fn given<F>(then: F) -> u32
    where
        F: FnOnce(u32) -> u32,
    {
        nonlocal!(path);
        path.push(0);
        then(5)
    }
    fn score(n: u32) -> u32 {
        if n == 0 { 1 } else { play(n, || score(n - 1)) + play(n, || score(n - 1)) }
    }
    let mut calls = 0;
    let first = given(|n| {
        calls += n;
        calls
    });
    (score(depth) + first, most)
}

#[test]
fn what_is_called_once_may_change_something() {
    assert_eq!(once(3), (13, vec![0, 3, 2, 1]));
}

/// A type of no known size stands for others, too.
#[nonlocal]
fn report() -> Vec<String> {
    let mut lines = Vec::new();
    let mut n = 0;
    fn line<T: std::fmt::Debug + ?Sized>(value: &T) {
        nonlocal!(lines, n);
        n += 1;
        lines.push(format!("{n} {value:?}"));
    }
    line("plain");
    line(&[1, 2]);
    line(&[1, 2][..]);
    lines
}

#[test]
fn a_type_may_have_no_size() {
    assert_eq!(report(), ["1 \"plain\"", "2 [1, 2]", "3 [1, 2]"]);
}

struct Words<'w> {
    children: Vec<Words<'w>>,
    word: &'w str,
}

#[allow(clippy::elidable_lifetime_names)]
#[nonlocal]
fn emptied<'w>(mut root: Words<'w>) -> Vec<&'w str> {
    let mut found = Vec::new();
    fn walk(node: &mut Words<'w>) {
        nonlocal!(found);
        for child in &mut node.children {
            walk(child);
        }
        node.children.clear();
        found.push(node.word);
    }
    walk(&mut root);
    found
}

#[test]
fn what_is_lent_to_be_changed_is_lent_for_the_call() {
    let text = String::from("b");
    let leaf = Words { children: Vec::new(), word: &text };
    assert_eq!(emptied(Words { children: vec![leaf], word: "a" }), ["b", "a"]);
}
