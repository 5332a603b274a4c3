//! Messages about named types: `#[nonlocal(type = Counter)]`.

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::Error;

use super::{error, spanned};

pub(crate) fn no_object(named: &Ident, factory: &Ident) -> Error {
    error!(
        Types,
        named.span(),
        "`{named}` is to be the type of what `{factory}` returns, but `{factory}` does not end with the \
         name of a nested function\n\
         help: write the name of the closure as the last expression, or `{named} {{ first, second }}` \
         with the functions that are to be methods",
    )
}

pub(crate) fn misplaced(named: &Ident, factory: &Ident) -> Error {
    error!(
        Types,
        named.span(),
        "`{named} {{ .. }}` stands in the middle of `{factory}`\n\
         help: let it be the last expression of `{factory}`, once",
    )
}

pub(crate) fn rest(span: Span) -> Error {
    error!(Types, span, "the methods are listed one by one\nhelp: remove `..` and what follows it")
}

pub(crate) fn not_a_method(listed: &Ident, near: Option<&str>) -> Error {
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write `fn {listed}(..)` in the factory, or remove it from the list"),
    };
    error!(
        Types,
        listed.span(),
        "`{listed}` is no nested function of the factory, nor one of its constants\nhelp: {help}",
    )
}

pub(crate) fn method_and_value(method: &Ident, variable: &Ident, named: &Ident, at: Span) -> Error {
    error!(
        Types,
        at,
        "`{method}` is a method of `{named}`, which owns `{variable}`, and a closure has taken \
         `{variable}` before\n\
         help: call the function by its name instead of passing it on",
    )
}

pub(crate) fn on_a_method(named: &Ident, at: Span) -> Error {
    error!(
        Types,
        at,
        "the type `{named}` would have to stand inside this `impl`, where no type can stand\n\
         help: let the factory be a free function that takes what it needs of `self` as parameters",
    )
}

pub(crate) fn other_type(named: &Ident, ty: &dyn ToTokens, factory: &Ident) -> Error {
    spanned!(
        Types,
        ty,
        "`{factory}` returns its type `{named}`\nhelp: write `-> {named}`, with its generics, or `-> _`",
    )
}

pub(crate) fn no_type(named: &Ident, factory: &Ident) -> Error {
    error!(
        Types,
        factory.span(),
        "`{factory}` returns its type `{named}`, but has no return type\n\
         help: write `-> {named}`, with its generics, or `-> _`, after its parameters",
    )
}

pub(crate) fn qualifier(at: Span, qualifier: &str, function: &Ident) -> Error {
    error!(
        Types,
        at,
        "`{function}` is a method of the factory's type, which cannot be `{qualifier}`\n\
         help: remove `{qualifier}`",
    )
}

pub(crate) fn two_fields(variable: &Ident) -> Error {
    error!(
        Types,
        variable.span(),
        "two variables named `{variable}` are captured, and each is a field of the factory's type\n\
         help: give one of them another name",
    )
}

pub(crate) fn impl_in_state(variable: &Ident, ty: &dyn ToTokens) -> Error {
    spanned!(
        Types,
        ty,
        "`{variable}` is a field of the factory's type, and the type of a field cannot have `impl` in \
         it\n\
         help: write a generic parameter instead: `fn make<F: ..>({variable}: F)`",
    )
}

pub(crate) fn local_type(variable: &Ident, item: &str) -> Error {
    error!(
        Types,
        variable.span(),
        "`{variable}` is a field of the factory's type, and `{item}`, in its type, is known only inside \
         the factory\n\
         help: move `{item}` out of the factory",
    )
}

pub(crate) fn member_twice(name: &Ident) -> Error {
    error!(
        Types,
        name.span(),
        "`{name}` is listed twice\nhelp: remove one, or give it another name: `another: ..`"
    )
}

pub(crate) fn member_taken(name: &Ident, named: &Ident) -> Error {
    error!(
        Types,
        name.span(),
        "`{named}::{name}` is there already: it has the names of the variables that `{named}` has \
         captured\n\
         help: give this one another name: `another: ..`",
    )
}

pub(crate) fn held_state(method: &Ident, variable: &Ident, writer: &Ident, named: &Ident) -> Error {
    error!(
        Types,
        method.span(),
        "`{method}` makes a closure over `{variable}` that outlives the call, `{writer}` changes \
         `{variable}`, and `{named}` owns it: the closure would not see that\n\
         help: share it: `let {variable} = Rc::new(Cell::new(..));` (`RefCell` for what is not `Copy`), \
         read with `{variable}.get()` and changed with `{variable}.set(..)`; the closure takes \
         `let {variable} = {variable}.clone();`",
    )
}
