//! A crate that has `nonlocal` through another one only.

#[cfg(feature = "silent")]
mod silent {
    use reexports::closures::nonlocal;

    #[nonlocal]
    pub fn make_total(mut total: i64) -> (impl Fn(i64), impl Fn() -> i64) {
        fn add(item: i64) {
            nonlocal!(total);
            total += item;
        }
        fn get() -> i64 {
            total
        }
        (add, get)
    }
}

#[cfg(test)]
mod tests {
    use reexports::closures::{factory, nonlocal};

    #[nonlocal(crate = reexports::closures)]
    fn make_total(mut total: i64) -> (impl Fn(i64), impl Fn() -> i64) {
        fn add(item: i64) {
            nonlocal!(total);
            total += item;
        }
        fn get() -> i64 {
            total
        }
        (add, get)
    }

    // What it becomes needs nothing of the crate.
    #[nonlocal]
    fn make_counter(mut count: i64) -> impl FnMut() -> i64 {
        fn counter() -> i64 {
            nonlocal!(count);
            count += 1;
            count
        }
        counter
    }

    factory! {
        #[nonlocal(crate = reexports::closures)]
        fn height(slope: i64, offset: i64 = 1) -> i64 {
            slope + offset
        }
    }

    #[test]
    fn it_is_found_where_it_is_said_to_be() {
        let (add, get) = make_total(1);
        add(2);
        assert_eq!((get(), make_counter(1)(), height!(offset = 3, slope = 1)), (3, 2, 4));
    }
}
