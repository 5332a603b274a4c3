//! Decorators: functions that take a function and give one back, for [`#[decorate(..)]`](macro@crate::decorate).
//!
//! They are written with [`#[nonlocal]`](macro@crate::nonlocal). Each takes any function of one argument; a decorated function of
//! several arguments is passed with a tuple.
//!
//! ```
//! use nonlocal::decorate;
//! use nonlocal::decorators::memoize;
//!
//! #[decorate(memoize)]
//! fn fib(n: u64) -> u64 {
//!     if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
//! }
//!
//! assert_eq!(fib(90), 2_880_067_194_370_816_120);
//! ```

use core::fmt::Debug;
use core::sync::atomic::{AtomicU64, Ordering};
use std::boxed::Box;
use std::cell::Cell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::format;
use std::io::Write;
use std::string::{String, ToString};
use std::sync::Mutex;
use std::time::Instant;

use crate::nonlocal;
pub use crate::remembered::{Cache, Controls, Key};
#[doc(hidden)]
pub use crate::remembered::{Options, Remembered, options, remember};
use crate::remembered::{is_failure, locked as lock};

/// Remembers results. It holds no lock while it computes one, so that recursive functions work; two threads may compute the
/// same at the same time, and then the first result stays. An `Err` is not remembered: in Python the function would have raised.
///
/// Nothing is forgotten, unless it is told: `memoize(max_size = 128)` forgets what was not used for longest,
/// `memoize(ttl = Duration::from_secs(60))` what is older. With `#[decorate(memoize, type = fib)]` there are `fib::cache_clear()` and
/// `fib::cache_len()`, and with `memoize(cache = &CACHE)` a [`Cache`] of several functions can be asked and cleared.
/// For caches on disk and the like, see the crate [cached](https://docs.rs/cached). The idea is Python's
/// [`functools.lru_cache`](https://docs.python.org/3/library/functools.html#functools.lru_cache).
///
/// ```
/// use nonlocal::decorate;
/// use nonlocal::decorators::memoize;
///
/// let length = memoize(|text: String| text.len());
/// assert_eq!((length("ab".to_owned()), length("ab".to_owned())), (2, 2));
///
/// #[decorate(memoize(max_size = 128))]
/// fn fib(n: u64) -> u64 {
///     if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
/// }
///
/// assert_eq!(fib(90), 2_880_067_194_370_816_120);
/// ```
pub fn memoize<A, R, F>(function: F) -> impl Fn(A) -> R
where
    A: Key,
    R: Clone,
    F: Fn(A) -> R,
{
    let known: Mutex<HashMap<A, R>> = Mutex::new(HashMap::new());
    move |argument: A| {
        let found = lock(&known).get(&argument).cloned();
        if let Some(result) = found {
            return result;
        }
        let result = function(argument.clone());
        if is_failure(&result) {
            return result;
        }
        // What somebody else has computed meanwhile stays. Nothing is locked while the other is dropped.
        let (result, _unused) = match lock(&known).entry(argument) {
            Entry::Occupied(first) => (first.get().clone(), Some(result)),
            Entry::Vacant(place) => (place.insert(result).clone(), None),
        };
        result
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __nonlocal_memoize {
    ($($args:tt)*) => {{
        let options = {
            use $crate::decorators::options as memoize;
            $crate::__private_0_1_0::call!(memoize [max_size = default, ttl = default, cache = default] ($($args)*))
        };
        move |function| $crate::decorators::remember(function, options)
    }};
}

#[doc(hidden)]
pub use __nonlocal_memoize as memoize;

/// Writes each call and each result, indented by the depth of the calls on this thread, to standard error or to what
/// [`set_writer`] was given.
///
/// ```
/// use nonlocal::decorate;
/// use nonlocal::decorators::trace;
///
/// #[decorate(trace)]
/// fn factorial(n: u64) -> u64 {
///     if n == 0 { 1 } else { n * factorial(n - 1) }
/// }
///
/// assert_eq!(factorial(3), 6);
/// ```
#[nonlocal]
pub fn trace<A, R, F>(function: F) -> impl Fn(A) -> R
where
    A: Debug,
    R: Debug,
    F: Fn(A) -> R,
{
    let name: String = name_of::<F>();
    fn traced(argument: A) -> R {
        let call = called(&name, &argument);
        let depth = Depth::deeper();
        write(&format!("{}{call}", indentation(depth.0)));
        let result = function(argument);
        write(&format!("{}{call} = {result:?}", indentation(depth.0)));
        result
    }
    traced
}

/// Writes how long each call took, to standard error or to what [`set_writer`] was given.
///
/// ```
/// let sum = nonlocal::decorators::timed(|n: u64| (0..n).sum::<u64>());
/// assert_eq!(sum(10), 45);
/// ```
#[nonlocal]
pub fn timed<A, R, F>(function: F) -> impl Fn(A) -> R
where
    F: Fn(A) -> R,
{
    let name: String = name_of::<F>();
    fn wrapper(argument: A) -> R {
        let start = Instant::now();
        let result = function(argument);
        write(&format!("{name} took {:?}", start.elapsed()));
        result
    }
    wrapper
}

/// Calls a function that fails again, up to so many times in all, and gives the last error. As `retry(times = 3)` it takes functions
/// that are not `Send`, too.
///
/// ```
/// use nonlocal::decorators::retry;
/// use std::sync::atomic::{AtomicU32, Ordering};
///
/// static CALLS: AtomicU32 = AtomicU32::new(0);
///
/// #[nonlocal::decorate(retry(3))]
/// fn flaky(limit: u32) -> Result<u32, String> {
///     match CALLS.fetch_add(1, Ordering::Relaxed) {
///         call if call < limit => Err(format!("call {call}")),
///         call => Ok(call),
///     }
/// }
///
/// assert_eq!(flaky(2), Ok(2));
/// assert_eq!(flaky(9), Err("call 5".to_owned()));
/// ```
#[nonlocal]
pub fn retry<A, T, E, F>(times: u32) -> impl Fn(F) -> Box<dyn Fn(A) -> Result<T, E> + Send + Sync>
where
    A: Clone + 'static,
    T: 'static,
    E: 'static,
    F: Fn(A) -> Result<T, E> + Send + Sync + 'static,
{
    fn decorate(function: F) -> Box<dyn Fn(A) -> Result<T, E> + Send + Sync> {
        Box::new(retried(function, times))
    }
    decorate
}

/// `retry(times = 3)`.
#[doc(hidden)]
#[nonlocal]
pub fn retried<A, T, E, F>(function: F, times: u32) -> impl Fn(A) -> Result<T, E>
where
    A: Clone,
    F: Fn(A) -> Result<T, E>,
{
    fn retried(argument: A) -> Result<T, E> {
        let mut left = times;
        loop {
            left = left.saturating_sub(1);
            match function(argument.clone()) {
                Err(_) if left > 0 => {}
                result => return result,
            }
        }
    }
    retried
}

#[doc(hidden)]
#[macro_export]
macro_rules! __nonlocal_retry {
    ($($args:tt)*) => {{
        let times = {
            use $crate::decorators::times as retry;
            $crate::__private_0_1_0::call!(retry [times] ($($args)*))
        };
        move |function| $crate::decorators::retried(function, times)
    }};
}

#[doc(hidden)]
pub use __nonlocal_retry as retry;

/// The argument of `retry`.
#[doc(hidden)]
#[must_use]
pub fn times(times: u32) -> u32 {
    times
}

/// Counts the calls in `counter`. As `count_calls(counter = &CALLS)` it takes functions that are not `Send`, too.
///
/// ```
/// use nonlocal::decorators::count_calls;
/// use std::sync::atomic::{AtomicU64, Ordering};
///
/// static CALLS: AtomicU64 = AtomicU64::new(0);
///
/// #[nonlocal::decorate(count_calls(&CALLS))]
/// fn double(x: i64) -> i64 {
///     2 * x
/// }
///
/// assert_eq!((double(1), double(2), CALLS.load(Ordering::Relaxed)), (2, 4, 2));
/// ```
#[nonlocal]
pub fn count_calls<A, R, F>(counter: &'static AtomicU64) -> impl Fn(F) -> Box<dyn Fn(A) -> R + Send + Sync>
where
    A: 'static,
    R: 'static,
    F: Fn(A) -> R + Send + Sync + 'static,
{
    fn decorate(function: F) -> Box<dyn Fn(A) -> R + Send + Sync> {
        Box::new(counted(function, counter))
    }
    decorate
}

/// `count_calls(counter = &CALLS)`.
#[doc(hidden)]
#[nonlocal]
pub fn counted<A, R, F: Fn(A) -> R>(function: F, counter: &'static AtomicU64) -> impl Fn(A) -> R {
    fn counted(argument: A) -> R {
        counter.fetch_add(1, Ordering::Relaxed);
        function(argument)
    }
    counted
}

#[doc(hidden)]
#[macro_export]
macro_rules! __nonlocal_count_calls {
    ($($args:tt)*) => {{
        let counter = {
            use $crate::decorators::counter as count_calls;
            $crate::__private_0_1_0::call!(count_calls [counter] ($($args)*))
        };
        move |function| $crate::decorators::counted(function, counter)
    }};
}

#[doc(hidden)]
pub use __nonlocal_count_calls as count_calls;

/// The argument of `count_calls`.
#[doc(hidden)]
#[must_use]
pub fn counter(counter: &'static AtomicU64) -> &'static AtomicU64 {
    counter
}

type Writer = Box<dyn Write + Send>;

/// Where [`trace`] and [`timed`] write, if not to standard error.
static WRITER: Mutex<Option<Writer>> = Mutex::new(None);

/// Lets [`trace`] and [`timed`] write to `writer` from now on, or to standard error again.
pub fn set_writer(writer: Option<Writer>) {
    *lock(&WRITER) = writer;
}

/// One line. What cannot be written is nobody's fault who only calls a function.
fn write(line: &str) {
    let _ = match &mut *lock(&WRITER) {
        Some(writer) => writeln!(writer, "{line}"),
        None => writeln!(std::io::stderr(), "{line}"),
    };
}

std::thread_local! {
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// The depth of a call, for as long as it lasts.
struct Depth(usize);

impl Depth {
    fn deeper() -> Self {
        Depth(DEPTH.replace(DEPTH.get() + 1))
    }
}

impl Drop for Depth {
    fn drop(&mut self) {
        DEPTH.set(self.0);
    }
}

fn indentation(depth: usize) -> String {
    "  ".repeat(depth)
}

/// `fib(3)`, `area(2, 3)`
fn called(name: &str, argument: &impl Debug) -> String {
    let argument = format!("{argument:?}");
    if argument.starts_with('(') { format!("{name}{argument}") } else { format!("{name}({argument})") }
}

/// The name of a decorated function, by its type, however many decorators there are around it.
fn name_of<F>() -> String {
    const MARK: &str = "__nonlocal_";
    let path = core::any::type_name::<F>();
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    let name = path.find(MARK).map(|at| path[at + MARK.len()..].split(|letter| !is_name(letter)).next());
    name.flatten().unwrap_or("call").to_string()
}
