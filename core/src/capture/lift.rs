//! Lifting: which nested functions become `fn` items with their captures as parameters, and how each capture is
//! passed (design 4).

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericParam, ReturnType, Type};

use super::bits::Bits;
use super::check;
use super::facts::Facts;
use super::plan::{Passed, Passing};
use super::stored;
use super::tie::{self, Lifted};
use crate::diagnostic::{Errors, calls as messages, captures};
use crate::resolve::{
    Access, Binding, BindingId, FnId, Known, Resolved, Use, UseId, each_type, is_mutable_reference,
    is_primitive, leading_idents,
};
use crate::syntax::mentions_self_type;

/// Why a function cannot be lifted.
#[derive(Clone)]
pub(crate) enum Obstacle {
    /// The type of a capture is not known.
    Untyped(BindingId),
    /// The type of a capture mentions a generic of an `impl` block around the factory.
    Generic(BindingId, String),
    /// The type of a capture mentions what another item, or a generic, hides in the function.
    Hidden(BindingId, String),
    /// It captures `self`, whose type has no name in a nested function.
    Receiver,
    /// It mentions `Self`.
    SelfType(Ident),
    /// Its signature mentions what may be a generic of an `impl` block around the factory.
    Signature(String),
}

/// Lifts what is called by name, as far as the types of its captures are known. Of the rest, what calls itself is tied; what does
/// not can be a closure at each call, if its signature allows.
pub(super) fn decide(resolved: &Resolved, facts: &Facts, errors: &mut Errors) -> Lifted {
    let mut lifted = Lifted::new(resolved.functions.len());
    let obstacles = obstacles(resolved, facts);
    let mut stores = Bits::default();
    for id in facts.capturing().filter(|id| !facts.calls(*id).is_empty()) {
        // One lifetime for all calls, which only rustc can choose.
        if tie::can_tie(resolved, facts, id) && stored::stores_borrowed(resolved, facts, id) {
            stores.insert(id.0);
        }
    }
    for id in facts.capturing().filter(|id| facts.is_called(*id) && !stores.contains(id.0)) {
        let certain = |binding: BindingId| {
            resolved.bindings[binding.0].known.as_ref().is_some_and(|known| known.certain)
        };
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
            Some(_)
                if tie::is_generic(&resolved.functions[id.0].sig) && tie::can_tie(resolved, facts, id) =>
            {
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
        let generic = |id: &FnId| tie::is_generic(&resolved.functions[id.0].sig);
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

/// What is in the way of lifting each function: something of its own, or that it needs a function which cannot be lifted, whose
/// body would stand in it.
fn obstacles(resolved: &Resolved, facts: &Facts) -> Vec<Option<Obstacle>> {
    let self_types = self_types(resolved);
    let mut all: Vec<Option<Obstacle>> = vec![None];
    for index in 1..resolved.functions.len() {
        let captures = facts.captures(FnId(index));
        all.push(if captures { obstacle(resolved, facts, &self_types, FnId(index)) } else { None });
    }
    for index in 1..all.len() {
        if all[index].is_some() || !facts.captures(FnId(index)) {
            continue;
        }
        let needed = tie::needed(facts, FnId(index));
        let blocked = needed.iter().filter(|id| facts.captures(**id)).find_map(|id| all[id.0].clone());
        if let Some(
            blocked @ (Obstacle::SelfType(_)
            | Obstacle::Generic(..)
            | Obstacle::Hidden(..)
            | Obstacle::Signature(_)),
        ) = blocked
        {
            all[index] = Some(blocked);
        }
    }
    all
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

/// Reports what is in the way of lifting a function, and with it every capture whose type is not known.
fn refuse_all(
    resolved: &Resolved,
    facts: &Facts,
    id: FnId,
    first: &Obstacle,
    recursive: bool,
    reported: &mut Bits,
    errors: &mut Errors,
) {
    let untyped = facts.free(id).filter(|binding| {
        let Binding { known, how, .. } = &resolved.bindings[binding.0];
        known.is_none() && !how.receiver
    });
    for obstacle in std::iter::once(first.clone()).chain(untyped.map(Obstacle::Untyped)) {
        refuse(resolved, facts, id, &obstacle, recursive, reported, errors);
    }
}

fn refuse(
    resolved: &Resolved,
    facts: &Facts,
    id: FnId,
    obstacle: &Obstacle,
    recursive: bool,
    reported: &mut Bits,
    errors: &mut Errors,
) {
    let function = &resolved.functions[id.0].sig.ident;
    let site = facts.calls(id).iter().chain(facts.values(id)).next();
    let at = site.map_or(function, |site| &resolved.uses[site.0].ident);
    if let Obstacle::Untyped(binding) | Obstacle::Generic(binding, _) | Obstacle::Hidden(binding, _) =
        obstacle
    {
        if reported.contains(binding.0) {
            return;
        }
        reported.insert(binding.0);
    }
    errors.push(match obstacle {
        Obstacle::Untyped(binding) if facts.is_method(id) => {
            let named = resolved.factory.options.named.as_ref().map_or(function, |named| &named.ident);
            messages::untyped_field(&resolved.bindings[binding.0], named)
        }
        Obstacle::Untyped(binding) if !recursive && tie::is_generic(&resolved.functions[id.0].sig) => {
            messages::untyped_in_generic(&resolved.bindings[binding.0], function)
        }
        Obstacle::Untyped(binding) => {
            messages::untyped_capture(&resolved.bindings[binding.0], function, recursive)
        }
        Obstacle::Generic(binding, name) => {
            messages::generic_of_an_impl(&resolved.bindings[binding.0].ident, function, name, recursive)
        }
        Obstacle::Hidden(binding, name) => {
            messages::type_hidden(&resolved.bindings[binding.0].ident, function, name, recursive)
        }
        Obstacle::Receiver => messages::receiver_captured(at, function, recursive),
        Obstacle::SelfType(ident) => messages::self_type(ident, function, recursive),
        Obstacle::Signature(name) => messages::generic_of_an_impl(function, function, name, recursive),
    });
}

/// Where each function mentions `Self`, if it does; those nested in it are asked for themselves.
fn self_types(resolved: &Resolved) -> Vec<Option<Ident>> {
    let mention = |id: usize| {
        if !resolved.factory.names.mention_self_type() {
            return None;
        }
        let sig = resolved.functions[id].sig.to_token_stream();
        mentions_self_type(&sig)
            .or_else(|| mentions_self_type(&without_items(resolved.spelled_body(FnId(id)))))
    };
    (0..resolved.functions.len()).map(mention).collect()
}

fn obstacle(resolved: &Resolved, facts: &Facts, self_types: &[Option<Ident>], id: FnId) -> Option<Obstacle> {
    for binding in facts.free(id) {
        let Some(known) = &resolved.bindings[binding.0].known else {
            let receiver = resolved.bindings[binding.0].how.receiver;
            return Some(if receiver { Obstacle::Receiver } else { Obstacle::Untyped(binding) });
        };
        if known.in_body && has_open_object(&known.ty) {
            return Some(Obstacle::Untyped(binding));
        }
        let unnameable = unnameable(resolved, id, binding, known);
        if unnameable.is_some() {
            return unnameable;
        }
    }
    let function = &resolved.functions[id.0];
    if let Some(name) = generic_of_the_impl(resolved, id) {
        return Some(Obstacle::Signature(name));
    }
    let is_inside = |inner: (usize, usize)| function.written.0 <= inner.0 && inner.1 <= function.written.1;
    let mentions = self_types.iter().zip(&resolved.functions);
    let mut inside = mentions.filter(|(mention, inner)| mention.is_some() && is_inside(inner.written));
    inside.find_map(|(mention, _)| mention.clone()).map(Obstacle::SelfType)
}

/// Whether a `dyn` leaves its lifetime to inference: in a `let` it may be any.
fn has_open_object(ty: &Type) -> bool {
    let mut open = false;
    each_type(ty, &mut |ty| {
        if let Type::TraitObject(object) = ty {
            open |= !object.bounds.iter().any(|bound| matches!(bound, syn::TypeParamBound::Lifetime(_)));
        }
    });
    open
}

/// A name in the signature that may be a generic of the `impl` block around the factory.
fn generic_of_the_impl(resolved: &Resolved, id: FnId) -> Option<String> {
    if !tie::is_method(resolved) {
        return None;
    }
    let mut names = HashSet::new();
    for input in &resolved.functions[id.0].sig.inputs {
        if let syn::FnArg::Typed(input) = input {
            leading_idents(input.ty.to_token_stream(), &mut names);
        }
    }
    leading_idents(resolved.functions[id.0].sig.output.to_token_stream(), &mut names);
    let declared = generics_around(resolved, id);
    names.into_iter().filter(|name| tie::may_be_generic(name) && !declared.contains(name)).min()
}

/// A name in the type that means nothing, or something else, where the function stands.
fn unnameable(resolved: &Resolved, id: FnId, binding: BindingId, known: &Known) -> Option<Obstacle> {
    let mut names = HashSet::new();
    leading_idents(known.ty.to_token_stream(), &mut names);
    let declared = generics_around(resolved, known.scope);
    // The generics of an `impl` block: there is no telling them from types, but for their names.
    let of_an_impl = |name: &&String| tie::may_be_generic(name) && !declared.contains(*name);
    let is_method = tie::is_method(resolved);
    if let (true, Some(name)) = (is_method, names.iter().filter(of_an_impl).min()) {
        return Some(Obstacle::Generic(binding, name.clone()));
    }
    let function = &resolved.functions[id.0];
    let own = function.sig.generics.type_params().map(|param| param.ident.to_string());
    let hidden = own.filter(|name| !declared.contains(name)).find(|name| names.contains(name));
    let mut items = resolved.history.items_only_at(function.written.0, known.at);
    let hidden = hidden.or_else(|| items.find(|item| names.contains(*item)).map(str::to_owned))?;
    Some(Obstacle::Hidden(binding, hidden))
}

/// The names of the generics that can be named in a function's signature.
fn generics_around(resolved: &Resolved, mut scope: FnId) -> HashSet<String> {
    let mut names = HashSet::new();
    loop {
        let function = &resolved.functions[scope.0];
        names.extend(function.sig.generics.params.iter().filter_map(|param| match param {
            GenericParam::Type(param) => Some(param.ident.to_string()),
            GenericParam::Const(param) => Some(param.ident.to_string()),
            GenericParam::Lifetime(_) => None,
        }));
        if scope == FnId::ROOT {
            return names;
        }
        scope = function.parent;
    }
}

/// The tokens of a body without its `impl` blocks and the like, which have a `Self` of their own.
fn without_items(tokens: TokenStream) -> TokenStream {
    let mut skipping = false;
    let keep = |token: TokenTree| match token {
        TokenTree::Ident(ident)
            if ["impl", "trait", "struct", "enum", "union"].iter().any(|item| ident == item) =>
        {
            skipping = true;
            None
        }
        TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::Brace => {
            let skipped = std::mem::take(&mut skipping);
            (!skipped).then(|| group_without_items(&group))
        }
        TokenTree::Group(group) if !skipping => Some(group_without_items(&group)),
        token => (!skipping).then_some(token),
    };
    tokens.into_iter().filter_map(keep).collect()
}

fn group_without_items(group: &proc_macro2::Group) -> TokenTree {
    TokenTree::Group(proc_macro2::Group::new(group.delimiter(), without_items(group.stream())))
}

/// How the function's captures are passed to it.
fn passed(resolved: &Resolved, facts: &Facts, id: FnId, errors: &mut Errors) -> Vec<Passed> {
    let mut passed = Vec::new();
    for binding in facts.free(id) {
        let known = resolved.bindings[binding.0].known.clone();
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
    let how = &resolved.bindings[captured.0].how;
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
    let binding = &resolved.bindings[captured.0];
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
        let owner = &resolved.functions[binding.owner.0].sig.ident;
        let changing = &resolved.functions[used.function.0].sig.ident;
        errors.push(captures::not_mutable(&binding.ident, changing, owner, binding.how.parameter));
    }
    let copied = is_primitive(ty)
        && !may_return_reference(resolved, facts, id, captured)
        && !may_read_late(resolved, facts, id, captured);
    if shared_reference || copied { Passing::Value } else { Passing::Reference }
}

/// Whether a future of the function may read the variable after somebody has changed it. rustc sees that, if it refers to it.
fn may_read_late(resolved: &Resolved, facts: &Facts, id: FnId, captured: BindingId) -> bool {
    let asyncness = resolved.functions[id.0].sig.asyncness.is_some();
    let later = |call: &UseId| !resolved.uses[call.0].awaited;
    asyncness
        && facts.calls(id).iter().any(later)
        && facts.uses_of(resolved, captured).any(|used| used.access.changes())
}

/// Whether the function may return a reference to the variable.
fn may_return_reference(resolved: &Resolved, facts: &Facts, id: FnId, captured: BindingId) -> bool {
    let function = &resolved.functions[id.0];
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
