//! Futures of nested functions.

use alloc::boxed::Box;
use core::future::Future;
use core::ops::AsyncFnOnce;
use core::pin::Pin;

/// The future of a nested function that is called: its body, as a closure that is called once.
///
/// An `async` block would do, but cannot say what type it gives, which `?` needs.
#[inline]
pub fn future<R>(body: impl AsyncFnOnce() -> R) -> impl Future<Output = R> {
    body()
}

/// A future beside others of other types, where one type is asked.
#[must_use]
pub fn of_one_type<'a, F: Future + 'a>(future: F) -> Pin<Box<dyn Future<Output = F::Output> + 'a>> {
    Box::pin(future)
}

/// The same, with `sync`.
#[must_use]
pub fn of_one_type_to_send<'a, F>(future: F) -> Pin<Box<dyn Future<Output = F::Output> + Send + 'a>>
where
    F: Future + Send + 'a,
{
    Box::pin(future)
}
