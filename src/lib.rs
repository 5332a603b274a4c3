//! Nested functions that capture: Python's closures, `nonlocal`, default and keyword arguments, in Rust.
//!
//! A function inside a function cannot use the variables around it: rustc says E0434, "can't capture dynamic
//! environment". Under [`#[nonlocal]`](macro@nonlocal) it can, and with `nonlocal!` it can change them:
//!
//! ```
//! use nonlocal::nonlocal;
//!
//! #[nonlocal]
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
//! | write | for |
//! | --- | --- |
//! | [`#[nonlocal]`](macro@nonlocal) | on a function, a method or an `impl` block: the functions inside may capture |
//! | `nonlocal!(a, b);` | in a nested function: it changes `a` and `b` of the function around it |
//! | `weak!(x)` | in a nested function: `x` is captured without being kept alive |
//! | `#[nonlocal(sync)]` | what closures share can be sent to other threads |
//! | `#[nonlocal(shared)]` | every closure is `Fn` and `Clone` |
//! | `#[nonlocal(type = Counter, derive(..))]` | the closure gets a type, or becomes an object with methods |
//! | [`factory!`] | functions whose parameters have defaults, in Python's spelling; `#[default(..)]` under the attribute |
//! | [`#[decorate(..)]`](macro@decorate) | decorators on a function; [`decorators`] has the common ones |
//! | [`factories`] | ready-made: counters, accumulators and the like |
//!
//! # The guide
//!
//! - [From Python](guide::from_python), a first day, and a [cookbook](guide::cookbook) of patterns.
//! - [Coming from](guide::coming_from) `closure_attr`, glib's `clone!`, `fix_fn`, cached or bon.
//! - The [rules](guide::rules), [storage and cost](guide::storage), the [errors](guide::errors) and what to do, the
//!   [limits](guide::limits), and [how it works](guide::how_it_works).
//!
//! # Features
//!
//! `std`, on by default: locks for `sync`, [`decorators`], and `#[decorate]` on functions that are not nested. Without it the crate is
//! `no_std`, with `alloc`.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

// So that `::nonlocal` in generated code means this crate inside this crate, too.
extern crate self as nonlocal;

mod asynced;
mod cells;
mod clones;
#[cfg(feature = "std")]
mod decorated;
mod decorations;
#[cfg(feature = "std")]
pub mod decorators;
mod downgrades;
pub mod factories;
mod futures;
#[cfg(any(doc, doctest))]
pub mod guide;
mod keeps;
#[cfg(feature = "std")]
mod locks;
mod only_read;
mod parameter;
mod reads;
#[cfg(feature = "std")]
mod remembered;
mod renewals;
#[cfg(feature = "std")]
mod waits;
/// What locks are made of; `tests/model.rs` puts models of it in its place.
#[cfg(feature = "std")]
mod sync {
    pub(crate) use core::sync::atomic::{AtomicUsize, Ordering};
    pub(crate) use std::sync::{Arc, Mutex, MutexGuard};
    pub(crate) use std::thread_local;

    use crate::waits::Waiting;
    use std::vec::Vec;

    /// Who has a lock.
    pub(crate) type Owner = Arc<AtomicUsize>;

    /// Lets `with` look at the threads that wait, and change what is known of them.
    pub(crate) fn waiting<R>(with: impl FnOnce(&mut Vec<Waiting>) -> R) -> R {
        static WAITING: Mutex<Vec<Waiting>> = Mutex::new(Vec::new());
        with(&mut WAITING.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

/// Lets the functions inside a function use, and with `nonlocal!` change, the variables around them.
///
/// ```
/// use nonlocal::nonlocal;
///
/// #[nonlocal]
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
/// On a function whose nested functions capture nothing, it changes nothing. On an `impl` block, it stands for one on each of its
/// methods; a method with one of its own keeps that.
///
/// # Calls
///
/// A nested function can be called by its name, also by itself. It borrows what it captures for as long as the call
/// lasts, and sees the variables as they are then:
///
/// ```
/// use std::collections::HashMap;
///
/// use nonlocal::nonlocal;
///
/// #[nonlocal]
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
/// It becomes a function with what it captures as further parameters (lambda lifting), where their types are known: from
/// parameters, `let x: T`, or values of one type only. Otherwise it is a closure that is passed itself and what it captures, and
/// rustc finds the types out: see [storage and cost](guide::storage). The wish is old: [rfcs#1322], [rust#27408], [rust#55218].
///
/// [rfcs#1322]: https://github.com/rust-lang/rfcs/issues/1322
/// [rust#27408]: https://github.com/rust-lang/rust/issues/27408
/// [rust#55218]: https://github.com/rust-lang/rust/issues/55218
///
/// # `nonlocal!`
///
/// `nonlocal!(a, b);` is a statement of the nested function, anywhere before the first use of the names. It says that
/// the function means the variables around it, and may change them. Reading needs no declaration. It needs no import: the
/// attribute reads it.
///
/// ```
/// use nonlocal::nonlocal;
///
/// #[nonlocal]
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
/// # `weak!`
///
/// A closure keeps alive what it captures. A handler that is stored in what it uses would keep that alive for ever; it captures it
/// weakly, and says what to do when it is gone:
///
/// ```
/// use std::cell::{Cell, RefCell};
/// use std::rc::Rc;
///
/// use nonlocal::nonlocal;
///
/// #[derive(Default)]
/// struct Button {
///     clicks: Cell<u32>,
///     handlers: RefCell<Vec<Box<dyn Fn()>>>,
/// }
///
/// #[nonlocal]
/// fn make_button() -> Rc<Button> {
///     let button = Rc::new(Button::default());
///     fn clicked() {
///         let Some(button) = weak!(button) else { return };
///         button.clicks.set(button.clicks.get() + 1);
///     }
///     button.handlers.borrow_mut().push(Box::new(clicked));
///     button
/// }
///
/// let button = make_button();
/// button.handlers.borrow()[0]();
/// assert_eq!((button.clicks.get(), Rc::strong_count(&button)), (1, 1));
/// ```
///
/// It is for `Rc`, `Arc`, and whatever has the methods `downgrade` and `upgrade`, also for `self`. It needs no import. Closures that
/// capture something weakly are `Fn`.
///
/// # Defaults
///
/// A parameter with `#[default(value)]` may be left out of a call by macro, and named in it:
///
/// ```
/// use nonlocal::nonlocal;
///
/// #[nonlocal]
/// fn area(width: u32, #[default(1)] height: u32) -> u32 {
///     width * height
/// }
///
/// assert_eq!(area!(3), 3);
/// assert_eq!(area!(3, height = 2), 6);
/// assert_eq!(area(3, 2), 6);
/// ```
///
/// [`factory!`] lets you write `height: u32 = 1`; the rules are there.
///
/// A nested function has defaults and keywords, too, and is called by its name alone. Its defaults may use variables around
/// it that do not change:
///
/// ```
/// use nonlocal::nonlocal;
///
/// #[nonlocal]
/// fn rectangles(unit: u32) -> u32 {
///     fn area(width: u32, #[default(unit * 2)] height: u32) -> u32 {
///         width * height
///     }
///     area(3) + area(height = 1, width = 4)
/// }
///
/// assert_eq!(rectangles(5), 34);
/// ```
///
/// # Arguments
///
/// - `sync`: what closures share can be sent to other threads.
/// - `shared`: every closure that changes something is `Fn` and `Clone`, as where its written type asks for that.
/// - `crate = path`: where this crate is, for one that has it by another name, or through a crate that re-exports it:
///   `#[nl::nonlocal(crate = nl)]`.
/// - `type = Name`, `derive(..)`: the closure gets a type of its own:
///
/// ```
/// use nonlocal::nonlocal;
///
/// #[nonlocal(type = Counter, derive(Clone, Debug))]
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
/// to write instead. A nested function that captures *without* `#[nonlocal]` is rustc's E0434, and `nonlocal!(..)` without it
/// is an attribute in the place of a macro. The guide has [every message](guide::errors), and what to do.
///
/// The idea is [Python's](https://docs.python.org/3/reference/executionmodel.html#resolution-of-names): a nested
/// function sees the variables of the functions around it, and changes them after a [`nonlocal`
/// statement](https://docs.python.org/3/reference/simple_stmts.html#nonlocal).
pub use nonlocal_macros::nonlocal;

/// Functions whose nested functions capture, and whose parameters may have defaults, in Python's spelling.
///
/// ```
/// use nonlocal::factory;
///
/// factory! {
///     /// Counts up from `start`.
///     pub fn make_counter(start: i64 = 0, step: i64 = 1) -> impl FnMut() -> i64 {
///         let mut count = start;
///         fn counter() -> i64 {
///             nonlocal!(count);
///             count += step;
///             count
///         }
///         counter
///     }
/// }
///
/// let mut a = make_counter!(); //                start 0, step 1
/// let mut b = make_counter!(10); //              by position
/// let mut c = make_counter!(10, step = 5); //    by position, then by name
/// let mut d = make_counter!(step = 5); //        by name
/// let mut e = make_counter(10, 1); //            an ordinary function, too
/// assert_eq!((a(), b(), c(), d(), e()), (1, 11, 15, 5, 11));
/// ```
///
/// # Calls
///
/// Each function gets a macro of its own name, as public as the function; one `use` imports both. Arguments are
/// evaluated in the order in which they are written. A function without defaults can be called by keywords, too:
///
/// ```
/// nonlocal::factory! {
///     const UNIT: i64 = 10;
///
///     fn height(slope: i64, offset: i64) -> i64 {
///         slope + offset * UNIT
///     }
/// }
///
/// assert_eq!(height!(offset = 2, slope = 3), 23);
/// ```
///
/// Other items in it, such as the constant here, are passed through. Attributes stand on the functions:
/// `#[nonlocal(sync)]`, `#[nonlocal(type = Counter)]`.
///
/// # Defaults
///
/// A default is made anew at every call that leaves the argument out, in the scope where the function is written: it
/// may use private functions there. Python makes it once, and every call shares it; nothing is shared here:
///
/// ```
/// nonlocal::factory! {
///     fn appended(value: i32, mut items: Vec<i32> = Vec::new()) -> Vec<i32> {
///         items.push(value);
///         items
///     }
/// }
///
/// assert_eq!(appended!(1), [1]);
/// assert_eq!(appended!(2), [2]);
/// ```
///
/// # Errors
///
/// At a call, each at its argument: a name that no parameter has, an argument given twice or one too many, one without
/// a name behind one with a name, one missing.
///
/// At a function: a default on a method, on a pattern, before a parameter without a default; a default that is a
/// `&mut`, or that uses another parameter. For the last two, take an `Option` with the default `None`, and compute the
/// value in the body.
///
/// # Limits
///
/// - A call goes by the function's own name in scope: `use m::make_counter;` and `make_counter!()`. Neither
///   `m::make_counter!()` nor `use m::make_counter as counter;` and `counter!()` reaches the defaults.
/// - A function that has the name of one of the standard macros, such as `line`, can be called as a function only: with
///   `line!` rustc cannot tell which of the two is meant.
/// - The name is taken among types and modules too: a function cannot share it with a module beside it.
/// - It stands where modules can stand, not in an `impl`: there, write [`#[nonlocal]`](macro@nonlocal) on the function.
///
/// The idea is Python's [default argument
/// values](https://docs.python.org/3/tutorial/controlflow.html#default-argument-values) and keyword arguments.
pub use nonlocal_macros::factory;

/// Decorates a function, as Python's `@`: `#[decorate(a, b(args))] fn f` is `f = a(b(args)(f))`.
///
/// The decorators are applied once, at the first call, from the last to the first. The name inside the body is the decorated
/// one, so that recursion goes through the decorators. What they keep lives as long as the program.
///
/// A decorator is a function that takes a function and gives one back. It is given a function of one argument: the function's
/// own, a tuple if there are several, `()` if there is none.
///
/// ```
/// use nonlocal::{decorate, nonlocal};
///
/// #[nonlocal]
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
/// [`decorators`] has the common ones. With keywords, `#[decorate(memoize(max_size = 8))]`, the decorator's own macro is called, as
/// [`factory!`] makes them.
///
/// With `type = Fib` there is a type that has what else belongs to the function: `Fib::undecorated`, and with `memoize` also
/// `Fib::cache_clear` and `Fib::cache_len`. It may have the function's own name. A nested function has them by its name as it is.
///
/// The decorators of this crate own the arguments: `&str` and `&[T]` are made a `String` and a `Vec` at each call.
///
/// A nested function of a factory is decorated where it is defined, anew in each run. It may capture, and call itself through its
/// decorators; what they keep is dropped with it, and they need not be `Send`:
///
/// ```
/// use nonlocal::decorators::memoize;
/// use nonlocal::nonlocal;
///
/// #[nonlocal]
/// fn paths(walls: &[(usize, usize)], to: (usize, usize)) -> u64 {
///     #[decorate(memoize)]
///     fn count(x: usize, y: usize) -> u64 {
///         match (x, y) {
///             _ if walls.contains(&(x, y)) => 0,
///             (0, 0) => 1,
///             (0, y) => count(0, y - 1),
///             (x, 0) => count(x - 1, 0),
///             (x, y) => count(x - 1, y) + count(x, y - 1),
///         }
///     }
///     count(to.0, to.1)
/// }
///
/// assert_eq!(paths(&[(1, 1)], (2, 2)), 2);
/// ```
///
/// # Errors
///
/// Generic functions, methods with `self` and `const` functions have no one function to decorate; the error says what to write.
/// A decorator has to return a function of the same argument and result, `Send`, `Sync` and `'static`: rustc says where it does
/// not.
///
/// # Panics
///
/// Where a decorator calls the function while it is being applied: in Python it has no name yet.
///
/// The idea is Python's [`@`](https://docs.python.org/3/reference/compound_stmts.html#function-definitions).
#[cfg(feature = "std")]
pub use nonlocal_macros::decorate;

/// What generated code needs; not for use by hand. Its name has the version in it, which `nonlocal-core` writes.
#[doc(hidden)]
pub mod __private_0_1_0 {
    pub use crate::asynced::{AsyncFunction, Futures};
    #[cfg(feature = "std")]
    pub use crate::asynced::{AsyncFunctionToSend, FuturesToSend};
    pub use crate::cells::{Scalar, Shared, Slot};
    pub use crate::clones::{clone_for_each_closure, clone_for_each_future};
    #[cfg(feature = "std")]
    pub use crate::decorated::{AnyFunction, Decorated};
    pub use crate::decorations::Decoration;
    #[cfg(feature = "std")]
    pub use crate::decorations::SyncedDecoration;
    pub use crate::downgrades::Downgrade;
    pub use crate::futures::{future, of_one_type, of_one_type_to_send};
    pub use crate::keeps::{Keep, KeepParts, KeepWhole};
    #[cfg(feature = "std")]
    pub use crate::locks::Synced;
    pub use crate::parameter::Parameter;
    pub use crate::reads::{Early, EarlyIfAsGood, OrNot, read_first};
    #[cfg(feature = "std")]
    pub use crate::remembered::{Cache, NestedCache};
    pub use crate::renewals::{CloneOf, Renewed, TakeOf};
    pub use alloc::borrow::ToOwned;
    pub use alloc::boxed::Box;
    pub use alloc::rc::Rc;
    #[cfg(feature = "std")]
    pub use alloc::sync::Arc;
    pub use nonlocal_macros::call;
}

/// The code in the README compiles and runs.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
#[doc(hidden)]
pub struct Readme;
