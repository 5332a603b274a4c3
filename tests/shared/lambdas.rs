//! Lambdas of the factory and of its closures, around what is shared.

#![allow(
    clippy::cast_possible_wrap,
    clippy::identity_op,
    clippy::many_single_char_names,
    clippy::map_unwrap_or,
    clippy::redundant_closure_for_method_calls,
    clippy::type_complexity,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn lambdas_of_iterators_use_what_is_shared() {
    #[nonlocal]
    fn make() -> (impl Fn(i64), i64, Vec<i64>) {
        let mut v = vec![1, 2, 3];
        let mut t = 0;
        fn add(x: i64) {
            nonlocal!(v, t);
            v.push(x);
            t += x;
        }
        let h = add;
        h(4);
        (0..3).for_each(|i| v.push(i));
        v.iter().for_each(|x| t += x);
        let k = v.iter().map(|x| x * t).max().unwrap_or(0);
        let doubled: Vec<i64> = v.iter().map(|x| x + v.len() as i64).collect();
        (h, k, doubled)
    }
    let (_, k, d) = make();
    assert_eq!(k, 17 * 4);
    assert_eq!(d, [8, 9, 10, 11, 7, 8, 9]);
}

#[test]
fn lambdas_in_variables_use_what_is_shared_between_calls() {
    #[nonlocal]
    fn make() -> (impl Fn(i64), Vec<i64>) {
        let mut v = vec![];
        let mut t = 0;
        fn add(x: i64) {
            nonlocal!(v, t);
            v.push(x);
            t += x;
        }
        let h = add;
        let size = || v.len() as i64;
        let mut push = |x| v.push(x);
        push(7);
        h(1);
        push(size() * 100);
        t += size();
        let twice = |x: i64| {
            add(x);
            h(x);
            t * 2
        };
        push(twice(5));
        push(t);
        (h, v.clone())
    }
    assert_eq!(make().1, [7, 1, 200, 5, 5, 28, 14]);
}

#[test]
fn boxed_move_lambdas_share_what_they_change() {
    #[nonlocal]
    fn make() -> (Box<dyn Fn() -> i64>, Box<dyn FnMut(i64) -> usize>, impl Fn() -> (i64, usize)) {
        let mut t: i64 = 5;
        let mut v: Vec<i64> = Vec::new();
        fn get() -> (i64, usize) {
            (t, v.len())
        }
        let f = Box::new(move || {
            let x = t + 1;
            t = x * 2;
            t
        });
        t += 100;
        let g = Box::new(move |x| {
            for i in 0..x {
                v.push(i);
                if i == 2 {
                    return 99;
                }
            }
            v.len()
        });
        (f, g, get)
    }
    let (f, mut g, get) = make();
    assert_eq!(get(), (105, 0));
    assert_eq!(f(), 212);
    assert_eq!(g(2), 2);
    assert_eq!(g(5), 99);
    assert_eq!(get(), (212, 5));
}

#[test]
fn a_lambda_that_reads_is_called_between_changes() {
    #[nonlocal]
    fn make() -> (impl Fn(i64) -> i64, i64) {
        let mut t: i64 = 1;
        let mut v: Vec<i64> = vec![];
        fn add(x: i64) -> i64 {
            nonlocal!(t, v);
            t += x;
            v.push(t);
            t
        }
        let h = add;
        let size = || v.len() as i64;
        let n = size();
        h(5);
        let m = size() * 10 + n;
        v.push(m);
        let k = size() + add(1);
        t += k;
        (h, t * 100 + size())
    }
    assert_eq!(make().1, (7 + 9) * 100 + 3);
}

#[test]
fn a_lambda_that_uses_nothing_shared_is_given_a_reference() {
    #[nonlocal]
    fn make() -> (impl Fn(&str), String) {
        let mut names: Vec<String> = vec![];
        fn add(x: &str) {
            nonlocal!(names);
            names.push(x.into());
        }
        let h = add;
        h("a");
        let quote = |s: &str| format!("<{s}>");
        let s = quote(&names[0]);
        names.push(quote("b"));
        (h, s)
    }
    assert_eq!(make().1, "<a>");
}

#[test]
fn lambdas_that_change_are_called_between_closures() {
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, i64, usize) {
        let mut t: i64 = 1;
        let mut v = vec![t];
        fn up() -> i64 {
            nonlocal!(t, v);
            t += 1;
            v.push(t);
            t
        }
        let h = up;
        let mut plus = || {
            t += 5;
            t
        };
        plus();
        h();
        plus();
        let mut push = |x| v.push(x);
        push(3);
        push(4);
        let mut all = move |x| {
            v.push(x);
            v.len()
        };
        let n = all(3);
        (h, t, n)
    }
    let (_, t, n) = make();
    assert_eq!((t, n), (12, 5));
}

#[test]
fn a_lambda_in_a_closure_changes_what_is_shared() {
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, impl Fn() -> i64) {
        let mut t: i64 = 1;
        fn up() -> i64 {
            nonlocal!(t);
            let mut plus = || {
                t += 5;
                t
            };
            plus();
            plus()
        }
        fn get() -> i64 {
            t
        }
        (up, get)
    }
    let (u, g) = make();
    assert_eq!((u(), g()), (11, 11));
}

#[test]
fn a_move_lambda_has_state_of_its_own_beside_what_it_shares() {
    #[nonlocal]
    fn make() -> (Vec<Box<dyn FnMut() -> i64>>, i64) {
        let mut t: i64 = 0;
        fn up() -> i64 {
            nonlocal!(t);
            t += 1;
            t
        }
        let (a, _b) = (up, up);
        let mut k = 0;
        let mut both = || {
            k += 1;
            t += k;
        };
        both();
        both();
        let mut own = 0;
        let mut f = move || {
            own += 1;
            t += own;
            t
        };
        f();
        a();
        (vec![Box::new(f)], t)
    }
    let (mut f, t) = make();
    assert_eq!((t, f[0]()), (5, 7));
}

#[test]
fn a_lambda_gives_the_same_closure_again_and_again() {
    #[nonlocal]
    fn make() -> (Vec<Box<dyn Fn() -> i64>>, impl Fn() -> i64) {
        let mut n = 0;
        fn next() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        fn get() -> i64 {
            n
        }
        let all: Vec<Box<dyn Fn() -> i64>> = (0..2).map(|_| Box::new(next) as Box<dyn Fn() -> i64>).collect();
        (all, get)
    }
    let (a, g) = make();
    assert_eq!((a[0](), a[1](), g()), (1, 2, 2));
}

#[test]
fn a_function_in_a_move_lambda_shares_with_those_outside() {
    #[nonlocal]
    fn make() -> (Vec<Box<dyn Fn() -> i64>>, impl Fn() -> i64) {
        let mut t: i64 = 1;
        let mut all: Vec<Box<dyn Fn() -> i64>> = vec![];
        fn get() -> i64 {
            t
        }
        fn add(k: i64) -> i64 {
            nonlocal!(t);
            t += k;
            t
        }
        for i in 0..2 {
            all.push(Box::new(move || {
                let mut k = i;
                fn inner() -> i64 {
                    nonlocal!(t, k);
                    t += 1;
                    k += 1;
                    t * 10 + k
                }
                inner();
                inner() + add(100)
            }));
        }
        (all, get)
    }
    let (a, g) = make();
    assert_eq!((a[1](), g()), (33 + 103, 103));
    assert_eq!(a[0](), 1052 + 205);
}

#[test]
fn each_call_of_a_lambda_shares_variables_of_its_own() {
    #[nonlocal]
    fn make(n: i64) -> Vec<(Box<dyn Fn() -> i64>, Box<dyn Fn() -> i64>)> {
        let mut made: i64 = 0;
        fn count() -> i64 {
            nonlocal!(made);
            made += 1;
            made
        }
        let c = count;
        let v: Vec<_> = (0..n)
            .map(|i| {
                let mut x = i * 10;
                fn up() -> i64 {
                    nonlocal!(x, made);
                    x += 1;
                    made += 10;
                    x * 1000 + made
                }
                fn get() -> i64 {
                    x
                }
                let pair: (Box<dyn Fn() -> i64>, Box<dyn Fn() -> i64>) = (Box::new(up), Box::new(get));
                x += c();
                pair
            })
            .collect();
        made += 100;
        v
    }
    let v = make(3);
    assert_eq!(((v[2].0)(), (v[2].1)(), (v[0].0)()), (24113, 24 - 0, 2123));
}

#[test]
fn words_are_sorted_and_kept_by_a_function_that_counts() {
    #[nonlocal]
    fn make() -> (impl Fn(&str) -> usize, Vec<String>, usize) {
        let mut words: Vec<String> = vec!["ccc".into(), "a".into(), "bb".into()];
        let mut cmps: usize = 0;
        fn key(w: &str) -> usize {
            nonlocal!(cmps);
            cmps += 1;
            w.len()
        }
        fn add(w: &str) {
            nonlocal!(words);
            words.push(w.to_string());
        }
        let k = key;
        let a = add;
        a("dddd");
        words.sort_by_key(|w| key(w));
        words.retain(|w| key(w) > 1);
        (k, words.clone(), cmps.min(1))
    }
    assert_eq!(make().1, ["bb", "ccc", "dddd"]);
}

#[test]
fn chains_of_iterators_use_what_is_shared() {
    #[nonlocal]
    fn make() -> (impl Fn(&str), Vec<String>, Option<usize>) {
        let mut w: Vec<String> = ["b", "a", "c"].iter().map(|s| s.to_string()).collect();
        fn add(s: &str) {
            nonlocal!(w);
            w.push(s.into());
        }
        let h = add;
        w.sort_by(|a, b| b.cmp(a));
        w.iter_mut().for_each(|s| s.push('!'));
        h("z");
        let m = w
            .iter()
            .enumerate()
            .filter(|(i, s)| *i > 0 && s.len() > 1)
            .map(|(i, s)| format!("{i}{s}"))
            .collect::<Vec<_>>();
        let p = w.iter().position(|s| s == "z");
        w.retain(|s| s != "z");
        w.dedup_by_key(|s| s.len());
        assert_eq!(w.len(), 1);
        (h, m, p)
    }
    let (_, m, p) = make();
    assert_eq!(m, ["1b!", "2a!"]);
    assert_eq!(p, Some(3));
}

#[test]
fn a_shared_closure_is_given_to_map() {
    #[nonlocal]
    fn make() -> (impl Fn(i64) -> i64, i64) {
        let mut t = 1;
        fn add(x: i64) -> i64 {
            nonlocal!(t);
            t += x;
            t
        }
        let h = add;
        let r = Some(t).map(h).unwrap_or(0);
        (add, r)
    }
    assert_eq!(make().1, 2);
}
