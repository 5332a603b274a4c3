//! Messages about arguments: defaults where a factory is written, and the arguments of its calls.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::{Attribute, Error, Expr, FnArg, PatType, Signature, Type};

use super::{listed, nearest, spanned, written};

/// `#[nonlocal(what)]`
pub(crate) fn attribute_argument(argument: &TokenTree) -> Error {
    let message = format!(
        "unknown argument `{argument}` of `#[nonlocal]`: it takes `sync`, `type = Name`, `derive(..)` and \
         `crate = path`, separated by commas"
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
        "a new name, and nothing else, stands here: write `#[nonlocal(type = Name)]`; its generics follow \
         from the factory's",
    )
}

/// `#[nonlocal(sync = true)]`, `#[nonlocal(sync type = Counter)]`
pub(crate) fn comma_between_options(token: &TokenTree) -> Error {
    Error::new(
        token.span(),
        format!(
            "`{token}` is not expected here: the arguments of `#[nonlocal]` are separated by commas, as in \
             `sync, type = Counter`"
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
            "this needs the crate `nonlocal`, and the crate that is being compiled has no dependency of this \
             name\n\
             help: write `cargo add nonlocal`, or say where it is: \
             `#[{attribute}crate = path::to::nonlocal)]`"
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
    spanned(&item.clone().into_iter().next(), message)
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
    spanned(attribute, "the default's value stands in parentheses: write `#[default(value)]`")
}

/// `#[default(1)] #[default(2)] start: i64`
pub(crate) fn default_twice(attribute: &Attribute) -> Error {
    spanned(attribute, "this parameter has a default already: remove one of the two")
}

/// `fn f(a: i64 = 0, b: i64)`
pub(crate) fn default_missing(sig: &Signature, parameter: &FnArg, earlier: &FnArg) -> Error {
    let (function, name, earlier) = (&sig.ident, pattern(parameter), pattern(earlier));
    let message = format!(
        "parameter `{name}` of `{function}` has no default but follows `{earlier}`, which has one: \
         give `{name}` a default too, or move it before `{earlier}`"
    );
    spanned(parameter, &message)
}

/// `fn f(&self, a: i64 = 0)`
pub(crate) fn default_on_method(function: &Ident, parameter: &FnArg, value: &Expr) -> Error {
    let FnArg::Typed(parameter) = parameter else {
        return spanned(value, "`self` cannot have a default: remove it");
    };
    let (name, ty) = (written(&parameter.pat), written(&parameter.ty));
    let message = format!(
        "`{function}` is a method, and defaults are for free functions: take `{name}: Option<{ty}>` and \
         write `{}` in the body",
        computed(&name, value)
    );
    spanned(value, &message)
}

/// `fn f((a, b): (i64, i64) = (0, 0))`
pub(crate) fn default_on_pattern(sig: &Signature, parameter: &PatType, value: &Expr) -> Error {
    let (function, pattern, ty, value) =
        (&sig.ident, written(&parameter.pat), written(&parameter.ty), written(value));
    let message = format!(
        "a parameter with a default needs a name, for calls of `{function}` by keyword: write \
         `value: {ty} = {value}` and `let {pattern} = value;` in the body"
    );
    spanned(&parameter.pat, &message)
}

/// `fn f(items: &mut Vec<i64> = &mut Vec::new())`
pub(crate) fn default_mutable(sig: &Signature, name: &Ident, ty: &Type, value: &Expr) -> Error {
    let (function, ty) = (&sig.ident, written(ty));
    let message = format!(
        "the default of `{name}` in `{function}` is a `&mut`, but defaults are made anew at every call: what \
         is changed in it is lost; use `{name}: Option<{ty}> = None`, or keep the value in the factory's \
         state"
    );
    spanned(value, &message)
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
        "the default of `{name}` names `{named}`, a parameter of `{function}`, but defaults are made anew at \
         every call, before the parameters; use `{name}: Option<{ty}> = None` and write `{}` in the body",
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
    spanned(value, &message)
}

/// `fn f(#[cfg(windows)] a: i64, b: i64 = 0)`
pub(crate) fn cfg_on_parameter(sig: &Signature, cfg: &Attribute) -> Error {
    let function = &sig.ident;
    let message = format!(
        "`{function}` has defaults, so its parameters are the same on every platform: write two functions, \
         each with its `#[cfg]`, or leave the defaults out"
    );
    spanned(cfg, &message)
}

/// `f!(a, b c)`
pub(crate) fn comma_expected(token: &TokenTree) -> Error {
    Error::new(token.span(), "expected `,` between the arguments")
}

/// `make_counter!(step: 5)`
pub(crate) fn colon(keyword: &Ident, value: &Expr) -> Error {
    let value = written(value);
    Error::new(keyword.span(), format!("a keyword has `=` behind it: write `{keyword} = {value}`"))
}

/// The factory that is called.
pub(crate) struct Callee<'a> {
    pub(crate) name: &'a Ident,
    /// The parameters without a default.
    pub(crate) required: Vec<&'a Ident>,
    /// The parameters with a default.
    pub(crate) optional: Vec<&'a Ident>,
}

impl Callee<'_> {
    /// `make_counter!(stepp = 5)`, where the parameters in `free` have no argument yet.
    pub(crate) fn unknown_keyword(&self, keyword: &Ident, free: &[String]) -> Error {
        let name = self.name;
        let hint = match nearest(&keyword.to_string(), free) {
            Some(near) => format!("did you mean `{near}`? "),
            None => String::new(),
        };
        let message = format!("`{name}` has no parameter `{keyword}`; {hint}{}", self.summary());
        Error::new(keyword.span(), message)
    }

    /// `make_counter!(10, start = 10)` and `make_counter!(step = 1, step = 2)`
    pub(crate) fn given_twice(
        &self,
        parameter: &Ident,
        first: &Expr,
        keyword: Option<&Ident>,
        second: &Expr,
    ) -> Error {
        let (name, first, value) = (self.name, written(first), written(second));
        let message = format!(
            "`{name}` is given `{parameter}` twice, `{first}` and `{value}`: keep one; {}",
            self.summary()
        );
        match keyword {
            Some(keyword) => Error::new(keyword.span(), message),
            None => spanned(second, &message),
        }
    }

    /// `make_counter!(1, 2, 3)`
    pub(crate) fn too_many(&self, argument: &Expr) -> Error {
        let (name, count) = (self.name, self.required.len() + self.optional.len());
        let arguments = if count == 1 { "argument" } else { "arguments" };
        let message =
            format!("`{name}` takes at most {count} {arguments}: remove this one; {}", self.summary());
        spanned(argument, &message)
    }

    /// `make_counter!(start = 1, 2)`, where the parameter `free` has no argument.
    pub(crate) fn positional_after_keyword(
        &self,
        argument: &Expr,
        keyword: &Ident,
        free: Option<&Ident>,
    ) -> Error {
        let value = written(argument);
        let by_name = match free {
            Some(free) => format!("write `{free} = {value}`, or "),
            None => String::new(),
        };
        let message = format!(
            "`{value}` has no name but follows `{keyword} = ..`: {by_name}move it before `{keyword}`; {}",
            self.summary()
        );
        spanned(argument, &message)
    }

    /// `greet!()`
    pub(crate) fn missing(&self, missing: &[&Ident]) -> Error {
        let (name, names) = (self.name, joined(missing, "`", "`"));
        let have = if missing.len() == 1 { "has" } else { "have" };
        let added = joined(missing, "", " = ..");
        let message =
            format!("`{name}` needs {names}, which {have} no default: add `{added}`; {}", self.summary());
        Error::new(Span::call_site(), message)
    }

    /// "`make_counter` takes `start`, `step`"
    fn summary(&self) -> String {
        let name = self.name;
        let (required, optional) = (joined(&self.required, "`", "`"), joined(&self.optional, "`", "`"));
        match (self.required.len(), self.optional.len()) {
            (0, 0) => format!("`{name}` takes no arguments"),
            (_, 0) => format!("`{name}` takes {required}"),
            (0, 1) => format!("`{name}` takes {optional}, which has a default"),
            (0, _) => format!("`{name}` takes {optional}, each with a default"),
            _ => format!("`{name}` takes {required}, and with a default {optional}"),
        }
    }
}

/// The names with commas between them, each with something before and behind it.
fn joined(names: &[&Ident], before: &str, behind: &str) -> String {
    let mut all = Vec::new();
    for name in names {
        all.push(format!("{before}{name}{behind}"));
    }
    listed(&all)
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
