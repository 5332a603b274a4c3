//! Closures made of a named type that is one function: what others ask for is `impl Fn(..)`, or a box of it.

use proc_macro2::{Ident, Span, TokenStream};
use syn::{FnArg, Lifetime, Type};

use super::lifted::awaited;
use super::linking::{self, Source};
use super::render::Renderer;
use super::tokens::{numbered, push_separated, word_if};
use crate::capture::{kind, signature_bound};
use crate::resolve::{FnId, Method};
use crate::syntax::{items, tokens};

/// A closure that calls the method.
struct Closure {
    /// Its trait: `FnMut(i64) -> i64`.
    bound: TokenStream,
    /// Names for its parameters.
    names: TokenStream,
    /// `.await`, if it is `async`.
    wait: TokenStream,
}

impl Renderer<'_> {
    /// `into_fn` and `as_fn`, or `as_fn_mut`: the closure that others ask for.
    pub(super) fn closures(&self, method: &Method) -> TokenStream {
        let Some(Closure { bound, names, wait }) = self.closure_of(method) else { return TokenStream::new() };
        let asyncness = word_if(!wait.is_empty(), "async", Span::call_site());
        let changes = self.plan.changes_state(method.function);
        let mutability = word_if(changes, "mut", Span::call_site());
        let by_reference = if changes { "as_fn_mut" } else { "as_fn" };
        let by_reference = Ident::new(by_reference, Span::mixed_site());
        let call = &method.name;
        let closure = tokens!(#asyncness move |#names| self.#call(#names) #wait);
        tokens! {
            /// The function as a closure.
            #[must_use]
            pub fn into_fn(#mutability self) -> impl #bound { #closure }
            /// The function as a closure, for as long as this is borrowed.
            #[must_use]
            pub fn #by_reference(& #mutability self) -> impl #bound + '_ { #closure }
        }
    }

    /// `impl From<Counter> for Box<dyn FnMut() -> i64>`
    pub(super) fn boxed(&self, method: &Method, ident: &TokenStream) -> TokenStream {
        let Some(Closure { bound, wait, .. }) = self.closure_of(method) else { return TokenStream::new() };
        if !wait.is_empty() {
            return TokenStream::new();
        }
        let options = &self.plan.resolved.factory.options;
        let private = options.home.private(Span::call_site());
        let cfgs = self.cfgs_at(self.place(method));
        let send = if options.sync { tokens!(+ ::core::marker::Send) } else { TokenStream::new() };
        tokens! {
            #cfgs
            #[allow(non_local_definitions, clippy::items_after_statements, clippy::items_after_test_module)]
            impl ::core::convert::From<#ident> for #private::Box<dyn #bound #send> {
                fn from(value: #ident) -> Self {
                    #private::Box::new(value.into_fn())
                }
            }
        }
    }

    /// `None` where no closure has such a signature.
    fn closure_of(&self, method: &Method) -> Option<Closure> {
        let sig = self.signature(method.function);
        let mut names = TokenStream::new();
        for (position, input) in items(&sig.inputs).enumerate() {
            if !matches!(input, FnArg::Typed(input) if !matches!(*input.ty, Type::ImplTrait(_))) {
                return None;
            }
            push_separated(&mut names, &numbered("__a", position, Span::mixed_site()));
        }
        let own = Lifetime::new("'__o", Span::mixed_site());
        if linking::link_output(&mut sig.clone(), &own) == Source::Captures {
            return None;
        }
        let kind = kind(self.plan, method.function);
        let outer = &self.signature(FnId::ROOT).generics;
        let bound = signature_bound(sig, &tokens!(::core::ops::#kind), outer)?;
        Some(Closure { bound, names, wait: awaited(sig, Span::call_site()) })
    }
}
