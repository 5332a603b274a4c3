//! Attributes: what `#[cfg]` may take away.

use syn::{AttrStyle, Attribute, Expr};

/// Whether the attributes may remove what they stand on.
pub(crate) fn conditional(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| attr.path().is_ident("cfg") || attr.path().is_ident("cfg_attr"))
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
    let outer = |attr: &Attribute| Attribute { style: AttrStyle::Outer, ..attr.clone() };
    attrs.iter().map(outer).collect()
}

/// `#[nonlocal]` or `#[nonlocal::nonlocal]`: a factory of its own.
pub(crate) fn is_factory(attr: &Attribute) -> bool {
    attr.path().segments.last().is_some_and(|segment| segment.ident == "nonlocal")
}
