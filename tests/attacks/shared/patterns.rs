//! Programs that share variables, with closures and with the factory itself.

mod sort_by_key_cmp {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        assert_eq!(make().1, ["bb", "ccc", "dddd"]);
    }
}

mod diverging_macros {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(k: i32) -> (impl Fn() -> usize, usize) {
        let mut v = vec![k];
        fn go() -> usize {
            nonlocal!(v);
            v.push(1);
            v.len()
        }
        let h = go;
        h();
        let n = match v.len() {
            2 => v[1] as usize + 5,
            3 => unreachable!("{v:?}"),
            _ => panic!("{v:?} {}", v.len()),
        };
        let m = loop {
            let Some(x) = v.pop() else { break 7 };
            if x == 1 {
                continue;
            }
            if x > 100 {
                break v.len();
            }
        };
        assert!(v.len() == 0 && n > 0, "{v:?}");
        println!("{v:?}");
        (h, n + m)
    }
    #[test]
    fn t() {
        assert_eq!(make(3).1, 13);
        assert_eq!(make(300).1, 6);
    }
}

mod mut_ref_param {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make<'a>(out: &'a mut Vec<i64>, k: &'a mut i64) -> (impl Fn(i64) + 'a, impl Fn() -> usize + 'a) {
        fn add(x: i64) {
            nonlocal!(out, k);
            out.push(x);
            *k += x;
        }
        fn len() -> usize {
            out.len()
        }
        let (a, l) = (add, len);
        a(1);
        out.push(2);
        *k *= 10;
        out[0] += *k;
        (a, l)
    }
    #[test]
    fn t() {
        let mut v = vec![];
        let mut k = 0;
        {
            let (a, l) = make(&mut v, &mut k);
            a(5);
            assert_eq!(l(), 3);
        }
        assert_eq!((v, k), (vec![11, 2, 5], 15));
    }
}

mod shared_closure_var {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn(i64) -> i64, impl Fn(i64), i64) {
        let mut f: Box<dyn Fn(i64) -> i64> = Box::new(|x| x + 1);
        fn run(x: i64) -> i64 {
            f(f(x))
        }
        fn set(k: i64) {
            nonlocal!(f);
            f = Box::new(move |x| x * k);
        }
        let (r, s) = (run, set);
        let a = f(1);
        s(10);
        let b = f(1) + (f)(2);
        f = Box::new(move |x| x - b);
        (r, s, a + b)
    }
    #[test]
    fn t() {
        let (r, s, n) = make();
        assert_eq!((n, r(100)), (32, 40));
        s(2);
        assert_eq!(r(3), 12);
    }
}

mod early_exit_in_step {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(xs: &[Option<i64>]) -> (impl Fn() -> i64, i64) {
        let mut t = 0;
        let mut v: Vec<i64> = vec![];
        fn get() -> i64 {
            nonlocal!(t, v);
            t += 1;
            v.push(t);
            t
        }
        let h = get;
        for x in xs {
            t += match x {
                Some(0) => continue,
                Some(-1) => break,
                Some(x) => *x,
                None => return (h, -t),
            };
            v.push(if let Some(k) = x {
                if *k > 50 {
                    return (h, v.len() as i64);
                }
                *k
            } else {
                0
            });
            h();
        }
        (h, t + v.iter().sum::<i64>())
    }
    #[test]
    fn t() {
        assert_eq!(make(&[Some(2), Some(0), Some(3)]).1, 7 + 15);
        assert_eq!(make(&[Some(2), None]).1, -3);
        assert_eq!(make(&[Some(60)]).1, 0);
        assert_eq!(make(&[Some(-1), None]).1, 0);
    }
}

mod assign_pattern {
    use nonlocal::nonlocal;
    struct P {
        a: i64,
        b: i64,
    }
    #[nonlocal]
    fn make() -> (impl Fn(), i64) {
        let mut a: i64 = 1;
        let mut b: i64 = 2;
        let mut c = 3;
        fn rot() {
            nonlocal!(a, b, c);
            (a, b, c) = (b, c, a);
        }
        let h = rot;
        h();
        [a, b] = [b, a];
        P { a, b } = P { a: b * 10, b: a + c };
        (c, _) = (c * 2, a);
        (a, (b, ..)) = (b, (a, c, 1));
        (h, a * 1000 + b * 10 + c)
    }
    #[test]
    fn t() {
        // 2,3,1 -> 3,2,1 -> a=20,b=4 -> c=2 -> a=4,b=20
        assert_eq!(make().1, 4202);
    }
}

mod pass_as_value_loops {
    use nonlocal::nonlocal;
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
    #[test]
    fn t() {
        assert_eq!(make(2).1, [103, 105, 1, 2, 104, 105, 106, 107, 108, 109]);
    }
}

mod step_holds_same_sync {
    use nonlocal::nonlocal;
    #[nonlocal(sync)]
    fn make() -> (impl Fn() -> i64, i64) {
        let mut t: i64 = 1;
        let mut v: Vec<i64> = vec![1];
        fn up() -> i64 {
            nonlocal!(t, v);
            t += 1;
            v.push(t);
            t
        }
        let h = up;
        let x = v.len() as i64 + t + up();
        v.push(t);
        t = v.len() as i64 + up() + t;
        v[0] = up() * t;
        (h, x * 1000 + v[0] + t)
    }
    #[test]
    fn t() {
        // x=1+1+2=4; v=[1,2,2]; t= 3+3+3=9; v[0]: up()=10,*10=100; t=10
        assert_eq!(make().1, 4110);
    }
}

mod raw_type {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(r#fn: i64) -> (impl Fn() -> i64, i64, String) {
        let mut r#type = r#fn;
        let mut r#match = vec![r#fn];
        fn r#loop() -> i64 {
            nonlocal!(r#type, r#match);
            r#type += 1;
            r#match.push(r#type);
            r#type
        }
        let r#in = r#loop;
        r#in();
        r#type *= 10;
        r#match[0] = r#type;
        let s = format!("{type} {match:?} {0}", r#type);
        (r#in, r#type, s)
    }
    #[test]
    fn t() {
        let (f, t, s) = make(1);
        assert_eq!((f(), t, &s[..]), (21, 20, "20 [20, 2] 20"));
    }
}

mod async_blocks {
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
        let m = async { v.len() as i64 + n }.await;
        let fut = async move {
            v.push(1);
            n += 1;
            v.len() as i64 * n
        };
        let q = fut.await;
        if async { true }.await && n > 0 && v.len() > 1 {
            n = n + m;
        }
        (b, q * 100 + n)
    }
    #[test]
    fn t() {
        let (b, m) = block(make(1));
        assert_eq!((m, b()), (4 * 8 * 100 + 18, 19));
    }
}

mod linked {
    use nonlocal::nonlocal;
    struct Node {
        v: i64,
        next: Option<Box<Node>>,
    }
    #[nonlocal]
    fn make() -> (impl Fn(i64), impl Fn() -> Option<i64>, i64) {
        let mut head: Option<Box<Node>> = None;
        fn push(v: i64) {
            nonlocal!(head);
            head = Some(Box::new(Node { v, next: head.take() }));
        }
        fn pop() -> Option<i64> {
            nonlocal!(head);
            let n = head.take()?;
            head = n.next;
            Some(n.v)
        }
        let (a, b) = (push, pop);
        a(1);
        a(2);
        push(3);
        let top = head.as_ref().map_or(0, |n| n.v);
        head.as_mut().unwrap().v *= 10;
        head = head.take().and_then(|n| n.next);
        let mut sum = 0;
        while let Some(n) = head.take() {
            sum += n.v;
            head = n.next;
            if sum == 2 {
                a(5);
            }
        }
        (a, b, top * 100 + sum)
    }
    #[test]
    fn t() {
        let (a, b, n) = make();
        a(9);
        assert_eq!((n, b(), b()), (308, Some(9), None));
    }
}
