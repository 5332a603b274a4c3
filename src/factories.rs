//! Ready-made factories: the closures that every tutorial on closures builds, to use instead of to write.
//!
//! Each is a function, and a macro of the same name that fills in defaults:
//!
//! ```
//! use nonlocal::factories::make_counter;
//!
//! let mut evens = make_counter!(step = 2);
//! assert_eq!(evens(), 2);
//! assert_eq!(evens(), 4);
//!
//! let mut tickets = make_counter(100, 1);
//! assert_eq!(tickets(), 101);
//! ```

use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::ops::{Add, AddAssign, Mul};
use core::time::Duration;

use crate::factory;

factory! {
    /// Counts from `start`: each call adds `step` and returns the new count.
    ///
    /// ```
    /// use nonlocal::factories::make_counter;
    ///
    /// let mut countdown = make_counter!(10, step = -1);
    /// assert_eq!(countdown(), 9);
    /// assert_eq!(countdown(), 8);
    /// ```
    ///
    /// # Panics
    ///
    /// The counter panics on overflow where arithmetic does, in debug builds.
    pub fn make_counter(start: i64 = 0, step: i64 = 1) -> impl FnMut() -> i64 {
        let mut count = start;
        fn counter() -> i64 {
            nonlocal!(count);
            count += step;
            count
        }
        counter
    }

    /// Adds `n` to its argument. `n` is 1 where it is left out.
    ///
    /// ```
    /// use nonlocal::factories::make_incrementer;
    ///
    /// let add_42 = make_incrementer!(42);
    /// assert_eq!(add_42(1), 43);
    ///
    /// let next = make_incrementer!();
    /// assert_eq!(next(1), 2);
    /// ```
    ///
    /// The [Python tutorial](https://docs.python.org/3/tutorial/controlflow.html#lambda-expressions) has it.
    pub fn make_incrementer<T: Copy + Add<Output = T> + From<u8>>(n: T = T::from(1)) -> impl Fn(T) -> T {
        fn increment(value: T) -> T {
            value + n
        }
        increment
    }

    /// Multiplies its argument by `factor`, which is 2 where it is left out.
    ///
    /// ```
    /// use nonlocal::factories::make_multiplier;
    ///
    /// let triple = make_multiplier!(3);
    /// assert_eq!(triple(5), 15);
    ///
    /// let to_miles = make_multiplier!(factor = 0.621);
    /// assert_eq!(to_miles(1000.0), 621.0);
    /// ```
    pub fn make_multiplier<T: Copy + Mul<Output = T> + From<u8>>(factor: T = T::from(2)) -> impl Fn(T) -> T {
        fn multiply(value: T) -> T {
            value * factor
        }
        multiply
    }

    /// Sums what it is called with: each call adds its argument and returns the total.
    ///
    /// ```
    /// use nonlocal::factories::make_accumulator;
    ///
    /// let mut account = make_accumulator!(100);
    /// assert_eq!(account(50), 150);
    /// assert_eq!(account(-30), 120);
    ///
    /// let mut seconds = make_accumulator!();
    /// assert_eq!(seconds(0.5) + seconds(0.25), 1.25);
    /// ```
    ///
    /// Paul Graham's [accumulator generator](https://www.paulgraham.com/accgen.html).
    pub fn make_accumulator<T: Copy + Default + AddAssign>(start: T = T::default()) -> impl FnMut(T) -> T {
        let mut total = start;
        fn accumulate(value: T) -> T {
            nonlocal!(total);
            total += value;
            total
        }
        accumulate
    }

    /// Averages what it is called with: each call takes one more value and returns the mean of all so far.
    ///
    /// `total` and `count` continue an average that was begun elsewhere.
    ///
    /// ```
    /// use nonlocal::factories::make_averager;
    ///
    /// let mut average = make_averager!();
    /// assert_eq!(average(10.0), 10.0);
    /// assert_eq!(average(11.0), 10.5);
    /// assert_eq!(average(12.0), 11.0);
    ///
    /// let mut continued = make_averager!(total = 33.0, count = 3);
    /// assert_eq!(continued(15.0), 12.0);
    /// ```
    ///
    /// The running average of "Fluent Python".
    pub fn make_averager(total: f64 = 0.0, count: u32 = 0) -> impl FnMut(f64) -> f64 {
        let mut total = total;
        let mut count = count;
        fn averager(value: f64) -> f64 {
            nonlocal!(total, count);
            total += value;
            count += 1;
            total / f64::from(count)
        }
        averager
    }

    /// Averages the last `size` values that it is called with, or all while there are fewer.
    ///
    /// ```
    /// use nonlocal::factories::make_moving_average;
    ///
    /// let mut average = make_moving_average!(size = 2);
    /// assert_eq!(average(10.0), 10.0);
    /// assert_eq!(average(20.0), 15.0);
    /// assert_eq!(average(40.0), 30.0);
    /// ```
    ///
    /// # Panics
    ///
    /// Where `size` is 0: there is nothing to average.
    pub fn make_moving_average(size: usize = 10) -> impl FnMut(f64) -> f64 {
        assert!(size > 0, "the average of no values");
        let mut last = VecDeque::new();
        fn average(value: f64) -> f64 {
            nonlocal!(last);
            if last.len() == size {
                last.pop_front();
            }
            last.push_back(value);
            let (mut total, mut count) = (0.0, 0.0);
            for value in &last {
                total += value;
                count += 1.0;
            }
            total / count
        }
        average
    }

    /// Gives the items one after the other, again and again: a turn for each call.
    ///
    /// ```
    /// use nonlocal::factories::make_cycle;
    ///
    /// let mut player = make_cycle!(vec!["x", "o"]);
    /// assert_eq!([player(), player(), player()], [Some("x"), Some("o"), Some("x")]);
    ///
    /// let mut nobody = make_cycle!(Vec::<u8>::new());
    /// assert_eq!(nobody(), None);
    /// ```
    ///
    /// Python's `itertools.cycle`, as a function.
    pub fn make_cycle<T: Clone>(items: Vec<T>) -> impl FnMut() -> Option<T> {
        let mut next = 0;
        fn turn() -> Option<T> {
            nonlocal!(next);
            let item = items.get(next).cloned();
            next = if next + 1 < items.len() { next + 1 } else { 0 };
            item
        }
        turn
    }

    /// Says whether one more call is allowed at a time: at most `limit` are, in each `period`.
    ///
    /// The time is passed in, as what has passed since any moment, so that it can be tested, and needs no clock.
    ///
    /// ```
    /// use core::time::Duration;
    ///
    /// use nonlocal::factories::make_rate_limiter;
    ///
    /// let second = Duration::from_secs(1);
    /// let mut is_allowed = make_rate_limiter!(2, second);
    /// let begin = Duration::ZERO;
    /// assert_eq!([is_allowed(begin), is_allowed(begin), is_allowed(begin)], [true, true, false]);
    /// assert!(is_allowed(begin + second));
    /// ```
    pub fn make_rate_limiter(limit: usize, period: Duration) -> impl FnMut(Duration) -> bool {
        let mut calls = VecDeque::new();
        fn is_allowed(now: Duration) -> bool {
            nonlocal!(calls);
            while calls.front().is_some_and(|first| *first + period <= now) {
                calls.pop_front();
            }
            if calls.len() >= limit {
                return false;
            }
            calls.push_back(now);
            true
        }
        is_allowed
    }
}
