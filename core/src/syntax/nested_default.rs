//! Python's `def add(x, n=1)` on a nested function: Rust has no syntax for it, so in a body that cannot be
//! parsed it is written as the attribute that stands for it.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

use super::walk::is_one_of;
use super::{push_separated, tokens_spanned};

/// Input:  `fn add(x: i64, n: i64 = 1) -> i64 { x + n }`, anywhere in the body
/// Output: `fn add(x: i64, #[default(1)] n: i64) -> i64 { x + n }`
///
/// `None` where nothing has to be written otherwise.
pub(super) fn written_as_attributes(body: &Group) -> Option<Group> {
    let mut rewrite = Rewrite { changed: false };
    let written = rewrite.tokens(body.stream());
    if rewrite.changed { Some(regrouped(body, written)) } else { None }
}

struct Rewrite {
    changed: bool,
}

/// How far a function's head has been read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Head {
    None,
    /// Behind `fn`.
    Name,
    /// Behind the name, and in so many `<`.
    Parameters(usize),
}

impl Rewrite {
    fn tokens(&mut self, tokens: TokenStream) -> TokenStream {
        let mut written = TokenStream::new();
        let (mut head, mut before) = (Head::None, [' ', ' ']);
        for token in tokens {
            let is_macro = before == ['i', '!'];
            let (mut next, mut kind) = (Head::None, ' ');
            let token = match token {
                TokenTree::Ident(ident) => {
                    kind = 'i';
                    next = behind(&ident, head);
                    TokenTree::Ident(ident)
                }
                TokenTree::Group(group) if is_macro => TokenTree::Group(group),
                TokenTree::Group(group) => {
                    let parameters = head == Head::Parameters(0);
                    let is_list = parameters && group.delimiter() == Delimiter::Parenthesis;
                    if let Head::Parameters(1..) = head {
                        next = head;
                    }
                    let inside =
                        if is_list { self.parameters(group.stream()) } else { self.tokens(group.stream()) };
                    TokenTree::Group(regrouped(&group, inside))
                }
                TokenTree::Punct(punct) => {
                    kind = punct.as_char();
                    next = in_generics(kind, before[1], head);
                    TokenTree::Punct(punct)
                }
                TokenTree::Literal(literal) => TokenTree::Literal(literal),
            };
            (head, before) = (next, [before[1], kind]);
            token.to_tokens(&mut written);
        }
        written
    }

    /// The parameters of a function, with commas between them.
    fn parameters(&mut self, tokens: TokenStream) -> TokenStream {
        let (mut all, mut parameter) = (TokenStream::new(), Vec::new());
        let (mut equals, mut depth, mut before) = (None, 0_usize, ' ');
        for token in tokens.clone() {
            let last = match &token {
                TokenTree::Punct(punct) => punct.as_char(),
                _ => ' ',
            };
            match last {
                '<' if equals.is_none() => depth += 1,
                '>' if equals.is_none() && before != '-' => depth = depth.saturating_sub(1),
                '=' if depth == 0 && equals.is_none() => equals = Some(parameter.len()),
                ',' if depth == 0 => {
                    push_separated(&mut all, &self.parameter(&parameter, equals.take()));
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
        if depth > 0 {
            return tokens;
        }
        if !parameter.is_empty() {
            push_separated(&mut all, &self.parameter(&parameter, equals));
        }
        all
    }

    /// `name: Type`, or `name: Type = value` with the position of its `=`.
    fn parameter(&mut self, parameter: &[TokenTree], equals: Option<usize>) -> TokenStream {
        let Some(equals) = equals else { return joined(parameter) };
        self.changed = true;
        let (declared, value) = (joined(&parameter[..equals]), joined(&parameter[equals + 1..]));
        let span: Span = parameter[equals].span();
        tokens_spanned!(span=> #[default(#value)] #declared)
    }
}

/// What is read next behind an identifier.
fn behind(ident: &Ident, head: Head) -> Head {
    match head {
        Head::Name => Head::Parameters(0),
        Head::Parameters(1..) => head,
        _ if is_one_of(ident, &["fn"]) => Head::Name,
        _ => Head::None,
    }
}

/// What is read next behind a punct: the generics of a function go on until all their `<` are closed.
fn in_generics(punct: char, before: char, head: Head) -> Head {
    match (head, punct) {
        (Head::Parameters(depth), '<') => Head::Parameters(depth + 1),
        (Head::Parameters(depth @ 1..), '>') if before != '-' => Head::Parameters(depth - 1),
        (Head::Parameters(1..), _) => head,
        _ => Head::None,
    }
}

fn joined(tokens: &[TokenTree]) -> TokenStream {
    let mut joined = TokenStream::new();
    for token in tokens {
        token.to_tokens(&mut joined);
    }
    joined
}

fn regrouped(group: &Group, inside: TokenStream) -> Group {
    let mut regrouped = Group::new(group.delimiter(), inside);
    regrouped.set_span(group.span());
    regrouped
}
