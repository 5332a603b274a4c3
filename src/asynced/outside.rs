//! `async` functions outside of others, decorated once for as long as the program runs.

use core::future::Future;
use core::ops::Deref;
use core::pin::Pin;
use std::boxed::Box;
use std::sync::Arc;

use super::{Asynced, Futures};

/// What decorators made of an `async fn` that takes `A` and gives `R`, where it gives futures that can be sent to threads.
pub struct FuturesToSend<A, R, F>(Futures<A, R, F>);

impl<A, R, F> FuturesToSend<A, R, F> {
    /// Of this function.
    #[must_use]
    pub fn new(function: F) -> Self {
        FuturesToSend(Futures::new(function))
    }
}

impl<A, R, F> Deref for FuturesToSend<A, R, F> {
    type Target = Futures<A, R, F>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

type FunctionToSend<A, R> = dyn Fn(A) -> Pin<Box<dyn Future<Output = R> + Send>> + Send + Sync;
type Function<A, R> = dyn Fn(A) -> Pin<Box<dyn Future<Output = R>>> + Send + Sync;

impl<A, R, F, T> FuturesToSend<A, R, F>
where
    A: 'static,
    R: 'static,
    F: Fn(A) -> T + Send + Sync + 'static,
    T: Future<Output = R> + Send + 'static,
{
    /// The function in a box.
    #[must_use]
    pub fn boxed(&self) -> Box<FunctionToSend<A, R>> {
        let function = self.taken();
        Box::new(move |argument| Box::pin(function(argument)))
    }
}

impl<A, R, F, T> Futures<A, R, F>
where
    A: 'static,
    R: 'static,
    F: Fn(A) -> T + Send + Sync + 'static,
    T: Future<Output = R> + 'static,
{
    /// The function in a box.
    #[must_use]
    pub fn boxed(&self) -> Box<Function<A, R>> {
        let function = self.taken();
        Box::new(move |argument| Box::pin(function(argument)))
    }
}

impl<A, R, F> Asynced<A, R, F> {
    /// The function in a box. That it is `async` is asked here, so that what rustc says is about it.
    #[must_use]
    pub fn boxed(&self) -> Box<Function<A, R>>
    where
        Self: AsyncOfItsSignature<A, R>,
    {
        self.boxed_async()
    }
}

/// What decorators have to give.
#[diagnostic::on_unimplemented(
    message = "what its decorators give is no `async` function that is called with the parameters of the `async fn`, from any thread",
    label = "this is not",
    note = "a decorator of an `async fn` takes an `impl AsyncFn(A) -> R + Send + Sync + 'static`, and gives one; written with `#[nonlocal]`, it needs `sync` where it keeps something that changes"
)]
pub trait AsyncOfItsSignature<A, R> {
    /// It in a box.
    fn boxed_async(&self) -> Box<Function<A, R>>;
}

#[diagnostic::do_not_recommend]
impl<A, R, F> AsyncOfItsSignature<A, R> for Asynced<A, R, F>
where
    A: 'static,
    R: 'static,
    F: AsyncFn(A) -> R + Send + Sync + 'static,
{
    fn boxed_async(&self) -> Box<Function<A, R>> {
        let function = Arc::new(self.taken());
        Box::new(move |argument| {
            let function = Arc::clone(&function);
            Box::pin(async move { function(argument).await })
        })
    }
}
