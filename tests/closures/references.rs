//! References, handles and cells that are captured.

#![allow(
    clippy::default_trait_access,
    clippy::elidable_lifetime_names,
    clippy::needless_pass_by_value,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn what_a_mutable_reference_refers_to_is_changed() {
    #[nonlocal]
    fn make<'a>(out: &'a mut Vec<i32>) -> impl FnMut(i32) + 'a {
        fn add(x: i32) {
            nonlocal!(out);
            out.push(x);
            out[0] += 1;
        }
        add
    }
    let mut v = vec![];
    {
        let mut a = make(&mut v);
        a(1);
        a(5);
    }
    assert_eq!(v, [3, 5]);
}

#[test]
fn a_number_behind_a_mutable_reference_is_changed() {
    #[nonlocal]
    fn make(out: &mut i32) -> impl FnMut(i32) {
        fn add(x: i32) {
            nonlocal!(out);
            *out += x;
        }
        add
    }
    let mut v = 1;
    {
        let mut a = make(&mut v);
        a(1);
        a(5);
    }
    assert_eq!(v, 7);
}

#[test]
fn a_cell_behind_an_rc_is_shared_without_nonlocal() {
    use std::{cell::RefCell, rc::Rc};
    #[nonlocal]
    fn make() -> (impl Fn(i32), impl Fn() -> Vec<i32>) {
        let log = Rc::new(RefCell::new(vec![]));
        fn push(x: i32) {
            log.borrow_mut().push(x)
        }
        fn get() -> Vec<i32> {
            log.borrow().clone()
        }
        (push, get)
    }
    let (p, g) = make();
    p(1);
    p(2);
    assert_eq!(g(), [1, 2]);
}

#[test]
fn a_variable_and_a_reference_to_it_are_captured() {
    #[nonlocal]
    fn make() -> (i32, i32) {
        let x = 5;
        let r = &x;
        fn f() -> i32 {
            x
        }
        fn g() -> i32 {
            *r
        }
        let a = f;
        let b = g;
        (a(), b() + *r)
    }
    assert_eq!(make(), (5, 10));
}

#[test]
fn a_capture_is_matched_by_a_ref_pattern() {
    #[nonlocal]
    fn make(pair: (String, i32)) -> impl Fn() -> String {
        fn show() -> String {
            let (ref s, n) = pair;
            format!("{s}{n}")
        }
        show
    }
    assert_eq!(make(("a".into(), 1))(), "a1");
}

#[test]
fn atomics_behind_an_arc_are_shared_and_sent() {
    use std::sync::{
        Arc,
        atomic::{AtomicI32, Ordering::SeqCst},
    };
    #[nonlocal]
    fn make() -> (impl Fn() -> i32 + Send + Sync, impl Fn() -> i32) {
        let c = Arc::new(AtomicI32::new(0));
        fn up() -> i32 {
            c.fetch_add(1, SeqCst) + 1
        }
        fn get() -> i32 {
            c.load(SeqCst)
        }
        (up, get)
    }
    let (u, g) = make();
    u();
    assert_eq!((u(), g()), (2, 2));
}

#[test]
fn an_iterator_over_a_clone_leaves_the_variable_alone() {
    #[nonlocal]
    fn make(v: Vec<i32>) -> (impl FnMut() -> Option<i32>, usize) {
        let mut it = v.clone().into_iter();
        fn next() -> Option<i32> {
            nonlocal!(it);
            it.next()
        }
        (next, v.len())
    }
    let (mut n, l) = make(vec![1, 2]);
    assert_eq!((n(), n(), n(), l), (Some(1), Some(2), None, 2));
}

#[test]
fn a_reference_to_a_cell_is_copied() {
    #[nonlocal]
    fn make(c: &std::cell::Cell<i32>) -> (impl Fn(), impl Fn() -> i32) {
        fn up() {
            c.set(c.get() + 1)
        }
        fn get() -> i32 {
            c.get()
        }
        (up, get)
    }
    let c = Default::default();
    let (u, g) = make(&c);
    u();
    assert_eq!(g(), 1);
}

#[test]
fn closures_give_parts_of_what_the_factory_was_lent() {
    #[nonlocal]
    fn make<'a>(a: &'a str, b: &'a [i32]) -> (impl Fn() -> &'a str, impl Fn(usize) -> Option<&'a i32>) {
        fn f() -> &'a str {
            a
        }
        fn g(i: usize) -> Option<&'a i32> {
            b.get(i)
        }
        (f, g)
    }
    let s = String::from("x");
    let (f, g) = make(&s, &[1, 2]);
    assert_eq!((f(), g(1)), ("x", Some(&2)));
}

/// It changes nothing of its own, so it is `Fn`, and good for `FnMut` as well.
#[test]
fn a_closure_over_a_cell_is_given_where_fn_mut_is_asked() {
    use std::{cell::Cell, rc::Rc};
    #[nonlocal]
    fn m() -> (impl FnMut() -> i32, impl Fn() -> i32) {
        let c = Rc::new(Cell::new(0));
        fn up() -> i32 {
            c.set(c.get() + 1);
            c.get()
        }
        fn get() -> i32 {
            c.get()
        }
        (up, get)
    }
    let (mut u, g) = m();
    u();
    assert_eq!(g(), 1);
}
