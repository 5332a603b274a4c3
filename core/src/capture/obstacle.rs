//! What is in the way of lifting a nested function, and the message where nothing else can be done.

use std::collections::HashSet;

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{FnArg, GenericParam, Type, TypeParamBound, TypeTraitObject};

use super::bits::Bits;
use super::facts::Facts;
use super::tie;
use crate::diagnostic::{Errors, calls as messages};
use crate::resolve::{Binding, BindingId, FnId, Known, Resolved};
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

/// What is in the way of lifting each function: something of its own, or that it needs a function which
/// cannot be lifted, whose body would stand in it.
pub(super) fn obstacles(resolved: &Resolved, facts: &Facts) -> Vec<Option<Obstacle>> {
    let self_types = self_types(resolved);
    let mut all: Vec<Option<Obstacle>> = vec![None; resolved.functions.len()];
    for id in facts.capturing() {
        all[id.0] = obstacle(resolved, facts, &self_types, id);
    }
    for id in facts.capturing() {
        if all[id.0].is_none() {
            all[id.0] = needed_obstacle(facts, id, &all);
        }
    }
    all
}

/// What is in the way of a function that this one needs: of the first that cannot be lifted, and only what is
/// in the way wherever its body stands.
fn needed_obstacle(facts: &Facts, id: FnId, all: &[Option<Obstacle>]) -> Option<Obstacle> {
    for needed in tie::needed(facts, id) {
        match &all[needed.0] {
            None => {}
            Some(Obstacle::Untyped(_) | Obstacle::Receiver) => return None,
            blocked => return blocked.clone(),
        }
    }
    None
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
    refuse(resolved, facts, id, first, recursive, reported, errors);
    for binding in facts.free(id) {
        let Binding { known, how, .. } = &resolved.bindings[binding.0];
        if known.is_none() && !how.receiver {
            refuse(resolved, facts, id, &Obstacle::Untyped(binding), recursive, reported, errors);
        }
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
    if let Obstacle::Untyped(binding) | Obstacle::Generic(binding, _) | Obstacle::Hidden(binding, _) =
        obstacle
    {
        if reported.contains(binding.0) {
            return;
        }
        reported.insert(binding.0);
    }
    errors.push(message(resolved, facts, id, obstacle, recursive));
}

fn message(resolved: &Resolved, facts: &Facts, id: FnId, obstacle: &Obstacle, recursive: bool) -> syn::Error {
    let function = &resolved.functions[id.0].sig.ident;
    match obstacle {
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
        Obstacle::Receiver => {
            messages::receiver_captured(first_site(resolved, facts, id), function, recursive)
        }
        Obstacle::SelfType(ident) => messages::self_type(ident, function, recursive),
        Obstacle::Signature(name) => messages::generic_of_an_impl(function, function, name, recursive),
    }
}

/// The name of the function where it is first called, or made into a value.
fn first_site<'a>(resolved: &'a Resolved, facts: &Facts, id: FnId) -> &'a Ident {
    match facts.calls(id).first().or(facts.values(id).first()) {
        Some(site) => &resolved.uses[site.0].ident,
        None => &resolved.functions[id.0].sig.ident,
    }
}

/// Where each function mentions `Self`, if it does; those nested in it are asked for themselves.
fn self_types(resolved: &Resolved) -> Vec<Option<Ident>> {
    let mut all = vec![None; resolved.functions.len()];
    if resolved.factory.names.mention_self_type() {
        for (index, function) in resolved.functions.iter().enumerate() {
            all[index] = mentions_self_type(&function.sig.to_token_stream());
            if all[index].is_none() {
                all[index] = mentions_self_type(&without_items(resolved.spelled_body(FnId(index))));
            }
        }
    }
    all
}

fn obstacle(resolved: &Resolved, facts: &Facts, self_types: &[Option<Ident>], id: FnId) -> Option<Obstacle> {
    for binding in facts.free(id) {
        let capture = capture_obstacle(resolved, id, binding);
        if capture.is_some() {
            return capture;
        }
    }
    if let Some(name) = generic_of_the_impl(resolved, id) {
        return Some(Obstacle::Signature(name));
    }
    let (begin, end) = resolved.functions[id.0].written;
    for (index, mention) in self_types.iter().enumerate() {
        let inner = resolved.functions[index].written;
        match mention {
            Some(mention) if begin <= inner.0 && inner.1 <= end => {
                return Some(Obstacle::SelfType(mention.clone()));
            }
            _ => {}
        }
    }
    None
}

fn capture_obstacle(resolved: &Resolved, id: FnId, binding: BindingId) -> Option<Obstacle> {
    let Binding { known, how, .. } = &resolved.bindings[binding.0];
    match known {
        None if how.receiver => Some(Obstacle::Receiver),
        None => Some(Obstacle::Untyped(binding)),
        Some(known) if known.in_body && has_open_object(&known.ty) => Some(Obstacle::Untyped(binding)),
        Some(known) => unnameable(resolved, id, binding, known),
    }
}

/// Whether a `dyn` leaves its lifetime to inference: in a `let` it may be any.
fn has_open_object(ty: &Type) -> bool {
    let mut open = false;
    each_type(ty, &mut |ty| {
        if let Type::TraitObject(object) = ty {
            open |= !says_lifetime(object);
        }
    });
    open
}

fn says_lifetime(object: &TypeTraitObject) -> bool {
    for bound in &object.bounds {
        if matches!(bound, TypeParamBound::Lifetime(_)) {
            return true;
        }
    }
    false
}

/// A name in the signature that may be a generic of the `impl` block around the factory.
fn generic_of_the_impl(resolved: &Resolved, id: FnId) -> Option<String> {
    if !tie::is_method(resolved) {
        return None;
    }
    let sig = &resolved.functions[id.0].sig;
    let mut names = HashSet::new();
    for input in &sig.inputs {
        if let FnArg::Typed(input) = input {
            leading_idents(&input.ty.to_token_stream(), &mut names);
        }
    }
    leading_idents(&sig.output.to_token_stream(), &mut names);
    first_undeclared(&names, &generics_around(resolved, id))
}

/// The first name that may be that of a generic and is none of those that are declared: there is no telling
/// the generics of an `impl` block from types, but for their names.
fn first_undeclared(names: &HashSet<String>, declared: &HashSet<String>) -> Option<String> {
    let mut first: Option<&String> = None;
    for name in names {
        if tie::may_be_generic(name) && !declared.contains(name) && first.is_none_or(|first| name < first) {
            first = Some(name);
        }
    }
    first.cloned()
}

/// A name in the type that means nothing, or something else, where the function stands.
fn unnameable(resolved: &Resolved, id: FnId, binding: BindingId, known: &Known) -> Option<Obstacle> {
    let mut names = HashSet::new();
    leading_idents(&known.ty.to_token_stream(), &mut names);
    let declared = generics_around(resolved, known.scope);
    if tie::is_method(resolved) {
        if let Some(name) = first_undeclared(&names, &declared) {
            return Some(Obstacle::Generic(binding, name));
        }
    }
    let function = &resolved.functions[id.0];
    for param in function.sig.generics.type_params() {
        let name = param.ident.to_string();
        if names.contains(&name) && !declared.contains(&name) {
            return Some(Obstacle::Hidden(binding, name));
        }
    }
    for item in resolved.history.items_only_at(function.written.0, known.at) {
        if names.contains(item) {
            return Some(Obstacle::Hidden(binding, item.to_owned()));
        }
    }
    None
}

/// The names of the generics that can be named in a function's signature.
fn generics_around(resolved: &Resolved, mut scope: FnId) -> HashSet<String> {
    let mut names = HashSet::new();
    loop {
        let function = &resolved.functions[scope.0];
        for param in &function.sig.generics.params {
            match param {
                GenericParam::Type(param) => names.insert(param.ident.to_string()),
                GenericParam::Const(param) => names.insert(param.ident.to_string()),
                GenericParam::Lifetime(_) => false,
            };
        }
        if scope == FnId::ROOT {
            return names;
        }
        scope = function.parent;
    }
}

/// The tokens of a body without its `impl` blocks and the like, which have a `Self` of their own.
fn without_items(tokens: TokenStream) -> TokenStream {
    let mut kept = TokenStream::new();
    let mut skipping = false;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) if begins_item(&ident) => skipping = true,
            TokenTree::Group(group) if skipping => skipping = group.delimiter() != Delimiter::Brace,
            _ if skipping => {}
            TokenTree::Group(group) => {
                let inside = without_items(group.stream());
                kept.extend([TokenTree::Group(Group::new(group.delimiter(), inside))]);
            }
            token => kept.extend([token]),
        }
    }
    kept
}

fn begins_item(word: &Ident) -> bool {
    word == "impl" || word == "trait" || word == "struct" || word == "enum" || word == "union"
}
