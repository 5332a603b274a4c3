//! The call of a factory with defaults.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::{Error, Expr, Ident};

use crate::syntax::{Call, Parameter};

/// An ordinary call, with what is not given filled in.
///
/// ```text
/// Input:  make_counter [start = default, step = default] (10)
/// Output: make_counter(10, make_counter::Defaults::step())
///
/// Input:  make_counter [start = default, step = default] (step = b(), start = a())
/// Output: match (b(), a()) { (__step, __start) => make_counter(__start, __step) }
/// ```
///
/// Arguments are evaluated in the order in which they are written. A default is evaluated when its parameter's turn
/// comes in the call.
pub(crate) fn call(call: &Call) -> TokenStream {
    let in_order = is_in_order(call);
    let values = (0..call.parameters.len()).map(|position| value(call, position, in_order));
    let name = &call.name;
    let plain = quote!(#name(#(#values),*));
    if in_order {
        return plain;
    }
    let moved = (0..call.arguments.len()).filter(|&index| !is_inert(&call.arguments[index].value));
    let (values, names): (Vec<_>, Vec<_>) = moved
        .filter_map(|index| Some((&call.arguments[index].value, local(call, call.position(index)?))))
        .unzip();
    quote!(match (#(#values,)*) { (#(#names,)*) => #plain })
}

/// The errors of a call, as the one expression that a call is.
pub(crate) fn broken_call(error: &Error) -> TokenStream {
    let errors = error.to_compile_error();
    quote!({ #errors })
}

/// What stands at `position` of the call.
fn value(call: &Call, position: usize, in_order: bool) -> TokenStream {
    let index = (0..call.arguments.len()).find(|&index| call.position(index) == Some(position));
    match index.map(|index| &call.arguments[index].value) {
        Some(value) if in_order || is_inert(value) => value.to_token_stream(),
        Some(_) => local(call, position).to_token_stream(),
        None => default(&call.name, &call.parameters[position]),
    }
}

fn default(factory: &Ident, parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    quote!(#factory::Defaults::#name())
}

/// The name that an argument has between its evaluation and the call.
fn local(call: &Call, position: usize) -> Ident {
    match &call.parameters[position].name {
        name if name == "_" => format_ident!("__{}", position, span = Span::mixed_site()),
        name => format_ident!("__{}", name.unraw(), span = Span::mixed_site()),
    }
}

/// Whether the call's own order is the written one, for all arguments whose evaluation can be observed.
fn is_in_order(call: &Call) -> bool {
    let arguments = (0..call.arguments.len()).filter(|&index| !is_inert(&call.arguments[index].value));
    arguments.map(|index| call.position(index)).is_sorted()
}

/// Whether `value` is the same whenever it is evaluated; it may then stay where the callee's signature is seen by type
/// inference, which closures need.
///
/// A closure without `move` reads what it captures when it is called.
fn is_inert(value: &Expr) -> bool {
    match value {
        Expr::Lit(_) => true,
        Expr::Closure(closure) => closure.capture.is_none(),
        Expr::Unary(unary) => matches!(unary.op, syn::UnOp::Neg(_)) && matches!(*unary.expr, Expr::Lit(_)),
        Expr::Paren(inner) => is_inert(&inner.expr),
        Expr::Group(inner) => is_inert(&inner.expr),
        Expr::Reference(inner) => inner.mutability.is_none() && is_inert(&inner.expr),
        _ => false,
    }
}
