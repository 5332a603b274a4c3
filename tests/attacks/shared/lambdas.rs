//! Programs that share variables, with closures and with the factory itself.

mod addself {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, Vec<i64>) {
        let mut n: i64 = 1;
        fn bump() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        let f = bump;
        let mut r = vec![];
        r.push(n + f() * n);
        n = n + f();
        r.push(n);
        n += f();
        r.push(n);
        r.push(n - bump() - n);
        let [a, b] = [n, f()];
        r.push(a * 100 + b);
        (f, r)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, [5, 5, 11, -13, 1213]);
    }
}

mod names_clash {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, i64) {
        let mut n = 1;
        let mut m = vec![1];
        let mut __all = 7;
        let mut __shared = 3;
        let __state = 5;
        let __value = 11;
        fn bump() -> i64 {
            nonlocal!(n, __all, __shared, m);
            n += 1;
            __all += 1;
            __shared += __state;
            m.push(__value);
            n + __all + __shared + __value
        }
        let f = bump;
        n += __value + __state;
        __all += __shared;
        m.push(__all);
        (f, n + __all + __shared + m.iter().sum::<i64>())
    }
    #[test]
    fn t() {
        let (f, x) = make();
        assert_eq!(x, 17 + 10 + 3 + 11);
        assert_eq!(f(), 18 + 11 + 8 + 11);
    }
}

mod tail_minus {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (Vec<Box<dyn Fn() -> i64>>, i64) {
        let mut fs: Vec<Box<dyn Fn() -> i64>> = vec![];
        let mut c: i64 = 5;
        fn bump() -> i64 {
            nonlocal!(c);
            let g: &dyn Fn() = &|| ();
            g();
            c += 1;
            c
        }
        fs.push(Box::new(bump));
        fs.push(Box::new(bump));
        fs.push(Box::new(move || c - 1));
        fs.push(Box::new(move || c & 1));
        let x = || -> i64 { c * c - c };
        let y = x();
        (fs, if y > 1 { -c } else { c })
    }
    #[test]
    fn t() {
        let (f, n) = make();
        assert_eq!(f.iter().map(|f| f()).collect::<Vec<_>>(), [6, 7, 6, 1]);
        assert_eq!(n, -5);
    }
}

mod swap {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn(), Vec<String>, String) {
        let mut a = vec!["a".to_string()];
        let mut b = vec!["b".to_string(), "c".into()];
        fn sw() {
            nonlocal!(a, b);
            std::mem::swap(&mut a, &mut b);
        }
        let h = sw;
        h();
        std::mem::swap(&mut a, &mut b);
        a.append(&mut b);
        let t = std::mem::take(&mut a);
        b.extend(t.iter().cloned());
        a = std::mem::replace(&mut b, vec!["z".into()]);
        h();
        (h, b.clone(), format!("{a:?}"))
    }
    #[test]
    fn t() {
        let (_, b, s) = make();
        assert_eq!(b, ["a", "b", "c"]);
        assert_eq!(s, "[\"z\"]");
    }
}

mod patterns {
    use nonlocal::nonlocal;
    struct P {
        x: i64,
        y: i64,
    }
    #[nonlocal]
    fn make(P { mut x, y }: P, (mut a, [b, mut c]): (i64, [i64; 2])) -> (impl Fn() -> i64, i64) {
        fn go() -> i64 {
            nonlocal!(x, a, c);
            x += y;
            a += b;
            c += x * a;
            c
        }
        let h = go;
        h();
        x += 1;
        a += c;
        c -= 1;
        let (p, q) = (x, a + c);
        (h, p * q)
    }
    #[test]
    fn t() {
        // x=1,y=2,a=1,b=1,c=0: x=3,a=2,c=6; x=4,a=8,c=5
        let (h, n) = make(P { x: 1, y: 2 }, (1, [1, 0]));
        assert_eq!(n, 4 * 13);
        assert_eq!(h(), 5 + 6 * 9);
    }
}

mod early_return {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i64) -> Box<dyn Fn() -> i64> {
        let mut c = n;
        fn up() -> i64 {
            nonlocal!(c);
            c += 1;
            c
        }
        fn down() -> i64 {
            nonlocal!(c);
            c -= 1;
            c
        }
        if n < 0 {
            let d = down;
            d();
            return Box::new(d);
        }
        let u = up;
        if u() > 10 {
            c = 0;
            return Box::new(u);
        }
        c *= 2;
        if c == 4 {
            return Box::new(move || u() + down());
        }
        Box::new(up)
    }
    #[test]
    fn t() {
        assert_eq!([-1, 10, 1, 3].map(|n| make(n)()), [-3, 1, 9, 9]);
    }
}

mod field_call {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> ((impl Fn() -> i64, impl Fn() -> i64), i64) {
        let mut t: i64 = 1;
        fn bump() -> i64 {
            nonlocal!(t);
            t += 1;
            t
        }
        fn get() -> i64 {
            t
        }
        let hs = (bump, get);
        t = t + (hs.0)();
        t += (hs.0)();
        let u = t + (hs.1)();
        (hs, u)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, 14);
    }
}

mod field_call_untyped {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> ((impl Fn() -> i64, impl Fn() -> i64), i64) {
        let mut t = 1;
        fn bump() -> i64 {
            nonlocal!(t);
            t += 1;
            t
        }
        fn get() -> i64 {
            t
        }
        let hs = (bump, get);
        let u = t + (hs.1)();
        (hs, u)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, 2);
    }
}

mod plain_tail_let {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(cb: &dyn Fn()) -> (impl Fn() -> i64, impl Fn() -> i64, i64) {
        let mut c: i64 = 5;
        fn bump(k: &dyn Fn()) -> i64 {
            nonlocal!(c);
            k();
            c += 1;
            c
        }
        fn b2() -> i64 {
            nonlocal!(c);
            c += 1;
            c
        }
        fn get() -> i64 {
            c
        }
        let (h, g) = (b2, get);
        bump(cb);
        let r = { c * 2 };
        (h, g, r)
    }
    #[test]
    fn t() {
        assert_eq!(make(&|| ()).2, 12);
    }
}

mod arm_minus_sync {
    use nonlocal::nonlocal;
    #[nonlocal(sync)]
    fn make(k: i32) -> (impl Fn() -> i64, impl Fn() -> i64, i64) {
        let mut c: i64 = 5;
        fn b2() -> i64 {
            nonlocal!(c);
            c += 1;
            c
        }
        fn get() -> i64 {
            c
        }
        let (h, g) = (b2, get);
        let r = match k {
            0 => c - 1,
            _ => c + 1,
        };
        (h, g, r)
    }
    #[test]
    fn t() {
        assert_eq!(make(0).2, 4);
    }
}

mod return_range_sync {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        assert_eq!(make(0).1, 5 + 6 + 10 + 2);
        assert_eq!(make(1).1, 4);
    }
}

mod while_cond_sync {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        assert_eq!(make().1, 9);
    }
}
