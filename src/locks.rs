//! Locks: state that closures share on many threads.

use core::cell::Cell;
use core::ops::{Deref, DerefMut};
use core::panic::Location;

use crate::cells::{Readable, called_back};
use crate::sync::{Arc, AtomicUsize, Mutex, MutexGuard, Ordering, Owner, TryLockError, thread_local};
use crate::waits::wait;

/// The variables of one run of a scope that closures share, also with closures on other threads: one allocation.
///
/// A closure has them to itself for one evaluation, or for its whole call where that runs no code of others; others wait.
pub struct Synced<T> {
    lock: Arc<Lock<T>>,
}

struct Lock<T> {
    /// The thread that has the variables, by a number of its own; 0 for none.
    owner: Owner,
    state: Mutex<T>,
}

/// The variables, for the closure that runs.
pub struct Entered<'a, T> {
    state: MutexGuard<'a, T>,
    owner: &'a AtomicUsize,
}

impl<T> Synced<T> {
    /// Shares `state`.
    #[must_use]
    pub fn new(state: T) -> Self {
        Synced { lock: Arc::new(Lock { owner: Owner::new(AtomicUsize::new(0)), state: Mutex::new(state) }) }
    }

    /// Gives `closure` the variables, `variables` by name, until the result is dropped. Meanwhile it may call what it does
    /// not know.
    ///
    /// # Panics
    ///
    /// Where another closure on this thread has them: this one was called back while that one runs. Where another thread has
    /// them and waits for what this one has. And where a closure has panicked while it had them.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn enter(&self, closure: &str, variables: &str) -> Entered<'_, T> {
        let state = self.lock(closure, variables);
        self.lock.owner.store(thread_number(), Ordering::Relaxed);
        Entered { state, owner: &self.lock.owner }
    }

    /// The same, for what calls nothing that could come back, and takes nothing else: nobody has to know who has the
    /// variables.
    ///
    /// # Panics
    ///
    /// The same.
    #[inline]
    #[track_caller]
    pub fn lock(&self, closure: &str, variables: &str) -> MutexGuard<'_, T> {
        match self.lock.state.try_lock() {
            Ok(state) => state,
            Err(error) => self.wait(&error, closure, variables, Location::caller()),
        }
    }

    /// A copy of the part that `part` chooses, for `closure`.
    ///
    /// # Panics
    ///
    /// The same.
    #[inline]
    #[track_caller]
    pub fn read<R: Readable>(&self, closure: &str, variables: &str, part: impl FnOnce(&T) -> &R) -> R {
        *part(&self.lock(closure, variables))
    }

    #[cold]
    fn wait(
        &self,
        error: &TryLockError<MutexGuard<'_, T>>,
        closure: &str,
        variables: &str,
        place: &Location,
    ) -> MutexGuard<'_, T> {
        if let TryLockError::Poisoned(_) = error {
            poisoned(closure, variables, place);
        }
        // Only this thread writes its own number, so whatever else is read here is somebody else's.
        if self.lock.owner.load(Ordering::Relaxed) == thread_number() {
            called_back(closure, variables, place);
        }
        let state = wait(&self.lock.owner, closure, variables, place, || self.lock.state.lock());
        let Ok(state) = state else { poisoned(closure, variables, place) };
        state
    }
}

impl<T> Clone for Synced<T> {
    #[inline]
    fn clone(&self) -> Self {
        Synced { lock: Arc::clone(&self.lock) }
    }
}

impl<T> Deref for Entered<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.state
    }
}

impl<T> DerefMut for Entered<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut self.state
    }
}

impl<T> Drop for Entered<'_, T> {
    /// Before the lock itself is given back.
    #[inline]
    fn drop(&mut self) {
        self.owner.store(0, Ordering::Relaxed);
    }
}

/// A number that no other running thread has: the address of something that every thread has for itself.
#[inline]
pub(crate) fn thread_number() -> usize {
    thread_local! {
        static HERE: Cell<u8> = const { Cell::new(0) };
    }
    HERE.with(|here| core::ptr::from_ref(here).addr())
}

#[cold]
fn poisoned(closure: &str, variables: &str, place: &Location) -> ! {
    panic!(
        "`{closure}` ({place}) cannot have {variables}: a closure that shares this has panicked while it ran"
    );
}
