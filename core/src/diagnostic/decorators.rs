//! Messages about `#[decorate(..)]`.

use proc_macro2::{Ident, Span, TokenStream};
use syn::{Error, Type, TypeReference};

use super::{Written, error, spanned};

pub(crate) fn not_a_function(item: &TokenStream) -> Error {
    spanned!(
        Decorators,
        &item.clone().into_iter().next(),
        "`#[decorate(..)]` stands on functions: move it to the `fn` that is to be decorated",
    )
}

pub(crate) fn generic(parameter: &Ident, function: &Ident) -> Error {
    error!(
        Decorators,
        parameter.span(),
        "`{function}` is generic in `{parameter}`, and decorators are applied once, to one function\n\
         help: write the type that it is for instead of `{parameter}`",
    )
}

pub(crate) fn receiver(at: Span, function: &Ident) -> Error {
    error!(
        Decorators,
        at,
        "`{function}` is a method, and its decorators would outlive every `self`\n\
         help: decorate a function that takes what it needs of `self`, and call that here",
    )
}

pub(crate) fn opaque(ty: &Type, function: &Ident) -> Error {
    spanned!(
        Decorators,
        ty,
        "decorators are applied to one function, and this type of `{function}` has no name\n\
         help: write the type that it is called with, or that it gives, without `impl`",
    )
}

pub(crate) fn qualifier(at: Span, qualifier: &str, function: &Ident) -> Error {
    error!(
        Decorators,
        at,
        "decorators run when `{function}` is called, which cannot be `{qualifier}`\n\
         help: remove `{qualifier}`",
    )
}

pub(crate) fn asynchronous(decorator: &Ident, function: &Ident) -> Error {
    error!(
        Decorators,
        decorator.span(),
        "`{function}` is `async`, and `{decorator}` is for functions that return when they are done\n\
         help: decorate a function without `async` that `{function}` calls, or write a decorator that takes \
         an `impl AsyncFn(A) -> R`; if `{decorator}` is one that you wrote, give it another name",
    )
}

/// `#[decorate(memoize, type)]`
pub(crate) fn type_without_name(at: Span) -> Error {
    error!(
        Decorators,
        at,
        "a new name stands here, of a type that has what else belongs to the function: write \
         `#[decorate(memoize, type = Fib)]` for `Fib::cache_clear()`",
    )
}

/// A parameter that is a reference.
pub(crate) fn borrowed_by_a_future(ty: &Type, function: &Ident) -> Error {
    spanned!(
        Decorators,
        ty,
        "`{function}` is `async` and decorated: its futures keep what they are given, which cannot be a \
         reference\n\
         help: take a value: `String` for `&str`, `Vec<T>` for `&[T]`",
    )
}

pub(crate) fn self_type(ident: &Ident, function: &Ident) -> Error {
    error!(
        Decorators,
        ident.span(),
        "`Self` means nothing inside `{function}`, which is decorated\nhelp: write the name of the type",
    )
}

pub(crate) fn bound_later(decorated: &Ident, variable: &Ident) -> Error {
    error!(
        Decorators,
        decorated.span(),
        "`{decorated}` is decorated here, before the variable `{variable}` it captures is bound\n\
         help: move `let {variable}` above `fn {decorated}`",
    )
}

pub(crate) fn used_before(used: &Ident, decorated: &Ident) -> Error {
    let it = if used == decorated { String::from("it") } else { format!("`{decorated}`") };
    error!(
        Decorators,
        used.span(),
        "`{used}` is used here, before {it} is decorated\n\
         help: move `fn {decorated}` above this line",
    )
}

pub(crate) fn shadowed_by_its_decorator(used: &Ident, function: &Ident) -> Error {
    error!(
        Decorators,
        used.span(),
        "`let {function} = ..({function})` makes another `{function}`, but this one still means the \
         function as it was; in Python it would be the new one\n\
         help: give the variable another name: `let {function}_new = ..({function});`",
    )
}

pub(crate) fn borrowed(ty: &TypeReference, decorator: &Ident, function: &Ident) -> Error {
    let owned = match &*ty.elem {
        Type::Slice(slice) => format!("Vec<{}>", Written(&*slice.elem)),
        Type::Path(path) if path.path.is_ident("str") => String::from("String"),
        elem => Written(elem).to_string(),
    };
    spanned!(
        Decorators,
        ty,
        "`{decorator}` has to own the arguments of `{function}`, and this one is borrowed\n\
         help: take it by value: `{owned}`",
    )
}
