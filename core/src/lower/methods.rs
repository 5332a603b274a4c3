//! The methods of a named type. They stand inside the factory, where the functions are that they call.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{FnArg, Signature};

use super::closure::generated;
use super::linking::{self, Source};
use super::object::Field;
use super::render::Renderer;
use crate::capture::{Lowering, Opened, kind, signature_bound};
use crate::resolve::{Constant, FnId, Method, Object};

/// The attributes of a nested function that a method keeps.
const KEPT: [&str; 10] =
    ["doc", "must_use", "deprecated", "cold", "cfg", "allow", "expect", "warn", "deny", "track_caller"];

impl Renderer<'_> {
    /// `impl Counter { pub fn call(&mut self) -> i64 { .. } .. }`
    pub(super) fn object_impl(&self) -> TokenStream {
        let Some((named, object)) = self.named() else { return TokenStream::new() };
        let fields = self.fields(object);
        let generics = self.state_generics(&fields);
        let (impl_generics, type_generics, clause) = generics.split_for_impl();
        let ident = self.path(&named.ident);
        let methods = object.methods.iter().map(|method| self.method(method, &fields));
        let constants = object.constants.iter().map(|Constant { name, listed, ty }| {
            let doc = format!(" The constant `{listed}` of the factory.");
            quote!(#[doc = #doc] pub const #name: #ty = #listed;)
        });
        let mut variables: Vec<String> = fields.iter().map(|field| field.name.unraw().to_string()).collect();
        variables.sort_unstable();
        let closures = match &object.methods[..] {
            [method] if object.single => self.closures(method),
            _ => TokenStream::new(),
        };
        let boxed = (object.single && generics.params.is_empty()).then(|| self.boxed(object, &ident));
        quote! {
            #[allow(
                dead_code, non_local_definitions, unreachable_pub, clippy::items_after_statements,
                clippy::must_use_candidate, clippy::missing_const_for_fn, clippy::return_self_not_must_use,
                clippy::missing_errors_doc, clippy::missing_panics_doc, clippy::should_implement_trait,
                clippy::needless_lifetimes, clippy::double_must_use
            )]
            impl #impl_generics #ident #type_generics #clause {
                /// The names of the variables that are captured, in the order of the alphabet.
                pub const FREE_VARS: &'static [&'static str] = &[#(#variables),*];
                #(#constants)*
                #(#methods)*
                #closures
            }
            #boxed
        }
    }

    /// Input:  `fn counter(by: i64) -> i64 { nonlocal!(count); .. }`
    /// Output: `pub fn call(&mut self, by: i64) -> i64 { let (count,) = self.__state(); counter(by, count) }`
    fn method(&self, method: &Method, fields: &[Field]) -> TokenStream {
        let id = method.function;
        let function = &self.plan.resolved.functions[id.0];
        let mut sig = function.sig.clone();
        self.link_to_arguments(&mut sig);
        // A parameter of the function's own name would hide it.
        let own = function.sig.ident.to_string();
        let apart = |(position, name): (usize, TokenStream)| {
            if name.to_string() == own {
                Ident::new(&format!("__a{position}"), Span::mixed_site()).into_token_stream()
            } else {
                name
            }
        };
        let names: Vec<TokenStream> = self.parameter_names(id).into_iter().enumerate().map(apart).collect();
        let types = sig.inputs.iter().map(|input| match input {
            FnArg::Typed(input) => {
                let (colon, ty) = (&input.colon_token, &input.ty);
                quote!(#colon #ty)
            }
            FnArg::Receiver(_) => TokenStream::new(),
        });
        let inputs = names.iter().zip(types).map(|(name, ty)| quote!(#name #ty));
        let changes = self.plan.facts.changes_state(id);
        let span = generated(function.sig.ident.span());
        let mutability = changes.then(|| quote_spanned!(span=> mut));
        let kept = function.attrs.iter().filter(|attr| KEPT.iter().any(|kept| attr.path().is_ident(kept)));
        let documented = function.attrs.iter().any(|attr| attr.path().is_ident("doc"));
        let doc = (!documented).then(|| {
            let (nested, factory) = (&function.sig.ident, &self.signature(FnId::ROOT).ident);
            let doc = format!(" The function `{nested}` of `{factory}`.");
            quote!(#[doc = #doc])
        });
        let Signature { constness, asyncness, generics, output, .. } = &sig;
        let (params, clause) = (&generics.params, &generics.where_clause);
        let params = (!params.is_empty()).then(|| quote!(<#params>));
        let (name, body) = (&method.name, self.method_body(method, fields, &names));
        quote_spanned! {span=>
            #doc #(#kept)* #[inline]
            pub #constness #asyncness fn #name #params (& #mutability self, #(#inputs),*) #output #clause #body
        }
    }

    fn method_body(&self, method: &Method, fields: &[Field], names: &[TokenStream]) -> TokenStream {
        let id = method.function;
        let sig = self.signature(id);
        let span = generated(sig.ident.span());
        if self.plan.lowering(id) == Lowering::Plain {
            let (name, wait) = (&sig.ident, sig.asyncness.map(|_| quote_spanned!(span=> .await)));
            return quote_spanned!(span=> { #name(#(#names),*) #wait });
        }
        let (facts, changes) = (&self.plan.facts, self.plan.facts.changes_state(id));
        let captured: Vec<_> = facts.free(id).collect();
        let opened = captured.iter().map(|binding| {
            let changes = facts.writes(id, *binding);
            Opened { binding: *binding, group: 0, changes }
        });
        let opened: Vec<Opened> = opened.collect();
        let call = self.opening(&opened).thin_body(id, names);
        let parts = fields.iter().map(|field| {
            let name = self.binding_name(field.binding);
            if captured.contains(&field.binding) { name.into_token_stream() } else { quote!(_) }
        });
        let parts = quote_spanned!(span=> (#(#parts,)*));
        let all = self.hidden(if changes { "state" } else { "view" });
        quote_spanned!(span=> { let #parts = self.#all(); #call })
    }

    /// With a `self` among the parameters, a result would refer to that. It is to refer to what the nested function says.
    fn link_to_arguments(&self, sig: &mut Signature) {
        let own = self.plan.resolved.markers.fresh("o", Span::mixed_site());
        let own = syn::Lifetime::new(&format!("'{own}"), Span::mixed_site());
        if linking::link_output(sig, &own) == Source::Own {
            sig.generics.params.insert(0, syn::GenericParam::Lifetime(syn::LifetimeParam::new(own)));
        }
    }

    /// `into_fn` and `as_fn`, or `as_fn_mut`: the closure that others ask for.
    fn closures(&self, method: &Method) -> TokenStream {
        let Some((bound, names, wait)) = self.bound(method) else { return TokenStream::new() };
        let asyncness = wait.as_ref().map(|_| quote!(async));
        let changes = self.plan.facts.changes_state(method.function);
        let (mutability, by_reference) =
            if changes { (Some(quote!(mut)), "as_fn_mut") } else { (None, "as_fn") };
        let by_reference = Ident::new(by_reference, Span::mixed_site());
        let call = &method.name;
        quote! {
            /// The function as a closure.
            #[must_use]
            pub fn into_fn(#mutability self) -> impl #bound {
                #asyncness move |#(#names),*| self.#call(#(#names),*) #wait
            }
            /// The function as a closure, for as long as this is borrowed.
            #[must_use]
            pub fn #by_reference(& #mutability self) -> impl #bound + '_ {
                #asyncness move |#(#names),*| self.#call(#(#names),*) #wait
            }
        }
    }

    /// `impl From<Counter> for Box<dyn FnMut() -> i64>`
    fn boxed(&self, object: &Object, ident: &TokenStream) -> TokenStream {
        let [method] = &object.methods[..] else { return TokenStream::new() };
        let Some((bound, _, None)) = self.bound(method) else { return TokenStream::new() };
        let send = self.plan.resolved.factory.options.sync.then(|| quote!(+ ::core::marker::Send));
        quote! {
            #[allow(non_local_definitions, clippy::items_after_statements)]
            impl ::core::convert::From<#ident> for ::nonlocal::__private::Box<dyn #bound #send> {
                fn from(value: #ident) -> Self {
                    ::nonlocal::__private::Box::new(value.into_fn())
                }
            }
        }
    }

    /// `FnMut(i64) -> i64`, and names for its parameters; `None` where no closure has such a signature.
    fn bound(&self, method: &Method) -> Option<(TokenStream, Vec<Ident>, Option<TokenStream>)> {
        let sig = self.signature(method.function);
        let mut linked = sig.clone();
        let own = syn::Lifetime::new("'__o", Span::mixed_site());
        let impl_argument = sig.inputs.iter().any(|input| match input {
            FnArg::Typed(input) => matches!(*input.ty, syn::Type::ImplTrait(_)),
            FnArg::Receiver(_) => true,
        });
        if impl_argument || linking::link_output(&mut linked, &own) == Source::Captures {
            return None;
        }
        let kind = kind(&self.plan.facts, method.function, sig);
        let outer = &self.plan.resolved.functions[FnId::ROOT.0].sig.generics;
        let bound = signature_bound(sig, &quote!(::core::ops::#kind), outer)?;
        let names =
            (0..sig.inputs.len()).map(|position| Ident::new(&format!("__a{position}"), Span::mixed_site()));
        Some((bound, names.collect(), sig.asyncness.map(|_| quote!(.await))))
    }
}
