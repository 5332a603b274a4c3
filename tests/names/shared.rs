//! Names that hide others, where closures share variables.

#![allow(
    clippy::cast_possible_wrap,
    clippy::let_and_return,
    clippy::many_single_char_names,
    clippy::redundant_closure_call,
    clippy::semicolon_if_nothing_returned,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn the_factory_may_hide_what_its_closures_share() {
    #[nonlocal]
    fn make() -> (impl Fn(&str) -> usize, usize, usize) {
        let mut names: Vec<String> = vec![];
        fn add(n: &str) -> usize {
            nonlocal!(names);
            names.push(n.to_owned());
            names.len()
        }
        let a = add;
        a("x");
        names.push("y".into());
        let n = {
            let names = names.len();
            names * 10
        };
        let keep = add;
        let names = names.len() + n;
        keep("z");
        (a, names, n)
    }
    let (a, n, m) = make();
    assert_eq!((a("q"), n, m), (4, 22, 20));
}

#[test]
fn variables_may_look_like_those_of_the_expansion() {
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, i64) {
        let mut n = 1;
        let mut m = vec![1];
        let mut __all = 7;
        let mut __shared = 3;
        let __state = 5;
        let __value = 11;
        fn bump() -> i64 {
            nonlocal!(n, __all, __shared, m);
            n += 1;
            __all += 1;
            __shared += __state;
            m.push(__value);
            n + __all + __shared + __value
        }
        let f = bump;
        n += __value + __state;
        __all += __shared;
        m.push(__all);
        (f, n + __all + __shared + m.iter().sum::<i64>())
    }
    let (f, x) = make();
    assert_eq!(x, 17 + 10 + 3 + 11);
    assert_eq!(f(), 18 + 11 + 8 + 11);
}

#[test]
fn three_variables_of_one_name_are_shared_by_three_pairs() {
    #[nonlocal]
    fn make() -> Vec<Box<dyn Fn() -> i64>> {
        let mut all: Vec<Box<dyn Fn() -> i64>> = Vec::new();
        let mut n = 1;
        fn up() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        fn get() -> i64 {
            n
        }
        all.push(Box::new(up));
        all.push(Box::new(get));
        {
            let mut n = 100;
            fn up2() -> i64 {
                nonlocal!(n);
                n += 1;
                n
            }
            fn get2() -> i64 {
                n
            }
            n += 5;
            all.push(Box::new(up2));
            all.push(Box::new(get2));
            n += 5;
        }
        n += 10;
        let mut n = 1000;
        fn up3() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        fn get3() -> i64 {
            n
        }
        all.push(Box::new(up3));
        all.push(Box::new(get3));
        n += 1;
        all
    }
    let a = make();
    let r: Vec<i64> = a.iter().map(|f| f()).collect();
    assert_eq!(r, [12, 12, 111, 111, 1002, 1002]);
}

#[test]
fn a_variable_that_hides_itself_is_shared() {
    #[nonlocal]
    fn make(x: i64) -> (impl Fn() -> i64, impl Fn() -> i64) {
        let mut x = x * 2;
        fn inc() -> i64 {
            nonlocal!(x);
            let x2 = x;
            x += 1;
            let x = x2;
            x
        }
        fn get() -> i64 {
            x
        }
        (inc, get)
    }
    let (i, g) = make(5);
    assert_eq!((i(), i(), g()), (10, 11, 12));
}

#[test]
fn parameters_and_patterns_hide_what_is_shared() {
    #[nonlocal]
    fn make() -> (impl Fn(i64), Vec<i64>) {
        let mut v = vec![1, 2];
        let mut t = 1;
        fn add(x: i64) {
            nonlocal!(v, t);
            v.push(x);
            t += x;
        }
        let h = add;
        h(3);
        let w: Vec<i64> = vec![10, 20].into_iter().map(|t| t + 1).map(|v: i64| v * 2).collect();
        let z = (|t: i64, v: &[i64]| t + v.len() as i64)(5, &w);
        v.extend(w.iter().map(|v| v + t));
        for t in 0..2 {
            v.push(t);
        }
        if let Some(t) = v.pop() {
            v.push(t * z);
        }
        let t2 = {
            let t = v.len();
            t as i64
        };
        t += t2;
        v.push(t);
        (h, v.clone())
    }
    assert_eq!(make().1, [1, 2, 3, 26, 46, 0, 7, 11]);
}

#[test]
fn a_parameter_has_the_name_of_what_is_shared() {
    #[nonlocal]
    fn make() -> (impl Fn(i64) -> i64, impl Fn() -> i64) {
        let mut total: i64 = 0;
        fn add(x: i64) {
            nonlocal!(total);
            total += x;
            if x > 5 {
                add(x - 5)
            }
        }
        fn twice(total: i64) -> i64 {
            add(total);
            add(total);
            total
        }
        fn get() -> i64 {
            total
        }
        (twice, get)
    }
    let (w, g) = make();
    assert_eq!((w(6), g()), (6, 14));
}

#[test]
fn what_is_shared_may_be_declared_after_the_functions() {
    #[nonlocal]
    fn make(k: i64) -> (impl Fn() -> i64, impl Fn() -> i64) {
        fn inc() -> i64 {
            nonlocal!(n);
            n += k + step;
            n
        }
        fn get() -> i64 {
            n
        }
        let mut n;
        let step = 2;
        if k > 0 {
            n = 1
        } else {
            n = -1
        }
        n *= 2;
        (inc, get)
    }
    let (i, g) = make(3);
    assert_eq!((i(), g()), (7, 7));
}

/// Variables with the names that the expansion would take: the locks of two others are two, and what is added is added.
#[nonlocal]
fn generated_names() -> (Vec<i64>, Vec<i64>, i64, i64) {
    let (__guard, __shared, __value, __old, __a0, __a1) = (1, 2, 3, 4, 1_usize, 1_usize);
    let mut first = vec![1_i64];
    let mut second = vec![10_i64, 20, 30];
    let mut total = 0_i64;
    fn grow() -> i64 {
        nonlocal!(first, second, total);
        first.push(__guard + second[0]);
        second.push(__shared + first[1]);
        first.extend(second.iter());
        total += 1;
        total
    }
    let callback: Box<dyn Fn() -> i64> = Box::new(grow);
    fn run() -> i64 {
        nonlocal!(first, second, total);
        total += __value + grow() + __old;
        total += callback() + __value;
        second[__a0] += grow() + __old;
        second[__a1 + 1] -= callback() * __value;
        second[__a0] + callback() + __guard
    }
    let sum = run();
    (first.clone(), second.clone(), total, sum)
}

#[test]
fn names_that_the_expansion_would_take() {
    let (first, second, total, sum) = generated_names();
    assert_eq!((first.len(), second.len(), total, sum), (36, 8, 23, 69));
    assert_eq!(second[..3], [10, 45, -36]);
}
