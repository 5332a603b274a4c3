//! Functions in functions, in lambdas, and as values.

#![allow(clippy::cast_possible_wrap, clippy::unnecessary_fold, reason = "the programs are odd on purpose")]

use nonlocal::nonlocal;

#[test]
fn a_function_that_calls_itself_is_given_to_map() {
    #[nonlocal]
    fn run(n: i64) -> i64 {
        let step: i64 = 1;
        fn ro(k: i64) -> i64 {
            if k <= 0 { step } else { (0..k).map(ro).sum::<i64>() + step }
        }
        ro(n) + (0..2).map(ro).sum::<i64>()
    }
    assert_eq!(run(3), 8 + 1 + 2);
}

#[test]
fn a_function_calls_itself_in_a_lambda() {
    #[nonlocal]
    fn run(n: i64) -> (i64, i64) {
        let mut calls: i64 = 0;
        let step: i64 = 1;
        fn go(k: i64) -> i64 {
            nonlocal!(calls);
            calls += 1;
            if k <= 0 { 1 } else { (0..k).map(|i| go(i - step + 1)).sum::<i64>() }
        }
        fn ro(k: i64) -> i64 {
            if k <= 0 { step } else { (0..k).map(|i| ro(i)).sum::<i64>() + step }
        }
        let f = |x| ro(x);
        (go(n) + f(3) * 1000, calls)
    }
    assert_eq!(run(4), (8008, 16));
}

#[test]
fn move_lambdas_and_threads_call_a_reader() {
    #[nonlocal]
    fn run() -> (i64, i64) {
        let k: i64 = 4;
        fn f(x: i64) -> i64 {
            x * k
        }
        let g = move |x| f(x) + 1;
        let h = std::thread::spawn(move || f(10));
        (g(1) + f(2), h.join().unwrap())
    }
    assert_eq!(run(), (13, 40));
}

#[test]
fn a_returned_lambda_calls_a_function_with_state() {
    #[nonlocal]
    fn run() -> impl FnMut(i64) -> i64 {
        let mut k: i64 = 4;
        fn f(x: i64) -> i64 {
            nonlocal!(k);
            k += x;
            k
        }
        f(1);
        move |x| f(x) * 10
    }
    let mut g = run();
    assert_eq!((g(1), g(2)), (60, 80));
}

#[test]
fn functions_that_call_themselves_are_called_and_returned() {
    #[nonlocal]
    fn run(base: u64, name: String) -> (impl Fn(u64) -> u64, impl Fn(usize) -> String, u64) {
        fn fact(k: u64) -> u64 {
            if k < 2 { base } else { k * fact(k - 1) }
        }
        fn rep(k: usize) -> String {
            if k == 0 { String::new() } else { rep(k - 1) + &name + &fact(k as u64).to_string() }
        }
        let a = fact(3) + rep(2).len() as u64;
        (fact, rep, a)
    }
    let (f, r, a) = run(1, "z".into());
    assert_eq!((f(4), r(3), a), (24, "z1z2z6".into(), 6 + 4));
}

#[test]
fn a_captured_lambda_with_state_is_called() {
    #[nonlocal]
    fn run() -> (i64, i64) {
        let mut c: i64 = 0;
        let mut g = |x: i64| {
            c += x;
            c
        };
        fn f(k: i64) -> i64 {
            nonlocal!(g);
            g(k) + g(k)
        }
        (f(f(1)), c)
    }
    assert_eq!(run(), (13, 8));
}

#[test]
fn a_function_that_is_called_makes_closures() {
    #[nonlocal]
    fn run(name: String) -> (String, String) {
        let k: i64 = 3;
        fn maker(g: &str) -> Box<dyn Fn(i64) -> String> {
            let g = g.to_owned();
            fn say(n: i64) -> String {
                format!("{g} {name} {}", n * k)
            }
            Box::new(say)
        }
        let hi = maker("hi");
        let yo = maker("yo");
        (hi(1), yo(2))
    }
    assert_eq!(run("bob".into()), ("hi bob 3".into(), "yo bob 6".into()));
}

#[test]
fn a_function_is_called_and_returned_with_its_variable_changed_between() {
    #[nonlocal]
    fn run(start: i64) -> (impl FnMut() -> i64, i64) {
        let mut n: i64 = start;
        fn next() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        let a = next() + next();
        n *= 2;
        let b = next();
        (next, a * 100 + b)
    }
    let (mut f, r) = run(1);
    assert_eq!((r, f(), f()), (507, 8, 9));
}

#[test]
fn a_snapshot_lets_a_variable_change_under_a_lambda() {
    #[nonlocal]
    fn run() -> i64 {
        let mut n: i64 = 1;
        let n_now = n;
        fn f() -> i64 {
            n_now
        }
        fn outer() -> Box<dyn Fn() -> i64> {
            Box::new(move || f())
        }
        let g = outer();
        n += 5;
        g() + n
    }
    assert_eq!(run(), 7);
}

#[test]
fn a_returned_function_calls_another_one_that_calls_it() {
    #[nonlocal]
    fn run(base: u64) -> _ {
        let mut n: u64 = 0;
        fn even(k: u64) -> bool {
            nonlocal!(n);
            n += 1;
            if k == 0 { true } else { odd(k - 1) }
        }
        fn odd(k: u64) -> bool {
            if k == 0 { false } else { even(k - 1) }
        }
        even(base);
        even
    }
    let mut f = run(4);
    assert!(f(10) && !f(3));
}

#[test]
fn lambdas_of_iterators_call_a_function_that_counts() {
    #[nonlocal]
    fn run(items: &mut [i64]) -> (i64, usize) {
        let pivot: i64 = 5;
        let mut count: usize = 0;
        fn dist(x: i64) -> i64 {
            nonlocal!(count);
            count += 1;
            (x - pivot).abs()
        }
        items.sort_by_key(|x| dist(*x));
        let best = items.iter().copied().filter(|&x| dist(x) < 3).fold(0, |a, b| a + b);
        let opt = items.first().map(|&x| dist(x));
        let opt = opt.unwrap_or_else(|| dist(0));
        (best * 100 + opt * 10 + items[0], usize::from(count > 0))
    }
    assert_eq!(run(&mut [1, 9, 4, 6, 5]), (1505, 1));
}

#[test]
fn a_returned_lambda_has_a_copy_of_a_struct() {
    #[derive(Clone, Copy)]
    struct P {
        x: i64,
    }
    fn p() -> P {
        P { x: 4 }
    }
    #[nonlocal]
    fn run() -> i64 {
        let p = p();
        fn mk(k: i64) -> Box<dyn Fn() -> i64> {
            Box::new(move || p.x * k)
        }
        mk(2)() + mk(3)()
    }
    assert_eq!(run(), 20);
}

#[test]
fn arguments_of_a_recursion_are_calls_themselves() {
    #[nonlocal]
    fn run(m: u64, n: u64) -> (u64, u64) {
        let mut calls: u64 = 0;
        let mut deepest: u64 = 0;
        fn ack(m: u64, n: u64, depth: u64) -> u64 {
            nonlocal!(calls, deepest);
            calls += 1;
            deepest = deepest.max(depth);
            match (m, n) {
                (0, n) => n + 1,
                (m, 0) => ack(m - 1, 1, depth + 1),
                (m, n) => ack(m - 1, ack(m, n - 1, depth + calls - calls + 1), depth + 1),
            }
        }
        let r = ack(m, n, calls);
        (r, calls)
    }
    assert_eq!(run(2, 3), (9, 44));
}

#[test]
fn a_returned_function_calls_helpers_that_are_called_too() {
    #[nonlocal]
    fn run(start: i64) -> (impl FnMut(i64) -> i64, i64) {
        let mut n: i64 = start;
        let name: String = "abc".into();
        fn helper(k: i64) -> i64 {
            nonlocal!(n);
            n += k;
            if k > 2 { helper(k - 2) } else { n + size() }
        }
        fn size() -> i64 {
            name.len() as i64
        }
        fn counter(k: i64) -> i64 {
            let a = helper(k);
            a * 10 + size() + helper(0)
        }
        let first = counter(1);
        (counter, first)
    }
    let (mut f, a) = run(0);
    assert_eq!((a, f(5), f(0)), (40 + 3 + 4, 130 + 3 + 13, 130 + 3 + 13));
}

#[test]
fn a_function_is_passed_to_functions_that_count() {
    #[nonlocal]
    fn run() -> (i64, i64) {
        let k: i64 = 3;
        let mut calls: i64 = 0;
        fn scale(x: i64) -> i64 {
            x * k
        }
        fn apply(f: impl Fn(i64) -> i64, x: i64) -> i64 {
            nonlocal!(calls);
            calls += 1;
            f(x) + calls
        }
        fn apply_dyn(f: &dyn Fn(i64) -> i64, x: i64) -> i64 {
            nonlocal!(calls);
            calls += 1;
            f(x) + scale(calls)
        }
        let r = apply(scale, calls) + apply_dyn(&scale, scale(apply(|x| scale(x) + 1, 2)));
        (r, calls)
    }
    assert_eq!(run(), (91, 3));
}

#[test]
fn errors_of_calls_in_lambdas_are_passed_on() {
    #[nonlocal]
    fn run(k: i64) -> Result<i64, String> {
        let mut n: i64 = 0;
        fn check(x: i64) -> Result<i64, String> {
            nonlocal!(n);
            n += 1;
            if x > k { Err(format!("{x}>{k} after {n}")) } else { Ok(x) }
        }
        let all: Result<Vec<i64>, String> = (1..4).map(|i| check(i)).collect();
        let sum: i64 = all?.iter().sum();
        let r = (|| -> Result<i64, String> {
            let a = check(sum)?;
            let b = check(a + 1)?;
            Ok(a + b)
        })()
        .or_else(|e| if n > 4 { Err(e) } else { check(0) });
        let v = [1, 2].into_iter().try_fold(r?, |a, x| check(a + x).map(|v| v + 1))?;
        Ok(v * 100 + n)
    }
    assert_eq!(run(2), Err("3>2 after 3".into()));
    assert_eq!(run(6), Err("7>6 after 5".into()));
    assert_eq!(run(100), Ok(1807));
    assert_eq!(run(5), Ok(507));
}
