//! Factories in `impl` blocks and traits.

#![allow(
    clippy::cast_lossless,
    clippy::redundant_closure_for_method_calls,
    clippy::semicolon_if_nothing_returned,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn a_bound_names_a_lifetime_of_the_impl() {
    struct Parser<'a> {
        text: &'a str,
    }
    impl<'a> Parser<'a> {
        #[nonlocal]
        fn count<F: Fn(&'a str) -> bool>(&self, s: &'a str, f: F) -> usize {
            let n: usize = self.text.len();
            fn go(i: usize) -> usize {
                if i > n { 0 } else { f("x") as usize + go(i + 1) }
            }
            go(0) + s.len()
        }
    }
    assert_eq!(Parser { text: "aba" }.count("z", |s| s.starts_with('x')), 5);
}

#[test]
fn a_variable_has_a_lifetime_of_the_impl() {
    struct Parser<'a> {
        text: &'a str,
    }
    impl<'a> Parser<'a> {
        #[nonlocal]
        fn count<F: Fn(&'a str) -> bool>(&self, f: F) -> usize {
            let text: &'a str = self.text;
            fn go(i: usize) -> usize {
                if i > text.len() { 0 } else { f(&text[i..]) as usize + go(i + 1) }
            }
            go(0)
        }
    }
    assert_eq!(Parser { text: "aba" }.count(|s| s.starts_with('a')), 2);
}

#[test]
fn parameters_name_a_lifetime_of_the_impl() {
    struct Pr<'a> {
        text: &'a str,
    }
    impl<'a> Pr<'a> {
        #[nonlocal]
        fn m(&self, keep: &dyn Fn(&'a str) -> bool, k: fn(&'a str) -> usize) -> usize {
            let text: &str = self.text;
            fn go(i: usize) -> usize {
                if i == text.len() { k("q") } else { keep("x") as usize + go(i + 1) }
            }
            go(0)
        }
    }
    assert_eq!(Pr { text: "ab" }.m(&|s| s == "x", |s| s.len()), 3);
}

#[test]
fn a_bound_on_a_generic_of_the_impl() {
    struct Wr<T>(T);
    impl<T> Wr<T> {
        #[nonlocal]
        fn m(&self, n: i64) -> i64
        where
            T: Clone,
        {
            let _c = self.0.clone();
            fn go(i: i64) -> i64 {
                if i == 0 { n } else { 1 + go(i - 1) }
            }
            go(2)
        }
    }
    assert_eq!(Wr(1).m(3), 5);
}

#[test]
fn a_bound_on_self_without_a_receiver() {
    trait Tr {
        #[nonlocal]
        fn h(n: i64) -> i64
        where
            Self: Sized,
        {
            fn go(i: i64) -> i64 {
                if i < n { go(i + 1) + 1 } else { 0 }
            }
            go(0)
        }
    }
    struct A;
    impl Tr for A {}
    assert_eq!(A::h(2), 2);
}

#[test]
fn a_type_with_a_name_of_one_letter() {
    struct P {
        x: i64,
    }
    struct Bag {
        n: i64,
    }
    impl Bag {
        #[nonlocal]
        fn m(&self, p: P) -> i64 {
            let by: i64 = self.n;
            fn go(i: i64) -> i64 {
                if i == 0 { p.x } else { by + go(i - 1) }
            }
            go(2)
        }
    }
    assert_eq!(Bag { n: 2 }.m(P { x: 1 }), 5);
}

#[test]
fn bounds_of_the_impl_and_of_the_method() {
    struct Pr<'a, T> {
        text: &'a T,
    }
    impl<'a, T> Pr<'a, T>
    where
        T: AsRef<str>,
    {
        #[nonlocal]
        fn m<U>(&self, u: U) -> usize
        where
            U: PartialEq<&'a str>,
        {
            let text: &str = self.text.as_ref();
            fn go(i: usize) -> usize {
                if i > text.len() { 0 } else { (u == "x") as usize + go(i + 1) }
            }
            go(0)
        }
    }
    assert_eq!(Pr { text: &"ab" }.m("x"), 3);
}

#[test]
fn bounds_name_the_type_of_the_impl_and_self() {
    #[derive(Default)]
    struct W(i64);
    impl W {
        #[nonlocal]
        fn m<U: Into<W> + Clone>(u: U) -> i64 {
            fn go(n: i64) -> i64 {
                if n == 0 { 0 } else { u.clone().into().0 + go(n - 1) }
            }
            go(3)
        }
        #[nonlocal]
        fn n<U: Into<Self> + Clone>(u: U) -> i64 {
            fn go(n: i64) -> i64 {
                let _ = u.clone();
                if n == 0 { 0 } else { 1 + go(n - 1) }
            }
            go(3)
        }
    }
    impl From<i64> for W {
        fn from(x: i64) -> W {
            W(x)
        }
    }
    assert_eq!((W::m(3), W::n(3)), (9, 3));
}

#[test]
fn provided_methods_of_a_trait() {
    trait Tr {
        fn id(&self) -> i64;
        #[nonlocal]
        fn f(&self, n: i64) -> i64 {
            let id: i64 = self.id();
            fn go(i: i64) -> i64 {
                if i == 0 { id } else { n + go(i - 1) }
            }
            go(2)
        }
        #[nonlocal]
        fn g(&self, n: i64) -> i64 {
            fn once(i: i64) -> i64 {
                self.id() + n + i
            }
            once(1)
        }
        #[nonlocal]
        fn h(n: i64) -> Vec<i64>
        where
            Self: Sized,
        {
            let mut v: Vec<i64> = vec![];
            fn go(i: i64) {
                nonlocal!(v);
                if i < n {
                    v.push(i);
                    go(i + 1)
                }
            }
            go(0);
            v
        }
    }
    struct A;
    impl Tr for A {
        fn id(&self) -> i64 {
            7
        }
    }
    assert_eq!(A.f(1), 9);
    assert_eq!(A.g(1), 9);
    assert_eq!(A::h(2), [0, 1]);
}

#[test]
fn receivers_whose_type_is_written() {
    use std::rc::Rc;
    struct S {
        n: i64,
    }
    impl S {
        #[nonlocal]
        fn own(self: S, by: i64) -> i64 {
            fn go(x: i64) -> i64 {
                if x == 0 { self.n } else { by + go(x - 1) }
            }
            go(2)
        }
        #[nonlocal]
        fn own_mut(mut self: S, by: i64) -> i64 {
            fn go(x: i64) -> i64 {
                nonlocal!(self);
                self.n += by;
                if x == 0 { self.n } else { go(x - 1) }
            }
            go(2)
        }
        #[nonlocal]
        fn rc(self: Rc<S>, by: i64) -> i64 {
            fn go(x: i64) -> i64 {
                if x == 0 { self.n } else { by + go(x - 1) }
            }
            go(2)
        }
        #[nonlocal]
        fn boxed(self: Box<S>, by: i64) -> i64 {
            fn go(x: i64) -> i64 {
                if x == 0 { self.n } else { by + go(x - 1) }
            }
            go(2)
        }
        #[nonlocal]
        fn by_mut(self: &mut S, by: i64) -> i64 {
            fn go(x: i64) {
                nonlocal!(self);
                self.n += by;
                if x > 0 {
                    go(x - 1);
                }
            }
            go(2);
            fn read() -> i64 {
                self.n
            }
            read() + self.n
        }
    }
    assert_eq!(S { n: 1 }.own(2), 5);
    assert_eq!(S { n: 1 }.own_mut(2), 7);
    assert_eq!(Rc::new(S { n: 1 }).rc(2), 5);
    assert_eq!(Box::new(S { n: 1 }).boxed(2), 5);
    assert_eq!(S { n: 1 }.by_mut(2), 14);
}

#[test]
fn a_result_refers_to_a_field_of_self() {
    struct Sx {
        v: Vec<i64>,
    }
    impl Sx {
        #[nonlocal]
        fn slice(&self, at: usize) -> &[i64] {
            fn tail(n: usize) -> &[i64] {
                &self.v[n + at..]
            }
            tail(1)
        }
    }
    assert_eq!(Sx { v: vec![1, 2, 3] }.slice(1), [3]);
}

#[test]
fn lambdas_call_a_function_that_changes_self() {
    struct Db {
        rows: Vec<i64>,
        hits: usize,
    }
    impl Db {
        #[nonlocal]
        fn q(&mut self, min: i64) -> (Vec<i64>, usize) {
            fn pick(k: i64) -> Vec<i64> {
                nonlocal!(self);
                self.hits += 1;
                self.rows.iter().filter(|r| **r >= min).map(|r| r * k).collect()
            }
            self.rows.push(7);
            let a = pick(1);
            let b = (0..2).map(|k| pick(k).len()).sum::<usize>();
            (a, b + self.hits)
        }
    }
    assert_eq!(Db { rows: vec![1, 5], hits: 0 }.q(3), (vec![5, 7], 7));
}

#[test]
fn a_function_changes_several_fields_of_self() {
    struct S {
        n: i64,
        log: Vec<String>,
    }
    impl S {
        #[nonlocal]
        fn run(&mut self, by: i64) -> i64 {
            fn add(x: i64) -> i64 {
                nonlocal!(self);
                self.n += x * by;
                self.log.push(format!("{x}"));
                self.n
            }
            add(1);
            self.n *= 2;
            add(add(1))
        }
    }
    let mut s = S { n: 0, log: vec![] };
    assert_eq!(s.run(2), 18);
    assert_eq!(s.log, ["1", "1", "6"]);
}
