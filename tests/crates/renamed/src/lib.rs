//! The dependency has another name here: the manifest says so, and so can the attributes.

#[cfg(test)]
mod tests {
    use nl::factory;

    #[nl::nonlocal]
    fn found(mut total: i64) -> (impl Fn(i64), impl Fn() -> i64) {
        fn add(item: i64) {
            nonlocal!(total);
            total += item;
        }
        fn get() -> i64 {
            total
        }
        (add, get)
    }

    #[nl::nonlocal(sync, crate = nl)]
    fn written(mut total: i64) -> (impl Fn(i64), impl Fn() -> i64) {
        fn add(item: i64) {
            nonlocal!(total);
            total += item;
        }
        fn get() -> i64 {
            total
        }
        (add, get)
    }

    #[nl::nonlocal(type = Total, crate = ::nl)]
    fn named(mut total: i64) -> Total {
        fn add(item: i64) -> i64 {
            nonlocal!(total);
            total += item;
            total
        }
        add
    }

    factory! {
        fn height(slope: i64, offset: i64 = 1) -> i64 {
            slope + offset
        }

        #[nonlocal(crate = nl)]
        fn scaled(x: i64, factor: i64) -> i64 {
            x * factor
        }
    }

    #[nl::decorate(nl::decorators::memoize)]
    fn fib(n: u64) -> u64 {
        if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
    }

    #[nl::decorate(crate = nl, nl::decorators::memoize)]
    fn double(n: u64) -> u64 {
        2 * n
    }

    #[test]
    fn everything_finds_the_crate() {
        for (add, get) in [found(1)].iter() {
            add(2);
            assert_eq!(get(), 3);
        }
        let (add, get) = written(1);
        add(2);
        let mut boxed: Box<dyn FnMut(i64) -> i64> = named(1).into();
        assert_eq!((get(), boxed(2)), (3, 3));
        assert_eq!((height!(2), scaled!(factor = 3, x = 2)), (3, 6));
        assert_eq!((fib(50), double(4)), (12_586_269_025, 8));
    }
}
