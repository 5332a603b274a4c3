//! The plan: how every nested function is lowered and every capture stored.

use proc_macro2::Ident;

use super::bits::Bits;
use super::facts::Facts;
use super::object;
use super::share::Group;
use super::tie::Lifted;
use crate::resolve::{Access, BindingId, FnId, Known, Resolved, Target, Use, UseId};

/// What becomes of a nested function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Lowering {
    /// Captures nothing: its own tokens.
    Plain,
    /// A closure at each place of use, nothing at the definition: where it is a value, a `move` closure; where it is
    /// called and cannot be lifted, one that lives as long as the call.
    Inline,
    /// Called by its name: an item with the captures as further parameters, and a thin closure where it is a value.
    Lifted,
    /// The same, but rustc finds out the types: a closure that captures nothing and is passed itself.
    Tied,
    /// Captures, but nobody uses it: a closure in place, for rustc to check and to warn about, or a function without a body.
    Unused,
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
}

/// One variable captured by one closure value.
#[derive(Debug)]
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
    /// The same, for reading only: a `&T`.
    Peek,
}

/// One variable captured by a function that is lifted or tied.
pub(crate) struct Passed {
    pub(crate) binding: BindingId,
    pub(crate) by: Passing,
    /// Its type, which a lifted function has to write.
    pub(crate) known: Option<Known>,
}

impl Passed {
    /// Whether the type is written in a body, where lifetimes that are left out are inferred.
    pub(crate) fn is_of_the_body(&self) -> bool {
        self.known.as_ref().is_some_and(|known| known.in_body)
    }
}

/// What storage was decided: for each closure value its captures, and the factory's uses that follow a clone
/// and must not change the original.
#[derive(Default)]
pub(crate) struct Stored {
    pub(crate) values: Vec<Vec<Capture>>,
    pub(crate) frozen: Bits,
    /// The variables that are shared.
    pub(crate) groups: Vec<Group>,
    /// Those of them for which nothing has to be held.
    pub(crate) scalars: Bits,
}

/// Everything lowering needs.
pub(crate) struct Plan {
    pub(crate) resolved: Resolved,
    pub(crate) facts: Facts,
    stored: Stored,
    lifted: Lifted,
    renames: Vec<Option<Ident>>,
    /// The names in format strings that are read before the arguments.
    pub(super) early: Bits,
}

impl Plan {
    pub(super) fn new(
        resolved: Resolved,
        facts: Facts,
        stored: Stored,
        lifted: Lifted,
        renames: Vec<Option<Ident>>,
    ) -> Self {
        Plan { resolved, facts, stored, lifted, renames, early: Bits::default() }
    }

    /// What stands for the members of the named type, if the factory is broken.
    pub(crate) fn stubs(&self) -> object::Stubs {
        object::stubs(&self.resolved, &self.facts)
    }

    /// Whether the factory can stay as it is, token for token.
    pub(crate) fn changes_nothing(&self) -> bool {
        let factory = &self.resolved.factory;
        let declares = self.resolved.functions.iter().any(|function| !function.nonlocals.is_empty());
        let infers = matches!(&factory.sig.output, syn::ReturnType::Type(_, ty) if matches!(**ty, syn::Type::Infer(_)));
        let named = factory.options.named.is_some() || self.resolved.decorates;
        let idle = self.resolved.functions.iter().any(|function| function.idle.is_some());
        let captures = idle || self.facts.capturing().next().is_some();
        !captures && factory.defaults.is_empty() && !declares && !infers && !named
    }

    pub(crate) fn lowering(&self, function: FnId) -> Lowering {
        if self.resolved.functions[function].idle.is_some() {
            Lowering::Unused
        } else if !self.facts.captures(function) {
            Lowering::Plain
        } else if self.lifted(function).is_some() {
            if self.lifted.is_tied(function) { Lowering::Tied } else { Lowering::Lifted }
        } else {
            Lowering::Inline
        }
    }

    /// What is passed to a function that is lifted.
    pub(crate) fn lifted(&self, function: FnId) -> Option<&[Passed]> {
        self.lifted.get(function)
    }

    /// The number of the set of functions that a tied function belongs to.
    pub(crate) fn set_of(&self, function: FnId) -> Option<usize> {
        self.lifted.set_of(function)
    }

    /// Whether references in a parameter have one lifetime for all calls.
    pub(crate) fn stores(&self, function: FnId, position: usize) -> bool {
        self.lifted.stored.contains(function, position)
    }

    /// The functions that are tied together.
    pub(crate) fn set(&self, number: usize) -> &[FnId] {
        self.lifted.set(number)
    }

    /// The captures of the closure value at `used`.
    pub(crate) fn captures(&self, used: UseId) -> &[Capture] {
        self.stored.values.get(used.0).map_or(&[], Vec::as_slice)
    }

    /// Whether a use may only read the variable, because a closure value holds a clone of it.
    pub(crate) fn frozen(&self, used: UseId) -> bool {
        self.stored.frozen.contains(used.0)
    }

    /// Whether a name in a format string is read before the arguments.
    pub(crate) fn is_early(&self, used: UseId) -> bool {
        self.early.contains(used.0)
    }

    /// The variables that share one allocation, by its number.
    pub(crate) fn groups(&self) -> &[Group] {
        &self.stored.groups
    }

    /// Whether nothing has to be held for a variable that is shared.
    pub(crate) fn is_scalar(&self, binding: BindingId) -> bool {
        self.stored.scalars.contains(binding.0)
    }

    /// The number of the allocation that a variable shares.
    pub(crate) fn group_of(&self, binding: BindingId) -> Option<usize> {
        self.stored.groups.iter().position(|group| group.members.contains(&binding))
    }

    /// The number of the cell that the variable is in where the function that declares it uses it.
    pub(crate) fn in_cell(&self, binding: BindingId, used: &Use) -> Option<usize> {
        let group = self.group_of(binding)?;
        let made = self.resolved.statements[self.stored.groups[group].statement].node;
        let outside = used.function == self.resolved.bindings[binding].owner;
        // A `move` closure that a nested function makes has a handle, and so has that function.
        let inside = !outside
            && self.facts.hands_variable(used.function, binding)
            && !self.resolved.is_moved_here(used);
        (inside || (outside && used.node > made)).then_some(group)
    }

    /// Whether a call of the function has the variable, out of its cell: it is passed it, or uses it, itself or through what
    /// it calls. The closures that it makes have handles.
    pub(crate) fn touches(&self, function: FnId, binding: BindingId) -> bool {
        self.touches_unless(function, binding, &mut Bits::default())
    }

    fn touches_unless(&self, function: FnId, binding: BindingId, seen: &mut Bits) -> bool {
        let captures = self.facts.captures_variable(function, binding);
        if seen.contains(function.0) || !captures || self.facts.hands_variable(function, binding) {
            return false;
        }
        seen.insert(function.0);
        let uses = &self.resolved.functions[function].uses;
        self.lifted(function).is_some()
            || uses.iter().map(|id| &self.resolved.uses[id]).any(|used| match used.target {
                Target::Variable(named) => {
                    named == binding && used.access != Access::Declared && !self.resolved.escapes(used)
                }
                Target::Nested(called) => {
                    used.access == Access::Call && self.touches_unless(called, binding, seen)
                }
                Target::Outside => false,
            })
    }

    /// The binding's name in the expansion.
    pub(crate) fn renamed(&self, binding: BindingId) -> Option<&Ident> {
        self.renames[binding.0].as_ref()
    }
}
