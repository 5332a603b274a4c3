//! What is in the way of lifting a nested function, and the message where nothing else can be done.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericParam, Type};

use super::bits::Bits;
use super::facts::Facts;
use super::tie;
use crate::diagnostic::Errors;
use crate::diagnostic::calls::{self as messages, Untyped};
use crate::resolve::{Binding, BindingId, FnId, Known, NodeId, Resolved};
use crate::syntax::{each_type, leading_idents, mentions_self_type};

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

/// What is in the way of lifting each function: something of its own, or that it needs a function which cannot be lifted, whose
/// body would stand in it.
pub(super) fn obstacles(resolved: &Resolved, facts: &Facts) -> Vec<Option<Obstacle>> {
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

/// Reports what is in the way of lifting a function, and with it every capture whose type is not known.
pub(super) fn refuse_all(
    resolved: &Resolved,
    facts: &Facts,
    id: FnId,
    first: &Obstacle,
    recursive: bool,
    reported: &mut Bits,
    errors: &mut Errors,
) {
    let untyped = facts.free(id).filter(|binding| {
        let Binding { known, how, .. } = &resolved.bindings[binding];
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
    let function = &resolved.functions[id].sig.ident;
    let site = facts.calls(id).iter().chain(facts.values(id)).next();
    let at = site.map_or(function, |site| &resolved.uses[site].ident);
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
            untyped(&resolved.bindings[binding]).field(named)
        }
        Obstacle::Untyped(binding) if !recursive && tie::is_generic(&resolved.functions[id].sig) => {
            untyped(&resolved.bindings[binding]).captured_by_generic(function)
        }
        Obstacle::Untyped(binding) => untyped(&resolved.bindings[binding]).captured(function, recursive),
        Obstacle::Generic(binding, name) => {
            messages::generic_of_an_impl(&resolved.bindings[binding].ident, function, name, recursive)
        }
        Obstacle::Hidden(binding, name) => {
            messages::type_hidden(&resolved.bindings[binding].ident, function, name, recursive)
        }
        Obstacle::Receiver => messages::receiver_captured(at, function, recursive),
        Obstacle::SelfType(ident) => messages::self_type(ident, function, recursive),
        Obstacle::Signature(name) => messages::generic_of_an_impl(function, function, name, recursive),
    });
}

fn untyped(binding: &Binding) -> Untyped<'_> {
    Untyped { variable: &binding.ident, mutable: binding.how.mutable }
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
        let Some(known) = &resolved.bindings[binding].known else {
            let receiver = resolved.bindings[binding].how.receiver;
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
    let function = &resolved.functions[id];
    if let Some(name) = generic_of_the_impl(resolved, id) {
        return Some(Obstacle::Signature(name));
    }
    let is_inside = |inner: NodeId| resolved.arena.contains(function.node, inner);
    let mentions = self_types.iter().zip(&resolved.functions);
    let mut inside = mentions.filter(|(mention, inner)| mention.is_some() && is_inside(inner.node));
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
    for input in &resolved.functions[id].sig.inputs {
        if let syn::FnArg::Typed(input) = input {
            leading_idents(&input.ty.to_token_stream(), &mut names);
        }
    }
    leading_idents(&resolved.functions[id].sig.output.to_token_stream(), &mut names);
    let declared = generics_around(resolved, id);
    names.into_iter().filter(|name| tie::may_be_generic(name) && !declared.contains(name)).min()
}

/// A name in the type that means nothing, or something else, where the function stands.
fn unnameable(resolved: &Resolved, id: FnId, binding: BindingId, known: &Known) -> Option<Obstacle> {
    let mut names = HashSet::new();
    leading_idents(&known.ty.to_token_stream(), &mut names);
    let declared = generics_around(resolved, known.scope);
    // The generics of an `impl` block: there is no telling them from types, but for their names.
    let of_an_impl = |name: &&String| tie::may_be_generic(name) && !declared.contains(*name);
    let is_method = tie::is_method(resolved);
    if let (true, Some(name)) = (is_method, names.iter().filter(of_an_impl).min()) {
        return Some(Obstacle::Generic(binding, name.clone()));
    }
    let function = &resolved.functions[id];
    let own = function.sig.generics.type_params().map(|param| param.ident.to_string());
    let hidden = own.filter(|name| !declared.contains(name)).find(|name| names.contains(name));
    let mut items = resolved.history.items_only_at(function.node, known.at);
    let hidden = hidden.or_else(|| items.find(|item| names.contains(*item)).map(str::to_owned))?;
    Some(Obstacle::Hidden(binding, hidden))
}

/// The names of the generics that can be named in a function's signature.
fn generics_around(resolved: &Resolved, mut scope: FnId) -> HashSet<String> {
    let mut names = HashSet::new();
    loop {
        let function = &resolved.functions[scope];
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
