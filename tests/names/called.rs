//! Names that hide others, at every level, where functions are called.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::many_single_char_names,
    clippy::toplevel_ref_arg,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn a_macro_of_the_user_passes_a_format_string_on() {
    macro_rules! note { ($f:literal $(, $a:expr)*) => { format!($f $(, $a)*) } }
    #[nonlocal]
    fn run() -> (String, String) {
        let mut x: i64 = 1;
        fn f(k: i64) -> String {
            nonlocal!(x);
            x += k;
            note!("{x}{k}{}", x)
        }
        let a = f(5);
        (a, note!("{x}"))
    }
    assert_eq!(run(), ("656".into(), "6".into()));
}

#[test]
fn a_parameter_hides_a_capture_in_its_function_only() {
    #[nonlocal]
    fn run(x: i64) -> i64 {
        fn a() -> i64 {
            x
        }
        fn b(x: i64) -> i64 {
            x * 10 + a()
        }
        fn c(x: &str, (y, _z): (i64, i64)) -> i64 {
            b(x.len() as i64) + y
        }
        c("abc", (100, 1))
    }
    assert_eq!(run(7), 137);
}

#[test]
fn a_result_may_have_the_name_of_the_function() {
    #[nonlocal]
    fn run() -> (i64, i64) {
        let base: i64 = 3;
        fn value() -> i64 {
            base * 2
        }
        let value = value();
        fn other() -> i64 {
            value + base
        }
        let base = "x";
        (value + base.len() as i64, other())
    }
    assert_eq!(run(), (7, 9));
}

#[test]
fn each_function_means_the_variable_before_it() {
    #[nonlocal]
    fn run() -> (i64, i64, i64) {
        let x: i64 = 1;
        fn a() -> i64 {
            x
        }
        let p = a();
        let x: i64 = x + 10;
        fn b() -> i64 {
            x * 2 + a()
        }
        let q = b();
        let x = "text";
        let r = a() + b() + x.len() as i64;
        (p, q, r)
    }
    assert_eq!(run(), (1, 23, 28));
}

#[test]
fn variables_of_patterns_and_loops_are_not_what_a_function_means() {
    #[nonlocal]
    fn run(opt: Option<i64>) -> Vec<i64> {
        let x: i64 = 5;
        let mut out: Vec<i64> = vec![];
        fn get(k: i64) -> i64 {
            x * k
        }
        let Some(x) = opt else { return vec![get(1), x] };
        out.push(get(x));
        for x in 0..3i64 {
            out.push(get(x) + x);
        }
        let r = match x {
            x @ 1..=9 => get(x) + 1,
            x => get(x) + 2,
        };
        out.push(r);
        out
    }
    assert_eq!(run(None), [5, 5]);
    assert_eq!(run(Some(2)), [10, 0, 6, 12, 11]);
}

/// Each level passes on what the next one captures, under a name that it has itself.
#[test]
fn each_level_hides_the_names_of_the_one_around() {
    #[nonlocal]
    fn run(x: i64) -> i64 {
        fn f(y: i64) -> i64 {
            let x = x + y;
            fn g(y: i64) -> i64 {
                let x = x * y;
                {
                    let y = x + 1;
                    fn h() -> i64 {
                        x + y
                    }
                    h()
                }
            }
            let y = g(x) + y;
            x + y
        }
        let x = 1000;
        f(2) + x
    }
    assert_eq!(run(3), 1058);
}

#[test]
fn variables_of_reference_patterns_are_captured() {
    #[nonlocal]
    fn run() -> (i64, i64, usize) {
        let t: (i64, String) = (3, "ab".into());
        let (a, s): &(i64, String) = &t;
        let ref b: i64 = 4;
        let &c: &i64 = &5;
        let (mut d, e): (i64, &str) = (6, "xyz");
        fn f(k: i64) -> i64 {
            *a * k + *b + c
        }
        fn g() -> i64 {
            nonlocal!(d);
            d += f(1);
            d
        }
        fn h((x, y): &(i64, String)) -> usize {
            s.len() + e.len() + y.len() + *x as usize
        }
        (g(), d + f(0), h(&t))
    }
    assert_eq!(run(), (18, 27, 10));
}

#[test]
fn a_variable_of_a_chain_hides_what_the_functions_count() {
    #[nonlocal]
    fn run(a: Option<i64>) -> (i64, i64) {
        let mut calls: i64 = 0;
        fn check(v: i64) -> bool {
            nonlocal!(calls);
            calls += 1;
            v > calls
        }
        fn wrap(v: i64) -> Option<i64> {
            if check(v) { Some(v + calls) } else { None }
        }
        let r = if let Some(calls) = a
            && check(calls)
            && let Some(v) = wrap(calls)
            && check(v)
        {
            v * 100 + calls
        } else {
            -1
        };
        (r, calls)
    }
    assert_eq!(run(Some(5)), (705, 3));
    assert_eq!(run(Some(1)), (-1, 1));
    assert_eq!(run(None), (-1, 0));
}

#[test]
fn functions_of_one_name_in_several_scopes() {
    #[nonlocal]
    fn run() -> (i64, i64, i64) {
        let a: i64 = 1;
        let b: i64 = 2;
        fn f() -> i64 {
            fn h() -> i64 {
                a
            }
            h() * 10
        }
        fn g() -> i64 {
            fn h() -> i64 {
                b + f()
            }
            h() * 100
        }
        let x = {
            fn h() -> i64 {
                a + b
            }
            h()
        };
        let y = {
            fn h() -> i64 {
                g()
            }
            h()
        };
        (f(), y, x)
    }
    assert_eq!(run(), (10, 1200, 3));
}

#[test]
fn three_variables_of_one_name_are_captured_by_functions_that_call_each_other() {
    #[nonlocal]
    fn run() -> i64 {
        let mut x: i64 = 1;
        fn a() -> i64 {
            nonlocal!(x);
            x += 1;
            x
        }
        let mut x: i64 = x * 100;
        fn b() -> i64 {
            nonlocal!(x);
            x += a();
            x
        }
        let x = &mut x;
        fn c(k: i64) -> i64 {
            nonlocal!(x);
            *x += b2(k);
            *x + a()
        }
        fn b2(x: i64) -> i64 {
            x * a()
        }
        let r = c(3);
        let s = {
            *x += 1;
            *x
        };
        r * 10000 + s + b()
    }
    // x0=1; x1=100; c(3): b2 = 3*a()=3*2=6 -> x1=106; + a()=3 -> 109; s=107; b: x1 += a()=4 -> 111
    assert_eq!(run(), 109 * 10000 + 107 + 111);
}

#[test]
fn names_of_the_factory_are_free() {
    #[nonlocal]
    fn total(n: i64) -> i64 {
        let mut total: i64 = 0;
        fn add(k: i64) {
            nonlocal!(total);
            if k > 0 {
                total += k;
                add(k - 1);
            }
        }
        add(n);
        total
    }
    #[nonlocal]
    fn again(n: i64) -> i64 {
        let base: i64 = n;
        fn again(k: i64) -> i64 {
            if k == 0 { base } else { again(k - 1) + 1 }
        }
        again(n)
    }
    #[nonlocal]
    fn outer_rec(n: i64) -> i64 {
        let k: i64 = n * 10;
        fn inner() -> i64 {
            if k > 0 { outer_rec(n - 1) + k } else { 0 }
        }
        inner()
    }
    assert_eq!(total(4), 10);
    assert_eq!(again(4), 8);
    assert_eq!(outer_rec(3), 60);
}
