//! What a closure keeps of a variable of which it uses only fields: a clone of it, or, where it cannot be cloned, of the fields.
//!
//! Which of the two methods is meant by `(&&Keep(&variable)).kept(..)` rustc decides: that with fewer `&` is looked at second.

use crate::clones::WriteRcNewSoThatClosuresShareIt;

/// A variable that a closure keeps.
pub struct Keep<'a, T>(pub &'a T);

/// Keeps a clone.
pub trait KeepWhole {
    /// The type of the variable.
    type Variable;

    /// The clone.
    fn kept<Parts, Way>(&self, parts: impl FnOnce(&Self::Variable) -> Parts) -> Self::Variable
    where
        Self::Variable: WriteRcNewSoThatClosuresShareIt<Way>;
}

/// Keeps clones of fields.
pub trait KeepParts {
    /// The type of the variable.
    type Variable;

    /// The fields.
    fn kept<Parts>(&self, parts: impl FnOnce(&Self::Variable) -> Parts) -> Parts;
}

impl<T: Clone> KeepWhole for &Keep<'_, T> {
    type Variable = T;

    #[inline]
    fn kept<Parts, Way>(&self, _: impl FnOnce(&T) -> Parts) -> T
    where
        T: WriteRcNewSoThatClosuresShareIt<Way>,
    {
        self.0.clone()
    }
}

impl<T> KeepParts for Keep<'_, T> {
    type Variable = T;

    #[inline]
    fn kept<Parts>(&self, parts: impl FnOnce(&T) -> Parts) -> Parts {
        parts(self.0)
    }
}
