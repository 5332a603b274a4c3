//! Functions that make closures over what is shared, and hold nothing themselves; arguments under the same lock.

mod made_and_called {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> i64 {
        let mut v: Vec<i64> = vec![1, 2, 3];
        fn outer() -> i64 {
            let mut g = maker();
            g() + g()
        }
        fn maker() -> Box<dyn FnMut() -> i64> {
            fn inner() -> i64 {
                nonlocal!(v);
                v.pop().unwrap_or(0)
            }
            Box::new(inner)
        }
        outer() * 10 + outer()
    }
    #[test]
    fn t() {
        assert_eq!(make(), 51);
    }
}

mod made_through_two_functions {
    use nonlocal::nonlocal;
    #[nonlocal(sync)]
    fn make() -> (impl Fn() -> usize + Send, impl Fn() -> usize + Send) {
        let mut log: Vec<i64> = Vec::new();
        fn maker(k: i64) -> Box<dyn Fn() -> usize> {
            fn inner() -> usize {
                nonlocal!(log);
                log.push(k);
                log.len()
            }
            Box::new(inner)
        }
        fn twice(k: i64) -> (Box<dyn Fn() -> usize>, Box<dyn Fn() -> usize>) {
            (maker(k), maker(k + 1))
        }
        fn outer() -> usize {
            let (f, g) = twice(5);
            f() + g()
        }
        fn length() -> usize {
            log.len()
        }
        (outer, length)
    }
    #[test]
    fn t() {
        let (outer, length) = make();
        assert_eq!((outer(), outer(), length()), (3, 7, 4));
    }
}

mod arguments_under_one_lock {
    use nonlocal::nonlocal;
    #[nonlocal(sync)]
    fn make() -> (i64, impl Fn() -> i64 + Send) {
        let mut count: i64 = 0;
        let mut step: i64 = 1;
        fn bump() -> i64 {
            nonlocal!(count, step);
            count += step;
            step += 1;
            count
        }
        fn above(n: i64) -> bool {
            count > n
        }
        fn apply(f: impl Fn(i64) -> i64, n: i64) -> i64 {
            f(n) + count
        }
        let next = bump;
        next();
        next();
        let found = if above(step) { 1 } else { 2 };
        let found = found * 10 + i64::from(above(step - 1));
        (found * 100 + apply(|n| n * 2, step), next)
    }
    #[test]
    fn t() {
        let (found, next) = make();
        assert_eq!((found, next()), (2109, 6));
    }
}

mod argument_of_blocks {
    use nonlocal::nonlocal;
    fn same(n: i64) -> i64 {
        n
    }
    #[nonlocal]
    fn make(deep: bool) -> (i64, impl Fn() -> i64) {
        let mut a = 4;
        fn add() -> i64 {
            nonlocal!(a);
            a += 8;
            a
        }
        fn outer(n: i64) -> i64 {
            let more: Box<dyn Fn() -> i64> = Box::new(add);
            more() + n
        }
        let first = outer(same(if deep { a } else { 0 }));
        let second = outer(same(match first {
            0 => 1,
            _ => a,
        }));
        (first * 100 + second, add)
    }
    #[test]
    fn t() {
        let (sum, add) = make(true);
        assert_eq!((sum, add()), (1600 + 32, 28));
    }
}
