//! Types of tied functions. They stand in items, which do not see the generics around, `Self`, or what `impl`
//! stands for: each of these is a generic of the items, and rustc finds out what it is.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Lifetime, Signature, Type, TypePath};

use super::render::Renderer;
use super::tokens::{numbered, push_separated};
use crate::capture::{Passing, is_method};
use crate::knowledge::{TypeFact, path_has};
use crate::resolve::{BindingId, is_primitive};
use crate::syntax::{NameSet, each_type_mut, leading_idents, map_tokens, mentions_word, tokens};
use crate::syntax::{elision, tokens_of};

/// A generic parameter of the items.
struct Generic {
    /// What it stands for: a type as it is written, or the number of a variable.
    of: String,
    name: Ident,
    bounds: TokenStream,
    /// Whether it stands for what may have no size.
    unsized_too: bool,
}

/// The generic parameters of the items.
pub(super) struct Generics<'a> {
    renderer: &'a Renderer<'a>,
    /// Of parameters that are stored.
    stored: Vec<Lifetime>,
    /// Those of the functions, or the `impl`, around.
    around: Vec<Lifetime>,
    /// Those that are still named where generics stand in the place of types: a type has to use its own.
    named: Vec<Lifetime>,
    /// In the place of types of parameters and results.
    types: Vec<Generic>,
    captures: Vec<Generic>,
    /// In the place of results that say `impl`, or nothing.
    results: Vec<Generic>,
    /// Whether there may be generics of an `impl` block, which nobody tells from types.
    in_impl: bool,
}

impl<'a> Generics<'a> {
    pub(super) fn new(renderer: &'a Renderer<'a>) -> Self {
        let resolved = &renderer.plan.resolved;
        Generics {
            renderer,
            stored: Vec::new(),
            around: Vec::new(),
            named: Vec::new(),
            types: Vec::new(),
            captures: Vec::new(),
            results: Vec::new(),
            in_impl: is_method(resolved) || resolved.factory.names.mention_self_type(),
        }
    }

    /// The lifetime of a parameter that is stored.
    pub(super) fn stored(&mut self) -> Lifetime {
        let lifetime = Lifetime::new(&format!("'__p{}", self.stored.len()), Span::mixed_site());
        self.stored.push(lifetime.clone());
        lifetime
    }

    /// Declares the lifetimes of the functions around that a type names.
    pub(super) fn declare(&mut self, ty: &Type, own: &[Lifetime]) {
        for lifetime in &named_lifetimes(ty) {
            let generated = lifetime.ident.to_string().starts_with("__");
            if !own.contains(lifetime) && !generated && !self.around.contains(lifetime) {
                self.around.push(lifetime.clone());
            }
        }
    }

    /// Puts generics in the place of what an item cannot name; returns whether there was any.
    pub(super) fn replace(&mut self, ty: &mut Type, sig: &Signature) -> bool {
        let mut any = false;
        each_type_mut(ty, &mut |part| {
            if self.is_known_by_parts(part) {
                return true;
            }
            if let Some(name) = self.standing_for(part, sig) {
                *part = Type::Verbatim(name.into_token_stream());
                any = true;
            }
            false
        });
        self.named.append(&mut named_lifetimes(ty));
        any
    }

    /// Puts generics in the place of what an item cannot name in a result, which may be anything that `impl`
    /// says.
    pub(super) fn replace_result(&mut self, ty: &mut Type, sig: &Signature) -> bool {
        let bounds = match ty {
            Type::ImplTrait(opaque) => tokens_of(&opaque.bounds),
            Type::Infer(_) => TokenStream::new(),
            _ => return self.replace(ty, sig),
        };
        let name = numbered("__R", self.results.len(), Span::mixed_site());
        *ty = Type::Verbatim(tokens_of(&name));
        self.results.push(Generic { of: String::new(), name, bounds, unsized_too: false });
        true
    }

    /// Whether an item can name a type, if it can name the types that it is made of.
    fn is_known_by_parts(&self, ty: &Type) -> bool {
        match ty {
            Type::Group(_)
            | Type::Paren(_)
            | Type::Ptr(_)
            | Type::Reference(_)
            | Type::Slice(_)
            | Type::Tuple(_) => true,
            Type::Array(array) => !self.mentions_unknown(&tokens_of(&array.len)),
            Type::Path(path) => path.qself.is_none() && is_plain(path),
            _ => false,
        }
    }

    /// The generic that stands for a type, if an item cannot name it.
    fn standing_for(&mut self, ty: &Type, sig: &Signature) -> Option<Ident> {
        let written = tokens_of(&ty);
        if let Type::ImplTrait(opaque) = ty {
            let key = format!("impl {}", self.types.len());
            return Some(self.add(key, tokens_of(&opaque.bounds), false));
        }
        let of_an_impl = self.in_impl && matches!(ty, Type::Path(_)) && !is_primitive(ty) && !is_text(ty);
        if !of_an_impl && !self.mentions_unknown(&written) {
            return None;
        }
        let key = written.to_string();
        let unsized_too = matches!(ty, Type::TraitObject(_));
        if let Some(name) = name_for(&self.types, &key) {
            return Some(name.clone());
        }
        let bounds = own_bounds(&key, sig);
        Some(self.add(key, bounds, unsized_too))
    }

    fn add(&mut self, of: String, bounds: TokenStream, unsized_too: bool) -> Ident {
        let unsized_too = unsized_too || mentions_word(&bounds, "Sized");
        let name = numbered("__P", self.types.len(), Span::mixed_site());
        self.types.push(Generic { of, name: name.clone(), bounds, unsized_too });
        name
    }

    /// Whether tokens mention what an item does not see.
    fn mentions_unknown(&self, tokens: &TokenStream) -> bool {
        let mut names = NameSet::default();
        leading_idents(tokens, &mut names);
        for name in names.all() {
            let names = &self.renderer.plan.resolved.factory.names;
            let of_an_impl = self.in_impl && names.may_be_generic(name);
            if name == "Self" || of_an_impl || self.renderer.tables.needs.is_generic(name) {
                return true;
            }
        }
        false
    }

    /// The type of the parameter for a capture.
    pub(super) fn capture(
        &mut self,
        binding: BindingId,
        by: Passing,
        lifetime: Option<&Lifetime>,
    ) -> TokenStream {
        let of = binding.0.to_string();
        if let Some(name) = name_for(&self.captures, &of) {
            return reference(by, name, lifetime);
        }
        let name = numbered("__A", self.captures.len(), Span::mixed_site());
        let ty = reference(by, &name, lifetime);
        let unsized_too = matches!(by, Passing::Reborrow | Passing::Peek);
        self.captures.push(Generic { of, name, bounds: TokenStream::new(), unsized_too });
        ty
    }

    /// `'__p, __P0, __A0`
    pub(super) fn names(&self) -> TokenStream {
        self.list(false, &mut |generic| tokens_of(&generic.name))
    }

    /// All of them for the declaration of a type: `'__p, __P0, __A0: ?Sized`.
    pub(super) fn unbounded(&self) -> TokenStream {
        self.list(false, &mut |generic| declared(&generic.name, &TokenStream::new(), generic.unsized_too))
    }

    /// All of them for the declaration of a function: `'__p, __P0: Ord, __A0: ?Sized`.
    pub(super) fn bounded(&self) -> TokenStream {
        let mut only_in_bounds = Vec::new();
        let mut list = self.list(true, &mut |generic| {
            let bounds = self.bounds(&generic.bounds, &mut only_in_bounds);
            declared(&generic.name, &bounds, generic.unsized_too)
        });
        for number in 0..only_in_bounds.len() {
            push_separated(&mut list, &numbered("__B", number, Span::mixed_site()));
        }
        list
    }

    /// Bounds with generics of the items in the place of others; those that no parameter is of come to the
    /// ones that are only in bounds.
    ///
    /// Input:  `FnOnce(&T) -> R`
    /// Output: `FnOnce(&__P0) -> __B0`
    fn bounds(&self, bounds: &TokenStream, only_in_bounds: &mut Vec<String>) -> TokenStream {
        map_tokens(bounds.clone(), &mut |token, around, output| {
            let mut token = token;
            if let (TokenTree::Ident(word), false) = (&token, around.is_lifetime() || around.is_in_path()) {
                if let Some(name) = self.name_in_bounds(&word.to_string(), only_in_bounds) {
                    token = TokenTree::Ident(name);
                }
            }
            output.extend([token]);
        })
    }

    fn name_in_bounds(&self, word: &str, only_in_bounds: &mut Vec<String>) -> Option<Ident> {
        if let Some(name) = name_for(&self.types, word) {
            return Some(name.clone());
        }
        if word != "Self" && !self.renderer.tables.needs.is_generic(word) {
            return None;
        }
        let mut number = 0;
        while number < only_in_bounds.len() && only_in_bounds[number] != word {
            number += 1;
        }
        if number == only_in_bounds.len() {
            only_in_bounds.push(word.to_string());
        }
        Some(numbered("__B", number, Span::mixed_site()))
    }

    /// The list of them; with `all`, of lifetimes that only bounds name, too.
    fn list(&self, all: bool, write: &mut dyn FnMut(&Generic) -> TokenStream) -> TokenStream {
        let mut list = TokenStream::new();
        for lifetimes in [&self.around, &self.stored] {
            for lifetime in lifetimes {
                if all || self.named.contains(lifetime) {
                    push_separated(&mut list, lifetime);
                }
            }
        }
        push_generics(&mut list, &self.types, write);
        push_generics(&mut list, &self.captures, write);
        push_generics(&mut list, &self.results, write);
        list
    }
}

fn push_generics(
    list: &mut TokenStream,
    generics: &[Generic],
    write: &mut dyn FnMut(&Generic) -> TokenStream,
) {
    for generic in generics {
        push_separated(list, &write(generic));
    }
}

/// The generic that stands for something.
fn name_for<'a>(generics: &'a [Generic], of: &str) -> Option<&'a Ident> {
    for generic in generics {
        if generic.of == of {
            return Some(&generic.name);
        }
    }
    None
}

fn declared(name: &Ident, bounds: &TokenStream, unsized_too: bool) -> TokenStream {
    match (bounds.is_empty(), unsized_too) {
        (true, true) => tokens!(#name: ?::core::marker::Sized),
        (true, false) => tokens!(#name),
        (false, true) if mentions_word(bounds, "Sized") => tokens!(#name: #bounds),
        (false, true) => tokens!(#name: #bounds + ?::core::marker::Sized),
        (false, false) => tokens!(#name: #bounds),
    }
}

/// How the type of a function says that a variable is passed.
fn reference(by: Passing, name: &Ident, lifetime: Option<&Lifetime>) -> TokenStream {
    match by {
        Passing::Value => tokens!(#name),
        Passing::Reference | Passing::Peek | Passing::Handle => tokens!(&#lifetime #name),
        Passing::Mutable | Passing::Reborrow => tokens!(&#lifetime mut #name),
    }
}

/// The lifetimes that a type names.
pub(super) fn named_lifetimes(ty: &Type) -> Vec<Lifetime> {
    elision::free_lifetimes(&tokens_of(&ty))
}

/// The bounds of a type that is a generic of the function's own.
fn own_bounds(name: &str, sig: &Signature) -> TokenStream {
    for param in sig.generics.type_params() {
        if param.ident == name {
            return tokens_of(&param.bounds);
        }
    }
    TokenStream::new()
}

fn is_plain(ty: &TypePath) -> bool {
    path_has(&ty.path, TypeFact::Plain)
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("str") || path.path.is_ident("String"))
}
