//! Python's `def add(x, n=n)` on a nested function: Rust has no syntax for it, so it is looked for in a body
//! that cannot be parsed.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::Error;

use crate::diagnostic::captures;

/// The error of the first parameter of a nested function that has a default.
pub(super) fn find(tokens: TokenStream) -> Option<Error> {
    let (mut after_fn, mut name) = (false, None);
    for token in tokens {
        match token {
            TokenTree::Ident(ident) if after_fn => (after_fn, name) = (false, Some(ident)),
            TokenTree::Ident(ident) => after_fn = ident == "fn",
            TokenTree::Group(group) => {
                after_fn = false;
                let parameters = group.delimiter() == Delimiter::Parenthesis;
                let function = if parameters { name.take() } else { None };
                let found = match function {
                    Some(function) => in_parameters(group.stream(), &function),
                    None => find(group.stream()),
                };
                if found.is_some() {
                    return found;
                }
            }
            _ => {}
        }
    }
    None
}

/// `name: Type = value`, outside of all `<..>`, in which `=` names an associated type.
fn in_parameters(tokens: TokenStream, function: &Ident) -> Option<Error> {
    let (mut parameter, mut equals, mut depth) = (Vec::new(), None, 0_usize);
    let comma = proc_macro2::Punct::new(',', proc_macro2::Spacing::Alone);
    for token in tokens.into_iter().chain([TokenTree::Punct(comma)]) {
        let (last, is_arrow) = match (&token, parameter.last()) {
            (TokenTree::Punct(punct), Some(TokenTree::Punct(before))) => {
                (punct.as_char(), before.as_char() == '-')
            }
            (TokenTree::Punct(punct), _) => (punct.as_char(), false),
            _ => (' ', false),
        };
        match last {
            '<' => depth += 1,
            '>' if !is_arrow => depth = depth.saturating_sub(1),
            '=' if depth == 0 && equals.is_none() => equals = Some(parameter.len()),
            ',' if depth == 0 => {
                if let Some(position) = equals {
                    return Some(error(&parameter, position, function));
                }
                parameter.clear();
                continue;
            }
            _ => {}
        }
        parameter.push(token);
    }
    None
}

fn error(parameter: &[TokenTree], equals: usize, function: &Ident) -> Error {
    let default: TokenStream = parameter[equals..].iter().cloned().collect();
    match (&parameter[0], &parameter[equals + 1..]) {
        (TokenTree::Ident(name), [TokenTree::Ident(value)]) if name == value => {
            captures::default_of_its_own_name(&default, name, function)
        }
        _ => captures::default_on_nested(&default, function),
    }
}
