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
    ($name:ident, $counted:ident, $weak:ident, $once:ident, $others:ident, $link:ident, [$($bounds:tt)*], $list:ident, $borrow:ident, $change:ident) => {
        /// A handle of a decorated nested function. Clones that were made before its decorators were applied, as the function's
        /// own is, do not keep it alive; later ones do, those that the function makes while it runs included.
        pub struct $name<'a, F: ?Sized> {
            link: $counted<$link<'a, F>>,
            owned: $once<$counted<F>>,
            /// The functions that were decorated beside it.
            kept: $list<Vec<$counted<dyn Kept + 'a $($bounds)*>>>,
        }

        /// What all handles of one function have in common.
        struct $link<'a, F: ?Sized> {
            name: &'static str,
            function: $once<$weak<F>>,
            /// The functions that were decorated beside it.
            others: $list<Vec<$counted<dyn $others<'a> + 'a $($bounds)*>>>,
        }

        /// A function that was decorated beside another.
        trait $others<'a> {
            fn kept(&self) -> Option<$counted<dyn Kept + 'a $($bounds)*>>;
        }

        impl<'a, F: ?Sized + 'a $($bounds)*> $others<'a> for $weak<F> {
            fn kept(&self) -> Option<$counted<dyn Kept + 'a $($bounds)*>> {
                Some($counted::new(self.upgrade()?))
            }
        }

        impl<'a, F: ?Sized> $name<'a, F> {
            /// A handle of a function of this name, whose decorators have not been applied yet.
            #[must_use]
            pub fn new(name: &'static str) -> Self {
                let link = $link { name, function: $once::new(), others: $list::new(Vec::new()) };
                $name { link: $counted::new(link), owned: $once::new(), kept: $list::new(Vec::new()) }
            }

            /// What the decorators made of the function.
            pub fn decorated(&self, function: $counted<F>) {
                let _ = self.link.function.set($counted::downgrade(&function));
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
                match self.alive() {
                    Some(function) => function,
                    None => self.missing(),
                }
            }

            #[inline]
            fn alive(&self) -> Option<$counted<F>> {
                self.link.function.get().and_then($weak::upgrade)
            }

            #[cold]
            #[track_caller]
            fn missing(&self) -> ! {
                let name = self.link.name;
                match self.link.function.get() {
                    None => panic!("`{name}` was called by one of its decorators while they were being applied: it is not there yet"),
                    Some(_) => panic!("`{name}` was called when nobody had it any more: a decorator has kept what it was given"),
                }
            }
        }

        impl<'a, F: ?Sized> $name<'a, F> {
            /// Lets this handle, and its clones, keep another function alive, which may be called by this one.
            pub fn keep<G: ?Sized + 'a $($bounds)*>(&self, other: &$name<'a, G>) {
                if let Some(other) = other.link.function.get() {
                    $change(&self.kept).extend($others::kept(other));
                    $change(&self.link.others).push($counted::new(other.clone()));
                }
            }
        }

        impl<F: ?Sized> Clone for $name<'_, F> {
            fn clone(&self) -> Self {
                let (owned, mut kept) = ($once::new(), Vec::new());
                if let Some(function) = self.alive() {
                    let _ = owned.set(function);
                    for other in &*$borrow(&self.link.others) {
                        kept.extend(other.kept());
                    }
                }
                $name { link: self.link.clone(), owned, kept: $list::new(kept) }
            }
        }
    };
}

decoration!(Decoration, Rc, Weak, OnceCell, Other, Link, [], RefCell, borrowed, changed);

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

    decoration!(SyncedDecoration, Arc, Weak, OnceLock, SyncedOther, SyncedLink, [+ Send + Sync], Mutex, locked, locked);

    fn locked<T>(list: &Mutex<T>) -> MutexGuard<'_, T> {
        list.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
