//! Programs that share variables, with closures and with the factory itself.

mod mutual {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        assert_eq!(make().1, [2, 10, 0, 10, 0, 5, 1, 0, 2]);
    }
}

mod called_makes {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        let (v, s) = make();
        assert_eq!(s, "b2-c314");
        assert_eq!(v[3](), "b2-c3d14");
    }
}

mod struct_tail_generic {
    use nonlocal::nonlocal;
    struct Api<A, B> {
        add: A,
        get: B,
        first: usize,
    }
    #[nonlocal]
    fn make<'a, T>(seed: &'a [T]) -> Api<impl Fn(T) -> bool + use<'a, T>, impl Fn() -> Vec<T> + use<'a, T>>
    where
        T: Copy + Ord + 'a,
    {
        let mut set = std::collections::BTreeSet::new();
        fn add(x: T) -> bool {
            nonlocal!(set);
            set.insert(x)
        }
        fn get() -> Vec<T> {
            set.iter().copied().chain(seed.iter().copied()).collect()
        }
        let add = add;
        for s in seed {
            add(*s);
        }
        set.extend(seed);
        Api { add, get, first: set.len() }
    }
    #[test]
    fn t() {
        let a = make(&[3, 1, 3]);
        assert!((a.add)(2));
        assert!(!(a.add)(1));
        assert_eq!(((a.get)(), a.first), (vec![1, 2, 3, 3, 1, 3], 2));
    }
}

mod let_types {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn() -> usize, usize) {
        let mut m: std::collections::HashMap<String, Vec<usize>> = Default::default();
        fn put(k: &str, x: usize) -> usize {
            nonlocal!(m);
            m.entry(k.to_string()).or_default().push(x);
            m.len()
        }
        fn size() -> usize {
            m.values().map(Vec::len).sum()
        }
        let s = size;
        put("a", 1);
        m.entry("b".into()).or_insert_with(Vec::new).push(s_of(&m_len(3)));
        if let Some(v) = m.get_mut("a") {
            v.push(2);
        }
        if let Some(x) = m.get("a").and_then(|v| v.last().copied()) {
            put("a", x);
        }
        m.get_mut("b").unwrap()[0] += 1;
        let n = m["a"].len() * 100 + m["b"][0];
        (s, n)
    }
    fn s_of(x: &usize) -> usize {
        *x
    }
    fn m_len(x: usize) -> usize {
        x
    }
    #[test]
    fn t() {
        let (s, n) = make();
        assert_eq!((s(), n), (4, 304));
    }
}

mod tuple_assign_scalar {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, i64) {
        let mut t: i64 = 1;
        fn up() -> i64 {
            nonlocal!(t);
            t += 1;
            t
        }
        let h = up;
        h();
        let ((), y) = (t += 10, t);
        (h, y)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, 12);
    }
}

mod two_args_assign {
    use nonlocal::nonlocal;
    fn two(_: (), b: i64) -> i64 {
        b
    }
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, i64) {
        let mut t: i64 = 1;
        fn up() -> i64 {
            nonlocal!(t);
            two(t += 1, t)
        }
        let h = up;
        let g = up;
        h();
        (g, t)
    }
    #[test]
    fn t() {
        let (g, t) = make();
        assert_eq!((t, g()), (2, 3));
    }
}

mod two_args_assign_untyped {
    use nonlocal::nonlocal;
    fn two(_: (), b: i64) -> i64 {
        b
    }
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, i64) {
        let mut t = 1;
        fn up() -> i64 {
            nonlocal!(t);
            t += 1;
            t
        }
        let h = up;
        h();
        let z = two(t += 10, t);
        (h, z)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, 12);
    }
}

mod unused_mut_lambda {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        let (_, t, n) = make();
        assert_eq!((t, n), (12, 5));
    }
}

mod unused_mut_nested {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        let (u, g) = make();
        assert_eq!((u(), g()), (11, 11));
    }
}

mod letelse_bare {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(x: Option<i64>) -> (impl Fn(), i64) {
        let mut o = x;
        fn bump() {
            nonlocal!(o);
            o = o.map(|v| v + 1);
        }
        let b = bump;
        b();
        let Some(w) = o else { return (b, 0) };
        (b, w)
    }
    #[test]
    fn t() {
        assert_eq!(make(Some(1)).1, 2);
    }
}

mod match_bare_noncopy {
    use nonlocal::nonlocal;
    enum St {
        Idle,
        Busy(#[allow(dead_code)] String),
        Done(i64),
    }
    #[nonlocal]
    fn make() -> (impl Fn(), i64) {
        let mut st = St::Idle;
        fn next() {
            nonlocal!(st);
            st = match st {
                St::Idle => St::Busy("x".into()),
                St::Busy(_) => St::Done(4),
                St::Done(n) => St::Done(n + 1),
            };
        }
        let h = next;
        h();
        h();
        h();
        let r = match st {
            St::Idle => 0,
            St::Busy(_) => 1,
            St::Done(n) => n,
        };
        (h, r)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, 5);
    }
}

mod iflet_bare_noncopy {
    use nonlocal::nonlocal;
    enum St {
        Idle,
        Busy(String),
        Done(i64),
    }
    #[nonlocal]
    fn make() -> (impl Fn(), i64) {
        let mut st = St::Idle;
        fn next() {
            nonlocal!(st);
            let new = match &st {
                St::Idle => St::Busy("x".into()),
                St::Busy(s) => St::Done(s.len() as i64),
                St::Done(n) => St::Done(n + 1),
            };
            st = new;
        }
        let h = next;
        h();
        h();
        h();
        if let St::Done(n) = st {
            return (h, n);
        }
        (h, 0)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, 2);
    }
}
