//! Arguments of macros, standard ones and those of the user: what stands in them is captured.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::format_in_format_args,
    clippy::items_after_statements,
    clippy::many_single_char_names,
    clippy::type_complexity,
    clippy::uninlined_format_args,
    clippy::useless_vec,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn arguments_of_standard_macros() {
    #[nonlocal]
    fn make(n: i32) -> impl Fn() -> String {
        fn f() -> String {
            let v = vec![n; 2];
            assert!(n > 0, "{n} {}", n);
            debug_assert_eq!(v.len(), 2, "{v:?}");
            assert!(matches!(n, x if x == n));
            let mut s = String::new();
            use std::fmt::Write;
            write!(s, "{n:?}{v:?}").unwrap();
            s
        }
        let n = "";
        let _ = n;
        f
    }
    assert_eq!(make(3)(), "3[3, 3]");
}

#[test]
fn named_arguments_of_a_macro_of_the_user() {
    macro_rules! fmt { ($f:expr, $($x:ident = $v:expr),*) => { format!($f, $($x = $v),*) } }
    #[nonlocal]
    fn make(a: i32) -> impl Fn() -> String {
        fn show() -> String {
            fmt!("{x}", x = a)
        }
        show
    }
    assert_eq!(make(4)(), "4");
}

#[test]
fn closures_stand_in_a_vec() {
    #[nonlocal]
    fn make(n: i32) -> Vec<Box<dyn Fn() -> i32>> {
        fn a() -> i32 {
            n
        }
        fn b() -> i32 {
            n + 1
        }
        vec![Box::new(a), Box::new(b)]
    }
    assert_eq!(make(1).iter().map(|f| f()).sum::<i32>(), 3);
}

#[test]
fn closures_are_passed_in_an_assertion() {
    #[nonlocal]
    fn make(n: i32) -> bool {
        fn a() -> i32 {
            n
        }
        fn call(f: impl Fn() -> i32) -> i32 {
            f()
        }
        assert_eq!(call(a), n, "called {}", call(a));
        matches!(call(a), x if x == n)
    }
    assert!(make(1));
}

#[test]
fn what_is_made_a_text_stays_the_text() {
    #[nonlocal]
    fn m(n: i32) -> impl Fn() -> &'static str {
        fn a() -> &'static str {
            let _ = n;
            stringify!(n + 1)
        }
        let n = "";
        let _ = n;
        a
    }
    assert_eq!(m(1)(), "n + 1");
}

#[test]
fn a_macro_of_the_user_that_is_like_vec() {
    macro_rules! my_vec { ($($e:expr),* $(,)?) => { <[_]>::into_vec(Box::new([$($e),*])) } }
    #[nonlocal]
    fn m(n: i32) -> impl Fn() -> Vec<i32> {
        fn a() -> Vec<i32> {
            my_vec![n, n + 1,]
        }
        let n = "";
        let _ = n;
        a
    }
    assert_eq!(m(1)(), [1, 2]);
}

#[test]
fn a_macro_that_takes_statements() {
    macro_rules! run { ($($b:tt)*) => { { $($b)* } } }
    #[nonlocal]
    fn m(n: i32) -> impl Fn() -> i32 {
        fn a() -> i32 {
            run! { let k = n; let n = k + 1; n * 2 }
        }
        let n = "";
        let _ = n;
        a
    }
    assert_eq!(m(1)(), 4);
}

#[test]
fn a_macro_that_takes_pairs() {
    macro_rules! pairs { ($($k:expr => $v:expr),*) => { vec![$(($k, $v)),*] } }
    #[nonlocal]
    fn m(n: i32) -> impl Fn() -> Vec<(i32, i32)> {
        fn a() -> Vec<(i32, i32)> {
            let _ = n;
            pairs!(n => n + 1)
        }
        a
    }
    assert_eq!(m(1)(), [(1, 2)]);
}

#[test]
fn a_macro_of_the_user_that_formats() {
    macro_rules! log { ($($t:tt)*) => { format!($($t)*) } }
    #[nonlocal]
    fn run() -> String {
        let mut n: i64 = 0;
        fn f(k: i64) -> String {
            nonlocal!(n);
            n += k;
            log!("{n} {} {k:?} {0:>w$}", n + 1, w = 3)
        }
        log!("{}|{}", f(1), f(2))
    }
    assert_eq!(run(), "1 2 1   2|3 4 2   4");
}

#[test]
fn macros_that_repeat_and_that_return() {
    macro_rules! max { ($a:expr) => { $a }; ($a:expr, $($r:expr),+) => {{ let a = $a; let b = max!($($r),+); if a > b { a } else { b } }} }
    macro_rules! opt {
        ($e:expr) => {
            match $e {
                Some(v) => v,
                None => return -1,
            }
        };
    }
    #[nonlocal]
    fn run() -> i64 {
        let mut n: i64 = 3;
        fn f(k: i64) -> i64 {
            nonlocal!(n);
            n += k;
            max!(n, k * 2, 5)
        }
        fn g() -> Option<i64> {
            if n > 100 { None } else { Some(f(n)) }
        }
        let mut t = max!(f(1), f(n), n);
        while t < 1000 {
            t += opt!(g());
        }
        t
    }
    assert_eq!(run(), -1);
}

#[test]
fn macros_that_repeat_swap_and_wrap_their_arguments() {
    macro_rules! twice {
        ($e:expr) => {
            ($e, $e)
        };
    }
    macro_rules! swap_args {
        ($f:expr, $g:expr) => {{
            let b = $g;
            let a = $f;
            (a, b)
        }};
    }
    macro_rules! block { ($($t:tt)*) => { { $($t)* } } }
    #[nonlocal]
    fn run() -> (i64, i64, (i64, i64), (i64, i64), i64, Vec<i64>) {
        macro_rules! local {
            ($e:expr) => {
                $e * 100
            };
        }
        let mut n: i64 = 0;
        fn next(by: i64) -> i64 {
            nonlocal!(n);
            n += by;
            n
        }
        let a = local!(next(1));
        let t = twice!(next(1));
        let s = swap_args!(next(10), next(n));
        let b = block!(let k = next(2); k + next(1));
        let c = local!(next(n) + 1);
        let v = vec![n];
        (a, c, t, s, b, v)
    }
    assert_eq!(run(), (100, 3900, (2, 3), (16, 6), 37, vec![38]));
}

#[test]
fn calls_in_standard_macros_are_made_in_order() {
    #[nonlocal]
    fn run() -> (String, Vec<i64>, bool) {
        let mut n: i64 = 0;
        fn next() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        fn peek() -> i64 {
            n
        }
        let s = format!("{} {} {:>w$} {n2}", next(), next(), next() * 10, w = next() as usize, n2 = next());
        let v = vec![next(), peek(), next(), dbg!(next())];
        assert!(next() == 9, "bad {}", peek());
        assert_eq!(next(), 10);
        assert_eq!(next() + 1, peek() + 1, "msg {}", next());
        assert_ne!(next(), peek() + 1);
        let m = matches!(next(), k if k == peek() && peek() < next());
        let b = matches!(Some(next()), Some(13..=20) if next() > 3);
        println!("{} {}", next(), peek());
        let z = vec![next(); 2];
        (s, v, m && b && z[0] == z[1])
    }
    assert_eq!(run(), ("1 2   30 5".to_string(), vec![6, 6, 7, 8], true));
}

#[test]
fn calls_in_what_is_written() {
    use std::fmt::Write;
    #[nonlocal]
    fn run(out: &mut String) -> std::fmt::Result {
        let mut depth: usize = 0;
        fn node(k: usize) -> std::fmt::Result {
            nonlocal!(out, depth);
            depth += 1;
            writeln!(out, "{:depth$}{k}{0:?}{}", "", next(k))?;
            if k > 0 {
                node(k - 1)?;
            }
            depth -= 1;
            write!(out, "{}", format!("{}-{depth}", next(depth)))?;
            Ok(())
        }
        fn next(k: usize) -> usize {
            k * 2 + depth
        }
        node(1)?;
        write!(out, "{}{}", next(0), std::format!("{depth}"))
    }
    let mut s = String::new();
    run(&mut s).unwrap();
    assert_eq!(s, " 1\"\"3\n  0\"\"2\n3-10-000");
}

#[test]
fn calls_that_format_what_other_calls_change() {
    #[nonlocal]
    fn run() -> (String, Vec<i64>) {
        let mut s: String = "a".into();
        let mut v: Vec<i64> = vec![1];
        fn tag(k: &str) -> String {
            format!("<{k}{}>", v.len())
        }
        fn grow(k: i64) -> i64 {
            nonlocal!(v);
            v.push(k);
            v.len() as i64
        }
        s += &tag("x");
        s += &(tag("y") + &tag(&s));
        grow(v[0]);
        grow(v.iter().sum::<i64>());
        let i = grow(v.len() as i64) as usize - 1;
        let k = v[i];
        grow(grow(grow(k)));
        v.extend([k, v.len() as i64]);
        (s + &tag("z"), v)
    }
    assert_eq!(run(), ("a<x1><y1><a<x1>1><z9>".into(), vec![1, 1, 2, 3, 3, 5, 6, 3, 7]));
}

/// What an assertion would say is evaluated where it fails, and not before.
#[nonlocal]
fn make_checked(explain: impl Fn() -> String) -> (impl Fn(), impl Fn(i32)) {
    let mut items: Vec<i32> = vec![];
    fn check() {
        assert_eq!(items.len(), 0, "{items:?}: {}", explain());
        debug_assert_ne!(items.len(), 1, "{items:?}: {}", explain());
        assert!(items.is_empty(), "{items:?}: {}", explain());
    }
    fn add(n: i32) {
        nonlocal!(items);
        items.push(n);
    }
    (check, add)
}

#[test]
fn a_message_that_nobody_sees() {
    let explained = std::cell::Cell::new(0);
    let (check, add) = make_checked(|| {
        explained.set(explained.get() + 1);
        String::new()
    });
    check();
    assert_eq!(explained.get(), 0);
    add(1);
    assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(check)).is_err());
    assert_eq!(explained.get(), 1);
}

macro_rules! plus {
    ($e:expr) => {{
        let more = 100;
        $e + more
    }};
}

/// A call that becomes a block stands in parentheses in what somebody else's macro makes of it.
#[nonlocal]
fn make_plus() -> (impl Fn() -> i32, impl Fn() -> i32) {
    let mut n = 1;
    fn next() -> i32 {
        nonlocal!(n);
        n += 1;
        n
    }
    fn more() -> i32 {
        plus!(next()) - plus!(n)
    }
    (next, more)
}

#[test]
fn a_call_in_a_macro_of_ones_own() {
    let (next, more) = make_plus();
    assert_eq!((next(), more()), (2, 0));
}
