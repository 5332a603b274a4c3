//! The items in `factory! { .. }`, cut apart: its functions are none that Rust could parse.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

use super::walk::is_one_of;

/// What an item is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A function, which becomes a factory.
    Function,
    /// Anything else.
    Other,
}

/// Where an item ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// At a `;`: `use a::{b, c};`.
    Semicolon,
    /// At a `;`, or behind braces: `struct S;`, `impl S {}`.
    Either,
    /// Behind braces with the start of another item, or nothing, behind them: `fn f(a: A = A { .. }) {}`.
    Body,
}

/// Cuts `input` into its items, and calls `visit` with each.
pub(super) fn each(input: TokenStream, visit: &mut dyn FnMut(Kind, TokenStream)) {
    let mut current = TokenStream::new();
    let mut end = None;
    let mut tokens = input.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let next = tokens.peek();
        if end.is_none() {
            end = keyword(&token, next);
        }
        let ends = ends(&token, next, end);
        token.to_tokens(&mut current);
        if ends {
            visit(kind(end), std::mem::take(&mut current));
            end = None;
        }
    }
    if !current.is_empty() {
        visit(kind(end), current);
    }
}

/// Whether an item that ends so ends with `token`.
fn ends(token: &TokenTree, next: Option<&TokenTree>, end: Option<End>) -> bool {
    let braced = matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let behind = match end {
        Some(End::Semicolon) => false,
        // `Grid<{ N + 1 }>` goes on.
        Some(End::Either) | None => !is_punct(next, '>'),
        Some(End::Body) => starts_item(next),
    };
    is_punct(Some(token), ';') || (braced && behind)
}

fn kind(end: Option<End>) -> Kind {
    if end == Some(End::Body) { Kind::Function } else { Kind::Other }
}

/// How an item ends, if this is the keyword that says what it is.
fn keyword(token: &TokenTree, next: Option<&TokenTree>) -> Option<End> {
    let TokenTree::Ident(ident) = token else { return None };
    if ident == "fn" {
        Some(End::Body)
    } else if ident == "const" && is_before_fn(next) {
        None
    } else if is_one_of(ident, &["use", "const", "static", "type"]) {
        Some(End::Semicolon)
    } else if is_one_of(ident, &["struct", "enum", "union", "impl", "trait", "mod", "macro_rules"]) {
        Some(End::Either)
    } else {
        None
    }
}

/// Whether this goes on after `const`, as in `const fn` and not as in `const LIMIT`.
fn is_before_fn(next: Option<&TokenTree>) -> bool {
    match next {
        Some(TokenTree::Ident(next)) => is_one_of(next, &["fn", "async", "unsafe", "extern"]),
        _ => false,
    }
}

fn is_punct(token: Option<&TokenTree>, punct: char) -> bool {
    matches!(token, Some(TokenTree::Punct(token)) if token.as_char() == punct)
}

/// Whether another item starts here, or nothing.
fn starts_item(token: Option<&TokenTree>) -> bool {
    match token {
        None => true,
        Some(TokenTree::Punct(punct)) => punct.as_char() == '#',
        Some(TokenTree::Ident(ident)) => ident != "where",
        Some(_) => false,
    }
}
