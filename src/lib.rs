//! Nested functions that capture: Python's closures, `nonlocal`, default and keyword arguments, in Rust.
//!
//! A function inside a function cannot use the variables around it: rustc says E0434, "can't capture dynamic
//! environment". Under [`#[factory]`](macro@factory) it can, and with [`nonlocal!`] it can change them:
//!
//! ```
//! use nonlocal::factory;
//!
//! #[factory]
//! fn make_counter(start: i64) -> impl FnMut() -> i64 {
//!     let mut count = start;
//!     fn counter() -> i64 {
//!         nonlocal!(count);
//!         count += 1;
//!         count
//!     }
//!     counter
//! }
//!
//! let mut tickets = make_counter(100);
//! assert_eq!(tickets(), 101);
//! assert_eq!(tickets(), 102);
//! ```
//!
//! - [`#[factory]`](macro@factory) stands on a function, and lets the functions inside it capture.
//! - [`nonlocal!`] stands in a nested function that changes a variable of the function around it.
//! - [`macros::factory!`] is for functions whose parameters have defaults, in Python's spelling.
//! - [`#[decorate(..)]`](macro@decorate) puts decorators on a function; [`decorators`] has the common ones.
//! - [`factories`] are ready-made: counters, accumulators and the like.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

// So that `::nonlocal` in generated code means this crate inside this crate, too.
extern crate self as nonlocal;

mod cells;
#[cfg(feature = "std")]
mod decorated;
#[cfg(feature = "std")]
pub mod decorators;
pub mod factories;
#[cfg(feature = "std")]
mod locks;
pub mod macros;
/// What locks are made of; `tests/model.rs` puts models of it in its place.
#[cfg(feature = "std")]
mod sync {
    pub(crate) use core::sync::atomic::{AtomicUsize, Ordering};
    pub(crate) use std::sync::{Arc, Mutex, MutexGuard, TryLockError};
    pub(crate) use std::thread_local;
}

/// Lets the functions inside a function use, and with [`nonlocal!`] change, the variables around them.
///
/// ```
/// use nonlocal::factory;
///
/// #[factory]
/// fn make_greeter(greeting: String) -> impl Fn(&str) -> String {
///     fn greet(name: &str) -> String {
///         format!("{greeting}, {name}!")
///     }
///     greet
/// }
///
/// let hello = make_greeter("Hello".to_string());
/// assert_eq!(hello("Ferris"), "Hello, Ferris!");
/// ```
///
/// On a function whose nested functions capture nothing, it changes nothing.
///
/// # Calls
///
/// A nested function can be called by its name, also by itself. It borrows what it captures for as long as the call
/// lasts, and sees the variables as they are then:
///
/// ```
/// use std::collections::HashMap;
///
/// use nonlocal::factory;
///
/// #[factory]
/// fn fibonacci(n: u64) -> u64 {
///     let mut known: HashMap<u64, u64> = HashMap::new();
///     fn fib(n: u64) -> u64 {
///         nonlocal!(known);
///         if n < 2 {
///             return n;
///         }
///         if let Some(&value) = known.get(&n) {
///             return value;
///         }
///         let value = fib(n - 1) + fib(n - 2);
///         known.insert(n, value);
///         value
///     }
///     fib(n)
/// }
///
/// assert_eq!(fibonacci(90), 2_880_067_194_370_816_120);
/// ```
///
/// It becomes a function with what it captures as further parameters (lambda lifting), so their types have to be known:
/// from parameters, `let x: T`, or values of one type only. The wish is old: [rfcs#1322], [rust#27408], [rust#55218].
///
/// [rfcs#1322]: https://github.com/rust-lang/rfcs/issues/1322
/// [rust#27408]: https://github.com/rust-lang/rust/issues/27408
/// [rust#55218]: https://github.com/rust-lang/rust/issues/55218
///
/// # Defaults
///
/// A parameter with `#[default(value)]` may be left out of a call by macro, and named in it:
///
/// ```
/// use nonlocal::factory;
///
/// #[factory]
/// fn area(width: u32, #[default(1)] height: u32) -> u32 {
///     width * height
/// }
///
/// assert_eq!(area!(3), 3);
/// assert_eq!(area!(3, height = 2), 6);
/// assert_eq!(area(3, 2), 6);
/// ```
///
/// [`macros::factory!`] lets you write `height: u32 = 1`; the rules are there.
///
/// # Arguments
///
/// - `sync`: what closures share can be sent to other threads.
/// - `type = Name`, `derive(..)`: the closure gets a type of its own:
///
/// ```
/// use nonlocal::factory;
///
/// #[factory(type = Counter, derive(Clone, Debug))]
/// fn make_counter(start: i64) -> Counter {
///     let mut count = start;
///     fn counter() -> i64 {
///         nonlocal!(count);
///         count += 1;
///         count
///     }
///     counter
/// }
///
/// let mut counters = [make_counter(0), make_counter(10)];
/// assert_eq!((counters[0].call(), counters[1].call()), (1, 11));
/// assert_eq!(format!("{:?}", counters[1]), "Counter { count: 11 }");
/// ```
///
/// # Errors
///
/// What would mean something else than in Python is a compile error that names the variable, the function, and what
/// to write instead. A nested function that captures *without* `#[factory]` is rustc's E0434.
///
/// The idea is [Python's](https://docs.python.org/3/reference/executionmodel.html#resolution-of-names): a nested
/// function sees the variables of the functions around it.
pub use nonlocal_macros::factory_attribute as factory;

/// Decorates a function, as Python's `@`: `#[decorate(a, b(args))] fn f` is `f = a(b(args)(f))`.
///
/// The decorators are applied once, at the first call, from the last to the first. The name inside the body is the decorated
/// one, so that recursion goes through the decorators. What they keep lives as long as the program.
///
/// A decorator is a function that takes a function and gives one back. It is given a function of one argument: the function's
/// own, a tuple if there are several, `()` if there is none.
///
/// ```
/// use nonlocal::{decorate, factory};
///
/// #[factory]
/// fn twice<F: Fn(i64) -> i64 + Send + Sync + 'static>(function: F) -> impl Fn(i64) -> i64 + Send + Sync {
///     fn wrapper(x: i64) -> i64 {
///         function(function(x))
///     }
///     wrapper
/// }
///
/// #[decorate(twice)]
/// fn add_three(x: i64) -> i64 {
///     x + 3
/// }
///
/// assert_eq!(add_three(1), 7);
/// ```
///
/// [`decorators`] has the common ones.
///
/// # Errors
///
/// Generic functions, methods with `self`, `const` and `async` functions have no one function to decorate; the error says what to
/// write. A decorator has to return a function of the same argument and result, `Send`, `Sync` and `'static`: rustc says where
/// it does not.
///
/// # Panics
///
/// Where a decorator calls the function while it is being applied: in Python it has no name yet.
///
/// The idea is Python's [`@`](https://docs.python.org/3/reference/compound_stmts.html#function-definitions).
#[cfg(feature = "std")]
pub use nonlocal_macros::decorate;

/// Declares that a nested function means, and may change, variables of the function around it.
///
/// A statement of the nested function's own body, before the first use of the names. Reading needs no declaration.
///
/// ```
/// use nonlocal::factory;
///
/// #[factory]
/// fn make_averager() -> impl FnMut(f64) -> f64 {
///     let mut total = 0.0;
///     let mut count = 0.0;
///     fn averager(value: f64) -> f64 {
///         nonlocal!(total, count);
///         total += value;
///         count += 1.0;
///         total / count
///     }
///     averager
/// }
///
/// let mut average = make_averager();
/// assert_eq!(average(10.0), 10.0);
/// assert_eq!(average(20.0), 15.0);
/// ```
///
/// # Errors
///
/// Anywhere else it is a compile error:
///
/// ```compile_fail
/// fn counter() {
///     nonlocal::nonlocal!(count);
/// }
/// ```
///
/// The idea is Python's [`nonlocal` statement](https://docs.python.org/3/reference/simple_stmts.html#nonlocal).
#[macro_export]
macro_rules! nonlocal {
    ($($name:tt)*) => {
        ::core::compile_error!(::core::concat!(
            "`nonlocal!(",
            ::core::stringify!($($name)*),
            ")` belongs to a nested function of a factory\n\
             help: put `#[nonlocal::factory]` on the outer function, and write `nonlocal!(..);` as the first \
             statement of the `fn` inside it that changes the variable"
        ))
    };
}

/// What generated code needs; not for use by hand.
#[doc(hidden)]
pub mod __private {
    pub use crate::cells::{Scalar, Shared, Slot};
    #[cfg(feature = "std")]
    pub use crate::decorated::Decorated;
    #[cfg(feature = "std")]
    pub use crate::locks::Synced;
    pub use alloc::boxed::Box;
    pub use nonlocal_macros::call;
}

/// The code in the README compiles and runs.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
#[doc(hidden)]
pub struct Readme;
