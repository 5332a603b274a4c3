//! What stands for a factory with errors: the errors, in a function of the same signature, so that nobody sees
//! a cascade of "cannot find".

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{FnArg, ItemFn, ReturnType, Type};

use super::with_modifiers;
use crate::resolve::outer_attributes;
use crate::syntax::Factory;

/// Input:  a factory with errors
/// Output: `#[allow(..)] fn name(..) -> .. { compile_error!(..) }`
///
/// Where the factory does not say what it returns, that is `product`, if it is known.
pub(crate) fn broken_factory(
    factory: &Factory,
    error: &syn::Error,
    product: Option<TokenStream>,
) -> TokenStream {
    let Factory { attrs, vis, modifiers, sig, .. } = factory;
    let mut sig = sig.clone();
    match (&mut sig.output, product) {
        (ReturnType::Type(_, ty), product) if matches!(**ty, Type::Infer(_)) => {
            **ty = Type::Verbatim(product.unwrap_or_else(|| quote!(impl ::core::marker::Sized)));
        }
        (output @ ReturnType::Default, Some(product)) => *output = syn::parse_quote!(-> #product),
        _ => {}
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
        return without_body(item, &errors);
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

/// The item with the errors for its body: what is in there means nothing to rustc, and it would say so at length.
fn without_body(item: &TokenStream, errors: &TokenStream) -> TokenStream {
    let mut tokens: Vec<TokenTree> = item.clone().into_iter().collect();
    match tokens.pop() {
        Some(TokenTree::Group(body)) if body.delimiter() == Delimiter::Brace => {
            let head: TokenStream = tokens.into_iter().collect();
            quote!(#[allow(unused, clippy::all)] #head { #errors })
        }
        _ => quote!(#item #errors),
    }
}
