//! Attributes: what `#[cfg]` may take away.

use crate::syntax::{push_separated, take_attributes};
use proc_macro2::TokenStream;
use syn::{AttrStyle, Attribute, Expr, ItemFn, Meta};

/// Whether the attributes may remove what they stand on.
pub(crate) fn conditional(attrs: &[Attribute]) -> bool {
    for attr in attrs {
        if attr.path().is_ident("cfg") || attr.path().is_ident("cfg_attr") {
            return true;
        }
    }
    false
}

/// The attributes of an expression that is a statement.
pub(super) fn of(expr: &Expr) -> &[Attribute] {
    match expr {
        Expr::Assign(expr) => &expr.attrs,
        Expr::Binary(expr) => &expr.attrs,
        Expr::Block(expr) => &expr.attrs,
        Expr::Break(expr) => &expr.attrs,
        Expr::Call(expr) => &expr.attrs,
        Expr::Continue(expr) => &expr.attrs,
        Expr::ForLoop(expr) => &expr.attrs,
        Expr::If(expr) => &expr.attrs,
        Expr::Loop(expr) => &expr.attrs,
        Expr::Macro(expr) => &expr.attrs,
        Expr::Match(expr) => &expr.attrs,
        Expr::MethodCall(expr) => &expr.attrs,
        Expr::Path(expr) => &expr.attrs,
        Expr::Return(expr) => &expr.attrs,
        Expr::Try(expr) => &expr.attrs,
        Expr::Tuple(expr) => &expr.attrs,
        Expr::Unsafe(expr) => &expr.attrs,
        Expr::While(expr) => &expr.attrs,
        _ => &[],
    }
}

/// Inner attributes of a function, written as outer ones, which mean the same and can stand before it.
pub(crate) fn outer(attrs: &[Attribute]) -> Vec<Attribute> {
    let mut outer = attrs.to_vec();
    for attr in &mut outer {
        attr.style = AttrStyle::Outer;
    }
    outer
}

/// Takes away the attributes that say what is expected of a body, and returns those that go with a body.
pub(crate) fn of_body(attrs: &mut Vec<Attribute>) -> Vec<Attribute> {
    let mut taken = Vec::new();
    let mut position = 0;
    while position < attrs.len() {
        let path = attrs[position].path();
        if path.is_ident("expect") {
            taken.push(attrs.remove(position));
            continue;
        }
        for lint in ["allow", "warn", "deny", "forbid", "cfg"] {
            if path.is_ident(lint) {
                taken.push(attrs[position].clone());
            }
        }
        position += 1;
    }
    taken
}

/// Takes each `#[decorate(..)]` away, and returns what stands in them: the first is the outermost.
pub(super) fn take_decorators(function: &mut ItemFn) -> Option<TokenStream> {
    let taken = take_attributes(&mut function.attrs, is_decoration);
    if taken.is_empty() {
        return None;
    }
    let mut args = TokenStream::new();
    for attr in &taken {
        if let Meta::List(list) = &attr.meta {
            push_separated(&mut args, &list.tokens);
        }
    }
    Some(args)
}

/// Whether one of the attributes is `#[decorate(..)]`.
pub(super) fn is_decorated(attrs: &[Attribute]) -> bool {
    attrs.iter().any(is_decoration)
}

fn is_decoration(attr: &Attribute) -> bool {
    matches!(attr.path().segments.last(), Some(last) if last.ident == "decorate")
}

/// `#[nonlocal]` or `#[nonlocal::nonlocal]`: a factory of its own.
pub(crate) fn is_factory(attr: &Attribute) -> bool {
    matches!(attr.path().segments.last(), Some(last) if last.ident == "nonlocal")
}

/// Whether one of the attributes makes a factory of what they stand on.
pub(super) fn has_factory(attrs: &[Attribute]) -> bool {
    for attr in attrs {
        if is_factory(attr) {
            return true;
        }
    }
    false
}
