//! What stands beside a factory: the macro that calls it by keywords, and its defaults.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Attribute, FnArg, Ident, Visibility};

use super::lints::allow;
use super::macro_name::macro_name;
use super::tokens::{numbered, push_separated};
use crate::diagnostic::{Written, listed};
use crate::syntax::default_fn;
use crate::syntax::{Factory, default_at, editor, parameter_name, parse_with, tokens};

/// The items beside a factory that can be called by keywords; nothing for another.
///
/// ```text
/// Input:  pub fn make_counter(start: i64 = 0, step: i64 = 1) -> ..
/// Output: pub mod make_counter {
///             pub enum Defaults {}
///             pub use ::nonlocal::__private_0_1_0::call as __nonlocal_make_counter_0123456789abcdef;
///             pub use ::nonlocal::__private_0_1_0::Parameter;
///         }
///         impl make_counter::Defaults {
///             pub fn start() -> i64 { 0 }
///             pub fn step() -> i64 { 1 }
///         }
///         #[macro_export]
///         macro_rules! __nonlocal_make_counter_0123456789abcdef {
///             ($($args:tt)*) => {
///                 make_counter::__nonlocal_make_counter_0123456789abcdef!(
///                     make_counter [start = default, step = default] ($($args)*)
///                 )
///             };
///         }
///         pub use __nonlocal_make_counter_0123456789abcdef as make_counter;
/// ```
///
/// An import by name brings three namespaces: the function, this module, and the macro. The module is how a
/// call in another crate reaches the defaults, and the procedural macro: that crate need not depend on
/// `nonlocal`. In the module the procedural macro has the same name as the exported one, so that no other
/// function of the name can be meant. The defaults are functions of an `impl` in the factory's own scope, so
/// that they see what the factory sees.
pub(crate) fn call_macro(factory: &Factory) -> TokenStream {
    if !factory.has_call_macro() {
        return TokenStream::new();
    }
    let mut cfgs = TokenStream::new();
    for attribute in &factory.attrs {
        if attribute.path().is_ident("cfg") {
            attribute.to_tokens(&mut cfgs);
        }
    }
    let module = module(factory, &cfgs);
    let functions = functions(factory, &cfgs);
    let call = forwarding(factory, &cfgs);
    tokens!(#module #functions #call)
}

/// Adds to the function's documentation how it is called:
///
/// ```text
/// # Call
///
/// make_counter!(start: i64 = 0, step: i64 = 1)
/// ```
pub(crate) fn document_call(factory: &mut Factory) {
    if !factory.has_call_macro() {
        return;
    }
    let documented = is_documented(&factory.attrs);
    let call = documented_call(factory);
    let lines = ["", " # Call", "", " ```text", &call, " ```"];
    let mut added = TokenStream::new();
    for line in &lines[usize::from(!documented)..] {
        tokens!(#[doc = #line]).to_tokens(&mut added);
    }
    if !documented {
        allow(&LINTS_OF_DOCUMENTATION).to_tokens(&mut added);
    }
    factory.attrs.append(&mut attributes(added));
}

/// ` make_counter!(start: i64 = 0, step: i64 = 1)`
fn documented_call(factory: &Factory) -> String {
    let mut parameters = Vec::new();
    for position in 0..factory.sig.inputs.len() {
        parameters.push(documented_parameter(factory, position));
    }
    format!(" {}!({})", factory.sig.ident, listed(&parameters))
}

fn is_documented(attrs: &[Attribute]) -> bool {
    for attr in attrs {
        if attr.path().is_ident("doc") {
            return true;
        }
    }
    false
}

fn attributes(tokens: TokenStream) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    let read = parse_with(tokens, &mut |input| {
        attributes = input.call(Attribute::parse_outer)?;
        Ok(())
    });
    if read.is_ok() { attributes } else { Vec::new() }
}

/// `start: i64 = 0`
fn documented_parameter(factory: &Factory, position: usize) -> String {
    let input = &factory.sig.inputs[position];
    let FnArg::Typed(parameter) = input else { return String::from("self") };
    let name = match parameter_name(input) {
        Some(name) => name.to_string(),
        None => String::from("_"),
    };
    let ty = Written(&parameter.ty);
    match default_at(&factory.defaults, position) {
        Some(default) => format!("{name}: {ty} = {}", Written(&default.value)),
        None => format!("{name}: {ty}"),
    }
}

fn module(factory: &Factory, cfgs: &TokenStream) -> TokenStream {
    let vis = &factory.vis;
    let name = generated(&factory.sig.ident);
    let head = head(cfgs, MODULE);
    let private = factory.options.home.private(Span::call_site());
    let call = macro_name(factory);
    let defaults = if factory.defaults.is_empty() {
        TokenStream::new()
    } else {
        tokens!(
            pub enum Defaults {}
        )
    };
    tokens! {
        #head
        #vis mod #name {
            #defaults
            pub use #private::call as #call;
            pub use #private::Parameter;
        }
    }
}

fn functions(factory: &Factory, cfgs: &TokenStream) -> TokenStream {
    if factory.defaults.is_empty() {
        return TokenStream::new();
    }
    let name = generated(&factory.sig.ident);
    let head = head(cfgs, FUNCTIONS);
    let mut functions = TokenStream::new();
    for default in &factory.defaults {
        let name = parameter(factory, default.position);
        default_fn(&factory.sig, default, &name).to_tokens(&mut functions);
    }
    tokens! {
        #head
        impl #name::Defaults { #functions }
    }
}

fn forwarding(factory: &Factory, cfgs: &TokenStream) -> TokenStream {
    let vis = &factory.vis;
    let name = generated(&factory.sig.ident);
    let call_macro = macro_name(factory);
    let mut parameters = TokenStream::new();
    for position in 0..factory.sig.inputs.len() {
        push_separated(&mut parameters, &parameter(factory, position));
        if default_at(&factory.defaults, position).is_some() {
            tokens!(= default).to_tokens(&mut parameters);
        }
    }
    let mut attrs = cfgs.clone();
    if matches!(vis, Visibility::Public(_)) {
        // Only an exported macro can be as public as a public function.
        tokens!(#[macro_export]).to_tokens(&mut attrs);
    }
    if editor::asks() {
        let call = documented_call(factory);
        tokens!(#[doc = #call]).to_tokens(&mut attrs);
    }
    let macro_head = head(&attrs, MACRO);
    let import_head = head(cfgs, IMPORT);
    let sig = &factory.sig;
    let other = (sig.abi.is_some() || !matches!(sig.safety, syn::Safety::Default)).then(|| tokens!(extern));
    let call = tokens!(#name::#call_macro!(#other #name [#parameters] ($($args)*)));
    tokens! {
        #macro_head
        macro_rules! #call_macro { ($($args:tt)*) => { #call }; }
        #import_head
        #vis use #call_macro as #name;
    }
}

/// The attributes of an item that the user did not write.
fn head(attrs: &TokenStream, lints: &[&str]) -> TokenStream {
    let allow = allow(lints);
    tokens!(#attrs #[doc(hidden)] #allow)
}

/// The name by which the call macro knows a parameter; `_` for a pattern, which can only be given by
/// position.
fn parameter(factory: &Factory, position: usize) -> Ident {
    match parameter_name(&factory.sig.inputs[position]) {
        Some(name) => name.clone(),
        // A default on a pattern is an error; its function needs a name all the same.
        None if default_at(&factory.defaults, position).is_some() => {
            numbered("__", position, Span::call_site())
        }
        None => Ident::new("_", Span::call_site()),
    }
}

/// The user's name where lints do not look: what they have to say about it, they say once, about the
/// function.
fn generated(name: &Ident) -> Ident {
    let mut name = name.clone();
    name.set_span(crate::syntax::generated(name.span()));
    name
}

/// What these lints ask of documentation is asked of somebody's own.
const LINTS_OF_DOCUMENTATION: [&str; 3] =
    ["clippy::missing_errors_doc", "clippy::missing_panics_doc", "clippy::missing_safety_doc"];

// What a user's lints would say about items that the user did not write; the last two are in each list
// because the items stand where the factory stands.

const MODULE: &[&str] = &[
    // A factory may be called as a function only.
    "dead_code",
    "unused_imports",
    // The name is that of the function, and said once is enough.
    "non_snake_case",
    "clippy::module_inception",
    "clippy::module_name_repetitions",
    // The contents are `pub`; the module is as public as the factory.
    "unreachable_pub",
    "unnameable_types",
    // `Defaults` has no variants, and never will.
    "clippy::exhaustive_enums",
    // There is nobody to read documentation.
    "missing_docs",
    "clippy::items_after_statements",
    "clippy::items_after_test_module",
];

const FUNCTIONS: &[&str] = &[
    // A factory may be called with all arguments only.
    "dead_code",
    // The names are those of the parameters, and said once is enough; so are the types.
    "non_snake_case",
    "private_interfaces",
    "private_bounds",
    "elided_lifetimes_in_paths",
    // They are `pub`; the module is as public as the factory.
    "unreachable_pub",
    // A public factory in a function's body.
    "non_local_definitions",
    // A default may be any value of its type.
    "clippy::unnecessary_wraps",
    "clippy::unused_unit",
    "clippy::type_complexity",
    // There is nobody to read documentation, or a `const` or `#[must_use]`, of these.
    "missing_docs",
    "clippy::missing_const_for_fn",
    "clippy::must_use_candidate",
    "clippy::missing_errors_doc",
    "clippy::missing_panics_doc",
    "clippy::items_after_statements",
    "clippy::items_after_test_module",
];

const MACRO: &[&str] = &[
    // A factory may be called as a function only.
    "unused_macros",
    // A public factory in a function's body.
    "non_local_definitions",
    "clippy::items_after_statements",
    "clippy::items_after_test_module",
];

const IMPORT: &[&str] = &[
    // A factory may be called as a function only.
    "unused_imports",
    // It bears the name it has anyway.
    "unreachable_pub",
    "clippy::module_name_repetitions",
    "clippy::items_after_statements",
    "clippy::items_after_test_module",
];
