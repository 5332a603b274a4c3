//! What is evaluated first, and what is dropped when, around calls.

#![allow(
    clippy::assign_op_pattern,
    clippy::cast_possible_wrap,
    clippy::explicit_iter_loop,
    clippy::let_and_return,
    clippy::many_single_char_names,
    clippy::misrefactored_assign_op,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn temporaries_last_as_long_as_the_call_that_is_given_them() {
    #[nonlocal]
    fn run() -> usize {
        let mut n = 0;
        fn add(k: usize, s: &str) -> &str {
            nonlocal!(n);
            n += k;
            &s[..1]
        }
        add(n + 1, &String::from("xyz")).len()
            + add(n, "abc").len()
            + add(1, String::from("x").as_str()).len()
    }
    assert_eq!(run(), 3);
}

/// A `Ref` that lasted until the end of the statement would be in the way of `borrow_mut`.
#[test]
fn temporaries_of_cells_are_gone_before_the_function_runs() {
    use std::cell::RefCell;
    #[nonlocal]
    fn run() -> (usize, usize, usize) {
        let cell: RefCell<Vec<i64>> = RefCell::new(vec![1]);
        let mut n: usize = 0;
        fn add(k: usize, s: &str) -> usize {
            nonlocal!(n);
            n += k + cell.borrow().len() + s.len();
            n
        }
        fn len(v: &[i64]) -> usize {
            cell.borrow_mut().push(1);
            n + v.len()
        }
        let a = add(cell.borrow().len() + n, &String::from("xyz"));
        let b = len(&[n as i64, 2]);
        let c = add(
            {
                let l = n;
                l
            },
            String::from("abc").as_str(),
        );
        (a, b, c)
    }
    assert_eq!(run(), (5, 7, 15));
}

#[test]
fn a_variable_is_assigned_the_sum_of_itself_and_a_call() {
    #[nonlocal]
    fn run() -> i64 {
        let mut x: i64 = 1;
        fn f() -> i64 {
            nonlocal!(x);
            x = 10;
            5
        }
        x = x + f();
        let y = x;
        x = f() + x;
        y * 100 + x
    }
    assert_eq!(run(), 615);
}

#[test]
fn a_recursion_assigns_the_sum_of_its_variable_and_of_itself() {
    #[nonlocal]
    fn run() -> (i64, i64) {
        let mut x: i64 = 1;
        fn f(d: i64) -> i64 {
            nonlocal!(x);
            if d == 0 {
                x += 1;
                return x;
            }
            x = x + f(d - 1);
            x = f(d - 1) + x;
            x
        }
        (f(2), x)
    }
    fn f(x: &mut i64, d: i64) -> i64 {
        if d == 0 {
            *x += 1;
            return *x;
        }
        let l = *x;
        let r = f(x, d - 1);
        *x = l + r;
        let l = f(x, d - 1);
        let r = *x;
        *x = l + r;
        *x
    }
    let mut x = 1;
    let r = f(&mut x, 2);
    assert_eq!(run(), (r, x));
}

#[test]
fn what_a_lambda_has_counted_is_seen_by_a_call() {
    #[nonlocal]
    fn run() -> i64 {
        let mut count: i64 = 0;
        fn add(k: i64) -> i64 {
            count * 10 + k
        }
        let mut next = || {
            count += 1;
            count
        };
        let k = next();
        add(k)
    }
    assert_eq!(run(), 11);
}

#[test]
fn fields_are_evaluated_as_they_are_written() {
    #[derive(Debug, PartialEq)]
    struct S {
        a: i64,
        b: i64,
        c: (i64, [i64; 2]),
    }
    #[nonlocal]
    fn run() -> (S, i64) {
        let mut n: i64 = 0;
        fn next() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        let s = S { b: next(), c: (next(), [next(), n]), a: next() };
        (s, n)
    }
    assert_eq!(run(), (S { b: 1, c: (2, [3, 3]), a: 4 }, 4));
}

/// The loop has `items` borrowed, so the function may only read it.
#[test]
fn a_loop_over_a_capture_calls_what_reads_it() {
    #[nonlocal]
    fn run() -> usize {
        let mut items: Vec<i64> = vec![1, 2, 3];
        fn has(k: i64) -> bool {
            items.contains(&k)
        }
        let mut found = 0;
        for i in items.iter() {
            if has(*i + 1) {
                found += 1;
            }
        }
        while let Some(x) = items.pop() {
            if has(x - 1) {
                found += 10;
            }
        }
        found
    }
    assert_eq!(run(), 22);
}

#[test]
fn the_right_side_of_an_assignment_is_evaluated_before_the_index() {
    #[nonlocal]
    fn run() -> (Vec<i64>, i64) {
        let mut x: i64 = 0;
        let mut v: Vec<i64> = vec![0; 9];
        fn f() -> i64 {
            nonlocal!(x);
            x += 1;
            x
        }
        fn at() -> usize {
            nonlocal!(x);
            x += 1;
            usize::try_from(x).unwrap_or_default()
        }
        v[at()] = f();
        v[at()] = f();
        (v[at() + 1], v[0]) = (f(), f() + 100);
        [v[7], _] = [at() as i64, f()];
        v[at() - 7] += 1000;
        (v, x)
    }
    assert_eq!(run(), (vec![106, 0, 1, 1000, 3, 0, 0, 8, 5], 10));
}

#[test]
fn arguments_that_change_a_variable_of_unknown_type() {
    #[nonlocal]
    fn run() -> (i64, i64, i64) {
        let mut n = 1;
        fn bump(k: i64) -> i64 {
            nonlocal!(n);
            n += k;
            n
        }
        fn read(a: i64, b: i64) -> i64 {
            n * 10000 + a * 100 + b
        }
        let r1 = read(bump(1), 5);
        let r2 = read(n, bump(n));
        let r3 = bump(read(
            {
                n = 3;
                1
            },
            n,
        ));
        (r1, r2, r3)
    }
    assert_eq!(run(), (20205, 40204, 30106));
}

#[test]
fn arguments_that_change_what_the_callee_reads() {
    #[nonlocal]
    fn run() -> (i64, i64, i64, i64) {
        let mut n: i64 = 1;
        fn bump() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        fn read(a: i64, b: i64) -> i64 {
            n * 10000 + a * 100 + b
        }
        let r1 = read(bump(), 5);
        let r2 = read(n, bump());
        let r3 = read(
            {
                n = 7;
                1
            },
            n,
        );
        let r4 = read(read(bump(), bump()), read(1, bump()));
        (r1, r2, r3, r4)
    }
    assert_eq!(run(), (20205, 30203, 70107, 9_281_010));
}

#[test]
fn arguments_that_look_into_what_the_callee_changes() {
    #[nonlocal]
    fn run(v: Vec<i64>) -> i64 {
        let mut t: i64 = 0;
        let p: (i64, (i64, i64)) = (1, (2, 3));
        fn f(a: i64, b: &(i64, i64), c: &[i64], d: i64) -> i64 {
            nonlocal!(t);
            t += a + b.0 + b.1 + c.len() as i64 + d;
            t
        }
        f(p.0, &p.1, &v, t);
        f(p.1.0, &p.1, &v[1..], {
            t += 1;
            t
        });
        f(t, &(t, t), &v, f(t, &p.1, &[], 0))
    }
    let mut t = 0i64;
    let l = 3;
    t += 1 + 5 + l;
    t += 1;
    t += 2 + 5 + 2 + t;
    let a = t;
    t += t + 5;
    t += a + 2 * a + 3 + t;
    assert_eq!(run(vec![1, 2, 3]), t);
}

#[test]
fn arguments_that_change_what_the_callee_changes() {
    #[nonlocal]
    fn run() -> (Vec<i64>, i64) {
        let mut n: i64 = 0;
        let mut log: Vec<i64> = Vec::new();
        fn next(by: i64) -> i64 {
            nonlocal!(n, log);
            n += by;
            log.push(n);
            n
        }
        fn three(a: i64, b: i64, c: i64) -> i64 {
            nonlocal!(n);
            n += 1;
            a * 10000 + b * 100 + c + n * 1_000_000
        }
        let r1 = three(n, next(1), n);
        let r2 = three(next(1), n, next(n));
        let r3 = three(
            next(next(n)),
            {
                n = 0;
                1
            },
            n,
        );
        log.extend([r1, r2, r3]);
        (log, n)
    }
    assert_eq!(run(), (vec![1, 3, 6, 14, 28, 2_000_101, 7_030_306, 1_280_100], 1));
}
