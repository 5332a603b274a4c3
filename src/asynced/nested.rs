//! Nested `async` functions: what their decorators give, called through one type.

use alloc::boxed::Box;
use alloc::rc::Rc;
use core::future::Future;
use core::pin::Pin;

use super::{Asynced, Futures};

/// A function that gives futures.
pub type AsyncFunction<'a, A, R> = dyn Fn(A) -> Pin<Box<dyn Future<Output = R> + 'a>> + 'a;

impl<'a, A, R, F, T> Futures<A, R, F>
where
    A: 'a,
    R: 'a,
    F: Fn(A) -> T + 'a,
    T: Future<Output = R> + 'a,
{
    /// The function, counted.
    #[must_use]
    pub fn counted(&self) -> Rc<AsyncFunction<'a, A, R>> {
        let function = self.taken();
        Rc::new(move |argument| Box::pin(function(argument)))
    }
}

impl<A, R, F> Asynced<A, R, F> {
    /// The function, counted.
    #[must_use]
    pub fn counted<'a>(&self) -> Rc<AsyncFunction<'a, A, R>>
    where
        Self: NestedAsyncOfItsSignature<'a, A, R>,
    {
        self.counted_async()
    }
}

/// What decorators of a nested function have to give.
#[diagnostic::on_unimplemented(
    message = "what its decorators give is no `async` function that is called with the parameters of the `async fn`",
    label = "this is not",
    note = "a decorator of an `async fn` takes an `impl AsyncFn(A) -> R`, and gives one"
)]
pub trait NestedAsyncOfItsSignature<'a, A, R> {
    /// It, counted.
    fn counted_async(&self) -> Rc<AsyncFunction<'a, A, R>>;
}

#[diagnostic::do_not_recommend]
impl<'a, A, R, F> NestedAsyncOfItsSignature<'a, A, R> for Asynced<A, R, F>
where
    A: 'a,
    R: 'a,
    F: AsyncFn(A) -> R + 'a,
{
    fn counted_async(&self) -> Rc<AsyncFunction<'a, A, R>> {
        let function = Rc::new(self.taken());
        Rc::new(move |argument| {
            let function = Rc::clone(&function);
            Box::pin(async move { function(argument).await })
        })
    }
}
