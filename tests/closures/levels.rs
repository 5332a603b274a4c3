//! Functions in functions in functions, and factories in factories.

#![allow(
    clippy::items_after_statements,
    clippy::let_and_return,
    clippy::type_complexity,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn four_levels_of_closures() {
    #[nonlocal]
    fn make(a: i32) -> impl Fn(i32) -> Box<dyn Fn(i32) -> Box<dyn Fn(i32) -> i32>> {
        fn l1(b: i32) -> Box<dyn Fn(i32) -> Box<dyn Fn(i32) -> i32>> {
            let k = a * b;
            fn l2(c: i32) -> Box<dyn Fn(i32) -> i32> {
                let a = a + 1;
                fn l3(d: i32) -> i32 {
                    a * 1000 + b * 100 + c * 10 + d + k
                }
                Box::new(l3)
            }
            Box::new(l2)
        }
        l1
    }
    assert_eq!(make(1)(2)(3)(4), 2236);
}

#[test]
fn an_inner_function_captures_what_two_levels_declare_later() {
    #[nonlocal]
    fn make() -> impl Fn() -> Box<dyn Fn() -> i32> {
        fn outer() -> Box<dyn Fn() -> i32> {
            fn inner() -> i32 {
                y + x
            }
            let y = 2;
            let r = Box::new(inner);
            r
        }
        let x = 40;
        outer
    }
    assert_eq!(make()()(), 42);
}

#[test]
fn a_level_between_captures_for_the_level_below() {
    #[nonlocal]
    fn make(a: i32) -> impl FnMut(i32) -> i32 {
        let mut total = 0;
        fn outer(b: i32) -> i32 {
            nonlocal!(total);
            let c = a + b;
            fn pure(x: i32) -> i32 {
                x + 1
            }
            fn inner(d: i32) -> i32 {
                c + d
            }
            let g = inner;
            total += pure(g(1));
            total
        }
        outer
    }
    let mut f = make(1);
    f(1);
    assert_eq!(f(2), 9);
}

#[test]
fn a_snapshot_keeps_the_value_of_before() {
    #[nonlocal]
    fn make() -> (i32, i32) {
        let mut x = 1;
        let x_now = x;
        fn show() -> i32 {
            x_now
        }
        let f = show;
        x += 1;
        (f(), x)
    }
    assert_eq!(make(), (1, 2));
}

#[test]
fn a_snapshot_between_two_levels() {
    #[nonlocal]
    fn make() -> impl FnMut() -> Box<dyn Fn() -> i32> {
        let mut c = 0;
        fn mid() -> Box<dyn Fn() -> i32> {
            nonlocal!(c);
            c += 1;
            let now = c;
            fn leaf() -> i32 {
                now
            }
            Box::new(leaf)
        }
        mid
    }
    let mut m = make();
    let a = m();
    let b = m();
    assert_eq!((a(), b()), (1, 2));
}

#[test]
fn a_factory_in_a_factory_is_inferred() {
    #[nonlocal]
    fn outer(n: i32) -> i32 {
        #[nonlocal]
        fn inner(start: i32) -> _ {
            let mut c = start;
            fn next() -> i32 {
                nonlocal!(c);
                c += 1;
                c
            }
            next
        }
        let mut k = inner(n);
        k();
        k()
    }
    assert_eq!(outer(1), 3);
}

#[test]
fn a_factory_in_a_factory_is_given_what_a_closure_gives() {
    #[nonlocal]
    fn outer(n: i32) -> i32 {
        #[nonlocal]
        fn inner(start: i32) -> impl FnMut() -> i32 {
            let mut c = start;
            fn next() -> i32 {
                nonlocal!(c);
                c += 1;
                c
            }
            next
        }
        fn hold() -> i32 {
            n
        }
        let h = hold;
        let mut k = inner(h());
        k();
        k()
    }
    assert_eq!(outer(1), 3);
}

#[test]
fn a_factory_in_a_factory_has_defaults() {
    #[nonlocal]
    fn outer(n: i32) -> i32 {
        nonlocal::factory! { fn inner(start: i32 = 5) -> impl FnMut() -> i32 {
            let mut c = start;
            fn next() -> i32 { nonlocal!(c); c += 1; c }
            next
        } }
        fn hold() -> i32 {
            n
        }
        let h = hold;
        let mut k = inner!();
        k();
        k() + h()
    }
    assert_eq!(outer(1), 8);
}
