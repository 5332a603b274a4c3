//! Generics of the factory and of its functions.

#![allow(
    clippy::cast_lossless,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::format_push_string,
    clippy::many_single_char_names,
    clippy::multiple_bound_locations,
    clippy::redundant_closure_for_method_calls,
    clippy::semicolon_if_nothing_returned,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn a_constant_parameter_is_an_operand() {
    #[nonlocal]
    fn f<const N: usize>(x: usize) -> usize {
        fn go(i: usize) -> usize {
            x + N + i
        }
        go(1)
    }
    assert_eq!(f::<5>(1), 7);
}

#[test]
fn generics_that_only_a_turbofish_tells() {
    #[nonlocal]
    fn f<T: Default + Into<i64>, const N: usize>(base: i64) -> i64 {
        fn go<U: Default + Into<i64>, const M: usize>(d: i64) -> i64 {
            U::default().into() + T::default().into() + base + d + (N * M) as i64
        }
        go::<i32, 2>(1) + go::<u8, 3>(2)
    }
    assert_eq!(f::<i8, 10>(5), 5 + 1 + 20 + 5 + 2 + 30);
}

#[test]
fn a_generic_that_only_a_bound_names() {
    #[nonlocal]
    fn f<A: From<i64>, F: Fn(A) -> bool>(f: F, n: i64) -> usize {
        fn go(x: i64) -> usize {
            if x == n { 0 } else { f(x.into()) as usize + go(x + 1) }
        }
        go(0)
    }
    assert_eq!(f(|a: i64| a % 2 == 0, 5), 3);
}

#[test]
fn an_associated_type_is_captured() {
    use std::fmt::Display;
    #[nonlocal]
    fn show_first<I: Iterator>(it: I, first: I::Item) -> (String, usize)
    where
        I::Item: Display,
    {
        fn show() -> String {
            format!("<{first}>")
        }
        (show(), it.count())
    }
    assert_eq!(show_first([1, 2].into_iter(), 7), ("<7>".to_string(), 2));
}

#[test]
fn a_vector_of_an_associated_type_is_captured() {
    #[nonlocal]
    fn pairs<I: IntoIterator>(all: I) -> usize
    where
        I::Item: PartialEq,
    {
        let items: Vec<I::Item> = all.into_iter().collect();
        fn eq(i: usize, j: usize) -> usize {
            if j == items.len() { 0 } else { (items[i] == items[j]) as usize + eq(i, j + 1) }
        }
        (0..items.len()).map(|i| eq(i, i + 1)).sum()
    }
    assert_eq!(pairs([1, 2, 1, 1]), 3);
}

#[test]
fn a_constant_parameter_is_the_end_of_a_loop() {
    #[nonlocal]
    fn f<T: Default + Copy, const N: usize>(x: T) -> Vec<T> {
        let mut v: Vec<T> = vec![];
        fn go() {
            nonlocal!(v);
            for i in 0..N {
                if i % 2 == 0 { v.push(x) } else { v.push(T::default()) }
            }
        }
        go();
        v
    }
    assert_eq!(f::<i64, 3>(1), [1, 0, 1]);
}

#[test]
fn a_trait_object_for_every_lifetime_is_called() {
    trait Shape<'x> {
        fn name(&self, s: &'x str) -> &'x str;
    }
    struct Id;
    impl<'x> Shape<'x> for Id {
        fn name(&self, s: &'x str) -> &'x str {
            s
        }
    }
    #[nonlocal]
    fn f(text: &str) -> usize {
        let s: Box<dyn for<'x> Shape<'x>> = Box::new(Id);
        fn go(n: usize) -> usize {
            if n == 0 { 0 } else { s.name(&text[n..]).len() + go(n - 1) }
        }
        go(2)
    }
    assert_eq!(f("abc"), 3);
}

#[test]
fn an_associated_type_has_the_name_of_a_generic() {
    trait Tr {
        type T;
        fn get(&self) -> Self::T;
    }
    impl Tr for i64 {
        type T = u8;
        fn get(&self) -> u8 {
            *self as u8
        }
    }
    #[nonlocal]
    fn f<T: Clone, U: Tr<T = u8>>(x: T, u: U) -> usize {
        fn go<T>(_y: T) -> u8 {
            let _ = x.clone();
            u.get()
        }
        go("a") as usize + go(1) as usize
    }
    assert_eq!(f("q", 4i64), 8);
}

#[test]
fn associated_types_are_parameters_and_captures() {
    trait Graph {
        type Node: Copy + PartialEq;
        fn next(&self, n: Self::Node) -> Vec<Self::Node>;
    }
    struct G;
    impl Graph for G {
        type Node = u8;
        fn next(&self, n: u8) -> Vec<u8> {
            if n < 4 { vec![n + 1, n + 2] } else { vec![] }
        }
    }
    #[nonlocal]
    fn reach<Gr: Graph>(g: &Gr, from: Gr::Node) -> usize {
        let mut seen: Vec<Gr::Node> = vec![];
        fn go(n: Gr::Node) {
            nonlocal!(seen);
            if !seen.contains(&n) {
                seen.push(n);
                for m in g.next(n) {
                    go(m)
                }
            }
        }
        fn count() -> usize {
            seen.len()
        }
        go(from);
        count()
    }
    assert_eq!(reach(&G, 0), 6);
}

#[test]
fn a_reference_to_a_type_of_no_size_is_captured() {
    use std::fmt::Debug;
    #[nonlocal]
    fn f<T: ?Sized + Debug>(x: &T, n: usize) -> String {
        fn go(i: usize) -> String {
            if i == n { String::new() } else { format!("{x:?}{}", go(i + 1)) }
        }
        go(0)
    }
    assert_eq!(f("a", 2), "\"a\"\"a\"");
    assert_eq!(f(&[1][..], 1), "[1]");
}

#[test]
fn a_callback_for_every_lifetime_is_called() {
    #[nonlocal]
    fn longest<F>(words: &[String], trim: F) -> usize
    where
        F: for<'x> Fn(&'x str) -> &'x str,
    {
        fn go(i: usize) -> usize {
            if i == words.len() { 0 } else { trim(&words[i]).len().max(go(i + 1)) }
        }
        go(0)
    }
    assert_eq!(longest(&["ab ".into(), "abc  ".into()], |s| s.trim()), 3);
}

#[test]
fn a_lifetime_of_the_function_hides_one_of_the_factory() {
    #[nonlocal]
    fn f<'a>(x: &'a str, v: &mut Vec<&'a str>) -> usize {
        fn go<'a>(y: &'a str, n: usize) -> &'a str {
            nonlocal!(v);
            v.push(x);
            if n == 0 { y } else { go(y, n - 1) }
        }
        let o = String::from("own");
        go(&o, 2).len() + v.len()
    }
    assert_eq!(f("x", &mut vec![]), 6);
}

#[test]
fn constant_parameters_of_both_one_of_which_hides_the_other() {
    #[nonlocal]
    fn f<const N: usize>(base: [i64; N]) -> i64 {
        fn go<const M: usize>(x: [i64; M]) -> i64 {
            x.iter().sum::<i64>() + base[0] + M as i64
        }
        fn same<const N: usize>(x: [i64; N]) -> usize {
            x.len() * 10 + base.len()
        }
        go([1, 2]) + go::<1>([5]) + same([1; 3]) as i64
    }
    assert_eq!(f([100, 0]), 3 + 102 + 5 + 101 + 32);
}

#[test]
fn a_lifetime_outlives_another() {
    #[nonlocal]
    fn f<'a, 'b: 'a>(x: &'a str, y: &'b str) -> Vec<&'a str> {
        let mut out: Vec<&'a str> = vec![];
        fn push(flag: bool) {
            nonlocal!(out);
            out.push(if flag { x } else { y });
        }
        push(true);
        push(false);
        out
    }
    assert_eq!(f("x", "y"), ["x", "y"]);
}

#[test]
fn a_generic_function_is_called_in_a_lambda() {
    #[nonlocal]
    fn f(k: i64) -> Vec<i64> {
        fn add<T: Into<i64>>(x: T) -> i64 {
            x.into() + k
        }
        fn twice(f: impl Fn(i64) -> i64) -> i64 {
            f(f(k))
        }
        let v = [1i64].map(|x| add(x)).to_vec();
        v.into_iter().map(|x| twice(|y| add(y) + x)).collect()
    }
    assert_eq!(f(1), [7]);
}

#[test]
fn each_level_has_generics_of_its_own() {
    use std::fmt::Debug;
    #[nonlocal]
    fn f<T: Debug, U: Debug + Clone>(t: T, u: U) -> String {
        fn outer<V: Debug, T: Debug>(v: V, w: T) -> String {
            let k: V = v;
            fn inner<T: Debug>(x: T, n: usize) -> String {
                if n == 0 { format!("{k:?}{t:?}{u:?}{x:?}") } else { inner(x, n - 1) }
            }
            inner('i', 1) + &format!("{w:?}{u:?}") + &inner(0u8, 0)
        }
        outer(1, "w") + &outer("v", 2.5)
    }
    assert_eq!(f(true, ()), "1true()'i'\"w\"()1true()0\"v\"true()'i'2.5()\"v\"true()0");
}

#[test]
fn bounds_name_other_generics() {
    #[nonlocal]
    fn f<T: Iterator<Item = U>, U: Into<i64> + Copy, V: From<U>>(it: T, last: U) -> V
    where
        V: Copy,
    {
        let total: i64 = it.map(|u| u.into()).sum();
        let v: V = V::from(last);
        fn go(n: i64) -> V {
            if n > total { v } else { go(n + 1) }
        }
        go(0)
    }
    assert_eq!(f::<_, i32, i64>([1, 2].into_iter(), 4), 4);
}

#[test]
fn generics_and_lifetimes_of_the_function_hide_those_of_the_factory() {
    use std::fmt::Debug;
    #[nonlocal]
    fn f<'a, T: Debug + Clone>(x: &'a T, items: &'a [T]) -> String {
        let mut out = String::new();
        fn add<'a, T: Debug>(y: &'a T) -> &'a T {
            nonlocal!(out);
            out += &format!("{x:?}{y:?}{}", items.len());
            y
        }
        add(&'c');
        let z = add(&1u8);
        out.clone() + &z.to_string()
    }
    assert_eq!(f(&"x", &["a"]), "\"x\"'c'1\"x\"111");
}
