//! One of the functions that are tied together, as an item can write its type.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{FnArg, Lifetime, ReturnType, Signature, Type};

use super::linking::{self, Source};
use super::render::Renderer;
use super::tied_types::{Generics, named_lifetimes};
use super::tokens::{binder, push_all, push_separated};
use crate::capture::{Passed, Passing, mentions_impl};
use crate::resolve::{FnId, mentions_mutable};
use crate::syntax::{NameSet, collect_idents, items, map_tokens, tokens};
use crate::syntax::{elision, tokens_of};

/// A function with its type.
pub(super) struct Member {
    pub(super) function: FnId,
    pub(super) sig: Signature,
    /// The lifetimes of its own that its type declares.
    pub(super) lifetimes: Vec<Lifetime>,
    pub(super) inputs: Vec<TokenStream>,
    /// What its type says of the captures.
    pub(super) captures: Vec<TokenStream>,
    pub(super) output: TokenStream,
    /// What its future gives, if it is `async`, and the lifetime of that future.
    pub(super) awaited: Option<TokenStream>,
    pub(super) held: Option<Lifetime>,
    /// Whether its future has a copy of what the function is passed first.
    pub(super) copies_go: bool,
    /// For each parameter, whether an item cannot name its type as it is written.
    replaced: Vec<bool>,
    /// Whether an item cannot name the type of the result as it is written.
    pub(super) opens_output: bool,
}

impl Renderer<'_> {
    /// A function as an item can write its type.
    pub(super) fn member(&self, id: FnId, generics: &mut Generics) -> Member {
        if self.signature(id).asyncness.is_some() {
            return self.async_member(id, generics);
        }
        let mut sig = self.signature(id).clone();
        let mut own = Lifetime::new("'__o", Span::mixed_site());
        let mut source = linking::link_output(&mut sig, &own);
        if source == Source::Own && self.stores_any(id) {
            // What is stored has one lifetime for all calls.
            sig = self.signature(id).clone();
            own = generics.stored();
            source = linking::link_output(&mut sig, &own);
        }
        let mut member = Member::new(id, sig);
        if source == Source::Own && !self.stores_any(id) {
            member.lifetimes.push(own);
        }
        self.add_inputs(&mut member, generics);
        let held = Lifetime::new("'__r", Span::mixed_site());
        let held = if source == Source::Captures { Some(&held) } else { None };
        self.add_captures(&mut member, held, generics);
        if let Some(held) = held {
            member.lifetimes.push(held.clone());
        }
        member.add_output(held, generics);
        member
    }

    fn stores_any(&self, id: FnId) -> bool {
        (0..self.signature(id).inputs.len()).any(|position| self.plan.stores(id, position))
    }

    pub(super) fn add_inputs(&self, member: &mut Member, generics: &mut Generics) {
        for (position, input) in items(&member.sig.inputs).enumerate() {
            let FnArg::Typed(input) = input else { continue };
            let mut ty = (*input.ty).clone();
            if self.plan.stores(member.function, position) {
                if elision::elides(&ty) {
                    let all = generics.stored();
                    elision::name(&mut ty, &mut |_| all.clone());
                }
                // One of its own that it names is not another for each call, either.
                let all = std::mem::take(&mut member.lifetimes);
                let named = named_lifetimes(&ty);
                for lifetime in &all {
                    if !named.contains(lifetime) {
                        member.lifetimes.push(lifetime.clone());
                    }
                }
            }
            generics.declare(&ty, &member.lifetimes);
            member.replaced.push(generics.replace(&mut ty, &member.sig));
            member.inputs.push(ty.into_token_stream());
        }
    }

    /// Adds what the type says of the captures; `held` is the lifetime of what the result refers to, if that
    /// is one of them.
    fn add_captures(&self, member: &mut Member, held: Option<&Lifetime>, generics: &mut Generics) {
        let all = self.plan.lifted(member.function).unwrap_or_default();
        let mut only_changed = true;
        for passed in all {
            only_changed &= is_changed(passed);
        }
        // A result refers to what is lent for changing if it can be changed itself, or if there is nothing
        // else.
        let by_change = only_changed || mentions_mutable(&member.sig.output);
        for passed in all {
            let lifetime = if is_changed(passed) == by_change { held } else { None };
            let shared = held.is_some() && is_shared_reference(passed);
            let kept = held.is_none() && self.plan.lifting.keeps(member.function, passed.binding);
            let by = match passed.by {
                _ if shared => Passing::Peek,
                // rustc chooses the lifetime.
                _ if kept => Passing::Value,
                by => by,
            };
            member.captures.push(generics.capture(passed.binding, by, lifetime));
        }
    }
}

impl Member {
    pub(super) fn new(function: FnId, sig: Signature) -> Member {
        let mut lifetimes = Vec::new();
        for param in sig.generics.lifetimes() {
            lifetimes.push(param.lifetime.clone());
        }
        Member {
            function,
            sig,
            lifetimes,
            inputs: Vec::new(),
            captures: Vec::new(),
            output: TokenStream::new(),
            awaited: None,
            held: None,
            copies_go: false,
            replaced: Vec::new(),
            opens_output: false,
        }
    }

    fn add_output(&mut self, held: Option<&Lifetime>, generics: &mut Generics) {
        let ReturnType::Type(_, ty) = &self.sig.output else { return };
        let mut ty = (**ty).clone();
        if let Some(held) = held {
            elision::name(&mut ty, &mut |_| held.clone());
        }
        generics.declare(&ty, &self.lifetimes);
        self.opens_output = generics.replace_result(&mut ty, &self.sig);
        self.output = tokens!(-> #ty);
    }

    /// Whether an item cannot name the type of a parameter as it is written.
    pub(super) fn is_replaced(&self, position: usize) -> bool {
        self.replaced.get(position) == Some(&true)
    }

    /// Whether a closure cannot say the type, or would say something else with it.
    pub(super) fn leaves_open(&self, ty: &Type) -> bool {
        matches!(ty, Type::Infer(_)) || elision::elides(ty) || self.names_own(ty)
    }

    /// Whether a type names what only the function itself declares.
    pub(super) fn names_own(&self, ty: &Type) -> bool {
        for lifetime in &named_lifetimes(ty) {
            if self.lifetimes.contains(lifetime) {
                return true;
            }
        }
        mentions_impl(&tokens_of(&ty)) || mentions_type_generics(ty, &self.sig)
    }

    /// Its own lifetimes by other names, which `name` makes of them.
    pub(super) fn rename_lifetimes(&self, tokens: TokenStream, name: fn(&Ident) -> Ident) -> TokenStream {
        map_tokens(tokens, &mut |token, around, output| match token {
            TokenTree::Ident(ident) if around.is_lifetime() && self.has_lifetime(&ident) => {
                name(&ident).to_tokens(output);
            }
            token => token.to_tokens(output),
        })
    }

    fn has_lifetime(&self, name: &Ident) -> bool {
        for lifetime in &self.lifetimes {
            if lifetime.ident == *name {
                return true;
            }
        }
        false
    }

    /// `for<'a> fn(&__Go<..>, &'a str, &mut __A0) -> &'a str`
    pub(super) fn pointer(&self, go: &TokenStream) -> TokenStream {
        let mut lifetimes = TokenStream::new();
        let held = &self.held;
        let mut inputs = tokens!(&#held #go);
        for lifetime in &self.lifetimes {
            push_separated(&mut lifetimes, lifetime);
        }
        push_all(&mut inputs, &self.inputs);
        push_all(&mut inputs, &self.captures);
        let binder = binder(&lifetimes);
        let (unsafety, output) = (&self.sig.safety, &self.output);
        tokens!(#binder #unsafety fn(#inputs) #output)
    }
}

fn is_changed(passed: &Passed) -> bool {
    matches!(passed.by, Passing::Mutable | Passing::Reborrow)
}

/// Whether what is passed is a copy of a `&T`.
pub(super) fn is_shared_reference(passed: &Passed) -> bool {
    let Some(known) = &passed.known else { return false };
    passed.by == Passing::Value && matches!(&known.ty, Type::Reference(ty) if ty.mutability.is_none())
}

/// Whether a type mentions a generic of the function's own, which a closure and its calls cannot name.
pub(super) fn mentions_type_generics(ty: &Type, sig: &Signature) -> bool {
    let mut names = NameSet::default();
    collect_idents(&tokens_of(&ty), &mut names);
    for param in sig.generics.type_params() {
        if names.contains(&param.ident.to_string()) {
            return true;
        }
    }
    false
}
