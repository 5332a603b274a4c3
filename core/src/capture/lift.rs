//! Lifting: which nested functions become `fn` items with their captures as parameters, and which are tied.

use super::bits::Bits;
use super::context::Context;
use super::decision::Passed;
use super::form;
use super::handle::Handles;
use super::lifting::{Lifting, Unliftable};
use super::obstacle::{Obstacle, obstacles};
use super::passing::passed;
use super::storage::Stored;
use super::stored::StoredParameters;
use crate::resolve::{BindingId, FnId};
use crate::syntax::any;

/// Lifts what is called by name, as far as the types of its captures are known. Of the rest, what calls
/// itself is tied; what does not can be a closure at each call, if its signature allows. What needs a handle
/// of something in a cell is passed it where rustc finds out the types.
pub(super) fn decide(cx: Context, handles: &Handles, stored: &Stored) -> Lifting {
    let lifting = Lifting::new(cx.resolved.functions.len(), StoredParameters::find(cx));
    let mut lift = Lift {
        cx,
        handles,
        stored,
        lifting,
        obstacles: obstacles(cx),
        stores: Bits::default(),
        refused: Bits::default(),
    };
    lift.find_storing();
    lift.lift_certain();
    lift.lift_recursive();
    lift.tie_recursive();
    lift.decide_rest();
    lift.unlift();
    lift.lifting.keep(cx);
    lift.lifting
}

struct Lift<'a> {
    cx: Context<'a>,
    handles: &'a Handles,
    stored: &'a Stored,
    lifting: Lifting,
    /// For each function, what is in the way of lifting it.
    obstacles: Vec<Option<Obstacle>>,
    /// The functions that need one lifetime for all calls, which only rustc can choose.
    stores: Bits,
    /// The functions that can be neither lifted nor tied.
    refused: Bits,
}

impl Lift<'_> {
    fn lift(&mut self, id: FnId) {
        self.lifting.lift(id, passed(self.cx, id, self.handles, self.stored));
    }

    /// Whether the function reaches something through a handle.
    fn needs_handle(&self, id: FnId) -> bool {
        for binding in self.cx.facts.free(id) {
            if self.stored.shared.contains(binding.0) && self.handles.has(id, binding) {
                return true;
            }
        }
        false
    }

    /// Whether the variable becomes a handle because it cannot be cloned.
    fn is_kept(&self, binding: BindingId) -> bool {
        let mut any = false;
        for (_, kept) in &self.stored.kept {
            any |= *kept == binding;
        }
        any
    }

    /// Whether the function is passed a handle, whose type has no name.
    fn is_passed_handle(&self, id: FnId) -> bool {
        self.needs_handle(id) && self.handles.must_be_item(id)
    }

    fn find_storing(&mut self) {
        for id in self.cx.facts.capturing() {
            let called = !self.cx.facts.calls(id).is_empty();
            if called && form::can_tie(self.cx, id) && self.lifting.stored.any_borrowed(self.cx.resolved, id)
            {
                self.stores.insert(id.0);
            }
        }
    }

    fn lift_certain(&mut self) {
        for id in self.cx.facts.capturing() {
            if !self.cx.facts.is_called(id) || self.stores.contains(id.0) || self.obstacles[id.0].is_some() {
                continue;
            }
            if self.is_passed_handle(id) {
                continue;
            }
            if self.cx.facts.is_method(id) || self.is_all_certain(id) {
                self.lift(id);
            }
        }
    }

    /// Whether the types of all that the function captures are told, and not guessed.
    fn is_all_certain(&self, id: FnId) -> bool {
        !any(&self.cx.facts.free(id), &mut |id| !self.is_certain(*id))
    }

    fn is_certain(&self, binding: BindingId) -> bool {
        matches!(&self.cx.binding(binding).known, Some(known) if known.certain)
    }

    fn lift_recursive(&mut self) {
        for id in self.recursive() {
            if self.obstacles[id.0].is_some() || self.stores.contains(id.0) || self.is_passed_handle(id) {
                continue;
            }
            // `Task { .. }` may leave out what a generic `Task` needs, and rustc finds.
            if self.is_all_certain(id) || !form::can_tie(self.cx, id) {
                self.lift(id);
            }
        }
    }

    /// The functions that need themselves, if only those that are lifted can be named without being expanded
    /// in place.
    fn recursive(&self) -> Vec<FnId> {
        self.cx.endless(&|id| self.lifting.passed(id).is_some())
    }

    /// Ties the functions that need themselves, the outermost first, until none is left that would have to
    /// contain itself.
    fn tie_recursive(&mut self) {
        loop {
            let mut endless = Vec::new();
            for id in self.recursive() {
                if !self.refused.contains(id.0) {
                    endless.push(id);
                }
            }
            let Some(first) = self.outermost(&endless) else { break };
            let set = self.tied_with(first, &endless);
            if self.can_tie_together(first, &set) {
                for id in &set {
                    self.lift(*id);
                }
                self.lifting.tie(set);
            } else {
                for id in set {
                    self.refused.insert(id.0);
                }
            }
        }
        for id in self.refused.indices() {
            match self.obstacles[id].clone() {
                Some(obstacle) => {
                    self.lifting.refused.push(Unliftable { function: FnId(id), obstacle, recursive: true });
                }
                // It has no handle of what it makes closures over, and is told so.
                None => self.lift(FnId(id)),
            }
        }
    }

    fn depth(&self, id: FnId) -> usize {
        self.cx.resolved.depth(id)
    }

    fn outermost(&self, functions: &[FnId]) -> Option<FnId> {
        let mut outermost: Option<FnId> = None;
        for id in functions {
            if outermost.is_none_or(|first| self.depth(*id) < self.depth(first)) {
                outermost = Some(*id);
            }
        }
        outermost
    }

    /// The functions beside `first` that need it and that it needs.
    fn tied_with(&self, first: FnId, endless: &[FnId]) -> Vec<FnId> {
        let graph = &self.cx.facts.graph;
        let mut set = Vec::new();
        for id in endless {
            let mutual = graph.reaches(first, *id) && graph.reaches(*id, first);
            if *id == first || (mutual && self.depth(*id) == self.depth(first)) {
                set.push(*id);
            }
        }
        set
    }

    /// Whether a function calls what is tied around it. A closure has nothing but its parameters, and cannot.
    fn calls_tied_around(&self, function: FnId) -> bool {
        for id in self.cx.facts.graph.reached(function) {
            if self.lifting.is_tied(id) && self.depth(id) < self.depth(function) {
                return true;
            }
        }
        false
    }

    fn can_tie_together(&self, first: FnId, set: &[FnId]) -> bool {
        if self.calls_tied_around(first) {
            return false;
        }
        let mut generic = |id: &FnId| form::is_generic(&self.cx.resolved.functions[*id].sig);
        !any(set, &mut |id| !form::can_tie(self.cx, *id)) && (set.len() == 1 || !any(set, &mut generic))
    }

    /// What is called and is not lifted yet.
    fn decide_rest(&mut self) {
        for id in self.cx.facts.capturing() {
            if self.lifting.passed(id).is_some()
                || !self.cx.facts.is_called(id)
                || self.refused.contains(id.0)
            {
                continue;
            }
            if self.stores.contains(id.0) && !self.calls_tied_around(id) {
                self.tie_alone(id);
                continue;
            }
            if !self.cx.facts.is_method(id) && form::can_be_closure(self.cx, id) {
                continue;
            }
            match self.obstacles[id.0].clone() {
                None if !self.is_passed_handle(id) => self.lift(id),
                _ if form::can_tie(self.cx, id) && !self.calls_tied_around(id) => self.tie_alone(id),
                Some(obstacle) => {
                    self.lifting.refused.push(Unliftable { function: id, obstacle, recursive: false });
                }
                None => self.lift(id),
            }
        }
    }

    fn tie_alone(&mut self, id: FnId) {
        self.lift(id);
        self.lifting.tie(vec![id]);
    }

    /// Functions that make closures over what is shared need a handle of it, which an item has not: they
    /// become closures at each call, if they can.
    fn unlift(&mut self) {
        let mut items: Vec<(FnId, Vec<Passed>)> = Vec::new();
        for id in self.cx.facts.capturing() {
            let mut handed = self.needs_handle(id);
            for binding in self.cx.facts.escaping(id) {
                handed |= self.stored.shared.contains(binding.0) || self.is_kept(binding);
            }
            if !handed || self.cx.facts.is_method(id) || !form::can_be_closure(self.cx, id) {
                continue;
            }
            if self.lifting.is_tied(id) && self.is_passed_handle(id) {
                continue;
            }
            if let Some(passed) = self.lifting.unlift(id) {
                items.push((id, passed));
            }
        }
        // What would have to contain itself is an item again.
        loop {
            let endless = self.recursive();
            let Some(position) = items.iter().position(|(id, _)| endless.contains(id)) else { return };
            let (id, passed) = items.swap_remove(position);
            self.lifting.lift(id, passed);
        }
    }
}
