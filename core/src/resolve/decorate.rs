//! `#[decorate(..)]` on a nested function: `let f = a(b(f));` behind its definition, as in Python.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::token::Paren;
use syn::{Expr, ExprCall, FnArg, Item, ItemFn, Meta, Signature, Stmt};

use super::problem::Problem;
use super::walker::Walker;
use crate::syntax::{decorators, each_token};

impl Walker {
    /// Puts the decorated function of each nested function that has decorators behind its definition.
    pub(super) fn decorate_nested(&mut self, stmts: &mut Vec<Stmt>) {
        for position in (0..stmts.len()).rev() {
            let Stmt::Item(Item::Fn(function)) = &mut stmts[position] else { continue };
            let Some(args) = take_decorators(function) else { continue };
            let (name, takes_one) = (function.sig.ident.clone(), takes_one(&function.sig));
            self.rewritten = true;
            match decorators(args) {
                Err(error) => self.problems.push(Problem::Decorators(error)),
                Ok(_) if !takes_one => self.problems.push(Problem::DecoratedParameters(name)),
                Ok(decorators) => match user_among(stmts, &name) {
                    Some(used) => self.problems.push(Problem::DecoratedRecursive { used, name }),
                    None => stmts.insert(position + 1, decorated(&name, &decorators)),
                },
            }
        }
    }
}

/// Whether a function has one parameter, which is not `self`.
fn takes_one(sig: &Signature) -> bool {
    sig.inputs.len() == 1 && matches!(sig.inputs.first(), Some(FnArg::Typed(_)))
}

fn take_decorators(function: &mut ItemFn) -> Option<TokenStream> {
    for position in 0..function.attrs.len() {
        let path = function.attrs[position].path();
        if matches!(path.segments.last(), Some(last) if last.ident == "decorate") {
            return match function.attrs.remove(position).meta {
                Meta::List(list) => Some(list.tokens),
                _ => None,
            };
        }
    }
    None
}

/// A mention of `name` in the body of a nested function.
fn user_among(stmts: &[Stmt], name: &Ident) -> Option<Ident> {
    let mut found = None;
    for stmt in stmts {
        let Stmt::Item(Item::Fn(function)) = stmt else { continue };
        each_token(&function.block.to_token_stream(), &mut |token, _| {
            match token {
                TokenTree::Ident(ident) if found.is_none() && ident == name => found = Some(ident.clone()),
                _ => {}
            }
            found.is_none()
        });
    }
    found
}

/// `let f = a(b(f));`
fn decorated(name: &Ident, decorators: &[Expr]) -> Stmt {
    let mut value: Expr = syn::parse_quote!(#name);
    for decorator in decorators.iter().rev() {
        value = match decorator {
            Expr::Closure(_) => syn::parse_quote!((#decorator)(#value)),
            // What is no name has parentheses around it then, where it needs them.
            decorator => call(decorator.clone(), value),
        };
    }
    syn::parse_quote!(let #name = #value;)
}

/// `decorator(argument)`
fn call(decorator: Expr, argument: Expr) -> Expr {
    let mut args = Punctuated::new();
    args.push_value(argument);
    Expr::Call(ExprCall { attrs: Vec::new(), func: Box::new(decorator), paren_token: Paren::default(), args })
}
