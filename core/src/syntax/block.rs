//! An `impl` block under `#[nonlocal]`, cut into its items. What the compiler has no business with stays as
//! it is, token for token.

use std::rc::Rc;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;

use super::items::{self, Kind};
use super::names::NameSet;
use super::walk::is_one_of;
use crate::diagnostic::arguments;

/// What stands before the braces, and what in them.
pub(crate) struct Block {
    head: TokenStream,
    body: Group,
    pub(crate) items: Vec<BlockItem>,
}

pub(crate) struct BlockItem {
    pub(crate) tokens: TokenStream,
    /// Whether it is a function without an attribute of its own.
    pub(crate) expands: bool,
}

/// Cuts an `impl` block; `None` for anything else.
pub(crate) fn cut_block(item: &TokenStream) -> Option<Block> {
    if !is_impl(item) {
        return None;
    }
    let (mut head, mut last) = (TokenStream::new(), None);
    for token in item.clone() {
        last.to_tokens(&mut head);
        last = Some(token);
    }
    let Some(TokenTree::Group(body)) = last else { return None };
    if body.delimiter() != Delimiter::Brace {
        return None;
    }
    let mut items = Vec::new();
    items::each(body.stream(), &mut |kind, tokens| {
        let expands = kind == Kind::Function && !is_factory(&tokens);
        items.push(BlockItem { tokens, expands });
    });
    Some(Block { head, body, items })
}

impl Block {
    /// The names of its generics, types and constants.
    pub(crate) fn generics(&self) -> Rc<NameSet> {
        let (mut names, mut depth, mut begins) = (NameSet::default(), 0_usize, false);
        let mut arrow = false;
        for token in self.head.clone() {
            let behind_dash = std::mem::take(&mut arrow);
            match &token {
                TokenTree::Punct(punct) if punct.as_char() == '-' => arrow = true,
                TokenTree::Punct(punct) if punct.as_char() == '>' && behind_dash => {}
                TokenTree::Punct(punct) if punct.as_char() == '<' => {
                    depth += 1;
                    begins = depth == 1;
                }
                TokenTree::Punct(punct) if punct.as_char() == '>' => depth = depth.saturating_sub(1),
                TokenTree::Punct(punct) if punct.as_char() == '\'' => begins = false,
                TokenTree::Punct(punct) => begins = depth == 1 && punct.as_char() == ',',
                TokenTree::Ident(word) if word == "const" && begins => {}
                TokenTree::Ident(word) if begins => {
                    names.insert(&word.to_string());
                    begins = false;
                }
                TokenTree::Ident(word) if depth == 0 && word != "impl" => break,
                _ => begins = false,
            }
            if depth == 0 && matches!(&token, TokenTree::Punct(_)) {
                break;
            }
        }
        Rc::new(names)
    }

    /// The block with other items in it.
    pub(crate) fn with(&self, items: TokenStream) -> TokenStream {
        let mut body = Group::new(Delimiter::Brace, items);
        body.set_span(self.body.span());
        let mut block = self.head.clone();
        body.to_tokens(&mut block);
        block
    }
}

/// A type is that of one function.
pub(crate) fn check_block_arguments(args: &TokenStream) -> syn::Result<()> {
    for token in args.clone() {
        match token {
            TokenTree::Ident(ident) if is_one_of(&ident, &["type", "derive"]) => {
                return Err(arguments::type_of_a_block(&ident));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether the item's first keyword, behind its attributes, begins an `impl` block.
fn is_impl(item: &TokenStream) -> bool {
    for token in item.clone() {
        if let TokenTree::Ident(ident) = token {
            if !is_one_of(&ident, &["unsafe", "default"]) {
                return ident == "impl";
            }
        }
    }
    false
}

/// Whether one of the attributes before a function is `#[nonlocal]`.
fn is_factory(function: &TokenStream) -> bool {
    let mut behind_pound = false;
    for token in function.clone() {
        match &token {
            TokenTree::Group(group) if behind_pound => {
                let mut name = None;
                for token in group.stream() {
                    match token {
                        TokenTree::Ident(ident) => name = Some(ident),
                        TokenTree::Punct(_) => {}
                        _ => break,
                    }
                }
                if matches!(name, Some(name) if name == "nonlocal") {
                    return true;
                }
                behind_pound = false;
            }
            TokenTree::Punct(punct) => behind_pound = punct.as_char() == '#',
            _ => return false,
        }
    }
    false
}
