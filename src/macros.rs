//! Function-like macros whose names the attributes have already: `nonlocal::macros::factory! { .. }`.

/// Functions whose nested functions capture, and whose parameters may have defaults, in Python's spelling.
///
/// ```
/// use nonlocal::macros::factory;
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
/// A function with at least one default gets a macro of its own name, as public as the function; one `use` imports
/// both. Arguments are evaluated in the order in which they are written.
///
/// # Defaults
///
/// A default is made anew at every call that leaves the argument out, in the scope where the function is written: it
/// may use private functions there. Python makes it once, and every call shares it; nothing is shared here:
///
/// ```
/// nonlocal::macros::factory! {
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
/// - The name is taken among types and modules too: a function with defaults cannot share it with a module beside it.
/// - The crate that writes `factory!` must depend on `nonlocal` by that name; the one that calls need not.
///
/// The idea is Python's [default argument
/// values](https://docs.python.org/3/tutorial/controlflow.html#default-argument-values) and keyword arguments.
pub use nonlocal_macros::factory_block as factory;
