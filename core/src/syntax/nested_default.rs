//! Python's `def add(x, n=n)` on a nested function: Rust has no syntax for it, so it is looked for in a body
//! that cannot be parsed.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Error;

use super::walk::each_token;
use crate::diagnostic::captures;

/// The error of the first parameter of a nested function that has a default.
pub(super) fn find(tokens: &TokenStream) -> Option<Error> {
    let (mut after_fn, mut name, mut found) = (false, None, None);
    each_token(tokens, &mut |token, _| {
        if found.is_some() {
            return false;
        }
        match token {
            TokenTree::Ident(ident) if after_fn => (after_fn, name) = (false, Some(ident.clone())),
            TokenTree::Ident(ident) => after_fn = ident == "fn",
            TokenTree::Group(group) => {
                after_fn = false;
                if group.delimiter() == Delimiter::Parenthesis {
                    if let Some(function) = name.take() {
                        found = in_parameters(group.stream(), &function);
                        return false;
                    }
                }
            }
            _ => {}
        }
        true
    });
    found
}

/// `name: Type = value`, outside of all `<..>`, in which `=` names an associated type.
fn in_parameters(tokens: TokenStream, function: &Ident) -> Option<Error> {
    let mut parameter = Vec::new();
    let (mut equals, mut depth, mut before) = (None, 0_usize, ' ');
    for token in tokens {
        let last = match &token {
            TokenTree::Punct(punct) => punct.as_char(),
            _ => ' ',
        };
        match last {
            '<' => depth += 1,
            '>' if before != '-' => depth = depth.saturating_sub(1),
            '=' if depth == 0 && equals.is_none() => equals = Some(parameter.len()),
            ',' if depth == 0 => {
                if equals.is_some() {
                    break;
                }
                parameter.clear();
                before = ' ';
                continue;
            }
            _ => {}
        }
        before = last;
        parameter.push(token);
    }
    // A `<` without its `>` is no bracket, and then there is no telling what the commas separate.
    if depth > 0 { None } else { Some(error(&parameter, equals?, function)) }
}

fn error(parameter: &[TokenTree], equals: usize, function: &Ident) -> Error {
    let mut default = TokenStream::new();
    for token in &parameter[equals..] {
        token.to_tokens(&mut default);
    }
    match (&parameter[0], &parameter[equals + 1..]) {
        (TokenTree::Ident(name), [TokenTree::Ident(value)]) if name == value => {
            captures::default_of_its_own_name(&default, name, function)
        }
        _ => captures::default_on_nested(&default, function),
    }
}
