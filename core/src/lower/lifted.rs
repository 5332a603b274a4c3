//! Lifting: a nested function as an item, with what it captures as further parameters.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::{
    FnArg, GenericParam, Generics, Lifetime, LifetimeParam, Pat, ReturnType, Signature, Token, Type,
    TypeImplTrait,
};

use super::elision;
use super::linking::{self, Names};
use super::lints;
use super::render::Renderer;
use super::spans::generated;
use crate::capture::{Passed, Passing, product};
use crate::resolve::{FnId, Tail};
use crate::syntax::{generic_name, operand};

impl Renderer<'_> {
    /// Input:  `fn visit(node: usize) { nonlocal!(seen); .. }`, which is called and captures `graph` and `seen`
    /// Output: `fn visit(node: usize, graph: &Graph, seen: &mut Vec<bool>) { .. }`
    pub(super) fn lifted(&self, id: FnId) -> TokenStream {
        let inside = self.within(id);
        let function = &self.plan.resolved.functions[id.0];
        let (attrs, vis) = (&function.attrs, &function.vis);
        let mut sig = inside.rendered(id);
        self.infer_output(id, &mut sig);
        let (types, lifetimes) = inside.capture_types(id, &mut sig);
        let added = inside.add_generics(id, &mut sig, &types, lifetimes);
        let lints = lints::allowed(&types, &sig, &added, function.after_statements);
        let captures = inside.parameters(id, &types);
        let body = inside.render(&function.body);
        let Signature {
            constness, asyncness, safety, abi, fn_token, ident, generics, inputs, output, ..
        } = &sig;
        let (params, clause) = (&generics.params, &generics.where_clause);
        let params = (!params.is_empty()).then(|| quote!(<#params>));
        let parens = sig.paren_token.span.join();
        let inputs = inputs.iter().map(ToTokens::to_token_stream).chain(captures);
        let inputs = quote_spanned!(parens=> (#(#inputs),*));
        quote! {
            #lints #(#attrs)* #vis #constness #asyncness #safety #abi #fn_token #ident #params #inputs #output #clause #body
        }
    }

    /// `-> _`, as for a factory.
    fn infer_output(&self, id: FnId, sig: &mut Signature) {
        let resolved = &self.plan.resolved;
        let ReturnType::Type(_, ty) = &mut sig.output else { return };
        if !matches!(**ty, Type::Infer(_)) {
            return;
        }
        let tail = &resolved.functions[id.0].tail;
        if let Some(product) = product(self.plan, tail, &quote!(::core::ops::)) {
            **ty = syn::parse2(product.clone()).unwrap_or(Type::Verbatim(product));
        }
    }

    fn parameters(&self, id: FnId, types: &[Type]) -> Vec<TokenStream> {
        let parameter = |(passed, ty): (&Passed, &Type)| {
            let name = self.binding_name(passed.binding);
            let span = generated(name.span());
            let ty = respanned(ty.to_token_stream());
            quote_spanned!(span=> #name: #ty)
        };
        self.plan.lifted(id).unwrap_or_default().iter().zip(types).map(parameter).collect()
    }

    /// The types of the parameters for the captures, and the lifetimes to be declared for them.
    fn capture_types(&self, id: FnId, sig: &mut Signature) -> (Vec<Type>, Vec<LifetimeParam>) {
        let passed = self.plan.lifted(id).unwrap_or_default();
        let mut types: Vec<Type> = passed.iter().map(|passed| self.written(id, passed)).collect();
        let names = Names {
            held: self.lifetime("a"),
            result: self.lifetime("r"),
            own: self.lifetime("o"),
            parameter: self.lifetime("p"),
        };
        let lifetimes = linking::link(sig, &mut types, passed, &names);
        (types, lifetimes)
    }

    /// The type of the parameter for one capture, as far as the user has written it.
    fn written(&self, id: FnId, passed: &Passed) -> Type {
        let Some(known) = &passed.known else { return Type::Verbatim(quote!(_)) };
        let mut ty = self.renamed_type(id, known);
        if known.in_body {
            elision::name_objects(&mut ty, &Lifetime::new("'_", Span::mixed_site()));
        }
        let elem = match &ty {
            Type::Reference(reference) => operand(&reference.elem),
            ty => operand(ty),
        };
        let whole = operand(&ty);
        let (and, mutability) = (quote!(&), quote!(mut));
        let ty = match passed.by {
            Passing::Value => return ty,
            Passing::Reference => quote!(#and #whole),
            Passing::Mutable => quote!(#and #mutability #whole),
            Passing::Reborrow => quote!(#and #mutability #elem),
            Passing::Peek => quote!(#and #elem),
        };
        syn::parse2(ty.clone()).unwrap_or(Type::Verbatim(ty))
    }

    /// Adds the lifetimes, and the generics that the signature and the types mention; returns what was added.
    fn add_generics(
        &self,
        id: FnId,
        sig: &mut Signature,
        types: &[Type],
        lifetimes: Vec<LifetimeParam>,
    ) -> Vec<GenericParam> {
        let repeated = self.repeated(id);
        let own = std::mem::take(&mut sig.generics);
        let mentioned = quote!(#(#types),* #sig #repeated);
        let clause = repeated.where_clause.to_token_stream();
        let mut added: Vec<GenericParam> = lifetimes.into_iter().map(GenericParam::Lifetime).collect();
        for name in elision::free_lifetimes(&mentioned.into_iter().chain(clause).collect()) {
            // The lifetimes of an `impl` block can be named as well as any, once they are declared.
            let mut known = repeated.lifetimes().chain(own.lifetimes()).map(|param| &param.lifetime);
            let mut new = added.iter().map(generic_name);
            if !known.any(|known| *known == name) && !new.any(|known| known == name.to_string()) {
                added.push(GenericParam::Lifetime(LifetimeParam::new(name)));
            }
        }
        let (repeated, clauses) = split(repeated);
        let (own, own_clauses) = split(own);
        let is_lifetime = |param: &&GenericParam| matches!(param, GenericParam::Lifetime(_));
        let all = || added.iter().chain(&repeated).chain(&own);
        let mut params: Punctuated<GenericParam, Token![,]> = all().filter(is_lifetime).cloned().collect();
        params.extend(own.iter().chain(&repeated).filter(|param| !is_lifetime(param)).cloned());
        own_to_result(sig, &params, self.returns_closure(id));
        sig.generics = Generics { params, ..Generics::default() };
        let clauses: Vec<_> = clauses.into_iter().chain(own_clauses).collect();
        if !clauses.is_empty() {
            sig.generics.make_where_clause().predicates.extend(clauses);
        }
        added.extend(repeated);
        added
    }

    fn returns_closure(&self, id: FnId) -> bool {
        let closure = |used: &_| self.plan.facts.closure(&self.plan.resolved, *used).is_some();
        match &self.plan.resolved.functions[id.0].tail {
            Tail::Name(used) => closure(used),
            Tail::Tuple(names) => names.iter().flatten().any(closure),
            Tail::Object | Tail::Other => false,
        }
    }

    fn lifetime(&self, name: &str) -> Lifetime {
        let ident = self.plan.resolved.markers.fresh(name, Span::mixed_site());
        Lifetime::new(&format!("'{ident}"), Span::mixed_site())
    }

    /// Names for the parameters of a closure around the lifted function: its own, where they are names.
    pub(super) fn parameter_names(&self, id: FnId) -> Vec<TokenStream> {
        let inputs = self.signature(id).inputs.iter().enumerate();
        let name = |(position, input): (usize, &FnArg)| match input {
            FnArg::Typed(input) => match &*input.pat {
                Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none() => {
                    let tokens = self.render(&self.plan.resolved.functions[id].patterns[position]);
                    // Behind `mut`, where that stands.
                    tokens.into_iter().last().map_or_else(TokenStream::new, TokenStream::from)
                }
                pat => {
                    let span = generated(syn::spanned::Spanned::span(pat));
                    Ident::new(&format!("__a{position}"), span).into_token_stream()
                }
            },
            FnArg::Receiver(_) => TokenStream::new(),
        };
        inputs.map(name).collect()
    }

    /// Input:  `counter`, lifted with `count` as a parameter
    /// Output: `{ counter(by, &mut count) }`
    pub(super) fn thin_body(&self, id: FnId, arguments: &[TokenStream]) -> TokenStream {
        let sig = self.signature(id);
        let span = generated(sig.ident.span());
        let wait = sig.asyncness.map(|_| quote_spanned!(span=> .await));
        if self.plan.set_of(id).is_some() {
            let call = self.tied_call(id, sig.ident.span(), arguments);
            return quote_spanned!(span=> { #call });
        }
        let (name, generics) = (&sig.ident, self.turbofish(id, None));
        let captures = self.captures_passed(id, sig.ident.span());
        let arguments = arguments.iter().chain(&captures);
        quote_spanned!(span=> { #name #generics (#(#arguments),*) #wait })
    }
}

fn split(generics: Generics) -> (Vec<GenericParam>, Vec<syn::WherePredicate>) {
    let clauses = generics.where_clause.map(|clause| clause.predicates.into_iter().collect());
    (generics.params.into_iter().collect(), clauses.unwrap_or_default())
}

/// Input:  `-> impl Fn()` of a function that returns a closure, which owns what it captures
/// Output: `-> impl Fn() + use<T>`, so that the result does not hold the references that the captures are passed by
fn own_to_result(sig: &mut Signature, params: &Punctuated<GenericParam, Token![,]>, returns_closure: bool) {
    // A lifetime that has no name cannot be listed, and neither can the type of an `impl` argument.
    let unnamed = sig.inputs.iter().any(|input| match input {
        FnArg::Typed(input) => elision::elides(&input.ty) || matches!(*input.ty, Type::ImplTrait(_)),
        FnArg::Receiver(_) => true,
    });
    let ReturnType::Type(_, output) = &mut sig.output else { return };
    if !returns_closure || unnamed {
        return;
    }
    let types = match &mut **output {
        Type::Tuple(tuple) => tuple.elems.iter_mut().collect(),
        ty => vec![ty],
    };
    let names = params.iter().map(|param| match param {
        GenericParam::Lifetime(param) => param.lifetime.to_token_stream(),
        GenericParam::Type(param) => param.ident.to_token_stream(),
        GenericParam::Const(param) => param.ident.to_token_stream(),
    });
    let names: Vec<TokenStream> = names.collect();
    for ty in types {
        let Type::ImplTrait(TypeImplTrait { bounds, .. }) = ty else { continue };
        let says = bounds.iter().any(|bound| matches!(bound, syn::TypeParamBound::PreciseCapture(_)));
        if !says && elision::lifetimes(&Type::ImplTrait(syn::parse_quote!(impl #bounds))).is_empty() {
            bounds.push(syn::TypeParamBound::Verbatim(quote!(use<#(#names),*>)));
        }
    }
}

/// The user's type, at the user's place, but not the user's doing: lints that speak about parameters do not mean it.
fn respanned(tokens: TokenStream) -> TokenStream {
    let respan = |mut token: proc_macro2::TokenTree| {
        if let proc_macro2::TokenTree::Group(group) = &token {
            let mut inner = proc_macro2::Group::new(group.delimiter(), respanned(group.stream()));
            inner.set_span(generated(group.span()));
            return proc_macro2::TokenTree::Group(inner);
        }
        token.set_span(generated(token.span()));
        token
    };
    tokens.into_iter().map(respan).collect()
}
