//! What is expected of a value: its type, where one is written, and where it goes.

use syn::{Expr, Type};

use super::asked::{NeedsFn, Owns, argument_of, element_of, makes_box, part_of};
use super::ids::{BindingId, CallId};

/// What is expected of the value that is walked next.
#[derive(Clone, Default)]
pub(super) struct Expected {
    pub(super) ty: Option<Type>,
    pub(super) kept: Option<Keeper>,
    pub(super) depth: Depth,
    /// The place, by a number, where several values are that have to be of one type.
    pub(super) meeting: Option<usize>,
    /// Whether the type is a guess.
    pub(super) guessed: bool,
    /// Whether it is given to something of which nothing is known, which may ask for `Fn`.
    pub(super) given: bool,
    pub(super) thread: Thread,
}

/// What is around it, in an element of what is expected.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Depth {
    /// It is the element.
    #[default]
    Whole,
    /// `Box::new`.
    Boxed,
    /// A call, or a literal with fields.
    Inside,
}

/// Whether a thread is started of a value.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Thread {
    #[default]
    No,
    /// In a scope: `scope.spawn(..)`.
    Scoped,
    /// One that may be there when the function has returned.
    Free,
}

/// What is known of a closure of the user's own before it is walked.
#[derive(Default)]
pub(super) struct Coming {
    pub(super) needs_fn: NeedsFn,
    pub(super) owns: Owns,
    /// The chain of calls that it is an argument of.
    pub(super) chain: Option<usize>,
    /// The variable whose method is given it, or what is made of it.
    pub(super) holder: Option<BindingId>,
    /// How many statements and functions are around that `#[cfg(..)]` may remove.
    pub(super) conditional: usize,
    /// How many chains there have been.
    pub(super) chains: usize,
    /// Whether it is given data.
    pub(super) data: bool,
    /// Whether it is spawned in a scope.
    pub(super) scoped: bool,
}

/// What keeps a closure when the statement that makes it has run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Keeper {
    /// It is returned.
    Caller,
    /// It is returned by a `return`: nothing comes behind that.
    Return,
    /// It is put into a collection that is a variable, or into what a `let` binds a variable to.
    Variable(BindingId),
    /// It is part of what a `let` binds, the variable of which is not declared yet, and which is `given` if
    /// the function gives it at its end.
    Bound { given: bool },
}

/// Where values meet that have to be of one type.
#[derive(Clone, Copy)]
pub(super) enum Meeting {
    /// An expression, by a number.
    Place(usize),
    /// A collection that is a variable.
    Collection(BindingId),
}

/// The calls that are made for such places.
#[derive(Default)]
pub(super) struct Meetings {
    pub(super) places: usize,
    /// Variables that are bound to a list, with the place where its elements meet.
    pub(super) lists: Vec<(BindingId, usize)>,
    pub(super) calls: Vec<(Meeting, CallId)>,
}

impl Keeper {
    /// Whether it is returned.
    pub(crate) fn returns(self) -> bool {
        matches!(self, Keeper::Caller | Keeper::Return)
    }
}

impl Expected {
    pub(super) fn of(ty: Option<Type>) -> Expected {
        Expected { ty, ..Expected::default() }
    }

    /// Of what the function returns.
    pub(super) fn returned(ty: Option<Type>) -> Expected {
        Expected { ty, kept: Some(Keeper::Caller), ..Expected::default() }
    }

    /// Whether it is returned, and may be an iterator: its type hides what it is.
    pub(super) fn is_returned_lazily(&self) -> bool {
        let hidden = matches!(&self.ty, Some(ty) if matches!(ty, Type::ImplTrait(_) | Type::TraitObject(_)));
        hidden && matches!(self.kept, Some(keeper) if keeper.returns())
    }

    /// Of an element of the tuple that is expected.
    pub(super) fn part(&self, position: usize) -> Expected {
        let ty = self.ty.as_ref().and_then(|ty| part_of(ty, position)).cloned();
        Expected { ty, kept: self.kept, depth: self.depth, ..Expected::default() }
    }

    /// Of an element of the array or vector that is expected.
    pub(super) fn element(&self, meeting: usize) -> Expected {
        let ty = self.ty.as_ref().and_then(element_of).cloned();
        Expected { ty, kept: self.kept, depth: self.depth, meeting: Some(meeting), ..Expected::default() }
    }

    /// Has a branch meet the others, unless they all meet something else.
    pub(super) fn meet(&mut self, meeting: usize) {
        if self.meeting.is_none() {
            self.meeting = Some(meeting);
        }
    }

    /// Of the argument of a call that gives what is expected; `keeps` where it puts the argument into that.
    pub(super) fn argument(&self, func: &Expr, keeps: bool) -> Expected {
        let kept = if keeps { self.kept } else { None };
        let (ty, guessed) = match argument_of(self.ty.as_ref(), func) {
            Some((ty, guessed)) => (Some(ty), guessed),
            None => (None, false),
        };
        let boxed = self.depth == Depth::Whole && makes_box(func);
        let depth = if boxed { Depth::Boxed } else { Depth::Inside };
        Expected { ty, kept, depth, guessed, ..Expected::default() }
    }
}
