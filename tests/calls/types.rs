//! Types that the factory says, and types that it does not.

#![allow(
    clippy::cast_lossless,
    clippy::cast_possible_wrap,
    clippy::clone_on_copy,
    clippy::many_single_char_names,
    noop_method_call,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn literals_and_parameters_in_one_array() {
    #[nonlocal]
    fn f(text: &str) -> usize {
        let all = ["lit", text];
        let pair = ("lit", 1u8);
        let v = vec!["lit", text];
        fn go(i: usize) -> usize {
            if i == 2 { pair.0.len() } else { all[i].len() + v[i].len() + go(i + 1) }
        }
        go(0)
    }
    assert_eq!(f(&String::from("abcd")), 17);
}

#[test]
fn a_literal_in_a_tuple_gives_way_to_a_parameter() {
    #[nonlocal]
    fn f(text: &str) -> usize {
        let mut state = ("start", 0u8);
        fn show() -> usize {
            state.0.len()
        }
        let a = show();
        state = (text, 1);
        a + show()
    }
    assert_eq!(f(&String::from("abc")), 8);
}

#[test]
fn a_generic_struct_literal_is_captured() {
    struct W<T> {
        v: T,
    }
    #[nonlocal]
    fn f() -> i64 {
        let w = W { v: 3i64 };
        fn get() -> i64 {
            w.v
        }
        get() + get()
    }
    assert_eq!(f(), 6);
}

/// The literal alone would say `&'static str`.
#[test]
fn a_literal_gives_way_to_a_parameter() {
    #[nonlocal]
    fn f(words: &[String]) -> String {
        let mut best = "";
        fn best_len() -> usize {
            best.len()
        }
        for w in words {
            if w.len() > best_len() {
                best = w;
            }
        }
        best.to_owned()
    }
    assert_eq!(f(&["a".into(), "abc".into(), "x".into()]), "abc");
}

#[test]
fn a_literal_gives_way_to_a_parameter_in_a_recursion() {
    #[nonlocal]
    fn f(text: &str) -> String {
        let mut best = "";
        fn scan(at: usize) {
            nonlocal!(best);
            if at < text.len() {
                let w = text[at..].split(' ').next().unwrap();
                if w.len() > best.len() {
                    best = w;
                }
                scan(at + 1);
            }
        }
        scan(0);
        best.to_owned()
    }
    assert_eq!(f("a bcd e"), "bcd");
}

#[test]
fn a_variant_is_captured() {
    enum Op {
        Mul { by: i64 },
        No,
    }
    use Op::*;
    #[nonlocal]
    fn f(n: i64) -> i64 {
        let o = Mul { by: 2 };
        fn go() -> i64 {
            match o {
                Mul { by } => by * n,
                No => 0,
            }
        }
        let _ = No;
        go()
    }
    assert_eq!(f(3), 6);
}

#[test]
fn lambdas_and_boxes_of_lambdas_are_captured() {
    #[nonlocal]
    fn f(base: i64) -> i64 {
        let add = |x: i64| x + base;
        fn twice(x: i64) -> i64 {
            add(add(x))
        }
        let b: Box<dyn Fn(i64) -> i64> = Box::new(move |x| x - base);
        fn rec(x: i64) -> i64 {
            if x > 0 { rec(b(x)) } else { x }
        }
        twice(1) + rec(10)
    }
    assert_eq!(f(3), 5);
}

#[test]
fn closures_behind_boxes_references_and_tuples_are_captured() {
    #[nonlocal]
    fn f(
        n: i64,
        step: Box<dyn Fn(i64) -> i64>,
        ops: &[&dyn Fn(i64) -> i64],
        pair: (fn(i64) -> i64, &str),
    ) -> i64 {
        fn go(x: i64, k: &dyn Fn(i64) -> i64) -> i64 {
            if x <= 0 { k(n) } else { go(step(x), &|y| k(ops[0](y)) + (pair.0)(x)) }
        }
        go(2, &|y| y) + pair.1.len() as i64
    }
    assert_eq!(f(10, Box::new(|x| x - 1), &[&|y| y * 2], (|x| x, "ab")), 40 + 1 + 2 + 2);
}

/// The type of `v` cannot be written by its name in there.
#[test]
fn a_type_in_the_function_hides_the_type_of_a_capture() {
    #[nonlocal]
    fn f() -> usize {
        let v: Vec<i64> = vec![1, 2];
        fn outer() -> usize {
            struct Vec;
            let _ = Vec;
            fn len() -> usize {
                v.len()
            }
            len()
        }
        outer()
    }
    assert_eq!(f(), 2);
}

#[test]
fn an_import_in_a_block_hides_the_type_of_a_capture() {
    type Num = i64;
    mod other {
        pub(super) type Num = u8;
    }
    #[nonlocal]
    fn f(n: i64) -> i64 {
        let x: Num = n;
        {
            use other::Num;
            fn go(k: Num) -> i64 {
                x + k as i64
            }
            go(1)
        }
    }
    assert_eq!(f(3), 4);
}

#[test]
fn patterns_of_references_to_tuples() {
    #[nonlocal]
    fn f(pairs: [(&str, i64); 2]) -> i64 {
        let mut total: i64 = 0;
        fn add((_, v): &(&str, i64)) {
            nonlocal!(total);
            total += v;
        }
        for p in &pairs {
            add(p);
        }
        fn find(k: &str) -> Option<i64> {
            pairs.iter().find(|(n, _)| *n == k).map(|p| p.1)
        }
        total + find("a").unwrap_or(0)
    }
    assert_eq!(f([("a", 1), ("b", 2)]), 4);
}

#[test]
fn aliases_of_references_and_boxes() {
    type R<'a> = &'a str;
    type Out<'a> = &'a mut Vec<usize>;
    type B = Box<dyn Fn(i64) -> i64>;
    type Pair<A> = (A, A);
    #[nonlocal]
    fn f<'a>(x: R<'a>, mut out: Out<'a>, b: B, p: Pair<i64>) -> i64 {
        let y = x.clone();
        let q = p.clone();
        let b2: B = Box::new(|x| x + 1);
        fn go(i: usize) -> i64 {
            nonlocal!(out);
            out.push(y.len() + x.len());
            if i == 0 { b(q.0) + p.1 } else { b2(go(i - 1)) }
        }
        go(2) + out.len() as i64
    }
    assert_eq!(f("ab", &mut vec![], Box::new(|x| x * 10), (1, 2)), 17);
}

#[test]
fn arrays_of_arrays_and_of_constant_length() {
    #[nonlocal]
    fn f<const N: usize>(m: &mut [[i64; N]; 2], pair: (i64, &str)) -> i64 {
        let dirs = [(0i64, 1i64), (1, 0)];
        let grid = [[0u8; 3]; 2];
        let zeros: [usize; 4] = [0; 4];
        fn fill(i: usize) -> i64 {
            nonlocal!(m);
            if i == N {
                return pair.0 + pair.1.len() as i64 + dirs[1].0 + grid[0].len() as i64 + zeros.len() as i64;
            }
            m[0][i] = i as i64;
            m[1][i] += m[0][i] * 2;
            fill(i + 1)
        }
        fill(0)
    }
    let mut m = [[0; 3]; 2];
    assert_eq!(f(&mut m, (1, "ab")), 11);
    assert_eq!(m, [[0, 1, 2], [0, 2, 4]]);
}

#[test]
fn a_trait_object_that_was_lent_is_written_to() {
    use std::fmt::Write;
    #[nonlocal]
    fn f(out: &mut dyn Write, n: usize) -> std::fmt::Result {
        fn go(i: usize) -> std::fmt::Result {
            nonlocal!(out);
            if i == n {
                return Ok(());
            }
            write!(out, "{i},")?;
            out.write_str(";")?;
            go(i + 1)
        }
        go(0)?;
        writeln!(out, "end")?;
        go(n - 1)
    }
    let mut s = String::new();
    f(&mut s, 2).unwrap();
    assert_eq!(s, "0,;1,;end\n1,;");
}

#[test]
fn function_pointers_of_written_types() {
    fn dbl(x: i64) -> i64 {
        x * 2
    }
    fn head(s: &str) -> &str {
        &s[..1]
    }
    #[nonlocal]
    fn f(n: i64) -> (i64, String) {
        let g: fn(i64) -> i64 = dbl;
        let h: fn(&str) -> &str = head;
        let k = dbl as fn(i64) -> i64;
        fn go(x: i64) -> i64 {
            if x > n { x } else { go(g(k(x))) }
        }
        fn first(s: &str) -> &str {
            h(s)
        }
        (go(1), first("xyz").to_owned())
    }
    assert_eq!(f(20), (64, "x".to_owned()));
}

#[test]
fn a_struct_literal_with_a_lifetime_is_changed() {
    struct P<'a> {
        rest: &'a str,
        n: usize,
    }
    #[nonlocal]
    fn f(text: &str) -> (usize, usize) {
        let mut p = P { rest: text, n: 0 };
        fn next() -> Option<char> {
            nonlocal!(p);
            let c = p.rest.chars().next()?;
            p.rest = &p.rest[c.len_utf8()..];
            p.n += 1;
            Some(c)
        }
        fn count() -> usize {
            if next().is_some() { 1 + count() } else { 0 }
        }
        (count(), p.n)
    }
    assert_eq!(f("abc"), (3, 3));
}
