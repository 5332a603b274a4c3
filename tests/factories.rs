//! The ready-made factories, as functions and as macros.

// The values are exact.
#![allow(clippy::float_cmp)]

use nonlocal::factories::{make_accumulator, make_averager, make_counter, make_incrementer, make_multiplier};

#[test]
fn counters() {
    let mut a = make_counter!();
    let mut b = make_counter!(10, step = -2);
    assert_eq!((a(), a(), b(), b()), (1, 2, 8, 6));
    assert_eq!(make_counter(5, 5)(), 10);
}

#[test]
fn counters_are_independent() {
    let mut a = make_counter!();
    let mut b = make_counter!();
    assert_eq!((a(), a(), b()), (1, 2, 1));
}

#[test]
fn incrementers() {
    assert_eq!(make_incrementer!()(1), 2);
    assert_eq!(make_incrementer!(0.5)(1.0), 1.5);
    assert_eq!(make_incrementer(42_u8)(1), 43);
}

#[test]
fn multipliers() {
    assert_eq!([1, 2, 3].map(make_multiplier!()), [2, 4, 6]);
    assert_eq!(make_multiplier!(factor = 2.5)(2.0), 5.0);
    assert_eq!(make_multiplier(3_u64)(5), 15);
}

#[test]
fn accumulators() {
    let mut total = make_accumulator!();
    assert_eq!((total(1.5), total(2.0)), (1.5, 3.5));
    let mut count = make_accumulator!(start = 10_u32);
    assert_eq!((count(1), count(2)), (11, 13));
}

#[test]
fn averagers() {
    let mut average = make_averager!();
    assert_eq!((average(10.0), average(20.0), average(30.0)), (10.0, 15.0, 20.0));
    let mut continued = make_averager!(30.0, count = 2);
    assert_eq!(continued(0.0), 10.0);
}
