//! What is decided, as data: how functions are lowered, and how variables are stored, passed and held.

use crate::resolve::{BindingId, FnId, Known, StatementId, UseId};

/// What becomes of a nested function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Lowering {
    /// Captures nothing: its own tokens.
    Plain,
    /// A closure at each place of use, nothing at the definition: where it is a value, a `move` closure;
    /// where it is called and cannot be lifted, one that lives as long as the call.
    Inline,
    /// Called by its name: an item with the captures as further parameters, and a thin closure where it is a
    /// value.
    Lifted,
    /// Called by its name, but rustc finds out the types: a closure that captures nothing and is passed
    /// itself.
    Tied,
    /// A closure with a name, for editors.
    Bound,
    /// Captures, but nobody uses it: a closure in place, for rustc to check and to warn about.
    UnusedClosure,
    /// Captures, and nobody uses it, but a closure would be in somebody's way: a function without a body.
    UnusedFunction,
}

/// How one closure value gets one variable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Storage {
    /// Moved into it.
    Owned,
    /// Moved into it and immutable there: the variable is `mut`, the function may not change it.
    Frozen,
    /// A clone of its own.
    Cloned,
    /// A handle to the cell it shares with others.
    Shared,
    /// Moved into it, in a cell.
    Cell,
}

/// One variable captured by one closure value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Capture {
    pub(crate) binding: BindingId,
    pub(crate) storage: Storage,
    /// Whether a reference to the variable may be left. A `Copy` variable would be moved away under it
    /// without a word from the borrow checker, so the expansion asks for exclusive access first.
    pub(crate) exclusive: bool,
}

/// How a lifted function gets one variable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Passing {
    /// A copy.
    Value,
    /// `&T`.
    Reference,
    /// `&mut T`.
    Mutable,
    /// The variable is a `&mut T`, and the parameter a reborrow of it.
    Reborrow,
    /// The variable is a `&mut T`, and the parameter a reborrow for reading only: a `&T`.
    Peek,
    /// It is in a cell, and what is passed is a reference to the handle of that.
    Handle,
}

/// One variable captured by a function that is lifted or tied.
#[derive(Clone)]
pub(crate) struct Passed {
    pub(crate) binding: BindingId,
    pub(crate) by: Passing,
    /// Its type, which a lifted function has to write.
    pub(crate) known: Option<Known>,
}

impl Passed {
    /// Whether the type is written in a body, where lifetimes that are left out are inferred.
    pub(crate) fn is_of_the_body(&self) -> bool {
        matches!(&self.known, Some(known) if known.in_body)
    }
}

/// Variables that are in cells together.
#[derive(Debug)]
pub(crate) struct Group {
    /// The statement before which it is made; none where each closure has one of its own.
    pub(crate) statement: Option<StatementId>,
    pub(crate) members: Vec<BindingId>,
}

/// What can be shared, and what cannot.
#[derive(Default)]
pub(super) struct Shares {
    pub(super) groups: Vec<Group>,
    pub(super) refused: Vec<(BindingId, Unshareable)>,
}

/// A variable that an evaluation, a call or a closure takes out of its cell for as long as it lasts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Held {
    pub(crate) binding: BindingId,
    /// The number of the allocation that it is in.
    pub(crate) group: usize,
    /// Whether it may be changed meanwhile.
    pub(crate) changes: bool,
}

/// Why a variable cannot be shared.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Unshareable {
    /// It is `self`, or declared under `#[cfg]`.
    Declared,
    /// The pattern that declares it belongs to no block.
    NoBlock,
    /// An `async` function cannot have a handle of it, and would hold it across every `.await`.
    Async(FnId),
    /// A use whose tokens cannot be changed.
    Unreadable(UseId),
    /// A pattern that refers to it.
    Kept(UseId),
    /// A function that makes closures over it has to be lifted, and so has no handle.
    Lifted(FnId),
    /// A `move` closure in a nested function.
    Moved(UseId),
    /// A method of the named type owns it.
    Method(UseId),
    /// It has no value where its cell has to be made.
    Deferred,
}

/// Why a closure value cannot have a variable.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Refusal {
    /// Others use it, for instance here, and somebody changes it, but it cannot be shared.
    Unshareable(UseId, Unshareable),
    /// It is `self`, which cannot be shared.
    Receiver,
    /// The function around changes it here, after the closure has captured it.
    ChangedLater(UseId),
    /// A macro that cannot be read may change it.
    ChangedUnseen(UseId),
}

/// A closure value that is refused a variable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Refused {
    pub(crate) closure: FnId,
    pub(crate) value: UseId,
    pub(crate) binding: BindingId,
    pub(crate) why: Refusal,
}

/// A `move` closure with a copy of a variable that changes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CopiedApart {
    /// The use in the closure.
    pub(crate) used: UseId,
    pub(crate) changer: Changer,
}

/// Who changes a variable that a `move` closure has a copy of.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Changer {
    Call(UseId),
    /// The function that makes the closure.
    Function,
    /// The closure itself, and the function reads it behind that.
    Closure,
}
