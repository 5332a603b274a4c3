//! One way to read tokens: each parser that is given to syn by itself is compiled anew.

use proc_macro2::{Span, TokenStream};
use syn::parse::{Parse, ParseStream, Parser};
use syn::token::Brace;
use syn::{Block, Error, Ident, Stmt, Token, Type, TypeInfer};

/// Reads all of `tokens` with `read`, which puts what it finds where it belongs.
pub(crate) fn parse_with(
    tokens: TokenStream,
    read: &mut dyn FnMut(ParseStream) -> syn::Result<()>,
) -> syn::Result<()> {
    (|input: ParseStream| read(input)).parse2(tokens)
}

/// Reads the statements of a block.
pub(crate) fn parse_statements(tokens: TokenStream) -> syn::Result<Vec<Stmt>> {
    let mut statements = Vec::new();
    parse_with(tokens, &mut |input| {
        statements = input.call(Block::parse_within)?;
        Ok(())
    })?;
    Ok(statements)
}

/// The name that a text is; none where it is a keyword.
pub(crate) fn name_of(text: &str) -> Option<Ident> {
    parse(text.parse().ok()?).ok()
}

/// `{}`
pub(crate) fn empty_block() -> Block {
    Block { brace_token: Brace::default(), stmts: Vec::new() }
}

/// `_`
pub(crate) fn inferred_type() -> Type {
    Type::Infer(TypeInfer { attrs: Vec::new(), underscore_token: <Token![_]>::default() })
}

/// Reads all of `tokens` as one thing.
pub(crate) fn parse<T: Parse>(tokens: TokenStream) -> syn::Result<T> {
    let mut parsed = Err(Error::new(Span::call_site(), "nothing"));
    parse_with(tokens, &mut |input| {
        parsed = Ok(input.parse()?);
        Ok(())
    })?;
    parsed
}
