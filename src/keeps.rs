//! What a closure keeps of a variable of which it uses only fields: a clone of it, or, where it cannot be cloned, of the fields.
//!
//! Which of the two methods is meant by `(&&Keep(&variable)).kept(..)` rustc decides: that with fewer `&` is looked at second. What a
//! field has to be for its clone is asked only there.

use crate::clones::{ClonedForEachClosure, WriteRcNewSoThatClosuresShareIt};

/// A variable that a closure keeps.
pub struct Keep<'a, T>(pub &'a T);

/// References to fields, one in the other: `(&name, (&limit, ()))`.
pub trait References {
    /// The fields, in the same form.
    type Fields;
}

impl References for () {
    type Fields = ();
}

impl<A, Others: References> References for (&A, Others) {
    type Fields = (A, Others::Fields);
}

/// References to fields that can be cloned.
pub trait CloneEach<Way>: References {
    /// The clones.
    fn clone_each(self) -> Self::Fields;
}

impl CloneEach<()> for () {
    #[inline]
    fn clone_each(self) {}
}

impl<A, Others, Way, Ways> CloneEach<(Way, Ways)> for (&A, Others)
where
    A: ClonedForEachClosure + WriteRcNewSoThatClosuresShareIt<Way>,
    Others: CloneEach<Ways>,
{
    #[inline]
    fn clone_each(self) -> Self::Fields {
        (self.0.cloned(), self.1.clone_each())
    }
}

/// Keeps a clone.
pub trait KeepWhole<'a> {
    /// The type of the variable.
    type Variable: 'a;

    /// The clone.
    fn kept<Fields: References, Parts, Way>(
        &self,
        fields: impl FnOnce(&'a Self::Variable) -> Fields,
        parts: impl FnOnce(Fields::Fields) -> Parts,
    ) -> Self::Variable
    where
        Self::Variable: WriteRcNewSoThatClosuresShareIt<Way>;
}

/// Keeps clones of fields.
pub trait KeepParts<'a> {
    /// The type of the variable.
    type Variable: 'a;

    /// The fields.
    fn kept<Fields: CloneEach<Way>, Parts, Way>(
        &self,
        fields: impl FnOnce(&'a Self::Variable) -> Fields,
        parts: impl FnOnce(Fields::Fields) -> Parts,
    ) -> Parts;
}

impl<'a, T: Clone> KeepWhole<'a> for &Keep<'a, T> {
    type Variable = T;

    #[inline]
    fn kept<Fields: References, Parts, Way>(
        &self,
        _: impl FnOnce(&'a T) -> Fields,
        _: impl FnOnce(Fields::Fields) -> Parts,
    ) -> T
    where
        T: WriteRcNewSoThatClosuresShareIt<Way>,
    {
        self.0.clone()
    }
}

impl<'a, T> KeepParts<'a> for Keep<'a, T> {
    type Variable = T;

    #[inline]
    fn kept<Fields: CloneEach<Way>, Parts, Way>(
        &self,
        fields: impl FnOnce(&'a T) -> Fields,
        parts: impl FnOnce(Fields::Fields) -> Parts,
    ) -> Parts {
        parts(fields(self.0).clone_each())
    }
}
