//! Named types: the state that the methods of a factory's object have in common, and what cannot be one.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{FnArg, ReturnType, Safety, Type};

use super::bits::Bits;
use super::facts::Facts;
use super::product::mentions_impl;
use crate::diagnostic::{Errors, objects as messages};
use crate::resolve::{BindingId, FnId, Method, Object, Resolved, leading_idents};
use crate::syntax::generic_name;

/// The variables that the methods capture, in the order of their declaration.
pub(crate) fn state(facts: &Facts, object: &Object) -> Vec<BindingId> {
    let mut state = Bits::default();
    for method in &object.methods {
        facts.free(method.function).for_each(|binding| state.insert(binding.0));
    }
    state.indices().into_iter().map(BindingId).collect()
}

/// What is wrong with a named type.
pub(super) fn check(resolved: &Resolved, facts: &Facts, errors: &mut Errors) {
    let (Some(named), Some(object)) = (&resolved.factory.options.named, &resolved.object) else { return };
    let root = &resolved.functions[FnId::ROOT.0];
    if let Some(receiver) = root.sig.receiver() {
        errors.push(messages::on_a_method(&named.ident, receiver.self_token.span));
    }
    match &root.sig.output {
        ReturnType::Type(_, ty) if !is_named(ty, &named.ident) => {
            errors.push(messages::other_type(&named.ident, &**ty, &root.sig.ident));
        }
        ReturnType::Default => errors.push(messages::no_type(&named.ident, &root.sig.ident)),
        ReturnType::Type(..) => {}
    }
    for method in &object.methods {
        let sig = &resolved.functions[method.function.0].sig;
        if let Safety::Unsafe(token) = &sig.safety {
            errors.push(messages::qualifier(token.span, "unsafe", &sig.ident));
        }
        if let Some(abi) = &sig.abi {
            errors.push(messages::qualifier(abi.extern_token.span, "extern", &sig.ident));
        }
    }
    fields(resolved, &state(facts, object), errors);
}

/// The variables become fields, whose types stand outside of the factory.
fn fields(resolved: &Resolved, state: &[BindingId], errors: &mut Errors) {
    let begin = resolved.functions[FnId::ROOT.0].written.0;
    for (position, binding) in state.iter().enumerate() {
        let declared = &resolved.bindings[binding.0];
        let same = |other: &&BindingId| resolved.bindings[other.0].ident == declared.ident;
        if state[..position].iter().any(|other| same(&other)) {
            errors.push(messages::two_fields(&declared.ident));
        }
        let Some(known) = &declared.known else { continue };
        if mentions_impl(known.ty.to_token_stream()) {
            errors.push(messages::impl_in_state(&declared.ident, &known.ty));
        }
        let mut names = HashSet::new();
        leading_idents(known.ty.to_token_stream(), &mut names);
        let mut items = resolved.history.items_only_at(known.at, begin);
        let generics = &resolved.functions[FnId::ROOT.0].sig.generics;
        let is_generic = |item: &str| generics.params.iter().any(|param| generic_name(param) == item);
        if let Some(item) = items.find(|item| names.contains(*item) && !is_generic(item)) {
            errors.push(messages::local_type(&declared.ident, item));
        }
    }
}

/// `Counter`, `Counter<T>` or `_`.
fn is_named(ty: &Type, named: &Ident) -> bool {
    match ty {
        Type::Infer(_) => true,
        Type::Path(ty) => ty.path.segments.last().is_some_and(|segment| segment.ident == *named),
        _ => false,
    }
}

/// What a broken factory has for a method.
pub(crate) struct Stub {
    pub(crate) name: Ident,
    /// Whether it changes the state.
    pub(crate) changes: bool,
    /// `_: i64, _: &str`
    pub(crate) inputs: TokenStream,
    pub(crate) output: ReturnType,
}

pub(super) fn stubs(resolved: &Resolved, facts: &Facts) -> Vec<Stub> {
    let methods = resolved.object.iter().flat_map(|object| &object.methods);
    let stub = |method: &Method| {
        let sig = &resolved.functions[method.function.0].sig;
        let typed = sig.inputs.iter().filter_map(|input| match input {
            FnArg::Typed(input) => Some(&input.ty),
            FnArg::Receiver(_) => None,
        });
        let inputs = typed.map(|ty| quote!(_: #ty,)).collect();
        let changes = facts.changes_state(method.function);
        Stub { name: method.name.clone(), changes, inputs, output: sig.output.clone() }
    };
    let plain = |method: &&Method| {
        let sig = &resolved.functions[method.function.0].sig;
        let generic = !sig.generics.params.is_empty() || mentions_impl(sig.output.to_token_stream());
        !generic && resolved.factory.sig.generics.type_params().next().is_none()
    };
    methods.filter(plain).map(stub).collect()
}
