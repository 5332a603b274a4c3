//! Tying: functions that call themselves or each other, over captures whose types only rustc knows. Each
//! becomes a closure that captures nothing and is passed itself, the others, and its captures.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{FnArg, Index, Lifetime, ReturnType, Safety, Type};

use super::called_once::called_once;
use super::lints::allow;
use super::render::Renderer;
use super::tied_member::{Member, mentions_type_generics};
use super::tied_types::Generics;
use super::tokens::{angled, comma_separated, numbered, push_all, push_separated};
use crate::capture::{Passed, Passing, mentions_impl};
use crate::resolve::FnId;
use crate::syntax::{Tokens, generated};
use crate::syntax::{elision, tokens_of};
use crate::syntax::{mentions_word, tokens, tokens_spanned};

/// Functions that are tied together, with what the items are called that tie them.
struct Tie<'a> {
    members: Vec<Member>,
    /// The position of the one that is called from outside.
    position: usize,
    generics: Generics<'a>,
    /// The type of what the functions are passed first, and it with its generics.
    go: Ident,
    of_go: TokenStream,
    /// The function that enters them.
    enter: Ident,
}

impl Renderer<'_> {
    /// A call of a tied function. Inside of it, and of those that are tied together with it, `__go` is what
    /// they are passed.
    ///
    /// Input:  `visit(node, depth + 1)`
    /// Output: `(__go.0)(__go, node, depth + 1, graph, seen)` inside, and all of it from outside
    pub(super) fn tied_call(&self, callee: FnId, at: Span, arguments: &[TokenStream]) -> TokenStream {
        let Some(set) = self.plan.set_of(callee) else { return TokenStream::new() };
        match self.tied {
            Some((here, by_reference)) if here == set => {
                self.call_inside(callee, at, arguments, (set, by_reference))
            }
            _ => self.call_outside(set, callee, at, arguments),
        }
    }

    fn call_inside(
        &self,
        callee: FnId,
        at: Span,
        arguments: &[TokenStream],
        (set, by_reference): (usize, bool),
    ) -> TokenStream {
        let span = generated(at);
        let go = self.go(span);
        let index = Index::from(self.position(set, callee));
        let mut list = if by_reference { tokens_spanned!(span=> #go) } else { tokens_spanned!(span=> &#go) };
        push_all(&mut list, arguments);
        push_all(&mut list, &self.captures_passed(callee, at));
        tokens_spanned!(span=> (#go.#index)(#list))
    }

    fn position(&self, set: usize, function: FnId) -> usize {
        let members = self.plan.set(set);
        let mut position = 0;
        while position + 1 < members.len() && members[position] != function {
            position += 1;
        }
        position
    }

    /// Whether a tied function is called through what the function around is passed.
    pub(super) fn is_tied_here(&self, callee: FnId) -> bool {
        matches!(self.tied, Some((here, _)) if self.plan.set_of(callee) == Some(here))
    }

    /// What a tied function is passed first.
    pub(super) fn go(&self, span: Span) -> Ident {
        self.plan.resolved.markers.fresh("go", span)
    }

    /// Input:  `visit(0)`, where `fn visit(node: usize) { nonlocal!(seen); seen.push(node); visit(node + 1)
    /// }`
    /// Output:
    /// ```text
    /// {
    ///     struct __Go<__A0>(fn(&__Go<__A0>, usize, &mut __A0));
    ///     fn __tie<__A0>(__p0: usize, __c0: &mut __A0, __f0: fn(&__Go<__A0>, usize, &mut __A0)) {
    ///         __f0(&__Go(__f0), __p0, __c0)
    ///     }
    ///     __tie(0, &mut seen, |__go, node, seen| { seen.push(node); (__go.0)(__go, node + 1, seen) })
    /// }
    /// ```
    fn call_outside(&self, set: usize, callee: FnId, at: Span, arguments: &[TokenStream]) -> TokenStream {
        let tie = self.tie(set, callee);
        let types = tie.types();
        let structure = tie.structure(&types, self.copies_go(set) || tie.is_copied());
        let function = tie.function(&types);
        let call = self.enter(&tie, set, at, arguments);
        tokens!({ #structure #function #call })
    }

    fn tie(&self, set: usize, callee: FnId) -> Tie<'_> {
        let mut generics = Generics::new(self);
        let mut members = Vec::new();
        for id in self.plan.set(set) {
            members.push(self.member(*id, &mut generics));
        }
        let span = Span::mixed_site();
        let go = self.plan.resolved.markers.fresh("Go", span);
        let enter = self.plan.resolved.markers.fresh("tie", span);
        let arguments = angled(&generics.names());
        let of_go = tokens!(#go #arguments);
        Tie { members, position: self.position(set, callee), generics, go, of_go, enter }
    }

    /// `__tie(0, &mut seen, |__go, node, seen| { .. })`
    fn enter(&self, tie: &Tie, set: usize, at: Span, arguments: &[TokenStream]) -> TokenStream {
        let mut list = TokenStream::new();
        for (position, argument) in arguments.iter().enumerate() {
            push_separated(&mut list, &self.given(tie.entry(), position, argument));
        }
        push_all(&mut list, &self.captures_passed(tie.entry().function, at));
        for member in &tie.members {
            push_separated(&mut list, &self.tied_closure(member, set));
        }
        let name = &tie.enter;
        tokens_spanned!(generated(at)=> #name(#list))
    }

    /// An argument of the call. Where an item cannot name the type, it is coerced to it here.
    fn given(&self, entry: &Member, position: usize, argument: &TokenStream) -> TokenStream {
        let sig = self.signature(entry.function);
        let Some(FnArg::Typed(input)) = sig.inputs.get(position) else { return argument.clone() };
        let opaque = mentions_impl(&tokens_of(&input.ty));
        if !entry.is_replaced(position) || opaque || mentions_type_generics(&input.ty, sig) {
            return argument.clone();
        }
        let mut ty = (*input.ty).clone();
        elision::name(&mut ty, &mut |_| Lifetime::new("'_", Span::call_site()));
        let inferred = |ident: &Ident| Ident::new("_", ident.span());
        let ty = entry.rename_lifetimes(ty.into_token_stream(), inferred);
        tokens!(::core::convert::identity::<#ty>(#argument))
    }

    /// Whether a closure says the type of a parameter, which the items around it have left open: what it does
    /// with the parameter may have to be known before another closure tells.
    fn is_told(&self, member: &Member, position: usize, ty: &Type) -> bool {
        let stored = self.plan.stores(member.function, position);
        // In a closure, the lifetime of an object is not that of the reference around it.
        let object = mentions_word(&tokens_of(&ty), "dyn");
        member.is_replaced(position) && !stored && !object && !member.names_own(ty)
    }

    /// `|__go, node, graph, seen| { .. }`
    fn tied_closure(&self, member: &Member, set: usize) -> TokenStream {
        let inside = self.within_tied(member.function, set);
        let function = &self.plan.resolved.functions[member.function];
        let span = function.sig.fn_token.span;
        let mut parameters = self.go(generated(span)).into_token_stream();
        for (position, input) in inside.rendered(member.function).inputs.iter().enumerate() {
            match input {
                FnArg::Typed(input) if self.is_told(member, position, &input.ty) => {
                    let (pat, ty) = (&input.pat, &input.ty);
                    push_separated(&mut parameters, &tokens!(#pat: #ty));
                }
                FnArg::Typed(input) => push_separated(&mut parameters, &called_once(&member.sig, input)),
                FnArg::Receiver(input) => push_separated(&mut parameters, input),
            }
        }
        for passed in self.plan.lifted(member.function).unwrap_or_default() {
            push_separated(&mut parameters, &inside.passed_name(passed));
        }
        // What the closure returns is told by what it is passed to, unless that has left it open.
        let output = match &member.sig.output {
            ReturnType::Type(arrow, ty) if member.opens_output && !member.leaves_open(ty) => {
                tokens!(#arrow #ty)
            }
            _ => TokenStream::new(),
        };
        if function.sig.asyncness.is_some() {
            let future = self.tied_future(member, set);
            return tokens_spanned!(span=> |#parameters| #future);
        }
        let mut body = inside.render(&function.body);
        if let Safety::Unsafe(token) = &function.sig.safety {
            body = tokens!({ #[allow(unused_unsafe)] #token #body });
        }
        tokens_spanned!(span=> |#parameters| #output #body)
    }

    /// The name of the parameter for a capture.
    fn passed_name(&self, passed: &Passed) -> Ident {
        match self.plan.group_of(passed.binding) {
            Some(number) if passed.by == Passing::Handle => self.handle(number, Span::mixed_site()),
            _ => self.binding_name(passed.binding),
        }
    }

    /// Whether closures that are made in these functions call them.
    fn copies_go(&self, set: usize) -> bool {
        for id in self.plan.set(set) {
            if self.tables.needs.needs_values(*id) {
                return true;
            }
        }
        false
    }

    /// Inside of tied functions, a closure that calls them has a copy of what they are passed.
    pub(super) fn go_of_its_own(&self, function: FnId, at: Span) -> Option<TokenStream> {
        let (set, by_reference) = self.tied?;
        if !by_reference || !self.tables.needs.needs_tied(function, set) {
            return None;
        }
        let go = self.go(generated(at));
        let span = generated(at);
        Some(tokens_spanned!(span=> let #go = *#go;))
    }
}

impl Tie<'_> {
    fn entry(&self) -> &Member {
        &self.members[self.position]
    }

    /// Whether a future has a copy of what it is passed.
    fn is_copied(&self) -> bool {
        let mut copies = false;
        for member in &self.members {
            copies |= member.copies_go;
        }
        copies
    }

    /// The types of the functions.
    fn types(&self) -> Vec<TokenStream> {
        let mut types = Vec::new();
        for member in &self.members {
            types.push(member.pointer(&self.of_go));
        }
        types
    }

    /// `struct __Go<__A0>(fn(&__Go<__A0>, usize, &mut __A0));`
    fn structure(&self, types: &[TokenStream], copies: bool) -> TokenStream {
        let (go, of_go) = (&self.go, &self.of_go);
        let params = angled(&self.generics.unbounded());
        let fields = comma_separated(types);
        let mut items = tokens!(struct #go #params (#fields););
        if copies {
            let copies = tokens! {
                impl #params ::core::clone::Clone for #of_go { fn clone(&self) -> Self { *self } }
                impl #params ::core::marker::Copy for #of_go {}
            };
            copies.to_tokens(&mut items);
        }
        items
    }

    /// `fn __tie<..>(__p0: usize, __c0: &mut __A0, __f0: fn(..)) { __f0(&__Go(__f0), __p0, __c0) }`
    ///
    /// The entry's own lifetimes have other names here: the types of the functions declare them, too.
    fn function(&self, types: &[TokenStream]) -> TokenStream {
        let entry = self.entry();
        let (go, enter) = (&self.go, &self.enter);
        let mut declared = TokenStream::new();
        for lifetime in &entry.lifetimes {
            push_separated(&mut declared, &of_entry(entry, lifetime));
        }
        push_separated(&mut declared, &of_entry(entry, &self.generics.bounded()));
        let mut parameters = TokenStream::new();
        let mut passed = TokenStream::new();
        let mut functions = TokenStream::new();
        push_parameters(&mut parameters, &mut passed, "__p", &of_entry_all(entry, &entry.inputs));
        push_parameters(&mut parameters, &mut passed, "__c", &of_entry_all(entry, &entry.captures));
        push_parameters(&mut parameters, &mut functions, "__f", types);
        let first = numbered("__f", self.position, Span::mixed_site());
        let unsafety = &entry.sig.safety;
        let output = of_entry(entry, entry.awaited.as_ref().unwrap_or(&entry.output));
        let asyncness = if entry.awaited.is_some() { entry.sig.asyncness } else { None };
        let wait = asyncness.map(|_| tokens!(.await));
        let mut body = tokens!(#first(&#go(#functions), #passed) #wait);
        if let Safety::Unsafe(token) = unsafety {
            body = tokens!(#token { #body });
        }
        let count = entry.inputs.len() + entry.captures.len() + types.len();
        let allow = allow(if count > 7 { &["clippy::too_many_arguments"] } else { &[] });
        tokens! {
            #allow
            #[inline(always)]
            #asyncness #unsafety fn #enter<#declared>(#parameters) #output { #body }
        }
    }
}

/// Tokens of the entry's type, with other names for its own lifetimes.
fn of_entry(entry: &Member, tokens: &dyn Tokens) -> TokenStream {
    let name = |ident: &Ident| Ident::new(&format!("__e_{}", ident.unraw()), ident.span());
    entry.rename_lifetimes(tokens_of(&tokens), name)
}

/// Several types of the entry.
fn of_entry_all(entry: &Member, types: &[TokenStream]) -> Vec<TokenStream> {
    let mut renamed = Vec::new();
    for ty in types {
        renamed.push(of_entry(entry, ty));
    }
    renamed
}

/// Adds `__p0: A, __p1: B` to parameters, and the names to others.
fn push_parameters(parameters: &mut TokenStream, names: &mut TokenStream, name: &str, types: &[TokenStream]) {
    for (number, ty) in types.iter().enumerate() {
        let name = numbered(name, number, Span::mixed_site());
        push_separated(parameters, &tokens!(#name: #ty));
        push_separated(names, &name);
    }
}
