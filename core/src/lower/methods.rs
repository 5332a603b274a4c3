//! The members of a named type. What its users call stands beside the factory, where rustdoc and editors find
//! it; what needs the functions of the factory's body stands inside, and is called from there.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{FnArg, Signature};

use super::lifted::awaited;
use super::linking::{self, Source};
use super::lints::allow;
use super::member::{Field, Place};
use super::render::Renderer;
use super::tokens::{angled, comma_separated, numbered, push_separated, push_terminated, word_if};
use crate::capture::{Held, Lowering};
use crate::resolve::{Constant, FnId, Function, Method, Object};
use crate::syntax::generics::declare_first;
use crate::syntax::{generated, tokens_of};
use crate::syntax::{items, tokens, tokens_spanned};

/// The attributes of a nested function that its method keeps, as its users see it.
const SHOWN: [&str; 5] = ["doc", "must_use", "deprecated", "cfg", "track_caller"];

/// The attributes that the function behind the method keeps.
const KEPT: [&str; 7] = ["cold", "cfg", "allow", "expect", "warn", "deny", "track_caller"];

/// The lints that would speak about members, as if the user had written them.
const LINTS: [&str; 6] = [
    "dead_code",
    "deprecated",
    "non_local_definitions",
    "clippy::items_after_statements",
    "clippy::needless_lifetimes",
    "clippy::missing_const_for_fn",
];

/// The lints that would speak about what users see of them, too.
const LINTS_OF_SHOWN: [&str; 9] = [
    "unreachable_pub",
    "clippy::items_after_test_module",
    "clippy::must_use_candidate",
    "clippy::missing_const_for_fn",
    "clippy::return_self_not_must_use",
    "clippy::missing_errors_doc",
    "clippy::missing_panics_doc",
    "clippy::should_implement_trait",
    "clippy::double_must_use",
];

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
        let cfgs = self.cfgs_at(place);
        let lints = allow(&LINTS);
        let lints_of_shown = allow(if self.shows_methods(object, place) { &LINTS_OF_SHOWN } else { &[] });
        tokens! {
            #cfgs
            #lints
            #lints_of_shown
            impl #impl_generics #ident #type_generics #clause { #members }
            #boxed
        }
    }

    /// The attributes under which the factory is there at all, for what stands beside it.
    pub(super) fn cfgs_at(&self, place: Place) -> TokenStream {
        match place {
            Place::Inside => TokenStream::new(),
            Place::Beside => self.factory_cfgs(),
        }
    }

    /// Whether there is something among the members that users see.
    fn shows_methods(&self, object: &Object, place: Place) -> bool {
        if place == Place::Beside {
            return true;
        }
        for method in &object.methods {
            if self.place(method) == place {
                return true;
            }
        }
        false
    }

    fn members_inside(&self, object: &Object, fields: &[Field]) -> TokenStream {
        let mut members = TokenStream::new();
        for constant in &object.constants {
            let Constant { listed, ty, .. } = constant;
            let name = self.hidden_constant(constant);
            tokens!(const #name: #ty = #listed;).to_tokens(&mut members);
            if !self.is_known_beside(&tokens_of(&ty)) {
                self.constant(constant).to_tokens(&mut members);
            }
        }
        for method in &object.methods {
            self.behind(method, fields).to_tokens(&mut members);
            if self.place(method) == Place::Inside {
                self.public(method, object.single).to_tokens(&mut members);
            }
        }
        members
    }

    fn members_beside(&self, object: &Object, fields: &[Field]) -> TokenStream {
        let variables = variables(fields);
        let mut members = tokens! {
            /// The names of the variables that are captured, in the order of the alphabet.
            pub const FREE_VARS: &'static [&'static str] = &[#variables];
        };
        for constant in &object.constants {
            if self.is_known_beside(&tokens_of(&constant.ty)) {
                self.constant(constant).to_tokens(&mut members);
            }
        }
        for method in &object.methods {
            if self.place(method) == Place::Beside {
                self.public(method, object.single).to_tokens(&mut members);
            }
        }
        members
    }

    /// Where a method stands, as its users see it: beside the factory, if its signature means the same there.
    pub(super) fn place(&self, method: &Method) -> Place {
        let sig = self.signature(method.function);
        let mut named = tokens_of(&sig.generics.params);
        sig.generics.where_clause.to_tokens(&mut named);
        sig.output.to_tokens(&mut named);
        for input in items(&sig.inputs) {
            if let FnArg::Typed(input) = input {
                input.ty.to_tokens(&mut named);
            }
        }
        if self.is_known_beside(&named) { Place::Beside } else { Place::Inside }
    }

    fn constant(&self, constant: &Constant) -> TokenStream {
        let Constant { name, listed, ty } = constant;
        let doc = format!(" The constant `{listed}` of the factory.");
        let hidden = self.hidden_constant(constant);
        tokens!(#[doc = #doc] pub const #name: #ty = Self::#hidden;)
    }

    fn hidden_constant(&self, constant: &Constant) -> Ident {
        self.hidden(&constant.name.unraw().to_string())
    }

    /// The method behind the one that users see.
    fn hidden_method(&self, method: &Method) -> Ident {
        self.hidden(&method.name.unraw().to_string())
    }

    /// Input:  `fn counter(by: i64) -> i64 { nonlocal!(count); .. }`
    /// Output: `fn __call(&mut self, by: i64) -> i64 { let (count,) = Self::__nonlocal_state(self);
    /// counter(by, count) }`
    fn behind(&self, method: &Method, fields: &[Field]) -> TokenStream {
        let kept = self.attributes(method.function, &KEPT);
        let names = self.own_parameter_names(method);
        let name = self.hidden_method(method);
        let body = self.method_body(method, fields, &names);
        self.method(method, &tokens!(#kept #[inline]), &name, &names, &body)
    }

    /// Output: `pub fn call(&mut self, by: i64) -> i64 { self.__call(by) }`, and what makes closures of one
    /// function
    fn public(&self, method: &Method, single: bool) -> TokenStream {
        let doc = self.doc(method);
        let shown = self.attributes(method.function, &SHOWN);
        let names = self.own_parameter_names(method);
        let sig = self.signature(method.function);
        let hidden = self.hidden_method(method);
        let arguments = comma_separated(&names);
        let wait = awaited(sig, Span::call_site());
        let span = generated(sig.ident.span());
        let body = tokens_spanned!(span=> { self.#hidden(#arguments) #wait });
        let attrs = tokens!(#doc #shown #[inline] pub);
        let mut members = self.method(method, &attrs, &method.name, &names, &body);
        if single {
            self.closures(method).to_tokens(&mut members);
        }
        members
    }

    /// What the documentation says where the user says nothing.
    fn doc(&self, method: &Method) -> Option<TokenStream> {
        for attr in &self.function(method).attrs {
            if attr.path().is_ident("doc") {
                return None;
            }
        }
        let nested = &self.signature(method.function).ident;
        let factory = &self.signature(FnId::ROOT).ident;
        let doc = format!(" The function `{nested}` of `{factory}`.");
        Some(tokens!(#[doc = #doc]))
    }

    fn function(&self, method: &Method) -> &Function {
        &self.plan.resolved.functions[method.function]
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
        let mut sig = self.signature(method.function).clone();
        self.link_to_arguments(&mut sig);
        let mut inputs = TokenStream::new();
        for (position, input) in items(&sig.inputs).enumerate() {
            if let FnArg::Typed(input) = input {
                let (name, colon, ty) = (&names[position], &input.colon_token, &input.ty);
                push_separated(&mut inputs, &tokens!(#name #colon #ty));
            }
        }
        let span = generated(sig.ident.span());
        let changes = self.plan.changes_state(method.function);
        let mutability = word_if(changes, "mut", span);
        let Signature { constness, asyncness, generics, output, .. } = &sig;
        let params = angled(&tokens_of(&generics.params));
        let clause = &generics.where_clause;
        tokens_spanned! {span=>
            #attrs #constness #asyncness fn #name #params (& #mutability self, #inputs) #output #clause #body
        }
    }

    /// Names for the parameters. One of the function's own name would hide it.
    fn own_parameter_names(&self, method: &Method) -> Vec<TokenStream> {
        let own = self.signature(method.function).ident.to_string();
        let mut names = Vec::new();
        for (position, name) in self.parameter_names(method.function).iter().enumerate() {
            if name.to_string() == own {
                names.push(numbered("__a", position, Span::mixed_site()).into_token_stream());
            } else {
                names.push(name.clone());
            }
        }
        names
    }

    fn method_body(&self, method: &Method, fields: &[Field], names: &[TokenStream]) -> TokenStream {
        let id = method.function;
        let sig = self.signature(id);
        let span = generated(sig.ident.span());
        if self.plan.lowering(id) == Lowering::Plain {
            let name = &sig.ident;
            let arguments = comma_separated(names);
            let wait = awaited(sig, span);
            return tokens_spanned!(span=> { #name(#arguments) #wait });
        }
        let facts = &self.plan.facts;
        let changes = self.plan.changes_state(id);
        let mut held = Vec::new();
        for binding in facts.free(id) {
            held.push(Held { binding, group: 0, changes: facts.writes(id, binding) });
        }
        let call = self.holding(&held).thin_body(id, names);
        let mut parts = TokenStream::new();
        for field in fields {
            if facts.captures_variable(id, field.binding) {
                push_terminated(&mut parts, &self.binding_name(field.binding));
            } else {
                push_terminated(&mut parts, &tokens!(_));
            }
        }
        let all = self.hidden(if changes { "nonlocal_state" } else { "nonlocal_view" });
        tokens_spanned!(span=> { let (#parts) = Self::#all(self); #call })
    }

    /// With a `self` among the parameters, a result would refer to that. It is to refer to what the nested
    /// function says.
    fn link_to_arguments(&self, sig: &mut Signature) {
        let own = self.lifetime("o");
        if linking::link_output(sig, &own) == Source::Own {
            declare_first(&mut sig.generics, own);
        }
    }
}

/// `"count", "step"`, in the order of the alphabet.
fn variables(fields: &[Field]) -> TokenStream {
    let mut names: Vec<String> = Vec::new();
    for field in fields {
        let name = field.name.unraw().to_string();
        let mut position = 0;
        while position < names.len() && names[position] < name {
            position += 1;
        }
        names.insert(position, name);
    }
    let mut list = TokenStream::new();
    for name in &names {
        push_separated(&mut list, name);
    }
    list
}
