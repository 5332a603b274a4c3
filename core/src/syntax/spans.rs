//! Places of generated tokens.

use proc_macro2::Span;

/// A span at the user's token whose names are the macro's own.
pub(crate) fn generated(at: Span) -> Span {
    Span::mixed_site().located_at(at)
}
