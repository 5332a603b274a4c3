//! Decorated functions: `f = a(b(args)(f))`, once, at the first call.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, FnArg, GenericParam, ItemFn, Pat, ReturnType, Type};

use super::closure::generated;
use crate::resolve::outer_attributes;
use crate::syntax::{Decorated, operand};

/// Input:  `#[decorate(memoize)] fn fib(n: u64) -> u64 { .. }`
/// Output: `fn fib(n: u64) -> u64 { fn __nonlocal_fib(n: u64) -> u64 { .. } static .. = ..; (..)(n) }`
///
/// The name inside the body is the decorated one.
pub(crate) fn decorated(decorated: &Decorated) -> TokenStream {
    let Decorated { function, decorators, home } = decorated;
    let ItemFn { attrs, vis, sig, block, .. } = function;
    if decorators.is_empty() {
        return function.to_token_stream();
    }
    let attrs = outer_attributes(attrs);
    let at = sig.ident.span();
    let span = generated(at);
    let inner = format_ident!("__nonlocal_{}", sig.ident.unraw(), span = span);
    let mut outer = sig.clone();
    let names = rename_patterns(&mut outer);
    let parts = sig.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(input) => Some((&*input.pat, &*input.ty)),
        FnArg::Receiver(_) => None,
    });
    let (patterns, types): (Vec<&Pat>, Vec<&Type>) = parts.unzip();
    let (argument, pattern) = (one(&types), one(&patterns));
    let output = match &sig.output {
        ReturnType::Default => quote!(()),
        ReturnType::Type(_, ty) => operand(ty).into_token_stream(),
    };
    let lifetimes = sig.generics.params.iter().filter_map(|param| match param {
        GenericParam::Lifetime(param) => Some(&param.lifetime),
        _ => None,
    });
    let lifetimes: Vec<_> = lifetimes.collect();
    let binder = (!lifetimes.is_empty()).then(|| quote!(for<#(#lifetimes),*>));
    let bound = quote!(#binder ::core::ops::Fn(#argument) -> #output);
    let function = apply(decorators, &inner.to_token_stream());
    let (generics, clause, returns) = (&sig.generics, &sig.generics.where_clause, &sig.output);
    let (params, abi) = (generics.params.iter(), &sig.abi);
    let params: Vec<_> = params.collect();
    let params = (!params.is_empty()).then(|| quote!(<#(#params),*>));
    let (name, value) = (sig.ident.unraw().to_string(), one(&names));
    let last = generated(decorators[0].span());
    let checked = quote_spanned!(last=> __checked(#function));
    let private = home.private(span);
    let brace = block.brace_token.span.join();
    let body = quote_spanned! {span=>
        #abi fn #inner #params(#pattern: #argument) #returns #clause #block
        #[allow(clippy::items_after_statements, clippy::type_complexity)]
        static __DECORATED: #private::Decorated<
            dyn #bound + ::core::marker::Send + ::core::marker::Sync,
        > = #private::Decorated::new();
        #[allow(clippy::items_after_statements, clippy::type_complexity)]
        fn __checked<__F>(
            function: __F,
        ) -> #private::Box<dyn #bound + ::core::marker::Send + ::core::marker::Sync>
        where
            __F: #bound + ::core::marker::Send + ::core::marker::Sync + 'static,
        {
            #private::Box::new(function)
        }
        __DECORATED.get(#name, || #checked)(#value)
    };
    let body = quote_spanned!(brace=> { #body });
    quote!(#(#attrs)* #vis #outer #body)
}

/// One thing as it is, several as a tuple.
fn one<T: ToTokens>(all: &[T]) -> TokenStream {
    match all {
        [one] => one.to_token_stream(),
        all => quote!((#(#all),*)),
    }
}

/// Input:  `[a, b(args)]` and `f`
/// Output: `{ let __d1 = b(args); a(__d1(f)) }`: what makes decorators is evaluated in order, and before they are applied
fn apply(decorators: &[Expr], function: &TokenStream) -> TokenStream {
    let mut made = TokenStream::new();
    let mut names = Vec::new();
    for (position, decorator) in decorators.iter().enumerate() {
        let span = generated(decorator.span());
        if matches!(decorator, Expr::Path(_)) {
            names.push(decorator.to_token_stream());
        } else if matches!(decorator, Expr::Closure(_)) {
            names.push(quote_spanned!(span=> (#decorator)));
        } else {
            let name = Ident::new(&format!("__d{position}"), span);
            made.extend(quote_spanned!(span=> let #name = #decorator;));
            names.push(name.to_token_stream());
        }
    }
    let applied = names.iter().zip(decorators).rev().fold(function.clone(), |function, (name, decorator)| {
        let span = decorator.span();
        quote_spanned!(span=> #name(#function))
    });
    if made.is_empty() { applied } else { quote!({ #made #applied }) }
}

/// Names for the parameters of the function outside; the patterns are those of the one inside.
fn rename_patterns(sig: &mut syn::Signature) -> Vec<Ident> {
    let mut names = Vec::new();
    for (position, input) in sig.inputs.iter_mut().enumerate() {
        let FnArg::Typed(input) = input else { continue };
        let name = match &*input.pat {
            Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none() => pat.ident.clone(),
            pat => Ident::new(&format!("__a{position}"), Span::mixed_site().located_at(pat.span())),
        };
        *input.pat = Pat::Verbatim(name.to_token_stream());
        names.push(name);
    }
    names
}
