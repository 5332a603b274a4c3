//! Lints that are silenced in generated code.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::tokens::push_separated;

/// Input:  `["dead_code", "clippy::type_complexity"]`
/// Output: `#[allow(dead_code, clippy::type_complexity)]`
pub(super) fn allow(lints: &[&str]) -> TokenStream {
    let mut list = TokenStream::new();
    for lint in lints {
        push_separated(&mut list, &path(lint));
    }
    quote!(#[allow(#list)])
}

fn path(lint: &str) -> TokenStream {
    let word = |word: &str| Ident::new(word, Span::call_site());
    match lint.split_once("::") {
        None => word(lint).into_token_stream(),
        Some((tool, lint)) => {
            let (tool, lint) = (word(tool), word(lint));
            quote!(#tool::#lint)
        }
    }
}
