//! Messages about what functions return: closures.

use proc_macro2::{Ident, TokenStream};
use syn::{Error, Type};

use super::{Written, error, spanned};

/// `-> fn(i64) -> i64`, where a closure is returned.
pub(crate) fn fn_pointer(
    ty: &Type,
    closure: &Ident,
    captured: &Ident,
    wanted: Option<&TokenStream>,
) -> Error {
    let help = match wanted {
        Some(wanted) => format!("write `-> {}`", Written(wanted)),
        None => String::from("write `impl` and a capital `Fn`"),
    };
    spanned!(
        Results,
        ty,
        "a `fn` pointer keeps nothing, and `{closure}` keeps `{captured}`\n\
         help: {help}",
    )
}

/// `-> Box<dyn Fn()>`, where the closure itself is returned.
pub(crate) fn not_in_a_box(closure: &Ident, ty: &Type, pointer: &Ident) -> Error {
    error!(
        Results,
        closure.span(),
        "`{closure}` is a closure, and `{}` is returned\n\
         help: write `{pointer}::new({closure})`",
        Written(ty),
    )
}

/// `fn until(mark: &str) -> &str { &data[..] }`, where `data` is captured.
pub(crate) fn refers_to_a_capture(
    variable: &Ident,
    function: &Ident,
    parameter: &str,
    owner: &Ident,
    mutable: bool,
) -> Error {
    // What is done to a clone is lost.
    let instead = if mutable {
        format!("take `{parameter}` by value: `-> &mut ..` is a reference into `{variable}` then")
    } else {
        String::from("give a clone")
    };
    error!(
        Results,
        variable.span(),
        "`{function}` gives a reference into `{variable}`, and its signature says that it is one into \
         `{parameter}`\n\
         help: name the lifetime of what `{variable}` refers to: `{owner}<'a>(..)`, with `'a` in the type of \
         `{variable}`, and `-> &'a ..` in `{function}`; where `{variable}` owns its value, {instead}",
    )
}
