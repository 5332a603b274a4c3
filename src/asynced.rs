//! `async` functions that have been decorated. What their decorators give is called through a box, and so are its futures.
//!
//! Which of the three methods is meant by `(&&&Asynced::new(function)).boxed()` rustc decides: those with fewer `&` are looked at
//! later.

use alloc::boxed::Box;
use core::cell::Cell;
use core::future::Future;
use core::marker::PhantomData;
use core::pin::Pin;
use std::sync::Arc;

/// What decorators made of an `async fn` that takes `A` and gives `R`.
pub struct Asynced<A, R, F> {
    function: Cell<Option<F>>,
    signature: PhantomData<fn(A) -> R>,
}

impl<A, R, F> Asynced<A, R, F> {
    /// Of this function.
    #[must_use]
    pub fn new(function: F) -> Self {
        Asynced { function: Cell::new(Some(function)), signature: PhantomData }
    }

    fn taken(&self) -> F {
        self.function.take().expect("it is boxed once")
    }
}

type Sent<R> = Pin<Box<dyn Future<Output = R> + Send>>;
type Local<R> = Pin<Box<dyn Future<Output = R>>>;

/// A function whose futures can be sent to threads.
pub trait BoxedToSend {
    /// The function.
    type Function: ?Sized;

    /// It in a box.
    fn boxed(&self) -> Box<Self::Function>;
}

/// A function that gives futures.
pub trait BoxedLocal {
    /// The function.
    type Function: ?Sized;

    /// It in a box.
    fn boxed(&self) -> Box<Self::Function>;
}

/// A function that is `async`. That it is one is asked where the method is called, so that what rustc says is about it.
pub trait BoxedAsync {
    /// It in a box.
    fn boxed(&self) -> Box<Self::Function>
    where
        Self: AsyncOfItsSignature,
    {
        self.boxed_async()
    }
}

impl<A, R, F> BoxedAsync for Asynced<A, R, F> {}

/// What decorators have to give.
#[diagnostic::on_unimplemented(
    message = "what its decorators give is no `async` function that is called with the parameters of the `async fn`, from any thread",
    label = "this is not",
    note = "a decorator of an `async fn` takes an `impl AsyncFn(A) -> R + Send + Sync + 'static`, and gives one; written with `#[nonlocal]`, it needs `sync` where it keeps something that changes"
)]
pub trait AsyncOfItsSignature {
    /// The function.
    type Function: ?Sized;

    /// It in a box.
    fn boxed_async(&self) -> Box<Self::Function>;
}

impl<A, R, F, T> BoxedToSend for &&Asynced<A, R, F>
where
    A: 'static,
    R: 'static,
    F: Fn(A) -> T + Send + Sync + 'static,
    T: Future<Output = R> + Send + 'static,
{
    type Function = dyn Fn(A) -> Sent<R> + Send + Sync;

    fn boxed(&self) -> Box<Self::Function> {
        let function = self.taken();
        Box::new(move |argument| Box::pin(function(argument)))
    }
}

impl<A, R, F, T> BoxedLocal for &Asynced<A, R, F>
where
    A: 'static,
    R: 'static,
    F: Fn(A) -> T + Send + Sync + 'static,
    T: Future<Output = R> + 'static,
{
    type Function = dyn Fn(A) -> Local<R> + Send + Sync;

    fn boxed(&self) -> Box<Self::Function> {
        let function = self.taken();
        Box::new(move |argument| Box::pin(function(argument)))
    }
}

#[diagnostic::do_not_recommend]
impl<A, R, F> AsyncOfItsSignature for Asynced<A, R, F>
where
    A: 'static,
    R: 'static,
    F: AsyncFn(A) -> R + Send + Sync + 'static,
{
    type Function = dyn Fn(A) -> Local<R> + Send + Sync;

    fn boxed_async(&self) -> Box<Self::Function> {
        let function = Arc::new(self.taken());
        Box::new(move |argument| {
            let function = Arc::clone(&function);
            Box::pin(async move { function(argument).await })
        })
    }
}
