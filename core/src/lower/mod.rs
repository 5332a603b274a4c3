//! From the plan to tokens.

mod belongings;
mod call;
mod call_macro;
mod called_once;
mod captures;
mod cells;
mod choice;
mod closure;
mod coerced;
mod compound;
mod constructed;
mod decorate;
mod early;
mod evaluation;
mod fallback;
mod format_args;
mod future;
mod generic_names;
mod held;
mod imports;
mod kept;
mod key;
mod lambda;
mod lifted;
mod link;
mod linking;
mod lints;
mod looked_at;
mod macro_name;
mod member;
mod methods;
mod needs;
mod object;
mod object_closures;
mod object_struct;
mod pass;
mod receiver;
mod render;
mod renewed;
mod repeat;
mod spans;
mod taken;
mod tied;
mod tied_future;
mod tied_member;
mod tied_types;
mod tokens;

pub(crate) use call::{broken_call, call};
pub(crate) use call_macro::{call_macro, document_call};
pub(crate) use decorate::decorated;
pub(crate) use fallback::{Rest, broken_decorated, broken_factory, broken_item};

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{ReturnType, Type};

use crate::capture::{Plan, product};
use crate::resolve::{FnId, outer_attributes};
use crate::syntax::{Factory, tokens, tokens_of, tokens_spanned};
use closure::prepend;
use member::Place;
use render::Renderer;
use repeat::Tables;
use tokens::all_attributes;

/// The factory with its nested functions lowered.
pub(crate) fn factory(plan: &Plan) -> TokenStream {
    let resolved = &plan.resolved;
    let Factory { vis, modifiers, .. } = &resolved.factory;
    let root = &resolved.functions[FnId::ROOT];
    let mut sig = root.sig.clone();
    let tables = Tables::of(plan);
    let renderer = Renderer::new(plan, &tables);
    if let ReturnType::Type(_, ty) = &mut sig.output {
        if matches!(**ty, Type::Infer(_)) {
            let product = match renderer.named_type() {
                Some(named) => Some(named),
                None => product_of(plan),
            };
            if let Some(product) = product {
                **ty = Type::Verbatim(product);
            }
        }
    }
    renderer.render_patterns(FnId::ROOT, &mut sig);
    let receiver = renderer.receiver_bound_anew(&mut sig);
    let body = prepend(&receiver, renderer.render(&root.body));
    let body = prepend(&renderer.object_impl(Place::Inside), body);
    let function = with_modifiers(&root.attrs, vis, modifiers, &sig.into_token_stream(), &body);
    let items = renderer.object_items();
    tokens!(#items #function)
}

/// The body of a factory in which only declarations are missing, for editors: what is written there has
/// types.
///
/// Output: `return { .. };`
pub(crate) fn shown_to_editors(plan: &Plan) -> TokenStream {
    let tables = Tables::of(plan);
    let body = Renderer::new(plan, &tables).render(&plan.resolved.functions[FnId::ROOT].body);
    let span = proc_macro2::Span::mixed_site();
    tokens_spanned!(span=> return #body;)
}

/// What a factory returns, if its tail tells.
pub(crate) fn product_of(plan: &Plan) -> Option<TokenStream> {
    product(plan, &plan.resolved.functions[FnId::ROOT].tail, &tokens!(::core::ops::))
}

/// The factory as it was written.
pub(crate) fn verbatim(factory: &Factory) -> TokenStream {
    let Factory { attrs, vis, modifiers, sig, body, .. } = factory;
    with_modifiers(&outer_attributes(attrs), vis, modifiers, &tokens_of(&sig), &tokens_of(&body))
}

fn with_modifiers(
    attrs: &[syn::Attribute],
    vis: &syn::Visibility,
    modifiers: &syn::FnModifiers,
    sig: &TokenStream,
    body: &TokenStream,
) -> TokenStream {
    let attrs = all_attributes(attrs);
    let default = &modifiers.defaultness;
    tokens!(#attrs #vis #default #sig #body)
}
