//! Decorated functions: `f = a(b(args)(f))`, once, at the first call.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, FnArg, ItemFn, Pat, ReturnType, Signature};

use super::spans::generated;
use super::tokens::{all_attributes, angled, binder, numbered, one_or_tuple, push_separated};
use crate::resolve::outer_attributes;
use crate::syntax::{Decorated, operand, tokens, tokens_spanned};

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
    let span = generated(sig.ident.span());
    let inner = Ident::new(&format!("__nonlocal_{}", sig.ident.unraw()), span);
    let undecorated = undecorated(function, &inner, span);
    let statics = statics(sig, &home.private(span), span);
    let last = generated(decorators[0].span());
    let function = apply(decorators, &inner.to_token_stream());
    let checked = tokens_spanned!(last=> __checked(#function));
    let (outer, values) = outer_signature(sig);
    let name = sig.ident.unraw().to_string();
    let value = one_or_tuple(&values);
    let body = tokens_spanned!(span=> #undecorated #statics __DECORATED.get(#name, || #checked)(#value));
    let body = tokens_spanned!(block.brace_token.span.join()=> { #body });
    let attrs = all_attributes(&outer_attributes(attrs));
    tokens!(#attrs #vis #outer #body)
}

/// The function as it is written, by another name, and with one parameter for all of them: decorators call it
/// so.
fn undecorated(function: &ItemFn, name: &Ident, span: Span) -> TokenStream {
    let ItemFn { sig, block, .. } = function;
    let Signature { abi, generics, output, .. } = sig;
    let mut params = TokenStream::new();
    for param in &generics.params {
        push_separated(&mut params, param);
    }
    let params = angled(&params);
    let clause = &generics.where_clause;
    let mut patterns = Vec::new();
    for input in &sig.inputs {
        if let FnArg::Typed(input) = input {
            patterns.push(input.pat.to_token_stream());
        }
    }
    let pattern = one_or_tuple(&patterns);
    let argument = argument(sig);
    tokens_spanned!(span=> #abi fn #name #params(#pattern: #argument) #output #clause #block)
}

/// What holds the decorated function, and what checks that the decorators give one of the same type.
fn statics(sig: &Signature, private: &TokenStream, span: Span) -> TokenStream {
    let bound = bound(sig);
    let bounds = tokens_spanned!(span=> #bound + ::core::marker::Send + ::core::marker::Sync);
    let allow = tokens_spanned!(span=> #[allow(clippy::items_after_statements, clippy::type_complexity)]);
    tokens_spanned! {span=>
        #allow
        static __DECORATED: #private::Decorated<dyn #bounds,> = #private::Decorated::new();
        #allow
        fn __checked<__F>(function: __F,) -> #private::Box<dyn #bounds>
        where
            __F: #bounds + 'static,
        {
            #private::Box::new(function)
        }
    }
}

/// Input:  `fn first<'a>(a: &'a str, n: usize) -> &'a str`
/// Output: `for<'a> ::core::ops::Fn((&'a str, usize)) -> &'a str`
fn bound(sig: &Signature) -> TokenStream {
    let mut lifetimes = TokenStream::new();
    for param in sig.generics.lifetimes() {
        push_separated(&mut lifetimes, &param.lifetime);
    }
    let output = match &sig.output {
        ReturnType::Default => tokens!(()),
        ReturnType::Type(_, ty) => operand(ty).into_token_stream(),
    };
    let binder = binder(&lifetimes);
    let argument = argument(sig);
    tokens!(#binder ::core::ops::Fn(#argument) -> #output)
}

/// The type of the one argument that stands for all.
fn argument(sig: &Signature) -> TokenStream {
    let mut types = Vec::new();
    for input in &sig.inputs {
        if let FnArg::Typed(input) = input {
            types.push(input.ty.to_token_stream());
        }
    }
    one_or_tuple(&types)
}

/// Input:  `[a, b(args)]` and `f`
/// Output: `{ let __d1 = b(args); a(__d1(f)) }`
///
/// What makes decorators is evaluated in order, and before they are applied.
fn apply(decorators: &[Expr], function: &TokenStream) -> TokenStream {
    let mut made = TokenStream::new();
    let mut names = Vec::new();
    for decorator in decorators {
        let span = generated(decorator.span());
        if matches!(decorator, Expr::Path(_)) {
            names.push(decorator.to_token_stream());
        } else if matches!(decorator, Expr::Closure(_)) {
            names.push(tokens_spanned!(span=> (#decorator)));
        } else {
            let name = numbered("__d", names.len(), span);
            tokens_spanned!(span=> let #name = #decorator;).to_tokens(&mut made);
            names.push(name.to_token_stream());
        }
    }
    let mut applied = function.clone();
    for position in (0..names.len()).rev() {
        let name = &names[position];
        let span = decorators[position].span();
        applied = tokens_spanned!(span=> #name(#applied));
    }
    if made.is_empty() { applied } else { tokens!({ #made #applied }) }
}

/// The signature of the function outside, and the names of its parameters; their patterns are those of the
/// function inside.
fn outer_signature(sig: &Signature) -> (Signature, Vec<TokenStream>) {
    let mut sig = sig.clone();
    let mut names = Vec::new();
    for position in 0..sig.inputs.len() {
        let FnArg::Typed(input) = &mut sig.inputs[position] else { continue };
        let name = match &*input.pat {
            Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none() => pat.ident.clone(),
            pat => numbered("__a", position, generated(pat.span())),
        };
        let name = name.into_token_stream();
        *input.pat = Pat::Verbatim(name.clone());
        names.push(name);
    }
    (sig, names)
}
