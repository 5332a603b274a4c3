//! Calls wherever an expression can stand.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::identity_op,
    clippy::items_after_statements,
    clippy::many_single_char_names,
    clippy::needless_late_init,
    clippy::never_loop,
    clippy::unit_arg,
    clippy::unnecessary_cast,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn calls_before_the_definition_and_before_other_variables() {
    #[nonlocal]
    fn run() -> (i64, i64) {
        let a: i64 = 1;
        let first = f();
        let b: i64 = 2;
        let second = g();
        fn f() -> i64 {
            a
        }
        fn g() -> i64 {
            b * 10 + f()
        }
        (first, second)
    }
    assert_eq!(run(), (1, 21));
}

#[test]
fn functions_at_the_top_mean_the_first_variables_that_follow() {
    #[nonlocal]
    fn run() -> (i64, i64, i64) {
        fn show() -> i64 {
            x * 10 + y()
        }
        fn y() -> i64 {
            z + x
        }
        let x: i64 = 1;
        let z: i64 = 5;
        let p = show();
        let x: i64 = 2;
        let q = show();
        (p, q, x)
    }
    assert_eq!(run(), (16, 16, 2));
}

#[test]
fn calls_have_attributes() {
    #[nonlocal]
    fn run() -> i64 {
        let mut n = 0;
        #[must_use]
        fn add(k: i64) -> i64 {
            nonlocal!(n);
            n += k;
            n
        }
        #[allow(unused_must_use)]
        add(1);
        #[allow(unused_must_use)]
        add(n + 1);
        n
    }
    assert_eq!(run(), 3);
}

#[test]
fn copies_of_a_capture_are_changed_apart() {
    #[nonlocal]
    fn run() -> (i64, i64) {
        let mut x: i64 = 1;
        fn f() -> i64 {
            nonlocal!(x);
            let mut y = x;
            y += 5;
            let z = {
                let mut x = x;
                x += 100;
                x
            };
            x += 1;
            y * 1000 + z
        }
        (f() + f(), x)
    }
    assert_eq!(run(), (6101 + 7102, 3));
}

#[test]
fn an_argument_leaves_the_loop() {
    #[nonlocal]
    fn run() -> (i64, i64) {
        let mut n: i64 = 0;
        fn add(k: i64) -> i64 {
            nonlocal!(n);
            n += k;
            n
        }
        let r = 'out: loop {
            for i in 0.. {
                add(if i == 3 {
                    break 'out add(n);
                } else if i == 1 {
                    continue;
                } else {
                    i + n
                });
            }
        };
        (r, n)
    }
    assert_eq!(run(), (4, 4));
}

#[test]
fn a_variable_gets_its_value_later() {
    #[nonlocal]
    fn run(c: bool) -> (i64, i64) {
        let x: i64;
        fn f() -> i64 {
            x + 1
        }
        if c {
            x = 1;
        } else {
            x = 10;
        }
        let mut y: i64;
        fn g() -> i64 {
            nonlocal!(y);
            y += 1;
            y
        }
        y = 5;
        let a = g();
        y *= 2;
        (f(), a * 100 + g())
    }
    assert_eq!(run(true), (2, 613));
    assert_eq!(run(false), (11, 613));
}

#[test]
fn errors_leave_from_arguments_and_operands() {
    #[nonlocal]
    fn run(s: &str) -> Result<i64, std::num::ParseIntError> {
        let mut sum: i64 = 0;
        fn add(t: &str) -> Result<i64, std::num::ParseIntError> {
            nonlocal!(sum);
            let v: i64 = t.parse()?;
            if v < 0 {
                return Ok(sum);
            }
            sum += v;
            Ok(sum)
        }
        for part in s.split(',') {
            let got = add(part)?;
            if got > 100 {
                return add("1");
            }
        }
        Ok(add("0")? * 2 + add(&format!("{}", add("3")?))?)
    }
    assert_eq!(run("1,2"), Ok(6 + 12));
    assert_eq!(run("200,x"), Ok(201));
    assert!(run("x").is_err());
    assert_eq!(run("-1"), Ok(0 + 6));
}

#[test]
fn functions_that_give_nothing_and_that_never_return() {
    #[nonlocal]
    fn run(k: i64) -> Result<(), i64> {
        let mut n: i64 = 0;
        fn unit() {
            nonlocal!(n);
            n += 1;
        }
        fn opt(x: ()) -> Option<()> {
            nonlocal!(n);
            let () = x;
            n += 10;
            (n < k).then_some(unit())
        }
        fn die() -> ! {
            panic!("n = {n}")
        }
        let _u: () = unit();
        opt(unit()).ok_or(n)?;
        opt(opt(()).unwrap_or_else(|| unit())).ok_or(n)?;
        if n > 1000 {
            die()
        }
        Ok(unit())
    }
    assert_eq!(run(5), Err(13));
    assert_eq!(run(25), Err(35));
    assert_eq!(run(100), Ok(()));
}

#[test]
#[deny(warnings)]
fn labels_are_free_of_warnings() {
    #[nonlocal]
    fn run() -> i64 {
        let mut n = 0;
        fn f(stop: i64) -> i64 {
            nonlocal!(n);
            'outer: loop {
                loop {
                    n += 1;
                    if n % stop == 0 {
                        break 'outer n;
                    }
                }
            }
        }
        let mut s = 0;
        'outer: for i in 1.. {
            s += f(i);
            loop {
                if s > 20 {
                    break 'outer;
                }
                if f(2) > 0 {
                    continue 'outer;
                }
            }
        }
        s
    }
    assert_eq!(run(), {
        let mut n = 0i64;
        let mut s = 0;
        let mut f = |stop: i64| loop {
            n += 1;
            if n % stop == 0 {
                break n;
            }
        };
        'o: for i in 1.. {
            s += f(i);
            loop {
                if s > 20 {
                    break 'o;
                }
                if f(2) > 0 {
                    continue 'o;
                }
            }
        }
        s
    });
}

#[test]
fn a_callee_in_brackets_and_what_is_done_with_a_result() {
    #[nonlocal]
    fn run() -> (i64, i64, bool, i64) {
        let mut n: i64 = 1;
        fn f(k: i64) -> i64 {
            nonlocal!(n);
            n += k;
            n
        }
        fn arr(k: i64) -> [i64; 2] {
            nonlocal!(n);
            n += k;
            [n, k]
        }
        fn ret() -> impl Fn(i64) -> i64 {
            let m: i64 = n;
            move |x| x * m
        }
        let a = (f)(1) + -f(n) + !f(n + 1) as i64;
        let b = arr(n + 1)[0] + arr(1)[1] + (arr)(n).len() as i64;
        let c = f(n - n) as usize > f(0) as usize || (f(n) < 1000) & (f(-1) == n);
        let d = ret()(2) + f(n).pow(2) + f(1).max(f(n)).min(5);
        (a, b, c, d)
    }
    let mut n: i64 = 1;
    fn f(n: &mut i64, k: i64) -> i64 {
        *n += k;
        *n
    }
    fn arr(n: &mut i64, k: i64) -> [i64; 2] {
        *n += k;
        [*n, k]
    }
    let x = f(&mut n, 1);
    let k = n;
    let y = f(&mut n, k);
    let k = n + 1;
    let z = f(&mut n, k);
    let a = x - y + !z;
    let k = n + 1;
    let x = arr(&mut n, k)[0];
    let y = arr(&mut n, 1)[1];
    let k = n;
    let z = arr(&mut n, k).len() as i64;
    let b = x + y + z;
    let k = n;
    let c = f(&mut n, 0) > f(&mut n, 0) || {
        let _ = k;
        let k = n;
        let p = f(&mut n, k) < 1000;
        let q = f(&mut n, -1) == n;
        p & q
    };
    let x = 2 * n;
    let k = n;
    let y = f(&mut n, k).pow(2);
    let z = f(&mut n, 1);
    let k = n;
    let w = f(&mut n, k);
    let d = x + y + z.max(w).min(5);
    assert_eq!(run(), (a, b, c, d));
}
