//! Defaults and keyword arguments: `factory! { fn f(a: i64 = 0) }` and `#[default(0)]`.

// `pub` is under test here, and so are defaults of every shape.
#![allow(unreachable_pub, clippy::redundant_closure_call, clippy::let_and_return, clippy::unused_async)]
#![allow(
    clippy::needless_pass_by_value,
    clippy::items_after_statements,
    clippy::redundant_closure_for_method_calls
)]

use std::cell::RefCell;
use std::fmt::Display;
use std::sync::atomic::{AtomicU32, Ordering};

use nonlocal::factory;

factory! {
    fn make_counter(start: i64 = 0, step: i64 = 1) -> impl FnMut() -> i64 {
        let mut count = start;
        move || { count += step; count }
    }

    fn greet(name: &str, greeting: &str = "hello", mark: char = '!') -> String {
        format!("{greeting}, {name}{mark}")
    }
}

#[test]
fn arguments_by_position_and_by_keyword() {
    assert_eq!(make_counter!()(), 1);
    assert_eq!(make_counter!(10)(), 11);
    assert_eq!(make_counter!(10, 5)(), 15);
    assert_eq!(make_counter!(10, step = 5)(), 15);
    assert_eq!(make_counter!(step = 5)(), 5);
    assert_eq!(make_counter!(step = 5, start = 10)(), 15);
    assert_eq!(make_counter(10, 1)(), 11);
}

#[test]
fn required_parameters() {
    assert_eq!(greet!("Ann"), "hello, Ann!");
    assert_eq!(greet!(name = "Ann"), "hello, Ann!");
    assert_eq!(greet!(greeting = "hi", name = "Ann"), "hi, Ann!");
    assert_eq!(greet!("Ann", mark = '?'), "hello, Ann?");
}

#[test]
fn a_call_is_an_expression_and_a_statement() {
    let mut log = Vec::new();
    factory! {
        fn push(log: &mut Vec<i64>, value: i64 = 1) { log.push(value); }
    }
    push!(&mut log);
    push!(&mut log, 2);
    push!(value = 3, log = &mut log);
    push!(&mut log, 4);
    assert_eq!(log, [1, 2, 3, 4]);
    assert_eq!(greet!("Ann").len(), 11);
    assert_eq!([make_counter!(step = 2)(); 1], [2]);
}

#[test]
fn trailing_commas() {
    factory! {
        fn sum(
            a: i64 = 1,
            b: i64 = 2,
        ) -> i64 {
            a + b
        }
    }
    assert_eq!(sum!(1,), 3);
    assert_eq!(sum!(1, b = 3,), 4);
}

#[test]
fn a_default_is_made_anew_at_every_call() {
    static MADE: AtomicU32 = AtomicU32::new(0);
    factory! {
        fn number(number: u32 = MADE.fetch_add(1, Ordering::Relaxed)) -> u32 { number }
        fn appended(value: i32, items: Vec<i32> = Vec::new()) -> Vec<i32> {
            let mut items = items;
            items.push(value);
            items
        }
    }
    assert_eq!((number!(), number!(), number!(9), number!()), (0, 1, 9, 2));
    assert_eq!(appended!(1), [1]);
    assert_eq!(appended!(2), [2]);
}

#[test]
fn arguments_are_evaluated_as_written() {
    factory! {
        fn three(a: u8, b: u8 = 0, c: u8 = 0) -> [u8; 3] { [a, b, c] }
    }
    let order = RefCell::new(String::new());
    let log = |name: char, value: u8| {
        order.borrow_mut().push(name);
        value
    };
    assert_eq!(three!(log('a', 1), c = log('c', 3)), [1, 0, 3]);
    assert_eq!(three!(c = log('c', 3), b = 2, a = log('a', 1)), [1, 2, 3]);
    assert_eq!(three!(log('a', 1), c = log('c', 3), b = log('b', 2)), [1, 2, 3]);
    assert_eq!(*order.borrow(), "accaacb");

    let mut n = 1;
    let changed = three!(
        b = n,
        a = {
            n += 1;
            n
        }
    );
    assert_eq!(changed, [2, 1, 0]);
}

#[test]
fn closures_keep_what_the_signature_says_about_them() {
    factory! {
        fn apply(times: usize = 1, text: &str = "a", with: impl Fn(&str) -> usize = |text| text.len()) -> usize {
            with(text) * times
        }
        fn boxed(text: &str = "abc", with: Box<dyn Fn(&str) -> usize> = Box::new(|text| text.len())) -> usize {
            with(text)
        }
    }
    assert_eq!(apply!(), 1);
    assert_eq!(apply!(with = |text| text.len() + 1, times = "abc".len()), 6);
    assert_eq!(boxed!(), 3);
    assert_eq!(boxed!(with = Box::new(|text| text.len() + 1)), 4);
}

#[test]
fn generic_factories() {
    factory! {
        fn joined<I, T>(items: I, separator: &str = ", ", empty: Option<T> = None) -> String
        where
            I: IntoIterator<Item = T>,
            T: Display,
        {
            let mut items = items.into_iter().chain(empty).map(|item| item.to_string());
            let first = items.next().unwrap_or_default();
            items.fold(first, |text, item| text + separator + &item)
        }
        fn filled<T: Copy + Default, const N: usize>(value: T = T::default()) -> [T; N] { [value; N] }
        fn collected<I: Default + IntoIterator<Item = X>, X: Into<U>, U>(items: I = I::default()) -> Vec<U> {
            items.into_iter().map(Into::into).collect()
        }
    }
    assert_eq!(joined!([1, 2, 3]), "1, 2, 3");
    assert_eq!(joined!(["a"], empty = Some("b"), separator = "-"), "a-b");
    assert_eq!(filled!() as [u8; 2], [0, 0]);
    let none: Vec<i64> = collected!(Vec::<i32>::new());
    assert_eq!(none, [0_i64; 0]);
}

#[test]
fn lifetimes() {
    struct Name<'a>(&'a str);
    factory! {
        fn longer<'a>(a: &'a str, b: &'a str = "four") -> &'a str { if a.len() > b.len() { a } else { b } }
        fn parts(name: Name<'_> = Name("none"), tags: &[&str] = &["x"]) -> usize { name.0.len() + tags.len() }
        fn optional(name: Option<&str> = None) -> &str { name.unwrap_or("nobody") }
        fn called(with: &dyn Fn(&str) -> usize = &str::len) -> usize { with("abc") }
    }
    let owned = String::from("local");
    assert_eq!(longer!(&owned), "local");
    assert_eq!(longer!("one"), "four");
    assert_eq!(parts!(), 5);
    assert_eq!(parts!(Name(&owned), tags = &[]), 5);
    assert_eq!(optional!(), "nobody");
    assert_eq!(optional!(Some(&owned)), "local");
    assert_eq!(called!(), 3);
}

mod shapes {
    //! Factories of every visibility, with defaults that only this module can make.

    use nonlocal::factory;

    struct Unit;

    fn unit() -> Unit {
        Unit
    }

    impl Unit {
        fn length(&self) -> u32 {
            let Self = self;
            1
        }
    }

    factory! {
        /// The area of a rectangle.
        pub fn area(width: u32 = unit().length(), height: u32 = unit().length()) -> u32 { width * height }

        pub(crate) fn cube(side: u32 = unit().length()) -> u32 { side.pow(3) }

        pub(super) fn edge(side: u32 = unit().length()) -> u32 { side }

        pub(in crate::shapes) fn corners(count: u32 = 4) -> u32 { count }

        fn measured(unit: Unit = unit()) -> u32 { unit.length() }
    }

    pub(crate) mod inner {
        use super::{corners, measured};

        pub(crate) fn sum() -> u32 {
            corners!() + measured!()
        }
    }
}

mod same {
    //! Equal factories in several modules.

    macro_rules! modules {
        ($($name:ident)*) => { $(
            pub(crate) mod $name {
                use nonlocal::factory;
                factory! { pub fn value(value: u8 = 1) -> u8 { value } }
            }
        )* };
    }
    modules!(first second);

    pub(crate) mod value {
        //! The module has the name of its factory.
        use nonlocal::factory;
        factory! { pub(crate) fn value(value: u8 = 2) -> u8 { value } }
    }
}

#[test]
fn one_import_brings_function_and_macro() {
    use shapes::{area, cube, edge};
    assert_eq!(area!(2, 3), area(2, 3));
    assert_eq!(area!(height = 3), 3);
    assert_eq!((cube!(), cube!(2), edge!()), (1, 8, 1));
    assert_eq!(shapes::inner::sum(), 5);
}

#[test]
fn globs() {
    use shapes::*;
    assert_eq!(area!(5), 5);
}

#[test]
fn recursion() {
    factory! {
        fn countdown(from: u32 = 3, log: Vec<u32> = Vec::new()) -> Vec<u32> {
            let mut log = log;
            log.push(from);
            if from == 0 { log } else { countdown!(from - 1, log = log) }
        }
    }
    assert_eq!(countdown!(), [3, 2, 1, 0]);
}

#[test]
fn raw_identifiers_and_names_of_the_expansion() {
    factory! {
        fn r#loop(r#type: u8 = 1, call: u8 = 2, args: u8 = 3) -> u8 { r#type * 100 + call * 10 + args }
        fn call(default: u8 = 1) -> u8 { default }
        fn defaults(start: u8 = 1) -> u8 { start }
    }
    assert_eq!(r#loop!(), 123);
    assert_eq!(r#loop!(r#type = 2), 223);
    assert_eq!(r#loop!(args = 4, type = 2), 224);
    assert_eq!((call!(), call!(default = 2), defaults!()), (1, 2, 1));
}

#[test]
fn patterns_and_mut() {
    factory! {
        fn add((a, b): (i64, i64), _: u8, mut c: i64 = 0) -> i64 { c += a + b; c }
    }
    assert_eq!(add!((1, 2), 0), 3);
    assert_eq!(add!((1, 2), 0, c = 3), 6);
}

#[test]
fn a_local_does_not_hide_a_factory() {
    let make_counter_result = make_counter!();
    let greet = greet!("Ann");
    let mut make_counter_result = make_counter_result;
    assert_eq!(make_counter_result(), 1);
    assert_eq!(greet, greet!("Ann"));
}

#[test]
fn names_in_a_default_that_are_not_the_parameters() {
    struct Size {
        width: u32,
    }
    const fn width() -> u32 {
        7
    }
    factory! {
        fn own(width: u32 = width()) -> u32 { width }
        fn field(size: Size, width: u32 = Size { width: 3 }.width) -> u32 { size.width + width }
        fn bound(x: u32 = 1, f: u32 = (|x: u32| x + 1)(4), g: u32 = { let x = 2; x }) -> u32 { x + f + g }
    }
    assert_eq!(own!(), 7);
    assert_eq!(field!(Size { width: 1 }), 4);
    assert_eq!(bound!(), 8);
}

#[test]
fn constant_unsafe_and_generic_calls() {
    factory! {
        const fn double(value: u32 = 21) -> u32 { value * 2 }
        extern "C" fn foreign(value: u32 = 1) -> u32 { value }
        fn fallible(value: Option<u8> = Some(1), unit: () = ()) -> Result<u8, ()> { value.ok_or(unit) }
    }
    const ANSWER: u32 = double!();
    assert_eq!((ANSWER, foreign!()), (42, 1));
    assert_eq!(fallible!(), Ok(1));
    assert_eq!(fallible!(None), Err(()));
}

#[test]
fn asynchronous_factories() {
    factory! {
        async fn later(value: u32 = 1) -> u32 { value }
    }
    let future = std::pin::pin!(later!());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert_eq!(future.poll(&mut context), std::task::Poll::Ready(1));
}

#[test]
fn conditional_factories() {
    factory! {
        #[cfg(any())]
        fn value(value: NoSuchType = no_such_value()) -> u8 { value }
        #[cfg(not(any()))]
        fn value(value: u8 = 1) -> u8 { value }
    }
    assert_eq!(value!(), 1);
}

#[test]
fn the_attribute() {
    use nonlocal::nonlocal;

    /// A sum.
    #[nonlocal]
    #[must_use]
    fn sum(a: i64, #[default(1)] b: i64, #[default(2)] c: i64) -> i64 {
        a + b * c
    }
    assert_eq!((sum!(1), sum!(1, c = 3), sum(1, 1, 1)), (3, 4, 2));
}

#[test]
fn equal_factories_in_several_modules() {
    use same::value::value as own;
    let one = {
        use same::first::value;
        value!()
    };
    let two = {
        use same::second::value;
        value!() + 1
    };
    assert_eq!((one, two, own(2)), (1, 2, 2));
}
