//! Lifting: a nested function as an item, with what it captures as further parameters.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{
    AngleBracketedGenericArguments, FnArg, GenericParam, Generics, Lifetime, LifetimeParam, Pat, ReturnType,
    Signature, Token, Type, TypeParamBound,
};

use super::linking::{self, Names};
use super::lints::{self, Place};
use super::render::Renderer;
use super::tokens::{all_attributes, angled, comma_separated, numbered, push_all, push_separated};
use crate::capture::{Passed, Passing, product};
use crate::resolve::{FnId, Tail, UseId};
use crate::syntax::generated;
use crate::syntax::generics::{declares, name_of, push_clause};
use crate::syntax::{each_item_mut, items, operand, parse, tokens, tokens_spanned};
use crate::syntax::{elision, tokens_of};

impl Renderer<'_> {
    /// Input:  `fn visit(node: usize) { nonlocal!(seen); .. }`, which is called and captures `graph` and
    /// `seen`
    /// Output: `fn visit(node: usize, graph: &Graph, seen: &mut Vec<bool>) { .. }`
    pub(super) fn lifted(&self, id: FnId) -> TokenStream {
        let inside = self.within(id);
        let function = &self.plan.resolved.functions[id];
        let attrs = all_attributes(&function.attrs);
        let vis = &function.vis;
        let mut sig = inside.rendered(id);
        self.infer_output(id, &mut sig);
        let (types, lifetimes) = inside.capture_types(id, &mut sig);
        let added = inside.add_generics(id, &mut sig, &types, lifetimes);
        let place = Place { after_statements: function.after_statements, momentary: self.is_momentary(id) };
        let lints = lints::allowed(&types, &sig, &added, place);
        let inputs = inside.inputs(id, &sig, &types);
        let body = inside.render(&function.body);
        let Signature { constness, asyncness, safety, abi, fn_token, ident, generics, output, .. } = &sig;
        let params = angled(&tokens_of(&generics.params));
        let clause = &generics.where_clause;
        tokens! {
            #lints #attrs #vis
            #constness #asyncness #safety #abi #fn_token #ident #params #inputs #output #clause #body
        }
    }

    /// `-> _`, as for a factory.
    fn infer_output(&self, id: FnId, sig: &mut Signature) {
        let resolved = &self.plan.resolved;
        let ReturnType::Type(_, ty) = &mut sig.output else { return };
        if !matches!(**ty, Type::Infer(_)) {
            return;
        }
        let tail = &resolved.functions[id].tail;
        if let Some(product) = product(self.plan, tail, &tokens!(::core::ops::)) {
            **ty = parsed(product);
        }
    }

    /// `(node: usize, graph: &Graph, seen: &mut Vec<bool>)`
    fn inputs(&self, id: FnId, sig: &Signature, types: &[Type]) -> TokenStream {
        let mut inputs = TokenStream::new();
        for input in items(&sig.inputs) {
            push_separated(&mut inputs, input);
        }
        let passed = self.plan.lifted(id).unwrap_or_default();
        for (position, ty) in types.iter().enumerate() {
            let name = self.binding_name(passed[position].binding);
            let ty = respanned(tokens_of(&ty));
            push_separated(&mut inputs, &tokens_spanned!(generated(name.span())=> #name: #ty));
        }
        tokens_spanned!(sig.paren_token.span.join()=> (#inputs))
    }

    /// The types of the parameters for the captures, and the lifetimes to be declared for them.
    fn capture_types(&self, id: FnId, sig: &mut Signature) -> (Vec<Type>, Generics) {
        let passed = self.plan.lifted(id).unwrap_or_default();
        let (mut types, mut kept) = (Vec::new(), Vec::new());
        for passed in passed {
            types.push(self.written(id, passed));
            kept.push(self.plan.lifting.keeps(id, passed.binding));
        }
        let names = Names {
            held: self.lifetime("a"),
            result: self.lifetime("r"),
            own: self.lifetime("o"),
            parameter: self.lifetime("p"),
        };
        let lifetimes = linking::link(sig, &mut types, (passed, &kept), &names);
        (types, lifetimes)
    }

    /// The type of the parameter for one capture, as far as the user has written it.
    fn written(&self, id: FnId, passed: &Passed) -> Type {
        let (Some(known), Some(repeated)) = (&passed.known, self.tables.repeated(id)) else {
            return Type::Verbatim(tokens!(_));
        };
        let mut ty = repeated.renamed_type(known);
        if known.in_body {
            elision::name_objects(&mut ty, &Lifetime::new("'_", Span::mixed_site()));
        }
        // What the variable refers to, if it is a reference.
        let elem = match &ty {
            Type::Reference(reference) => operand(&reference.elem),
            ty => operand(ty),
        };
        let whole = operand(&ty);
        // What rustc proposes for the type is shown in its place.
        let span = tokens_of(&ty).into_iter().next().map_or_else(Span::mixed_site, |token| token.span());
        parsed(match passed.by {
            Passing::Value => return ty,
            Passing::Reference => tokens_spanned!(span=> &#whole),
            Passing::Mutable => tokens_spanned!(span=> &mut #whole),
            Passing::Reborrow => tokens_spanned!(span=> &mut #elem),
            Passing::Peek => tokens_spanned!(span=> &#elem),
            // rustc knows the type of the cell.
            Passing::Handle => return Type::Verbatim(tokens!(_)),
        })
    }

    /// Adds lifetimes, and the generics that the signature and the types mention; returns what was added.
    fn add_generics(&self, id: FnId, sig: &mut Signature, types: &[Type], mut added: Generics) -> Generics {
        let none = Generics::default();
        let repeated = match self.tables.repeated(id) {
            Some(repeated) => &repeated.generics,
            None => &none,
        };
        let own = std::mem::take(&mut sig.generics);
        declare_all(&mut added, &everything(types, sig, repeated), repeated, &own);
        // Lifetimes come first.
        let all = &mut sig.generics.params;
        push_params(all, &added, true);
        push_params(all, repeated, true);
        push_params(all, &own, true);
        push_params(all, &own, false);
        push_params(all, repeated, false);
        if self.returns_closure(id) {
            own_to_result(sig);
        }
        push_clause(&mut sig.generics, repeated.where_clause.as_ref());
        push_clause(&mut sig.generics, own.where_clause.as_ref());
        push_params(&mut added.params, repeated, true);
        push_params(&mut added.params, repeated, false);
        added
    }

    /// Whether the function is passed to something that tells what its parameters are.
    fn is_momentary(&self, id: FnId) -> bool {
        for call in self.plan.facts.calls(id) {
            if self.plan.resolved.uses[call].momentary {
                return true;
            }
        }
        false
    }

    fn returns_closure(&self, id: FnId) -> bool {
        let closure = |used: UseId| self.plan.facts.closure(&self.plan.resolved, used).is_some();
        match &self.plan.resolved.functions[id].tail {
            Tail::Name(used) => closure(*used),
            Tail::Tuple(names) => {
                for used in names {
                    if matches!(used, Some(used) if closure(*used)) {
                        return true;
                    }
                }
                false
            }
            Tail::Object | Tail::Other => false,
        }
    }

    /// A lifetime that the user has no meaning for.
    pub(super) fn lifetime(&self, name: &str) -> Lifetime {
        let ident = self.plan.resolved.markers.fresh(name, Span::mixed_site());
        Lifetime::new(&format!("'{ident}"), Span::mixed_site())
    }

    /// Names for the parameters of a closure around the lifted function: its own, where they are names.
    pub(super) fn parameter_names(&self, id: FnId) -> Vec<TokenStream> {
        let mut names = Vec::new();
        for (position, input) in self.signature(id).inputs.iter().enumerate() {
            names.push(match input {
                FnArg::Typed(input) => self.parameter_name(id, position, &input.pat),
                FnArg::Receiver(_) => TokenStream::new(),
            });
        }
        names
    }

    fn parameter_name(&self, id: FnId, position: usize, pat: &Pat) -> TokenStream {
        match pat {
            Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none() => {
                let pattern = self.render(&self.plan.resolved.functions[id].patterns[position]);
                // Behind `mut`, where that stands.
                let mut name = TokenStream::new();
                for token in pattern {
                    name = token.into_token_stream();
                }
                name
            }
            pat => numbered("__a", position, generated(pat.span())).into_token_stream(),
        }
    }

    /// Input:  `counter`, lifted with `count` as a parameter
    /// Output: `{ counter(by, &mut count) }`
    pub(super) fn thin_body(&self, id: FnId, arguments: &[TokenStream]) -> TokenStream {
        let sig = self.signature(id);
        let span = generated(sig.ident.span());
        if self.plan.set_of(id).is_some() {
            let call = self.tied_call(id, sig.ident.span(), arguments);
            let wait = awaited(sig, span);
            // In parentheses: what begins with braces would be a statement.
            return if wait.is_empty() {
                tokens_spanned!(span=> { #call })
            } else {
                tokens_spanned!(span=> { (#call) #wait })
            };
        }
        let name = self.declared_name(id);
        let generics = self.turbofish(id, None);
        let wait = awaited(sig, span);
        let mut list = comma_separated(arguments);
        push_all(&mut list, &self.captures_passed(id, sig.ident.span()));
        tokens_spanned!(span=> { #name #generics (#list) #wait })
    }

    /// What stands between a lifted function's name and the arguments of a call. `given` is what the user has
    /// written there.
    pub(super) fn turbofish(
        &self,
        callee: FnId,
        given: Option<&AngleBracketedGenericArguments>,
    ) -> TokenStream {
        match self.tables.repeated(callee) {
            Some(repeated) => repeated.turbofish(given),
            None => tokens_of(&given),
        }
    }

    pub(super) fn signature(&self, function: FnId) -> &Signature {
        &self.plan.resolved.functions[function].sig
    }
}

/// `.await` behind the call of a function that is `async`.
pub(super) fn awaited(sig: &Signature, span: Span) -> TokenStream {
    if sig.asyncness.is_some() { tokens_spanned!(span=> .await) } else { TokenStream::new() }
}

fn parsed(ty: TokenStream) -> Type {
    match parse(ty.clone()) {
        Ok(ty) => ty,
        Err(_) => Type::Verbatim(ty),
    }
}

/// All in which a lifted function may name lifetimes: the types of its captures, its signature, and the
/// generics that it repeats.
fn everything(types: &[Type], sig: &Signature, repeated: &Generics) -> TokenStream {
    let mut all = TokenStream::new();
    for ty in types {
        ty.to_tokens(&mut all);
    }
    sig.to_tokens(&mut all);
    repeated.to_tokens(&mut all);
    repeated.where_clause.to_tokens(&mut all);
    all
}

/// Declares those of the lifetimes that are mentioned which nothing else declares. The lifetimes of an `impl`
/// block can be named as well as any, once they are declared.
fn declare_all(added: &mut Generics, mentioned: &TokenStream, repeated: &Generics, own: &Generics) {
    for name in &elision::free_lifetimes(mentioned) {
        if !declares(repeated, name) && !declares(own, name) && !declares(added, name) {
            added.params.push(GenericParam::Lifetime(LifetimeParam::new(name.clone())));
        }
    }
}

/// Adds those of the parameters that are lifetimes, or those that are not.
fn push_params(list: &mut Punctuated<GenericParam, Token![,]>, generics: &Generics, lifetimes: bool) {
    for param in items(&generics.params) {
        if matches!(param, GenericParam::Lifetime(_)) == lifetimes {
            list.push(param.clone());
        }
    }
}

/// Input:  `-> impl Fn()` of a function that returns a closure, which owns what it captures
/// Output: `-> impl Fn() + use<T>`, so that the result does not hold the references that the captures are
/// passed by
fn own_to_result(sig: &mut Signature) {
    // A lifetime that has no name cannot be listed, and neither can the type of an `impl` argument.
    for input in items(&sig.inputs) {
        match input {
            FnArg::Typed(input)
                if !elision::elides(&input.ty) && !matches!(*input.ty, Type::ImplTrait(_)) => {}
            _ => return,
        }
    }
    let mut names = TokenStream::new();
    for param in items(&sig.generics.params) {
        push_separated(&mut names, &name_of(param));
    }
    let ReturnType::Type(_, output) = &mut sig.output else { return };
    match &mut **output {
        Type::Tuple(tuple) => each_item_mut(&mut tuple.elems, &mut |ty| capture_precisely(ty, &names)),
        ty => capture_precisely(ty, &names),
    }
}

/// Adds `use<..>` to an `impl` type that says neither that, nor a lifetime.
fn capture_precisely(ty: &mut Type, names: &TokenStream) {
    let Type::ImplTrait(opaque) = &*ty else { return };
    let mut says = !elision::lifetimes(ty).is_empty();
    for bound in items(&opaque.bounds) {
        says |= matches!(bound, TypeParamBound::PreciseCapture(_));
    }
    if let (false, Type::ImplTrait(opaque)) = (says, ty) {
        opaque.bounds.push(TypeParamBound::Verbatim(tokens!(use<#names>)));
    }
}

/// The user's type, at the user's place, but not the user's doing: lints that speak about parameters do not
/// mean it.
fn respanned(tokens: TokenStream) -> TokenStream {
    let mut output = TokenStream::new();
    for mut token in tokens {
        let span = generated(token.span());
        if let TokenTree::Group(group) = &token {
            token = TokenTree::Group(Group::new(group.delimiter(), respanned(group.stream())));
        }
        token.set_span(span);
        token.to_tokens(&mut output);
    }
    output
}
