//! Renaming: a closure stands where its name is used, so what its body names must mean there what it means
//! where the nested function is written. Where a shadowing is in between, one of the variables is renamed.

use std::collections::{HashMap, HashSet};

use proc_macro2::Ident;
use syn::ext::IdentExt;

use super::bits::Bits;
use super::facts::Facts;
use super::tie::Lifted;
use super::unreadable;
use crate::diagnostic::{Errors, captures as messages};
use crate::resolve::{BindingId, EVERYTHING, Entry, FnId, Resolved, Target, Use, UseId};
use crate::syntax::collect_idents;

/// The bindings that need another name in the expansion, and their names.
pub(super) fn decide(
    resolved: &Resolved,
    facts: &Facts,
    lifted: &Lifted,
    errors: &mut Errors,
) -> Vec<Option<Ident>> {
    let mut hidden = Bits::default();
    for closure in facts.capturing() {
        for &value in facts.sites_of(closure) {
            captures_hidden(resolved, facts, closure, value, &mut hidden);
            // The body of a function that is lifted stays where it is.
            if !lifted.is_expanded(closure) || lifted.is_called_inside(resolved, closure, value) {
                continue;
            }
            hiding_locals(resolved, closure, value, &mut hidden);
            // What cannot be lifted has been said; an item of itself hides nothing.
            if errors.is_empty() {
                hiding_items(resolved, closure, value, errors);
            }
            hiding_macros(resolved, facts, closure, value, errors);
        }
    }
    for closure in facts.capturing() {
        same_names(resolved, facts, closure, &mut hidden);
    }
    let mut renames = vec![None; resolved.bindings.len()];
    for binding in hidden.indices().into_iter().map(BindingId) {
        if let Some(opaque) = unreadable::naming(resolved, facts, binding) {
            errors.push(messages::hidden_in_macro(&opaque));
            continue;
        }
        renames[binding.0] = Some(fresh(resolved, binding));
    }
    renames
}

/// Another name for every binding; `None` where a use of one cannot be changed.
pub(super) fn all(resolved: &Resolved) -> Option<Vec<Option<Ident>>> {
    let opaque = |used: &Use| unreadable::is_unreadable(used) && matches!(used.target, Target::Variable(_));
    if resolved.uses.iter().any(opaque) || resolved.bindings.iter().any(|binding| binding.how.conditional) {
        return None;
    }
    let renamed = |id: usize| (!resolved.bindings[id].how.receiver).then(|| fresh(resolved, BindingId(id)));
    Some((0..resolved.bindings.len()).map(renamed).collect())
}

fn fresh(resolved: &Resolved, binding: BindingId) -> Ident {
    let ident = &resolved.bindings[binding].ident;
    resolved.markers.fresh(&format!("{}_{}", ident.unraw(), binding.0), ident.span())
}

/// Captured variables of one name: all but the last need another, for they may be parameters of one function.
fn same_names(resolved: &Resolved, facts: &Facts, closure: FnId, hidden: &mut Bits) {
    let mut last = HashMap::new();
    for binding in facts.free(closure) {
        let name = resolved.bindings[binding].ident.to_string();
        if let Some(earlier) = last.insert(name, binding) {
            hidden.insert(earlier.0);
        }
    }
}

/// Captured variables that another name hides at the place of use.
fn captures_hidden(resolved: &Resolved, facts: &Facts, closure: FnId, value: UseId, hidden: &mut Bits) {
    let at = resolved.uses[value].node;
    for binding in facts.free(closure) {
        let name = resolved.bindings[binding].ident.unraw().to_string();
        match resolved.history.lookup(&name, at) {
            Some(Entry::Variable(found)) if found == binding => {}
            None => {}
            Some(_) => {
                hidden.insert(binding.0);
            }
        }
    }
}

/// Locals at the place of use that hide items which the closure's body names.
fn hiding_locals(resolved: &Resolved, closure: FnId, value: UseId, hidden: &mut Bits) {
    let at = resolved.uses[value].node;
    let own = resolved.functions[closure].node;
    for used in inside(resolved, closure) {
        if matches!(used.target, Target::Variable(_)) {
            continue;
        }
        if let Some(Entry::Variable(found)) = resolved.history.lookup(&used.ident.unraw().to_string(), at) {
            let binding = &resolved.bindings[found];
            if !resolved.arena.contains(own, binding.visible.0) && !binding.how.receiver {
                hidden.insert(found.0);
            }
        }
    }
}

/// Items of a block around the place of use, but not around the function, that its body names.
fn hiding_items(resolved: &Resolved, closure: FnId, value: UseId, errors: &mut Errors) {
    let used = &resolved.uses[value];
    let function = &resolved.functions[closure];
    let mut hiding = resolved.history.items_only_at(used.node, function.node).peekable();
    if hiding.peek().is_none() {
        return;
    }
    let mut mentioned = HashSet::new();
    collect_idents(&resolved.spelled_body(closure), &mut mentioned);
    for used in inside(resolved, closure) {
        mentioned.insert(used.ident.unraw().to_string());
    }
    if let Some(item) = hiding.find(|item| *item == EVERYTHING || mentioned.contains(*item)) {
        errors.push(messages::item_hidden(&used.ident, item));
    }
}

/// Macro calls between the function and the place of use that may declare a variable of a captured name.
fn hiding_macros(resolved: &Resolved, facts: &Facts, closure: FnId, value: UseId, errors: &mut Errors) {
    let (home, site) = (resolved.arena.end(resolved.functions[closure].node), resolved.uses[value].node);
    for &(binding, id) in &resolved.redeclared {
        let used = &resolved.uses[id];
        let here = used.function == resolved.uses[value].function;
        if here && home <= used.node && used.node < site && facts.captures_variable(closure, binding) {
            errors.push(messages::redeclared_by_macro(&used.ident, &resolved.uses[value].ident));
        }
    }
}

/// The uses in the function and in those nested in it.
fn inside(resolved: &Resolved, function: FnId) -> &[Use] {
    resolved.uses_in(resolved.functions[function].node)
}
