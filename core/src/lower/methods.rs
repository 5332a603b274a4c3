//! The members of a named type. What its users call stands beside the factory, where rustdoc and editors find it; what
//! needs the functions of the factory's body stands inside, and is called from there.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{Attribute, FnArg, Signature};

use super::linking::{self, Source};
use super::object::Field;
use super::render::Renderer;
use super::spans::generated;
use crate::capture::{Held, Lowering, kind, signature_bound};
use crate::resolve::{Constant, FnId, Method, Object};

/// The attributes of a nested function that its method keeps, as its users see it.
const SHOWN: [&str; 5] = ["doc", "must_use", "deprecated", "cfg", "track_caller"];

/// The attributes that the function behind the method keeps.
const KEPT: [&str; 7] = ["cold", "cfg", "allow", "expect", "warn", "deny", "track_caller"];

/// Where members stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the factory's body.
    Inside,
    /// Beside the factory.
    Beside,
}

impl Renderer<'_> {
    /// `impl Counter { fn __call(&mut self) -> i64 { .. } }` inside, and beside it
    /// `impl Counter { pub fn call(&mut self) -> i64 { self.__call() } .. }`
    pub(super) fn object_impl(&self, place: Place) -> TokenStream {
        let Some((named, object)) = self.named() else { return TokenStream::new() };
        let fields = self.fields(object);
        let generics = self.state_generics(&fields);
        let (impl_generics, type_generics, clause) = generics.split_for_impl();
        let ident = self.path(&named.ident);
        let members = match place {
            Place::Inside => self.members_inside(object, &fields),
            Place::Beside => self.members_beside(object, &fields),
        };
        let boxed = match &object.methods[..] {
            [method] if object.single && generics.params.is_empty() && self.place(method) == place => {
                self.boxed(method, &ident)
            }
            _ => TokenStream::new(),
        };
        let cfgs = self.factory_cfgs().filter(|_| place == Place::Beside);
        let shows = place == Place::Beside || object.methods.iter().any(|method| self.place(method) == place);
        let of_shown = shows.then(|| {
            quote! {
                #[allow(
                    unreachable_pub, clippy::items_after_test_module, clippy::must_use_candidate,
                    clippy::missing_const_for_fn, clippy::return_self_not_must_use, clippy::missing_errors_doc,
                    clippy::missing_panics_doc, clippy::should_implement_trait, clippy::double_must_use
                )]
            }
        });
        quote! {
            #(#cfgs)*
            #[allow(
                dead_code, deprecated, non_local_definitions, clippy::items_after_statements,
                clippy::needless_lifetimes,
                clippy::missing_const_for_fn
            )]
            #of_shown
            impl #impl_generics #ident #type_generics #clause { #members }
            #boxed
        }
    }

    fn members_inside(&self, object: &Object, fields: &[Field]) -> TokenStream {
        let methods = object.methods.iter().map(|method| {
            let shown = (self.place(method) == Place::Inside).then(|| self.public(method, object.single));
            let behind = self.behind(method, fields);
            quote!(#behind #shown)
        });
        let constants = object.constants.iter().map(|constant| {
            let Constant { listed, ty, .. } = constant;
            let (name, shown) = (self.hidden_constant(constant), self.constant(constant));
            let shown = (!self.is_known_beside(ty)).then_some(shown);
            quote!(const #name: #ty = #listed; #shown)
        });
        quote!(#(#constants)* #(#methods)*)
    }

    fn members_beside(&self, object: &Object, fields: &[Field]) -> TokenStream {
        let mut variables: Vec<String> = fields.iter().map(|field| field.name.unraw().to_string()).collect();
        variables.sort_unstable();
        let constants = object.constants.iter().filter(|constant| self.is_known_beside(&constant.ty));
        let constants = constants.map(|constant| self.constant(constant));
        let methods = object.methods.iter().filter(|method| self.place(method) == Place::Beside);
        let methods = methods.map(|method| self.public(method, object.single));
        quote! {
            /// The names of the variables that are captured, in the order of the alphabet.
            pub const FREE_VARS: &'static [&'static str] = &[#(#variables),*];
            #(#constants)*
            #(#methods)*
        }
    }

    /// Where a method stands, as its users see it: beside the factory, if its signature means the same there.
    fn place(&self, method: &Method) -> Place {
        let sig = &self.plan.resolved.functions[method.function.0].sig;
        let parts = (&sig.generics, &sig.generics.where_clause, &sig.output);
        let (params, clause, output) = parts;
        let types = sig.inputs.iter().map(|input| match input {
            FnArg::Typed(input) => input.ty.to_token_stream(),
            FnArg::Receiver(_) => TokenStream::new(),
        });
        if self.is_known_beside(&quote!(#params #clause #output #(#types)*)) {
            Place::Beside
        } else {
            Place::Inside
        }
    }

    fn constant(&self, constant: &Constant) -> TokenStream {
        let Constant { name, listed, ty } = constant;
        let doc = format!(" The constant `{listed}` of the factory.");
        let hidden = self.hidden_constant(constant);
        quote!(#[doc = #doc] pub const #name: #ty = Self::#hidden;)
    }

    fn hidden_constant(&self, constant: &Constant) -> Ident {
        self.hidden(&constant.name.unraw().to_string())
    }

    /// The method behind the one that users see.
    fn hidden_method(&self, method: &Method) -> Ident {
        self.hidden(&method.name.unraw().to_string())
    }

    /// Input:  `fn counter(by: i64) -> i64 { nonlocal!(count); .. }`
    /// Output: `fn __call(&mut self, by: i64) -> i64 { let (count,) = self.__nonlocal_state(); counter(by, count) }`
    fn behind(&self, method: &Method, fields: &[Field]) -> TokenStream {
        let attrs = &self.plan.resolved.functions[method.function.0].attrs;
        let kept = attributes(attrs, &KEPT);
        let names = self.own_parameter_names(method);
        let (name, body) = (self.hidden_method(method), self.method_body(method, fields, &names));
        self.method(method, &quote!(#(#kept)* #[inline]), &name, &names, &body)
    }

    /// Output: `pub fn call(&mut self, by: i64) -> i64 { self.__call(by) }`, and what makes closures of one function
    fn public(&self, method: &Method, single: bool) -> TokenStream {
        let function = &self.plan.resolved.functions[method.function.0];
        let shown = attributes(&function.attrs, &SHOWN);
        let documented = function.attrs.iter().any(|attr| attr.path().is_ident("doc"));
        let doc = (!documented).then(|| {
            let (nested, factory) = (&function.sig.ident, &self.signature(FnId::ROOT).ident);
            let doc = format!(" The function `{nested}` of `{factory}`.");
            quote!(#[doc = #doc])
        });
        let names = self.own_parameter_names(method);
        let (hidden, wait) = (self.hidden_method(method), function.sig.asyncness.map(|_| quote!(.await)));
        let span = generated(function.sig.ident.span());
        let body = quote_spanned!(span=> { self.#hidden(#(#names),*) #wait });
        let attrs = quote!(#doc #(#shown)* #[inline] pub);
        let shown = self.method(method, &attrs, &method.name, &names, &body);
        let closures = if single { self.closures(method) } else { TokenStream::new() };
        quote!(#shown #closures)
    }

    /// A method with the signature of the nested function.
    fn method(
        &self,
        method: &Method,
        attrs: &TokenStream,
        name: &Ident,
        names: &[TokenStream],
        body: &TokenStream,
    ) -> TokenStream {
        let function = &self.plan.resolved.functions[method.function.0];
        let mut sig = function.sig.clone();
        self.link_to_arguments(&mut sig);
        let types = sig.inputs.iter().map(|input| match input {
            FnArg::Typed(input) => {
                let (colon, ty) = (&input.colon_token, &input.ty);
                quote!(#colon #ty)
            }
            FnArg::Receiver(_) => TokenStream::new(),
        });
        let inputs = names.iter().zip(types).map(|(name, ty)| quote!(#name #ty));
        let span = generated(function.sig.ident.span());
        let changes = self.plan.changes_state(method.function);
        let mutability = changes.then(|| quote_spanned!(span=> mut));
        let Signature { constness, asyncness, generics, output, .. } = &sig;
        let (params, clause) = (&generics.params, &generics.where_clause);
        let params = (!params.is_empty()).then(|| quote!(<#params>));
        quote_spanned! {span=>
            #attrs #constness #asyncness fn #name #params (& #mutability self, #(#inputs),*) #output #clause #body
        }
    }

    /// Names for the parameters. One of the function's own name would hide it.
    fn own_parameter_names(&self, method: &Method) -> Vec<TokenStream> {
        let own = self.plan.resolved.functions[method.function.0].sig.ident.to_string();
        let apart = |(position, name): (usize, TokenStream)| {
            if name.to_string() == own {
                Ident::new(&format!("__a{position}"), Span::mixed_site()).into_token_stream()
            } else {
                name
            }
        };
        self.parameter_names(method.function).into_iter().enumerate().map(apart).collect()
    }

    fn method_body(&self, method: &Method, fields: &[Field], names: &[TokenStream]) -> TokenStream {
        let id = method.function;
        let sig = self.signature(id);
        let span = generated(sig.ident.span());
        if self.plan.lowering(id) == Lowering::Plain {
            let (name, wait) = (&sig.ident, sig.asyncness.map(|_| quote_spanned!(span=> .await)));
            return quote_spanned!(span=> { #name(#(#names),*) #wait });
        }
        let (facts, changes) = (&self.plan.facts, self.plan.changes_state(id));
        let captured = facts.free(id);
        let opened = captured.iter().map(|binding| {
            let changes = facts.writes(id, *binding);
            Held { binding: *binding, group: 0, changes }
        });
        let opened: Vec<Held> = opened.collect();
        let call = self.holding(&opened).thin_body(id, names);
        let parts = fields.iter().map(|field| {
            let name = self.binding_name(field.binding);
            if captured.contains(&field.binding) { name.into_token_stream() } else { quote!(_) }
        });
        let parts = quote_spanned!(span=> (#(#parts,)*));
        let all = self.hidden(if changes { "nonlocal_state" } else { "nonlocal_view" });
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
        let changes = self.plan.changes_state(method.function);
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
    fn boxed(&self, method: &Method, ident: &TokenStream) -> TokenStream {
        let Some((bound, _, None)) = self.bound(method) else { return TokenStream::new() };
        let private = self.plan.resolved.factory.options.home.private(Span::call_site());
        let cfgs = self.factory_cfgs().filter(|_| self.place(method) == Place::Beside);
        let send = self.plan.resolved.factory.options.sync.then(|| quote!(+ ::core::marker::Send));
        quote! {
            #(#cfgs)*
            #[allow(non_local_definitions, clippy::items_after_statements, clippy::items_after_test_module)]
            impl ::core::convert::From<#ident> for #private::Box<dyn #bound #send> {
                fn from(value: #ident) -> Self {
                    #private::Box::new(value.into_fn())
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
        let kind = kind(self.plan, method.function);
        let outer = &self.plan.resolved.functions[FnId::ROOT.0].sig.generics;
        let bound = signature_bound(sig, &quote!(::core::ops::#kind), outer)?;
        let names =
            (0..sig.inputs.len()).map(|position| Ident::new(&format!("__a{position}"), Span::mixed_site()));
        Some((bound, names.collect(), sig.asyncness.map(|_| quote!(.await))))
    }
}

/// Those of the attributes that have one of these names.
fn attributes<'a>(attrs: &'a [Attribute], names: &'a [&str]) -> impl Iterator<Item = &'a Attribute> {
    attrs.iter().filter(|attr| names.iter().any(|name| attr.path().is_ident(name)))
}
