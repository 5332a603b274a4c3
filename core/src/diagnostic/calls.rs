//! Messages about nested functions that are called: what has to be known to make them `fn` items.

use proc_macro2::Ident;
use syn::Error;

use crate::resolve::Binding;

pub(crate) fn untyped_capture(binding: &Binding, function: &Ident, recursive: bool) -> Error {
    let variable = &binding.ident;
    let mutable = if binding.how.mutable { "mut " } else { "" };
    let help = match &binding.typed_let {
        Some(written) => format!("write the type, `{written}`, if that is the one it has"),
        None => format!("write its type: `let {mutable}{variable}: .. = ..;` before `fn {function}`"),
    };
    Error::new(
        variable.span(),
        format!(
            "`{function}` captures `{variable}`{}, so the type of `{variable}` has to be written\nhelp: {help}",
            reason(recursive)
        ),
    )
}

pub(crate) fn unnameable_type(variable: &Ident, function: &Ident, name: &str, recursive: bool) -> Error {
    Error::new(
        variable.span(),
        format!(
            "`{function}` captures `{variable}`{}, but `{name}`, in the type of `{variable}`, does not mean the same inside \
             `{function}`\n\
             help: let `{function}` take `{variable}` as a parameter, or write the factory as a function outside of the \
             `impl`, with its own generics",
            reason(recursive)
        ),
    )
}

pub(crate) fn receiver_captured(at: &Ident, function: &Ident, recursive: bool) -> Error {
    Error::new(
        at.span(),
        format!(
            "`{function}` captures `self`{}, and the type of `self` has no name inside `{function}`\n\
             help: bind what `{function}` needs of it, with its type, for instance \
             `let limit: usize = self.limit;`, and use that",
            reason(recursive)
        ),
    )
}

pub(crate) fn self_type(this: &Ident, function: &Ident, recursive: bool) -> Error {
    Error::new(
        this.span(),
        format!(
            "`{function}` captures{}, and `Self` means nothing inside a nested function\n\
             help: write the type's own name instead of `Self`",
            reason(recursive)
        ),
    )
}

fn reason(recursive: bool) -> &'static str {
    if recursive { " and calls itself" } else { " and is called" }
}
