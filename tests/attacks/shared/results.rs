//! Programs that share variables, with closures and with the factory itself.

mod methods_on_temp_struct {
    use nonlocal::nonlocal;
    #[derive(Default, Clone)]
    struct Acc {
        xs: Vec<i64>,
        on: bool,
    }
    impl Acc {
        fn add(&mut self, x: i64) -> &mut Self {
            self.xs.push(x);
            self
        }
        fn sum(&self) -> i64 {
            self.xs.iter().sum()
        }
        fn done(self) -> usize {
            self.xs.len()
        }
    }
    #[nonlocal]
    fn make() -> (impl Fn(i64) -> i64, i64) {
        let mut acc = Acc::default();
        fn add(x: i64) -> i64 {
            nonlocal!(acc);
            acc.add(x).add(x);
            acc.on ^= true;
            acc.sum()
        }
        let h = add;
        h(1);
        acc.add(2).add(3).xs.retain(|x| *x != 1);
        acc.on = !acc.on;
        let n = acc.clone().done() as i64 * 100 + Acc::sum(&acc);
        if acc.on {
            acc.xs.clear();
        } else if acc.sum() == 5 {
            acc.add(100);
        }
        let Acc { xs, on: false } = acc.clone() else { panic!() };
        (h, n + xs.len() as i64)
    }
    #[test]
    fn t() {
        let (h, n) = make();
        assert_eq!((n, h(1)), (208, 107));
    }
}

mod group_ref {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn() -> usize, impl Fn() -> usize, impl Fn() -> usize, impl Fn() -> usize, usize) {
        let mut a = vec![1];
        let mut b = vec![1];
        fn fa() -> usize {
            nonlocal!(a);
            a.push(1);
            a.len()
        }
        fn fb() -> usize {
            nonlocal!(b);
            b.push(1);
            b.len()
        }
        let r = &mut b;
        let (p, q) = (fa, fa);
        r.push(5);
        let n = r.len() + p();
        let (x, y) = (fb, fb);
        (p, q, x, y, n)
    }
    #[test]
    fn t() {
        assert_eq!(make().4, 4);
    }
}

mod group_peek {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn() -> usize, impl Fn() -> usize, impl Fn() -> usize, impl Fn() -> usize, usize) {
        let mut a = vec![1];
        let mut b = vec![1];
        fn fa() -> usize {
            nonlocal!(a);
            a.push(1);
            a.len()
        }
        fn fb() -> usize {
            nonlocal!(b);
            b.push(1);
            b.len()
        }
        let peek = || b.len();
        let (p, q) = (fa, fa);
        let n = peek() + p();
        let (x, y) = (fb, fb);
        (p, q, x, y, n)
    }
    #[test]
    fn t() {
        assert_eq!(make().4, 3);
    }
}

mod arg_assign_nested_slot {
    use nonlocal::nonlocal;
    fn two(_: (), b: i64) -> i64 {
        b
    }
    #[nonlocal]
    fn make(cb: &dyn Fn()) -> (impl Fn() -> i64, i64) {
        let mut t: i64 = 1;
        fn up() -> i64 {
            nonlocal!(t);
            t += 1;
            t
        }
        fn busy(cb: &dyn Fn()) {
            nonlocal!(t);
            cb();
            t += 1;
        }
        let h = up;
        busy(cb);
        let z = two(t += 10, t);
        (h, z)
    }
    #[test]
    fn t() {
        assert_eq!(make(&|| ()).1, 12);
    }
}

mod match_ref_clone_help {
    use nonlocal::nonlocal;
    enum St {
        Idle,
        Done(i64),
    }
    #[nonlocal]
    fn make() -> (impl Fn(), i64) {
        let mut st = St::Idle;
        fn next() {
            nonlocal!(st);
            st = St::Done(3);
        }
        let h = next;
        h();
        let r = match &st {
            St::Idle => 0,
            St::Done(n) => *n,
        };
        (h, r)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, 3);
    }
}

mod match_index_place {
    use nonlocal::nonlocal;
    enum Tok {
        Num(i64),
        Name(String),
    }
    #[nonlocal]
    fn make() -> (impl Fn(i64), i64) {
        let mut toks = vec![Tok::Num(1), Tok::Name("x".into())];
        fn add(x: i64) {
            nonlocal!(toks);
            toks.push(Tok::Num(x));
        }
        let h = add;
        h(4);
        let mut s = 0;
        for i in 0..toks.len() {
            match toks[i] {
                Tok::Num(n) => s += n,
                Tok::Name(_) => s += 100,
            }
        }
        (h, s)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, 105);
    }
}

mod match_as_str {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn(&str), i64) {
        let mut cmd = String::from("a");
        fn set(x: &str) {
            nonlocal!(cmd);
            cmd = x.to_string();
        }
        let h = set;
        h("b");
        let n = match cmd.as_str() {
            "a" => 1,
            "b" => 2,
            _ => 3,
        };
        (h, n)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, 2);
    }
}

mod iflet_get_copy {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn(i64), i64) {
        let mut m = std::collections::HashMap::from([(1, 5)]);
        fn set(x: i64) {
            nonlocal!(m);
            m.insert(2, x);
        }
        let h = set;
        h(7);
        if let Some(&x) = m.get(&2) {
            return (h, x);
        }
        (h, 0)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, 7);
    }
}

mod unused_mut_loop {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        let (mut f, t) = make();
        assert_eq!((t, f[0]()), (5, 7));
    }
}

mod tuple_scalar {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(mut p: (i64, i64)) -> (impl Fn(), (i64, i64), i64) {
        fn go() {
            nonlocal!(p);
            p = (p.1, p.0 + p.1);
        }
        let h = go;
        h();
        h();
        p.0 += 1;
        let (a, b) = p;
        p = (a * b, p.0);
        h();
        (h, p, p.0 + a)
    }
    #[test]
    fn t() {
        let (_, p, n) = make((1, 2));
        assert_eq!((p, n), ((4, 24), 8));
    }
}

mod lambda_param_shadow {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn(i64), Vec<i64>) {
        let mut v = vec![1, 2];
        let mut t = 1;
        fn add(x: i64) {
            nonlocal!(v, t);
            v.push(x);
            t += x;
        }
        let h = add;
        h(3);
        let w: Vec<i64> = vec![10, 20].into_iter().map(|t| t + 1).map(|v: i64| v * 2).collect();
        let z = (|t: i64, v: &[i64]| t + v.len() as i64)(5, &w);
        v.extend(w.iter().map(|v| v + t));
        for t in 0..2 {
            v.push(t);
        }
        if let Some(t) = v.pop() {
            v.push(t * z);
        }
        let t2 = {
            let t = v.len();
            t as i64
        };
        t += t2;
        v.push(t);
        (h, v.clone())
    }
    #[test]
    fn t() {
        assert_eq!(make().1, [1, 2, 3, 26, 46, 0, 7, 11]);
    }
}

mod self_mut {
    use nonlocal::nonlocal;
    struct S {
        log: Vec<String>,
        n: i64,
    }
    impl S {
        #[nonlocal]
        fn run(&mut self, xs: &[i64]) -> i64 {
            let mut t = self.n;
            let mut seen: Vec<i64> = vec![];
            fn add(x: i64) -> i64 {
                nonlocal!(t, seen);
                t += x;
                seen.push(x);
                t
            }
            let (a, b) = (add, add);
            for x in xs {
                a(*x);
                self.n += b(1);
            }
            t += self.n;
            seen.retain(|x| *x > 1);
            self.log.push(format!("{t} {seen:?} {}", self.n));
            t
        }
    }
    #[test]
    fn t() {
        let mut s = S { log: vec![], n: 1 };
        assert_eq!(s.run(&[2, 3]), 21);
        assert_eq!(s.log, ["21 [2, 3] 13"]);
    }
}
