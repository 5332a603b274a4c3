//! Factories that are methods: every kind of `self`, and traits.

#![allow(clippy::default_trait_access, reason = "the programs are odd on purpose")]

use nonlocal::nonlocal;

#[test]
fn self_in_each_of_its_forms() {
    struct S {
        v: Vec<i32>,
    }
    impl S {
        #[nonlocal]
        fn a(self: Box<Self>) -> impl Fn() -> usize {
            fn f() -> usize {
                self.v.len()
            }
            f
        }
        #[nonlocal]
        fn b(self) -> impl FnOnce() -> Vec<i32> {
            fn f() -> Vec<i32> {
                self.v
            }
            f
        }
        #[nonlocal]
        fn c(&mut self) -> impl FnMut(i32) -> usize {
            fn f(x: i32) -> usize {
                nonlocal!(self);
                self.v.push(x);
                self.v.len()
            }
            f
        }
        #[nonlocal]
        fn d(&self) -> (impl Fn() -> usize, impl Fn() -> i32) {
            fn f() -> usize {
                self.v.len()
            }
            fn g() -> i32 {
                self.v[0]
            }
            (f, g)
        }
        #[nonlocal]
        fn e(mut self) -> impl FnMut(i32) -> usize {
            fn f(x: i32) -> usize {
                nonlocal!(self);
                self.v.push(x);
                self.v.len()
            }
            f
        }
        #[nonlocal]
        fn g(self: std::rc::Rc<Self>) -> impl Fn() -> Self {
            fn f() -> Self {
                Self { v: self.v.clone() }
            }
            f
        }
    }
    assert_eq!(Box::new(S { v: vec![1] }).a()(), 1);
    assert_eq!(S { v: vec![1] }.b()(), [1]);
    let mut s = S { v: vec![1] };
    {
        let mut c = s.c();
        c(1);
        assert_eq!(c(2), 3);
    }
    let (f, g) = s.d();
    assert_eq!((f(), g()), (3, 1));
    assert_eq!(S { v: vec![] }.e()(1), 1);
    assert_eq!(std::rc::Rc::new(S { v: vec![1] }).g()().v, [1]);
}

#[test]
fn a_method_of_a_trait_is_a_factory() {
    trait T {
        fn mk(&self, n: i32) -> Box<dyn Fn(i32) -> i32>;
    }
    impl T for i32 {
        #[nonlocal]
        fn mk(&self, n: i32) -> Box<dyn Fn(i32) -> i32> {
            let me = *self;
            fn f(x: i32) -> i32 {
                x + n + me
            }
            Box::new(f)
        }
    }
    assert_eq!(1.mk(2)(3), 6);
}

#[test]
fn two_closures_read_a_cell_of_self() {
    struct S {
        n: std::cell::Cell<i32>,
    }
    impl S {
        #[nonlocal]
        fn m(&self) -> (impl Fn(), impl Fn() -> i32) {
            fn up() {
                self.n.set(self.n.get() + 1)
            }
            fn get() -> i32 {
                self.n.get()
            }
            (up, get)
        }
    }
    let s = S { n: Default::default() };
    let (u, g) = s.m();
    u();
    u();
    assert_eq!((g(), s.n.get()), (2, 2));
}

#[test]
fn a_provided_method_of_a_trait_is_a_factory() {
    trait T {
        fn n(&self) -> i32;
        #[nonlocal]
        fn mk(&self) -> Box<dyn Fn(i32) -> i32 + '_> {
            fn f(x: i32) -> i32 {
                x + self.n()
            }
            Box::new(f)
        }
    }
    impl T for i32 {
        fn n(&self) -> i32 {
            *self
        }
    }
    assert_eq!(4.mk()(1), 5);
}
