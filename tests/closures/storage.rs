//! What a closure owns: sizes, drops, moves, clones, and what it assigns to what it owns.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::needless_pass_by_value,
    clippy::redundant_locals,
    clippy::semicolon_if_nothing_returned,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn a_closure_is_as_large_as_what_it_captures() {
    #[nonlocal]
    fn make(a: u64, b: String, c: u8) -> impl Fn() -> u64 {
        let _ = c;
        let mut z = a;
        z += 1;
        fn show() -> u64 {
            z + b.len() as u64
        }
        show
    }
    assert_eq!(std::mem::size_of_val(&make(1, "a".into(), 2)), 8 + std::mem::size_of::<String>());
}

#[test]
fn of_a_struct_a_closure_owns_the_field_that_it_uses() {
    struct P {
        a: u64,
        _b: [u64; 10],
    }
    #[nonlocal]
    fn make(p: P) -> impl Fn() -> u64 {
        fn show() -> u64 {
            p.a
        }
        show
    }
    fn hand(p: P) -> impl Fn() -> u64 {
        move || p.a
    }
    let p = || P { a: 1, _b: [0; 10] };
    assert_eq!(std::mem::size_of_val(&make(p())), std::mem::size_of_val(&hand(p())));
}

#[test]
fn clones_and_state_take_no_more_than_the_values() {
    #[nonlocal]
    fn make(n: u64) -> (impl Fn() -> u64, impl Fn() -> u64, impl FnMut() -> u8) {
        let mut m = n;
        m += 1;
        let mut small = 0u8;
        fn a() -> u64 {
            m
        }
        fn b() -> u64 {
            m + 1
        }
        fn c() -> u8 {
            nonlocal!(small);
            small += 1;
            small
        }
        (a, b, c)
    }
    let (a, b, mut c) = make(1);
    assert_eq!((a(), b(), c()), (2, 3, 1));
    assert_eq!((size_of_val(&a), size_of_val(&b), size_of_val(&c)), (8, 8, 1));
}

/// What the closure does not use is dropped when the factory returns.
#[test]
fn captures_are_dropped_in_the_order_of_a_closure_by_hand() {
    use std::cell::Cell;
    thread_local!(static D: Cell<u32> = const { Cell::new(0) });
    struct N(u32);
    impl N {
        fn get(&self) -> u32 {
            self.0
        }
    }
    impl Drop for N {
        fn drop(&mut self) {
            D.with(|d| d.set(d.get() * 10 + self.0))
        }
    }
    #[nonlocal]
    fn make(a: N, b: N, c: N) -> impl Fn() -> u32 {
        fn f() -> u32 {
            b.get() + a.get()
        }
        let _ = &c;
        f
    }
    fn hand(a: N, b: N, c: N) -> impl Fn() -> u32 {
        let _ = &c;
        move || b.get() + a.get()
    }
    let f = make(N(1), N(2), N(3));
    assert_eq!(D.get(), 3);
    assert_eq!(f(), 3);
    drop(f);
    let ours = D.replace(0);
    drop(hand(N(1), N(2), N(3)));
    assert_eq!(ours, D.get());
}

/// The last reader gets the variable itself.
#[test]
fn three_readers_need_two_clones() {
    use std::{cell::Cell, rc::Rc};
    struct N(Rc<Cell<(u32, u32)>>);
    impl Clone for N {
        fn clone(&self) -> N {
            let (c, d) = self.0.get();
            self.0.set((c + 1, d));
            N(self.0.clone())
        }
    }
    impl Drop for N {
        fn drop(&mut self) {
            let (c, d) = self.0.get();
            self.0.set((c, d + 1))
        }
    }
    #[nonlocal]
    fn make(n: N) -> (impl Fn() -> u32, impl Fn() -> u32, impl Fn() -> u32) {
        fn a() -> u32 {
            n.0.get().0
        }
        fn b() -> u32 {
            a_like(&n)
        }
        fn c() -> u32 {
            a_like(&n)
        }
        fn a_like(n: &N) -> u32 {
            n.0.get().0
        }
        (a, b, c)
    }
    let log = Rc::new(Cell::new((0, 0)));
    let (a, b, c) = make(N(log.clone()));
    assert_eq!(a() + b() + c(), 6);
    drop((a, b, c));
    assert_eq!(log.get(), (2, 3));
}

#[test]
#[deny(warnings)]
fn the_expansion_causes_no_warning() {
    #[nonlocal]
    fn make(mut a: i32, b: String) -> (impl FnMut() -> i32, impl Fn() -> usize, Box<dyn Fn() -> usize>) {
        let mut by = 1;
        /// Docs.
        fn f() -> i32 {
            nonlocal!(a, by);
            a += by;
            by += 1;
            a
        }
        fn g() -> usize {
            b.len()
        }
        fn h() -> usize {
            (b.len() + 1) * 2
        }
        (f, g, Box::new(h))
    }
    let (mut f, g, h) = make(1, "a".into());
    f();
    assert_eq!((f(), g(), h()), (4, 1, 4));
}

#[test]
fn two_captures_are_assigned_at_once() {
    #[nonlocal]
    fn make() -> impl FnMut() -> (i32, i32) {
        let (mut a, mut b) = (0, 1);
        fn fib() -> (i32, i32) {
            nonlocal!(a, b);
            (a, b) = (b, a + b);
            (a, b)
        }
        fib
    }
    let mut f = make();
    f();
    f();
    assert_eq!(f(), (2, 3));
}

#[test]
fn captures_are_assigned_by_patterns_of_structs_and_slices() {
    struct P {
        x: i32,
    }
    #[nonlocal]
    fn make() -> impl FnMut() -> i32 {
        let mut x = 0;
        let mut v = [0; 2];
        fn f() -> i32 {
            nonlocal!(x, v);
            P { x } = P { x: x + 1 };
            [v[0], _] = [x * 2, 1];
            [_, .., v[1]] = [1, 2, 7];
            x + v[0] + v[1]
        }
        f
    }
    let mut f = make();
    f();
    assert_eq!(f(), 13);
}

#[test]
fn what_a_captured_option_holds_is_taken_once() {
    #[nonlocal]
    fn make(s: String) -> impl FnMut() -> Option<String> {
        let mut o = Some(s);
        fn f() -> Option<String> {
            nonlocal!(o);
            o.take()
        }
        f
    }
    let mut f = make("a".into());
    assert_eq!((f(), f()), (Some("a".into()), None));
}

#[test]
fn what_a_closure_reads_is_consumed_by_the_factory_afterwards() {
    #[nonlocal]
    fn go() -> (usize, usize) {
        let mut s = String::new();
        s.push('a');
        fn show() -> usize {
            s.len()
        }
        let f = show;
        let b = s.into_bytes();
        (f(), b.len())
    }
    assert_eq!(go(), (1, 1));
}

#[test]
fn what_a_closure_reads_is_iterated_by_value_afterwards() {
    #[nonlocal]
    fn go() -> (usize, i32) {
        let mut v = vec![1];
        v.push(2);
        fn len() -> usize {
            v.len()
        }
        let f = len;
        (f(), v.into_iter().sum())
    }
    assert_eq!(go(), (2, 3));
}

#[test]
fn a_field_of_what_a_closure_reads_is_consumed_afterwards() {
    struct P {
        v: Vec<i32>,
        n: i32,
    }
    impl Clone for P {
        fn clone(&self) -> P {
            P { v: self.v.clone(), n: self.n }
        }
    }
    #[nonlocal]
    fn go(mut p: P) -> i32 {
        p.n += 1;
        fn show() -> i32 {
            p.n
        }
        let f = show;
        f() + p.v.into_iter().sum::<i32>()
    }
    assert_eq!(go(P { v: vec![1], n: 1 }), 3);
}

#[test]
fn a_reader_is_left_its_copy_when_the_variable_is_moved() {
    #[nonlocal]
    fn outer(n: String) -> (usize, String) {
        fn h() -> usize {
            n.len()
        }
        let f = h;
        let r = {
            let n = n;
            n + "x"
        };
        (f(), r)
    }
    assert_eq!(outer("a".into()), (1, "ax".into()));
}

#[test]
fn a_closure_and_the_factory_read_the_same_text() {
    #[nonlocal]
    fn m(ok: bool) -> usize {
        let s = String::from("ab");
        fn len() -> usize {
            s.len()
        }
        let f = len;
        let _ = ok || {
            let e = 9;
            return e;
        };
        f() + s.len()
    }
    assert_eq!(m(true), 4);
}

#[test]
fn an_index_and_a_range_are_captured_and_read_afterwards() {
    #[nonlocal]
    fn make(v: Vec<i32>, i: usize) -> (impl Fn() -> i32, impl Fn() -> Vec<i32>, i32) {
        fn at() -> i32 {
            v[i]
        }
        fn from() -> Vec<i32> {
            v[i..].to_vec()
        }
        (at, from, v[i] + i as i32)
    }
    let (a, b, c) = make(vec![1, 2, 3], 1);
    assert_eq!((a(), b(), c), (2, vec![2, 3], 3));
}

#[test]
fn a_guard_of_a_captured_cell_ends_with_the_call() {
    use std::cell::RefCell;
    #[nonlocal]
    fn make() -> impl Fn() -> usize {
        let log = RefCell::new(vec![1]);
        fn len() -> usize {
            log.borrow().len()
        }
        len
    }
    assert_eq!(make()(), 1);
}
