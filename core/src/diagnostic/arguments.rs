//! Messages about arguments: defaults where a factory is written, and the arguments of its calls.

use std::fmt::{self, Display, Formatter};

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Error, Expr, FnArg, PatType, Signature, Type};

use super::{Written, error, listed, nearest, spanned};

/// `#[nonlocal(what)]`
pub(crate) fn attribute_argument(argument: &TokenTree) -> Error {
    error!(
        Attribute,
        argument.span(),
        "unknown argument `{argument}` of `#[nonlocal]`: it takes `sync`, `shared`, `type = Name`, \
         `derive(..)` and `crate = path`, separated by commas",
    )
}

/// `#[nonlocal(derive(Debug))]`
pub(crate) fn derive_without_type(derive: &Ident) -> Error {
    error!(
        Attribute,
        derive.span(),
        "`derive(..)` is for the type of the closure: write `#[nonlocal(type = Name, derive(..))]`",
    )
}

/// `#[nonlocal(type)]`, `#[nonlocal(type = Counter<Vec<T>>)]`
pub(crate) fn type_without_name(at: Span) -> Error {
    error!(
        Attribute,
        at,
        "a new name, and nothing else, stands here: write `#[nonlocal(type = Name)]`; its generics follow \
         from the factory's",
    )
}

/// `#[nonlocal(sync = true)]`, `#[nonlocal(sync type = Counter)]`
pub(crate) fn comma_between_options(token: &TokenTree) -> Error {
    error!(
        Attribute,
        token.span(),
        "`{token}` is not expected here: the arguments of `#[nonlocal]` are separated by commas, as in \
         `sync, type = Counter`",
    )
}

/// `#[nonlocal(crate)]`
pub(crate) fn crate_without_path(at: Span) -> Error {
    error!(Attribute, at, "where the crate `nonlocal` is stands here: write `#[nonlocal(crate = path)]`")
}

/// The expansion needs the crate, and this crate has no dependency of its name.
pub(crate) fn crate_missing(at: Span, attribute: &str) -> Error {
    error!(
        Attribute,
        at,
        "this needs the crate `nonlocal`, and the crate that is being compiled has no dependency of this \
         name\n\
         help: write `cargo add nonlocal`, or say where it is: \
         `#[{attribute}crate = path::to::nonlocal)]`",
    )
}

/// `#[nonlocal(type = A, type = B)]`
pub(crate) fn type_twice(at: &Ident) -> Error {
    error!(Attribute, at.span(), "the closure has one type: remove this")
}

/// `#[nonlocal(type = Counter)] impl S { .. }`
pub(crate) fn type_of_a_block(at: &Ident) -> Error {
    error!(
        Attribute,
        at.span(),
        "a type is that of one function: write `#[nonlocal({at} ..)]` on a function outside of the `impl`",
    )
}

/// `#[nonlocal] struct S;`
pub(crate) fn not_a_function(item: &TokenStream) -> Error {
    spanned!(
        Attribute,
        &item.clone().into_iter().next(),
        "`#[nonlocal]` stands on functions and `impl` blocks: move it to the `fn` whose nested functions \
         capture",
    )
}

/// `factory! { fn f(); }`
pub(crate) fn no_body(name: &Ident) -> Error {
    error!(Defaults, name.span(), "the factory `{name}` has no body: write `{{ .. }}` behind its signature")
}

/// `factory! { fn f(a = 0) {} }`
pub(crate) fn parameter_without_type(name: &Ident, ty: &str, value: &Expr) -> Error {
    error!(
        Defaults,
        name.span(),
        "`{name}` has no type: write it behind the name, `{name}: {ty} = {}`",
        Written(value)
    )
}

/// `factory! { fn f(a: i64, &self) {} }`
pub(crate) fn receiver_behind(at: Span, name: &Ident) -> Error {
    error!(
        Defaults,
        at, "`self` is the first parameter of a method: move it to the front, or remove it from `{name}`"
    )
}

/// `#[default]` or `#[default = 1]`
pub(crate) fn default_without_value(attribute: &Attribute) -> Error {
    spanned!(Defaults, attribute, "the default's value stands in parentheses: write `#[default(value)]`")
}

/// `#[default(1)] #[default(2)] start: i64`
pub(crate) fn default_twice(attribute: &Attribute) -> Error {
    spanned!(Defaults, attribute, "this parameter has a default already: remove one of the two")
}

/// `fn f(a: i64 = 0, b: i64)`
pub(crate) fn default_missing(sig: &Signature, parameter: &FnArg, earlier: &FnArg) -> Error {
    let function = &sig.ident;
    let name = pattern(parameter);
    let earlier = pattern(earlier);
    spanned!(
        Defaults,
        parameter,
        "parameter `{name}` of `{function}` has no default but follows `{earlier}`, which has one: \
         give `{name}` a default too, or move it before `{earlier}`",
    )
}

/// `fn f(&self, a: i64 = 0)`
pub(crate) fn default_on_method(function: &Ident, parameter: &FnArg, value: &Expr) -> Error {
    let FnArg::Typed(parameter) = parameter else {
        return spanned!(Defaults, value, "`self` cannot have a default: remove it");
    };
    let name = Written(&parameter.pat);
    let ty = Written(&parameter.ty);
    spanned!(
        Defaults,
        value,
        "`{function}` is a method, and defaults are for free functions: take `{name}: Option<{ty}>` and \
         write `{}` in the body",
        Computed { name: &name, value },
    )
}

/// `fn f((a, b): (i64, i64) = (0, 0))`
pub(crate) fn default_on_pattern(sig: &Signature, parameter: &PatType, value: &Expr) -> Error {
    let function = &sig.ident;
    let pattern = Written(&parameter.pat);
    let ty = Written(&parameter.ty);
    let value = Written(value);
    spanned!(
        Defaults,
        &parameter.pat,
        "a parameter with a default needs a name, for calls of `{function}` by keyword: write \
         `value: {ty} = {value}` and `let {pattern} = value;` in the body",
    )
}

/// `fn f(items: &mut Vec<i64> = &mut Vec::new())`
pub(crate) fn default_mutable(sig: &Signature, name: &Ident, ty: &Type, value: &Expr) -> Error {
    let function = &sig.ident;
    let ty = Written(ty);
    spanned!(
        Defaults,
        value,
        "the default of `{name}` in `{function}` is a `&mut`, but defaults are made anew at every call: what \
         is changed in it is lost; use `{name}: Option<{ty}> = None`, or keep the value in the factory's \
         state",
    )
}

/// `fn f(start: i64, end: i64 = start + 1)`
pub(crate) fn default_names_parameter(
    sig: &Signature,
    name: &Ident,
    ty: &Type,
    value: &Expr,
    named: &Ident,
) -> Error {
    let function = &sig.ident;
    let ty = Written(ty);
    error!(
        Defaults,
        named.span(),
        "the default of `{name}` names `{named}`, a parameter of `{function}`, but defaults are made anew at \
         every call, before the parameters; use `{name}: Option<{ty}> = None` and write `{}` in the body",
        Computed { name, value },
    )
}

/// `fn f(a: i64 = Self::START)` and `fn f(a: i64 = 0) -> Self`
pub(crate) fn default_beside_self(sig: &Signature, self_type: &Ident) -> Error {
    let function = &sig.ident;
    error!(
        Defaults,
        self_type.span(),
        "`{function}` has defaults and uses `Self`, but defaults are for free functions: \
         move `{function}` out of the `impl`, and write the type's name",
    )
}

/// `fn f<T>(size: usize = size_of::<T>())`
pub(crate) fn default_names_generic(
    sig: &Signature,
    name: &Ident,
    ty: &Type,
    value: &Expr,
    generic: &str,
) -> Error {
    let function = &sig.ident;
    let ty = Written(ty);
    spanned!(
        Defaults,
        value,
        "the default of `{name}` in `{function}` uses `{generic}`, which its type `{ty}` does not determine; \
         use `{name}: Option<{ty}> = None` and write `{}` in the body",
        Computed { name, value },
    )
}

/// `fn f(#[cfg(windows)] a: i64, b: i64 = 0)`
pub(crate) fn cfg_on_parameter(sig: &Signature, cfg: &Attribute) -> Error {
    let function = &sig.ident;
    spanned!(
        Defaults,
        cfg,
        "`{function}` has defaults, so its parameters are the same on every platform: write two functions, \
         each with its `#[cfg]`, or leave the defaults out",
    )
}

/// `f!(a, b c)`
pub(crate) fn comma_expected(token: &TokenTree) -> Error {
    error!(Arguments, token.span(), "expected `,` between the arguments")
}

/// `make_counter!(step: 5)`
pub(crate) fn colon(keyword: &Ident, value: &Expr) -> Error {
    let value = Written(value);
    error!(Arguments, keyword.span(), "a keyword has `=` behind it: write `{keyword} = {value}`")
}

/// The function that is called.
pub(crate) struct Callee<'a> {
    pub(crate) name: &'a Ident,
    /// The parameters without a default.
    pub(crate) required: Vec<String>,
    /// The parameters with a default.
    pub(crate) optional: Vec<String>,
}

impl Callee<'_> {
    /// `make_counter!(stepp = 5)`, where the parameters in `free` have no argument yet.
    pub(crate) fn unknown_keyword(&self, keyword: &Ident, free: &[String]) -> Error {
        let name = self.name;
        let hint = match nearest(&keyword.to_string(), free) {
            Some(near) => format!("did you mean `{near}`? "),
            None => String::new(),
        };
        error!(Arguments, keyword.span(), "`{name}` has no parameter `{keyword}`; {hint}{self}")
    }

    /// `make_counter!(10, start = 10)` and `make_counter!(step = 1, step = 2)`
    pub(crate) fn given_twice(
        &self,
        parameter: &Ident,
        first: &Expr,
        keyword: Option<&Ident>,
        second: &Expr,
    ) -> Error {
        let name = self.name;
        let first = Written(first);
        let value = Written(second);
        let at: &dyn ToTokens = match keyword {
            Some(keyword) => keyword,
            None => second,
        };
        spanned!(
            Arguments,
            at,
            "`{name}` is given `{parameter}` twice, `{first}` and `{value}`: keep one; {self}"
        )
    }

    /// `make_counter!(1, 2, 3)`
    pub(crate) fn too_many(&self, argument: &Expr) -> Error {
        let name = self.name;
        let count = self.required.len() + self.optional.len();
        let arguments = if count == 1 { "argument" } else { "arguments" };
        spanned!(Arguments, argument, "`{name}` takes at most {count} {arguments}: remove this one; {self}")
    }

    /// `make_counter!(start = 1, 2)`, where the parameter `free` has no argument.
    pub(crate) fn positional_after_keyword(
        &self,
        argument: &Expr,
        keyword: &Ident,
        free: Option<&Ident>,
    ) -> Error {
        let value = Written(argument);
        let by_name = match free {
            Some(free) => format!("write `{free} = {value}`, or "),
            None => String::new(),
        };
        spanned!(
            Arguments,
            argument,
            "`{value}` has no name but follows `{keyword} = ..`: {by_name}move it before `{keyword}`; {self}",
        )
    }

    /// `greet!()`
    pub(crate) fn missing(&self, missing: &[String], at: Span) -> Error {
        let name = self.name;
        let names = joined(missing, "`", "`");
        let have = if missing.len() == 1 { "has" } else { "have" };
        let added = joined(missing, "", " = ..");
        error!(Arguments, at, "`{name}` needs {names}, which {have} no default: add `{added}`; {self}")
    }
}

/// "`make_counter` takes `start`, `step`"
impl Display for Callee<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let name = self.name;
        let required = joined(&self.required, "`", "`");
        let optional = joined(&self.optional, "`", "`");
        match (self.required.len(), self.optional.len()) {
            (0, 0) => write!(f, "`{name}` takes no arguments"),
            (_, 0) => write!(f, "`{name}` takes {required}"),
            (0, 1) => write!(f, "`{name}` takes {optional}, which has a default"),
            (0, _) => write!(f, "`{name}` takes {optional}, each with a default"),
            _ => write!(f, "`{name}` takes {required}, and with a default {optional}"),
        }
    }
}

/// The names with commas between them, each with something before and behind it.
fn joined(names: &[String], before: &str, behind: &str) -> String {
    let mut all = Vec::new();
    for name in names {
        all.push(format!("{before}{name}{behind}"));
    }
    listed(&all)
}

/// The line that computes a default in the body.
struct Computed<'a> {
    name: &'a dyn Display,
    value: &'a Expr,
}

impl Display for Computed<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let name = self.name;
        let value = Written(self.value);
        write!(f, "let {name} = {name}.unwrap_or_else(|| {value});")
    }
}

fn pattern(parameter: &FnArg) -> Written<'_> {
    match parameter {
        FnArg::Typed(parameter) => Written(&parameter.pat),
        FnArg::Receiver(receiver) => Written(&receiver.self_token),
    }
}
