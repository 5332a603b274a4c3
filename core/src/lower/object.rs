//! Named types: the state of a factory's closure, as a struct of its own.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{GenericParam, Generics, Lifetime};

use super::lints::allow;
use super::member::{Field, Place};
use super::render::Renderer;
use super::tokens::{angled, push_separated};
use crate::capture::state;
use crate::resolve::{BindingId, EVERYTHING, FnId, Object};
use crate::syntax::elision;
use crate::syntax::generated;
use crate::syntax::generics::{declare_first, name_of, needed_with_bounds};
use crate::syntax::{NameSet, Named, generic_names, items, leading_idents, tokens, tokens_spanned};

/// The lints that would speak about the module, as if the user had written it.
const LINTS_OF_MODULE: [&str; 10] = [
    "non_snake_case",
    "unreachable_pub",
    "unnameable_types",
    "missing_debug_implementations",
    "missing_copy_implementations",
    "clippy::items_after_statements",
    "clippy::items_after_test_module",
    "clippy::module_name_repetitions",
    "clippy::type_complexity",
    "clippy::derive_partial_eq_without_eq",
];

/// Those that would speak about what it imports.
const LINTS_OF_GLOB: [&str; 2] = ["unused_imports", "clippy::wildcard_imports"];

/// Those that would speak about the import of the type.
const LINTS_OF_IMPORT: [&str; 4] = [
    "unused_imports",
    "unreachable_pub",
    "clippy::items_after_statements",
    "clippy::module_name_repetitions",
];

impl Renderer<'_> {
    /// The named type and its object, if the factory has one.
    pub(super) fn named(&self) -> Option<(&Named, &Object)> {
        let resolved = &self.plan.resolved;
        Some((resolved.factory.options.named.as_ref()?, resolved.object.as_ref()?))
    }

    pub(super) fn fields(&self, object: &Object) -> Vec<Field> {
        let held = self.held();
        let mut fields = Vec::new();
        for binding in state(&self.plan.facts, object) {
            let declared = &self.plan.resolved.bindings[binding];
            if let Some(known) = &declared.known {
                let mut ty = known.ty.clone();
                elision::name(&mut ty, &mut |_| held.clone());
                fields.push(Field { binding, name: declared.ident.clone(), ty });
            }
        }
        fields
    }

    /// What the type borrows without saying for how long.
    fn held(&self) -> Lifetime {
        self.lifetime("a")
    }

    /// The generics of the type: those of the factory that its fields mention.
    pub(super) fn state_generics(&self, fields: &[Field]) -> Generics {
        let mut types = TokenStream::new();
        for field in fields {
            field.ty.to_tokens(&mut types);
        }
        let mut generics = needed_with_bounds(&self.signature(FnId::ROOT).generics, &types);
        let held = self.held();
        if elision::free_lifetimes(&types).contains(&held) {
            declare_first(&mut generics, held);
        }
        generics
    }

    /// The type for a return type that leaves it out.
    pub(super) fn named_type(&self) -> Option<TokenStream> {
        let (named, object) = self.named()?;
        let held = self.held();
        let mut arguments = TokenStream::new();
        for param in items(&self.state_generics(&self.fields(object)).params) {
            match param {
                GenericParam::Lifetime(param) if param.lifetime == held => {
                    push_separated(&mut arguments, &tokens!('_));
                }
                param => push_separated(&mut arguments, &name_of(param)),
            }
        }
        let ident = &named.ident;
        let arguments = angled(&arguments);
        Some(tokens!(#ident #arguments))
    }

    /// Input:  `counter`, or `Account { deposit, balance }`, at the end of the factory
    /// Output: `Counter::__nonlocal_new(count)`
    pub(super) fn object_value(&self, at: Span) -> TokenStream {
        let Some((named, object)) = self.named() else { return TokenStream::new() };
        let span = generated(at);
        let mut values = TokenStream::new();
        let mut written = TokenStream::new();
        for field in &self.fields(object) {
            let mut name = self.binding_name(field.binding);
            name.set_span(name.span().located_at(at));
            push_separated(&mut values, &name);
            if self.is_written(object, field.binding) {
                tokens_spanned!(span=> let _ = &mut #name;).to_tokens(&mut written);
            }
        }
        let path = self.path(&named.ident);
        let new = self.hidden("nonlocal_new");
        let value = tokens_spanned!(span=> #path::#new(#values));
        // This is what `mut` is there for.
        if written.is_empty() { value } else { tokens_spanned!(span=> { #written #value }) }
    }

    /// Whether a variable is `mut`, and a method changes it.
    fn is_written(&self, object: &Object, binding: BindingId) -> bool {
        for method in &object.methods {
            if self.plan.facts.writes(method.function, binding) {
                return self.plan.resolved.bindings[binding].how.mutable;
            }
        }
        false
    }

    /// The items beside the factory: the type, in a module that keeps its fields to itself.
    pub(super) fn object_items(&self) -> TokenStream {
        let Some((named, object)) = self.named() else { return TokenStream::new() };
        let ident = &named.ident;
        let vis = &self.plan.resolved.factory.vis;
        let module = self.module(ident);
        let cfgs = self.factory_cfgs();
        let structure = self.structure(named, object);
        let import = tokens_spanned!(ident.span()=> use #module::#ident;);
        let members = self.object_impl(Place::Beside);
        let of_module = allow(&LINTS_OF_MODULE);
        let of_glob = allow(&LINTS_OF_GLOB);
        let of_import = allow(&LINTS_OF_IMPORT);
        tokens! {
            #cfgs
            #[doc(hidden)]
            #of_module
            mod #module {
                #of_glob
                use super::*;
                #structure
            }
            #cfgs
            #of_import
            #vis #import
            #members
        }
    }

    /// The attributes under which the factory is there at all.
    pub(super) fn factory_cfgs(&self) -> TokenStream {
        self.attributes(FnId::ROOT, &["cfg"])
    }

    /// Whether what tokens name is the same beside the factory: they mention nothing of its body.
    pub(super) fn is_known_beside(&self, tokens: &TokenStream) -> bool {
        let resolved = &self.plan.resolved;
        let begin = resolved.functions[FnId::ROOT].node;
        let end = resolved.arena.end(begin);
        let mut names = NameSet::default();
        leading_idents(tokens, &mut names);
        let generics = generic_names(&self.signature(FnId::ROOT).generics);
        for &item in &resolved.history.items_within(begin, end) {
            if item == EVERYTHING || (names.contains(item) && !generics.contains(item)) {
                return false;
            }
        }
        true
    }

    /// The module that has the type.
    pub(super) fn module(&self, ident: &Ident) -> Ident {
        self.plan.resolved.markers.fresh(&format!("nonlocal_{}", ident.unraw()), generated(ident.span()))
    }

    /// `__nonlocal_Counter::Counter`, which is this type, whatever else has its name.
    pub(super) fn path(&self, ident: &Ident) -> TokenStream {
        let module = self.module(ident);
        tokens_spanned!(generated(ident.span())=> #module::#ident)
    }

    /// The name of a function that nobody calls by hand.
    pub(super) fn hidden(&self, name: &str) -> Ident {
        self.plan.resolved.markers.fresh(name, Span::mixed_site())
    }
}
