//! The type that has what else belongs to a decorated function: the function without its decorators, and what
//! they keep.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Attribute, ItemFn, Meta, MetaList};

use super::tokens::all_attributes;
use crate::resolve::{attributes_of_body, is_factory, outer_attributes};
use crate::syntax::{attributes_mut, is_default, take_attributes, tokens_of, tokens_spanned};

/// Input:  `pub fn fib(n: u64) -> u64 { .. }` and `Fib`
/// Output: `pub enum Fib {} impl Fib { pub fn undecorated(n: u64) -> u64 { .. } }`
///
/// Its methods have the visibility of the function. With `memoized` there are also `cache_clear` and
/// `cache_len`.
pub(super) fn belongings(
    function: &mut ItemFn,
    named: &Ident,
    memoized: bool,
    private: &TokenStream,
    span: Span,
) -> TokenStream {
    let name = function.sig.ident.to_string();
    let (mut conditions, mut attrs) = (TokenStream::new(), attributes_of_body(&mut function.attrs));
    function.attrs.extend(allowing_what_is_expected(&attrs));
    for attr in &function.attrs {
        if attr.path().is_ident("cfg") {
            attr.to_tokens(&mut conditions);
        } else if attr.path().is_ident("must_use") || is_factory(attr) {
            attrs.push(attr.clone());
        }
    }
    let attrs = all_attributes(&outer_attributes(&attrs));
    let ItemFn { vis, sig, block, .. } = &*function;
    let mut sig = sig.clone();
    sig.ident = Ident::new("undecorated", sig.ident.span());
    for position in 0..sig.inputs.len() {
        take_attributes(attributes_mut(&mut sig.inputs[position]), is_default);
    }
    let cache = if memoized { cache(vis, private, span) } else { TokenStream::new() };
    let about = format!("What belongs to the decorated function `{name}`.");
    tokens_spanned! {span=>
        #conditions
        #[doc = #about]
        #[allow(dead_code, non_camel_case_types)]
        #vis enum #named {}
        #conditions
        #[allow(dead_code)]
        impl #named {
            #cache
            #[doc = "The function without its decorators."]
            #attrs
            #vis #sig #block
        }
    }
}

/// What is expected of the function may be about its signature, and that is there twice.
///
/// Input:  `#[expect(clippy::too_many_arguments)]`
/// Output: `#[allow(clippy::too_many_arguments)]`
fn allowing_what_is_expected(attrs: &[Attribute]) -> Vec<Attribute> {
    let mut allowing = Vec::new();
    for attr in attrs {
        if let (true, Meta::List(list)) = (attr.path().is_ident("expect"), &attr.meta) {
            let path = Ident::new("allow", attr.path().span()).into();
            let meta = Meta::List(MetaList { path, ..list.clone() });
            allowing.push(Attribute { meta, ..attr.clone() });
        }
    }
    allowing
}

fn cache(vis: &syn::Visibility, private: &TokenStream, span: Span) -> TokenStream {
    let vis = tokens_of(vis);
    tokens_spanned! {span=>
        fn __cache() -> &'static #private::Cache {
            static CACHE: #private::Cache = #private::Cache::new();
            &CACHE
        }
        #[doc = "Forgets the results that `memoize` keeps."]
        #vis fn cache_clear() {
            Self::__cache().clear();
        }
        #[doc = "How many results `memoize` keeps."]
        #vis fn cache_len() -> usize {
            Self::__cache().len()
        }
    }
}
