//! Renaming: a closure stands where its name is used, so what its body names must mean there what it means
//! where the nested function is written. Where a shadowing is in between, one of the variables is renamed.

use std::collections::HashSet;

use proc_macro2::Ident;
use syn::ext::IdentExt;

use super::bits::Bits;
use super::context::Context;
use super::decision::Storage;
use super::lifting::Lifting;
use super::rows::empty_rows;
use super::storage::Stored;
use crate::resolve::{Access, BindingId, Entry, FnId, Resolved, Strength, Target, Use, UseId};

/// The bindings that need another name in the expansion.
#[derive(Default)]
pub(crate) struct Renames {
    names: Vec<Option<Ident>>,
    /// Uses of such bindings whose tokens cannot be changed.
    pub(crate) unreadable: Vec<UseId>,
}

impl Renames {
    /// The binding's name in the expansion, if it is another.
    pub(crate) fn name(&self, binding: BindingId) -> Option<&Ident> {
        self.names[binding.0].as_ref()
    }
}

/// The bindings that need another name, and their names.
pub(super) fn decide(cx: Context, lifting: &Lifting, stored: &Stored) -> Renames {
    let mut hidden = Bits::default();
    if let Some(receiver) = bound_anew(cx, stored) {
        hidden.insert(receiver.0);
    }
    for closure in cx.facts.capturing() {
        for &value in &cx.facts.sites_of(closure) {
            captures_hidden(cx, closure, value, &mut hidden);
            // The body of a function that is lifted stays where it is.
            if lifting.is_expanded(closure) && !lifting.is_called_inside(cx.resolved, closure, value) {
                hiding_locals(cx, closure, value, &mut hidden);
            }
        }
    }
    let ambiguous = ambiguous(cx.resolved);
    for closure in cx.facts.capturing() {
        same_names(cx, closure, &ambiguous, &mut hidden);
    }
    let mut renames = Renames { names: empty_rows(cx.resolved.bindings.len()), unreadable: Vec::new() };
    for index in hidden.indices() {
        match naming(cx, BindingId(index)) {
            Some(unreadable) => renames.unreadable.push(unreadable),
            None => renames.names[index] = Some(fresh(cx.resolved, BindingId(index))),
        }
    }
    renames
}

/// `self`, where closures share it, or have it in a cell, or they, or their futures, have clones of it: none
/// can have its name.
fn bound_anew(cx: Context, stored: &Stored) -> Option<BindingId> {
    let owned = |binding: BindingId| cx.binding(binding).how.owned_receiver;
    for index in stored.shared.indices() {
        if cx.binding(BindingId(index)).how.receiver {
            return Some(BindingId(index));
        }
    }
    for (value, captures) in stored.values.iter().enumerate() {
        let closure = cx.closure(UseId(value));
        let waits = matches!(closure, Some(id) if cx.resolved.functions[id].sig.asyncness.is_some());
        for capture in captures {
            let moved = matches!(capture.storage, Storage::Owned | Storage::Frozen) && !waits;
            if owned(capture.binding) && !moved {
                return Some(capture.binding);
            }
        }
    }
    None
}

/// Another name for every binding; `None` where a use of one cannot be changed.
pub(super) fn all(resolved: &Resolved) -> Option<Renames> {
    for used in &resolved.uses {
        if is_unreadable(used) && matches!(used.target, Target::Variable(_)) {
            return None;
        }
    }
    let mut renames = Renames::default();
    for (index, binding) in resolved.bindings.iter().enumerate() {
        if binding.how.conditional {
            return None;
        }
        let name = if binding.how.receiver { None } else { Some(fresh(resolved, BindingId(index))) };
        renames.names.push(name);
    }
    Some(renames)
}

fn fresh(resolved: &Resolved, binding: BindingId) -> Ident {
    let ident = &resolved.bindings[binding].ident;
    resolved.markers.fresh(&format!("{}_{}", ident.unraw(), binding.0), ident.span())
}

/// Whether the tokens of a use cannot be changed.
fn is_unreadable(used: &Use) -> bool {
    matches!(used.access, Access::Opaque | Access::Shown)
}

/// A use of the binding whose tokens cannot be changed.
fn naming(cx: Context, binding: BindingId) -> Option<UseId> {
    for id in cx.facts.uses_of(binding) {
        let used = cx.used(*id);
        let counts = used.function == FnId::ROOT || cx.facts.captures(used.function);
        if counts && is_unreadable(used) {
            return Some(*id);
        }
    }
    None
}

/// Captured variables of one name: all but the last need another, for they may be parameters of one function.
fn same_names(cx: Context, closure: FnId, ambiguous: &Bits, hidden: &mut Bits) {
    let mut later = HashSet::new();
    for binding in cx.facts.free(closure).into_iter().rev() {
        if ambiguous.contains(binding.0) && !later.insert(cx.binding(binding).ident.to_string()) {
            hidden.insert(binding.0);
        }
    }
}

/// The variables whose names others have, too.
fn ambiguous(resolved: &Resolved) -> Bits {
    let (mut names, mut twice) = (HashSet::new(), HashSet::new());
    for binding in &resolved.bindings {
        let name = binding.ident.to_string();
        if names.contains(&name) {
            twice.insert(name);
        } else {
            names.insert(name);
        }
    }
    let mut ambiguous = Bits::default();
    if twice.is_empty() {
        return ambiguous;
    }
    for (index, binding) in resolved.bindings.iter().enumerate() {
        if twice.contains(&binding.ident.to_string()) {
            ambiguous.insert(index);
        }
    }
    ambiguous
}

/// Captured variables that another name hides at the place of use.
fn captures_hidden(cx: Context, closure: FnId, value: UseId, hidden: &mut Bits) {
    let at = cx.used(value).node;
    for binding in cx.facts.free(closure) {
        match cx.resolved.history.lookup(&cx.binding(binding).ident, at) {
            Some(Entry::Variable(found)) if found == binding => {}
            None => {}
            Some(_) => hidden.insert(binding.0),
        }
    }
}

/// Locals at the place of use that hide items which the closure's body names.
fn hiding_locals(cx: Context, closure: FnId, value: UseId, hidden: &mut Bits) {
    let at = cx.used(value).node;
    let own = cx.resolved.functions[closure].node;
    for used in cx.resolved.uses_in(own) {
        if matches!(cx.facts.target(used), Target::Variable(_)) {
            continue;
        }
        if let Some(Entry::Variable(found)) = cx.resolved.history.lookup(&used.ident, at) {
            let binding = cx.binding(found);
            if !cx.resolved.arena.contains(own, binding.visible.0) && !binding.how.receiver {
                hidden.insert(found.0);
            }
        }
    }
}

/// Whether a use counts as that of a name: words in macros do where something captures.
pub(crate) fn counts(cx: Context, used: &Use) -> bool {
    let idle = cx.facts.idle(used.function).is_some();
    !idle && (used.strength == Strength::Strong || cx.facts.captures(used.function))
}
