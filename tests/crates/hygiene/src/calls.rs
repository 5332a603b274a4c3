//! Nested functions that are called, among names that are taken.

use ::core::prelude::v1::{Some, assert_eq, test};

/// The names of the expansion's own, as variables and parameters.
#[::nonlocal::nonlocal]
fn own_names(__a: i64, __a0: i64) -> i64 {
    let mut __self: i64 = __a;
    let __o: &'static str = "o";
    fn add(__a1: i64, (__x, __y): (i64, i64)) -> i64 {
        nonlocal!(__self);
        __self += __a1 + __x + __y + __a0;
        if __self < 20 { add(__self, (__a1, __o.len() as i64)) } else { __self }
    }
    add(__self + __a0, (__a0, add(__self, (1, 2))))
}

/// Captured names that are also types, modules, macros, labels, lifetimes, fields and methods.
#[::nonlocal::nonlocal]
fn many_meanings(text: &str) -> usize {
    #[allow(non_camel_case_types)]
    struct count {
        count: usize,
    }
    impl count {
        fn count(&self) -> usize {
            self.count
        }
    }
    macro_rules! count {
        () => {
            1
        };
    }
    mod inner {
        pub(super) fn count() -> usize {
            100
        }
    }
    let mut count: usize = 0;
    fn step<'count>(all: &'count [usize]) -> &'count [usize] {
        nonlocal!(count);
        'count: loop {
            count += count!() + inner::count();
            let it = count { count };
            if it.count() > 150 + text.len() {
                break 'count;
            }
        }
        let count { count: own } = count { count };
        if own > 1000 { all } else { step(&all[..1]) }
    }
    let all: [usize; 2] = [1, 2];
    count = step(&all).len() + count;
    count
}

/// Closures at the calls, and closures around the function.
#[::nonlocal::nonlocal]
fn in_place_and_value() -> (usize, usize) {
    let mut all = ::std::vec::Vec::new();
    fn add(__linked: &str) -> &str {
        nonlocal!(all);
        all.push(__linked.len());
        __linked
    }
    let add_again = 1_usize;
    let first = add(add("ab")).len();
    let counted: usize = all.len() + add_again;
    fn count(__f: &str) -> &str {
        if counted > __f.len() { __f } else { count(&__f[1..]) }
    }
    let value = count;
    (first + value("abcdef").len(), count("abcdefg").len())
}

#[test]
fn forms() {
    assert_eq!(own_names(1, 2), 99);
    assert_eq!(many_meanings("x"), 1011);
    assert_eq!(in_place_and_value(), (4, 2));
    assert_eq!(Some(1), Some(1));
}

/// The names of the expansion's own, as variables that are shared.
#[::nonlocal::nonlocal]
fn shared_names(__state: i64) -> (impl ::core::ops::Fn(i64) -> i64, impl ::core::ops::Fn() -> i64, i64) {
    let mut __shared: i64 = __state;
    let mut __value = [1, 2, 3];
    let mut __all = (1, 2);
    fn add(__state: i64) -> i64 {
        nonlocal!(__shared, __value, __all);
        __shared += __state;
        __value[0] += 1;
        __all.1 += __value[0];
        __shared + __all.1
    }
    fn get() -> i64 {
        __shared + __value[0]
    }
    let handles = (add, get);
    __value[1] = __all.0;
    let __state_2 = __value[0] + __value[1] + __value[2] + __shared;
    __shared += __state_2;
    let __shared_2 = move || __shared + __value[2];
    (handles.0, handles.1, __shared_2())
}

#[test]
fn shared() {
    let (add, get, sum) = shared_names(10);
    assert_eq!((sum, add(1), get()), (28, 30, 28));
}
