//! Conditions that copy a part of what a function around owns: `while let Some(&next) = queue.front()`. Rust
//! keeps the reference for as long as the body runs, where what is needed is there already.

use proc_macro2::{Ident, TokenStream};
use syn::{Expr, Pat};

use super::branch_value::root_of_reference;
use super::history::Entry;
use super::ids::{BindingId, FnId};
use super::pattern::each_variable;
use super::refers::refers;
use super::uses::Target;
use super::walker::Walker;
use crate::syntax::{generated, parse, parse_with, push_terminated, tokens_spanned};

impl Walker {
    /// Input:  `let Some(&next) = queue.front()`
    /// Output: `let Some((next,)) = match queue.front() { Some(&next) => Some((next,)), _ => None }`
    pub(super) fn copy_part(&self, pat: &mut Pat, value: &mut Expr) {
        if !self.copies_part(pat, value) {
            return;
        }
        let mut names = TokenStream::new();
        for name in &variables(pat) {
            push_terminated(&mut names, name);
        }
        let span = generated(syn::spanned::Spanned::span(&*pat));
        // What has been walked of the value already is no syntax.
        let copied = parse(tokens_spanned! {span=> match () {
            #pat => ::core::option::Option::Some((#names)),
            _ => ::core::option::Option::None,
        }});
        let mut found = None;
        let pattern = tokens_spanned!(span=> ::core::option::Option::Some((#names)));
        let read = parse_with(pattern, &mut |input| {
            found = Some(Pat::parse_single(input)?);
            Ok(())
        });
        if let (Ok(Expr::Match(mut copied)), Ok(()), Some(found)) = (copied, read, found) {
            std::mem::swap(&mut *copied.expr, value);
            (*value, *pat) = (Expr::Match(copied), found);
        }
    }

    /// The variable of an option whose content is not `Copy`, if that is all of the expression.
    pub(super) fn content_of(&self, expr: &Expr) -> Option<BindingId> {
        let Expr::Path(path) = expr else { return None };
        match self.scopes.entry(path.path.get_ident()?) {
            Some(Entry::Variable(binding)) if self.bindings[binding].is_never_copied() => Some(binding),
            _ => None,
        }
    }

    /// Notes that a pattern moves the content out of the variable, which a use from `first` on names.
    pub(super) fn note_content(&mut self, taken: Option<BindingId>, first: usize) {
        if let (Some(binding), Some(used)) = (taken, self.uses.get_mut(first)) {
            used.moved |= used.target == Target::Variable(binding);
        }
    }

    /// Whether a pattern such as `Some(&next)` copies all that it binds out of another function's variable.
    fn copies_part(&self, pat: &Pat, value: &Expr) -> bool {
        let Pat::TupleStruct(found) = pat else { return false };
        let refutable = found.path.is_ident("Some");
        let (mut copied, mut plain) = (true, true);
        each_variable(pat, false, &mut |variable, behind| {
            let name = variable.ident.to_string();
            copied &= behind || is_constant(&name);
            plain &= variable.mutability.is_none() && !name.starts_with('_');
        });
        if !refutable || !plain || !copied || !refers(value) {
            return false;
        }
        let Some(root) = root_of_reference(value) else { return false };
        match self.scopes.entry(root) {
            Some(Entry::Variable(binding)) => {
                self.current() != FnId::ROOT && self.bindings[binding].owner != self.current()
            }
            _ => false,
        }
    }
}

/// The variables of a pattern, each once, though each of several cases may bind it.
fn variables(pat: &Pat) -> Vec<Ident> {
    let mut names: Vec<Ident> = Vec::new();
    each_variable(pat, false, &mut |variable, _| {
        if !is_constant(&variable.ident.to_string()) && !names.contains(&variable.ident) {
            names.push(variable.ident.clone());
        }
    });
    names
}

/// `None`, `LIMIT`
fn is_constant(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
}
