//! One way to read tokens: each parser that is given to syn by itself is compiled anew.

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser};

/// Reads all of `tokens` with `read`, which puts what it finds where it belongs.
pub(super) fn parse_with(
    tokens: TokenStream,
    read: &mut dyn FnMut(ParseStream) -> syn::Result<()>,
) -> syn::Result<()> {
    (|input: ParseStream| read(input)).parse2(tokens)
}
