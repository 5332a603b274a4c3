//! Locks: state that closures share on many threads.

use core::cell::Cell;
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};
use core::panic::Location;

use crate::cells::{Readable, called_back, not_over, quoted};
use crate::only_read::SharedSoCloneItOrWriteNonlocal;
use crate::sync::{Arc, AtomicUsize, Mutex, MutexGuard, Ordering, Owner, thread_local};
use crate::waits::wait;

/// The variables of one run of a scope that closures share, also with closures on other threads: one allocation.
///
/// A closure has them to itself for one evaluation, or for its whole call where that runs no code of others; others wait.
pub struct Synced<T> {
    lock: Arc<Lock<T>>,
}

struct Lock<T> {
    /// The variables, by name.
    names: &'static str,
    holder: Holder,
    /// The thread that has the variables, by a number of its own; 0 for none.
    owner: Owner,
    state: Mutex<T>,
}

/// The variables, for the closure that runs.
pub struct Entered<'a, T> {
    state: MutexGuard<'a, T>,
    owner: &'a AtomicUsize,
}

/// One of the variables, by how it is found among them.
pub struct Variable<'a, T, R, F> {
    all: &'a Synced<T>,
    which: F,
    value: PhantomData<fn(R)>,
}

impl<T> Synced<T> {
    /// Shares `state`, which is the variables `names`, with commas between them.
    #[must_use]
    pub fn new(names: &'static str, state: T) -> Self {
        let (holder, owner) = (Holder::default(), Owner::new(AtomicUsize::new(0)));
        Synced { lock: Arc::new(Lock { names, holder, owner, state: Mutex::new(state) }) }
    }

    /// The variables, until the result is dropped. Meanwhile something may be called that is not known.
    ///
    /// # Panics
    ///
    /// Where another place has them on this thread: code that runs there came back here. Where another thread has them and
    /// waits for what this one has. And where a closure has panicked while it had them.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn enter(&self) -> Entered<'_, T> {
        let state = self.lock();
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
    pub fn lock(&self) -> MutexGuard<'_, T> {
        let place = Location::caller();
        loop {
            // The only way to the variables: with another one, both would be in registers of their own.
            if let Ok(state) = self.lock.state.try_lock() {
                self.lock.holder.is(place);
                return state;
            }
            self.wait(place);
        }
    }

    /// What [`lock`](Self::lock) gives, for reading only.
    ///
    /// # Panics
    ///
    /// The same.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn lock_to_read(&self) -> SharedSoCloneItOrWriteNonlocal<MutexGuard<'_, T>> {
        SharedSoCloneItOrWriteNonlocal(self.lock())
    }

    /// What [`enter`](Self::enter) gives, for reading only.
    ///
    /// # Panics
    ///
    /// The same.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn enter_to_read(&self) -> SharedSoCloneItOrWriteNonlocal<Entered<'_, T>> {
        SharedSoCloneItOrWriteNonlocal(self.enter())
    }

    /// A copy of the variable that `which` chooses.
    ///
    /// # Panics
    ///
    /// The same.
    #[inline]
    #[track_caller]
    pub fn get<R: Readable>(&self, which: impl FnOnce(&T) -> &R) -> R {
        *which(&self.lock())
    }

    /// The value of the variable `name`, which `which` chooses, where it is not used any more: an empty one is left.
    ///
    /// # Panics
    ///
    /// Where something is left that has the variables.
    #[track_caller]
    pub fn take_last<R: Default>(&mut self, name: &str, which: impl FnOnce(&mut T) -> &mut R) -> R {
        if Arc::strong_count(&self.lock) != 1 {
            not_over(name);
        }
        core::mem::take(which(&mut self.lock()))
    }

    /// The variables, where they are not used any more: `name` is given away.
    ///
    /// # Panics
    ///
    /// The same.
    #[must_use]
    #[track_caller]
    pub fn into_last(self, name: &str) -> T {
        let Ok(lock) = Arc::try_unwrap(self.lock) else { not_over(name) };
        match lock.state.into_inner() {
            Ok(state) => state,
            Err(_) => poisoned(lock.names, Location::caller()),
        }
    }

    /// The variable that `which` chooses, which is to have another value: its type is known before that is made.
    #[inline]
    #[must_use]
    pub fn variable<R, F: FnOnce(&mut T) -> &mut R>(&self, which: F) -> Variable<'_, T, R, F> {
        Variable { all: self, which, value: PhantomData }
    }

    /// Returns when the variables can be had, unless somebody is quicker.
    #[cold]
    fn wait(&self, place: &'static Location<'static>) {
        let names = self.lock.names;
        // Only this thread writes its own number, so whatever else is read here is somebody else's.
        if self.lock.owner.load(Ordering::Relaxed) == thread_number() {
            called_back(names, place, self.lock.holder.place());
        }
        let state = wait(&self.lock.owner, names, place, || self.lock.state.lock());
        if state.is_err() {
            poisoned(names, place);
        }
    }
}

impl<T, R, F: FnOnce(&mut T) -> &mut R> Variable<'_, T, R, F> {
    /// Gives it another value. The one before is dropped when nobody has the variables any more.
    ///
    /// # Panics
    ///
    /// As [`lock`](Synced::lock) does.
    #[inline]
    #[track_caller]
    pub fn set(self, value: R) {
        let before = core::mem::replace((self.which)(&mut self.all.lock()), value);
        drop(before);
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

/// The place that has taken the variables. Only with debug assertions: noting it costs time.
#[derive(Default)]
struct Holder {
    #[cfg(debug_assertions)]
    place: std::sync::Mutex<Option<&'static Location<'static>>>,
}

impl Holder {
    #[inline]
    fn is(&self, place: &'static Location<'static>) {
        #[cfg(debug_assertions)]
        if let Ok(mut noted) = self.place.lock() {
            *noted = Some(place);
        }
        #[cfg(not(debug_assertions))]
        let _ = (self, place);
    }

    fn place(&self) -> Option<&'static Location<'static>> {
        #[cfg(debug_assertions)]
        return self.place.lock().ok().and_then(|noted| *noted);
        #[cfg(not(debug_assertions))]
        {
            let _ = self;
            None
        }
    }
}

#[cold]
fn poisoned(names: &str, place: &Location) -> ! {
    let all = quoted(names);
    panic!("{place} cannot have {all}: a closure that shares this has panicked while it ran");
}
