//! Loops, branches, patterns and early exits.

mod branches_nonclone {
    use nonlocal::nonlocal;
    struct N(i32);
    #[nonlocal]
    fn make(n: N, b: u8) -> Box<dyn Fn() -> i32> {
        fn a() -> i32 {
            n.0
        }
        fn c() -> i32 {
            n.0 * 10
        }
        fn d() -> i32 {
            n.0 * 100
        }
        if b == 0 {
            return Box::new(a);
        }
        match b {
            1 => Box::new(c),
            2 if n.0 > 100 => Box::new(a),
            _ => Box::new(d),
        }
    }
    #[test]
    fn branches_nonclone() {
        assert_eq!((make(N(1), 0)(), make(N(1), 1)(), make(N(1), 2)()), (1, 10, 100));
    }
}

mod loop_break_nonclone {
    use nonlocal::nonlocal;
    struct N(i32);
    #[nonlocal]
    fn make(n: N) -> Box<dyn Fn() -> i32> {
        fn a() -> i32 {
            n.0
        }
        let mut i = 0;
        'o: loop {
            loop {
                i += 1;
                if i == 3 {
                    break 'o Box::new(a);
                }
                if i > 5 {
                    continue 'o;
                }
            }
        }
    }
    #[test]
    fn loop_break_nonclone() {
        assert_eq!(make(N(1))(), 1);
    }
}

mod while_let_nonclone {
    use nonlocal::nonlocal;
    struct N(i32);
    #[nonlocal]
    fn make(n: N, mut v: Vec<i32>) -> Option<Box<dyn Fn() -> i32>> {
        fn a() -> i32 {
            n.0
        }
        while let Some(x) = v.pop() {
            if x == 2 {
                return Some(Box::new(a));
            }
        }
        None
    }
    #[test]
    fn while_let_nonclone() {
        assert_eq!(make(N(1), vec![2, 3]).unwrap()(), 1);
    }
}

mod labeled_block {
    use nonlocal::nonlocal;
    struct N(i32);
    #[nonlocal]
    fn make(n: N, b: bool) -> Box<dyn Fn() -> i32> {
        fn a() -> i32 {
            n.0
        }
        fn c() -> i32 {
            n.0 + 1
        }
        'x: {
            if b {
                break 'x Box::new(a) as Box<dyn Fn() -> i32>;
            }
            Box::new(c)
        }
    }
    #[test]
    fn labeled_block() {
        assert_eq!((make(N(1), true)(), make(N(1), false)()), (1, 2));
    }
}

mod conditional_capture {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: String, b: bool) -> (Option<Box<dyn Fn() -> usize>>, String) {
        fn f() -> usize {
            n.len()
        }
        let g: Option<Box<dyn Fn() -> usize>> = if b { Some(Box::new(f)) } else { None };
        (g, n)
    }
    #[test]
    fn conditional_capture() {
        let (g, n) = make("ab".into(), true);
        assert_eq!((g.unwrap()(), n.len()), (2, 2));
    }
}

mod match_guard {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> Box<dyn Fn(Option<i32>) -> i32> {
        fn f(o: Option<i32>) -> i32 {
            match o {
                Some(n) if n > 5 => n,
                Some(k) if k == n => 100,
                None | Some(_) => n,
            }
        }
        Box::new(f)
    }
    #[test]
    fn match_guard() {
        let f = make(3);
        assert_eq!((f(Some(6)), f(Some(3)), f(Some(1)), f(None)), (6, 100, 3, 3));
    }
}

mod match_ref_mut {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> impl FnMut() -> i32 {
        let mut o = Some(1);
        fn f() -> i32 {
            nonlocal!(o);
            match o {
                Some(ref mut x) => {
                    *x += 1;
                    *x
                }
                None => 0,
            }
        }
        f
    }
    #[test]
    fn match_ref_mut() {
        let mut f = make();
        f();
        assert_eq!(f(), 3);
    }
}

mod for_mut {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> impl FnMut() -> i32 {
        let mut v = vec![1, 2];
        fn f() -> i32 {
            nonlocal!(v);
            for x in &mut v {
                *x += 1
            }
            for x in v.iter_mut() {
                *x *= 2
            }
            v.iter().sum()
        }
        f
    }
    #[test]
    fn for_mut() {
        let mut f = make();
        assert_eq!(f(), 10);
    }
}

mod continue_and_break_with_labels {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: String) -> Vec<Box<dyn Fn() -> String>> {
        let mut out: Vec<Box<dyn Fn() -> String>> = vec![];
        'rows: for row in 0..4 {
            for col in 0..4 {
                fn cell() -> String {
                    format!("{n}{row}{col}")
                }
                if col > row {
                    continue 'rows;
                }
                if row == 3 {
                    break 'rows;
                }
                if (row + col) % 2 == 0 {
                    out.push(Box::new(cell))
                }
            }
        }
        out
    }
    #[test]
    fn continue_and_break_with_labels() {
        assert_eq!(make("c".into()).iter().map(|f| f()).collect::<Vec<_>>(), ["c00", "c11", "c20", "c22"]);
    }
}

mod made_in_some_turns {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> Vec<Box<dyn FnMut() -> i32>> {
        let mut out: Vec<Box<dyn FnMut() -> i32>> = vec![];
        for i in 0..4 {
            let mut c = i * 10;
            fn up() -> i32 {
                nonlocal!(c);
                c += i;
                c
            }
            if i % 2 == 1 {
                out.push(Box::new(up))
            }
        }
        out
    }
    #[test]
    fn made_in_some_turns() {
        let mut all = make();
        assert_eq!((all[0](), all[1](), all[0]()), (11, 33, 12));
    }
}

mod if_let_chain {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(a: Option<i32>, b: Option<i32>) -> Box<dyn Fn() -> i32> {
        if let Some(x) = a
            && let Some(y) = b
            && x < y
        {
            fn sum() -> i32 {
                x * 10 + y
            }
            return Box::new(sum);
        }
        fn none() -> i32 {
            a.unwrap_or(-1)
        }
        Box::new(none)
    }
    #[test]
    fn if_let_chain() {
        assert_eq!((make(Some(1), Some(2))(), make(Some(2), Some(1))(), make(None, None)()), (12, 2, -1));
    }
}

mod or_patterns_and_at {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(v: Result<i32, i32>) -> Box<dyn Fn() -> i32> {
        let (Ok(x) | Err(x)) = v;
        match v {
            w @ (Ok(y) | Err(y)) if y > 0 => {
                fn f() -> i32 {
                    x + y + w.unwrap_or(0)
                }
                Box::new(f)
            }
            _ => {
                fn f() -> i32 {
                    -x
                }
                Box::new(f)
            }
        }
    }
    #[test]
    fn or_patterns_and_at() {
        assert_eq!((make(Ok(1))(), make(Err(2))(), make(Ok(-3))()), (3, 4, 3));
    }
}

mod index_and_range_uses {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(v: Vec<i32>, i: usize) -> (impl Fn() -> i32, impl Fn() -> Vec<i32>, i32) {
        fn at() -> i32 {
            v[i]
        }
        fn from() -> Vec<i32> {
            v[i..].to_vec()
        }
        (at, from, v[i] + i as i32)
    }
    #[test]
    fn index_and_range_uses() {
        let (a, b, c) = make(vec![1, 2, 3], 1);
        assert_eq!((a(), b(), c), (2, vec![2, 3], 3));
    }
}

mod while_cond_value {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> i32 {
        let mut n = 0;
        fn step() -> bool {
            nonlocal!(n);
            n += 1;
            n < 5
        }
        let mut c = 0;
        let mut s = step;
        while s() {
            c += 1
        }
        c
    }
    #[test]
    fn while_cond_value() {
        assert_eq!(make(), 4);
    }
}

mod two_values_conditional_nonlocal {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(b: bool) -> Box<dyn FnMut() -> i32> {
        let mut c = 0;
        fn up() -> i32 {
            nonlocal!(c);
            c += 1;
            c
        }
        fn down() -> i32 {
            nonlocal!(c);
            c -= 1;
            c
        }
        if b { Box::new(up) } else { Box::new(down) }
    }
    #[test]
    fn two_values_conditional_nonlocal() {
        let (mut u, mut d) = (make(true), make(false));
        u();
        d();
        assert_eq!((u(), d()), (2, -2));
    }
}

mod short_circuit_clone {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn m(ok: bool) -> usize {
        let s = String::from("ab");
        fn len() -> usize {
            s.len()
        }
        let f = len;
        let _ = ok || {
            let e = 9;
            return e;
        };
        f() + s.len()
    }
    #[test]
    fn short_circuit_clone() {
        assert_eq!(m(true), 4);
    }
}
