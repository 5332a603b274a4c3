//! Functions that return closures, iterators and the like.

#![allow(
    clippy::cast_lossless,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::let_and_return,
    clippy::many_single_char_names,
    clippy::redundant_closure_for_method_calls,
    clippy::redundant_locals,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn an_iterator_over_a_capture_with_an_anonymous_lifetime() {
    #[nonlocal]
    fn f(items: Vec<i64>, k: i64) -> i64 {
        fn it(n: i64) -> impl Iterator<Item = i64> + '_ {
            items.iter().map(move |x| x * k + n)
        }
        it(0).sum::<i64>() + it(1).sum::<i64>()
    }
    assert_eq!(f(vec![1, 2], 2), 14);
}

#[test]
fn an_iterator_over_a_capture_without_one() {
    #[nonlocal]
    fn f(items: Vec<i64>, k: i64) -> i64 {
        fn it(n: i64) -> impl Iterator<Item = i64> {
            items.iter().map(move |x| x * k + n)
        }
        it(0).sum::<i64>() + it(1).sum::<i64>()
    }
    assert_eq!(f(vec![1, 2], 2), 14);
}

#[test]
fn an_iterator_over_a_parameter_and_a_variable() {
    #[nonlocal]
    fn f(names: Vec<String>, text: &str) -> usize {
        fn e() -> impl Iterator<Item = &str> + '_ {
            text.split(' ').chain(names.iter().map(|s| s.as_str()))
        }
        e().count()
    }
    assert_eq!(f(vec!["a".into()], "a b"), 3);
}

#[test]
fn an_iterator_of_references_to_a_capture() {
    #[nonlocal]
    fn f(names: Vec<String>) -> usize {
        fn e() -> impl Iterator<Item = &str> {
            names.iter().map(|s| s.as_str())
        }
        e().count()
    }
    assert_eq!(f(vec!["a".into()]), 1);
}

#[test]
fn an_iterator_that_owns_what_it_goes_through() {
    #[nonlocal]
    fn f(text: &str, k: usize) -> usize {
        fn e(x: &str) -> impl Iterator<Item = char> {
            let o: String = x.chars().chain(text.chars()).skip(k).collect();
            o.chars().collect::<Vec<_>>().into_iter()
        }
        let it = {
            let o = String::from("ab");
            e(&o).count()
        };
        it
    }
    assert_eq!(f("xyz", 1), 4);
}

#[test]
fn functions_are_called_by_iterators() {
    #[nonlocal]
    fn f(k: i64) -> (Vec<i64>, i64, i64) {
        let mut seen: i64 = 0;
        fn times(x: i64) -> i64 {
            x * k
        }
        fn note(x: i64) -> bool {
            nonlocal!(seen);
            seen += x;
            seen < 5
        }
        let v: Vec<i64> = (0..4).map(|x| times(x)).take_while(|x| note(*x)).collect();
        let w: i64 = (0..3).map(times).fold(0, |a, x| a + times(x));
        (v, w, seen)
    }
    assert_eq!(f(2), (vec![0, 2], 12, 6));
}

#[test]
fn opaque_types_inside_other_types() {
    use std::fmt::Display;
    #[nonlocal]
    fn f(items: &[i64], k: i64) -> String {
        fn it() -> impl Iterator<Item = impl Display> {
            items.iter().map(move |x| x * k)
        }
        fn pair() -> (impl Fn(i64) -> i64, impl Display) {
            (move |x| x + k, k)
        }
        fn opt(n: i64) -> Option<impl Iterator<Item = i64>> {
            (n > 0).then(|| items.iter().copied().take(1))
        }
        let (g, d) = pair();
        it().map(|d| d.to_string()).collect::<String>()
            + &g(1).to_string()
            + &d.to_string()
            + &opt(1).into_iter().flatten().sum::<i64>().to_string()
    }
    assert_eq!(f(&[1, 2], 3), "36431");
}

#[test]
fn opaque_parameters_inside_other_types() {
    use std::fmt::{Debug, Display};
    #[nonlocal]
    fn f(items: Vec<impl Display>, x: &impl Debug, pairs: &[(impl Ord + Copy + Into<i64>, i64)]) -> String {
        fn go(i: usize) -> String {
            if i == items.len() {
                format!("{x:?}{}", pairs.len())
            } else {
                format!("{}{}", items[i], go(i + 1))
            }
        }
        fn tot(i: usize) -> i64 {
            if i == pairs.len() { 0 } else { pairs[i].0.into() + pairs[i].1 + tot(i + 1) }
        }
        go(0) + &tot(0).to_string()
    }
    #[nonlocal]
    fn g<T: Default + Display>(f: impl Fn(i64) -> i64, n: i64) -> String {
        fn go(i: i64) -> String {
            if i == n { T::default().to_string() } else { format!("{},{}", f(i), go(i + 1)) }
        }
        go(0)
    }
    assert_eq!(f(vec![1, 2], &"a", &[(1i32, 2)]), "12\"a\"13");
    assert_eq!(g::<u8>(|x| x * 2, 2), "0,2,0");
}

#[test]
fn closures_of_every_kind_are_returned() {
    #[nonlocal]
    fn f(k: i64, items: Vec<i64>) -> Vec<i64> {
        fn adder(n: i64) -> impl Fn(i64) -> i64 {
            move |x| x + n + k
        }
        fn boxed(n: i64) -> Box<dyn Fn(i64) -> i64> {
            if n == 0 {
                Box::new(move |x| x * k)
            } else {
                let inner = boxed(n - 1);
                Box::new(move |x| inner(x) + 1)
            }
        }
        fn inferred(n: i64) -> _ {
            fn inner(x: i64) -> i64 {
                x * n * k
            }
            inner
        }
        fn nested(n: i64) -> impl Fn(i64) -> Box<dyn Fn(i64) -> i64> {
            move |x| Box::new(move |y| x + y + n + k)
        }
        fn evens() -> impl Iterator<Item = i64> {
            items.iter().copied().filter(move |x| x % k == 0)
        }
        fn tup() -> (Box<dyn Fn() -> i64>, i64) {
            let k = k;
            (Box::new(move || k), k)
        }
        fn count() -> impl FnMut() -> i64 {
            let mut c: i64 = k;
            fn next() -> i64 {
                nonlocal!(c);
                c += 1;
                c
            }
            next
        }
        let (mut a, mut b) = (count(), count());
        vec![
            adder(1)(2),
            boxed(2)(5),
            inferred(3)(4),
            nested(1)(2)(3),
            evens().sum(),
            tup().0(),
            a() + a(),
            b(),
        ]
    }
    assert_eq!(f(2, vec![1, 2, 4]), [5, 12, 24, 8, 6, 2, 7, 3]);
}

#[test]
fn recursive_functions_as_closures_of_every_type() {
    #[nonlocal]
    fn strip(prefix: String) -> impl Fn(&str) -> &str {
        fn go(s: &str) -> &str {
            s.strip_prefix(prefix.as_str()).map_or(s, |r| go(r))
        }
        go
    }
    #[nonlocal]
    fn boxed(prefix: String) -> Box<dyn Fn(&str) -> &str> {
        fn go(s: &str) -> &str {
            s.strip_prefix(prefix.as_str()).map_or(s, |r| go(r))
        }
        Box::new(go)
    }
    #[nonlocal]
    fn local(prefix: &str) -> Vec<String> {
        fn go(s: &str) -> &str {
            s.strip_prefix(prefix).map_or(s, |r| go(r))
        }
        let f = go;
        let o = String::from("aab");
        let v: Vec<&str> = ["aax", "ay", &o].iter().map(|s| f(s)).collect();
        let x: Option<&str> = Some("aaz").map(go);
        v.into_iter().chain(x).map(str::to_owned).collect()
    }
    #[nonlocal]
    fn pats(k: i64) -> impl Fn((i64, i64), [i64; 2], &i64) -> i64 {
        fn p((a, b): (i64, i64), [c, d]: [i64; 2], &e: &i64) -> i64 {
            if a == 0 { b + c + d + e + k } else { p((a - 1, b), [c, d], &e) }
        }
        p
    }
    #[nonlocal]
    fn infer(k: i64) -> _ {
        fn p(x: i64) -> i64 {
            if x <= 0 { k } else { p(x - 1) + 1 }
        }
        p
    }
    #[nonlocal]
    fn two(k: i64) -> (impl Fn(i64) -> i64, impl Fn(i64) -> bool) {
        fn p(x: i64) -> i64 {
            if x <= 0 { k } else { p(x - 1) + 1 }
        }
        fn q(x: i64) -> bool {
            p(x) > 5
        }
        (p, q)
    }
    let s = strip("ab".into());
    let o = String::from("ababc");
    let r: &str = {
        let r = s(&o);
        r
    };
    assert_eq!(r, "c");
    assert_eq!(boxed("a".into())("aab"), "b");
    assert_eq!(local("a"), ["x", "y", "b", "z"]);
    assert_eq!(pats(10)((2, 1), [2, 3], &4), 20);
    assert_eq!(infer(5)(2), 7);
    let (p, q) = two(3);
    assert_eq!((p(1), q(1), q(4)), (4, false, true));
}

#[test]
fn types_that_refer_to_captures() {
    use std::cell::{Ref, RefCell};
    use std::sync::{Mutex, MutexGuard};
    struct View<'a> {
        s: &'a str,
    }
    #[nonlocal]
    fn f(names: Vec<String>, text: &str) -> usize {
        let cell: RefCell<Vec<i64>> = RefCell::new(vec![1, 2]);
        let mx: Mutex<i64> = Mutex::new(3);
        fn a(i: usize) -> Result<&str, String> {
            names.get(i).map(|s| s.as_str()).ok_or("no".into())
        }
        fn b() -> Option<(&str, usize)> {
            text.split(' ').next().map(|w| (w, w.len()))
        }
        fn c() -> Vec<&str> {
            names.iter().map(|s| s.as_str()).chain([text]).collect()
        }
        fn d() -> Box<dyn Iterator<Item = &str> + '_> {
            Box::new(names.iter().map(|s| s.as_str()))
        }
        fn e() -> impl Iterator<Item = &str> + '_ {
            text.split(' ')
        }
        fn g() -> std::slice::Iter<'_, String> {
            names.iter()
        }
        fn h() -> Ref<'_, Vec<i64>> {
            cell.borrow()
        }
        fn i() -> MutexGuard<'_, i64> {
            mx.lock().unwrap()
        }
        fn j() -> View<'_> {
            View { s: text }
        }
        fn k() -> std::str::Chars<'_> {
            text.chars()
        }
        fn l() -> Box<dyn Fn(&str) -> bool + '_> {
            Box::new(|s| names.iter().any(|n| n == s))
        }
        fn m(x: &str) -> impl Fn(&str) -> bool {
            let n = names.len() + x.len();
            move |s: &str| s.len() == n
        }
        *i() += 1;
        a(0).unwrap().len()
            + b().unwrap().1
            + c().len()
            + d().count()
            + e().count()
            + g().len()
            + h().len()
            + *i() as usize
            + j().s.len()
            + k().count()
            + l()("a") as usize
            + m("x")("ab") as usize
            + a(5).is_err() as usize
    }
    assert_eq!(f(vec!["a".into()], "xy z"), 1 + 2 + 2 + 1 + 2 + 1 + 2 + 4 + 4 + 4 + 1 + 1 + 1);
}
