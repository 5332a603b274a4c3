//! Conditions that copy a part of what a function around owns: `while let Some(&next) = queue.front()`. Rust
//! keeps the reference for as long as the body runs, where what is needed is there already.

use proc_macro2::TokenStream;
use syn::{Expr, Pat};

use super::branch_value::root_of_reference;
use super::history::Entry;
use super::ids::FnId;
use super::pattern::{binds_copies, each_variable};
use super::refers::refers;
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
        each_variable(pat, false, &mut |variable, _| push_terminated(&mut names, &variable.ident));
        let span = generated(syn::spanned::Spanned::span(&*pat));
        let copied = parse(tokens_spanned! {span=> match #value {
            #pat => ::core::option::Option::Some((#names)),
            _ => ::core::option::Option::None,
        }});
        let mut found = None;
        let pattern = tokens_spanned!(span=> ::core::option::Option::Some((#names)));
        let read = parse_with(pattern, &mut |input| {
            found = Some(Pat::parse_single(input)?);
            Ok(())
        });
        if let (Ok(copied), Ok(()), Some(found)) = (copied, read, found) {
            (*value, *pat) = (copied, found);
        }
    }

    /// Whether a pattern such as `Some(&next)` copies all that it binds out of another function's variable.
    fn copies_part(&self, pat: &Pat, value: &Expr) -> bool {
        let Pat::TupleStruct(found) = pat else { return false };
        let refutable = found.path.is_ident("Some");
        let (mut count, mut plain) = (0, true);
        each_variable(pat, false, &mut |variable, _| {
            count += 1;
            plain &= variable.mutability.is_none() && variable.subpat.is_none();
        });
        if !refutable || count == 0 || !plain || !binds_copies(pat) || !refers(value) {
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
