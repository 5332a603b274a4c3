//! Several closures, one variable: forms of closures, types and references.

mod factory_macro {
    use nonlocal::nonlocal;
    nonlocal::factory! { pub fn mk(start: i64 = 0, step: i64 = 2) -> (impl Fn() -> i64, impl Fn() -> i64) {
        let mut n = start;
        fn inc() -> i64 { nonlocal!(n); n += step; n }
        fn get() -> i64 { n * step }
        (inc, get)
    } }
    #[nonlocal]
    fn unused_here() {}
    #[test]
    fn t() {
        let (i, g) = mk!(step = 3);
        assert_eq!((i(), g()), (3, 9));
    }
}

mod tail_temp_owned {
    use nonlocal::nonlocal;
    use std::cell::RefCell;
    #[nonlocal]
    fn make() -> impl Fn() -> usize {
        let log = RefCell::new(vec![1]);
        fn len() -> usize {
            log.borrow().len()
        }
        len
    }
    #[test]
    fn t() {
        assert_eq!(make()(), 1);
    }
}

mod array_of_same {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> [Box<dyn Fn() -> i64>; 2] {
        let mut n = 0;
        fn next() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        [Box::new(next), Box::new(next)]
    }
    #[test]
    fn t() {
        let [a, b] = make();
        assert_eq!((a(), b()), (1, 2));
    }
}

mod const_generic_array {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make<const N: usize>() -> (impl Fn(usize, i64), impl Fn() -> [i64; N]) {
        let mut a = [0; N];
        fn set(i: usize, x: i64) {
            nonlocal!(a);
            a[i] = x;
        }
        fn get() -> [i64; N] {
            a
        }
        (set, get)
    }
    #[test]
    fn t() {
        let (s, g) = make::<3>();
        s(1, 5);
        assert_eq!(g(), [0, 5, 0]);
    }
}

mod copy_closure_captured_var {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(f: impl Fn(i64) -> i64 + Copy) -> (impl Fn() -> i64, impl Fn() -> i64) {
        let mut n = 1;
        fn a() -> i64 {
            nonlocal!(n);
            n = f(n);
            n
        }
        fn b() -> i64 {
            f(f(n))
        }
        (a, b)
    }
    #[test]
    fn t() {
        let (a, b) = make(|x| x * 2);
        assert_eq!((a(), b()), (2, 8));
    }
}

mod lifetimes_boxed {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (Box<dyn Fn(&str) -> &str>, Box<dyn for<'x> Fn(&'x str, &str) -> &'x str>) {
        let mut n = 0;
        fn first(s: &str) -> &str {
            nonlocal!(n);
            n += 1;
            &s[..n]
        }
        fn two<'x>(s: &'x str, _t: &str) -> &'x str {
            &s[n..]
        }
        (Box::new(first), Box::new(two))
    }
    #[test]
    fn t() {
        let (f, g) = make();
        assert_eq!((f("abc"), g("abc", "")), ("a", "bc"));
    }
}

mod lifetimes_elided {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn(&str) -> &str, impl Fn() -> usize) {
        let mut n = 0;
        fn first(s: &str) -> &str {
            nonlocal!(n);
            n += 1;
            &s[..n]
        }
        fn get() -> usize {
            n
        }
        (first, get)
    }
    #[test]
    fn t() {
        let (f, g) = make();
        assert_eq!((f("abc"), f("abc"), g()), ("a", "ab", 2));
    }
}

mod consume_take {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn(i64), impl Fn() -> Vec<i64>) {
        let mut v = vec![];
        fn push(x: i64) {
            nonlocal!(v);
            v.push(x);
        }
        fn done() -> Vec<i64> {
            nonlocal!(v);
            std::mem::take(&mut v)
        }
        (push, done)
    }
    #[test]
    fn t() {
        let (p, d) = make();
        p(1);
        assert_eq!((d(), d()), (vec![1], vec![]));
    }
}

mod handler_registers_itself {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, impl Fn() -> Box<dyn Fn() -> i64>) {
        let mut n = 0;
        fn inc() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        fn mk() -> Box<dyn Fn() -> i64> {
            Box::new(inc)
        }
        (inc, mk)
    }
    #[test]
    fn t() {
        let (i, m) = make();
        let a = m();
        assert_eq!((i(), a(), m()(), i()), (1, 2, 3, 4));
    }
}

mod lambda_value {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (Vec<Box<dyn Fn() -> i64>>, impl Fn() -> i64) {
        let mut n = 0;
        fn next() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        fn get() -> i64 {
            n
        }
        let all: Vec<Box<dyn Fn() -> i64>> = (0..2).map(|_| Box::new(next) as Box<dyn Fn() -> i64>).collect();
        (all, get)
    }
    #[test]
    fn t() {
        let (a, g) = make();
        assert_eq!((a[0](), a[1](), g()), (1, 2, 2));
    }
}

mod let_else_var {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(o: Option<i64>) -> Option<(Box<dyn Fn() -> i64>, Box<dyn Fn() -> i64>)> {
        let Some(mut x) = o else { return None };
        fn inc() -> i64 {
            nonlocal!(x);
            x += 1;
            x
        }
        fn get() -> i64 {
            x
        }
        Some((Box::new(inc), Box::new(get)))
    }
    #[test]
    fn t() {
        let (i, g) = make(Some(1)).unwrap();
        assert_eq!((i(), g()), (2, 2));
        assert!(make(None).is_none());
    }
}

mod readonly_unclonable {
    use nonlocal::nonlocal;
    struct NC(i64);
    #[nonlocal]
    fn make(nc: NC) -> (impl Fn() -> i64, impl Fn() -> i64) {
        let mut n = 0;
        fn inc() -> i64 {
            nonlocal!(n);
            n += nc.0;
            n
        }
        fn get() -> i64 {
            n
        }
        (inc, get)
    }
    #[test]
    fn t() {
        let (i, g) = make(NC(3));
        assert_eq!((i(), g()), (3, 3));
    }
}

mod tail_temp {
    use nonlocal::nonlocal;
    use std::cell::RefCell;
    #[nonlocal]
    fn make() -> (impl Fn() -> usize, impl Fn(i64)) {
        let mut log = RefCell::new(Vec::new());
        fn len() -> usize {
            log.borrow().len()
        }
        fn push(x: i64) {
            nonlocal!(log);
            log.get_mut().push(x);
        }
        (len, push)
    }
    #[test]
    fn t() {
        let (l, p) = make();
        p(1);
        assert_eq!(l(), 1);
    }
}

mod tail_temp_iter {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, impl Fn()) {
        let mut log = std::rc::Rc::new(std::cell::RefCell::new(vec![1]));
        fn sum() -> i64 {
            log.borrow().iter().sum()
        }
        fn fresh() {
            nonlocal!(log);
            log = Default::default();
        }
        (sum, fresh)
    }
    #[test]
    fn t() {
        let (s, f) = make();
        assert_eq!(s(), 1);
        f();
        assert_eq!(s(), 0);
    }
}

mod move_lambda_clone_in_closure {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (impl Fn() -> Box<dyn Fn() -> usize>, impl Fn()) {
        let mut v = vec![1];
        fn lens() -> Box<dyn Fn() -> usize> {
            let w = v.clone();
            Box::new(move || w.len())
        }
        fn inc() {
            nonlocal!(v);
            v.push(1);
        }
        (lens, inc)
    }
    #[test]
    fn t() {
        let (a, i) = make();
        let f = a();
        i();
        assert_eq!((f(), a()()), (1, 2));
    }
}

mod shadow_from_self {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(x: i64) -> (impl Fn() -> i64, impl Fn() -> i64) {
        let mut x = x * 2;
        fn inc() -> i64 {
            nonlocal!(x);
            let x2 = x;
            x += 1;
            let x = x2;
            x
        }
        fn get() -> i64 {
            x
        }
        (inc, get)
    }
    #[test]
    fn t() {
        let (i, g) = make(5);
        assert_eq!((i(), i(), g()), (10, 11, 12));
    }
}

mod captured_fn_field {
    use nonlocal::nonlocal;
    struct H {
        f: Box<dyn FnMut() -> i64>,
        n: i64,
    }
    #[nonlocal]
    fn make(mut h: H) -> (impl Fn() -> i64, impl Fn() -> i64) {
        fn a() -> i64 {
            nonlocal!(h);
            h.n += 1;
            (h.f)() + h.n
        }
        fn b() -> i64 {
            h.n
        }
        (a, b)
    }
    #[test]
    fn t() {
        let (a, b) = make(H { f: Box::new(|| 10), n: 0 });
        assert_eq!((a(), b()), (11, 1));
    }
}
