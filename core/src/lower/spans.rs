//! Places of generated tokens, and the parentheses that have them.

use proc_macro2::{Span, TokenStream};

use crate::resolve::Context;
pub(super) use crate::syntax::generated;
use crate::syntax::{tokens, tokens_spanned};

/// What takes the place of an expression, where the context does not let it stand by itself.
pub(super) fn enclosed(context: Context, at: Span, whole: TokenStream) -> TokenStream {
    match context {
        Context::Loose => whole,
        Context::Else => tokens!({ #whole }),
        Context::Term => tokens_spanned!(at=> (#whole)),
        _ => tokens_spanned!(generated(at)=> (#whole)),
    }
}

/// What takes the place of a name, which can stand anywhere: an operand is where the name was, for rustc.
pub(super) fn term(context: Context, at: Span, whole: TokenStream) -> TokenStream {
    if context == Context::Term { tokens_spanned!(at=> (#whole)) } else { whole }
}
