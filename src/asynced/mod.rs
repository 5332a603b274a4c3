//! `async` functions that have been decorated. What their decorators give is called through a box, and so are its futures.

//!
//! Rustc decides which methods are meant: those of [`Futures`] where its function gives futures, else those of [`Asynced`] behind
//! it.

mod nested;
#[cfg(feature = "std")]
mod nested_to_send;
#[cfg(feature = "std")]
mod outside;

use core::cell::Cell;
use core::marker::PhantomData;
use core::ops::Deref;

pub use nested::AsyncFunction;
#[cfg(feature = "std")]
pub use nested_to_send::AsyncFunctionToSend;
#[cfg(feature = "std")]
pub use outside::FuturesToSend;

/// What decorators made of an `async fn` that takes `A` and gives `R`, where it gives futures.
pub struct Futures<A, R, F>(Asynced<A, R, F>);

/// What decorators made of an `async fn` that takes `A` and gives `R`.
pub struct Asynced<A, R, F> {
    function: Cell<Option<F>>,
    signature: PhantomData<fn(A) -> R>,
}

impl<A, R, F> Futures<A, R, F> {
    /// Of this function.
    #[must_use]
    pub fn new(function: F) -> Self {
        Futures(Asynced { function: Cell::new(Some(function)), signature: PhantomData })
    }
}

impl<A, R, F> Asynced<A, R, F> {
    fn taken(&self) -> F {
        self.function.take().expect("it is asked for once")
    }
}

impl<A, R, F> Deref for Futures<A, R, F> {
    type Target = Asynced<A, R, F>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}
