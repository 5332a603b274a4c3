//! Named types: the state that the methods of a factory's object have in common, and what cannot be one.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{FnArg, ReturnType, Safety, Type};

use super::bits::Bits;
use super::facts::Facts;
use super::product::{kind, mentions_impl, signature_bound};
use crate::diagnostic::{Errors, objects as messages};
use crate::resolve::{BindingId, FnId, Method, Object, Resolved};
use crate::syntax::{generic_name, leading_idents};

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
    let root = &resolved.functions[FnId::ROOT];
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
        let sig = &resolved.functions[method.function].sig;
        if let Safety::Unsafe(token) = &sig.safety {
            errors.push(messages::qualifier(token.span, "unsafe", &sig.ident));
        }
        if let Some(abi) = &sig.abi {
            errors.push(messages::qualifier(abi.extern_token.span, "extern", &sig.ident));
        }
    }
    held(resolved, facts, object, &named.ident, errors);
    fields(resolved, &state(facts, object), errors);
}

/// A method that makes closures over a variable of the state, which somebody changes: the object owns it, so they would have a
/// copy.
fn held(resolved: &Resolved, facts: &Facts, object: &Object, named: &Ident, errors: &mut Errors) {
    for method in &object.methods {
        let function = &resolved.functions[method.function].sig.ident;
        for binding in facts.holds(method.function) {
            let variable = &resolved.bindings[binding].ident;
            let Some(writer) = facts.capturing().find(|writer| facts.writes(*writer, binding)) else {
                continue;
            };
            let writer = &resolved.functions[writer].sig.ident;
            errors.push(messages::held_state(function, variable, writer, named));
        }
    }
}

/// The variables become fields, whose types stand outside of the factory.
fn fields(resolved: &Resolved, state: &[BindingId], errors: &mut Errors) {
    let begin = resolved.functions[FnId::ROOT].node;
    for (position, binding) in state.iter().enumerate() {
        let declared = &resolved.bindings[binding];
        let same = |other: &&BindingId| resolved.bindings[*other].ident == declared.ident;
        if state[..position].iter().any(|other| same(&other)) {
            errors.push(messages::two_fields(&declared.ident));
        }
        let Some(known) = &declared.known else { continue };
        if mentions_impl(&known.ty.to_token_stream()) {
            errors.push(messages::impl_in_state(&declared.ident, &known.ty));
        }
        let mut names = HashSet::new();
        leading_idents(&known.ty.to_token_stream(), &mut names);
        let mut items = resolved.history.items_only_at(known.at, begin);
        let generics = &resolved.functions[FnId::ROOT].sig.generics;
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
    let Some(object) = &resolved.object else { return Stubs::default() };
    let outer = &resolved.functions[FnId::ROOT].sig.generics;
    let stub = |method: &Method| {
        let sig = &resolved.functions[method.function].sig;
        let typed = sig.inputs.iter().filter_map(|input| match input {
            FnArg::Typed(input) => Some((*input.ty).clone()),
            FnArg::Receiver(_) => None,
        });
        let kind = kind(facts, method.function, sig);
        let closure =
            object.single && sig.asyncness.is_none() && !mentions_impl(&sig.inputs.to_token_stream());
        let bound = if closure { signature_bound(sig, &quote!(::core::ops::#kind), outer) } else { None };
        Stub {
            name: method.name.clone(),
            changes: facts.changes_state(method.function),
            inputs: typed.collect(),
            output: sig.output.clone(),
            bound,
        }
    };
    let plain = |method: &&Method| {
        let sig = &resolved.functions[method.function].sig;
        let generic = !sig.generics.params.is_empty() || mentions_impl(&sig.output.to_token_stream());
        !generic && outer.type_params().next().is_none()
    };
    let constants = object.constants.iter().map(|constant| (constant.name.clone(), constant.ty.clone()));
    Stubs {
        methods: object.methods.iter().filter(plain).map(stub).collect(),
        constants: constants.collect(),
        single: object.single,
    }
}
