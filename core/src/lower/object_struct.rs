//! The struct that a named type is. Its fields are private to a module, so that nobody else can name them;
//! derives see nothing but the variables.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Generics, Visibility};

use super::lints::allow;
use super::member::Field;
use super::render::Renderer;
use super::tokens::{angled, push_separated, push_terminated};
use crate::resolve::{FnId, Object};
use crate::syntax::{Named, map_tokens, operand, tokens, tokens_of};

/// The lints that would speak about functions that nobody sees.
const LINTS: [&str; 6] = [
    "dead_code",
    "missing_docs",
    "clippy::all",
    "clippy::pedantic",
    "clippy::nursery",
    "clippy::restriction",
];

impl Renderer<'_> {
    /// Output: `pub struct Counter { count: i64 }`, and what the methods need to get at `count`
    pub(super) fn structure(&self, named: &Named, object: &Object) -> TokenStream {
        let Named { ident, derives } = named;
        let fields = self.fields(object);
        let generics = self.state_generics(&fields);
        let derives = from_inside(derives.clone());
        let title = self.title(object);
        let vis = from_inside_vis(&self.plan.resolved.factory.vis);
        let params = angled(&from_inside(tokens_of(&generics.params)));
        let clause = from_inside(tokens_of(&generics.where_clause));
        let declared = declared(&fields);
        let access = self.access(ident, &generics, &fields);
        tokens! {
            #[doc = #title]
            #derives
            #vis struct #ident #params #clause { #declared }
            #access
        }
    }

    /// What people read about the type.
    fn title(&self, object: &Object) -> String {
        let factory = &self.signature(FnId::ROOT).ident;
        match object.methods.first() {
            Some(method) if object.single => {
                let function = &self.signature(method.function).ident;
                format!(" The function `{function}` that `{factory}` returns, with what it has captured.")
            }
            _ => format!(" What `{factory}` returns: its functions, and the variables that they share."),
        }
    }

    /// The functions that make a value of the type, and that lend its fields to the methods. They are no
    /// methods: an editor does not offer them behind a value.
    fn access(&self, ident: &Ident, generics: &Generics, fields: &[Field]) -> TokenStream {
        let (impl_generics, type_generics, clause) = generics.split_for_impl();
        let impl_generics = from_inside(tokens_of(&impl_generics));
        let clause = from_inside(tokens_of(&clause));
        let new = self.hidden("nonlocal_new");
        let state = self.hidden("nonlocal_state");
        let view = self.hidden("nonlocal_view");
        let declared = declared(fields);
        let lints = allow(&LINTS);
        let mut names = TokenStream::new();
        let mut lent = TokenStream::new();
        let mut lent_types = TokenStream::new();
        let mut shown = TokenStream::new();
        let mut shown_types = TokenStream::new();
        for Field { name, ty, .. } in fields {
            let ty = from_inside(tokens_of(&operand(ty)));
            push_separated(&mut names, name);
            push_terminated(&mut lent, &tokens!(&mut all.#name));
            push_terminated(&mut lent_types, &tokens!(&mut #ty));
            push_terminated(&mut shown, &tokens!(&all.#name));
            push_terminated(&mut shown_types, &tokens!(&#ty));
        }
        tokens! {
            #lints
            impl #impl_generics #ident #type_generics #clause {
                #[inline]
                pub(super) fn #new(#declared) -> Self { Self { #names } }
                #[inline]
                pub(super) const fn #state(all: &mut Self) -> (#lent_types) { (#lent) }
                #[inline]
                pub(super) const fn #view(all: &Self) -> (#shown_types) { (#shown) }
            }
        }
    }
}

/// `count: i64, step: i64`
fn declared(fields: &[Field]) -> TokenStream {
    let mut list = TokenStream::new();
    for Field { name, ty, .. } in fields {
        let ty = from_inside(tokens_of(&ty));
        push_separated(&mut list, &tokens!(#name: #ty));
    }
    list
}

/// Input:  `super::Point`, `self::Point`, in the module of the factory
/// Output: `super::super::Point`, `super::Point`, which mean the same in a module inside
fn from_inside(tokens: TokenStream) -> TokenStream {
    map_tokens(tokens, &mut |token, around, output| {
        let starts_path = !around.is_in_path() && around.next == ':';
        match &token {
            TokenTree::Ident(ident) if starts_path && ident == "self" => {
                Ident::new("super", ident.span()).to_tokens(output);
            }
            TokenTree::Ident(ident) if starts_path && ident == "super" => {
                tokens!(#ident::#ident).to_tokens(output);
            }
            _ => token.to_tokens(output),
        }
    })
}

/// A visibility in the module of the factory, as it has to be said in a module inside.
fn from_inside_vis(vis: &Visibility) -> TokenStream {
    let Visibility::Restricted(restricted) = vis else {
        let private = matches!(vis, Visibility::Inherited);
        return if private { tokens!(pub(super)) } else { tokens_of(&vis) };
    };
    let path = &restricted.path;
    if path.is_ident("crate") {
        tokens_of(&vis)
    } else if path.is_ident("self") {
        tokens!(pub(super))
    } else if path.is_ident("super") {
        tokens!(pub(in super::super))
    } else {
        let path = from_inside(tokens_of(&path));
        tokens!(pub(in #path))
    }
}
