//! Locks of `#[nonlocal(sync)]` that several threads take in several orders, by loom and by real threads: nobody waits for ever.
//!
//! loom's own `Mutex` takes a `try_lock` for something that waits, so there is another one here.

#![expect(unreachable_pub, dead_code, reason = "files of the crate are modules here, too")]

use std::panic::{AssertUnwindSafe, catch_unwind};

use loom::thread;

use locks::Synced;

#[path = "../src/locks.rs"]
mod locks;
#[path = "../src/only_read.rs"]
mod only_read;
#[path = "../src/waits.rs"]
mod waits;

/// Models of what the locks are made of.
mod sync {
    use std::ops::{Deref, DerefMut};
    use std::sync::MutexGuard as Inner;

    pub(crate) use loom::sync::atomic::{AtomicUsize, Ordering};
    pub(crate) use std::sync::{Arc, TryLockError};

    use crate::waits::Waiting;

    /// A flag that says whether the lock is taken, and who waits for it to change.
    struct Taken {
        flag: loom::sync::Mutex<bool>,
        changed: loom::sync::Condvar,
    }

    /// A lock; what it guards is never asked for twice.
    pub(crate) struct Mutex<T> {
        taken: Taken,
        value: std::sync::Mutex<T>,
    }

    pub(crate) struct MutexGuard<'a, T> {
        value: Option<Inner<'a, T>>,
        taken: &'a Taken,
    }

    impl<T> Mutex<T> {
        pub(crate) fn new(value: T) -> Self {
            let taken = Taken { flag: loom::sync::Mutex::new(false), changed: loom::sync::Condvar::new() };
            Mutex { taken, value: std::sync::Mutex::new(value) }
        }

        pub(crate) fn try_lock(&self) -> Result<MutexGuard<'_, T>, TryLockError<MutexGuard<'_, T>>> {
            let mut flag = self.taken.flag.lock().expect("nobody panics with it");
            if *flag {
                return Err(TryLockError::WouldBlock);
            }
            *flag = true;
            Ok(self.guard())
        }

        #[expect(clippy::unnecessary_wraps, reason = "the real one can be poisoned")]
        pub(crate) fn lock(&self) -> Result<MutexGuard<'_, T>, ()> {
            let mut flag = self.taken.flag.lock().expect("nobody panics with it");
            while *flag {
                flag = self.taken.changed.wait(flag).expect("nobody panics with it");
            }
            *flag = true;
            Ok(self.guard())
        }

        pub(crate) fn into_inner(self) -> std::sync::LockResult<T> {
            self.value.into_inner()
        }

        fn guard(&self) -> MutexGuard<'_, T> {
            MutexGuard { value: Some(self.value.try_lock().expect("the flag is taken")), taken: &self.taken }
        }
    }

    impl<T> Deref for MutexGuard<'_, T> {
        type Target = T;

        fn deref(&self) -> &T {
            self.value.as_ref().expect("it is there until the end")
        }
    }

    impl<T> DerefMut for MutexGuard<'_, T> {
        fn deref_mut(&mut self) -> &mut T {
            self.value.as_mut().expect("it is there until the end")
        }
    }

    impl<T> Drop for MutexGuard<'_, T> {
        fn drop(&mut self) {
            self.value = None;
            *self.taken.flag.lock().expect("nobody panics with it") = false;
            self.taken.changed.notify_one();
        }
    }

    macro_rules! modelled {
        (static $name:ident: $ty:ty = const { $init:expr };) => {
            loom::thread_local! { static KEPT: &'static $ty = Box::leak(Box::new($init)); }
            static $name: crate::sync::Kept<$ty> = crate::sync::Kept(&KEPT);
        };
    }
    pub(crate) use modelled as thread_local;

    /// Memory of a thread that no later thread gets.
    pub(crate) struct Kept<T: 'static>(pub(crate) &'static loom::thread::LocalKey<&'static T>);

    impl<T> Kept<T> {
        pub(crate) fn with<R>(&self, with: impl FnOnce(&T) -> R) -> R {
            self.0.with(|value| with(value))
        }
    }

    pub(crate) type Owner = Arc<AtomicUsize>;

    loom::lazy_static! {
        static ref WAITING: loom::sync::Mutex<Vec<Waiting>> = loom::sync::Mutex::new(Vec::new());
    }

    pub(crate) fn waiting<R>(with: impl FnOnce(&mut Vec<Waiting>) -> R) -> R {
        with(&mut WAITING.lock().expect("nobody panics with it"))
    }
}

mod cells {
    pub(crate) trait Readable: Copy {}

    impl<T: Copy> Readable for T {}

    pub(crate) fn called_back(
        variables: &str,
        place: &core::panic::Location,
        _: Option<&core::panic::Location>,
    ) -> ! {
        panic!("{place} was called back: {variables}");
    }

    pub(crate) fn not_over(name: &str) -> ! {
        panic!("something has {name}")
    }

    pub(crate) fn quoted(variables: &str) -> String {
        format!("`{variables}`")
    }
}

/// Takes two locks, one while it has the other; `false` where that would have been for ever.
fn take(outer: &Synced<i64>, inner: &Synced<i64>) -> bool {
    let mut entered = outer.enter();
    // The models do not know guards that end with a panic.
    let taken = catch_unwind(AssertUnwindSafe(|| *inner.enter() += 1));
    *entered += 1;
    match taken {
        Ok(()) => true,
        Err(error) => {
            let text = error.downcast::<String>().expect("a text");
            assert!(
                text.contains("circles.rs:")
                    && text.contains("for ever")
                    && text.contains("who has it waits for"),
                "{text}"
            );
            false
        }
    }
}

/// Two threads that take two locks in two orders: each comes to an end, if only by a panic that says why.
#[test]
fn nobody_waits_in_a_circle() {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(3);
    builder.check(|| {
        let (a, b) = (Synced::new("x", 0), Synced::new("y", 0));
        let (other_a, other_b) = (a.clone(), b.clone());
        let thread = thread::spawn(move || take(&other_b, &other_a));
        let here = take(&a, &b);
        let there = thread.join().expect("what panics is caught");
        assert!(here || there, "one of them goes on");
    });
}
