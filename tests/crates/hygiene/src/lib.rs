//! Factories in a crate that has taken every name that an expansion could lean on.
//!
//! No prelude, and modules, types, traits and macros with the names of the standard library's; variables with the
//! names of the expansion's own.

#![no_implicit_prelude]
#![allow(dead_code, unused_imports, unused_macros, nonstandard_style)]

pub mod alloc {}
pub mod core {}
pub mod std {}
pub mod nonlocal {}

pub struct Arc;
pub struct Box;
pub struct Default;
pub struct Mutex;
pub struct None;
pub struct Option;
pub struct Rc;
pub struct RefCell;
pub struct Result;
pub struct Some;
pub struct String;
pub struct Vec;
pub struct __F;
pub struct __linked;

pub trait AsyncFn {}
pub trait AsyncFnMut {}
pub trait Copy {}
pub trait Fn {}
pub trait FnMut {}
pub trait FnOnce {}
pub trait Send {}
pub trait Sized {}

/// Every type has a `clone` of its own beside the one that is meant.
pub trait Clone {
    fn clone(&self) -> Rc {
        Rc
    }
}
impl<T: ?::core::marker::Sized> Clone for T {}

/// The same for the other methods that an expansion could call.
pub trait Methods {
    fn borrow_mut(&self) {}
    fn call(&self) {}
    fn into(&self) {}
    fn lock(&self) {}
}
impl<T: ?::core::marker::Sized> Methods for T {}

macro_rules! stolen {
    ($($name:ident)*) => { $(
        macro_rules! $name {
            ($d:tt) => {};
            (! $anything:tt) => { $anything };
        }
    )* };
}
stolen!(assert concat compile_error debug_assert eprintln format_args macro_rules_ matches panic print println);
stolen!(stringify todo unimplemented unreachable write writeln);

/// The user's own `format!` and `vec!`, with the user's own meaning.
macro_rules! format {
    ($text:literal) => {
        ($text, 1_u8)
    };
}
macro_rules! vec {
    ($name:ident => $value:expr) => {
        (::core::stringify!($name), $value)
    };
}

#[cfg(test)]
mod calls;

#[cfg(test)]
mod attribute {
    use ::core::prelude::v1::test;
    use ::nonlocal::nonlocal;
    use ::std::assert_eq;

    use super::*;

    #[nonlocal]
    fn owned(start: i64) -> impl ::core::ops::FnMut() -> i64 {
        let mut count = start;
        fn counter() -> i64 {
            nonlocal!(count);
            count += 1;
            count
        }
        counter
    }

    #[nonlocal]
    fn frozen(n: i64) -> impl ::core::ops::Fn(i64) -> i64 {
        let mut sum = n;
        sum += 1;
        fn add(x: i64) -> i64 {
            x + sum
        }
        add
    }

    #[nonlocal]
    fn cloned(text: ::std::string::String) -> _ {
        fn length() -> usize {
            text.len()
        }
        fn same(other: &str) -> bool {
            text == other
        }
        (length, same)
    }

    #[nonlocal]
    fn inferred(n: i64) -> _ {
        let mut n = n;
        fn next() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        next
    }

    #[nonlocal]
    fn linked(skip: usize) -> _ {
        fn rest(text: &str) -> &str {
            &text[skip..]
        }
        rest
    }

    #[nonlocal]
    fn looped() -> [::std::boxed::Box<dyn ::core::ops::Fn() -> i32>; 2] {
        [1, 2].map(|i| {
            fn show() -> i32 {
                i * 10
            }
            ::std::boxed::Box::new(show) as ::std::boxed::Box<dyn ::core::ops::Fn() -> i32>
        })
    }

    #[nonlocal]
    fn levels(x: i64) -> impl ::core::ops::Fn() -> ::std::boxed::Box<dyn ::core::ops::Fn() -> i64> {
        fn outer() -> ::std::boxed::Box<dyn ::core::ops::Fn() -> i64> {
            fn inner() -> i64 {
                x
            }
            ::std::boxed::Box::new(inner)
        }
        outer
    }

    #[nonlocal]
    fn later(n: u32) -> _ {
        let mut n = n;
        async fn next(by: u32) -> u32 {
            nonlocal!(n);
            n += by;
            n
        }
        async fn none(by: u32) -> u32 {
            by
        }
        let _ = none;
        next
    }

    #[nonlocal]
    fn later_read(n: u32) -> _ {
        async fn plus(by: u32) -> u32 {
            n + by
        }
        plus
    }

    /// `x` is renamed where `show` is made, in the arguments of the user's own macros.
    #[nonlocal]
    fn shadowed() -> impl ::core::ops::Fn() -> (i32, (&'static str, u8), (&'static str, i32)) {
        let x = 1;
        fn show() -> (i32, (&'static str, u8), (&'static str, i32)) {
            (x, format!("{y}"), vec!(x => 3))
        }
        let y = "other";
        ::std::assert!(y == "other");
        show
    }

    struct Limit(i64);

    impl Limit {
        #[nonlocal]
        fn checker(&self) -> impl ::core::ops::Fn(i64) -> bool + '_ {
            fn check(x: i64) -> bool {
                x < self.0
            }
            check
        }
    }

    #[test]
    fn forms() {
        let mut counter = owned(1);
        assert_eq!((counter(), counter()), (2, 3));
        assert_eq!(frozen(1)(1), 3);
        let (length, same) = cloned(::std::convert::From::from("abc"));
        ::std::assert!(length() == 3 && same("abc"));
        assert_eq!(inferred(1)(), 2);
        assert_eq!(linked(1)("abc"), "bc");
        assert_eq!(looped().map(|f| f()), [10, 20]);
        assert_eq!(levels(3)()(), 3);
        assert_eq!(shadowed()(), (1, ("{y}", 1), ("x", 3)));
        let _ = (later, later_read);
        ::std::assert!(Limit(2).checker()(1));
    }
}

/// Variables and parameters with the names of the expansion.
#[cfg(test)]
mod names {
    use ::core::prelude::v1::test;
    use ::nonlocal::nonlocal;
    use ::std::assert_eq;

    #[nonlocal]
    fn variables(__x: i64, __F: i64, args: i64, call: i64, Defaults: i64, linked: i64, f: i64) -> _ {
        let mut __nonlocal_hole_0 = 1;
        let mut __nonlocal_hole_1 = 1;
        let __count = 1;
        fn sum<'a>(text: &'a str, _: &str) -> (&'a str, i64) {
            nonlocal!(__nonlocal_hole_0, __nonlocal_hole_1);
            __nonlocal_hole_0 += 1;
            __nonlocal_hole_1 += __nonlocal_hole_0;
            (text, __x + __F + args + call + Defaults + linked + f + __nonlocal_hole_1 + __count)
        }
        sum
    }

    #[nonlocal]
    fn hidden(__linked: i64) -> _ {
        fn sum(text: &str) -> (&str, i64) {
            (text, __linked)
        }
        sum
    }

    #[nonlocal]
    fn shadowed(__x: i64) -> _ {
        let x = 1;
        fn sum() -> i64 {
            x + __x
        }
        let x = "hides";
        let __x_0 = x.len();
        let __x = __x_0;
        assert_eq!(__x, 5);
        sum
    }

    #[nonlocal]
    fn generic<__F: ::core::ops::Fn(i64) -> i64>(f: __F) -> _ {
        fn call<'a>(text: &'a str, _: &str) -> (&'a str, i64) {
            (text, f(1))
        }
        call
    }

    #[test]
    fn forms() {
        assert_eq!(variables(1, 1, 1, 1, 1, 1, 1)("a", ""), ("a", 11));
        assert_eq!(hidden(1)("a"), ("a", 1));
        assert_eq!(shadowed(1)(), 2);
        assert_eq!(generic(|x| x + 1)("a", ""), ("a", 2));
    }
}

/// Items with the names of the expansion.
#[cfg(test)]
mod items {
    use ::core::prelude::v1::test;
    use ::nonlocal::nonlocal;
    use ::std::assert_eq;

    static f: i64 = 1;

    struct __F(i64);

    fn __linked(x: i64) -> i64 {
        x
    }

    #[nonlocal]
    fn sums(n: i64) -> _ {
        fn sum<'a>(text: &'a str, other: &__F) -> (&'a str, i64) {
            (text, __linked(n) + other.0 + f)
        }
        sum
    }

    #[test]
    fn forms() {
        assert_eq!(sums(1)("a", &__F(2)), ("a", 4));
    }
}

/// Defaults and call macros.
#[cfg(test)]
mod defaults {
    use ::core::prelude::v1::test;
    use ::nonlocal::factory;
    use ::std::assert_eq;

    use super::*;

    struct Defaults;

    factory! {
        pub fn counter(__x: i64 = 0, args: i64 = 1, call: i64 = 0, count: i64 = 0) -> _ {
            let mut count = __x + call + count;
            fn next() -> i64 {
                nonlocal!(count);
                count += args;
                count
            }
            next
        }

        pub(crate) fn call(_: u8, text: &str = "a", option: ::core::option::Option<u8> = ::core::option::Option::None) -> usize {
            text.len() + option.map_or(0, ::core::convert::From::from)
        }

        fn args(args: Defaults = Defaults) -> Defaults {
            args
        }
    }

    mod inner {
        #[::nonlocal::nonlocal]
        pub(in super::super) fn nonlocal(#[default(1)] start: i64, #[default(2)] core: i64) -> i64 {
            start + core
        }
    }

    #[test]
    fn forms() {
        use inner::nonlocal;

        assert_eq!(counter!()(), 1);
        let __x = 5;
        let (args_, call_) = (1, 2);
        assert_eq!(counter!(call = call_, args = args_, __x = __x)(), 8);
        let count = 1;
        assert_eq!(counter!(count = { count }, __x = { __x })(), 7);
        assert_eq!(call!(1, "ab"), 2);
        let Defaults = args!();
        assert_eq!(nonlocal!(core = 3), 4);
    }
}

/// Factories that come out of the user's own macros: their tokens are of several origins.
#[cfg(test)]
mod macros {
    use ::core::prelude::v1::test;
    use ::nonlocal::nonlocal;
    use ::std::assert_eq;
    use ::std::string::String;

    macro_rules! frozen {
        ($make:ident $x:ident) => {
            #[nonlocal]
            fn $make() -> impl ::core::ops::Fn() -> i32 {
                let mut $x = 1;
                $x += 1;
                fn show() -> i32 {
                    $x
                }
                show
            }
        };
    }
    frozen!(make_frozen v);

    macro_rules! cloned {
        ($make:ident $x:ident) => {
            #[nonlocal]
            fn $make($x: String) -> _ {
                let inner = 1;
                fn show() -> usize {
                    $x.len() + inner
                }
                fn other() -> usize {
                    $x.len() - inner
                }
                (show, other)
            }
        };
    }
    cloned!(make_cloned v);

    macro_rules! linked {
        ($make:ident $x:ident $value:expr) => {
            #[nonlocal]
            fn $make() -> _ {
                let mut $x = 1;
                let mut y = 1;
                fn show(text: &str) -> (&str, i32) {
                    nonlocal!($x, y);
                    $x += 1;
                    y += $value;
                    (text, y)
                }
                show
            }
        };
    }
    linked!(make_linked x x + 1);

    macro_rules! renamed {
        ($make:ident $x:ident) => {
            #[nonlocal]
            fn $make() -> _ {
                let $x = 1;
                let y = 1;
                fn show() -> i32 {
                    y + $x
                }
                let $x = "";
                let y = $x;
                let _ = y;
                show
            }
        };
    }
    renamed!(make_renamed x);

    macro_rules! attribute {
        ($item:item) => {
            #[nonlocal]
            $item
        };
    }
    attribute! {
        fn make_item(mut n: i32, m: i32) -> (impl ::core::ops::Fn() -> i32, impl ::core::ops::Fn() -> i32) {
            n += m;
            fn sum() -> i32 {
                n + m
            }
            fn difference() -> i32 {
                n - m
            }
            (sum, difference)
        }
    }

    macro_rules! defaults {
        ($make:ident $x:ident = $value:expr) => {
            ::nonlocal::factory! {
                fn $make($x: i32 = $value, y: i32 = $value + 1) -> _ {
                    fn sum(z: i32) -> i32 {
                        $x + y + z
                    }
                    sum
                }
            }
        };
    }
    defaults!(make_defaults x = 1);

    #[test]
    fn forms() {
        assert_eq!(make_frozen()(), 2);
        let (show, other) = make_cloned(::std::convert::From::from("ab"));
        assert_eq!((show(), other()), (3, 1));
        assert_eq!(make_linked()("a"), ("a", 4));
        assert_eq!(make_renamed()(), 2);
        let (sum, difference) = make_item(1, 2);
        assert_eq!((sum(), difference()), (5, 1));
        assert_eq!((make_defaults!()(1), make_defaults!(y = 1, x = 0)(0)), (4, 1));
    }
}
