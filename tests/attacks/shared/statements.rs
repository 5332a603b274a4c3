//! Programs that share variables, with closures and with the factory itself.

mod for_iter_ref {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        assert_eq!(make().1, 3);
    }
}

mod for_iter_ref2 {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        assert_eq!(make().1, 5);
    }
}

mod match_ref {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn(&str), String) {
        let mut v: Vec<String> = vec!["a".into()];
        fn add(x: &str) {
            nonlocal!(v);
            v.push(x.into());
        }
        let h = add;
        let s = match v.first() {
            Some(x) => x.clone(),
            None => String::new(),
        };
        let t = match &v[0][..] {
            "a" => "is a",
            _ => "no",
        };
        (h, s + t)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, "ais a");
    }
}

mod match_enum {
    use nonlocal::nonlocal;
    #[derive(Clone, Debug)]
    enum St {
        Idle,
        Run { n: i64, s: String },
        Done(i64),
    }
    #[nonlocal]
    fn make() -> (impl Fn(), i64, impl Fn() -> String) {
        let mut st = St::Idle;
        fn step() {
            nonlocal!(st);
            st = match &mut st {
                St::Idle => St::Run { n: 1, s: "x".into() },
                St::Run { n, .. } if *n > 2 => St::Done(*n),
                St::Run { n, s } => {
                    *n += 1;
                    s.push('y');
                    return;
                }
                St::Done(k) => St::Done(*k + 100),
            };
        }
        fn show() -> String {
            format!("{st:?}")
        }
        let (a, b) = (step, show);
        a();
        a();
        let n = match st.clone() {
            St::Run { n, s } => n + s.len() as i64,
            _ => 0,
        };
        if matches!(st, St::Run { n: 2, .. }) {
            st = St::Done(7);
        }
        assert!(matches!(&st, St::Done(x) if *x == 7));
        (a, n, b)
    }
    #[test]
    fn t() {
        let (a, n, b) = make();
        a();
        assert_eq!((n, b()), (4, "Done(107)".into()));
    }
}

mod match_place {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(k: Option<i64>) -> (impl Fn(), i64) {
        let mut o = k;
        let mut c = 'a';
        fn step() {
            nonlocal!(o, c);
            o = o.map(|x| x * 2);
            c = 'b';
        }
        let h = step;
        h();
        let r = match o {
            Some(0) => 0,
            Some(n @ 1..=9) => n,
            Some(n) => -n,
            None => 77,
        };
        let q = match (c, o) {
            ('b', Some(x)) if x > 3 => {
                step();
                o.unwrap()
            }
            (_, None) => 1,
            _ => 2,
        };
        if let Some(x) = o {
            h();
            return (h, r * 1000 + q * 10 + x);
        }
        while let Some(_) = o {
            o = None;
        }
        (h, r + q)
    }
    #[test]
    fn t() {
        assert_eq!(make(Some(3)).1, 6000 + 120 + 12);
        assert_eq!(make(Some(6)).1, -12000 + 240 + 24);
        assert_eq!(make(None).1, 78);
    }
}

mod copy_bare {
    use nonlocal::nonlocal;
    #[derive(Clone, Copy, PartialEq, Debug)]
    struct P {
        x: i64,
        y: i64,
    }
    #[nonlocal]
    fn make() -> (impl Fn(), P, P) {
        let mut p = P { x: 1, y: 2 };
        fn go() {
            nonlocal!(p);
            p.x += 1;
        }
        let h = go;
        let old = p;
        h();
        let P { x, .. } = p;
        p.y = x * 10;
        let q = p;
        p = old;
        h();
        (h, q, p)
    }
    #[test]
    fn t() {
        let (_, q, p) = make();
        assert_eq!((q, p), (P { x: 2, y: 20 }, P { x: 2, y: 2 }));
    }
}

mod group_reset_loop {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
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
}

mod scalar_kinds {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(
        mut f: f64,
        mut ch: char,
        mut b: bool,
        mut pair: (i32, bool),
        (): (),
    ) -> (impl Fn(), impl Fn() -> String) {
        fn go() {
            nonlocal!(f, ch, b, pair);
            f *= 1.5;
            ch = ((ch as u8) + 1) as char;
            b = !b;
            pair = (pair.0 + 1, !pair.1);
        }
        fn show() -> String {
            format!("{f} {ch} {b} {pair:?} {:.2}", f)
        }
        let (g, s) = (go, show);
        f += 1.0;
        ch = 'x';
        b ^= true;
        b |= false;
        pair.0 *= 2;
        g();
        if b {
            f = -f;
        }
        assert_eq!((f, ch), (-3.0, 'y'));
        assert!(!pair.1 || b);
        (g, s)
    }
    #[test]
    fn t() {
        let (g, s) = make(1.0, 'a', true, (1, true), ());
        g();
        assert_eq!(s(), "-4.5 z false (4, true) -4.50");
    }
}

mod overflow_cast {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn() -> u8, u64) {
        let mut i: u8 = 250;
        let mut arr = [0_u64; 256];
        fn up() -> u8 {
            nonlocal!(i, arr);
            i = i.wrapping_add(1);
            arr[i as usize] += 1;
            i
        }
        let h = up;
        for _ in 0..10 {
            h();
            arr[usize::from(i)] *= 3;
        }
        arr[i as usize] -= u64::from(i < 200);
        (h, arr.iter().sum::<u64>() * 10 + u64::from(i) % 7)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, 29 * 10 + 4);
    }
}

mod str_params {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(mut name: &str) -> (impl Fn() -> String + '_, usize) {
        let mut n: usize = 0;
        fn next() -> String {
            nonlocal!(name, n);
            let r = name.chars().take(1).collect();
            name = &name[1..];
            n += 1;
            r
        }
        let h = next;
        h();
        n += name.len();
        name = name.trim_end();
        let rest = name;
        (h, n + rest.len())
    }
    #[test]
    fn t() {
        let (h, n) = make("abc  ");
        assert_eq!((n, h()), (5 + 2, "b".to_string()));
    }
}

mod recursive_shared {
    use nonlocal::nonlocal;
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
        (f, c, x * 100000 + y)
    }
    #[test]
    fn t() {
        let (f, c, x) = make();
        assert_eq!((x, c(), f(12)), (5500000 + 1055 + 13, 5, 1055));
    }
}
