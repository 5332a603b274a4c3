//! What a factory and its macro expand to is silent under the lints of a strict crate.

#![deny(warnings, missing_docs, unused, rust_2018_idioms, nonstandard_style, future_incompatible)]
#![deny(private_interfaces, private_bounds, unused_qualifications, unused_lifetimes, single_use_lifetimes)]
// In a test, nothing is reachable.
#![allow(unreachable_pub)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]

use nonlocal::{factory, nonlocal};

/// A type of this module only.
struct Private(&'static str);

factory! {
    // Neither its function nor its macro is used.
    #[expect(dead_code, reason = "only the function's own lint may fire")]
    fn unused(value: u8 = 1) -> String {
        value.to_string()
    }

    fn private(value: &Private = &Private("1"), option: Option<usize> = Some(2), unit: () = ()) -> usize {
        let () = unit;
        option.unwrap_or_default() + value.0.len()
    }
}

mod area {
    //! A factory with the name of its module.

    nonlocal::factory! {
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
    assert_eq!(private!(unit = (), option = Some(255)), private(&Private(""), Some(256), ()));
    assert_eq!(area!(height = area!(), width = area(1, 2)), 4);
    assert_eq!(text!(), 3);
}

/// What is said of a nested function that nobody uses is meant of it, whatever it becomes.
#[test]
fn unused_nested_functions() {
    #[nonlocal]
    fn unused() -> usize {
        let text = "abc";
        #[allow(dead_code)]
        fn length() -> usize {
            text.len()
        }
        #[expect(dead_code)]
        fn twice() -> usize {
            text.len() * 2
        }
        text.len()
    }
    assert_eq!(unused(), 3);
}
