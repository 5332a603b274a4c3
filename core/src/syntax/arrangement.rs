//! The arguments of a call in the order of the parameters.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Expr, Ident};

use super::{Call, push_separated, push_terminated, tokens};

/// An ordinary call, with what is not given filled in: by `default`, which is given the position.
///
/// ```text
/// Input:  make_counter [start = default, step = default] (10)
/// Output: make_counter(10, make_counter::Defaults::step())
///
/// Input:  make_counter [start = default, step = default] (step = b(), start = a())
/// Output: match (b(), a()) { (__step, __start) => make_counter(__start, __step) }
/// ```
///
/// Arguments are evaluated in the order in which they are written. A default is evaluated when its
/// parameter's turn comes in the call.
pub(crate) fn arranged(
    call: &Call,
    name: &dyn ToTokens,
    default: &mut dyn FnMut(usize) -> TokenStream,
) -> TokenStream {
    let in_order = is_in_order(call);
    let mut passed = TokenStream::new();
    for position in 0..call.parameters.len() {
        let value = match argument(call, position, in_order) {
            Some(value) => value,
            None => default(position),
        };
        push_separated(&mut passed, &value);
    }
    let plain = tokens!(#name(#passed));
    if in_order {
        return plain;
    }
    let mut values = TokenStream::new();
    let mut names = TokenStream::new();
    for index in 0..call.arguments.len() {
        let value = &call.arguments[index].value;
        if let (false, Some(position)) = (is_inert(value), call.position(index)) {
            push_terminated(&mut values, value);
            push_terminated(&mut names, &local(call, position));
        }
    }
    tokens!(match (#values) { (#names) => #plain })
}

/// What stands at `position` of the call, if it is given.
fn argument(call: &Call, position: usize, in_order: bool) -> Option<TokenStream> {
    for index in 0..call.arguments.len() {
        if call.position(index) != Some(position) {
            continue;
        }
        let value = &call.arguments[index].value;
        let stays = in_order || is_inert(value);
        return Some(if stays { value.to_token_stream() } else { local(call, position).to_token_stream() });
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
