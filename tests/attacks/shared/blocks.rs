//! Programs that share variables, with closures and with the factory itself.

mod vecmac {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn() -> u8, Vec<u8>, Vec<Vec<u8>>) {
        let mut x: u8 = 1;
        let mut v: Vec<u8> = vec![];
        fn bump() -> u8 {
            nonlocal!(x, v);
            x += 1;
            v.push(x);
            x
        }
        let h = bump;
        let a = vec![x, h(), x, bump(), x];
        let b = vec![v.clone(); v.len()];
        let c = dbg!(x);
        assert_eq!(c, 3);
        (h, a, b)
    }
    #[test]
    fn t() {
        let (_, a, b) = make();
        assert_eq!(a, [1, 2, 2, 3, 3]);
        assert_eq!(b, [[2, 3], [2, 3]]);
    }
}

mod compound {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn(i64), [i64; 4], i64) {
        let mut a = [1, 2, 3, 4];
        let mut i = 1;
        let mut t = 0;
        fn set(x: i64) {
            nonlocal!(a, i, t);
            a[i] = x;
            i = (i + 1) % 4;
            t += 1;
        }
        let h = set;
        h(20);
        a[i] += a[i - 1] * 2;
        a[i + 1] -= t;
        a[(i + 2) % 4] <<= t;
        t ^= a[0];
        t |= 8;
        i -= 1;
        a[i] %= 7;
        (h, a, t)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, [2, 6, 43, 3]);
        assert_eq!(make().2, 3 | 8);
    }
}

mod fields {
    use nonlocal::nonlocal;
    #[derive(Clone, Default, Debug, PartialEq)]
    struct Q {
        x: i64,
        v: Vec<i64>,
        inner: (i64, String),
        b: Box<i64>,
    }
    #[nonlocal]
    fn make() -> (impl Fn(), Q) {
        let mut q = Q::default();
        fn go() {
            nonlocal!(q);
            q.x += 1;
            q.v.push(q.x);
            q.inner.1 += "k";
            *q.b += 2;
        }
        let h = go;
        h();
        q.x += 10;
        q.v[0] = q.x;
        q.inner.0 = q.v[0] + *q.b;
        q.inner.1.push_str(&q.x.to_string());
        *q.b *= 5;
        h();
        (q.x, q.inner.0) = (q.inner.0, q.x);
        (h, q.clone())
    }
    #[test]
    fn t() {
        assert_eq!(make().1, Q { x: 13, v: vec![11, 12], inner: (12, "k11k".into()), b: Box::new(12) });
    }
}

mod chains {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        let (_, m, p) = make();
        assert_eq!(m, ["1b!", "2a!"]);
        assert_eq!(p, Some(3));
    }
}

mod lambda_in_step {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        let (_, k, d) = make();
        assert_eq!(k, 17 * 4);
        assert_eq!(d, [8, 9, 10, 11, 7, 8, 9]);
    }
}

mod local_lambda {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        assert_eq!(make().1, [7, 1, 200, 5, 5, 28, 14]);
    }
}

mod move_lambda {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        let (f, mut g, get) = make();
        assert_eq!(get(), (105, 0));
        assert_eq!(f(), 212);
        assert_eq!(g(2), 2);
        assert_eq!(g(5), 99);
        assert_eq!(get(), (212, 5));
    }
}

mod lifetime {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make<'a>(words: &'a [&'a str]) -> (impl Fn() -> Option<&'a str> + 'a, Vec<&'a str>) {
        let mut seen: Vec<&'a str> = Vec::new();
        let mut at = 0;
        fn next() -> Option<&'a str> {
            nonlocal!(seen, at);
            let w = words.get(at).copied()?;
            at += 1;
            seen.push(w);
            Some(w)
        }
        let n = next;
        let m = next;
        m();
        let first = seen[0];
        at += 1;
        n();
        seen.push(first);
        (n, seen.clone())
    }
    #[test]
    fn t() {
        let w = ["a", "b", "c", "d"];
        let (n, s) = make(&w);
        assert_eq!((n(), s), (Some("d"), vec!["a", "c", "a"]));
    }
}

mod the_self {
    use nonlocal::nonlocal;
    struct S {
        base: i64,
        names: Vec<String>,
    }
    impl S {
        #[nonlocal]
        fn make(&self, k: i64) -> (impl Fn(i64) -> i64 + '_, impl Fn() -> String, i64) {
            let mut t = self.base;
            let mut log = Vec::new();
            fn add(x: i64) -> i64 {
                nonlocal!(t, log);
                t += x * self.base;
                log.push(self.names[0].clone());
                t
            }
            fn show() -> String {
                log.join(",")
            }
            let (a, s) = (add, show);
            a(k);
            t += self.base;
            log.push(format!("{}", self.names.len()));
            (a, s, t + log.len() as i64)
        }
    }
    #[test]
    fn t() {
        let s = S { base: 2, names: vec!["n".into()] };
        let (a, sh, n) = s.make(3);
        assert_eq!((a(1), sh(), n), (12, "n,1,n".to_string(), 12));
    }
}

mod scopes {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> Vec<Box<dyn Fn() -> i64>> {
        let mut all: Vec<Box<dyn Fn() -> i64>> = Vec::new();
        let mut n = 1;
        fn up() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        fn get() -> i64 {
            n
        }
        all.push(Box::new(up));
        all.push(Box::new(get));
        {
            let mut n = 100;
            fn up2() -> i64 {
                nonlocal!(n);
                n += 1;
                n
            }
            fn get2() -> i64 {
                n
            }
            n += 5;
            all.push(Box::new(up2));
            all.push(Box::new(get2));
            n += 5;
        }
        n += 10;
        let mut n = 1000;
        fn up3() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        fn get3() -> i64 {
            n
        }
        all.push(Box::new(up3));
        all.push(Box::new(get3));
        n += 1;
        all
    }
    #[test]
    fn t() {
        let a = make();
        let r: Vec<i64> = a.iter().map(|f| f()).collect();
        assert_eq!(r, [12, 12, 111, 111, 1002, 1002]);
    }
}

mod the_async {
    use nonlocal::nonlocal;
    use std::{
        future::Future,
        pin::pin,
        task::{Context, Poll, Waker},
    };
    fn block<F: Future>(f: F) -> F::Output {
        let mut f = pin!(f);
        match f.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(x) => x,
            _ => panic!(),
        }
    }
    #[nonlocal]
    async fn make(x: i64) -> (impl Fn() -> i64, i64) {
        let mut n = x;
        let mut v = vec![x];
        fn bump() -> i64 {
            nonlocal!(n, v);
            n += 1;
            v.push(n);
            n
        }
        let b = bump;
        let w = async { 5 }.await;
        n += w;
        let k = async { b() }.await;
        v.push(k);
        let m = async move { n + v.len() as i64 }.await;
        (b, m)
    }
    #[test]
    fn t() {
        let (b, m) = block(make(1));
        assert_eq!((m, b()), (7 + 3, 8));
    }
}
