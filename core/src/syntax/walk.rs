//! Walks through tokens and types: the two of the one, and the two of the other, that everything else is
//! written with.

use proc_macro2::{Group, TokenStream, TokenTree};
use syn::{GenericArgument, PathArguments, Type};

/// The punctuation next to a token; a space for anything else.
#[derive(Clone, Copy)]
pub(crate) struct Around {
    /// The last one and the one before it: `[':', ':']` behind a path's `::`.
    pub(crate) before: [char; 2],
    pub(crate) next: char,
}

impl Around {
    /// Whether the token is the name of a lifetime or label.
    pub(crate) fn is_lifetime(self) -> bool {
        self.before[1] == '\''
    }

    /// Whether the token stands in a path behind `::`.
    pub(crate) fn is_in_path(self) -> bool {
        self.before == [':', ':']
    }
}

/// Calls `visit` with every token, however deep, a group before what is in it. Where it returns `false` for a
/// group, what is in there is left out.
pub(crate) fn each_token(tokens: &TokenStream, visit: &mut dyn FnMut(&TokenTree, Around) -> bool) {
    let mut around = Around { before: [' ', ' '], next: ' ' };
    let mut tokens = tokens.clone().into_iter().peekable();
    while let Some(token) = tokens.next() {
        around.next = punctuation(tokens.peek());
        let inside = visit(&token, around);
        if let (true, TokenTree::Group(group)) = (inside, &token) {
            each_token(&group.stream(), visit);
        }
        around.before = [around.before[1], punctuation(Some(&token))];
    }
}

/// Puts what `replace` writes in the place of every token that is no group, however deep.
pub(crate) fn map_tokens(
    tokens: TokenStream,
    replace: &mut dyn FnMut(TokenTree, Around, &mut TokenStream),
) -> TokenStream {
    let mut around = Around { before: [' ', ' '], next: ' ' };
    let mut output = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        around.next = punctuation(tokens.peek());
        let last = punctuation(Some(&token));
        match token {
            TokenTree::Group(group) => {
                let mut inside = Group::new(group.delimiter(), map_tokens(group.stream(), replace));
                inside.set_span(group.span());
                output.extend([TokenTree::Group(inside)]);
            }
            token => replace(token, around, &mut output),
        }
        around.before = [around.before[1], last];
    }
    output
}

fn punctuation(token: Option<&TokenTree>) -> char {
    match token {
        Some(TokenTree::Punct(punct)) => punct.as_char(),
        _ => ' ',
    }
}

/// Whether a word stands anywhere in `tokens`.
pub(crate) fn mentions_word(tokens: &TokenStream, word: &str) -> bool {
    let mut found = false;
    each_token(tokens, &mut |token, _| {
        found |= matches!(token, TokenTree::Ident(ident) if ident == word);
        !found
    });
    found
}

/// Calls `visit` with a type, and with the types that it is made of. Those in bounds and in the signatures of
/// functions are none.
pub(crate) fn each_type(ty: &Type, visit: &mut dyn FnMut(&Type)) {
    each_type_mut(&mut ty.clone(), &mut |ty| {
        visit(ty);
        true
    });
}

/// Calls `visit` with a type that it may change, and, where it returns `true`, with the types that it is made
/// of.
pub(crate) fn each_type_mut(ty: &mut Type, visit: &mut dyn FnMut(&mut Type) -> bool) {
    if !visit(ty) {
        return;
    }
    match ty {
        Type::Array(ty) => each_type_mut(&mut ty.elem, visit),
        Type::Group(ty) => each_type_mut(&mut ty.elem, visit),
        Type::Paren(ty) => each_type_mut(&mut ty.elem, visit),
        Type::Ptr(ty) => each_type_mut(&mut ty.elem, visit),
        Type::Reference(ty) => each_type_mut(&mut ty.elem, visit),
        Type::Slice(ty) => each_type_mut(&mut ty.elem, visit),
        Type::Tuple(ty) => {
            for ty in &mut ty.elems {
                each_type_mut(ty, visit);
            }
        }
        Type::Path(ty) => {
            for segment in &mut ty.path.segments {
                let PathArguments::AngleBracketed(arguments) = &mut segment.arguments else { continue };
                for argument in &mut arguments.args {
                    if let GenericArgument::Type(ty) = argument {
                        each_type_mut(ty, visit);
                    }
                }
            }
        }
        _ => {}
    }
}
