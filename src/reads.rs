//! What is read before something else is evaluated: `total` in `total += next()`, `state.count` in `state.count < next()`.

use alloc::borrow::Cow;
use alloc::rc::Rc;
use alloc::string::String;
use core::cmp::Ordering;
use core::num::{Saturating, Wrapping};
use core::time::Duration;

/// A type of which a change makes another value, as in Python of a number or a text: a clone is as good as what is read.
#[diagnostic::on_unimplemented(
    message = "what is evaluated next may change this, which Python reads first and Rust last",
    label = "`{Self}` is no number and no text of the standard library, so a clone may not be as good",
    note = "if that is to come first, write `let value = ..;` with it before this statement, and use `value` in it",
    note = "if not, write `let before = ..clone();` of this before the statement, and use `before` in it; of a `+=`, write \
            `let mut before`, add to that, and assign it in a statement of its own"
)]
pub trait ReadFirst: Clone {}

macro_rules! read_first {
    ($($ty:ty)*) => {
        $(impl ReadFirst for $ty {})*
    };
}

read_first! {
    i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 bool char String Duration Ordering
}

// They lead to the same object, or are what Python has as `None` and tuples, of which nothing can be changed.
impl<T: ?Sized> ReadFirst for &T {}
impl<T: ?Sized> ReadFirst for Rc<T> {}
#[cfg(feature = "std")]
impl<T: ?Sized> ReadFirst for std::sync::Arc<T> {}
impl<T: ReadFirst> ReadFirst for Option<T> {}
impl<A: ReadFirst, B: ReadFirst> ReadFirst for (A, B) {}
impl<A: ReadFirst, B: ReadFirst, C: ReadFirst> ReadFirst for (A, B, C) {}

impl ReadFirst for Cow<'_, str> {}
impl<T: ReadFirst> ReadFirst for Saturating<T> {}
impl<T: ReadFirst> ReadFirst for Wrapping<T> {}
#[cfg(feature = "std")]
impl ReadFirst for std::path::PathBuf {}
#[cfg(feature = "std")]
impl ReadFirst for std::time::Instant {}
#[cfg(feature = "std")]
impl ReadFirst for std::time::SystemTime {}

/// What is read, before something else is evaluated.
#[inline]
#[must_use]
pub fn read_first<T: ReadFirst>(place: &T) -> T {
    place.clone()
}

/// What is read, where something is evaluated next that may change it: rustc knows whether a clone is as good.
///
/// Which of the two methods is meant by `(&&Early(&place)).early()` rustc decides: that with fewer `&` is looked at second.
pub struct Early<'a, T>(pub &'a T);

/// Reads it before that.
pub trait EarlyIfAsGood {
    /// The type of what is read.
    type Value;

    /// A clone.
    fn early(&self) -> Option<Self::Value>;
}

/// Leaves it where it is.
pub trait OrNot {
    /// The type of what is read.
    type Value;

    /// Nothing.
    fn early(&self) -> Option<Self::Value>;
}

impl<T: ReadFirst> EarlyIfAsGood for &Early<'_, T> {
    type Value = T;

    #[inline]
    fn early(&self) -> Option<T> {
        Some(self.0.clone())
    }
}

impl<T> OrNot for Early<'_, T> {
    type Value = T;

    #[inline]
    fn early(&self) -> Option<T> {
        None
    }
}
