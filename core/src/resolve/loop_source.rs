//! What a `for` goes through, where that is a value of its own made of a variable: `for item in
//! &items.clone()`. It is bound before, so that nothing is held of the variable while the loop runs.

use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;
use syn::{Expr, ExprForLoop};

use super::history::Entry;
use super::ids::FnId;
use super::shape::bare;
use super::walker::Walker;
use crate::knowledge::{self, Fact};
use crate::syntax::{parse, tokens_of, tokens_spanned};

impl Walker {
    /// Input:  `for handler in &handlers.clone() { handler() }`
    /// Output: `{ let __whole = handlers.clone(); for handler in &__whole { handler() } }`
    pub(super) fn bind_source(&self, expr: &mut Expr) {
        let Expr::ForLoop(looped) = expr else { return };
        // Without nested functions nobody shares anything.
        if self.functions.len() < 2 || !self.may_be_held(looped) {
            return;
        }
        let span = Span::mixed_site().located_at(looped.expr.span());
        let changes = changes(&looped.expr);
        let Some(source) = own_part(&mut looped.expr) else { return };
        let name = Ident::new("__whole", span);
        let Ok(path) = parse::<Expr>(tokens_of(&name)) else { return };
        let value = std::mem::replace(source, path);
        let mutability = if changes { tokens_spanned!(span=> mut) } else { tokens_spanned!(span=>) };
        if let Ok(bound) = parse(tokens_spanned!(span=> { let #mutability #name = #value; #looped })) {
            *expr = bound;
        }
    }

    /// Whether a loop goes through a value that is made of a variable, which may be shared.
    fn may_be_held(&self, looped: &ExprForLoop) -> bool {
        let Some(name) = source_root(&looped.expr) else { return false };
        match self.scopes.entry(name) {
            Some(Entry::Variable(binding)) => {
                let here = self.current();
                here == FnId::ROOT || self.bindings[binding].owner != here
            }
            // It may be declared further on.
            None => self.current() != FnId::ROOT,
            _ => false,
        }
    }
}

/// The variable at the root of the value of its own.
fn source_root(header: &Expr) -> Option<&Ident> {
    match bare(header) {
        Expr::Path(path) => path.path.get_ident(),
        Expr::Reference(expr) => source_root(&expr.expr),
        Expr::MethodCall(call) => source_root(&call.receiver),
        Expr::Field(expr) => source_root(&expr.base),
        Expr::Index(expr) => source_root(&expr.expr),
        _ => None,
    }
}

/// The part of a header that is a value of its own, which the rest refers to.
fn own_part(header: &mut Expr) -> Option<&mut Expr> {
    let (inner, found) = match header {
        Expr::Paren(expr) => (&mut expr.expr, false),
        Expr::Group(expr) => (&mut expr.expr, false),
        Expr::Reference(expr) => {
            let own = is_own(&expr.expr);
            (&mut expr.expr, own)
        }
        Expr::MethodCall(call) => {
            let own = is_own(&call.receiver) && refers(&call.method);
            (&mut call.receiver, own)
        }
        _ => return None,
    };
    if found { Some(inner) } else { own_part(inner) }
}

/// `items.clone()`, `text.to_uppercase()`
fn is_own(expr: &Expr) -> bool {
    let Expr::MethodCall(call) = expr else { return false };
    let method = knowledge::method(&call.method);
    method.has(Fact::Own) && !method.has(Fact::Adapts)
}

/// Whether what a method gives refers to its receiver.
fn refers(method: &Ident) -> bool {
    let method = knowledge::method(method);
    method.has(Fact::Refers) || method.has(Fact::Lends) || method.has(Fact::Iterates)
}

/// Whether the value has to be `mut`.
fn changes(header: &Expr) -> bool {
    match bare(header) {
        Expr::Reference(expr) => expr.mutability.is_some(),
        Expr::MethodCall(call) => {
            let method = knowledge::method(&call.method);
            let changing =
                matches!(method.receiver, knowledge::Receiver::Changes | knowledge::Receiver::Grows);
            changing || changes(&call.receiver)
        }
        _ => false,
    }
}
