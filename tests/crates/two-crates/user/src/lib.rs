//! Uses the factories of a library, and knows nothing of `nonlocal`.

/// What the calls return.
#[must_use]
pub fn calls() -> (i64, i64, i64) {
    use nonlocal_test_shapes::counters::make_counter;

    let mut five = make_counter!(step = 5);
    five();
    (five(), make_counter!(10)(), make_counter(1, 1)())
}

#[cfg(test)]
mod tests {
    use nonlocal_test_shapes::Size;

    #[test]
    fn by_name() {
        assert_eq!(super::calls(), (10, 11, 2));
    }

    #[test]
    fn reexported() {
        use nonlocal_test_shapes::{area, make_counter};
        assert_eq!(make_counter!()(), 1);
        assert_eq!((area!(), area!(scale = 3), area!(Size(2, 2))), (2, 6, 4));
        assert_eq!(area(Size::default(), 1), 0);
    }

    #[test]
    fn of_the_same_name() {
        use nonlocal_test_shapes::other::make_counter;
        assert_eq!(make_counter!(), 7);
    }

    #[test]
    fn by_glob() {
        use nonlocal_test_shapes::*;
        assert_eq!(joined!(&["a", "b"]), "a, b");
        assert_eq!(joined!(&["a", "b"], separator = "-"), "a-b");
        assert_eq!(own(), (3, 4));
    }

    /// A factory passed on by this crate.
    mod facade {
        pub use nonlocal_test_shapes::counters::make_counter;
    }

    #[test]
    fn passed_on() {
        use facade::make_counter;
        assert_eq!(make_counter!(start = 4)(), 5);
    }
}
