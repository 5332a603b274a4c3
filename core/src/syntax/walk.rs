//! Walks through tokens and types: the two of the one, and the two of the other, that everything else is
//! written with.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use syn::{GenericArgument, Path, PathArguments, Type};

use super::list::each_item_mut;

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
    each_of(tokens.clone(), visit);
}

/// Walks through tokens that nobody else needs: each clone of a stream is a message to the compiler.
fn each_of(tokens: TokenStream, visit: &mut dyn FnMut(&TokenTree, Around) -> bool) {
    let mut around = Around { before: [' ', ' '], next: ' ' };
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        around.next = punctuation(tokens.peek());
        let inside = visit(&token, around);
        if let (true, TokenTree::Group(group)) = (inside, &token) {
            each_of(group.stream(), visit);
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

/// Whether an identifier is one of these words.
pub(crate) fn is_one_of(ident: &Ident, words: &[&str]) -> bool {
    for word in words {
        if ident == word {
            return true;
        }
    }
    false
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
    if visit(ty) {
        each_part_mut(ty, &mut |part| each_type_mut(part, visit));
    }
}

/// Calls `visit` with the types that another is made of, but not with what these are made of.
pub(crate) fn each_part_mut(ty: &mut Type, visit: &mut dyn FnMut(&mut Type)) {
    match ty {
        Type::Array(ty) => visit(&mut ty.elem),
        Type::Group(ty) => visit(&mut ty.elem),
        Type::Paren(ty) => visit(&mut ty.elem),
        Type::Ptr(ty) => visit(&mut ty.elem),
        Type::Reference(ty) => visit(&mut ty.elem),
        Type::Slice(ty) => visit(&mut ty.elem),
        Type::Tuple(ty) => each_item_mut(&mut ty.elems, visit),
        Type::Path(ty) => each_argument_mut(&mut ty.path, &mut |argument| {
            if let GenericArgument::Type(ty) = argument {
                visit(ty);
            }
        }),
        _ => {}
    }
}

/// Calls `visit` with the generic arguments in a path: `T` and `U` in `A<T>::B<U>`.
pub(crate) fn each_argument_mut(path: &mut Path, visit: &mut dyn FnMut(&mut GenericArgument)) {
    each_item_mut(&mut path.segments, &mut |segment| {
        if let PathArguments::AngleBracketed(arguments) = &mut segment.arguments {
            each_item_mut(&mut arguments.args, visit);
        }
    });
}
