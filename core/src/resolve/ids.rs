//! The indexes by which the tables of the resolved tree refer to each other.

/// Index of a function in `Resolved::functions`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct FnId(pub(crate) usize);

impl FnId {
    /// The factory itself.
    pub(crate) const ROOT: FnId = FnId(0);
}

/// Index of a binding in `Resolved::bindings`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct BindingId(pub(crate) usize);

/// Index of a call in `Resolved::calls`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct CallId(pub(crate) usize);

/// Index of a statement in `Resolved::statements`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct StatementId(pub(crate) usize);

/// Index of a step in `Resolved::steps`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct StepId(pub(crate) usize);

/// Index of a lambda in `Resolved::lambdas`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct LambdaId(pub(crate) usize);

/// Index of a macro call in `Resolved::formats`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct FormatId(pub(crate) usize);

/// Index of a use in `Resolved::uses`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct UseId(pub(crate) usize);

/// A moment of the walk; what is visible where is told by intervals of it.
pub(crate) type Time = usize;

/// Number of a loop or closure among all of a factory.
pub(crate) type Repeat = usize;
