//! One default as a function.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::punctuated::Punctuated;
use syn::token::Brace;
use syn::{
    Block, FnArg, GenericArgument, Ident, Lifetime, Path, PathArguments, Signature, Stmt, Token, Type,
    TypeParamBound,
};

use super::generics::needed;
use crate::syntax::Default;

/// The function that makes a default, anew at every call.
///
/// ```text
/// Input:  fn greet<T: Display>(name: T, greeting: &str = "hello")
/// Output: pub fn greeting<'__default>() -> &'__default str { "hello" }
/// ```
///
/// Of the generics it repeats those that its type and value mention; others could not be inferred.
pub(crate) fn default_fn(sig: &Signature, default: &Default, name: &Ident) -> Option<TokenStream> {
    let FnArg::Typed(parameter) = &sig.inputs[default.position] else {
        return None;
    };
    let value = &default.value;
    // As a statement, `{ 1 } + 1` needs parentheses.
    let body = Block { brace_token: Brace::default(), stmts: vec![Stmt::Expr(value.clone(), None)] };
    let mut ty = (*parameter.ty).clone();
    let mut generics = needed(&sig.generics, &quote!(#ty #value));
    let fresh = Lifetime::new("'__default", Span::mixed_site());
    if name_elided(&mut ty, &fresh) {
        generics.params.insert(0, syn::parse_quote!(#fresh));
    }
    // A default of a `const fn` can be left out in a constant too.
    let constness = &sig.constness;
    let where_clause = &generics.where_clause;
    Some(quote!(pub #constness fn #name #generics () -> #ty #where_clause #body))
}

/// Gives the elided lifetimes of a parameter's type a name, for a return type cannot elide them. Whether there are any.
///
/// `Fn(&str) -> &str` has elided lifetimes of its own, which stay.
fn name_elided(ty: &mut Type, fresh: &Lifetime) -> bool {
    match ty {
        Type::Array(ty) => name_elided(&mut ty.elem, fresh),
        Type::Group(ty) => name_elided(&mut ty.elem, fresh),
        Type::Paren(ty) => name_elided(&mut ty.elem, fresh),
        Type::Ptr(ty) => name_elided(&mut ty.elem, fresh),
        Type::Slice(ty) => name_elided(&mut ty.elem, fresh),
        Type::Tuple(ty) => ty.elems.iter_mut().fold(false, |named, elem| name_elided(elem, fresh) | named),
        Type::Reference(ty) => {
            let own = match &mut ty.lifetime {
                Some(lifetime) => name_underscore(lifetime, fresh),
                None => ty.lifetime.replace(fresh.clone()).is_none(),
            };
            name_elided(&mut ty.elem, fresh) | own
        }
        Type::Path(ty) => {
            let own = ty.qself.as_mut().is_some_and(|qself| name_elided(&mut qself.ty, fresh));
            name_in_path(&mut ty.path, fresh) | own
        }
        Type::ImplTrait(ty) => name_in_bounds(&mut ty.bounds, fresh),
        Type::TraitObject(ty) => name_in_bounds(&mut ty.bounds, fresh),
        _ => false,
    }
}

fn name_in_bounds(bounds: &mut Punctuated<TypeParamBound, Token![+]>, fresh: &Lifetime) -> bool {
    bounds.iter_mut().fold(false, |named, bound| {
        named
            | match bound {
                TypeParamBound::Trait(bound) => name_in_path(&mut bound.path, fresh),
                TypeParamBound::Lifetime(lifetime) => name_underscore(lifetime, fresh),
                _ => false,
            }
    })
}

fn name_in_path(path: &mut Path, fresh: &Lifetime) -> bool {
    let mut named = false;
    for segment in &mut path.segments {
        let PathArguments::AngleBracketed(arguments) = &mut segment.arguments else { continue };
        for argument in &mut arguments.args {
            named |= match argument {
                GenericArgument::Lifetime(lifetime) => name_underscore(lifetime, fresh),
                GenericArgument::Type(ty) => name_elided(ty, fresh),
                GenericArgument::AssocType(item) => name_elided(&mut item.ty, fresh),
                GenericArgument::Constraint(item) => name_in_bounds(&mut item.bounds, fresh),
                _ => false,
            };
        }
    }
    named
}

fn name_underscore(lifetime: &mut Lifetime, fresh: &Lifetime) -> bool {
    let elided = lifetime.ident == "_";
    if elided {
        *lifetime = Lifetime { apostrophe: lifetime.apostrophe, ident: fresh.ident.clone() };
    }
    elided
}
