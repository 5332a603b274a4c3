//! References: lent, held, handed from one variable to another, and returned.

#![allow(
    clippy::cast_lossless,
    clippy::cast_possible_wrap,
    clippy::elidable_lifetime_names,
    clippy::needless_for_each,
    clippy::semicolon_if_nothing_returned,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn lambdas_and_trait_objects_are_lent() {
    use std::fmt::Display;
    #[nonlocal]
    fn f(base: i64) -> String {
        let ops: Vec<Box<dyn Fn(i64) -> i64>> = vec![Box::new(|x| x + base), Box::new(|x| x * base)];
        let one: &dyn Fn(i64) -> i64 = &|x| x - base;
        let name: Box<dyn Display + '_> = Box::new(base);
        fn run(i: usize, x: i64) -> String {
            if i == ops.len() { format!("{}/{}", one(x), name) } else { run(i + 1, ops[i](x)) }
        }
        run(0, 1)
    }
    assert_eq!(f(3), "9/3");
}

#[test]
fn a_callback_that_changes_something_is_lent_again_and_again() {
    #[nonlocal]
    fn f(each: &mut dyn FnMut(i64), n: i64) {
        fn go(i: i64) {
            nonlocal!(each);
            if i < n {
                each(i);
                (*each)(i * 10);
                go(i + 1);
            }
        }
        go(0);
        each(99);
        go(n - 1);
    }
    #[nonlocal]
    fn g(mut each: Box<dyn FnMut(i64) + '_>, n: i64) {
        fn go(i: i64) {
            nonlocal!(each);
            if i < n {
                each(i);
                go(i + 1);
            }
        }
        go(0);
    }
    #[nonlocal]
    fn h(each: &mut impl FnMut(i64), n: i64) {
        fn go(i: i64) {
            nonlocal!(each);
            if i < n {
                each(i);
                go(i + 1);
            }
        }
        go(0);
        each(7);
    }
    let mut v = vec![];
    f(&mut |x| v.push(x), 2);
    assert_eq!(v, [0, 0, 1, 10, 99, 1, 10]);
    let mut w = vec![];
    g(Box::new(|x| w.push(x)), 2);
    h(&mut |x| w.push(x), 1);
    assert_eq!(w, [0, 1, 0, 7]);
}

#[test]
fn a_function_makes_closures_of_a_handle() {
    use std::rc::Rc;
    #[nonlocal]
    fn f(p: Rc<i64>) -> Vec<Box<dyn Fn() -> i64>> {
        fn mk(k: i64) -> Box<dyn Fn() -> i64> {
            let p = p.clone();
            Box::new(move || *p + k)
        }
        vec![mk(1), mk(2)]
    }
    assert_eq!(f(Rc::new(1))[1](), 3);
}

#[test]
fn a_lambda_changes_what_the_factory_was_lent() {
    #[nonlocal]
    fn cl(v: &mut Vec<i64>) -> usize {
        fn add(x: i64) {
            nonlocal!(v);
            v.push(x);
        }
        [1, 2].iter().for_each(|x| add(*x));
        add(9);
        v.len()
    }
    assert_eq!(cl(&mut vec![]), 3);
}

#[test]
fn what_is_taken_off_a_text_has_its_lifetime() {
    #[nonlocal]
    fn f<'t>(text: &'t str) -> (&'t str, &'t str) {
        let mut rest: &'t str = text;
        fn take(n: usize) -> &'t str {
            nonlocal!(rest);
            let (a, b) = rest.split_at(n);
            rest = b;
            a
        }
        (take(1), take(2))
    }
    assert_eq!(f("abcd"), ("a", "bc"));
}

#[test]
fn what_is_taken_off_a_text_is_lent() {
    #[nonlocal]
    fn f(text: &str) -> (String, String) {
        let mut rest: &str = text;
        fn take(n: usize) -> &str {
            nonlocal!(rest);
            let (a, b) = rest.split_at(n);
            rest = b;
            a
        }
        let a = take(1);
        let b = take(2);
        (a.to_owned(), b.to_owned())
    }
    assert_eq!(f("abcd"), ("a".into(), "bc".into()));
}

#[test]
fn a_function_consumes_what_another_has_filled() {
    #[nonlocal]
    fn f() -> String {
        let mut v = Vec::new();
        fn add(s: &str) {
            nonlocal!(v);
            v.push(s.to_owned());
        }
        fn finish() -> String {
            v.into_iter().collect()
        }
        add("b");
        finish()
    }
    assert_eq!(f(), "b");
}

#[test]
fn what_is_borrowed_or_owned_is_given_and_kept() {
    use std::borrow::Cow;
    #[nonlocal]
    fn f<'a>(text: &'a str, from: char) -> (Cow<'a, str>, Cow<'a, str>) {
        fn fix(s: &str) -> Cow<'_, str> {
            if s.contains(from) { Cow::Owned(s.replace(from, "_")) } else { Cow::Borrowed(s) }
        }
        let mut last: Cow<'_, str> = Cow::Borrowed("");
        fn keep(s: &'a str) {
            nonlocal!(last);
            last = Cow::Borrowed(s);
        }
        keep(&text[1..]);
        (fix(text), last)
    }
    assert_eq!(f("a b", ' '), (Cow::Borrowed("a_b"), Cow::Borrowed(" b")));
}

#[test]
fn a_function_takes_out_what_it_captures() {
    #[nonlocal]
    fn f() -> (Vec<i64>, usize) {
        let mut v: Vec<i64> = vec![1];
        let mut o: Option<String> = Some("x".into());
        fn flush() -> Vec<i64> {
            nonlocal!(v, o);
            if let Some(s) = o.take() {
                v.push(s.len() as i64)
            }
            std::mem::take(&mut v)
        }
        let a = flush();
        v.push(9);
        (a, flush().len())
    }
    assert_eq!(f(), (vec![1, 1], 1));
}

#[test]
fn an_iterator_that_is_lent_and_words_of_the_factory() {
    use std::{iter::Peekable, str::Chars};
    #[nonlocal]
    fn f(chars: &mut Peekable<Chars>) -> usize {
        let owned = String::from("local");
        let mut words: Vec<&str> = vec![&owned];
        fn step() {
            nonlocal!(chars, words);
            if chars.next().is_some() {
                words.push("x");
                step();
            }
        }
        step();
        words.len()
    }
    assert_eq!(f(&mut "ab".chars().peekable()), 3);
}

#[test]
fn a_formatter_with_a_hidden_lifetime_is_lent() {
    #[nonlocal]
    fn f(out: &mut std::fmt::Formatter, text: &str) -> std::fmt::Result {
        fn go(n: usize) -> std::fmt::Result {
            nonlocal!(out);
            out.write_str(text)?;
            if n > 0 { go(n - 1) } else { Ok(()) }
        }
        go(2)
    }
    struct D;
    impl std::fmt::Display for D {
        fn fmt(&self, w: &mut std::fmt::Formatter) -> std::fmt::Result {
            f(w, "a")
        }
    }
    assert_eq!(D.to_string(), "aaa");
}

#[test]
fn a_formatter_with_an_anonymous_lifetime_is_lent() {
    #[nonlocal]
    fn f(out: &mut std::fmt::Formatter<'_>, text: &str) -> std::fmt::Result {
        fn go(n: usize) -> std::fmt::Result {
            nonlocal!(out);
            out.write_str(text)?;
            out.write_fmt(format_args!("{n}"))
        }
        go(2)?;
        go(1)
    }
    struct D;
    impl std::fmt::Display for D {
        fn fmt(&self, w: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f(w, "a")
        }
    }
    assert_eq!(D.to_string(), "a2a1");
}

#[test]
fn a_mutable_reference_moves_on_between_calls() {
    struct Nd {
        v: i64,
        next: Option<Box<Nd>>,
    }
    #[nonlocal]
    fn f(mut at: &mut Nd, steps: usize) -> i64 {
        fn walk(n: usize) {
            nonlocal!(at);
            at.v += 1;
            if n > 0 && at.next.is_some() {
                walk(n - 1)
            }
        }
        walk(steps);
        at.v += 10;
        at = at.next.as_mut().unwrap();
        walk(0);
        at.v
    }
    let mut n = Nd { v: 1, next: Some(Box::new(Nd { v: 5, next: None })) };
    assert_eq!(f(&mut n, 1), 6);
    assert_eq!(n.v, 13);
}

#[test]
fn a_mutable_reference_in_an_option_is_used() {
    #[nonlocal]
    fn f(mut out: Option<&mut Vec<i64>>, n: i64) -> i64 {
        fn log(x: i64) {
            nonlocal!(out);
            if let Some(v) = &mut out {
                v.push(x);
            }
            if let Some(v) = out.as_mut() {
                v.push(-x);
            }
        }
        fn has() -> bool {
            out.is_some()
        }
        for i in 0..n {
            log(i);
        }
        has() as i64
    }
    let mut v = vec![];
    assert_eq!(f(Some(&mut v), 2), 1);
    assert_eq!(v, [0, 0, 1, -1]);
    assert_eq!(f(None, 3), 0);
}

#[test]
fn slices_grow_shorter_with_each_call() {
    #[nonlocal]
    fn f(mut buf: &[u8], mut out: &mut [u8]) -> usize {
        fn take(n: usize) -> &[u8] {
            nonlocal!(buf);
            let (a, b) = buf.split_at(n);
            buf = b;
            a
        }
        fn put(b: &[u8]) {
            nonlocal!(out);
            let (a, rest) = std::mem::take(&mut out).split_at_mut(b.len());
            a.copy_from_slice(b);
            out = rest;
        }
        let a = take(1).to_vec();
        let b = take(2).to_vec();
        put(&b);
        put(&a);
        buf.len() * 10 + out.len()
    }
    let mut o = [0; 4];
    assert_eq!(f(&[1, 2, 3, 4], &mut o), 11);
    assert_eq!(o, [2, 3, 1, 0]);
}
