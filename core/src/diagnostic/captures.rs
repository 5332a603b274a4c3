//! Messages about captures: what nested functions mean by names, and what happens to variables.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::{Attribute, Error, Type};

use super::{Written, error, spanned};

/// A method of a type that is declared in the factory, Python's local class.
pub(crate) fn captured_by_a_method(variable: &Ident, method: &Ident) -> Error {
    error!(
        Names,
        variable.span(),
        "`{method}` is a method, and only nested functions capture: `{variable}` belongs to the function \
         around\n\
         help: give the type a field for `{variable}`, and use `self.{variable}`; or let the function around \
         be the class, with `#[nonlocal(type = ..)]`: its nested functions are the methods then",
    )
}

pub(crate) fn nonlocal_misplaced(keyword: &Ident) -> Error {
    error!(
        Names,
        keyword.span(),
        "`nonlocal!` means nothing here: it is for a `fn` inside the function that declares the variable\n\
         help: move it to the first statements of the nested `fn` that changes the variable; the function \
         that declares it, and closures written `|..|`, do without",
    )
}

pub(crate) fn nonlocal_around(variable: &Ident, function: &Ident) -> Error {
    error!(
        Names,
        variable.span(),
        "`{function}` has `#[nonlocal]` on itself, and `{variable}` belongs to the function around it\n\
         help: move `#[nonlocal]` to the function around `{function}`, the one that declares `{variable}`",
    )
}

pub(crate) fn nonlocal_malformed(mistake: &Error) -> Error {
    error!(
        Names,
        mistake.span(),
        "`nonlocal!` takes the names of variables, separated by commas\n\
         help: write only names, as in `nonlocal!(a, b);`, and use them in the statements that follow",
    )
}

pub(crate) fn nonlocal_own(variable: &Ident, function: &Ident, parameter: bool) -> Error {
    let what = if parameter { "parameter" } else { "local variable" };
    error!(
        Names,
        variable.span(),
        "`{variable}` is a {what} of `{function}` and nonlocal\n\
         help: remove `{variable}` from `nonlocal!`, or give the {what} another name",
    )
}

pub(crate) fn nonlocal_late(variable: &Ident, function: &Ident) -> Error {
    error!(
        Names,
        variable.span(),
        "`{variable}` is used in `{function}` before its `nonlocal!` declaration\n\
         help: move `nonlocal!({variable});` up, to the first statement of `{function}`",
    )
}

pub(crate) fn nonlocal_item(variable: &Ident, function: &Ident) -> Error {
    error!(
        Names,
        variable.span(),
        "`{variable}` is an item, not a variable: `{function}` can use it as it is\n\
         help: remove `{variable}` from `nonlocal!`",
    )
}

pub(crate) fn nonlocal_unbound(variable: &Ident, parent: &Ident, near: Option<&str>) -> Error {
    let help = match near {
        Some(near) => format!("did you mean `{near}`? Write `nonlocal!({near});`"),
        None if ["self", "Self", "_", "super", "crate"].contains(&variable.to_string().as_str()) => {
            format!("`nonlocal!` takes the names of variables: remove `{variable}`")
        }
        None if !variable.to_string().contains(char::is_lowercase) => {
            format!("a `static` or `const` can be used as it is: remove `{variable}` from `nonlocal!`")
        }
        None => format!("declare it in `{parent}`: `let mut {variable} = ..;`"),
    };
    error!(Names, variable.span(), "no binding for nonlocal `{variable}` found\nhelp: {help}")
}

pub(crate) fn used_before_bound(used: &Ident, function: &Ident, variable: &Ident) -> Error {
    error!(
        Names,
        used.span(),
        "`{function}` is used here, before the variable `{variable}` it captures is bound\n\
         help: move `let {variable}` above this line",
    )
}

pub(crate) fn conditional(variable: &Ident, closure: &Ident) -> Error {
    error!(
        Closures,
        variable.span(),
        "`{closure}` captures a variable named `{variable}`, and this one is there only under `#[cfg]`\n\
         help: choose in the value instead: `let {variable} = if cfg!(..) {{ .. }} else {{ .. }};`",
    )
}

pub(crate) fn conditional_parameter(function: &Ident) -> Error {
    error!(
        Closures,
        function.span(),
        "`{function}` is called and made into a closure, which has to pass all parameters on, and one is \
         there only under `#[cfg]`\n\
         help: take the parameter always, without `#[cfg]`, and write `if cfg!(..)` inside `{function}`",
    )
}

/// `shareable` says whether `nonlocal!` can stand for the variable.
pub(crate) fn changed_after_capture(
    variable: &Ident,
    shareable: bool,
    at: Span,
    closure: &Ident,
    owner: &Ident,
) -> Error {
    let shares = if shareable {
        format!("write `nonlocal!({variable});` as the first statement of `{closure}`")
    } else {
        format!(
            "share a handle: `let {variable} = Rc::new(Cell::new(..));`, read with `{variable}.get()` and \
             changed with `{variable}.set(..)`"
        )
    };
    error!(
        Changed,
        at,
        "`{owner}` changes `{variable}` after `{closure}` has captured it: is `{closure}` to keep the \
         old value, or to see the new one?\n\
         help: to keep the old value, write `let {variable}_now = {variable};` (`{variable}.clone()` if \
         it is not `Copy`) before `fn {closure}`, and use `{variable}_now` in `{closure}`\n\
         help: to see the new one, {shares}",
    )
}

pub(crate) fn unseen_change(variable: &Ident, closure: &Ident) -> Error {
    error!(
        Changed,
        variable.span(),
        "this macro may change `{variable}`, which `{closure}` has captured, and its arguments cannot be \
         read\n\
         help: write `let {variable}_now = {variable}.clone();` before `fn {closure}`, and use \
         `{variable}_now` in `{closure}`",
    )
}

pub(crate) fn receiver_shared(closure: &Ident) -> Error {
    error!(
        Sharing,
        closure.span(),
        "`{closure}` keeps `self`, a reference that can be changed, and it is used elsewhere too\n\
         help: write `let mut this = self;` first, and use `this` instead of `self` everywhere",
    )
}

pub(crate) fn own_receiver(span: Span, function: &Ident) -> Error {
    error!(
        Names,
        span,
        "`{function}` is a nested function, not a method: it uses the `self` of the method around it as \
         it is\n\
         help: remove `self` from the parameters of `{function}`",
    )
}

/// `weak!(x);`, as if it were a declaration.
pub(crate) fn weak_unused(variable: &Ident) -> Error {
    error!(
        Weak,
        variable.span(),
        "`weak!({variable})` gives an `Option` of `{variable}`, and nobody uses it here\n\
         help: write `let Some({variable}) = weak!({variable}) else {{ return }};`, with what is to be done \
         in the braces when `{variable}` is gone",
    )
}

/// `weak!(x)` where `x` is `mut`.
pub(crate) fn weak_mutable(variable: &Ident) -> Error {
    error!(
        Weak,
        variable.span(),
        "`{variable}` is `mut`, and what is captured weakly is what it was bound to first\n\
         help: write `let {variable} = {variable};` behind its last change",
    )
}

/// `weak!(x)` where `x` is declared in the same function.
pub(crate) fn weak_own(variable: &Ident) -> Error {
    error!(
        Weak,
        variable.span(),
        "`weak!` is for what a function captures, and `{variable}` is its own\n\
         help: use `{variable}` as it is, or write `Rc::downgrade(&{variable})`",
    )
}

/// `fn show(width: usize = count)`, where `count` changes.
pub(crate) fn default_changes(
    at: &dyn ToTokens,
    variable: &Ident,
    parameter: &Ident,
    function: &Ident,
) -> Error {
    spanned!(
        Changed,
        at,
        "the default of `{parameter}` is made anew at every call of `{function}`, and `{variable}` may have \
         changed by then; in Python it is made once, where `{function}` is defined\n\
         help: for the value of then, write `let {variable}_then = {variable};` (`{variable}.clone()` if \
         it is not `Copy`) before `{function}`, and use `{variable}_then`\n\
         help: for the value of the call, let `{parameter}` be an `Option` with the default `None`, and \
         read `{variable}` in `{function}`",
    )
}

/// Python's `def show(i=i)`.
pub(crate) fn default_of_its_own_name(default: &TokenStream, name: &Ident, function: &Ident) -> Error {
    spanned!(
        Changed,
        default,
        "`{function}` is a nested function and uses the `{name}` around it as it is: in a loop, each \
         iteration has its own\n\
         help: remove the parameter `{name}` of `{function}`",
    )
}

pub(crate) fn ambiguous(name: &Ident, function: &Ident) -> Error {
    error!(
        Names,
        name.span(),
        "`{name}` may be the one around `{function}`, or one that the `use` with `*` inside `{function}` \
         brings\n\
         help: name what is imported: `use module::{{first, second}};`, without `*`, or move the `use` \
         out of the factory",
    )
}

pub(crate) fn too_many_closures(function: &Ident) -> Error {
    error!(
        Closures,
        function.span(),
        "`{function}` is made into closures in too many places, each with all that it needs in it\n\
         help: write the types of the variables that `{function}` captures, and call it by \
         its name",
    )
}

pub(crate) fn value_in_macro(function: &Ident, mutable: bool) -> Error {
    let mutable = if mutable { "mut " } else { "" };
    error!(
        Macros,
        function.span(),
        "`{function}` captures, so it has to be rewritten here, but the arguments of this macro cannot \
         be read\n\
         help: write `let value = {function}(..);` before the macro, or \
         `let {mutable}value = {function};` if the function itself is meant, and use `value` in it",
    )
}

pub(crate) fn hidden_in_macro(variable: &Ident) -> Error {
    error!(
        Macros,
        variable.span(),
        "`{variable}` would have to be renamed, because another variable of this name hides it where a \
         closure uses it, but the arguments of this macro cannot be read\n\
         help: give one of the two variables named `{variable}` another name",
    )
}

pub(crate) fn redeclared_by_macro(variable: &Ident, closure: &Ident) -> Error {
    error!(
        Macros,
        variable.span(),
        "this macro may declare another `{variable}`, and `{closure}`, which captures `{variable}`, is \
         made into a closure after it\n\
         help: make the closure first: write `let value = {closure};` above this line and use `value` \
         below",
    )
}

pub(crate) fn item_hidden(closure: &Ident, item: &str) -> Error {
    let (problem, fix) = match item {
        "*" => (
            String::from("a trait or a `use` with `*` in this block may hide names"),
            String::from("move the trait or the `use` out of the factory"),
        ),
        item => (
            format!("`{closure}` mentions `{item}`, and another item of this name hides it here"),
            format!("give one of the two items named `{item}` another name"),
        ),
    };
    error!(Closures, closure.span(), "{problem}, where a closure is made of `{closure}`\nhelp: {fix}")
}

pub(crate) fn defined_twice(function: &Ident) -> Error {
    error!(
        Closures,
        function.span(),
        "`{function}` captures and is defined twice in this block\n\
         help: give one of them another name, or, where `#[cfg]` chooses one, write one `fn {function}`, and \
         choose inside it with `if cfg!(..)`",
    )
}

pub(crate) fn attribute(attr: &Attribute, function: &Ident) -> Error {
    let name = Written(attr.path());
    let conditional = attr.path().is_ident("cfg");
    spanned!(
        Closures,
        attr,
        "`#[{name}]` cannot stand on `{function}`, which captures and becomes a closure\n\
         help: remove it{}",
        if conditional { ", and choose inside the function, with `if cfg!(..)`" } else { "" },
    )
}

pub(crate) fn qualifier(span: Span, qualifier: &str, function: &Ident) -> Error {
    let inside = if qualifier == "unsafe" {
        format!(", and write `unsafe {{ .. }}` inside `{function}`")
    } else {
        String::new()
    };
    error!(
        Closures,
        span,
        "`{function}` captures and becomes a closure, which cannot be `{qualifier}`\n\
         help: remove `{qualifier}`{inside}",
    )
}

pub(crate) fn generic_value(used: &Ident, parameter: &str) -> Error {
    error!(
        Functions,
        used.span(),
        "`{used}` is generic in `{parameter}`, and a closure has one type\n\
         help: write the type this closure is for instead of `{parameter}` in the signature of `{used}`, \
         or call it instead: `move |..| {used}(..)`",
    )
}

pub(crate) fn no_return_type(function: &Ident, product: Option<&TokenStream>, root: bool) -> Error {
    let help = match product {
        Some(ty) if root => format!("write `-> {}`, or `-> _`, after its parameters", Written(ty)),
        Some(ty) => format!("write `-> {}` after its parameters", Written(ty)),
        None => String::from("write what it returns after its parameters"),
    };
    error!(Results, function.span(), "`{function}` returns a closure, but has no return type\nhelp: {help}")
}

pub(crate) fn bound_nearer_later(variable: &Ident, function: &Ident, nearer: &Ident) -> Error {
    error!(
        Names,
        variable.span(),
        "`{variable}` means a variable further out here, but `{function}`, which is nearer, binds \
         `{nearer}` later\n\
         help: give one of the two variables named `{variable}` another name",
    )
}

pub(crate) fn nothing_to_infer(ty: &Type, function: &Ident) -> Error {
    let span = match ty.to_token_stream().into_iter().last() {
        Some(token) => token.span(),
        None => Span::call_site(),
    };
    error!(
        Results,
        span,
        "`-> _` stands for a nested function, or a tuple of nested functions, as the last expression of \
         `{function}`, and there is none\n\
         help: write the type that `{function}` returns",
    )
}
