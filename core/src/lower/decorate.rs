//! Decorated functions: `f = a(b(args)(f))`, once, at the first call.

use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{ItemFn, Signature};

use super::belongings::belongings;
use super::tokens::{all_attributes, one_or_tuple};
use crate::resolve::outer_attributes;
use crate::syntax::{
    Decorated, apply, argument, bound, control_cache, generated, outer_signature, owned_values, owning,
    passing_on, result, tokens, tokens_of, tokens_spanned, undecorated,
};

/// Input:  `#[decorate(memoize)] fn fib(n: u64) -> u64 { .. }`
/// Output: `fn fib(n: u64) -> u64 { fn __nonlocal_fib(n: u64) -> u64 { .. } static .. = ..; (..)(n) }`
///
/// The name inside the body is the decorated one.
pub(crate) fn decorated(decorated: &Decorated) -> TokenStream {
    if decorated.decorators.is_empty() {
        return tokens_of(&decorated.function);
    }
    let Some(named) = &decorated.named else { return calling(decorated) };
    let span = generated(decorated.function.sig.ident.span());
    let Decorated { function, decorators, home, .. } = decorated;
    let (mut function, mut decorators) = (function.clone(), decorators.clone());
    let memoized = control_cache(&mut decorators, &tokens_spanned!(span=> #named::__cache()));
    let belongings = belongings(&mut function, named, memoized, &home.private(span), span);
    let function = passing_on(&function, &tokens_spanned!(span=> #named::undecorated), span);
    let calling = calling(&Decorated { function, decorators, home: home.clone(), named: None, ..*decorated });
    tokens!(#belongings #calling)
}

/// The function that calls the decorated one, which is made in it.
fn calling(decorated: &Decorated) -> TokenStream {
    let Decorated { function, decorators, home, owns, .. } = decorated;
    let ItemFn { attrs, vis, sig, block, .. } = function;
    let span = generated(sig.ident.span());
    let inner = Ident::new(&format!("__nonlocal_{}", sig.ident.unraw()), span);
    let private = home.private(span);
    let own = if *owns { &owning(function, &private) } else { function };
    let undecorated = undecorated(own, &inner, span);
    let last = generated(decorators[0].span());
    // What rustc has against the function as an argument is about the decorator that gets it.
    let mut argument = inner.clone();
    argument.set_span(inner.span().located_at(decorators[decorators.len() - 1].span()));
    let function = apply(decorators, &tokens_of(&argument));
    let (outer, mut values) = outer_signature(sig);
    if *owns {
        values = owned_values(sig, &values, &private);
    }
    let name = sig.ident.unraw().to_string();
    let value = one_or_tuple(&values);
    let body = if sig.asyncness.is_some() {
        let future = future(sig, &home.private(last), &name, &function, last);
        tokens_spanned!(span=> #undecorated #future(#value).await)
    } else {
        let statics = statics(&own.sig, &private, span);
        let checked = tokens_spanned!(last=> __checked(#function));
        tokens_spanned!(span=> #undecorated #statics __DECORATED.get(#name, || #checked)(#value))
    };
    let body = tokens_spanned!(block.brace_token.span.join()=> { #body });
    let attrs = all_attributes(&outer_attributes(attrs));
    tokens!(#attrs #vis #outer #body)
}

/// What holds a decorated `async` function, and the function. Whether its futures can be sent to threads
/// rustc finds out.
fn future(
    sig: &Signature,
    private: &TokenStream,
    name: &str,
    function: &TokenStream,
    last: Span,
) -> TokenStream {
    let (argument, result) = (argument(sig), result(sig));
    tokens_spanned! {last=>
        #[allow(clippy::items_after_statements)]
        static __DECORATED: #private::Decorated<#private::AnyFunction> = #private::Decorated::new();
        (__DECORATED.of_type(#name, || {
            #private::FuturesToSend::<#argument, #result, _>::new(#function).boxed()
        }))
    }
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
