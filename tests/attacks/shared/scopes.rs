//! The same in loops, branches and blocks.

mod mut_ref_lifted_reader {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(x: &mut i64) -> (impl Fn(i64) -> i64, impl Fn() -> i64) {
        fn show(k: i64) -> i64 {
            if k > 0 { show(k - 1) } else { *x }
        }
        fn a() -> i64 {
            nonlocal!(x);
            *x += 1;
            show(2)
        }
        (show, a)
    }
    #[test]
    fn t() {
        let mut v = 1;
        {
            let (a, b) = make(&mut v);
            assert_eq!((b(), a(3)), (2, 2));
        }
    }
}

mod tail_temp_inner {
    use nonlocal::nonlocal;
    use std::cell::RefCell;
    #[nonlocal]
    fn make() -> (impl Fn() -> bool, impl Fn()) {
        let mut log = vec![RefCell::new(1)];
        fn any() -> bool {
            if let Some(x) = log.first() { *x.borrow() == 1 } else { false }
        }
        fn clear() {
            nonlocal!(log);
            log.clear();
        }
        (any, clear)
    }
    #[test]
    fn t() {
        let (a, c) = make();
        assert!(a());
        c();
        assert!(!a());
    }
}

mod loop_pattern_var {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> Vec<(Box<dyn Fn()>, Box<dyn Fn() -> i64>)> {
        let mut all: Vec<(Box<dyn Fn()>, Box<dyn Fn() -> i64>)> = Vec::new();
        for mut i in 0..3 {
            fn inc() {
                nonlocal!(i);
                i += 10;
            }
            fn get() -> i64 {
                i
            }
            all.push((Box::new(inc), Box::new(get)));
        }
        all
    }
    #[test]
    fn t() {
        let a = make();
        (a[1].0)();
        assert_eq!(((a[0].1)(), (a[1].1)(), (a[2].1)()), (0, 11, 2));
    }
}

mod tail_temp_mutex {
    use nonlocal::nonlocal;
    use std::sync::Mutex;
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, impl Fn()) {
        let mut log = Some(Mutex::new(1));
        fn get() -> i64 {
            match log {
                Some(ref m) => *m.lock().unwrap(),
                None => 0,
            }
        }
        fn clear() {
            nonlocal!(log);
            log = None;
        }
        (get, clear)
    }
    #[test]
    fn t() {
        let (g, c) = make();
        assert_eq!(g(), 1);
        c();
        assert_eq!(g(), 0);
    }
}

mod early_return2 {
    use nonlocal::nonlocal;
    type B = Box<dyn Fn() -> i64>;
    #[nonlocal]
    fn make(c: bool) -> (B, B) {
        let mut n = if c { 1 } else { 5 };
        fn next() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        fn get() -> i64 {
            n
        }
        if c {
            return (Box::new(next), Box::new(get));
        }
        (Box::new(get), Box::new(next))
    }
    #[test]
    fn t() {
        let (a, b) = make(true);
        assert_eq!((a(), b()), (2, 2));
        let (a, b) = make(false);
        assert_eq!((b(), a()), (6, 6));
    }
}

mod helper_param_same_name {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn(i64) -> i64, impl Fn() -> i64) {
        let mut total: i64 = 0;
        fn add(x: i64) {
            nonlocal!(total);
            total += x;
            if x > 5 {
                add(x - 5)
            }
        }
        fn twice(total: i64) -> i64 {
            add(total);
            add(total);
            total
        }
        fn get() -> i64 {
            total
        }
        (twice, get)
    }
    #[test]
    fn t() {
        let (w, g) = make();
        assert_eq!((w(6), g()), (6, 14));
    }
}

mod late_vars {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(k: i64) -> (impl Fn() -> i64, impl Fn() -> i64) {
        fn inc() -> i64 {
            nonlocal!(n);
            n += k + step;
            n
        }
        fn get() -> i64 {
            n
        }
        let mut n;
        let step = 2;
        if k > 0 {
            n = 1
        } else {
            n = -1
        }
        n *= 2;
        (inc, get)
    }
    #[test]
    fn t() {
        let (i, g) = make(3);
        assert_eq!((i(), g()), (7, 7));
    }
}

mod loop_break_value {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, impl Fn() -> i64) {
        let mut k = 0;
        loop {
            k += 1;
            let mut x = k * 10;
            fn inc() -> i64 {
                nonlocal!(x);
                x += 1;
                x
            }
            fn get() -> i64 {
                x
            }
            if k < 3 {
                continue;
            }
            break (inc, get);
        }
    }
    #[test]
    fn t() {
        let (i, g) = make();
        assert_eq!((i(), g()), (31, 31));
    }
}

mod mutual_recursion_values {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn(u32) -> bool, impl Fn(u32) -> bool, impl Fn() -> Vec<u32>) {
        let mut trace: Vec<u32> = Vec::new();
        fn even(n: u32) -> bool {
            nonlocal!(trace);
            trace.push(n);
            if n == 0 { true } else { odd(n - 1) }
        }
        fn odd(n: u32) -> bool {
            nonlocal!(trace);
            trace.push(n);
            if n == 0 { false } else { even(n - 1) }
        }
        fn get() -> Vec<u32> {
            trace.clone()
        }
        (even, odd, get)
    }
    #[test]
    fn t() {
        let (e, o, g) = make();
        assert!(e(2));
        assert!(o(1));
        assert_eq!(g(), [2, 1, 0, 1, 0]);
    }
}

mod generic_lifted {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make<'a, T: Clone + PartialEq + 'a>(
        init: &'a [T],
    ) -> (impl Fn(usize) -> Option<&'a T>, impl Fn() -> usize) {
        let mut at: usize = 0;
        let mut best: Option<&'a T> = None;
        fn next(k: usize) -> Option<&'a T> {
            nonlocal!(at, best);
            at += 1;
            if k > 0 {
                next(k - 1)
            } else {
                best = init.get(at - 1);
                best
            }
        }
        fn pos() -> usize {
            at + best.map_or(0, |_| 100)
        }
        (next, pos)
    }
    #[test]
    fn t() {
        let v = vec![1, 2, 3];
        let (n, p) = make(&v);
        assert_eq!((n(1), p()), (Some(&2), 102));
        assert_eq!((n(5), p()), (None, 8));
    }
}

mod question_and_return {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn(&str) -> Result<i64, std::num::ParseIntError>, impl Fn() -> Option<i64>) {
        let mut last = None;
        fn parse(s: &str) -> Result<i64, std::num::ParseIntError> {
            nonlocal!(last);
            if s.is_empty() {
                return Ok(0);
            }
            last = None;
            let n = s.trim().parse::<i64>()?;
            last = Some(n);
            Ok(n)
        }
        fn get() -> Option<i64> {
            let x = last?;
            Some(x + 1)
        }
        (parse, get)
    }
    #[test]
    fn t() {
        let (p, g) = make();
        assert_eq!(g(), None);
        p("5").unwrap();
        p("").unwrap();
        assert_eq!(g(), Some(6));
        assert!(p("x").is_err());
        assert_eq!(g(), None);
    }
}

mod box_dyn_state {
    use nonlocal::nonlocal;
    trait Shape {
        fn area(&self) -> f64;
        fn grow(&mut self);
    }
    struct Sq(f64);
    impl Shape for Sq {
        fn area(&self) -> f64 {
            self.0 * self.0
        }
        fn grow(&mut self) {
            self.0 += 1.0;
        }
    }
    #[nonlocal]
    fn make(mut s: Box<dyn Shape>) -> (impl Fn() -> f64, impl Fn()) {
        fn area() -> f64 {
            s.area()
        }
        fn grow() {
            nonlocal!(s);
            s.grow();
            s.as_mut().grow();
        }
        (area, grow)
    }
    #[test]
    fn t() {
        let (a, g) = make(Box::new(Sq(1.0)));
        g();
        assert_eq!(a(), 9.0);
    }
}

mod iter_state {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(items: Vec<i64>) -> (impl Fn() -> Option<i64>, impl Fn() -> Option<i64>, impl Fn(usize)) {
        let mut it = items.into_iter().peekable();
        fn next() -> Option<i64> {
            nonlocal!(it);
            it.next()
        }
        fn peek() -> Option<i64> {
            nonlocal!(it);
            it.peek().copied()
        }
        fn skip(n: usize) {
            nonlocal!(it);
            for _ in it.by_ref().take(n) {}
            while let Some(x) = it.peek() {
                if *x < 0 {
                    it.next();
                } else {
                    break;
                }
            }
        }
        (next, peek, skip)
    }
    #[test]
    fn t() {
        let (n, p, s) = make(vec![1, 2, -1, 3]);
        assert_eq!((n(), p()), (Some(1), Some(2)));
        s(1);
        assert_eq!(n(), Some(3));
    }
}
