//! What stands for a factory with errors: the errors, in a function of the same signature, so that nobody sees
//! a cascade of "cannot find".

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{FnArg, ItemFn, ReturnType, Type};

use super::with_modifiers;
use crate::resolve::outer_attributes;
use crate::syntax::Factory;

/// Input:  a factory with errors
/// Output: `#[allow(..)] fn name(..) -> .. { compile_error!(..) }`
pub(crate) fn broken_factory(factory: &Factory, error: &syn::Error) -> TokenStream {
    let Factory { attrs, vis, modifiers, sig, .. } = factory;
    let mut sig = sig.clone();
    if let ReturnType::Type(_, ty) = &mut sig.output
        && matches!(**ty, Type::Infer(_))
    {
        **ty = Type::Verbatim(quote!(impl ::core::marker::Sized));
    }
    let errors = error.to_compile_error();
    let function = with_modifiers(
        &outer_attributes(attrs),
        vis,
        modifiers,
        &sig.to_token_stream(),
        &quote!({ #errors }),
    );
    quote!(#[allow(unused, clippy::all)] #function)
}

/// The same for an item that could not be taken apart.
pub(crate) fn broken_item(item: &TokenStream, error: &syn::Error) -> TokenStream {
    let errors = error.to_compile_error();
    let Ok(mut function) = syn::parse2::<ItemFn>(item.clone()) else {
        return quote!(#item #errors);
    };
    for input in &mut function.sig.inputs {
        let attrs = match input {
            FnArg::Typed(input) => &mut input.attrs,
            FnArg::Receiver(input) => &mut input.attrs,
        };
        attrs.retain(|attr| !attr.path().is_ident("default"));
    }
    let ItemFn { attrs, vis, modifiers, sig, .. } = function;
    let function = with_modifiers(
        &outer_attributes(&attrs),
        &vis,
        &modifiers,
        &sig.to_token_stream(),
        &quote!({ #errors }),
    );
    quote!(#[allow(unused, clippy::all)] #function)
}
