//! Named types: the state that the methods of a factory's object have in common, and what cannot be one.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{FnArg, ReturnType, Safety, Type};

use super::bits::Bits;
use super::facts::Facts;
use super::product::{kind, mentions_impl, signature_bound};
use crate::diagnostic::{Errors, objects as messages};
use crate::resolve::{BindingId, FnId, Known, Method, Object, Resolved};
use crate::syntax::{generic_name, leading_idents};

/// The variables that the methods capture, in the order of their declaration.
pub(crate) fn state(facts: &Facts, object: &Object) -> Vec<BindingId> {
    let mut state = Bits::default();
    for method in &object.methods {
        for binding in facts.free(method.function) {
            state.insert(binding.0);
        }
    }
    let mut bindings = Vec::new();
    for index in state.indices() {
        bindings.push(BindingId(index));
    }
    bindings
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
    qualifiers(resolved, object, errors);
    held(resolved, facts, object, &named.ident, errors);
    fields(resolved, &state(facts, object), errors);
}

/// Methods are neither `unsafe` nor `extern`.
fn qualifiers(resolved: &Resolved, object: &Object, errors: &mut Errors) {
    for method in &object.methods {
        let sig = &resolved.functions[method.function.0].sig;
        if let Safety::Unsafe(token) = &sig.safety {
            errors.push(messages::qualifier(token.span, "unsafe", &sig.ident));
        }
        if let Some(abi) = &sig.abi {
            errors.push(messages::qualifier(abi.extern_token.span, "extern", &sig.ident));
        }
    }
}

/// A method that makes closures over a variable of the state, which somebody changes: the object owns it, so
/// they would have a copy.
fn held(resolved: &Resolved, facts: &Facts, object: &Object, named: &Ident, errors: &mut Errors) {
    for method in &object.methods {
        let function = &resolved.functions[method.function.0].sig.ident;
        for binding in facts.holds(method.function) {
            for writer in facts.capturing() {
                if facts.writes(writer, binding) {
                    let variable = &resolved.bindings[binding.0].ident;
                    let writer = &resolved.functions[writer.0].sig.ident;
                    errors.push(messages::held_state(function, variable, writer, named));
                    break;
                }
            }
        }
    }
}

/// The variables become fields, whose types stand outside of the factory.
fn fields(resolved: &Resolved, state: &[BindingId], errors: &mut Errors) {
    for (position, binding) in state.iter().enumerate() {
        let declared = &resolved.bindings[binding.0];
        for other in &state[..position] {
            if resolved.bindings[other.0].ident == declared.ident {
                errors.push(messages::two_fields(&declared.ident));
                break;
            }
        }
        let Some(known) = &declared.known else { continue };
        if mentions_impl(&known.ty.to_token_stream()) {
            errors.push(messages::impl_in_state(&declared.ident, &known.ty));
        }
        local_type(resolved, &declared.ident, known, errors);
    }
}

/// A name in the type of a variable that means something else, or nothing, outside of the factory.
fn local_type(resolved: &Resolved, variable: &Ident, known: &Known, errors: &mut Errors) {
    let root = &resolved.functions[FnId::ROOT.0];
    let mut names = HashSet::new();
    leading_idents(&known.ty.to_token_stream(), &mut names);
    for param in &root.sig.generics.params {
        names.remove(&generic_name(param));
    }
    for item in resolved.history.items_only_at(known.at, root.written.0) {
        if names.contains(item) {
            errors.push(messages::local_type(variable, item));
            break;
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

/// What a broken factory has for the members of its named type.
#[derive(Default)]
pub(crate) struct Stubs {
    pub(crate) methods: Vec<Stub>,
    /// The names and types of its constants.
    pub(crate) constants: Vec<(Ident, Type)>,
    /// Whether it is one closure.
    pub(crate) single: bool,
}

/// What a broken factory has for a method.
pub(crate) struct Stub {
    pub(crate) name: Ident,
    /// Whether it changes the state.
    pub(crate) changes: bool,
    pub(crate) inputs: Vec<Type>,
    pub(crate) output: ReturnType,
    /// `FnMut(i64) -> i64`, where a closure can have such a type.
    pub(crate) bound: Option<TokenStream>,
}

pub(super) fn stubs(resolved: &Resolved, facts: &Facts) -> Stubs {
    let mut stubs = Stubs::default();
    let Some(object) = &resolved.object else { return stubs };
    stubs.single = object.single;
    for method in &object.methods {
        if is_plain(resolved, method) {
            stubs.methods.push(stub(resolved, facts, object, method));
        }
    }
    for constant in &object.constants {
        stubs.constants.push((constant.name.clone(), constant.ty.clone()));
    }
    stubs
}

/// Whether neither the method nor the factory is generic, and the method's result has a name.
fn is_plain(resolved: &Resolved, method: &Method) -> bool {
    let sig = &resolved.functions[method.function.0].sig;
    let outer = &resolved.functions[FnId::ROOT.0].sig.generics;
    sig.generics.params.is_empty()
        && !mentions_impl(&sig.output.to_token_stream())
        && outer.type_params().next().is_none()
}

fn stub(resolved: &Resolved, facts: &Facts, object: &Object, method: &Method) -> Stub {
    let sig = &resolved.functions[method.function.0].sig;
    let mut inputs = Vec::new();
    for input in &sig.inputs {
        if let FnArg::Typed(input) = input {
            inputs.push((*input.ty).clone());
        }
    }
    let mut bound = None;
    if object.single && sig.asyncness.is_none() && !mentions_impl(&sig.inputs.to_token_stream()) {
        let kind = kind(facts, method.function, sig);
        let outer = &resolved.functions[FnId::ROOT.0].sig.generics;
        bound = signature_bound(sig, &quote!(::core::ops::#kind), outer);
    }
    let changes = facts.changes_state(method.function);
    Stub { name: method.name.clone(), changes, inputs, output: sig.output.clone(), bound }
}
