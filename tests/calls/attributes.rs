//! Attributes and qualifiers: `const`, `static`, `#[inline]`, `#[track_caller]`.

#![allow(
    clippy::inline_always,
    clippy::redundant_closure_for_method_calls,
    clippy::semicolon_if_nothing_returned,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn attributes_of_functions_whose_captures_have_no_written_type() {
    #[nonlocal]
    fn f() -> u32 {
        let n = 3 + 1;
        #[inline]
        fn a(x: u32) -> u32 {
            x + n
        }
        #[must_use]
        #[inline(always)]
        fn b(x: u32) -> u32 {
            a(x) * 2
        }
        #[allow(unused)]
        #[cold]
        fn c(x: u32) -> u32 {
            let y = 1;
            x - n
        }
        a(1) + b(2) + c(9)
    }
    assert_eq!(f(), 22);
}

#[test]
fn attributes_keep_their_meaning() {
    use std::panic::Location;
    #[nonlocal]
    fn f(n: u32) -> (u32, u32, u32) {
        #[inline]
        fn a(x: u32) -> u32 {
            x + n
        }
        #[inline(always)]
        #[must_use]
        fn b(x: u32) -> u32 {
            a(x) * 2
        }
        #[track_caller]
        fn line() -> u32 {
            let _ = n;
            Location::caller().line()
        }
        #[allow(clippy::all, unused_variables)]
        #[cold]
        fn c(x: u32, unused: u8) -> u32 {
            x - n
        }
        let l1 = line();
        let l2 = line();
        (a(1) + b(2), l2 - l1, c(9, 0))
    }
    assert_eq!(f(3), (14, 1, 6));
}

#[test]
fn constant_factories_with_a_recursion_that_counts() {
    #[nonlocal]
    const fn f(n: u32) -> u32 {
        let mut calls: u32 = 0;
        const fn go(i: u32) -> u32 {
            nonlocal!(calls);
            calls += 1;
            if i == 0 { n } else { i + go(i - 1) }
        }
        let s = go(3);
        s + calls * 100
    }
    const X: u32 = f(5);
    assert_eq!(X, 411);
}

#[test]
fn constant_factories_with_a_variable_of_their_own() {
    #[nonlocal]
    const fn f(n: u32) -> u32 {
        let m: u32 = n + 1;
        const fn go(i: u32) -> u32 {
            if i == 0 { m } else { go(i - 1) }
        }
        let (a, b) = (go(1), go(2));
        a + b
    }
    const X: u32 = f(1);
    assert_eq!(X, 4);
}

#[test]
fn statics_inside_and_outside_of_the_factory() {
    use std::sync::atomic::{AtomicU32, Ordering};
    static TOTAL: AtomicU32 = AtomicU32::new(0);
    #[nonlocal]
    fn f(n: u32) -> u32 {
        static LOCAL: AtomicU32 = AtomicU32::new(10);
        const K: usize = 3;
        let a: [u32; K] = [n; K];
        fn go(i: usize) {
            if i < K {
                TOTAL.fetch_add(a[i], Ordering::SeqCst);
                LOCAL.fetch_add(1, Ordering::SeqCst);
                go(i + 1)
            }
        }
        go(0);
        LOCAL.load(Ordering::SeqCst)
    }
    assert_eq!(f(2), 13);
    assert_eq!(TOTAL.load(Ordering::SeqCst), 6);
}

#[test]
fn a_panic_names_a_capture() {
    #[nonlocal]
    fn f(n: i64) -> i64 {
        let mut c: i64 = n;
        fn go() {
            nonlocal!(c);
            c += 1;
            panic!("{c}")
        }
        go();
        c
    }
    let payload = std::panic::catch_unwind(|| f(1)).unwrap_err();
    assert_eq!(payload.downcast_ref::<String>().map(String::as_str), Some("2"));
}

#[test]
#[deny(warnings)]
fn what_is_called_causes_no_warning() {
    #[nonlocal]
    fn run(n: i64) -> i64 {
        let mut last: i64 = 0;
        fn set(k: i64) {
            nonlocal!(last);
            last = k + n;
        }
        fn get() -> i64 {
            last
        }
        set(1);
        set(2);
        get()
    }
    assert_eq!(run(1), 3);
}

#[test]
#[deny(
    warnings,
    unused,
    unused_qualifications,
    rust_2018_idioms,
    unused_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    let_underscore_drop,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    variant_size_differences,
    unused_results
)]
fn no_lint_finds_anything_in_the_expansion() {
    #[nonlocal]
    pub(crate) fn run(text: &str, out: &mut Vec<String>) -> (i64, i64) {
        let mut n: i64 = 0;
        let mut u = 0;
        let names: Vec<&str> = text.split(' ').collect();
        fn f(k: i64) -> i64 {
            nonlocal!(n);
            n += k;
            if n < 0 { f(k + 1) } else { n }
        }
        fn g(k: i64) -> i64 {
            nonlocal!(u);
            u += k;
            u
        }
        fn name(at: usize) -> &str {
            names[at]
        }
        fn put(s: &str) {
            nonlocal!(out);
            out.push(s.to_owned());
        }
        put(name(0));
        put(&out[0].clone());
        let x = f(n + 1) + g(u + 1);
        if f(n) > 0 && g(u) > 0 {
            put(text);
        }
        (x, f(1) + g(1))
    }
    let mut v = vec![];
    assert_eq!(run("a b", &mut v), (2, 6));
    assert_eq!(v, ["a", "a", "a b"]);
}
