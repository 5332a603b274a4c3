//! The arguments of a call in the order of the parameters.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Expr, Ident};

use super::tokens::{Tokens, tokens_of};
use super::{Call, push_separated, push_terminated, tokens};

/// The arguments of a call, with what is not given filled in.
///
/// ```text
/// Input:  make_counter [start = default, step = default] (step = b(), start = a())
/// Output: `b()`, `a()`, which are `__step` and `__start`, of which `__start, __step` is passed
/// ```
///
/// Arguments are evaluated in the order in which they are written. A default is evaluated when its
/// parameter's turn comes in the call.
#[derive(Default)]
pub(crate) struct Arrangement {
    /// What is passed, in the order of the parameters.
    pub(crate) passed: TokenStream,
    /// What is evaluated before, and the names it has then: nothing where the order is the same.
    pub(crate) values: TokenStream,
    pub(crate) names: TokenStream,
}

/// Arranges the arguments: `default` gives what is not given, and `coerced` what stands for a value that is
/// evaluated before, both by the position of the parameter.
pub(crate) fn arranged(
    call: &Call,
    default: &mut dyn FnMut(usize) -> TokenStream,
    coerced: &mut dyn FnMut(usize, &Expr) -> TokenStream,
) -> Arrangement {
    let in_order = is_in_order(call);
    let mut arrangement = Arrangement::default();
    for position in 0..call.parameters.len() {
        let value = match argument(call, position, in_order) {
            Some(value) => value,
            None => default(position),
        };
        push_separated(&mut arrangement.passed, &value);
    }
    if in_order {
        return arrangement;
    }
    for index in 0..call.arguments.len() {
        let value = &call.arguments[index].value;
        if let (false, Some(position)) = (is_inert(value), call.position(index)) {
            push_terminated(&mut arrangement.values, &coerced(position, value));
            push_terminated(&mut arrangement.names, &local(call, position));
        }
    }
    arrangement
}

impl Arrangement {
    /// Input:  `(step = b(), start = a())`, arranged
    /// Output: `match (b(), a()) { (__step, __start) => make_counter(__start, __step) }`
    pub(crate) fn call(&self, name: &dyn Tokens) -> TokenStream {
        let Arrangement { passed, values, names } = self;
        let plain = tokens!(#name(#passed));
        if values.is_empty() { plain } else { tokens!(match (#values) { (#names) => #plain }) }
    }
}

/// What stands at `position` of the call, if it is given.
fn argument(call: &Call, position: usize, in_order: bool) -> Option<TokenStream> {
    for index in 0..call.arguments.len() {
        if call.position(index) != Some(position) {
            continue;
        }
        let value = &call.arguments[index].value;
        let stays = in_order || is_inert(value);
        return Some(if stays { tokens_of(&value) } else { local(call, position).to_token_stream() });
    }
    None
}

/// The name that an argument has between its evaluation and the call.
fn local(call: &Call, position: usize) -> Ident {
    let parameter = &call.parameters[position];
    let name = if parameter.has_name() { parameter.name.unraw().to_string() } else { position.to_string() };
    Ident::new(&format!("__{name}"), Span::mixed_site())
}

/// Whether the call's own order is the written one, for all arguments whose evaluation can be observed.
fn is_in_order(call: &Call) -> bool {
    let mut last = None;
    for index in 0..call.arguments.len() {
        if is_inert(&call.arguments[index].value) {
            continue;
        }
        let position = call.position(index);
        if position < last {
            return false;
        }
        last = position;
    }
    true
}

/// Whether `value` is the same whenever it is evaluated; it may then stay where the callee's signature is
/// seen by type inference, which closures need.
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
