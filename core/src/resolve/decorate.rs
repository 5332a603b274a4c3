//! `#[decorate(..)]` on a nested function: `let f = a(b(f));` behind its definition, as in Python.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::token::Paren;
use syn::{Expr, ExprCall, FnArg, Item, ItemFn, Meta, Stmt};

use super::problem::Problem;
use super::walker::Walker;
use crate::syntax::decorators;

impl Walker {
    /// Puts the decorated function of each nested function that has decorators behind its definition.
    pub(super) fn decorate_nested(&mut self, stmts: &mut Vec<Stmt>) {
        for position in (0..stmts.len()).rev() {
            let Stmt::Item(Item::Fn(function)) = &mut stmts[position] else { continue };
            let Some(args) = take_decorators(function) else { continue };
            let (name, count) = (function.sig.ident.clone(), function.sig.inputs.len());
            let receives = function.sig.inputs.iter().any(|input| matches!(input, FnArg::Receiver(_)));
            self.decorates = true;
            match decorators(args) {
                Err(error) => self.problems.push(Problem::Decorators(error)),
                Ok(_) if count != 1 || receives => self.problems.push(Problem::DecoratedParameters(name)),
                Ok(decorators) => {
                    let mut users = stmts.iter().filter(|stmt| matches!(stmt, Stmt::Item(Item::Fn(_))));
                    match users.find_map(|stmt| mention(stmt, &name)) {
                        Some(used) => self.problems.push(Problem::DecoratedRecursive { used, name }),
                        None => stmts.insert(position + 1, decorated(&name, &decorators)),
                    }
                }
            }
        }
    }
}

fn take_decorators(function: &mut ItemFn) -> Option<TokenStream> {
    let is_decorate = |attr: &syn::Attribute| {
        attr.path().segments.last().is_some_and(|segment| segment.ident == "decorate")
    };
    let position = function.attrs.iter().position(is_decorate)?;
    match function.attrs.remove(position).meta {
        Meta::List(list) => Some(list.tokens),
        _ => None,
    }
}

/// A mention of `name` in the body of a nested function.
fn mention(stmt: &Stmt, name: &Ident) -> Option<Ident> {
    let Stmt::Item(Item::Fn(function)) = stmt else { return None };
    find(function.block.to_token_stream(), name)
}

fn find(tokens: TokenStream, name: &Ident) -> Option<Ident> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Ident(ident) if ident == *name => Some(ident),
        TokenTree::Group(group) => find(group.stream(), name),
        _ => None,
    })
}

/// `let f = a(b(f));`
fn decorated(name: &Ident, decorators: &[Expr]) -> Stmt {
    let function: Expr = syn::parse_quote!(#name);
    let value = decorators.iter().rev().fold(function, |function, decorator| match decorator {
        Expr::Closure(_) => syn::parse_quote!((#decorator)(#function)),
        // What is no name has parentheses around it then, where it needs them.
        decorator => Expr::Call(ExprCall {
            attrs: Vec::new(),
            func: Box::new(decorator.clone()),
            paren_token: Paren::default(),
            args: std::iter::once(function).collect(),
        }),
    });
    syn::parse_quote!(let #name = #value;)
}
