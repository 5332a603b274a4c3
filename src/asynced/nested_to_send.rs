//! Nested `async` functions with `sync`: what their decorators give, called through one type from any thread.

use alloc::boxed::Box;
use alloc::sync::Arc;
use core::future::Future;
use core::pin::Pin;

use super::Asynced;

/// A function that gives futures which can be sent to threads.
pub type AsyncFunctionToSend<'a, A, R> =
    dyn Fn(A) -> Pin<Box<dyn Future<Output = R> + Send + 'a>> + Send + Sync + 'a;

/// What decorators of a nested function have to give, with `sync`.
#[diagnostic::on_unimplemented(
    message = "what its decorators give is no function whose futures can be sent to threads, as `sync` asks",
    label = "this is not",
    note = "rustc cannot say of an `impl AsyncFn` that its futures are `Send`: take an `impl Fn(A) -> T + Send + Sync` with `T: Future<Output = R> + Send`, and give one"
)]
pub trait NestedOfItsSignatureToSend<'a, A, R> {
    /// It, counted.
    fn counted_sent(&self) -> Arc<AsyncFunctionToSend<'a, A, R>>;
}

#[diagnostic::do_not_recommend]
impl<'a, A, R, F, T> NestedOfItsSignatureToSend<'a, A, R> for Asynced<A, R, F>
where
    A: 'a,
    R: 'a,
    F: Fn(A) -> T + Send + Sync + 'a,
    T: Future<Output = R> + Send + 'a,
{
    fn counted_sent(&self) -> Arc<AsyncFunctionToSend<'a, A, R>> {
        let function = self.taken();
        Arc::new(move |argument| Box::pin(function(argument)))
    }
}

impl<A, R, F> Asynced<A, R, F> {
    /// The function, counted, with `sync`.
    #[must_use]
    pub fn counted_to_send<'a>(&self) -> Arc<AsyncFunctionToSend<'a, A, R>>
    where
        Self: NestedOfItsSignatureToSend<'a, A, R>,
    {
        self.counted_sent()
    }
}
