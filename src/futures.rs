//! Futures of nested functions.

use core::future::Future;
use core::ops::AsyncFnOnce;

/// The future of a nested function that is called: its body, as a closure that is called once.
///
/// An `async` block would do, but cannot say what type it gives, which `?` needs.
#[inline]
pub fn future<R>(body: impl AsyncFnOnce() -> R) -> impl Future<Output = R> {
    body()
}
