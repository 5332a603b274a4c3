//! Defaults of parameters: collected from the signature, and checked.

use quote::ToTokens;
use syn::{Attribute, Error, Expr, ExprLoop, FnArg, Ident, Pat, Signature, Token};

use super::attributes::{attributes, attributes_mut, is_default, take_attributes};
use super::items;
use super::mentions::{mentioned_generics, mentions_self_type};
use super::parse::empty_block;
use super::tokens::tokens_of;
use crate::diagnostic::{Errors, arguments};

/// `param: T = value`, or `#[default(value)] param: T`.
#[derive(Clone)]
pub(crate) struct Default {
    pub(crate) position: usize,
    pub(crate) value: Expr,
}

/// The defaults of `sig`: those `written` in Python's spelling, and the attributes, which are taken off.
///
/// A wrong default leaves a harmless one, so that calls are checked as if it were right.
pub(crate) fn collect(sig: &mut Signature, written: &[Default], errors: &mut Errors) -> Vec<Default> {
    let mut defaults = values(sig, written, errors);
    let Some(first) = defaults.first() else {
        return defaults;
    };
    if sig.receiver().is_some() {
        errors.push(arguments::default_on_method(&sig.ident, &sig.inputs[first.position], &first.value));
        return Vec::new();
    }
    if let Some(self_type) = uses_self_type(sig, &defaults) {
        errors.push(arguments::default_beside_self(sig, &self_type));
        return Vec::new();
    }
    check(sig, &mut defaults, errors);
    defaults
}

/// The defaults of a nested function, as attributes, which are taken off.
pub(crate) fn collect_nested(sig: &mut Signature, errors: &mut Errors) -> Vec<Default> {
    let mut defaults = values(sig, &[], errors);
    if !defaults.is_empty() && sig.receiver().is_none() {
        check(sig, &mut defaults, errors);
    }
    defaults
}

/// The defaults as they are written.
fn values(sig: &mut Signature, written: &[Default], errors: &mut Errors) -> Vec<Default> {
    let mut defaults = Vec::new();
    for position in 0..sig.inputs.len() {
        if let Some(default) = default_at(written, position) {
            defaults.push(default.clone());
        }
        for attribute in &take_attributes(attributes_mut(&mut sig.inputs[position]), is_default) {
            match parse_attribute(attribute) {
                Ok(_) if default_at(&defaults, position).is_some() => {
                    errors.push(arguments::default_twice(attribute));
                }
                Ok(value) => defaults.push(Default { position, value }),
                Err(error) => {
                    errors.push(error);
                    defaults.push(Default { position, value: harmless() });
                }
            }
        }
    }
    defaults
}

/// What is wrong with defaults; a wrong one becomes harmless.
fn check(sig: &Signature, defaults: &mut [Default], errors: &mut Errors) {
    check_order(sig, defaults, errors);
    check_cfg(sig, errors);
    for default in defaults {
        if let Some(error) = mistake(sig, default) {
            errors.push(error);
            default.disarm();
        }
    }
}

impl Default {
    /// Replaces a wrong value, so that calls are checked as if it were right.
    pub(crate) fn disarm(&mut self) {
        self.value = harmless();
    }
}

/// The default of the parameter at `position`.
pub(crate) fn default_at(defaults: &[Default], position: usize) -> Option<&Default> {
    defaults.iter().find(|default| default.position == position)
}

/// A value of every type: `loop {}`.
pub(crate) fn harmless() -> Expr {
    let body = empty_block();
    let loop_token = <Token![loop]>::default();
    Expr::Loop(ExprLoop { attrs: Vec::new(), label: None, loop_token, body })
}

/// `Self` anywhere means that the function stands in an `impl`, where there is no place for its call macro.
fn uses_self_type(sig: &Signature, defaults: &[Default]) -> Option<Ident> {
    let mut tokens = tokens_of(&sig);
    for default in defaults {
        default.value.to_tokens(&mut tokens);
    }
    mentions_self_type(&tokens)
}

/// `#[default(value)]`
fn parse_attribute(attribute: &Attribute) -> syn::Result<Expr> {
    match &attribute.meta {
        syn::Meta::List(list) if !list.tokens.is_empty() => list.parse_args(),
        _ => Err(arguments::default_without_value(attribute)),
    }
}

/// A parameter without a default may not follow one with a default.
fn check_order(sig: &Signature, defaults: &[Default], errors: &mut Errors) {
    let first = defaults[0].position;
    for (position, input) in items(&sig.inputs).enumerate() {
        if position > first && default_at(defaults, position).is_none() {
            errors.push(arguments::default_missing(sig, input, &sig.inputs[first]));
        }
    }
}

/// The call macro is written once, so its parameters cannot come and go.
fn check_cfg(sig: &Signature, errors: &mut Errors) {
    for input in items(&sig.inputs) {
        for attribute in attributes(input) {
            if attribute.path().is_ident("cfg") {
                errors.push(arguments::cfg_on_parameter(sig, attribute));
                break;
            }
        }
    }
}

/// What is wrong with one default by itself.
fn mistake(sig: &Signature, default: &Default) -> Option<Error> {
    let Default { position, value } = default;
    let FnArg::Typed(parameter) = &sig.inputs[*position] else {
        return None;
    };
    let Some(name) = plain_name(&parameter.pat) else {
        return Some(arguments::default_on_pattern(sig, parameter, value));
    };
    if is_mutable_reference(value) {
        return Some(arguments::default_mutable(sig, name, &parameter.ty, value));
    }
    let typed = mentioned_generics(&sig.generics, &tokens_of(&parameter.ty));
    let valued = mentioned_generics(&sig.generics, &tokens_of(&value));
    for generic in &valued {
        if !generic.starts_with('\'') && !typed.contains(generic) {
            return Some(arguments::default_names_generic(sig, name, &parameter.ty, value, generic));
        }
    }
    None
}

fn is_mutable_reference(value: &Expr) -> bool {
    match value {
        Expr::Reference(reference) => reference.mutability.is_some(),
        Expr::Paren(inner) => is_mutable_reference(&inner.expr),
        Expr::Group(inner) => is_mutable_reference(&inner.expr),
        _ => false,
    }
}

/// The name of `name: T` or `mut name: T`; none of `(a, b): T`.
pub(crate) fn parameter_name(input: &FnArg) -> Option<&Ident> {
    match input {
        FnArg::Typed(parameter) => plain_name(&parameter.pat),
        FnArg::Receiver(_) => None,
    }
}

fn plain_name(pattern: &Pat) -> Option<&Ident> {
    match pattern {
        Pat::Ident(name) if name.by_ref.is_none() && name.subpat.is_none() => Some(&name.ident),
        _ => None,
    }
}
