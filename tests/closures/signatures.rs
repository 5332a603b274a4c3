//! What the signatures of factories and closures can hold: generics, attributes, bounds, opaque types.

#![allow(
    clippy::format_collect,
    clippy::multiple_bound_locations,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn closures_keep_their_attributes() {
    #[nonlocal]
    fn make(n: usize) -> (Box<dyn Fn() -> usize>, impl Fn() -> usize) {
        #[inline]
        #[must_use]
        fn f() -> usize {
            n
        }
        #[cold]
        fn g() -> usize {
            n + 1
        }
        (Box::new(f), g)
    }
    let (a, b) = make(1);
    assert_eq!((a(), b()), (1, 2));
}

#[test]
fn generics_and_constants_of_the_factory_are_used() {
    #[nonlocal]
    fn make<T: Clone + std::ops::Add<Output = T>, const N: usize>(
        x: T,
    ) -> (impl Fn(T) -> [T; N], impl Fn() -> T)
    where
        T: Copy,
    {
        fn f(y: T) -> [T; N] {
            [x + y; N]
        }
        fn g() -> T {
            x
        }
        (f, g)
    }
    let (f, g) = make::<i32, 3>(1);
    assert_eq!((f(2), g()), ([3, 3, 3], 1));
}

#[test]
fn a_closure_calls_generic_and_plain_functions_beside_it() {
    #[nonlocal]
    fn make(n: i32) -> impl Fn() -> i32 {
        fn id<T>(t: T) -> T {
            t
        }
        fn f() -> i32 {
            id(n) + later()
        }
        fn later() -> i32 {
            id(5)
        }
        f
    }
    assert_eq!(make(3)(), 8);
}

#[test]
fn a_closure_gives_an_iterator() {
    #[nonlocal]
    fn make(n: i32) -> i32 {
        fn f(k: i32) -> impl Iterator<Item = i32> {
            (0..n).map(move |x| x * k)
        }
        let g = f;
        g(2).sum()
    }
    assert_eq!(make(4), 12);
}

#[test]
fn a_type_that_only_the_result_says_is_inferred() {
    #[nonlocal]
    fn make(n: i32) -> String {
        fn f() -> impl Iterator<Item = u8> {
            let _ = n;
            0..2
        }
        let g = f;
        g().map(|x| format!("{:?}", !x)).collect()
    }
    assert_eq!(make(1), "255254");
}

#[test]
fn a_captured_slice_is_matched() {
    #[nonlocal]
    fn outer(n: &[i32]) -> impl Fn() -> i32 {
        fn h() -> i32 {
            match n {
                [a, .., b] => a + b,
                _ => 0,
            }
        }
        h
    }
    assert_eq!(outer(&[1, 2, 3])(), 4);
}

#[test]
fn a_tuple_of_one_closure_that_makes_closures_is_inferred() {
    #[nonlocal]
    fn make(n: i32) -> _ {
        fn show(x: i32) -> Box<dyn Fn() -> i32> {
            fn k() -> i32 {
                n + x
            }
            Box::new(k)
        }
        (show,)
    }
    assert_eq!((make(3).0)(2)(), 5);
}

#[test]
fn associated_types_of_an_iterator_are_state() {
    #[nonlocal]
    fn make<I>(it: I) -> impl FnMut() -> Option<I::Item>
    where
        I: Iterator,
        I::Item: Clone,
    {
        let mut it = it;
        let mut last: Option<I::Item> = None;
        fn next() -> Option<I::Item> {
            nonlocal!(it, last);
            last = it.next().or(last.clone());
            last.clone()
        }
        next
    }
    let mut f = make([1, 2].into_iter());
    assert_eq!((f(), f(), f()), (Some(1), Some(2), Some(2)));
}

#[test]
fn a_constant_parameter_and_a_capture_differ_in_case() {
    #[nonlocal]
    fn make<const N: usize>(n: usize) -> impl Fn() -> usize {
        fn f() -> usize {
            let a = [0u8; N];
            a.len() + n
        }
        f
    }
    assert_eq!(make::<3>(4)(), 7);
}

#[test]
fn a_nested_function_may_say_pub() {
    #[nonlocal]
    fn outer(n: i32) -> impl Fn() -> i32 {
        pub fn h() -> i32 {
            n
        }
        h
    }
    assert_eq!(outer(1)(), 1);
}

#[test]
fn extern_and_constant_functions_stay_functions() {
    #[nonlocal]
    fn outer(n: i32) -> impl Fn() -> i32 {
        extern "C" fn c() -> i32 {
            2
        }
        const fn k() -> i32 {
            3
        }
        fn h() -> i32 {
            n + 1 + c() + const { k() }
        }
        h
    }
    assert_eq!(outer(1)(), 7);
}

#[test]
fn a_parameter_with_a_default_becomes_state() {
    #[nonlocal]
    fn make(#[default(3)] n: i32) -> impl FnMut() -> i32 {
        let mut n = n;
        fn f() -> i32 {
            nonlocal!(n);
            n *= 2;
            n
        }
        f
    }
    let mut a = make!();
    let mut b = make!();
    a();
    assert_eq!((a(), b()), (12, 6));
}
