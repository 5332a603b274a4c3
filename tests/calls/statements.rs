//! Calls in every form of statement.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::many_single_char_names,
    clippy::needless_return,
    clippy::semicolon_if_nothing_returned,
    clippy::too_many_lines,
    clippy::unnecessary_operation,
    unused_parens,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn a_function_is_bound_by_a_let_else() {
    #[nonlocal]
    fn run(k: i64) -> i64 {
        let n = k + 1;
        fn get() -> i64 {
            n
        }
        let (g, 1..) = (get, n) else { return -1 };
        g()
    }
    assert_eq!(run(20), 21);
}

#[test]
fn calls_in_a_let_else() {
    #[nonlocal]
    fn run(k: i64) -> i64 {
        let mut n: i64 = 1;
        fn next(by: i64) -> Option<i64> {
            nonlocal!(n);
            n += by;
            if n > 10 { None } else { Some(n) }
        }
        let Some(a) = (next(k + n)) else { return -1 };
        let Some(b) = next(k) else { return a };
        let Some(c) = next(n + 1).map(|x| x + 1) else { return a + b };
        a * b * c
    }
    assert_eq!(run(20), -1);
    assert_eq!(run(8), 10);
    assert_eq!(run(1), 3 * 4 * 10);
}

#[test]
fn calls_in_guards_and_arms() {
    #[nonlocal]
    fn run(k: Option<i64>) -> i64 {
        let mut n: i64 = 0;
        fn f(x: i64) -> i64 {
            nonlocal!(n);
            n += x;
            n
        }
        match k {
            Some(x) if f(x + n) > 5 && f(n) > 5 => f(n + x),
            Some(n) => f(n) - n,
            None => match f(n + 1) {
                1 => f(n + 1) - 1,
                n => n,
            },
        }
    }
    assert_eq!((run(Some(6)), run(Some(2)), run(None)), (30, 2, 2));
}

#[test]
fn calls_in_arms_that_begin_and_end_with_operators() {
    #[nonlocal]
    fn run(k: i64) -> i64 {
        let mut n: i64 = 0;
        let mut u = 0;
        fn f(x: i64) -> i64 {
            nonlocal!(n);
            n += x;
            n
        }
        fn g(x: i64) -> i64 {
            nonlocal!(u);
            u += x;
            u
        }
        let _ = g(u + 1) - 1;
        let _ = f(n + 1) - 1;
        let r = match k {
            0 => f(n + 1) - 1,
            1 => g(u + 1) - 1,
            2 => f(n + 2),
            3 => g(u),
            _ => g(u + 1) + f(n + 1),
        };
        g(r) + f(n)
    }
    assert_eq!((run(0), run(1), run(2), run(3), run(9)), (9, 7, 13, 6, 15));
}

#[test]
fn every_statement_agrees_with_the_same_by_hand() {
    #[nonlocal]
    fn run() -> Vec<i64> {
        let mut n: i64 = 1;
        let mut out: Vec<i64> = Vec::new();
        fn f(k: i64) -> i64 {
            nonlocal!(n);
            n += k;
            n
        }
        fn put(k: i64) {
            nonlocal!(out);
            out.push(k);
        }
        put(out.len() as i64);
        let _ = f(n + 1).pow(2);
        if f(n + 1) > 5 {
            put(f(n))
        } else {
            put(-1)
        }
        while f(n - 1) < 50 {
            put(n);
        }
        match f(n + 1) {
            0 => put(0),
            k => put(k),
        }
        for i in 0..f(n) - n + 2 {
            put(i + f(1));
        }
        let _ = f(n) == 5;
        let r = loop {
            if f(n + 1) > 1000 {
                break f(n + 2);
            }
        };
        put(r);
        {
            put(f(n + 3))
        };
        let c = |x| put(x);
        let mut c = c;
        c(7);
        if let k @ 1.. = f(n + 4) {
            put(k)
        }
        let k = if n > 0 { f(n + 5) } else { return out };
        put(k);
        put(match out.len() {
            k if f(n) > 3 => k as i64,
            _ => 0,
        });
        out[f(0) as usize - n as usize] = f(n + 6);
        (n, out[1]) = (f(n + 7), f(n) + f(n + 8));
        put(n);
        return {
            put(f(n + 9));
            out
        };
    }
    let mut n: i64 = 1;
    let mut out: Vec<i64> = vec![];
    macro_rules! f {
        ($e:expr) => {{
            let k = $e;
            n += k;
            n
        }};
    }
    macro_rules! put {
        ($e:expr) => {{
            let k = $e;
            out.push(k);
        }};
    }
    put!(out.len() as i64);
    f!(n + 1);
    if f!(n + 1) > 5 {
        put!(f!(n))
    } else {
        put!(-1)
    }
    while f!(n - 1) < 50 {
        put!(n);
    }
    match f!(n + 1) {
        0 => put!(0),
        k => put!(k),
    }
    for i in 0..f!(n) - n + 2 {
        put!(i + f!(1));
    }
    f!(n);
    let r = loop {
        if f!(n + 1) > 1000 {
            break f!(n + 2);
        }
    };
    put!(r);
    put!(f!(n + 3));
    put!(7);
    let k = f!(n + 4);
    if k >= 1 {
        put!(k)
    }
    let k = f!(n + 5);
    put!(k);
    let l = out.len() as i64;
    f!(n);
    put!(l);
    let v = f!(n + 6);
    out[0] = v;
    let a = f!(n + 7);
    let b = f!(n) + f!(n + 8);
    n = a;
    out[1] = b;
    put!(n);
    put!(f!(n + 9));
    assert_eq!(run(), out);
}
