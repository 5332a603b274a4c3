//! Named types: the state of a factory's closure, as a struct of its own.
//!
//! Its fields are private to a module, so that nobody else can name them; derives see nothing but the variables.

use std::collections::HashSet;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Attribute, Generics, Lifetime, Type, Visibility};

use super::elision;
use super::generics::needed_with_bounds;
use super::methods::Place;
use super::render::Renderer;
use super::spans::generated;
use crate::capture::state;
use crate::resolve::{BindingId, EVERYTHING, FnId, Object};
use crate::syntax::{Named, generic_name, leading_idents};

/// One variable of the state.
pub(super) struct Field {
    pub(super) binding: BindingId,
    pub(super) name: Ident,
    ty: Type,
}

impl Renderer<'_> {
    /// The named type and its object, if the factory has one.
    pub(super) fn named(&self) -> Option<(&Named, &Object)> {
        let resolved = &self.plan.resolved;
        resolved.factory.options.named.as_ref().zip(resolved.object.as_ref())
    }

    pub(super) fn fields(&self, object: &Object) -> Vec<Field> {
        let held = self.held();
        let field = |binding: BindingId| {
            let declared = &self.plan.resolved.bindings[binding.0];
            let mut ty = declared.known.as_ref()?.ty.clone();
            elision::name(&mut ty, &mut |_| held.clone());
            Some(Field { binding, name: declared.ident.clone(), ty })
        };
        state(&self.plan.facts, object).into_iter().filter_map(field).collect()
    }

    /// What the type borrows without saying for how long.
    fn held(&self) -> Lifetime {
        let name = self.plan.resolved.markers.fresh("a", Span::mixed_site());
        Lifetime::new(&format!("'{name}"), Span::mixed_site())
    }

    /// The generics of the type: those of the factory that its fields mention.
    pub(super) fn state_generics(&self, fields: &[Field]) -> Generics {
        let types: TokenStream = fields.iter().map(|field| field.ty.to_token_stream()).collect();
        let mut generics =
            needed_with_bounds(&self.plan.resolved.functions[FnId::ROOT.0].sig.generics, &types);
        let held = self.held();
        if elision::free_lifetimes(&types).contains(&held) {
            let held = syn::GenericParam::Lifetime(syn::LifetimeParam::new(held));
            generics.params.insert(0, held);
        }
        generics
    }

    /// The type for a return type that leaves it out.
    pub(super) fn named_type(&self) -> Option<TokenStream> {
        let (named, object) = self.named()?;
        let generics = self.state_generics(&self.fields(object));
        let held = self.held();
        let arguments = generics.params.iter().map(|param| match param {
            syn::GenericParam::Lifetime(param) if param.lifetime == held => quote!('_),
            syn::GenericParam::Lifetime(param) => param.lifetime.to_token_stream(),
            syn::GenericParam::Type(param) => param.ident.to_token_stream(),
            syn::GenericParam::Const(param) => param.ident.to_token_stream(),
        });
        let arguments: Vec<TokenStream> = arguments.collect();
        let ident = &named.ident;
        Some(if arguments.is_empty() { quote!(#ident) } else { quote!(#ident<#(#arguments),*>) })
    }

    /// Input:  `counter`, or `Account { deposit, balance }`, at the end of the factory
    /// Output: `Counter::__nonlocal_new(count)`
    pub(super) fn object_value(&self, at: Span) -> TokenStream {
        let Some((named, object)) = self.named() else { return TokenStream::new() };
        let fields = self.fields(object);
        let placed = |field: &Field| {
            let mut name = self.binding_name(field.binding);
            name.set_span(name.span().located_at(at));
            name
        };
        let values: Vec<Ident> = fields.iter().map(placed).collect();
        let changes = |field: &&Field| {
            let mut methods = object.methods.iter();
            let mutable = self.plan.resolved.bindings[field.binding.0].how.mutable;
            mutable && methods.any(|method| self.plan.facts.writes(method.function, field.binding))
        };
        let written: Vec<Ident> = fields.iter().filter(changes).map(placed).collect();
        let (path, span, new) = (self.path(&named.ident), generated(at), self.hidden("nonlocal_new"));
        let value = quote_spanned!(span=> #path::#new(#(#values),*));
        // This is what `mut` is there for.
        if written.is_empty() { value } else { quote_spanned!(span=> { #(let _ = &mut #written;)* #value }) }
    }

    /// The items beside the factory: the type, in a module that keeps its fields to itself.
    pub(super) fn object_items(&self) -> TokenStream {
        let Some((named, object)) = self.named() else { return TokenStream::new() };
        let ident = &named.ident;
        let vis = &self.plan.resolved.factory.vis;
        let (module, at) = (self.module(ident), ident.span());
        let cfgs: Vec<_> = self.factory_cfgs().collect();
        let members = self.object_impl(Place::Beside);
        let structure = self.structure(named, object);
        let import = quote_spanned!(at=> use #module::#ident;);
        quote! {
            #(#cfgs)*
            #[doc(hidden)]
            #[allow(
                non_snake_case, unreachable_pub, unnameable_types, missing_debug_implementations,
                missing_copy_implementations, clippy::items_after_statements, clippy::items_after_test_module,
                clippy::module_name_repetitions, clippy::type_complexity, clippy::derive_partial_eq_without_eq
            )]
            mod #module {
                #[allow(unused_imports, clippy::wildcard_imports)]
                use super::*;
                #structure
            }
            #(#cfgs)*
            #[allow(unused_imports, unreachable_pub, clippy::items_after_statements, clippy::module_name_repetitions)]
            #vis #import
            #members
        }
    }

    /// The attributes under which the factory is there at all.
    pub(super) fn factory_cfgs(&self) -> impl Iterator<Item = &Attribute> {
        let attrs = &self.plan.resolved.functions[FnId::ROOT.0].attrs;
        attrs.iter().filter(|attr| attr.path().is_ident("cfg"))
    }

    /// Whether what tokens name is the same beside the factory: they mention nothing of its body.
    pub(super) fn is_known_beside(&self, tokens: &impl ToTokens) -> bool {
        let resolved = &self.plan.resolved;
        let node = resolved.functions[FnId::ROOT.0].node;
        let (begin, end) = (node, resolved.arena.end(node));
        let mut names = HashSet::new();
        leading_idents(&tokens.to_token_stream(), &mut names);
        for param in &self.signature(FnId::ROOT).generics.params {
            names.remove(&generic_name(param));
        }
        let mut items = resolved.history.items_within(begin, end);
        !items.any(|item| item == EVERYTHING || names.contains(item))
    }

    /// The module that has the type.
    fn module(&self, ident: &Ident) -> Ident {
        let name = format!("nonlocal_{}", syn::ext::IdentExt::unraw(ident));
        self.plan.resolved.markers.fresh(&name, generated(ident.span()))
    }

    /// `__nonlocal_Counter::Counter`, which is this type, whatever else has its name.
    pub(super) fn path(&self, ident: &Ident) -> TokenStream {
        let module = self.module(ident);
        quote_spanned!(generated(ident.span())=> #module::#ident)
    }

    fn structure(&self, named: &Named, object: &Object) -> TokenStream {
        let Named { ident, derives } = named;
        let factory = &self.plan.resolved.functions[FnId::ROOT.0].sig.ident;
        let fields = self.fields(object);
        let generics = self.state_generics(&fields);
        let (impl_generics, type_generics, clause) = generics.split_for_impl();
        let (params, outer_clause) = (&generics.params, &generics.where_clause);
        let (params, outer_clause) =
            (from_inside(params.to_token_stream()), from_inside(outer_clause.to_token_stream()));
        let (impl_generics, clause) =
            (from_inside(impl_generics.to_token_stream()), from_inside(clause.to_token_stream()));
        let derives = derives.iter().map(|traits| from_inside(traits.clone()));
        let vis = from_inside_vis(&self.plan.resolved.factory.vis);
        let variables: Vec<&Ident> = fields.iter().map(|field| &field.name).collect();
        let types: Vec<TokenStream> =
            fields.iter().map(|field| from_inside(field.ty.to_token_stream())).collect();
        let [new, state, view] =
            ["nonlocal_new", "nonlocal_state", "nonlocal_view"].map(|name| self.hidden(name));
        let title = match (object.single, object.methods.first()) {
            (true, Some(method)) => {
                let function = &self.plan.resolved.functions[method.function.0].sig.ident;
                format!(" The function `{function}` that `{factory}` returns, with what it has captured.")
            }
            _ => format!(" What `{factory}` returns: its functions, and the variables that they share."),
        };
        let params = (!params.is_empty()).then(|| quote!(<#params>));
        quote! {
            #[doc = #title]
            #(#[derive(#derives)])*
            #vis struct #ident #params #outer_clause { #(#variables: #types),* }
            #[allow(dead_code, missing_docs, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
            impl #impl_generics #ident #type_generics #clause {
                #[inline]
                pub(super) fn #new(#(#variables: #types),*) -> Self { Self { #(#variables),* } }
                #[inline]
                pub(super) const fn #state(&mut self) -> (#(&mut #types,)*) { (#(&mut self.#variables,)*) }
                #[inline]
                pub(super) const fn #view(&self) -> (#(&#types,)*) { (#(&self.#variables,)*) }
            }
        }
    }

    /// The name of a function that nobody calls by hand.
    pub(super) fn hidden(&self, name: &str) -> Ident {
        self.plan.resolved.markers.fresh(name, Span::mixed_site())
    }
}

/// Input:  `super::Point`, `self::Point`, in the module of the factory
/// Output: `super::super::Point`, `super::Point`, which mean the same in a module inside
pub(super) fn from_inside(tokens: TokenStream) -> TokenStream {
    let mut output = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    let mut before = [' ', ' '];
    while let Some(token) = tokens.next() {
        let follows = matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
        let starts = before != [':', ':'];
        let last = match &token {
            TokenTree::Punct(punct) => punct.as_char(),
            _ => ' ',
        };
        before = [before[1], last];
        match token {
            TokenTree::Ident(ident) if starts && follows && ident == "super" => {
                let up = format_ident!("super", span = ident.span());
                output.extend(quote!(#up::#ident));
            }
            TokenTree::Ident(ident) if starts && follows && ident == "self" => {
                output.extend([TokenTree::Ident(Ident::new("super", ident.span()))]);
            }
            TokenTree::Group(group) => {
                let mut inside = Group::new(group.delimiter(), from_inside(group.stream()));
                inside.set_span(group.span());
                output.extend([TokenTree::Group(inside)]);
            }
            token => output.extend([token]),
        }
    }
    output
}

/// The same, of a visibility.
fn from_inside_vis(vis: &Visibility) -> TokenStream {
    match vis {
        Visibility::Inherited => quote!(pub(super)),
        Visibility::Public(_) => vis.to_token_stream(),
        Visibility::Restricted(restricted) if restricted.path.is_ident("crate") => vis.to_token_stream(),
        Visibility::Restricted(restricted) if restricted.path.is_ident("self") => quote!(pub(super)),
        Visibility::Restricted(restricted) if restricted.path.is_ident("super") => {
            quote!(pub(in super::super))
        }
        Visibility::Restricted(restricted) => {
            let path = from_inside(restricted.path.to_token_stream());
            quote!(pub(in #path))
        }
    }
}
