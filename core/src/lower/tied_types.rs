//! Types of tied functions. They stand in items, which do not see the generics around, `Self`, or what `impl` stands for: each of
//! these is a generic of the items, and rustc finds out what it is.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{GenericArgument, Lifetime, PathArguments, Signature, Type};

use super::elision;
use super::render::Renderer;
use super::tied::reference;
use crate::capture::{Passing, is_method, may_be_generic};
use crate::resolve::{BindingId, is_primitive};
use crate::syntax::{generic_name, leading_idents};

/// Types of the standard library that ask nothing of their arguments.
const PLAIN: [&str; 12] = [
    "Vec", "VecDeque", "Option", "Result", "Box", "Rc", "Arc", "HashMap", "HashSet", "BTreeMap", "BTreeSet",
    "String",
];

/// A generic parameter of the items.
struct Generic {
    name: Ident,
    bounds: TokenStream,
    /// Whether it stands for what may have no size.
    unsized_too: bool,
}

/// All of them.
pub(super) struct Generics<'a> {
    renderer: &'a Renderer<'a>,
    stored: Vec<Lifetime>,
    /// Those of the functions, or the `impl`, around.
    around: Vec<Lifetime>,
    types: Vec<(String, Generic)>,
    captures: Vec<(BindingId, Generic)>,
    results: Vec<Generic>,
    /// What an item cannot name: generics of the functions around, and `Self`.
    unknown: HashSet<String>,
    /// Whether there may be generics of an `impl` block, which nobody tells from types.
    in_impl: bool,
}

impl<'a> Generics<'a> {
    pub(super) fn new(renderer: &'a Renderer<'a>) -> Self {
        let resolved = &renderer.plan.resolved;
        let in_impl = is_method(resolved) || resolved.factory.names.mention_self_type();
        let unknown = HashSet::from(["Self".to_owned()]);
        Generics {
            renderer,
            stored: Vec::new(),
            around: Vec::new(),
            types: Vec::new(),
            captures: Vec::new(),
            results: Vec::new(),
            unknown,
            in_impl,
        }
    }

    /// The lifetime of a parameter that is stored.
    pub(super) fn stored(&mut self) -> Lifetime {
        let lifetime = Lifetime::new(&format!("'__p{}", self.stored.len()), Span::mixed_site());
        self.stored.push(lifetime.clone());
        lifetime
    }

    /// Puts generics in the place of what an item cannot name; whether there was any.
    pub(super) fn replace(&mut self, ty: &mut Type, sig: &Signature) -> bool {
        self.replace_parts(ty, sig)
    }

    /// Declares the lifetimes of the functions around that a type names.
    pub(super) fn declare(&mut self, ty: &Type, own: &[Lifetime]) {
        for lifetime in elision::free_lifetimes(ty.to_token_stream()) {
            let generated = lifetime.ident.to_string().starts_with("__");
            if !own.contains(&lifetime) && !generated && !self.around.contains(&lifetime) {
                self.around.push(lifetime);
            }
        }
    }

    /// The same, of a result, which may be anything that `impl` says.
    pub(super) fn replace_result(&mut self, ty: &mut Type, sig: &Signature) -> bool {
        if !matches!(ty, Type::ImplTrait(_) | Type::Infer(_)) {
            return self.replace_parts(ty, sig);
        }
        let name = format_ident!("__R{}", self.results.len(), span = Span::mixed_site());
        let bounds = match ty {
            Type::ImplTrait(opaque) => opaque.bounds.to_token_stream(),
            _ => TokenStream::new(),
        };
        self.results.push(Generic { name: name.clone(), bounds, unsized_too: false });
        *ty = Type::Verbatim(name.to_token_stream());
        true
    }

    fn replace_parts(&mut self, ty: &mut Type, sig: &Signature) -> bool {
        match ty {
            Type::ImplTrait(opaque) => {
                let bounds = opaque.bounds.to_token_stream();
                let name = self.fresh(bounds, format!("impl {}", self.types.len()));
                *ty = Type::Verbatim(name.to_token_stream());
                true
            }
            Type::Array(array) if !self.mentions_unknown(&array.len.to_token_stream(), sig) => {
                self.replace_parts(&mut array.elem, sig)
            }
            Type::Group(ty) => self.replace_parts(&mut ty.elem, sig),
            Type::Paren(ty) => self.replace_parts(&mut ty.elem, sig),
            Type::Ptr(ty) => self.replace_parts(&mut ty.elem, sig),
            Type::Reference(ty) => self.replace_parts(&mut ty.elem, sig),
            Type::Slice(ty) => self.replace_parts(&mut ty.elem, sig),
            Type::Tuple(ty) => ty.elems.iter_mut().fold(false, |any, ty| self.replace_parts(ty, sig) | any),
            Type::Path(path) if path.qself.is_none() && is_plain(path) => self.replace_arguments(path, sig),
            whole => {
                let named =
                    matches!(whole, Type::Path(_)) && self.in_impl && !is_primitive(whole) && !is_text(whole);
                if !named && !self.mentions_unknown(&whole.to_token_stream(), sig) {
                    return false;
                }
                let key = whole.to_token_stream().to_string();
                let unsized_too = matches!(whole, Type::TraitObject(_));
                let name = if let Some((_, generic)) = self.types.iter().find(|(known, _)| *known == key) {
                    generic.name.clone()
                } else {
                    let bounds = own_bounds(whole, sig);
                    self.fresh(bounds, key.clone())
                };
                if let (true, Some((_, generic))) =
                    (unsized_too, self.types.iter_mut().find(|(known, _)| *known == key))
                {
                    generic.unsized_too = true;
                }
                *whole = Type::Verbatim(name.to_token_stream());
                true
            }
        }
    }

    fn replace_arguments(&mut self, path: &mut syn::TypePath, sig: &Signature) -> bool {
        let Some(last) = path.path.segments.last_mut() else { return false };
        let PathArguments::AngleBracketed(arguments) = &mut last.arguments else { return false };
        let mut any = false;
        for argument in &mut arguments.args {
            if let GenericArgument::Type(ty) = argument {
                any |= self.replace_parts(ty, sig);
            }
        }
        any
    }

    /// Whether tokens mention what an item does not see.
    fn mentions_unknown(&self, tokens: &TokenStream, sig: &Signature) -> bool {
        let mut names = HashSet::new();
        leading_idents(&tokens.clone(), &mut names);
        let own = |name: &String| sig.generics.params.iter().any(|param| generic_name(param) == *name);
        let outer = |name: &String| self.renderer.tables.needs.is_generic(name);
        let of_an_impl = |name: &String| self.in_impl && may_be_generic(name);
        names.iter().any(|name| self.unknown.contains(name) || outer(name) || own(name) || of_an_impl(name))
    }

    fn fresh(&mut self, bounds: TokenStream, key: String) -> Ident {
        let name = format_ident!("__P{}", self.types.len(), span = Span::mixed_site());
        self.types.push((key, Generic { name: name.clone(), bounds, unsized_too: false }));
        name
    }

    /// The type of the parameter for a capture.
    pub(super) fn capture(
        &mut self,
        (binding, by): (BindingId, Passing),
        shared_reference: bool,
        lifetime: Option<&Lifetime>,
    ) -> TokenStream {
        let by = if shared_reference { Passing::Peek } else { by };
        let name = if let Some((_, generic)) = self.captures.iter().find(|(known, _)| *known == binding) {
            generic.name.clone()
        } else {
            let name = format_ident!("__A{}", self.captures.len(), span = Span::mixed_site());
            let unsized_too = matches!(by, Passing::Reborrow | Passing::Peek);
            self.captures
                .push((binding, Generic { name: name.clone(), bounds: TokenStream::new(), unsized_too }));
            name
        };
        reference(by, &name, lifetime)
    }

    fn all(&self) -> impl Iterator<Item = &Generic> {
        let types = self.types.iter().map(|(_, generic)| generic);
        let captures = self.captures.iter().map(|(_, generic)| generic);
        types.chain(captures).chain(&self.results)
    }

    /// `'__p, __P0, __A0`
    pub(super) fn names(&self) -> Vec<TokenStream> {
        let lifetime = self.around.iter().chain(&self.stored).map(ToTokens::to_token_stream);
        lifetime.chain(self.all().map(|generic| generic.name.to_token_stream())).collect()
    }

    /// The same, for the declaration of the type.
    pub(super) fn unbounded(&self) -> Vec<TokenStream> {
        let lifetime = self.around.iter().chain(&self.stored).map(ToTokens::to_token_stream);
        let types = self.all().map(|generic| {
            let name = &generic.name;
            if generic.unsized_too { quote!(#name: ?::core::marker::Sized) } else { quote!(#name) }
        });
        lifetime.chain(types).collect()
    }

    /// The same, for the declaration of the function.
    pub(super) fn bounded(&self) -> Vec<TokenStream> {
        let lifetime = self.around.iter().chain(&self.stored).map(ToTokens::to_token_stream);
        let types = self.all().map(|generic| {
            let Generic { name, bounds, unsized_too } = generic;
            match (bounds.is_empty(), unsized_too) {
                (true, true) => quote!(#name: ?::core::marker::Sized),
                (true, false) => quote!(#name),
                (false, true) => quote!(#name: #bounds + ?::core::marker::Sized),
                (false, false) => quote!(#name: #bounds),
            }
        });
        lifetime.chain(types).collect()
    }
}

/// The bounds of a type that is a generic of the function's own.
fn own_bounds(ty: &Type, sig: &Signature) -> TokenStream {
    let name = ty.to_token_stream().to_string();
    let param = sig.generics.type_params().find(|param| param.ident == name);
    param.map_or_else(TokenStream::new, |param| param.bounds.to_token_stream())
}

fn is_plain(ty: &syn::TypePath) -> bool {
    ty.path.segments.last().is_some_and(|last| PLAIN.iter().any(|name| last.ident == name))
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("str") || path.path.is_ident("String"))
}
