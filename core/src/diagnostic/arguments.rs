//! Messages about arguments: defaults where a factory is written, and the arguments of its calls.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::{Attribute, Error, Expr, FnArg, PatType, Signature, Type};

use super::{nearest, written};
use crate::syntax::{Argument, Call, Default, Parameter};

/// `#[nonlocal(what)]`
pub(crate) fn attribute_argument(argument: &TokenTree) -> Error {
    let message = format!(
        "unknown argument `{argument}` of `#[nonlocal]`: it takes `sync`, `type = Name`, `derive(..)` and `crate = path`, \
         separated by commas"
    );
    Error::new(argument.span(), message)
}

/// `#[nonlocal(derive(Debug))]`
pub(crate) fn derive_without_type(derive: &Ident) -> Error {
    let message = "`derive(..)` is for the type of the closure: write `#[nonlocal(type = Name, derive(..))]`";
    Error::new(derive.span(), message)
}

/// `#[nonlocal(type)]`, `#[nonlocal(type = Counter<T>)]`
pub(crate) fn type_without_name(at: Span) -> Error {
    Error::new(
        at,
        "a new name, and nothing else, stands here: write `#[nonlocal(type = Name)]`; its generics follow from the factory's",
    )
}

/// `#[nonlocal(sync = true)]`, `#[nonlocal(sync type = Counter)]`
pub(crate) fn comma_between_options(token: &TokenTree) -> Error {
    Error::new(
        token.span(),
        format!(
            "`{token}` is not expected here: the arguments of `#[nonlocal]` are separated by commas, as in `sync, type = Counter`"
        ),
    )
}

/// `#[nonlocal(crate)]`
pub(crate) fn crate_without_path(at: Span) -> Error {
    Error::new(at, "where the crate `nonlocal` is stands here: write `#[nonlocal(crate = path)]`")
}

/// The expansion needs the crate, and this crate has no dependency of its name.
pub(crate) fn crate_missing(at: Span, attribute: &str) -> Error {
    Error::new(
        at,
        format!(
            "this needs the crate `nonlocal`, and the crate that is being compiled has no dependency of this name\n\
             help: write `cargo add nonlocal`, or say where it is: `#[{attribute}crate = path::to::nonlocal)]`"
        ),
    )
}

/// `#[nonlocal(type = A, type = B)]`
pub(crate) fn type_twice(at: &Ident) -> Error {
    Error::new(at.span(), "the closure has one type: remove this")
}

/// `#[nonlocal] struct S;`
pub(crate) fn not_a_function(item: &TokenStream) -> Error {
    let message = "`#[nonlocal]` stands on functions: move it to the `fn` whose nested functions capture";
    Error::new_spanned(item.clone().into_iter().next(), message)
}

/// `factory! { fn f(); }`
pub(crate) fn no_body(name: &Ident) -> Error {
    Error::new(
        name.span(),
        format!("the factory `{name}` has no body: write `{{ .. }}` behind its signature"),
    )
}

/// `factory! { fn f(a: i64, &self) {} }`
pub(crate) fn receiver_behind(at: Span, name: &Ident) -> Error {
    Error::new(
        at,
        format!(
            "`self` is the first parameter of a method: move it to the front, or remove it from `{name}`"
        ),
    )
}

/// `#[default]` or `#[default = 1]`
pub(crate) fn default_without_value(attribute: &Attribute) -> Error {
    Error::new_spanned(attribute, "the default's value stands in parentheses: write `#[default(value)]`")
}

/// `#[default(1)] #[default(2)] start: i64`
pub(crate) fn default_twice(attribute: &Attribute) -> Error {
    Error::new_spanned(attribute, "this parameter has a default already: remove one of the two")
}

/// `fn f(a: i64 = 0, b: i64)`
pub(crate) fn default_missing(sig: &Signature, parameter: &FnArg, earlier: &FnArg) -> Error {
    let (function, name, earlier) = (&sig.ident, pattern(parameter), pattern(earlier));
    let message = format!(
        "parameter `{name}` of `{function}` has no default but follows `{earlier}`, which has one: \
         give `{name}` a default too, or move it before `{earlier}`"
    );
    Error::new_spanned(parameter, message)
}

/// `fn f(&self, a: i64 = 0)`
pub(crate) fn default_on_method(sig: &Signature, default: &Default) -> Error {
    let function = &sig.ident;
    let (name, ty) = match sig.inputs.get(default.position) {
        Some(FnArg::Typed(parameter)) => (written(&parameter.pat), written(&parameter.ty)),
        _ => return Error::new_spanned(&default.value, "`self` cannot have a default: remove it"),
    };
    let message = format!(
        "`{function}` is a method, and defaults are for free functions: take `{name}: Option<{ty}>` and write \
         `{}` in the body",
        computed(&name, &default.value)
    );
    Error::new_spanned(&default.value, message)
}

/// `fn f((a, b): (i64, i64) = (0, 0))`
pub(crate) fn default_on_pattern(sig: &Signature, parameter: &PatType, value: &Expr) -> Error {
    let (function, pattern, ty, value) =
        (&sig.ident, written(&parameter.pat), written(&parameter.ty), written(value));
    let message = format!(
        "a parameter with a default needs a name, for calls of `{function}` by keyword: write \
         `value: {ty} = {value}` and `let {pattern} = value;` in the body"
    );
    Error::new_spanned(&parameter.pat, message)
}

/// `fn f(items: &mut Vec<i64> = &mut Vec::new())`
pub(crate) fn default_mutable(sig: &Signature, name: &Ident, ty: &Type, value: &Expr) -> Error {
    let (function, ty) = (&sig.ident, written(ty));
    let message = format!(
        "the default of `{name}` in `{function}` is a `&mut`, but defaults are made anew at every call: what is \
         changed in it is lost; use `{name}: Option<{ty}> = None`, or keep the value in the factory's state"
    );
    Error::new_spanned(value, message)
}

/// `fn f(start: i64, end: i64 = start + 1)`
pub(crate) fn default_names_parameter(
    sig: &Signature,
    name: &Ident,
    ty: &Type,
    value: &Expr,
    named: &Ident,
) -> Error {
    let (function, ty) = (&sig.ident, written(ty));
    let message = format!(
        "the default of `{name}` names `{named}`, a parameter of `{function}`, but defaults are made anew at every \
         call, before the parameters; use `{name}: Option<{ty}> = None` and write `{}` in the body",
        computed(&name.to_string(), value)
    );
    Error::new(named.span(), message)
}

/// `fn f(a: i64 = Self::START)` and `fn f(a: i64 = 0) -> Self`
pub(crate) fn default_beside_self(sig: &Signature, self_type: &Ident) -> Error {
    let function = &sig.ident;
    let message = format!(
        "`{function}` has defaults and uses `Self`, but defaults are for free functions: \
         move `{function}` out of the `impl`, and write the type's name"
    );
    Error::new(self_type.span(), message)
}

/// `fn f<T>(size: usize = size_of::<T>())`
pub(crate) fn default_names_generic(
    sig: &Signature,
    name: &Ident,
    ty: &Type,
    value: &Expr,
    generic: &str,
) -> Error {
    let (function, ty) = (&sig.ident, written(ty));
    let message = format!(
        "the default of `{name}` in `{function}` uses `{generic}`, which its type `{ty}` does not determine; \
         use `{name}: Option<{ty}> = None` and write `{}` in the body",
        computed(&name.to_string(), value)
    );
    Error::new_spanned(value, message)
}

/// `fn f(#[cfg(windows)] a: i64, b: i64 = 0)`
pub(crate) fn cfg_on_parameter(sig: &Signature, cfg: &Attribute) -> Error {
    let function = &sig.ident;
    let message = format!(
        "`{function}` has defaults, so its parameters are the same on every platform: write two functions, each with \
         its `#[cfg]`, or leave the defaults out"
    );
    Error::new_spanned(cfg, message)
}

/// `f!(a, b c)`
pub(crate) fn comma_expected(token: &TokenTree) -> Error {
    Error::new(token.span(), "expected `,` between the arguments")
}

/// `make_counter!(step: 5)`
pub(crate) fn colon(keyword: &Ident, argument: &Argument) -> Error {
    let value = written(&argument.value);
    Error::new(keyword.span(), format!("a keyword has `=` behind it: write `{keyword} = {value}`"))
}

/// `make_counter!(stepp = 5)`
pub(crate) fn unknown_keyword(call: &Call, keyword: &Ident, given: &[&Ident]) -> Error {
    let name = &call.name;
    let candidates =
        call.parameters.iter().map(|parameter| &parameter.name).filter(|name| !given.contains(name));
    let candidates = candidates.map(ToString::to_string).collect::<Vec<_>>();
    let near = nearest(&keyword.to_string(), candidates.iter().map(String::as_str));
    let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
    Error::new(keyword.span(), format!("`{name}` has no parameter `{keyword}`; {hint}{}", summary(call)))
}

/// `make_counter!(10, start = 10)` and `make_counter!(step = 1, step = 2)`
pub(crate) fn given_twice(call: &Call, parameter: &Parameter, first: &Argument, second: &Argument) -> Error {
    let (name, parameter) = (&call.name, &parameter.name);
    let (first, value) = (written(&first.value), written(&second.value));
    let message = format!(
        "`{name}` is given `{parameter}` twice, `{first}` and `{value}`: keep one; {}",
        summary(call)
    );
    match &second.keyword {
        Some(keyword) => Error::new(keyword.span(), message),
        None => Error::new_spanned(&second.value, message),
    }
}

/// `make_counter!(1, 2, 3)`
pub(crate) fn too_many(call: &Call, argument: &Argument) -> Error {
    let (name, count) = (&call.name, call.parameters.len());
    let arguments = if count == 1 { "argument" } else { "arguments" };
    let message = format!("`{name}` takes at most {count} {arguments}: remove this one; {}", summary(call));
    Error::new_spanned(&argument.value, message)
}

/// `make_counter!(start = 1, 2)`
pub(crate) fn positional_after_keyword(
    call: &Call,
    argument: &Argument,
    keyword: &Ident,
    free: Option<&Parameter>,
) -> Error {
    let value = written(&argument.value);
    let by_name = free.map_or_else(String::new, |free| format!("write `{} = {value}`, or ", free.name));
    let message = format!(
        "`{value}` has no name but follows `{keyword} = ..`: {by_name}move it before `{keyword}`; {}",
        summary(call)
    );
    Error::new_spanned(&argument.value, message)
}

/// `greet!()`
pub(crate) fn missing(call: &Call, missing: &[&Parameter]) -> Error {
    let (name, names) = (&call.name, quoted(missing));
    let have = if missing.len() == 1 { "has" } else { "have" };
    let added =
        missing.iter().map(|parameter| format!("{} = ..", parameter.name)).collect::<Vec<_>>().join(", ");
    let message =
        format!("`{name}` needs {names}, which {have} no default: add `{added}`; {}", summary(call));
    Error::new(Span::call_site(), message)
}

/// "`make_counter` takes `start`, `step`"
fn summary(call: &Call) -> String {
    let name = &call.name;
    let (optional, required): (Vec<_>, Vec<_>) =
        call.parameters.iter().partition(|parameter| parameter.default);
    match (required.is_empty(), optional.is_empty()) {
        (true, true) => format!("`{name}` takes no arguments"),
        (false, true) => format!("`{name}` takes {}", quoted(&required)),
        (true, false) if optional.len() == 1 => {
            format!("`{name}` takes {}, which has a default", quoted(&optional))
        }
        (true, false) => format!("`{name}` takes {}, each with a default", quoted(&optional)),
        (false, false) => {
            format!("`{name}` takes {}, and with a default {}", quoted(&required), quoted(&optional))
        }
    }
}

fn quoted(parameters: &[&Parameter]) -> String {
    parameters.iter().map(|parameter| format!("`{}`", parameter.name)).collect::<Vec<_>>().join(", ")
}

/// The line that computes a default in the body.
fn computed(name: &str, value: &Expr) -> String {
    let value = written(value);
    format!("let {name} = {name}.unwrap_or_else(|| {value});")
}

fn pattern(parameter: &FnArg) -> String {
    match parameter {
        FnArg::Typed(parameter) => written(&parameter.pat),
        FnArg::Receiver(_) => "self".to_owned(),
    }
}
