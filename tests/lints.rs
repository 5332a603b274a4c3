//! What a factory and its macro expand to is silent under the lints of a strict crate.

// Not `unreachable_pub`: in a test, nothing is reachable.
#![deny(
    warnings,
    missing_docs,
    unused,
    rust_2018_idioms,
    nonstandard_style,
    future_incompatible
)]
#![deny(
    private_interfaces,
    private_bounds,
    unused_qualifications,
    unused_lifetimes,
    single_use_lifetimes
)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]

use nonlocal::macros::factory;

/// A type of this module only.
struct Private(String);

factory! {
    // Neither its function nor its macro is used.
    #[expect(dead_code, reason = "only the function's own lint may fire")]
    fn unused(value: u8 = 1) -> String {
        value.to_string()
    }

    fn private(value: Private = Private("1".into()), option: Option<u8> = Some(2), unit: () = ()) -> u8 {
        let () = unit;
        drop(value);
        option.unwrap_or_default()
    }
}

mod area {
    //! A factory with the name of its module.

    nonlocal::macros::factory! {
        /// The area of a rectangle.
        #[must_use]
        pub fn area(width: u32 = 1, height: u32 = "2".parse().unwrap_or_default()) -> u32 {
            [width, height].iter().product()
        }
    }
}

#[test]
fn silent() {
    use area::area;

    factory! {
        fn text(text: &str = "abc", with: &dyn Fn(&str) -> usize = &str::len) -> usize {
            with(text)
        }
    }
    assert_eq!(
        private!(unit = (), option = Some(u8::MAX)),
        private(Private(String::new()), Some(255), ())
    );
    assert_eq!(area!(height = area!(), width = area(1, 2)), 4);
    assert_eq!(text!(), 3);
}
