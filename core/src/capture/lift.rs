//! Lifting: which nested functions become `fn` items with their captures as parameters, and how each capture is
//! passed (design 4).

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{ReturnType, Type};

use super::bits::Bits;
use super::check;
use super::facts::Facts;
use super::obstacle::{obstacles, refuse_all};
use super::plan::{Passed, Passing};
use super::stored::StoredParameters;
use super::tie::{self, Lifted};
use crate::diagnostic::{Errors, captures};
use crate::resolve::{Access, BindingId, FnId, Resolved, Use, UseId, is_mutable_reference, is_primitive};

/// Lifts what is called by name, as far as the types of its captures are known. Of the rest, what calls itself is tied; what does
/// not can be a closure at each call, if its signature allows.
pub(super) fn decide(resolved: &Resolved, facts: &Facts, errors: &mut Errors) -> Lifted {
    let mut lifted = Lifted::new(resolved.functions.len());
    lifted.stored = StoredParameters::find(resolved, facts);
    let obstacles = obstacles(resolved, facts);
    let mut stores = Bits::default();
    for id in facts.capturing().filter(|id| !facts.calls(*id).is_empty()) {
        // One lifetime for all calls, which only rustc can choose.
        if tie::can_tie(resolved, facts, id) && lifted.stored.any_borrowed(resolved, id) {
            stores.insert(id.0);
        }
    }
    for id in facts.capturing().filter(|id| facts.is_called(*id) && !stores.contains(id.0)) {
        let certain =
            |binding: BindingId| resolved.bindings[binding].known.as_ref().is_some_and(|known| known.certain);
        let sure = facts.is_method(id) || facts.free(id).all(certain);
        if obstacles[id.0].is_none() && sure {
            lifted[id.0] = Some(passed(resolved, facts, id, errors));
        }
    }
    for id in recursive(facts, &lifted) {
        if obstacles[id.0].is_none() && !stores.contains(id.0) {
            lifted[id.0] = Some(passed(resolved, facts, id, errors));
        }
    }
    let mut reported = Bits::default();
    let mut refused = Bits::default();
    tie_recursive(resolved, facts, &mut lifted, &mut refused, errors);
    for id in refused.indices().into_iter().map(FnId) {
        if let Some(obstacle) = &obstacles[id.0] {
            refuse_all(resolved, facts, id, obstacle, true, &mut reported, errors);
        }
    }
    let closures = facts.capturing().filter(|id| lifted[id.0].is_none() && facts.is_called(*id));
    for id in closures.collect::<Vec<_>>() {
        if stores.contains(id.0) && !refused.contains(id.0) {
            lifted[id.0] = Some(passed(resolved, facts, id, errors));
            lifted.tie(vec![id]);
            continue;
        }
        let is_closure = !facts.is_method(id) && check::can_be_closure(resolved, facts, id);
        if refused.contains(id.0) || is_closure {
            continue;
        }
        match &obstacles[id.0] {
            None => lifted[id.0] = Some(passed(resolved, facts, id, errors)),
            Some(_) if tie::can_tie(resolved, facts, id) => {
                lifted[id.0] = Some(passed(resolved, facts, id, errors));
                lifted.tie(vec![id]);
            }
            Some(obstacle) => refuse_all(resolved, facts, id, obstacle, false, &mut reported, errors),
        }
    }
    lifted
}

/// Ties the functions that need themselves, the outermost first, until none is left that would have to contain itself.
fn tie_recursive(
    resolved: &Resolved,
    facts: &Facts,
    lifted: &mut Lifted,
    refused: &mut Bits,
    errors: &mut Errors,
) {
    loop {
        let mut endless = recursive(facts, lifted);
        endless.retain(|id| !refused.contains(id.0));
        let Some(first) = endless.iter().copied().min_by_key(|id| tie::depth(resolved, *id)) else { return };
        let around = tie::depth(resolved, first);
        let reached = tie::needed(facts, first);
        let together = |id: &FnId| {
            *id == first
                || (tie::depth(resolved, *id) == around
                    && reached.contains(id)
                    && tie::needed(facts, *id).contains(&first))
        };
        let set: Vec<FnId> = endless.into_iter().filter(together).collect();
        let generic = |id: &FnId| tie::is_generic(&resolved.functions[id].sig);
        // A closure has nothing but its parameters: it cannot call what is tied around it.
        let apart = reached.iter().all(|id| !lifted.is_tied(*id) || tie::depth(resolved, *id) >= around);
        let possible = set.iter().all(|id| tie::can_tie(resolved, facts, *id));
        if possible && apart && (set.len() == 1 || !set.iter().any(generic)) {
            for id in &set {
                lifted[id.0] = Some(passed(resolved, facts, *id, errors));
            }
            lifted.tie(set);
        } else {
            for id in &set {
                refused.insert(id.0);
            }
        }
    }
}

/// Functions that make closures over what is shared need a handle of it, which an item has not: they become closures at
/// each call, if they can.
pub(super) fn unlift(resolved: &Resolved, facts: &Facts, lifted: &mut Lifted, shared: &Bits) {
    let holds = |id: &FnId| facts.holds(*id).any(|held| shared.contains(held.0));
    let mut items: Vec<(FnId, Vec<Passed>)> = Vec::new();
    for id in facts.capturing().filter(holds) {
        if facts.is_method(id) || !check::can_be_closure(resolved, facts, id) {
            continue;
        }
        if let Some(passed) = lifted[id.0].take() {
            items.push((id, passed));
        }
    }
    // What would have to contain itself is an item again.
    loop {
        let endless = recursive(facts, lifted);
        let Some(position) = items.iter().position(|(id, _)| endless.contains(id)) else { return };
        let (id, passed) = items.swap_remove(position);
        lifted[id.0] = Some(passed);
    }
}

/// The functions that need themselves, if only those that are lifted can be named without being expanded in place.
fn recursive(facts: &Facts, lifted: &Lifted) -> Vec<FnId> {
    let expanded = |id: &FnId| facts.captures(*id) && lifted[id.0].is_none();
    let count = lifted.len();
    let mut reaches = vec![Bits::default(); count];
    let mut changed = true;
    while changed {
        changed = false;
        for id in (0..count).rev().map(FnId).filter(expanded) {
            let mut seen = std::mem::take(&mut reaches[id.0]);
            for needed in facts.needs(id).filter(expanded) {
                changed |= !seen.contains(needed.0);
                seen.insert(needed.0);
                changed |= seen.union(&reaches[needed.0]);
            }
            reaches[id.0] = seen;
        }
    }
    (0..count).map(FnId).filter(|id| reaches[id.0].contains(id.0)).collect()
}

/// How the function's captures are passed to it.
fn passed(resolved: &Resolved, facts: &Facts, id: FnId, errors: &mut Errors) -> Vec<Passed> {
    let mut passed = Vec::new();
    for binding in facts.free(id) {
        let known = resolved.bindings[binding].known.clone();
        let by = match &known {
            Some(known) => passing(resolved, facts, id, binding, &known.ty, errors),
            None => passing_unknown(resolved, facts, id, binding),
        };
        passed.push(Passed { binding, by, known });
    }
    passed
}

/// How a variable is passed whose type only rustc knows.
fn passing_unknown(resolved: &Resolved, facts: &Facts, id: FnId, captured: BindingId) -> Passing {
    let how = &resolved.bindings[captured].how;
    let by_reference = how.receiver && resolved.factory.sig.receiver().is_some_and(is_reference);
    match (facts.writes(id, captured), how.mutable) {
        (true, true) => Passing::Mutable,
        // It can only be changed through it: it is a mutable reference.
        (true, false) => Passing::Reborrow,
        (false, _) if how.lends => Passing::Peek,
        (false, _) if by_reference => Passing::Value,
        (false, _) => Passing::Reference,
    }
}

fn is_reference(receiver: &syn::Receiver) -> bool {
    matches!(receiver.kind, syn::ReceiverKind::Reference(..))
}

fn passing(
    resolved: &Resolved,
    facts: &Facts,
    id: FnId,
    captured: BindingId,
    ty: &Type,
    errors: &mut Errors,
) -> Passing {
    let binding = &resolved.bindings[captured];
    let writes = facts.writes(id, captured);
    let mut uses = facts.uses_of(resolved, captured);
    if is_mutable_reference(ty) {
        let rebound = uses.any(|used| matches!(used.access, Access::Assign | Access::BorrowMut));
        return match (writes, rebound && binding.how.mutable) {
            (false, _) => Passing::Peek,
            (true, false) => Passing::Reborrow,
            (true, true) => Passing::Mutable,
        };
    }
    if writes && binding.how.mutable {
        return Passing::Mutable;
    }
    let shared_reference = matches!(ty, Type::Reference(_));
    if let (true, false, false, Some(used)) = (
        writes,
        shared_reference,
        matches!(ty, Type::Ptr(_)),
        uses.find(|used| used.access == Access::Through),
    ) {
        let owner = &resolved.functions[binding.owner].sig.ident;
        let changing = &resolved.functions[used.function].sig.ident;
        errors.push(captures::not_mutable(&binding.ident, changing, owner, binding.how.parameter));
    }
    let copied = is_primitive(ty)
        && !may_return_reference(resolved, facts, id, captured)
        && !may_read_late(resolved, facts, id, captured);
    if shared_reference || copied { Passing::Value } else { Passing::Reference }
}

/// Whether a future of the function may read the variable after somebody has changed it. rustc sees that, if it refers to it.
fn may_read_late(resolved: &Resolved, facts: &Facts, id: FnId, captured: BindingId) -> bool {
    let asyncness = resolved.functions[id].sig.asyncness.is_some();
    let later = |call: &UseId| !resolved.uses[call].awaited;
    asyncness
        && facts.calls(id).iter().any(later)
        && facts.uses_of(resolved, captured).any(|used| used.access.changes())
}

/// Whether the function may return a reference to the variable.
fn may_return_reference(resolved: &Resolved, facts: &Facts, id: FnId, captured: BindingId) -> bool {
    let function = &resolved.functions[id];
    let refers =
        |token: TokenTree| matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), '&' | '\''));
    let borrows = |used: &Use| used.access == Access::Borrow;
    match &function.sig.output {
        ReturnType::Default => false,
        ReturnType::Type(_, ty) => {
            flat(ty.to_token_stream()).into_iter().any(refers)
                && facts.uses_of(resolved, captured).any(borrows)
        }
    }
}

/// The tokens of every group, without the groups.
fn flat(tokens: TokenStream) -> Vec<TokenTree> {
    let open = |token| match token {
        TokenTree::Group(group) => flat(group.stream()),
        token => vec![token],
    };
    tokens.into_iter().flat_map(open).collect()
}
