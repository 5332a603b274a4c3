//! Programs that share variables, with closures and with the factory itself.

mod fn_in_move_lambda {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        let (a, g) = make();
        assert_eq!((a[1](), g()), (33 + 103, 103));
        assert_eq!(a[0](), 1052 + 205);
    }
}

mod group_in_lambda {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        let v = make(3);
        assert_eq!(((v[2].0)(), (v[2].1)(), (v[0].0)()), (24113, 24 - 0, 2123));
    }
}

mod async_group {
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
    fn make(k: i64) -> impl Future<Output = i64> {
        async move {
            let mut n = k;
            fn up() -> i64 {
                nonlocal!(n);
                n += 1;
                n
            }
            let (a, b) = (up, up);
            a();
            n += 10;
            let z = async { 1 }.await;
            b() * 100 + n + z
        }
    }
    #[test]
    fn t() {
        assert_eq!(block(make(1)), 1300 + 13 + 1);
    }
}

mod called_fn_own_group {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        assert_eq!(make(&[0, 1]), (vec![5 + 4, 7 + 4], 1600 + 11));
    }
}

mod whilelet_group {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        let v = make(vec![1, 3, 500, 4].into_iter());
        assert_eq!(v.iter().map(|f| f()).collect::<Vec<_>>(), [12, 32]);
    }
}

mod ref_dyn {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, i64) {
        let mut t: i64 = 1;
        fn up() -> i64 {
            nonlocal!(t);
            t += 1;
            t
        }
        let f: &dyn Fn() -> i64 = &up;
        f();
        t += 10;
        let g: Box<dyn Fn() -> i64> = Box::new(up);
        let x = f() + g();
        drop(g);
        t *= 2;
        (up, x + t)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, 13 + 14 + 28);
    }
}

mod reader_reader {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> ((impl Fn() -> usize, impl Fn()), usize) {
        let mut v = vec![1];
        fn size() -> usize {
            v.len()
        }
        fn grow() {
            nonlocal!(v);
            v.push(0);
        }
        let api = (size, grow);
        (api.1)();
        let n = v.len() * 10 + (api.0)();
        (api, n)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, 22);
    }
}

mod option_map_value {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        assert_eq!(make().1, 2);
    }
}

mod assign_op_result {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(go: bool) -> Result<(impl Fn() -> i64, i64), String> {
        let mut t: i64 = 1;
        fn up() -> i64 {
            nonlocal!(t);
            t += 1;
            t
        }
        let h = up;
        let set = Some(5).map(|x| t = x).ok_or("none".to_string())?;
        let () = set;
        let seen = Some(t += 10).map(|()| t).unwrap_or(0);
        if go {
            return Err(format!("{}", t));
        }
        (0..2).for_each(|i| t += i);
        Ok((h, seen * 100 + t))
    }
    #[test]
    fn t() {
        assert_eq!(make(false).unwrap().1, 1516);
    }
}

mod minus_min {
    use nonlocal::nonlocal;
    #[nonlocal(sync)]
    fn make() -> (impl Fn() -> i64, impl Fn() -> i64, i64) {
        let mut c: i64 = 5;
        fn up() -> i64 {
            nonlocal!(c);
            c += 1;
            c
        }
        fn get() -> i64 {
            c
        }
        let (u, g) = (up, get);
        u();
        let last = if u() > 3 { c - 1 } else { 0 };
        (u, g, last)
    }
    #[test]
    fn t() {
        assert_eq!(make().2, 6);
    }
}

mod stmt_semantic_neg {
    use nonlocal::nonlocal;
    #[nonlocal(sync)]
    fn make() -> (impl Fn(), impl Fn() -> (), i32) {
        let mut u: () = ();
        let mut n: i32 = 3;
        fn set() {
            nonlocal!(u, n);
            u = ();
            n += 1;
        }
        fn get() {
            u
        }
        let (s, g) = (set, get);
        s();
        let k = {
            n;
            -1
        };
        (s, g, k)
    }
    #[test]
    fn t() {
        assert_eq!(make().2, -1);
    }
}
