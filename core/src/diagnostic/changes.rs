//! Messages about changes of captured variables.

use proc_macro2::Ident;
use syn::Error;

use super::error;

pub(crate) fn undeclared_change(variable: &Ident, function: &Ident, owner: &Ident) -> Error {
    error!(
        Names,
        variable.span(),
        "`{function}` changes `{variable}`, which belongs to `{owner}`\n\
         help: if that is meant, write `nonlocal!({variable});` as the first statement of `{function}`",
    )
}

pub(crate) fn undeclared_call(variable: &Ident, function: &Ident, owner: &Ident) -> Error {
    error!(
        Names,
        variable.span(),
        "`{function}` calls `{variable}`, which belongs to `{owner}` and is `FnMut`: to call it is to change \
         it\n\
         help: write `nonlocal!({variable});` as the first statement of `{function}`",
    )
}

/// A change that only types tell, of a variable that is `mut` for no other reason.
pub(crate) fn undeclared_perhaps(variable: &Ident, function: &Ident, owner: &Ident, calls: bool) -> Error {
    let what = if calls { "a call" } else { "a method call" };
    error!(
        Names,
        variable.span(),
        "{what} in `{function}` may change `{variable}`, which belongs to `{owner}` and is `mut` for no \
         other reason\n\
         help: if it does, write `nonlocal!({variable});` as the first statement of `{function}`; if nothing \
         changes `{variable}`, remove its `mut`",
    )
}

pub(crate) fn not_mutable(variable: &Ident, function: &Ident, owner: &Ident, parameter: bool) -> Error {
    let what = if parameter { "parameter" } else { "variable" };
    error!(
        Names,
        variable.span(),
        "the {what} `{variable}` of `{owner}` is not `mut`, and `{function}` changes it\n\
         help: write `mut {variable}` here",
    )
}

pub(crate) fn moved_and_assigned(variable: &Ident, function: &Ident) -> Error {
    error!(
        Sharing,
        variable.span(),
        "`{function}` moves `{variable}` away, and its next call finds it as this one leaves it\n\
         help: write `std::mem::take(&mut {variable})`, which leaves an empty one",
    )
}
