//! Named types: the state that the methods of a factory's object have in common.

use proc_macro2::{Ident, TokenStream};
use syn::{FnArg, ReturnType, Type};

use super::bits::Bits;
use super::facts::Facts;
use super::form::mentions_impl;
use super::plan::Plan;
use super::product::{kind, signature_bound};
use crate::resolve::{BindingId, FnId, Method, Object};
use crate::syntax::{items, tokens, tokens_of};

/// The variables that the methods capture, in the order of their declaration.
pub(crate) fn state(facts: &Facts, object: &Object) -> Vec<BindingId> {
    let mut state = Bits::default();
    for method in &object.methods {
        for binding in facts.free(method.function) {
            state.insert(binding.0);
        }
    }
    let mut variables = Vec::new();
    for index in state.indices() {
        variables.push(BindingId(index));
    }
    variables
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
    /// Whether that is `-> _`.
    pub(crate) inferred: bool,
    /// `FnMut(i64) -> i64`, where a closure can have such a type.
    pub(crate) bound: Option<TokenStream>,
}

/// What stands for the members of the named type, if the factory is broken.
pub(crate) fn stubs(plan: &Plan) -> Stubs {
    let Some(object) = &plan.resolved.object else { return Stubs::default() };
    let outer = &plan.resolved.functions[FnId::ROOT].sig.generics;
    let mut stubs = Stubs { single: object.single, ..Stubs::default() };
    for method in &object.methods {
        let sig = &plan.resolved.functions[method.function].sig;
        let generic = !sig.generics.params.is_empty() || mentions_impl(&tokens_of(&sig.output));
        if !generic && outer.type_params().next().is_none() {
            stubs.methods.push(stub(plan, object, method));
        }
    }
    for constant in &object.constants {
        stubs.constants.push((constant.name.clone(), constant.ty.clone()));
    }
    stubs
}

fn stub(plan: &Plan, object: &Object, method: &Method) -> Stub {
    let sig = &plan.resolved.functions[method.function].sig;
    let mut inputs = Vec::new();
    for input in items(&sig.inputs) {
        if let FnArg::Typed(input) = input {
            inputs.push((*input.ty).clone());
        }
    }
    let opaque = mentions_impl(&tokens_of(&sig.inputs));
    let inferred = matches!(&sig.output, ReturnType::Type(_, ty) if matches!(**ty, Type::Infer(_)));
    let bound = if object.single && sig.asyncness.is_none() && !opaque && !inferred {
        let kind = kind(plan, method.function);
        let outer = &plan.resolved.functions[FnId::ROOT].sig.generics;
        signature_bound(sig, &tokens!(::core::ops::#kind), outer)
    } else {
        None
    };
    let (name, changes) = (method.name.clone(), plan.changes_state(method.function));
    Stub { name, changes, inputs, output: sig.output.clone(), inferred, bound }
}
