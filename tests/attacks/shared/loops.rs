//! Programs that share variables, with closures and with the factory itself.

mod cast_index_ops_sync {
    use nonlocal::nonlocal;
    #[nonlocal(sync)]
    fn make() -> (impl Fn() -> usize, Vec<usize>) {
        let mut i: usize = 0;
        let mut out: Vec<usize> = vec![];
        fn up() -> usize {
            nonlocal!(i);
            i += 1;
            i
        }
        let h = up;
        let arr = [10, 20, 30, 40];
        h();
        out.push(arr[i]);
        let x = arr[i] + i * 2;
        out.push(x);
        let y = &arr[i..i + 2];
        out.extend(y);
        i += arr[i];
        let z = if i > 20 { i } else { 0 };
        out.push(z);
        let w: f64 = i as f64 / 2.0;
        out.push(w as usize);
        out.push((0..i).len() + (i..30).len());
        let q = Some(i).filter(|k| *k == i).map_or(0, |k| k + i);
        out.push(q);
        let st = (i, [i; 2], Some(i));
        out.push(st.1[1]);
        (h, out)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, [20, 22, 20, 30, 21, 10, 30, 42, 21]);
    }
}

mod nested_tuple_assign {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, impl Fn() -> i64) {
        let mut t: i64 = 1;
        fn up() -> i64 {
            nonlocal!(t);
            let ((), y) = (t += 1, t);
            y
        }
        fn get() -> i64 {
            t
        }
        (up, get)
    }
    #[test]
    fn t() {
        let (u, g) = make();
        assert_eq!((u(), g()), (2, 2));
    }
}

mod match_scrutinee_assign {
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
        let x = match t += 1 {
            () => t,
        };
        let y = [x, (t = 50, t).1];
        (h, y[0] * 100 + y[1])
    }
    #[test]
    fn t() {
        assert_eq!(make().1, 250);
    }
}

mod mutref_param_sync_or_not {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make<'a>(out: &'a mut Vec<i64>) -> (impl Fn(i64) + 'a, impl Fn() -> usize + 'a) {
        fn add(x: i64) {
            nonlocal!(out);
            out.push(x);
        }
        fn len() -> usize {
            out.len()
        }
        let (a, l) = (add, len);
        out.push(2);
        (a, l)
    }
    #[test]
    fn t() {
        let mut v = vec![];
        {
            let (a, l) = make(&mut v);
            a(5);
            assert_eq!(l(), 2);
        }
    }
}

mod mutref_mut_binding {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make<'a>(mut out: &'a mut Vec<i64>) -> (impl Fn(i64) + 'a, impl Fn() -> usize + 'a) {
        fn add(x: i64) {
            nonlocal!(out);
            out.push(x);
        }
        fn len() -> usize {
            out.len()
        }
        let (a, l) = (add, len);
        out.push(2);
        (a, l)
    }
    #[test]
    fn t() {
        let mut v = vec![];
        {
            let (a, l) = make(&mut v);
            a(5);
            assert_eq!(l(), 2);
        }
    }
}

mod sync_unused {
    use nonlocal::nonlocal;
    #[nonlocal(sync)]
    fn make() -> (impl Fn() -> usize, impl Fn() -> i64) {
        let mut cbs: Vec<Box<dyn FnMut() + Send>> = Vec::new();
        let mut sum: i64 = 0;
        fn fire() -> usize {
            nonlocal!(cbs);
            cbs.iter_mut().for_each(|cb| cb());
            cbs.len()
        }
        fn get() -> i64 {
            nonlocal!(sum);
            sum += 1;
            sum
        }
        let (f, g) = (fire, get);
        cbs.push(Box::new(move || sum += 10));
        (f, g)
    }
    #[test]
    fn t() {
        let (f, g) = make();
        f();
        assert_eq!(g(), 11);
    }
}

mod lambda_immediate {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn(i64) -> i64, i64) {
        let mut t: i64 = 1;
        let mut v: Vec<i64> = vec![];
        fn add(x: i64) -> i64 {
            nonlocal!(t, v);
            t += x;
            v.push(t);
            t
        }
        let h = add;
        let size = || v.len() as i64;
        let n = size();
        h(5);
        let m = size() * 10 + n;
        v.push(m);
        let k = size() + add(1);
        t += k;
        (h, t * 100 + size())
    }
    #[test]
    fn t() {
        assert_eq!(make().1, (7 + 9) * 100 + 3);
    }
}

mod held_false_positive {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn(&str), String) {
        let mut names: Vec<String> = vec![];
        fn add(x: &str) {
            nonlocal!(names);
            names.push(x.into());
        }
        let h = add;
        h("a");
        let quote = |s: &str| format!("<{s}>");
        let s = quote(&names[0]);
        names.push(quote("b"));
        (h, s)
    }
    #[test]
    fn t() {
        assert_eq!(make().1, "<a>");
    }
}

mod str_key_value_loop {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(text: &str) -> (impl Fn(&str) -> usize, usize, String) {
        let mut counts: std::collections::BTreeMap<String, usize> = Default::default();
        let mut order: Vec<String> = vec![];
        let mut longest: usize = 0;
        fn see(w: &str) -> usize {
            nonlocal!(counts, order, longest);
            *counts.entry(w.to_string()).or_insert_with(|| {
                order.push(w.to_string());
                0
            }) += 1;
            longest = longest.max(w.len());
            counts[w]
        }
        let s = see;
        for w in text.split(' ') {
            if s(w) > 1 && order.len() < 10 {
                longest += 1;
                *counts.get_mut(w).unwrap() += 10;
            }
        }
        let total: usize = counts.values().sum::<usize>() + order.iter().map(String::len).sum::<usize>();
        let r = order.iter().map(|w| format!("{w}{}", counts[w])).collect::<Vec<_>>().join(",");
        (s, total * 100 + longest, r)
    }
    #[test]
    fn t() {
        let (s, n, r) = make("a bb a c a");
        assert_eq!((s("c"), n, &r[..]), (2, 29 * 100 + 4, "a23,bb1,c1"));
    }
}

mod nonprim_bare_let {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(o: Option<i64>) -> (impl Fn(), i64) {
        let mut cur = o;
        let mut best = (0, 'a');
        fn dec() {
            nonlocal!(cur, best);
            cur = cur.and_then(|x| (x > 0).then(|| x - 1));
            best = (best.0 + 1, best.1);
        }
        let h = dec;
        let mut s = 0;
        while let Some(x) = cur {
            s += x;
            h();
        }
        let (k, _) = best;
        let again = cur;
        cur = Some(s);
        let z = cur.unwrap_or(0) + again.map_or(100, |x| x) + k;
        let t = if cur.is_some() && best.0 > 2 {
            best = (7, 'c');
            best.0
        } else {
            1
        };
        (h, z * 10 + t)
    }
    #[test]
    fn t() {
        assert_eq!(make(Some(3)).1, (6 + 100 + 4) * 10 + 7);
    }
}

mod return_step_tail {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(k: i64) -> Result<(impl Fn() -> i64, String), String> {
        let mut log: Vec<String> = vec![];
        let mut n: i64 = k;
        fn up() -> i64 {
            nonlocal!(log, n);
            n += 1;
            log.push(n.to_string());
            n
        }
        let h = up;
        if k < 0 {
            up();
            return Err(log.join(""));
        }
        if k > 100 {
            return Err(format!("{n} {}", log.len()));
        }
        match k {
            0 => Err(log.last().cloned().unwrap_or_else(|| "none".into())),
            7 => {
                h();
                Ok((h, log.concat()))
            }
            _ => Ok((h, format!("{log:?}{n}"))),
        }
    }
    #[test]
    fn t() {
        let e = |k| match make(k) {
            Ok((_, s)) => s,
            Err(s) => s,
        };
        assert_eq!([-5, 101, 0, 7, 3].map(e), ["-4", "101 0", "none", "8", "[]3"]);
    }
}
