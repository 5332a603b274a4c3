//! Captured names that mean something else beside: fields, types, labels, macros, items.

#![allow(
    clippy::cast_possible_wrap,
    clippy::items_after_statements,
    clippy::unnecessary_cast,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn constant_parameters_and_variables() {
    #[nonlocal]
    fn run<const N: usize>(x: [i64; N]) -> i64 {
        let n: usize = N;
        fn at(i: usize) -> i64 {
            if i == n { 0 } else { x[i] * N as i64 + at(i + 1) }
        }
        fn other<const M: usize>(y: [i64; M]) -> i64 {
            y.len() as i64 + at(0) + x.len() as i64 * M as i64
        }
        at(0) + other([1, 2])
    }
    assert_eq!(run([1, 2, 3]), 18 + 2 + 18 + 6);
}

#[test]
fn names_that_look_like_those_of_the_expansion() {
    #[nonlocal]
    fn run() -> (i64, i64) {
        let mut __a0: i64 = 1;
        let __a1: i64 = 100;
        let mut __n = 1;
        fn f(__a1: i64, b: i64) -> i64 {
            nonlocal!(__a0);
            __a0 += __a1 * b;
            __a0
        }
        fn g(__a0: i64) -> i64 {
            nonlocal!(__n);
            __n += __a0 + __a1;
            __n
        }
        (f(__a0 + 1, __a1), g(__n + g(__n)))
    }
    assert_eq!(run(), (201, 305));
}

#[test]
fn a_variable_hides_a_function_that_another_function_calls() {
    #[nonlocal]
    fn run() -> i64 {
        let x = 1;
        fn h() -> i64 {
            5
        }
        const K: i64 = 2;
        fn f() -> i64 {
            x + h() + K
        }
        let a = {
            let h = 9;
            let r = f() + h;
            r
        };
        a + f()
    }
    assert_eq!(run(), 25);
}

#[test]
fn constants_and_statics_of_every_scope() {
    static LIMIT: i64 = 3;
    #[nonlocal]
    fn run() -> (i64, i64) {
        let x: i64 = 1;
        const X: i64 = 10;
        static Y: i64 = 20;
        fn f() -> i64 {
            const Z: i64 = 5;
            x + X + Y + Z + LIMIT + z()
        }
        fn z() -> i64 {
            W
        }
        const W: i64 = 1000;
        let p = {
            const X: i64 = 7;
            f() + X
        };
        (f(), p)
    }
    assert_eq!(run(), (1039, 1046));
}

#[test]
fn methods_of_types_in_the_factory() {
    #[nonlocal]
    fn run() -> i64 {
        let k: i64 = 2;
        struct S(i64);
        impl S {
            fn k(&self) -> i64 {
                fn inner(k: i64) -> i64 {
                    k
                }
                inner(self.0)
            }
            fn f(&self) -> i64 {
                self.k() * 2
            }
        }
        fn f(s: &S) -> i64 {
            s.f() + k + s.k()
        }
        f(&S(5)) + S(k).f()
    }
    assert_eq!(run(), 21);
}

#[test]
fn variables_with_the_names_of_macros_modules_and_types() {
    #[nonlocal]
    #[allow(non_upper_case_globals, unused_variables)]
    fn run() -> (i64, usize, String) {
        let std: i64 = 4;
        let vec: Vec<i64> = vec![1, 2, 3];
        let format: usize = 2;
        let len: usize = 10;
        let str: &str = "s";
        let usize: usize = 1;
        let max: i64 = 9;
        fn a(x: i64) -> i64 {
            std::cmp::max(std, x).max(max)
        }
        fn b(v: &[i64]) -> usize {
            v.len() + len + vec![vec.len(), format].len() + usize as usize
        }
        fn c(n: usize) -> String {
            format!("{str}{n:>format$}{}", if matches!(n, format if format > 3) { vec.len() } else { format })
        }
        (a(1), b(&vec), c(b(&[])))
    }
    assert_eq!(run(), (9, 16, "s133".to_string()));
}

#[test]
fn a_factory_in_a_factory_is_called_by_a_function() {
    #[nonlocal]
    fn run() -> (i64, i64) {
        let mut n: i64 = 1;
        #[nonlocal]
        fn make(n: i64) -> impl FnMut() -> i64 {
            let mut m: i64 = n;
            fn up() -> i64 {
                nonlocal!(m);
                m += 1;
                m
            }
            up();
            up
        }
        fn bump() -> i64 {
            nonlocal!(n);
            n += make(n)();
            n
        }
        (bump() + bump(), n)
    }
    assert_eq!(run(), (4 + 10, 10));
}

#[test]
fn fields_and_methods_with_the_names_of_captures() {
    struct P {
        count: i64,
        f: i64,
    }
    impl P {
        fn count(&self) -> i64 {
            self.count * 2
        }
        fn f(&self, k: i64) -> i64 {
            self.f + k
        }
    }
    #[nonlocal]
    fn run() -> (i64, i64, i64) {
        let mut count: i64 = 3;
        fn f(p: &P) -> i64 {
            nonlocal!(count);
            count += p.count() + p.count;
            p.f(count)
        }
        let p = P { count, f: f(&P { count: 1, f: 2 }) };
        let q = P { count: f(&p), f: count };
        (p.f, q.count, q.f)
    }
    assert_eq!(run(), (8, 23, 15));
}

/// What `push` captures cannot be passed on by its name.
#[test]
fn a_function_between_hides_what_the_next_one_captures() {
    #[nonlocal]
    fn run(s: &str) -> (usize, String) {
        let mut x = Vec::new();
        let n = s.len();
        fn push(k: usize) -> usize {
            nonlocal!(x);
            x.push(k + n);
            x.len()
        }
        fn two(x: usize) -> usize {
            let n = x * 2;
            push(n) + push(x)
        }
        fn three() -> usize {
            let r = {
                let x = 1;
                let n = 2;
                two(x + n)
            };
            for x in 0..2 {
                push(x);
            }
            r
        }
        let r = three();
        (r, format!("{x:?}"))
    }
    assert_eq!(run("abc"), (3, "[9, 6, 3, 4]".into()));
}

#[test]
fn functions_of_a_factory_with_defaults_call_themselves() {
    use nonlocal::factory as fac;
    fac! {
        fn run(x: i64 = 2, y: i64 = 3) -> i64 {
            let mut t: i64 = x;
            fn add(x: i64) -> i64 { nonlocal!(t); t += x * y; if x > 1 { add(x - 1) } else { t } }
            add(t) + add(x + y) + t
        }
    }
    #[nonlocal]
    fn other() -> i64 {
        let k: i64 = run!(y = 1);
        fn f() -> i64 {
            k + run!(1, 1)
        }
        f()
    }
    assert_eq!(run!(), {
        let t = 2 + 9;
        let u = t + 45;
        t + u + u
    });
    assert_eq!(other(), {
        let r = |x: i64, y: i64| {
            let t = x + (1..=x).sum::<i64>() * y;
            let u = t + (1..=(x + y)).sum::<i64>() * y;
            t + u + u
        };
        r(2, 1) + r(1, 1)
    });
}

#[test]
fn a_default_means_the_function_outside_of_the_factory() {
    fn five() -> i64 {
        5
    }
    #[nonlocal]
    fn run(#[default(five())] x: i64, #[default(five() + 1)] y: i64) -> i64 {
        fn five() -> i64 {
            x * 100
        }
        fn add() -> i64 {
            five() + y
        }
        add()
    }
    assert_eq!(run!(), 506);
    assert_eq!(run!(y = 1), 501);
    assert_eq!(run(1, 2), 102);
}
