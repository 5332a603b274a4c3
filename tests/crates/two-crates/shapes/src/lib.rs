//! A library with factories in its interface.

#![warn(missing_docs)]

pub mod counters {
    //! Counters.

    use nonlocal::factory;

    /// Private: only the default can make it.
    const ONE: i64 = 1;

    factory! {
        /// Counts.
        pub fn make_counter(start: i64 = ONE - 1, step: i64 = ONE) -> impl FnMut() -> i64 {
            let mut count = start;
            fn counter() -> i64 {
                nonlocal!(count);
                count += step;
                count
            }
            counter
        }
    }
}

/// A type of this crate, with a factory for it.
#[derive(Debug, Default, PartialEq)]
pub struct Size(pub u32, pub u32);

/// With the attribute.
#[nonlocal::nonlocal]
#[must_use]
pub fn area(#[default(Size(1, 2))] size: Size, #[default(1)] scale: u32) -> u32 {
    size.0 * size.1 * scale
}

/// Has the name of another factory.
pub mod other {
    nonlocal::factory! {
        /// Counts nothing.
        pub fn make_counter(start: i64 = 7) -> i64 { start }
    }
}

pub use counters::make_counter;

nonlocal::factory! {
    /// Generic, with a lifetime.
    pub fn joined<T: AsRef<str>>(items: &[T], separator: &str = ", ") -> String {
        let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
        items.join(separator)
    }
}

/// Uses its own factories.
#[must_use]
pub fn own() -> (i64, u32) {
    (make_counter!(step = 3)(), area!(scale = 2))
}
