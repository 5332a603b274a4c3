//! Loops of a factory that shares variables.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::default_trait_access,
    clippy::many_single_char_names,
    clippy::type_complexity,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn labelled_loops_and_blocks_look_at_what_is_shared() {
    #[nonlocal]
    fn make(limit: usize) -> (impl Fn(i32), usize, Vec<i32>) {
        let mut v = Vec::new();
        fn add(x: i32) {
            nonlocal!(v);
            v.push(x);
        }
        let h = add;
        let n = 'outer: loop {
            for i in 0.. {
                h(i);
                if v.len() == limit {
                    break 'outer v.len() * 2;
                }
                if v.len() > 100 {
                    continue 'outer;
                }
            }
        };
        let k = 'b: {
            if v.is_empty() {
                break 'b 0;
            }
            v.len()
        };
        (h, n + k, v.clone())
    }
    let (_h, n, v) = make(4);
    assert_eq!((n, v), (12, vec![0, 1, 2, 3]));
}

#[test]
fn a_stack_is_worked_off_while_closures_push() {
    #[nonlocal]
    fn make() -> (impl Fn(i32), Vec<i32>) {
        let mut stack = vec![3];
        let mut out = vec![];
        fn push(x: i32) {
            nonlocal!(stack);
            stack.push(x);
        }
        fn emit(x: i32) {
            nonlocal!(out);
            out.push(x);
        }
        let (h, e) = (push, emit);
        while let Some(x) = stack.pop() {
            if x > 0 {
                h(x - 1);
                if x == 2 {
                    push(0);
                }
            }
            e(x);
            out.push(stack.len() as i32);
        }
        (h, out.clone())
    }
    assert_eq!(make().1, [3, 1, 2, 2, 0, 1, 1, 1, 0, 0]);
}

#[test]
fn each_turn_of_a_while_makes_a_closure_over_one_total() {
    #[nonlocal]
    fn make(n: usize) -> (Vec<impl Fn() -> usize>, usize) {
        let mut total = 0;
        let mut all = Vec::new();
        let mut i = 0;
        while i < n {
            fn tick() -> usize {
                nonlocal!(total);
                total += 1;
                total
            }
            all.push(tick);
            total += 10;
            i += 1;
        }
        for f in &all {
            f();
        }
        (all, total)
    }
    let (f, t) = make(3);
    assert_eq!((t, f[1]()), (33, 34));
}

#[test]
fn ranges_end_at_what_is_locked() {
    #[nonlocal(sync)]
    fn make(k: i32) -> (impl Fn() -> i64, i64) {
        let mut c: i64 = 5;
        fn b2() -> i64 {
            nonlocal!(c);
            c += 1;
            c
        }
        let h = b2;
        let mut s = 0;
        for i in c..c + 2 {
            s += i;
        }
        for i in 0..c {
            s += i;
        }
        if k == 1 {
            return (h, c - 1);
        }
        let w = 'q: {
            if c > 100 {
                break 'q c - 2;
            }
            (c) - 3
        };
        (h, w + s)
    }
    assert_eq!(make(0).1, 5 + 6 + 10 + 2);
    assert_eq!(make(1).1, 4);
}

#[test]
fn conditions_of_loops_look_at_what_is_locked() {
    #[nonlocal(sync)]
    fn make() -> (impl Fn() -> i64, i64) {
        let mut c: i64 = 0;
        let mut done = false;
        fn b2() -> i64 {
            nonlocal!(c, done);
            c += 1;
            done = c > 4;
            c
        }
        let h = b2;
        while !done && c < 100 {
            h();
        }
        while c < 8 {
            b2();
            c += 1;
        }
        if c == 9 && !done || c > 1000 {
            c = -1;
        }
        (h, c)
    }
    assert_eq!(make().1, 9);
}

#[test]
fn words_are_counted_in_a_map_and_in_order() {
    #[nonlocal]
    fn make(text: &str) -> (impl Fn(&str) -> usize, usize, String) {
        let mut counts: std::collections::BTreeMap<String, usize> = Default::default();
        let mut order: Vec<String> = vec![];
        let mut longest: usize = 0;
        fn see(w: &str) -> usize {
            nonlocal!(counts, order, longest);
            *counts.entry(w.to_string()).or_insert_with(|| {
                order.push(w.to_string());
                0
            }) += 1;
            longest = longest.max(w.len());
            counts[w]
        }
        let s = see;
        for w in text.split(' ') {
            if s(w) > 1 && order.len() < 10 {
                longest += 1;
                *counts.get_mut(w).unwrap() += 10;
            }
        }
        let total: usize = counts.values().sum::<usize>() + order.iter().map(String::len).sum::<usize>();
        let r = order.iter().map(|w| format!("{w}{}", counts[w])).collect::<Vec<_>>().join(",");
        (s, total * 100 + longest, r)
    }
    let (s, n, r) = make("a bb a c a");
    assert_eq!((s("c"), n, &r[..]), (2, 29 * 100 + 4, "a23,bb1,c1"));
}

#[test]
fn a_loop_over_an_iterator_of_what_is_shared() {
    #[nonlocal]
    fn make() -> (impl Fn(i64), i64) {
        let mut v = vec![1_i64, 2];
        fn add(x: i64) {
            nonlocal!(v);
            v.push(x);
        }
        let h = add;
        let mut t = 0;
        for x in v.iter() {
            t += x;
        }
        (h, t)
    }
    assert_eq!(make().1, 3);
}

#[test]
fn loops_over_references_to_what_is_shared() {
    #[nonlocal]
    fn make() -> (impl Fn(i64), i64) {
        let mut v = vec![1_i64, 2];
        fn add(x: i64) {
            nonlocal!(v);
            v.push(x);
        }
        let h = add;
        let mut t = 0;
        for x in &v {
            t += x;
        }
        for x in &mut v {
            *x += 1;
        }
        (h, t + v[0])
    }
    assert_eq!(make().1, 5);
}

#[test]
fn each_turn_shares_its_loop_variable() {
    #[nonlocal]
    fn make() -> Vec<(Box<dyn Fn()>, Box<dyn Fn() -> i64>)> {
        let mut all: Vec<(Box<dyn Fn()>, Box<dyn Fn() -> i64>)> = Vec::new();
        for mut i in 0..3 {
            fn inc() {
                nonlocal!(i);
                i += 10;
            }
            fn get() -> i64 {
                i
            }
            all.push((Box::new(inc), Box::new(get)));
        }
        all
    }
    let a = make();
    (a[1].0)();
    assert_eq!(((a[0].1)(), (a[1].1)(), (a[2].1)()), (0, 11, 2));
}

#[test]
fn a_loop_ends_with_the_closures_of_its_last_turn() {
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, impl Fn() -> i64) {
        let mut k = 0;
        loop {
            k += 1;
            let mut x = k * 10;
            fn inc() -> i64 {
                nonlocal!(x);
                x += 1;
                x
            }
            fn get() -> i64 {
                x
            }
            if k < 3 {
                continue;
            }
            break (inc, get);
        }
    }
    let (i, g) = make();
    assert_eq!((i(), g()), (31, 31));
}

#[test]
fn each_turn_shares_variables_of_its_own_beside_those_outside() {
    #[nonlocal]
    fn make() -> (Vec<Box<dyn Fn() -> i64>>, i64) {
        let mut all: Vec<Box<dyn Fn() -> i64>> = vec![];
        let mut outer = 0;
        'l: for i in 0..4 {
            let mut n = i * 10;
            let mut v = vec![i];
            if i == 1 {
                continue;
            }
            fn up() -> i64 {
                nonlocal!(n, v, outer);
                n += 1;
                v.push(n);
                outer += 1;
                n + v.len() as i64 * 100 + outer * 1000
            }
            let mut k = 0;
            loop {
                all.push(Box::new(up));
                k += 1;
                n += k;
                if k == 2 {
                    break;
                }
                if i == 3 {
                    v.clear();
                    break 'l;
                }
            }
            all.push(Box::new(up));
            outer += v.len() as i64;
        }
        (all, outer)
    }
    let (a, o) = make();
    let r: Vec<i64> = a.iter().map(|f| f()).collect();
    assert_eq!(o, 2);
    // i=0: n=3,v=[0]; i=2: n=23,v=[2]; i=3: n=31,v=[]
    assert_eq!(
        r,
        [
            4 + 200 + 3000,
            5 + 300 + 4000,
            6 + 400 + 5000,
            24 + 200 + 6000,
            25 + 300 + 7000,
            26 + 400 + 8000,
            32 + 100 + 9000
        ]
    );
}

#[test]
fn each_turn_of_a_while_let_shares_its_pattern_variable() {
    #[nonlocal]
    fn make(mut it: std::vec::IntoIter<i64>) -> Vec<Box<dyn Fn() -> i64>> {
        let mut out: Vec<Box<dyn Fn() -> i64>> = vec![];
        while let Some(mut x) = it.next()
            && x < 100
        {
            fn up() -> i64 {
                nonlocal!(x);
                x += 1;
                x
            }
            let f = up;
            let g = up;
            x *= 10;
            if f() > 25 {
                out.push(Box::new(f));
                continue;
            }
            out.push(Box::new(g));
        }
        out
    }
    let v = make(vec![1, 3, 500, 4].into_iter());
    assert_eq!(v.iter().map(|f| f()).collect::<Vec<_>>(), [12, 32]);
}

#[test]
fn iterators_call_what_changes_a_number() {
    #[nonlocal]
    fn make(n: usize) -> (impl Fn() -> usize, Vec<usize>) {
        let mut k: usize = 0;
        fn tick() -> usize {
            nonlocal!(k);
            k += 1;
            k
        }
        let t = tick;
        let a: Vec<usize> = std::iter::repeat_with(tick).take(n).collect();
        k += 100;
        let mut b: Vec<usize> = (0..n).map(|i| i + tick()).collect();
        b.extend(a);
        b.push(k);
        b.extend(std::iter::from_fn(|| (k < 107).then(|| tick())));
        b.extend((0..2).map(|_| {
            k += 1;
            k
        }));
        (t, b)
    }
    assert_eq!(make(2).1, [103, 105, 1, 2, 104, 105, 106, 107, 108, 109]);
}
