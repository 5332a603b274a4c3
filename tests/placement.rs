//! Where `nonlocal!` may stand, and factories in factories.

#![deny(warnings)]
#![allow(clippy::items_after_statements)]

use nonlocal::nonlocal;

#[nonlocal]
fn in_branches() -> (i64, Vec<i64>) {
    let mut n: i64 = 0;
    let mut all = Vec::new();
    fn add(by: i64) -> i64 {
        if by > 0 {
            nonlocal!(n);
            n += by;
        } else {
            n -= by;
        }
        for i in 0..by {
            nonlocal!(all);
            all.push(i);
        }
        match by {
            1 => {
                nonlocal!(n);
                n
            }
            _ => n,
        }
    }
    let sum = add(2) + add(-1) + add(1);
    assert_eq!(sum, 2 + 3 + 4);
    (n, all)
}

#[nonlocal]
fn behind_statements(start: i64) -> (impl Fn(bool), impl Fn() -> i64) {
    let mut k = start;
    fn set(on: bool) {
        let by = i64::from(on);
        if by > 0 {
            nonlocal!(k);
            k += by;
        }
    }
    fn get() -> i64 {
        k
    }
    (set, get)
}

#[test]
fn in_a_branch_it_holds_for_the_whole_function() {
    assert_eq!(in_branches(), (4, vec![0, 1, 0]));
    let (set, get) = behind_statements(3);
    set(true);
    set(false);
    assert_eq!(get(), 4);
}

#[nonlocal]
fn outer() -> i64 {
    let mut n: i64 = 0;
    #[nonlocal]
    fn inner(by: i64) -> i64 {
        nonlocal!(n);
        n += by;
        n
    }
    inner(2) + inner(3)
}

#[nonlocal]
fn makes_closures() -> i64 {
    let mut n: i64 = 0;
    #[nonlocal]
    fn make() -> impl FnMut() -> i64 {
        let mut k = 0;
        fn count() -> i64 {
            nonlocal!(n, k);
            n += 1;
            k += 1;
            n + k
        }
        count
    }
    let mut counter = make();
    let mut other = make();
    counter() + counter() + other() + n
}

/// What it asks for is its own: it stays a factory.
#[nonlocal]
fn with_defaults() -> i64 {
    let mut total = 0;
    #[nonlocal]
    fn make(#[default(2)] step: i64) -> impl FnMut() -> i64 {
        let mut k = 0;
        fn count() -> i64 {
            nonlocal!(k);
            k += step;
            k
        }
        count
    }
    fn add(by: i64) {
        nonlocal!(total);
        total += by;
    }
    let mut counter = make!();
    add(counter());
    add(counter());
    total
}

#[test]
fn a_factory_in_a_factory_may_change_what_is_around_it() {
    assert_eq!((outer(), makes_closures(), with_defaults()), (7, 2 + 4 + 4 + 3, 6));
}
