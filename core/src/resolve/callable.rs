//! How nested functions are called: their parameters, and what stands for those that are left out.

use proc_macro2::{Ident, Span, TokenStream};
use syn::{Expr, FnArg, Generics, Signature, Type};

use super::ids::FnId;
use crate::syntax::{Default, Parameter, items, parameter_name};

/// How a nested function is called.
#[derive(Default)]
pub(super) struct Callable {
    pub(super) parameters: Vec<Parameter>,
    /// The types of the parameters.
    pub(super) types: Vec<Type>,
    pub(super) generics: Generics,
    /// What is passed where an argument is left out, by the position of the parameter.
    pub(super) defaults: Vec<Option<Expr>>,
    /// Whether it calls what decorators have made of it.
    pub(super) decorated: bool,
    /// What it is the default of, if it is one.
    pub(super) made_for: Option<MadeFor>,
}

/// A parameter with a default.
#[derive(Clone)]
pub(super) struct MadeFor {
    pub(super) sig: Signature,
    pub(super) default: Default,
}

impl Callable {
    pub(super) fn has_defaults(&self) -> bool {
        for default in &self.defaults {
            if default.is_some() {
                return true;
            }
        }
        false
    }

    pub(super) fn of(sig: &Signature) -> Self {
        let mut callable = Callable { generics: sig.generics.clone(), ..Callable::default() };
        for input in items(&sig.inputs) {
            let name = match parameter_name(input) {
                Some(name) => name.clone(),
                None => Ident::new("_", Span::call_site()),
            };
            callable.parameters.push(Parameter { name, default: false });
            callable.defaults.push(None);
            if let FnArg::Typed(input) = input {
                callable.types.push((*input.ty).clone());
            }
        }
        callable
    }
}

/// A default of a nested function.
pub(crate) struct NestedDefault {
    /// The function that makes it.
    pub(crate) made_by: FnId,
    /// The function whose parameter it is for.
    pub(crate) of: Ident,
    pub(crate) parameter: Ident,
    pub(crate) value: TokenStream,
}
