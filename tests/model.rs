//! The locks of `#[nonlocal(sync)]` in every order in which threads can take them, by loom.

#![expect(unreachable_pub, reason = "the file is a module of the crate, too")]

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
    pub(crate) use loom::sync::atomic::{AtomicUsize, Ordering};
    pub(crate) use loom::sync::{Arc, Mutex, MutexGuard};

    /// Who gets the memory of a thread that has ended knows, through the allocator, of all that it did. loom does not know
    /// of that, so here nobody gets it.
    pub(crate) struct Kept<T: 'static>(pub(crate) &'static loom::thread::LocalKey<&'static T>);

    impl<T> Kept<T> {
        pub(crate) fn with<R>(&self, with: impl FnOnce(&T) -> R) -> R {
            self.0.with(|value| with(value))
        }
    }

    macro_rules! modelled {
        (static $name:ident: $ty:ty = const { $init:expr };) => {
            loom::thread_local! { static KEPT: &'static $ty = Box::leak(Box::new($init)); }
            static $name: crate::sync::Kept<$ty> = crate::sync::Kept(&KEPT);
        };
    }
    pub(crate) use modelled as thread_local;

    use crate::waits::Waiting;

    pub(crate) type Owner = std::sync::Arc<AtomicUsize>;

    /// Here nobody waits in a circle; `circles.rs` has those who do.
    pub(crate) fn waiting<R>(with: impl FnOnce(&mut Vec<Waiting>) -> R) -> R {
        with(&mut Vec::new())
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

fn add_with_callback(count: &Synced<i64>) {
    *count.enter() += 1;
}

fn add(count: &Synced<i64>) {
    *count.lock() += 1;
}

#[test]
fn no_call_is_lost() {
    loom::model(|| {
        let count = Synced::new("count", 0);
        let other = count.clone();
        let thread = thread::spawn(move || {
            add_with_callback(&other);
            add(&other);
        });
        add(&count);
        add_with_callback(&count);
        thread.join().expect("no panic");
        assert_eq!(count.get(|count| count), 4);
    });
}

#[test]
fn three_threads_wait_for_each_other() {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(3);
    builder.check(|| {
        let count = Synced::new("count", 0);
        let threads = [add_with_callback, add].map(|add| {
            let other = count.clone();
            thread::spawn(move || add(&other))
        });
        add_with_callback(&count);
        for thread in threads {
            thread.join().expect("no panic");
        }
        assert_eq!(*count.lock_to_read(), 3);
    });
}

/// Whoever comes back panics, whatever another thread does meanwhile; nobody else does, and nobody waits forever.
#[test]
fn only_who_comes_back_panics() {
    loom::model(|| {
        let mut count = Synced::new("count", 0);
        let other = count.clone();
        let thread = thread::spawn(move || add(&other));
        {
            let mut entered = count.enter();
            let back = catch_unwind(AssertUnwindSafe(|| drop(count.lock())));
            assert!(back.is_err());
            *entered += 1;
        }
        thread.join().expect("no panic");
        assert_eq!(*count.enter_to_read(), 2);
        count.variable(|count| count).set(3);
        assert_eq!(count.take_last("count", |count| count), 3);
        assert_eq!(count.into_last("count"), 0);
    });
}

#[test]
fn state_dies_with_its_last_handle() {
    loom::model(|| {
        let value = std::sync::Arc::new(());
        let state = Synced::new("value", std::sync::Arc::clone(&value));
        let other = state.clone();
        let thread = thread::spawn(move || drop(other));
        drop(state);
        thread.join().expect("no panic");
        assert_eq!(std::sync::Arc::strong_count(&value), 1);
    });
}
