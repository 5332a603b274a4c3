//! Programs that share variables, with closures and with the factory itself.

mod shadow {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn(&str) -> usize, usize, usize) {
        let mut names: Vec<String> = vec![];
        fn add(n: &str) -> usize {
            nonlocal!(names);
            names.push(n.to_owned());
            names.len()
        }
        let a = add;
        a("x");
        names.push("y".into());
        let n = {
            let names = names.len();
            names * 10
        };
        let keep = add;
        let names = names.len() + n;
        keep("z");
        (a, names, n)
    }
    #[test]
    fn t() {
        let (a, n, m) = make();
        assert_eq!((a("q"), n, m), (4, 22, 20));
    }
}

mod labelled_break {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(limit: usize) -> (impl Fn(i32), usize, Vec<i32>) {
        let mut v = Vec::new();
        fn add(x: i32) {
            nonlocal!(v);
            v.push(x);
        }
        let h = add;
        let n = 'outer: loop {
            for i in 0.. {
                h(i);
                if v.len() == limit {
                    break 'outer v.len() * 2;
                }
                if v.len() > 100 {
                    continue 'outer;
                }
            }
        };
        let k = 'b: {
            if v.is_empty() {
                break 'b 0;
            }
            v.len()
        };
        (h, n + k, v.clone())
    }
    #[test]
    fn t() {
        let (_h, n, v) = make(4);
        assert_eq!((n, v), (12, vec![0, 1, 2, 3]));
    }
}

mod question {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(texts: &[&str]) -> Result<(impl Fn(i64) -> i64, i64), std::num::ParseIntError> {
        let mut all: Vec<i64> = Vec::new();
        let mut sum = 0;
        fn add(x: i64) -> i64 {
            nonlocal!(all, sum);
            all.push(x);
            sum += x;
            sum
        }
        let h = add;
        for t in texts {
            all.push(t.parse()?);
            sum += t.parse::<i64>()?;
        }
        let first = texts.first().map_or(Ok(0), |t| t.parse::<i64>())?;
        sum -= all.iter().map(|x| x - first).sum::<i64>();
        Ok((h, sum))
    }
    #[test]
    fn t() {
        let (h, s) = make(&["3", "5"]).unwrap();
        assert_eq!((h(1), s), (7, 6));
        assert!(make(&["x"]).is_err());
    }
}

mod question_option {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(k: &str) -> Option<(impl Fn(&str), String)> {
        let mut v: Vec<String> = vec!["a".into()];
        fn add(x: &str) {
            nonlocal!(v);
            v.push(x.to_string());
        }
        let h = add;
        add(k);
        let last = v.iter().find(|s| s.len() > 2)?.clone();
        let up = v.last()?.to_uppercase();
        v.pop()?;
        Some((h, last + &up))
    }
    #[test]
    fn t() {
        assert!(make("b").is_none());
        assert_eq!(make("abc").unwrap().1, "abcABC");
    }
}

mod letelse {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(x: Option<i64>) -> (impl Fn() -> i64, i64) {
        let mut o = x;
        let mut n: i64 = 0;
        fn bump() -> i64 {
            nonlocal!(o, n);
            n += 1;
            o = o.map(|v| v + 1);
            o.unwrap_or(-1) + n
        }
        let b = bump;
        let Some(v) = o else {
            n = 100;
            bump();
            return (b, n);
        };
        b();
        let (Some(w), m) = (o, n) else { unreachable!() };
        (b, v + w + m)
    }
    #[test]
    fn t() {
        assert_eq!(make(Some(5)).1, 5 + 6 + 1);
        let (b, n) = make(None);
        assert_eq!((n, b()), (101, 101));
    }
}

mod chain {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn(i32), Vec<String>) {
        let mut v = vec![1, 2];
        let mut log: Vec<String> = vec![];
        fn add(x: i32) {
            nonlocal!(v, log);
            v.push(x);
            log.push(format!("add {x}"));
        }
        let h = add;
        if let Some(last) = v.last().copied()
            && last == 2
            && v.len() == 2
            && let Some(f) = v.first().copied()
        {
            h(last + f);
            log.push(format!("{v:?}"));
        }
        if v.len() > 2 && log.len() == 2 || v.is_empty() {
            h(9);
        }
        if let Some(x) = v.pop()
            && let true = x > 8
        {
            log.push(format!("pop {x}"));
        } else if v.len() > 1 {
            log.clear();
        }
        (h, log.clone())
    }
    #[test]
    fn t() {
        assert_eq!(make().1, ["add 3", "[1, 2, 3]", "add 9", "pop 9"]);
    }
}

mod whilelet {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn(i32), Vec<i32>) {
        let mut stack = vec![3];
        let mut out = vec![];
        fn push(x: i32) {
            nonlocal!(stack);
            stack.push(x);
        }
        fn emit(x: i32) {
            nonlocal!(out);
            out.push(x);
        }
        let (h, e) = (push, emit);
        while let Some(x) = stack.pop() {
            if x > 0 {
                h(x - 1);
                if x == 2 {
                    push(0);
                }
            }
            e(x);
            out.push(stack.len() as i32);
        }
        (h, out.clone())
    }
    #[test]
    fn t() {
        assert_eq!(make().1, [3, 1, 2, 2, 0, 1, 1, 1, 0, 0]);
    }
}

mod loopmakes {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: usize) -> (Vec<impl Fn() -> usize>, usize) {
        let mut total = 0;
        let mut all = Vec::new();
        let mut i = 0;
        while i < n {
            fn tick() -> usize {
                nonlocal!(total);
                total += 1;
                total
            }
            all.push(tick);
            total += 10;
            i += 1;
        }
        for f in &all {
            f();
        }
        (all, total)
    }
    #[test]
    fn t() {
        let (f, t) = make(3);
        assert_eq!((t, f[1]()), (33, 34));
    }
}

mod deep3 {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn() -> Box<dyn Fn() -> Box<dyn Fn() -> i64>>, impl Fn() -> i64) {
        let mut a: i64 = 0;
        fn l1() -> Box<dyn Fn() -> Box<dyn Fn() -> i64>> {
            nonlocal!(a);
            let mut b = 10;
            a += 1;
            fn l2() -> Box<dyn Fn() -> i64> {
                nonlocal!(a, b);
                a += 10;
                b += 1;
                let mut c = 100;
                fn l3() -> i64 {
                    nonlocal!(a, b, c);
                    a += 100;
                    b += 1;
                    c += 1;
                    a * 1000000 + b * 1000 + c
                }
                let f = l3;
                c += 5;
                b += c;
                Box::new(f)
            }
            let g = l2;
            b += 2;
            Box::new(g)
        }
        fn get() -> i64 {
            a
        }
        (l1, get)
    }
    #[test]
    fn t() {
        let (l1, get) = make();
        let l2 = l1();
        let l3 = l2();
        let l3b = l2();
        // b: 10,+2=12; l2: 13, c=105, b=118; l2: 119+105=224
        assert_eq!(get(), 21);
        assert_eq!(l3(), 121 * 1000000 + 225 * 1000 + 106);
        assert_eq!(l3b(), 221 * 1000000 + 226 * 1000 + 106);
        assert_eq!(l3(), 321 * 1000000 + 227 * 1000 + 107);
    }
}

mod structlit {
    use nonlocal::nonlocal;
    #[derive(Debug, PartialEq, Clone)]
    struct P {
        x: i64,
        name: String,
        n: usize,
    }
    #[nonlocal]
    fn make() -> (impl Fn(), P, P) {
        let mut x = 1;
        let mut name = String::from("a");
        let mut n: usize = 4;
        fn go() {
            nonlocal!(x, name, n);
            x += 1;
            name.push('b');
            n *= 2;
        }
        let h = go;
        h();
        let p = P { x, name: name.clone(), n };
        h();
        let q = P { x: x * 2, name: name.to_uppercase(), ..p.clone() };
        (h, p, q)
    }
    #[test]
    fn t() {
        let (_, p, q) = make();
        assert_eq!(p, P { x: 2, name: "ab".into(), n: 8 });
        assert_eq!(q, P { x: 6, name: "ABB".into(), n: 8 });
    }
}

mod fmt {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, Vec<String>) {
        let mut x: i64 = 1;
        let mut v = vec![1];
        fn bump() -> i64 {
            nonlocal!(x, v);
            x += 1;
            v.push(x);
            x
        }
        let h = bump;
        let mut out = vec![];
        out.push(format!("{x} {v:?} {0} {0:>4} {}", x + 1));
        let width = 5;
        out.push(format!("{x:>width$}|{:>1$}|{v:?}", x, v.len()));
        h();
        out.push(format!("{x:?} {}", v.len()));
        out.push(format!("{} {x}", {
            x += 1;
            x
        }));
        (h, out)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, ["1 [1] 2    2 2", "    1|1|[1]", "2 2", "3 3"]);
    }
}

mod write {
    use nonlocal::nonlocal;
    use std::fmt::Write;
    #[nonlocal]
    fn make() -> Result<(impl Fn(&str), String), std::fmt::Error> {
        let mut s = String::new();
        let mut n = 0_usize;
        fn add(t: &str) {
            nonlocal!(s, n);
            s.push_str(t);
            n += 1;
        }
        let h = add;
        h("a");
        write!(s, "{n}-{:?}", n + 1)?;
        writeln!(&mut s, "!").unwrap();
        n += s.len();
        write!(s, "{n}")?;
        assert!(s.len() > 2, "{s} {n}");
        assert_eq!(n, 7, "{s}");
        assert_ne!(s, "x");
        debug_assert!(!s.is_empty());
        let b = matches!(n, 7 | 8 if s.ends_with('7'));
        assert!(b);
        Ok((h, s.clone()))
    }
    #[test]
    fn t() {
        assert_eq!(make().unwrap().1, "a1-2!\n7");
    }
}
