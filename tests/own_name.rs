//! A function that passes itself on: `children.iter().map(visit)`, in `visit`.

#![allow(clippy::items_after_statements)]

use nonlocal::nonlocal;

struct T {
    v: i32,
    kids: Vec<T>,
    left: Option<Box<T>>,
}
#[nonlocal]
fn count() -> usize {
    let mut n = vec![];
    fn go(d: i32) {
        nonlocal!(n);
        n.push(d);
        (0..d).for_each(go);
    }
    go(3);
    n.len()
}
#[nonlocal]
fn total(rows: &[Vec<i32>]) -> (i32, usize) {
    let mut n = vec![];
    fn go(d: i32) -> i32 {
        nonlocal!(n);
        n.push(d);
        if d == 0 { 1 } else { (0..d).map(go).sum::<i32>() + rows[0][0] }
    }
    let r = go(3);
    (r, n.len())
}
#[nonlocal]
fn names(t: &T) -> (i32, Vec<i32>) {
    let mut seen = vec![];
    fn visit(t: &T) -> i32 {
        nonlocal!(seen);
        seen.push(t.v);
        let l = t.left.as_deref().map(visit).unwrap_or(0);
        l + t.v + t.kids.iter().map(visit).max().unwrap_or_default()
    }
    let s = visit(t);
    (s, seen)
}
#[nonlocal]
fn typed(t: &T) -> i32 {
    let mut sum: i32 = 0;
    fn visit(t: &T) {
        nonlocal!(sum);
        sum += t.v;
        t.kids.iter().for_each(visit);
        for () in t.left.iter().map(|t| &**t).map(visit) {}
    }
    visit(t);
    sum
}
#[nonlocal]
fn shared(limit: u32) -> impl FnMut(u32) -> u32 {
    let mut calls: u32 = 0;
    fn go(d: u32) -> u32 {
        nonlocal!(calls);
        calls += 1;
        if d == 0 || calls > limit { calls } else { (0..d).map(go).fold(0, u32::saturating_add) }
    }
    go
}
#[nonlocal]
fn two(limit: u32) -> (impl FnMut(u32) -> u32, impl Fn() -> u32) {
    let mut calls: u32 = 0;
    fn go(d: u32) -> u32 {
        nonlocal!(calls);
        calls += 1;
        if d == 0 || calls > limit { calls } else { (0..d).map(go).sum() }
    }
    fn get() -> u32 {
        calls
    }
    (go, get)
}
#[nonlocal]
fn plain() -> u32 {
    let n: u32 = 1;
    fn fact(k: u32) -> u32 {
        (0..k).map(fact).sum::<u32>() + 1
    }
    fn add() -> u32 {
        n + fact(3)
    }
    add()
}
#[nonlocal]
fn inner() -> u32 {
    let mut n: u32 = 0;
    fn go(k: u32) -> u32 {
        nonlocal!(n);
        n += 1;
        fn half(k: u32) -> u32 {
            if k == 0 { 0 } else { (0..k / 2).map(go).sum() }
        }
        half(k) + n
    }
    go(4)
}

#[test]
fn calls_itself_for_each() {
    let leaf = |v| T { v, kids: vec![], left: None };
    let t = T { v: 1, kids: vec![leaf(2), leaf(3)], left: Some(Box::new(leaf(10))) };
    assert_eq!(count(), 8);
    assert_eq!(total(&[vec![10]]), (44, 8));
    assert_eq!(names(&t), (14, vec![1, 10, 2, 3]));
    assert_eq!(typed(&t), 16);
    let (mut go, get) = two(50);
    assert_eq!((shared(100)(3), go(3), get()), (20, 20, 8));
    assert_eq!((plain(), inner()), (9, 8));
}
