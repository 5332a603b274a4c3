//! Nested functions that have been decorated. Such a function may call itself, through its decorators: it must not own itself
//! then, or it would never be dropped.

use alloc::rc::{Rc, Weak};
use alloc::vec::Vec;
use core::cell::{OnceCell, RefCell};

/// Anything that is kept for as long as something else is.
#[expect(unreachable_pub, reason = "it is in the type of a public one")]
pub trait Kept {}

impl<T> Kept for T {}

macro_rules! decoration {
    ($name:ident, $counted:ident, $weak:ident, $once:ident, [$($bounds:tt)*], $list:ident, $borrow:ident, $change:ident) => {
        /// A handle of a decorated nested function. Clones that were made before its decorators were applied, as the function's
        /// own is, do not keep it alive; later ones do.
        pub struct $name<'a, F: ?Sized> {
            function: &'static str,
            link: $counted<$once<$weak<F>>>,
            owned: $once<$counted<F>>,
            /// The functions that were decorated beside it.
            kept: $list<Vec<$counted<dyn Kept + 'a $($bounds)*>>>,
        }

        impl<'a, F: ?Sized> $name<'a, F> {
            /// A handle of a function of this name, whose decorators have not been applied yet.
            #[must_use]
            pub fn new(function: &'static str) -> Self {
                $name { function, link: $counted::new($once::new()), owned: $once::new(), kept: $list::new(Vec::new()) }
            }

            /// What the decorators made of the function.
            pub fn decorated(&self, function: $counted<F>) {
                let _ = self.link.set($counted::downgrade(&function));
                let _ = self.owned.set(function);
            }

            /// The decorated function.
            ///
            /// # Panics
            ///
            /// Where one of the decorators calls it while it is being applied, and where one of them has kept the function for
            /// longer than anybody else.
            #[inline]
            #[track_caller]
            pub fn function(&self) -> $counted<F> {
                match self.link.get().and_then($weak::upgrade) {
                    Some(function) => function,
                    None => self.missing(),
                }
            }

            #[cold]
            #[track_caller]
            fn missing(&self) -> ! {
                let name = self.function;
                match self.link.get() {
                    None => panic!("`{name}` was called by one of its decorators while they were being applied: it is not there yet"),
                    Some(_) => panic!("`{name}` was called when nobody had it any more: a decorator has kept what it was given"),
                }
            }
        }

        impl<'a, F: ?Sized> $name<'a, F> {
            /// Lets this handle, and its clones, keep another function alive, which may be called by this one.
            pub fn keep<G: ?Sized + 'a $($bounds)*>(&self, other: &$name<'a, G>) {
                if let Some(other) = other.owned.get() {
                    let other: $counted<dyn Kept + 'a $($bounds)*> = $counted::new(other.clone());
                    $change(&self.kept).push(other);
                }
            }
        }

        impl<F: ?Sized> Clone for $name<'_, F> {
            fn clone(&self) -> Self {
                $name {
                    function: self.function,
                    link: self.link.clone(),
                    owned: self.owned.clone(),
                    kept: $list::new($borrow(&self.kept).clone()),
                }
            }
        }
    };
}

decoration!(Decoration, Rc, Weak, OnceCell, [], RefCell, borrowed, changed);

fn borrowed<T>(list: &RefCell<T>) -> core::cell::Ref<'_, T> {
    list.borrow()
}

fn changed<T>(list: &RefCell<T>) -> core::cell::RefMut<'_, T> {
    list.borrow_mut()
}

#[cfg(feature = "std")]
pub use synced::SyncedDecoration;

#[cfg(feature = "std")]
mod synced {
    use super::Kept;
    use alloc::sync::{Arc, Weak};
    use alloc::vec::Vec;
    use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

    decoration!(SyncedDecoration, Arc, Weak, OnceLock, [+ Send + Sync], Mutex, locked, locked);

    fn locked<T>(list: &Mutex<T>) -> MutexGuard<'_, T> {
        list.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
