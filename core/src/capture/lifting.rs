//! What is decided about lifting, as data: which functions are items or tied, and how they are passed what
//! they capture.

use super::bits::Bits;
use super::context::Context;
use super::decision::{Passed, Passing};
use super::obstacle::Obstacle;
use super::rows::empty_rows;
use super::stored::{StoredParameters, kept_captures};
use crate::resolve::{BindingId, FnId, Resolved, UseId};

/// The captures of each function that is an item, or tied.
#[derive(Default)]
pub(crate) struct Lifting {
    passed: Vec<Option<Vec<Passed>>>,
    /// The number of the set that a tied function belongs to.
    set_of: Vec<Option<usize>>,
    /// The functions that are tied together.
    sets: Vec<Vec<FnId>>,
    /// The parameters whose references have one lifetime for all calls.
    pub(super) stored: StoredParameters,
    /// For each function, the variables to which it keeps references in others.
    kept: Vec<Bits>,
    /// What has to be an item, and cannot.
    pub(crate) refused: Vec<Unliftable>,
}

/// A function that has to be an item, and cannot.
pub(crate) struct Unliftable {
    pub(crate) function: FnId,
    pub(crate) obstacle: Obstacle,
    /// Whether it calls itself.
    pub(crate) recursive: bool,
}

impl Lifting {
    pub(super) fn new(count: usize, stored: StoredParameters) -> Self {
        Lifting { passed: empty_rows(count), set_of: empty_rows(count), stored, ..Lifting::default() }
    }

    /// What is passed to a function that is an item, or tied.
    pub(crate) fn passed(&self, function: FnId) -> Option<&[Passed]> {
        self.passed.get(function.0)?.as_deref()
    }

    pub(super) fn lift(&mut self, function: FnId, passed: Vec<Passed>) {
        self.passed[function.0] = Some(passed);
    }

    pub(super) fn unlift(&mut self, function: FnId) -> Option<Vec<Passed>> {
        self.passed[function.0].take()
    }

    /// Ties these functions together.
    pub(super) fn tie(&mut self, functions: Vec<FnId>) {
        for id in &functions {
            self.set_of[id.0] = Some(self.sets.len());
        }
        self.sets.push(functions);
    }

    /// The number of the set that a tied function belongs to.
    pub(crate) fn set_of(&self, function: FnId) -> Option<usize> {
        self.set_of.get(function.0).copied().flatten()
    }

    pub(crate) fn is_tied(&self, function: FnId) -> bool {
        self.set_of(function).is_some()
    }

    pub(crate) fn set(&self, number: usize) -> &[FnId] {
        &self.sets[number]
    }

    /// Whether the body of the function is written where it is called or made into a value.
    pub(crate) fn is_expanded(&self, function: FnId) -> bool {
        self.passed(function).is_none() || self.is_tied(function)
    }

    /// Whether references in a parameter have one lifetime for all calls.
    pub(crate) fn stores(&self, function: FnId, position: usize) -> bool {
        self.stored.contains(function, position)
    }

    /// Whether the function has one reference to a variable for all calls, for it keeps what is in there.
    pub(crate) fn keeps(&self, function: FnId, binding: BindingId) -> bool {
        self.kept.get(function.0).is_some_and(|kept| kept.contains(binding.0))
    }

    /// Notes it for the functions that keep such references, for those that call them, and for those that are
    /// tied together with them.
    pub(super) fn keep(&mut self, cx: Context) {
        self.kept = empty_rows(self.passed.len());
        let mut any = false;
        for index in 0..self.passed.len() {
            if let Some(passed) = &self.passed[index] {
                self.kept[index] = kept_captures(cx, FnId(index), passed, &self.stored);
                any |= !self.kept[index].is_empty();
            }
        }
        if !any {
            return;
        }
        let own = self.kept.clone();
        for (index, kept) in self.kept.iter_mut().enumerate() {
            for (other, more) in own.iter().enumerate() {
                let together = self.set_of[index].is_some() && self.set_of[index] == self.set_of[other];
                if together || cx.facts.graph.reaches(FnId(index), FnId(other)) {
                    kept.union(more);
                }
            }
        }
        self.keep_only_references();
    }

    /// Where a function passes such a variable in another way, the type that tied functions have in common
    /// cannot say so.
    fn keep_only_references(&mut self) {
        let mut otherwise = Bits::default();
        for passed in self.passed.iter().flatten().flatten() {
            if passed.by != Passing::Reference {
                otherwise.insert(passed.binding.0);
            }
        }
        for kept in &mut self.kept {
            *kept = kept.without(&otherwise);
        }
    }

    /// Whether a use of a tied function stands in one that is tied together with it: nothing is written there
    /// but a call.
    pub(crate) fn is_called_inside(&self, resolved: &Resolved, function: FnId, used: UseId) -> bool {
        let Some(set) = self.set_of(function) else { return false };
        let mut around = resolved.uses[used].function;
        while around != FnId::ROOT {
            if self.set_of(around) == Some(set) {
                return true;
            }
            around = resolved.functions[around].parent;
        }
        false
    }
}
