//! Functions that share, are called, and call each other.

#![allow(clippy::cast_possible_wrap, clippy::type_complexity, reason = "the programs are odd on purpose")]

use nonlocal::nonlocal;

#[test]
fn functions_that_call_each_other_leave_a_trace_that_the_factory_extends() {
    #[nonlocal]
    fn make() -> (impl Fn(u32) -> bool, Vec<u32>) {
        let mut trace: Vec<u32> = Vec::new();
        let mut depth: u32 = 0;
        fn even(n: u32) -> bool {
            nonlocal!(trace, depth);
            trace.push(n);
            depth += 1;
            n == 0 || odd(n - 1)
        }
        fn odd(n: u32) -> bool {
            nonlocal!(trace, depth);
            trace.push(n * 10);
            depth += 1;
            n != 0 && even(n - 1)
        }
        let (e, o) = (even, odd);
        e(2);
        o(1);
        trace.push(depth);
        depth = 0;
        even(1);
        trace.push(depth);
        (e, trace.clone())
    }
    assert_eq!(make().1, [2, 10, 0, 10, 0, 5, 1, 0, 2]);
}

#[test]
fn functions_that_call_each_other_are_returned() {
    #[nonlocal]
    fn make() -> (impl Fn(u32) -> bool, impl Fn(u32) -> bool, impl Fn() -> Vec<u32>) {
        let mut trace: Vec<u32> = Vec::new();
        fn even(n: u32) -> bool {
            nonlocal!(trace);
            trace.push(n);
            if n == 0 { true } else { odd(n - 1) }
        }
        fn odd(n: u32) -> bool {
            nonlocal!(trace);
            trace.push(n);
            if n == 0 { false } else { even(n - 1) }
        }
        fn get() -> Vec<u32> {
            trace.clone()
        }
        (even, odd, get)
    }
    let (e, o, g) = make();
    assert!(e(2));
    assert!(o(1));
    assert_eq!(g(), [2, 1, 0, 1, 0]);
}

#[test]
fn a_function_that_is_called_makes_closures_that_log_their_name() {
    #[nonlocal]
    fn make() -> (Vec<Box<dyn Fn() -> String>>, String) {
        let mut log = String::new();
        let mut id = 0;
        fn mk(name: &str) -> Box<dyn Fn() -> String> {
            nonlocal!(id);
            id += 1;
            let mine = id;
            let name = name.to_string();
            fn hit() -> String {
                nonlocal!(log);
                log.push_str(&name);
                log.push_str(&mine.to_string());
                log.clone()
            }
            Box::new(hit)
        }
        let mut v = vec![mk("a"), mk("b")];
        v[1]();
        log += "-";
        v.push(mk("c"));
        v[2]();
        id += 10;
        v.push(mk("d"));
        let s = format!("{log}{id}");
        (v, s)
    }
    let (v, s) = make();
    assert_eq!(s, "b2-c314");
    assert_eq!(v[3](), "b2-c3d14");
}

#[test]
fn a_recursion_shares_its_memo_with_the_factory() {
    #[nonlocal]
    fn make() -> (impl Fn(u64) -> u64, impl Fn() -> usize, u64) {
        let mut memo: std::collections::HashMap<u64, u64> = std::collections::HashMap::new();
        let mut calls: usize = 0;
        fn fib(n: u64) -> u64 {
            nonlocal!(memo, calls);
            calls += 1;
            if let Some(&x) = memo.get(&n) {
                return x;
            }
            let r = if n < 2 { n } else { fib(n - 1) + fib(n - 2) };
            memo.insert(n, r);
            r
        }
        fn count() -> usize {
            calls
        }
        let (f, c) = (fib, count);
        let x = f(10);
        memo.insert(11, 1000);
        calls = 0;
        memo.remove(&10);
        let y = fib(12) + memo.len() as u64;
        (f, c, x * 100_000 + y)
    }
    let (f, c, x) = make();
    assert_eq!((x, c(), f(12)), (5_500_000 + 1055 + 13, 5, 1055));
}

#[test]
fn each_call_shares_variables_of_its_own() {
    #[nonlocal]
    fn make(xs: &[i64]) -> (Vec<i64>, i64) {
        let mut total: i64 = 0;
        fn run(x: i64) -> i64 {
            nonlocal!(total);
            let mut k = x;
            let mut log = vec![];
            fn a() -> i64 {
                nonlocal!(k, log);
                k += 1;
                log.push(k);
                k
            }
            fn b() -> usize {
                log.len()
            }
            let (f, g) = (a, b);
            f();
            f();
            k *= 2;
            log.push(k);
            total += k;
            f() + g() as i64
        }
        let r: Vec<i64> = xs.iter().map(|x| run(*x)).collect();
        let s = run(1);
        (r, total * 100 + s)
    }
    assert_eq!(make(&[0, 1]), (vec![5 + 4, 7 + 4], 1600 + 11));
}

#[test]
fn three_levels_share_one_variable_and_have_their_own() {
    #[nonlocal]
    fn make() -> (impl Fn() -> Box<dyn Fn() -> Box<dyn Fn() -> i64>>, impl Fn() -> i64) {
        let mut a: i64 = 0;
        fn l1() -> Box<dyn Fn() -> Box<dyn Fn() -> i64>> {
            nonlocal!(a);
            let mut b = 10;
            a += 1;
            fn l2() -> Box<dyn Fn() -> i64> {
                nonlocal!(a, b);
                a += 10;
                b += 1;
                let mut c = 100;
                fn l3() -> i64 {
                    nonlocal!(a, b, c);
                    a += 100;
                    b += 1;
                    c += 1;
                    a * 1_000_000 + b * 1000 + c
                }
                let f = l3;
                c += 5;
                b += c;
                Box::new(f)
            }
            let g = l2;
            b += 2;
            Box::new(g)
        }
        fn get() -> i64 {
            a
        }
        (l1, get)
    }
    let (l1, get) = make();
    let l2 = l1();
    let l3 = l2();
    let l3b = l2();
    // b: 10,+2=12; l2: 13, c=105, b=118; l2: 119+105=224
    assert_eq!(get(), 21);
    assert_eq!(l3(), 121 * 1_000_000 + 225 * 1000 + 106);
    assert_eq!(l3b(), 221 * 1_000_000 + 226 * 1000 + 106);
    assert_eq!(l3(), 321 * 1_000_000 + 227 * 1000 + 107);
}

#[test]
fn a_function_calls_what_another_one_makes() {
    #[nonlocal]
    fn make() -> i64 {
        let mut v: Vec<i64> = vec![1, 2, 3];
        fn outer() -> i64 {
            let mut g = maker();
            g() + g()
        }
        fn maker() -> Box<dyn FnMut() -> i64> {
            fn inner() -> i64 {
                nonlocal!(v);
                v.pop().unwrap_or(0)
            }
            Box::new(inner)
        }
        outer() * 10 + outer()
    }
    assert_eq!(make(), 51);
}

#[test]
fn closures_are_made_through_two_functions() {
    #[nonlocal(sync)]
    fn make() -> (impl Fn() -> usize + Send, impl Fn() -> usize + Send) {
        let mut log: Vec<i64> = Vec::new();
        fn maker(k: i64) -> Box<dyn Fn() -> usize> {
            fn inner() -> usize {
                nonlocal!(log);
                log.push(k);
                log.len()
            }
            Box::new(inner)
        }
        fn twice(k: i64) -> (Box<dyn Fn() -> usize>, Box<dyn Fn() -> usize>) {
            (maker(k), maker(k + 1))
        }
        fn outer() -> usize {
            let (f, g) = twice(5);
            f() + g()
        }
        fn length() -> usize {
            log.len()
        }
        (outer, length)
    }
    let (outer, length) = make();
    assert_eq!((outer(), outer(), length()), (3, 7, 4));
}

#[test]
fn arguments_are_read_under_the_lock_of_the_call() {
    #[nonlocal(sync)]
    fn make() -> (i64, impl Fn() -> i64 + Send) {
        let mut count: i64 = 0;
        let mut step: i64 = 1;
        fn bump() -> i64 {
            nonlocal!(count, step);
            count += step;
            step += 1;
            count
        }
        fn above(n: i64) -> bool {
            count > n
        }
        fn apply(f: impl Fn(i64) -> i64, n: i64) -> i64 {
            f(n) + count
        }
        let next = bump;
        next();
        next();
        let found = if above(step) { 1 } else { 2 };
        let found = found * 10 + i64::from(above(step - 1));
        (found * 100 + apply(|n| n * 2, step), next)
    }
    let (found, next) = make();
    assert_eq!((found, next()), (2109, 6));
}

#[test]
fn arguments_that_are_branches_read_what_is_shared() {
    fn same(n: i64) -> i64 {
        n
    }
    #[nonlocal]
    fn make(deep: bool) -> (i64, impl Fn() -> i64) {
        let mut a = 4;
        fn add() -> i64 {
            nonlocal!(a);
            a += 8;
            a
        }
        fn outer(n: i64) -> i64 {
            let more: Box<dyn Fn() -> i64> = Box::new(add);
            more() + n
        }
        let first = outer(same(if deep { a } else { 0 }));
        let second = outer(same(match first {
            0 => 1,
            _ => a,
        }));
        (first * 100 + second, add)
    }
    let (sum, add) = make(true);
    assert_eq!((sum, add()), (1600 + 32, 28));
}

#[test]
fn a_recursion_reads_behind_a_mutable_reference() {
    #[nonlocal]
    fn make(x: &mut i64) -> (impl Fn(i64) -> i64, impl Fn() -> i64) {
        fn show(k: i64) -> i64 {
            if k > 0 { show(k - 1) } else { *x }
        }
        fn a() -> i64 {
            nonlocal!(x);
            *x += 1;
            show(2)
        }
        (show, a)
    }
    let mut v = 1;
    {
        let (a, b) = make(&mut v);
        assert_eq!((b(), a(3)), (2, 2));
    }
}

#[test]
fn a_generic_recursion_remembers_a_reference() {
    #[nonlocal]
    fn make<'a, T: Clone + PartialEq + 'a>(
        init: &'a [T],
    ) -> (impl Fn(usize) -> Option<&'a T>, impl Fn() -> usize) {
        let mut at: usize = 0;
        let mut best: Option<&'a T> = None;
        fn next(k: usize) -> Option<&'a T> {
            nonlocal!(at, best);
            at += 1;
            if k > 0 {
                next(k - 1)
            } else {
                best = init.get(at - 1);
                best
            }
        }
        fn pos() -> usize {
            at + best.map_or(0, |_| 100)
        }
        (next, pos)
    }
    let v = vec![1, 2, 3];
    let (n, p) = make(&v);
    assert_eq!((n(1), p()), (Some(&2), 102));
    assert_eq!((n(5), p()), (None, 8));
}
