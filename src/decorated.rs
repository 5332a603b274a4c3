//! Functions that have been decorated, once.

use core::any::Any;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::boxed::Box;
use std::sync::OnceLock;

use crate::locks::thread_number;

/// A decorated function: what its decorators made of it at the first call.
pub struct Decorated<F: ?Sized> {
    function: OnceLock<Box<F>>,
    /// The thread that applies the decorators, by its number; 0 for none.
    decorator: AtomicUsize,
}

/// While this is there, the decorators are being applied.
struct Decorating<'a>(&'a AtomicUsize);

impl<F: ?Sized> Decorated<F> {
    /// A function whose decorators have not been applied yet.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "it stands in a `static`")]
    pub const fn new() -> Self {
        Decorated { function: OnceLock::new(), decorator: AtomicUsize::new(0) }
    }

    /// The function of this `name`; `decorate` applies its decorators.
    ///
    /// # Panics
    ///
    /// Where a decorator calls the function while it is being applied.
    #[inline]
    pub fn get(&self, name: &str, decorate: impl FnOnce() -> Box<F>) -> &F {
        match self.function.get() {
            Some(function) => function,
            None => self.first(name, decorate),
        }
    }

    #[cold]
    fn first(&self, name: &str, decorate: impl FnOnce() -> Box<F>) -> &F {
        // Only this thread writes its own number, so whatever else is read here is somebody else's.
        assert!(
            self.decorator.load(Ordering::Relaxed) != thread_number(),
            "`{name}` was called by one of its decorators while they were being applied: it is not there yet"
        );
        self.function.get_or_init(|| {
            self.decorator.store(thread_number(), Ordering::Relaxed);
            let _decorating = Decorating(&self.decorator);
            decorate()
        })
    }
}

/// A function of a type that only rustc knows.
pub type AnyFunction = dyn Any + Send + Sync;

impl Decorated<AnyFunction> {
    /// The function of this `name`, of the type that `decorate` gives.
    ///
    /// # Panics
    ///
    /// As [`get`](Decorated::get).
    #[inline]
    pub fn of_type<F>(&self, name: &str, decorate: impl FnOnce() -> Box<F>) -> &F
    where
        F: ?Sized + 'static,
        Box<F>: Send + Sync,
    {
        let function = self.get(name, || Box::new(decorate()));
        function.downcast_ref::<Box<F>>().expect("one call has one type")
    }
}

impl Drop for Decorating<'_> {
    fn drop(&mut self) {
        self.0.store(0, Ordering::Relaxed);
    }
}
