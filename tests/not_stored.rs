//! A function that stores no reference may lend itself what is its own.

#![allow(clippy::ref_option)]

mod memo_str_key {
    use nonlocal::nonlocal;
    use std::collections::HashMap;
    #[nonlocal]
    fn ways(s: &str, words: &[&str]) -> u64 {
        let mut memo = HashMap::new();
        fn go(rest: &str) -> u64 {
            nonlocal!(memo);
            if rest.is_empty() {
                return 1;
            }
            if let Some(&n) = memo.get(rest) {
                return n;
            }
            let mut n = 0;
            for w in words {
                if let Some(r) = rest.strip_prefix(w) {
                    n += go(r);
                }
            }
            memo.insert(rest, n);
            n
        }
        go(s)
    }
    #[nonlocal]
    fn ways_owned(s: &str, words: &[String]) -> u64 {
        let mut memo = HashMap::new();
        fn go(rest: &str) -> u64 {
            nonlocal!(memo);
            if rest.is_empty() {
                return 1;
            }
            if let Some(&n) = memo.get(rest) {
                return n;
            }
            let n = words
                .iter()
                .filter(|w| rest.starts_with(w.as_str()))
                .map(|w| {
                    let s = rest[w.len()..].to_string();
                    go(&s)
                })
                .sum();
            memo.insert(rest.to_string(), n);
            n
        }
        go(s)
    }

    #[test]
    fn runs() {
        assert_eq!(ways("aaab", &["a", "aa", "b"]), 3);
        assert_eq!(ways_owned("aaab", &["a".into(), "aa".into(), "b".into()]), 3);
    }
}

mod values_of_their_own {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn lens(s: &str) -> Vec<usize> {
        let mut out = vec![];
        fn go(s: &str) {
            nonlocal!(out);
            out.push(s.trim().len());
            if s.len() > 1 {
                let t = s[1..].to_uppercase();
                go(&t);
            }
        }
        go(s);
        out
    }
    #[nonlocal]
    fn revs(s: &str) -> Vec<String> {
        let mut out = Vec::new();
        fn go(s: &str) {
            nonlocal!(out);
            out.push(s.chars().rev().collect::<String>());
            if s.len() > 1 {
                let t = String::from(&s[1..]);
                go(&t);
            }
        }
        go(s);
        out
    }
    #[nonlocal]
    fn first_chars(s: &str) -> Vec<char> {
        let mut out = Vec::new();
        fn go(s: &str) {
            nonlocal!(out);
            if let Some(c) = s.chars().next() {
                out.push(c);
                let t: String = s.chars().skip(1).collect();
                go(&t);
            }
        }
        go(s);
        out
    }
    #[nonlocal]
    fn upper(s: &str) -> Vec<String> {
        let mut out = Vec::new();
        fn go(s: &str, d: u32) {
            nonlocal!(out);
            let u = s.to_uppercase();
            out.push(u.clone());
            out.push(s.to_lowercase());
            if d > 0 {
                go(&u, d - 1);
            }
        }
        go(s, 1);
        out
    }
    #[nonlocal]
    fn sums(v: &[i64]) -> Vec<i64> {
        let mut out = Vec::new();
        fn go(v: &[i64]) {
            nonlocal!(out);
            out.push(v.iter().sum());
            if v.len() > 1 {
                let w: Vec<i64> = v.windows(2).map(|p| p[1] - p[0]).collect();
                go(&w);
            }
        }
        go(v);
        out
    }
    #[nonlocal]
    fn maxlen(s: &str) -> usize {
        let mut best = 0;
        fn go(s: &str) {
            nonlocal!(best);
            best = best.max(s.len());
            if s.len() < 5 {
                let t = format!("{s}{s}");
                go(&t);
            }
        }
        go(s);
        best
    }

    #[test]
    fn runs() {
        assert_eq!(lens("ab "), [2, 1, 0]);
        assert_eq!(revs("abc"), ["cba", "cb", "c"]);
        assert_eq!(first_chars("xyz"), ['x', 'y', 'z']);
        assert_eq!(upper("aB"), ["AB", "ab", "AB", "ab"]);
        assert_eq!(sums(&[1, 4, 9]), [14, 8, 2]);
        assert_eq!(maxlen("ab"), 8);
    }
}

mod option_while_let {
    use nonlocal::nonlocal;
    struct L {
        v: i32,
        next: Option<Box<L>>,
    }
    #[nonlocal]
    fn evens(l: &L) -> Vec<&L> {
        let mut out = vec![];
        fn go(l: Option<&L>) {
            nonlocal!(out);
            let Some(l) = l else { return };
            if l.v % 2 == 0 {
                out.push(l);
            }
            go(l.next.as_deref());
        }
        go(Some(l));
        out
    }
    #[nonlocal]
    fn evens_map(l: &L) -> Vec<i32> {
        let mut out = vec![];
        fn go(l: &Option<Box<L>>) {
            nonlocal!(out);
            if let Some(l) = l {
                out.push(l.v);
                go(&l.next);
                go(&Some(Box::new(L { v: 0, next: None })));
            }
        }
        if l.next.is_none() {
            go(&None);
        }
        out.push(l.v);
        out
    }
    #[nonlocal]
    fn owned_copy(l: &L) -> Vec<i32> {
        let mut out = vec![];
        fn go(l: &L, d: u32) {
            nonlocal!(out);
            let v = l.v;
            out.push(v);
            if d > 0 {
                let m = L { v: v + 1, next: None };
                go(&m, d - 1);
            }
        }
        go(l, 2);
        out
    }

    #[test]
    fn runs() {
        let l = L { v: 2, next: Some(Box::new(L { v: 4, next: None })) };
        assert_eq!(evens(&l).len(), 2);
        assert_eq!(evens_map(&l), [2]);
        assert_eq!(owned_copy(&l), [2, 3, 4]);
    }
}

mod plain_ids {
    use nonlocal::nonlocal;
    struct Item {
        id: u32,
        subs: Vec<u32>,
    }
    #[nonlocal]
    fn ids(i: &Item) -> usize {
        let mut out = vec![];
        fn go(i: &Item) {
            nonlocal!(out);
            out.push(i.id);
            for s in &i.subs {
                let sub = Item { id: *s, subs: vec![] };
                go(&sub);
            }
        }
        go(i);
        out.len()
    }
    #[nonlocal]
    fn arg(s: &str) -> usize {
        let mut out = vec![];
        fn go(s: &str) -> usize {
            nonlocal!(out);
            let r = if s.is_empty() {
                0
            } else {
                let t = s.replace('a', "");
                go(&t) + 1
            };
            out.push(r);
            out.len()
        }
        go(s)
    }

    #[test]
    fn runs() {
        assert_eq!(ids(&Item { id: 1, subs: vec![2] }), 2);
        assert_eq!(arg("aa"), 2);
    }
}

mod beside_a_closure_of_two_parameters {
    use nonlocal::nonlocal;

    #[nonlocal]
    fn lengths(text: &str) -> usize {
        let mut out = vec![];
        fn go(add: fn(i64, i64) -> i64, text: &Item) {
            nonlocal!(out);
            out.push((add(text.id, 1), text.id));
            if text.id > 0 {
                let next = Item { id: text.id - 1 };
                go(|a, b| a + b, &next);
            }
        }
        let first = Item { id: i64::from(!text.is_empty()) };
        go(|a, b| a - b, &first);
        out.len()
    }

    struct Item {
        id: i64,
    }

    #[test]
    fn runs() {
        assert_eq!(lengths("x"), 2);
    }
}

use nonlocal::nonlocal;
use std::collections::HashMap;

struct Number(u32);

fn half(number: &Number) -> Number {
    Number(number.0 / 2)
}

/// What a function makes of the parameter is lent to the next call, and stored.
#[nonlocal]
fn halves(number: &Number) -> usize {
    let mut seen: Vec<Number> = vec![];
    fn walk(number: &Number) -> bool {
        nonlocal!(seen);
        let next = half(number);
        if next.0 > 0 && walk(&next) {
            return true;
        }
        seen.push(next);
        seen.len() > 9
    }
    walk(number);
    seen.len()
}

#[derive(Clone, Debug, PartialEq)]
enum Term {
    Variable(u32),
    Int,
    Function(Box<Term>, Box<Term>),
}

#[nonlocal]
fn unified(left: &Term, right: &Term) -> Option<HashMap<u32, Term>> {
    let mut known: HashMap<u32, Term> = HashMap::new();
    fn resolve(term: &Term) -> Term {
        match term {
            Term::Variable(name) => match known.get(name) {
                Some(term) => resolve(term),
                None => term.clone(),
            },
            _ => term.clone(),
        }
    }
    fn unify(left: &Term, right: &Term) -> bool {
        nonlocal!(known);
        match (resolve(left), resolve(right)) {
            (Term::Variable(name), term) | (term, Term::Variable(name)) => {
                known.insert(name, term);
                true
            }
            (Term::Int, Term::Int) => true,
            (Term::Function(a, b), Term::Function(c, d)) => unify(&a, &c) && unify(&b, &d),
            _ => false,
        }
    }
    if unify(left, right) { Some(known) } else { None }
}

#[test]
fn what_a_function_makes_is_lent() {
    assert_eq!(halves(&Number(8)), 4);
    let function = |a, b| Term::Function(Box::new(a), Box::new(b));
    let left = function(Term::Variable(1), Term::Int);
    let right = function(Term::Int, Term::Variable(2));
    assert_eq!(unified(&left, &right), Some(HashMap::from([(1, Term::Int), (2, Term::Int)])));
}

mod copied_fields {
    use std::rc::Rc;

    use nonlocal::nonlocal;

    struct Node {
        kind: &'static str,
        size: i64,
        children: Vec<Rc<Node>>,
    }

    /// What is copied out of a parameter that says no lifetime refers to nothing.
    #[nonlocal]
    fn copies_of_fields(root: &Node) -> (usize, i64) {
        let mut made = Vec::new();
        let mut best: Node = Node { kind: "", size: 0, children: Vec::new() };
        fn copy(node: &Node) -> Rc<Node> {
            nonlocal!(made);
            let mut new = Node { kind: node.kind, size: node.size, children: node.children.clone() };
            new.children = new.children.iter().map(|child| copy(child)).collect();
            made.push(Rc::new(new));
            made[0].clone()
        }
        fn deeper(node: &Node, more: i64) {
            nonlocal!(best);
            let next: Node = Node { kind: node.kind, size: node.size, children: Vec::new() };
            if more > 0 {
                deeper(&next, more - 1);
            }
            best = next;
        }
        copy(root);
        deeper(root, 2);
        (made.len() + best.kind.len(), best.size)
    }

    #[test]
    fn fields_that_are_copied_are_not_stored() {
        let leaf = Rc::new(Node { kind: "leaf", size: 1, children: Vec::new() });
        assert_eq!(copies_of_fields(&Node { kind: "root", size: 7, children: vec![leaf] }), (6, 7));
    }
}

mod copied_out {
    use std::cell::RefCell;
    use std::collections::{HashMap, HashSet};
    use std::rc::Rc;

    use nonlocal::nonlocal;

    struct Node {
        id: u32,
        at: (u32, u32),
        next: Option<Rc<RefCell<Node>>>,
    }

    fn chain(length: u32) -> Rc<RefCell<Node>> {
        let next = (length > 1).then(|| chain(length - 1));
        Rc::new(RefCell::new(Node { id: length, at: (length, 0), next }))
    }

    /// A number, from behind the guard of a `RefCell`.
    #[nonlocal]
    fn length(head: &Rc<RefCell<Node>>) -> usize {
        let mut ids = vec![];
        fn visit(node: &Rc<RefCell<Node>>) {
            nonlocal!(ids);
            ids.push(node.borrow().id);
            if let Some(next) = &node.borrow().next {
                visit(next);
            }
        }
        visit(head);
        ids.len()
    }

    /// Two keys at once, and a guard that is bound.
    #[nonlocal]
    fn places(head: &Rc<RefCell<Node>>) -> usize {
        let mut seen = HashSet::new();
        fn visit(node: &Rc<RefCell<Node>>) {
            nonlocal!(seen);
            let inner = node.borrow();
            seen.insert((inner.at.0, inner.at.1, Rc::as_ptr(node)));
            if let Some(next) = &inner.next {
                visit(next);
            }
        }
        visit(head);
        seen.len()
    }

    /// Handles of a type of one's own.
    #[nonlocal]
    fn by_id(head: &Rc<RefCell<Node>>) -> HashMap<u32, Rc<RefCell<Node>>> {
        let mut found: HashMap<u32, Rc<RefCell<Node>>> = HashMap::new();
        fn visit(node: &Rc<RefCell<Node>>) {
            nonlocal!(found);
            found.insert(node.borrow().id, node.clone());
            if let Some(next) = &node.borrow().next {
                visit(next);
            }
        }
        visit(head);
        found
    }

    /// What a pattern copies.
    #[nonlocal]
    fn sums() -> usize {
        let mut sums = vec![];
        fn go(pair: &(u32, u32)) {
            nonlocal!(sums);
            let &(x, y) = pair;
            sums.push(x + y);
            for &part in &[x, y] {
                sums.push(part);
            }
            if y < 3 {
                let next = (x, y + 1);
                go(&next);
            }
        }
        go(&(0, 0));
        sums.len()
    }

    #[derive(Clone, Copy)]
    struct Pair {
        a: u32,
        b: u32,
    }

    /// Each of these takes a copy, while what it was lent is gone at its end.
    #[nonlocal]
    fn elements(depth: u32) -> u32 {
        let mut seen = vec![];
        fn go(row: &[Pair], sizes: &[u32], depth: u32) {
            nonlocal!(seen);
            seen.push(row[0].b);
            seen.extend(row.iter().map(|pair| pair.a));
            match row.last() {
                Some(&last) => seen.push(last.a),
                None => seen.push(0),
            }
            for (index, &size) in sizes.iter().enumerate() {
                seen.push(if index > 0 { size } else { sizes[0] });
            }
            if let [first, ..] = row {
                seen.push(first.a);
            }
            if depth > 0 {
                let more: Vec<Pair> = row.iter().map(|pair| Pair { a: pair.b, b: pair.a + pair.b }).collect();
                go(&more, &[depth], depth - 1);
            }
        }
        go(&[Pair { a: 1, b: 2 }], &[], depth);
        seen.iter().sum()
    }

    struct Record<'a> {
        host: &'a str,
        size: usize,
    }

    /// What a function makes of a parameter may refer to it, whatever it is.
    #[nonlocal]
    fn hosts(log: &str) -> usize {
        fn parse(line: &str) -> Option<Record<'_>> {
            let host = line.split(' ').next()?;
            Some(Record { host, size: line.len() })
        }
        let mut sizes: HashMap<&str, usize> = HashMap::new();
        let mut first = vec![];
        fn add(line: &str) {
            nonlocal!(sizes, first);
            if let Some(record) = parse(line) {
                *sizes.entry(record.host).or_default() += record.size;
                let both = (line, record.size);
                first.push(both.0);
            }
        }
        for line in log.lines() {
            add(line);
        }
        sizes.len() + first.len()
    }

    /// A reference is kept: it lives as long as what the first call was lent.
    #[nonlocal]
    fn longest(names: &[String]) -> usize {
        let mut best = vec![];
        fn go(names: &[String]) {
            nonlocal!(best);
            if let [ref first, ref rest @ ..] = *names {
                best.push(first);
                go(rest);
            }
        }
        go(names);
        best.into_iter().map(String::len).max().unwrap_or(0)
    }

    #[test]
    fn what_is_copied_out_of_a_parameter_is_not_stored() {
        assert_eq!((length(&chain(3)), places(&chain(4)), by_id(&chain(5)).len()), (3, 4, 5));
        assert_eq!(sums(), 12);
        assert_eq!(elements(1), (2 + 1 + 1 + 1) + (3 + 2 + 2 + 1 + 2));
        assert_eq!(hosts("a 1\nb 2\na 3"), 2 + 3);
        assert_eq!(longest(&["a".to_owned(), "bcd".to_owned()]), 3);
    }
}
