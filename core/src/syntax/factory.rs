//! A factory as the user writes it: a function whose parameters may have defaults.

use syn::{Attribute, Block, Expr, Signature, Visibility};

/// One factory, from `#[factory]` or from `factory! { .. }`.
#[derive(Clone)]
pub(crate) struct Factory {
    /// The attributes, docs included; `#[factory]` itself is not among them.
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    /// Tokens such as `default` that stand between the visibility and the signature.
    pub(crate) modifiers: syn::FnModifiers,
    pub(crate) sig: Signature,
    pub(crate) body: Block,
    /// The defaults, by position of their parameter in `sig.inputs`.
    pub(crate) defaults: Vec<Default>,
}

/// `param: T = value`, or `#[default(value)] param: T`.
#[derive(Clone)]
pub(crate) struct Default {
    pub(crate) position: usize,
    pub(crate) value: Expr,
}
