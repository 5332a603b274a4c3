//! What stands beside a factory: the macro that calls it by keywords, and its defaults.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Attribute, FnArg, Ident, Visibility};

use super::default_fn::default_fn;
use super::macro_name::macro_name;
use crate::diagnostic::written;
use crate::syntax::{Factory, parameter_name};

/// The items beside a factory that can be called by keywords; nothing for another.
///
/// ```text
/// Input:  pub fn make_counter(start: i64 = 0, step: i64 = 1) -> ..
/// Output: pub mod make_counter { pub enum Defaults {} pub use ::nonlocal::__private_0_1_0::call as __nonlocal_make_counter_0123456789abcdef; }
///         impl make_counter::Defaults {
///             pub fn start() -> i64 { 0 }
///             pub fn step() -> i64 { 1 }
///         }
///         #[macro_export]
///         macro_rules! __nonlocal_make_counter_0123456789abcdef {
///             ($($args:tt)*) => {
///                 make_counter::__nonlocal_make_counter_0123456789abcdef!(make_counter [start = default, step = default] ($($args)*))
///             };
///         }
///         pub use __nonlocal_make_counter_0123456789abcdef as make_counter;
/// ```
///
/// An import by name brings three namespaces: the function, this module, and the macro. The module is how a call in
/// another crate reaches the defaults, and the procedural macro: that crate need not depend on `nonlocal`. In the module the
/// procedural macro has the same name as the exported one, so that no other function of the name can be meant. The
/// defaults are functions of an `impl` in the factory's own scope, so that they see what the factory sees.
pub(crate) fn call_macro(factory: &Factory) -> TokenStream {
    if !factory.has_call_macro() {
        return TokenStream::new();
    }
    let cfgs = factory.attrs.iter().filter(|attribute| attribute.path().is_ident("cfg")).collect::<Vec<_>>();
    let module = module(factory, &cfgs);
    let functions = functions(factory, &cfgs);
    let call = forwarding(factory, &cfgs);
    quote!(#module #functions #call)
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
    let documented = factory.attrs.iter().any(|attr| attr.path().is_ident("doc"));
    let parameters = (0..factory.sig.inputs.len()).map(|position| match &factory.sig.inputs[position] {
        FnArg::Typed(input) => {
            let default = factory.defaults.iter().find(|default| default.position == position);
            let default =
                default.map_or_else(String::new, |default| format!(" = {}", written(&default.value)));
            let name = parameter_name(&factory.sig.inputs[position])
                .map_or_else(|| String::from("_"), Ident::to_string);
            format!("{name}: {}{default}", written(&*input.ty))
        }
        FnArg::Receiver(_) => String::from("self"),
    });
    let parameters = parameters.collect::<Vec<_>>().join(", ");
    let call = format!(" {}!({parameters})", factory.sig.ident);
    let lines = ["", " # Call", "", " ```text", &call, " ```"];
    for line in &lines[usize::from(!documented)..] {
        factory.attrs.push(syn::parse_quote!(#[doc = #line]));
    }
    if !documented {
        // What these lints ask of documentation is asked of somebody's own.
        factory.attrs.push(syn::parse_quote! {
            #[allow(clippy::missing_errors_doc, clippy::missing_panics_doc, clippy::missing_safety_doc)]
        });
    }
}

fn module(factory: &Factory, cfgs: &[&Attribute]) -> TokenStream {
    let (vis, name, allow) = (&factory.vis, generated(&factory.sig.ident), allow_module());
    let (private, call) = (factory.options.home.private(Span::call_site()), macro_name(factory));
    let defaults = (!factory.defaults.is_empty()).then(|| {
        quote!(
            pub enum Defaults {}
        )
    });
    quote! {
        #(#cfgs)* #[doc(hidden)] #allow
        #vis mod #name {
            #defaults
            pub use #private::call as #call;
        }
    }
}

fn functions(factory: &Factory, cfgs: &[&Attribute]) -> TokenStream {
    if factory.defaults.is_empty() {
        return TokenStream::new();
    }
    let (name, allow) = (generated(&factory.sig.ident), allow_functions());
    let functions = factory.defaults.iter().map(|default| {
        let name = parameter(factory, default.position);
        default_fn(&factory.sig, default, &name)
    });
    quote! {
        #(#cfgs)* #[doc(hidden)] #allow
        impl #name::Defaults { #(#functions)* }
    }
}

fn forwarding(factory: &Factory, cfgs: &[&Attribute]) -> TokenStream {
    let (vis, name) = (&factory.vis, generated(&factory.sig.ident));
    let (allow_macro, allow_import) = (allow_macro(), allow_import());
    let call_macro = macro_name(factory);
    let parameters = (0..factory.sig.inputs.len()).map(|position| {
        let name = parameter(factory, position);
        if has_default(factory, position) { quote!(#name = default) } else { quote!(#name) }
    });
    // Only an exported macro can be as public as a public function.
    let export = matches!(vis, Visibility::Public(_)).then(|| quote!(#[macro_export]));
    let call = quote!(#name::#call_macro!(#name [#(#parameters),*] ($($args)*)));
    quote! {
        #(#cfgs)* #export #[doc(hidden)] #allow_macro
        macro_rules! #call_macro { ($($args:tt)*) => { #call }; }
        #(#cfgs)* #[doc(hidden)] #allow_import
        #vis use #call_macro as #name;
    }
}

/// The name by which the call macro knows a parameter; `_` for a pattern, which can only be given by position.
fn parameter(factory: &Factory, position: usize) -> Ident {
    match parameter_name(&factory.sig.inputs[position]) {
        Some(name) => name.clone(),
        // A default on a pattern is an error; its function needs a name all the same.
        None if has_default(factory, position) => format_ident!("__{position}"),
        None => Ident::new("_", Span::call_site()),
    }
}

fn has_default(factory: &Factory, position: usize) -> bool {
    factory.defaults.iter().any(|default| default.position == position)
}

/// The user's name where lints do not look: what they have to say about it, they say once, about the function.
fn generated(name: &Ident) -> Ident {
    let mut name = name.clone();
    name.set_span(Span::mixed_site().located_at(name.span()));
    name
}

/// Silences what a user's lints would say about items that the user did not write: those named, and those about
/// where items stand, for these stand where the factory stands.
fn allow(lints: &TokenStream) -> TokenStream {
    quote!(#[allow(#lints, clippy::items_after_statements, clippy::items_after_test_module)])
}

fn allow_module() -> TokenStream {
    allow(&quote! {
        // A factory may be called as a function only.
        dead_code, unused_imports,
        // The name is that of the function, and said once is enough.
        non_snake_case, clippy::module_inception, clippy::module_name_repetitions,
        // The contents are `pub`; the module is as public as the factory.
        unreachable_pub, unnameable_types,
        // `Defaults` has no variants, and never will.
        clippy::exhaustive_enums,
        // There is nobody to read documentation.
        missing_docs
    })
}

fn allow_functions() -> TokenStream {
    allow(&quote! {
        // A factory may be called with all arguments only.
        dead_code,
        // The names are those of the parameters, and said once is enough; so are the types.
        non_snake_case, private_interfaces, private_bounds, elided_lifetimes_in_paths,
        // They are `pub`; the module is as public as the factory.
        unreachable_pub,
        // A public factory in a function's body.
        non_local_definitions,
        // A default may be any value of its type.
        clippy::unnecessary_wraps, clippy::unused_unit, clippy::type_complexity,
        // There is nobody to read documentation, or a `const` or `#[must_use]`, of these.
        missing_docs, clippy::missing_const_for_fn, clippy::must_use_candidate,
        clippy::missing_errors_doc, clippy::missing_panics_doc
    })
}

fn allow_macro() -> TokenStream {
    // A factory may be called as a function only, and a public one may stand in a function's body.
    allow(&quote!(unused_macros, non_local_definitions))
}

fn allow_import() -> TokenStream {
    // A factory may be called as a function only, and bears the name it has anyway.
    allow(&quote!(unused_imports, unreachable_pub, clippy::module_name_repetitions))
}
