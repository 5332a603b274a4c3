//! Who waits for whom: before a thread blocks, it looks whether that would be for ever.
//!
//! Only a thread that has to wait pays for this. The idea is the wait-for graph of
//! [parking_lot](https://docs.rs/parking_lot)'s deadlock detection.

use core::panic::Location;
use std::format;
use std::string::String;
use std::vec::Vec;

use crate::cells::quoted;
use crate::locks::thread_number;
use crate::sync::{Ordering, Owner, waiting};

/// A thread that waits for a lock.
pub(crate) struct Waiting {
    thread: usize,
    /// The thread that has the lock, by its number; 0 for none, or one that waits for nothing meanwhile.
    owner: Owner,
    place: &'static Location<'static>,
    names: &'static str,
}

/// Runs `block`, which waits for what `owner` has.
///
/// # Panics
///
/// Where `owner` waits, itself or through others, for what this thread has.
pub(crate) fn wait<R>(
    owner: &Owner,
    names: &'static str,
    place: &'static Location<'static>,
    block: impl FnOnce() -> R,
) -> R {
    let thread = thread_number();
    // Who comes last sees all the others: a thread writes that it is an owner before it writes that it waits.
    let circle = waiting(|all| {
        all.push(Waiting { thread, owner: Owner::clone(owner), place, names });
        circle(all, thread)
    });
    if let Some(others) = circle {
        leave(thread);
        let names = quoted(names);
        panic!("{place} would wait for {names} for ever: {others}, and needs what this thread has");
    }
    let result = block();
    leave(thread);
    result
}

fn leave(thread: usize) {
    waiting(|all| all.retain(|other| other.thread != thread));
}

/// The threads that wait for each other, from the one that `thread` waits for to the one that waits for it.
fn circle(all: &[Waiting], thread: usize) -> Option<String> {
    let mut waits: Vec<String> = Vec::new();
    let mut next = all.iter().find(|waiting| waiting.thread == thread)?;
    // A circle of others, which has not panicked yet, ends this, too.
    for _ in 0..all.len() {
        let owner = next.owner.load(Ordering::Relaxed);
        if owner == thread {
            return Some(waits.join(", "));
        }
        next = all.iter().find(|waiting| waiting.thread == owner)?;
        waits.push(format!("who has it waits for {} at {}", quoted(next.names), next.place));
    }
    None
}
