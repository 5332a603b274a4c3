//! The old value of a variable that gets a new one made of it, as in `items = items.sorted()`.
//!
//! Which of the two methods is meant by `(&mut &mut Renewed(&mut items)).old()` rustc decides: that with fewer `&mut` is looked at
//! second.

/// A variable that gets a new value.
pub struct Renewed<'a, T>(pub &'a mut T);

/// A type of which the old value can be had while the variable waits for the new one.
#[diagnostic::on_unimplemented(
    message = "a variable of a function around cannot be moved, and `{Self}` can be neither cloned nor emptied",
    label = "`{Self}` is neither `Clone` nor `Default`",
    note = "keep it in an `Option`, and write `let old = ..take();` before this"
)]
pub trait ClonedOrEmptied: Sized {
    /// A clone.
    fn copy(&self) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Clone> ClonedOrEmptied for T {
    #[inline]
    fn copy(&self) -> Self {
        self.clone()
    }
}

/// Leaves an empty value.
pub trait TakeOf {
    /// The type of the variable.
    type Value;

    /// The old value.
    fn old(&mut self) -> Self::Value;
}

/// Leaves the value.
pub trait CloneOf {
    /// The type of the variable.
    type Value;

    /// A clone of it.
    fn old(&mut self) -> Self::Value
    where
        Self::Value: ClonedOrEmptied;
}

impl<T: Default> TakeOf for &mut Renewed<'_, T> {
    type Value = T;

    #[inline]
    fn old(&mut self) -> T {
        core::mem::take(self.0)
    }
}

impl<T> CloneOf for Renewed<'_, T> {
    type Value = T;

    #[inline]
    fn old(&mut self) -> T
    where
        T: ClonedOrEmptied,
    {
        self.0.copy()
    }
}
