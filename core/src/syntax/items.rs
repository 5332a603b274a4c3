//! The items in `factory! { .. }`, cut apart: its functions are none that Rust could parse.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

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

/// Cuts `input` into its items.
pub(super) fn split(input: TokenStream) -> Vec<(Kind, TokenStream)> {
    let mut items = Vec::new();
    let mut current = Vec::new();
    let mut end = None;
    let mut tokens = input.into_iter().peekable();
    while let Some(token) = tokens.next() {
        end = end.or_else(|| keyword(&token, tokens.peek()));
        let (braced, semicolon) = (is_braced(&token), is_punct(&token, ';'));
        let next = tokens.peek();
        let ends = match end.unwrap_or(End::Either) {
            End::Semicolon => semicolon,
            // `Grid<{ N + 1 }>` goes on.
            End::Either => semicolon || (braced && !next.is_some_and(|next| is_punct(next, '>'))),
            End::Body => semicolon || (braced && next.is_none_or(starts_item)),
        };
        current.push(token);
        if ends {
            items.push((kind(end), current.drain(..).collect()));
            end = None;
        }
    }
    if !current.is_empty() {
        items.push((kind(end), current.into_iter().collect()));
    }
    items
}

fn kind(end: Option<End>) -> Kind {
    if end == Some(End::Body) { Kind::Function } else { Kind::Other }
}

/// How an item ends, if this is the keyword that says what it is.
fn keyword(token: &TokenTree, next: Option<&TokenTree>) -> Option<End> {
    let TokenTree::Ident(ident) = token else { return None };
    let before = |words: &[&str]| matches!(next, Some(TokenTree::Ident(next)) if words.iter().any(|word| next == word));
    match ident.to_string().as_str() {
        "fn" => Some(End::Body),
        // `const fn`, and not `const LIMIT`.
        "const" if before(&["fn", "async", "unsafe", "extern"]) => None,
        "use" | "const" | "static" | "type" => Some(End::Semicolon),
        "struct" | "enum" | "union" | "impl" | "trait" | "mod" | "macro_rules" => Some(End::Either),
        _ => None,
    }
}

fn is_braced(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

fn is_punct(token: &TokenTree, punct: char) -> bool {
    matches!(token, TokenTree::Punct(token) if token.as_char() == punct)
}

fn starts_item(token: &TokenTree) -> bool {
    match token {
        TokenTree::Punct(punct) => punct.as_char() == '#',
        TokenTree::Ident(ident) => ident != "where",
        _ => false,
    }
}
