//! References: lent, held, handed from one variable to another, and returned.

mod t_dyn {
    use nonlocal::nonlocal;
    use std::fmt::Display;
    #[nonlocal]
    fn f(base: i64) -> String {
        let ops: Vec<Box<dyn Fn(i64) -> i64>> = vec![Box::new(|x| x + base), Box::new(|x| x * base)];
        let one: &dyn Fn(i64) -> i64 = &|x| x - base;
        let name: Box<dyn Display + '_> = Box::new(base);
        fn run(i: usize, x: i64) -> String {
            if i == ops.len() { format!("{}/{}", one(x), name) } else { run(i + 1, ops[i](x)) }
        }
        run(0, 1)
    }
    #[test]
    fn t() {
        assert_eq!(f(3), "9/3");
    }
}

mod t_dyn_fnmut {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f(each: &mut dyn FnMut(i64), n: i64) {
        fn go(i: i64) {
            nonlocal!(each);
            if i < n {
                each(i);
                (*each)(i * 10);
                go(i + 1);
            }
        }
        go(0);
        each(99);
        go(n - 1);
    }
    #[nonlocal]
    fn g(mut each: Box<dyn FnMut(i64) + '_>, n: i64) {
        fn go(i: i64) {
            nonlocal!(each);
            if i < n {
                each(i);
                go(i + 1);
            }
        }
        go(0);
    }
    #[nonlocal]
    fn h(each: &mut impl FnMut(i64), n: i64) {
        fn go(i: i64) {
            nonlocal!(each);
            if i < n {
                each(i);
                go(i + 1);
            }
        }
        go(0);
        each(7);
    }
    #[test]
    fn t() {
        let mut v = vec![];
        f(&mut |x| v.push(x), 2);
        assert_eq!(v, [0, 0, 1, 10, 99, 1, 10]);
        let mut w = vec![];
        g(Box::new(|x| w.push(x)), 2);
        h(&mut |x| w.push(x), 1);
        assert_eq!(w, [0, 1, 0, 7]);
    }
}

mod move_read_rc {
    use nonlocal::nonlocal;
    use std::rc::Rc;
    #[nonlocal]
    fn f(p: Rc<i64>) -> Vec<Box<dyn Fn() -> i64>> {
        fn mk(k: i64) -> Box<dyn Fn() -> i64> {
            let p = p.clone();
            Box::new(move || *p + k)
        }
        vec![mk(1), mk(2)]
    }
    #[test]
    fn move_read_rc() {
        assert_eq!(f(Rc::new(1))[1](), 3);
    }
}

mod mut_cl {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn cl(v: &mut Vec<i64>) -> usize {
        fn add(x: i64) {
            nonlocal!(v);
            v.push(x);
        }
        [1, 2].iter().for_each(|x| add(*x));
        add(9);
        v.len()
    }
    #[test]
    fn mut_cl() {
        assert_eq!(cl(&mut vec![]), 3);
    }
}

mod mut_take_named {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f<'t>(text: &'t str) -> (&'t str, &'t str) {
        let mut rest: &'t str = text;
        fn take(n: usize) -> &'t str {
            nonlocal!(rest);
            let (a, b) = rest.split_at(n);
            rest = b;
            a
        }
        (take(1), take(2))
    }
    #[test]
    fn mut_take_named() {
        assert_eq!(f("abcd"), ("a", "bc"));
    }
}

mod mut_take_slice_only {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f(text: &str) -> (String, String) {
        let mut rest: &str = text;
        fn take(n: usize) -> &str {
            nonlocal!(rest);
            let (a, b) = rest.split_at(n);
            rest = b;
            a
        }
        let a = take(1);
        let b = take(2);
        (a.to_owned(), b.to_owned())
    }
    #[test]
    fn mut_take_slice_only() {
        assert_eq!(f("abcd"), ("a".into(), "bc".into()));
    }
}

mod x_consume_untyped {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f() -> String {
        let mut v = Vec::new();
        fn add(s: &str) {
            nonlocal!(v);
            v.push(s.to_owned());
        }
        fn finish() -> String {
            v.into_iter().collect()
        }
        add("b");
        finish()
    }
    #[test]
    fn x_consume_untyped() {
        assert_eq!(f(), "b");
    }
}

mod b_cow {
    use nonlocal::nonlocal;
    use std::borrow::Cow;
    #[nonlocal]
    fn f<'a>(text: &'a str, from: char) -> (Cow<'a, str>, Cow<'a, str>) {
        fn fix(s: &str) -> Cow<'_, str> {
            if s.contains(from) { Cow::Owned(s.replace(from, "_")) } else { Cow::Borrowed(s) }
        }
        let mut last: Cow<'_, str> = Cow::Borrowed("");
        fn keep(s: &'a str) {
            nonlocal!(last);
            last = Cow::Borrowed(s);
        }
        keep(&text[1..]);
        (fix(text), last)
    }
    #[test]
    fn b_cow() {
        assert_eq!(f("a b", ' '), (Cow::Borrowed("a_b"), Cow::Borrowed(" b")));
    }
}

mod x_take {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f() -> (Vec<i64>, usize) {
        let mut v: Vec<i64> = vec![1];
        let mut o: Option<String> = Some("x".into());
        fn flush() -> Vec<i64> {
            nonlocal!(v, o);
            if let Some(s) = o.take() {
                v.push(s.len() as i64)
            }
            std::mem::take(&mut v)
        }
        let a = flush();
        v.push(9);
        (a, flush().len())
    }
    #[test]
    fn x_take() {
        assert_eq!(f(), (vec![1, 1], 1));
    }
}

mod e_peekable_param {
    use nonlocal::nonlocal;
    use std::{iter::Peekable, str::Chars};
    #[nonlocal]
    fn f(chars: &mut Peekable<Chars>) -> usize {
        let owned = String::from("local");
        let mut words: Vec<&str> = vec![&owned];
        fn step() {
            nonlocal!(chars, words);
            if chars.next().is_some() {
                words.push("x");
                step();
            }
        }
        step();
        words.len()
    }
    #[test]
    fn e_peekable_param() {
        assert_eq!(f(&mut "ab".chars().peekable()), 3);
    }
}

mod cov_fmt {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f(out: &mut std::fmt::Formatter, text: &str) -> std::fmt::Result {
        fn go(n: usize) -> std::fmt::Result {
            nonlocal!(out);
            out.write_str(text)?;
            if n > 0 { go(n - 1) } else { Ok(()) }
        }
        go(2)
    }
    struct D;
    impl std::fmt::Display for D {
        fn fmt(&self, w: &mut std::fmt::Formatter) -> std::fmt::Result {
            f(w, "a")
        }
    }
    #[test]
    fn cov_fmt() {
        assert_eq!(D.to_string(), "aaa");
    }
}

mod cov_fmt_under {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f(out: &mut std::fmt::Formatter<'_>, text: &str) -> std::fmt::Result {
        fn go(n: usize) -> std::fmt::Result {
            nonlocal!(out);
            out.write_str(text)?;
            out.write_fmt(format_args!("{n}"))
        }
        go(2)?;
        go(1)
    }
    struct D;
    impl std::fmt::Display for D {
        fn fmt(&self, w: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f(w, "a")
        }
    }
    #[test]
    fn cov_fmt_under() {
        assert_eq!(D.to_string(), "a2a1");
    }
}

mod mut_rebind {
    use nonlocal::nonlocal;
    struct Nd {
        v: i64,
        next: Option<Box<Nd>>,
    }
    #[nonlocal]
    fn f(mut at: &mut Nd, steps: usize) -> i64 {
        fn walk(n: usize) {
            nonlocal!(at);
            at.v += 1;
            if n > 0 && at.next.is_some() {
                walk(n - 1)
            }
        }
        walk(steps);
        at.v += 10;
        at = at.next.as_mut().unwrap();
        walk(0);
        at.v
    }
    #[test]
    fn mut_rebind() {
        let mut n = Nd { v: 1, next: Some(Box::new(Nd { v: 5, next: None })) };
        assert_eq!(f(&mut n, 1), 6);
        assert_eq!(n.v, 13);
    }
}

mod b_opt_mut_param {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f(mut out: Option<&mut Vec<i64>>, n: i64) -> i64 {
        fn log(x: i64) {
            nonlocal!(out);
            if let Some(v) = &mut out {
                v.push(x);
            }
            if let Some(v) = out.as_mut() {
                v.push(-x);
            }
        }
        fn has() -> bool {
            out.is_some()
        }
        for i in 0..n {
            log(i);
        }
        has() as i64
    }
    #[test]
    fn b_opt_mut_param() {
        let mut v = vec![];
        assert_eq!(f(Some(&mut v), 2), 1);
        assert_eq!(v, [0, 0, 1, -1]);
        assert_eq!(f(None, 3), 0);
    }
}

mod mut_rebind_slice {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f(mut buf: &[u8], mut out: &mut [u8]) -> usize {
        fn take(n: usize) -> &[u8] {
            nonlocal!(buf);
            let (a, b) = buf.split_at(n);
            buf = b;
            a
        }
        fn put(b: &[u8]) {
            nonlocal!(out);
            let (a, rest) = std::mem::take(&mut out).split_at_mut(b.len());
            a.copy_from_slice(b);
            out = rest;
        }
        let a = take(1).to_vec();
        let b = take(2).to_vec();
        put(&b);
        put(&a);
        buf.len() * 10 + out.len()
    }
    #[test]
    fn mut_rebind_slice() {
        let mut o = [0; 4];
        assert_eq!(f(&[1, 2, 3, 4], &mut o), 11);
        assert_eq!(o, [2, 3, 1, 0]);
    }
}
