//! One default as a function.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{
    FnArg, GenericArgument, GenericParam, Generics, Ident, Lifetime, Path, PathArguments, Signature, Token,
    Type, TypeParamBound, WherePredicate,
};

use crate::syntax::{Default, generic_name, mentioned_generics};

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
    let mut ty = (*parameter.ty).clone();
    let mut generics = needed(&sig.generics, &quote!(#ty #value));
    let fresh = Lifetime::new("'__default", Span::mixed_site());
    if name_elided(&mut ty, &fresh) {
        generics.params.insert(0, syn::parse_quote!(#fresh));
    }
    // A default of a `const fn` can be left out in a constant too.
    let constness = &sig.constness;
    let where_clause = &generics.where_clause;
    Some(quote!(pub #constness fn #name #generics () -> #ty #where_clause { #value }))
}

/// The part of `generics` that `tokens` need: what they mention, what that determines, and the bounds on both.
pub(super) fn needed(generics: &Generics, tokens: &TokenStream) -> Generics {
    let mut names = mentioned_generics(generics, tokens);
    let all_bounds = bounds(generics);
    loop {
        let before = names.len();
        for (bounded, bound) in &all_bounds {
            let (given, determined) = sides(bound);
            if within(&mentioned_generics(generics, &quote!(#bounded #given)), &names) {
                let determined = mentioned_generics(generics, &determined);
                names.extend(determined.into_iter().filter(|name| !names.contains(name)).collect::<Vec<_>>());
            }
        }
        if names.len() == before {
            return restrict(generics, &names);
        }
    }
}

/// Every bound with what it bounds, whether it stands at the parameter or in the `where` clause.
fn bounds(generics: &Generics) -> Vec<(TokenStream, &TypeParamBound)> {
    let mut all = Vec::new();
    for parameter in generics.type_params() {
        for bound in &parameter.bounds {
            all.push((parameter.ident.to_token_stream(), bound));
        }
    }
    if let Some(clause) = &generics.where_clause {
        for predicate in &clause.predicates {
            let WherePredicate::Type(predicate) = predicate else { continue };
            for bound in &predicate.bounds {
                all.push((predicate.bounded_ty.to_token_stream(), bound));
            }
        }
    }
    all
}

/// What a bound is about, and what it determines: `Trait<A, Item = B>` and `Fn(A) -> B` determine `B`.
fn sides(bound: &TypeParamBound) -> (TokenStream, TokenStream) {
    let mut given = TokenStream::new();
    let mut determined = TokenStream::new();
    let TypeParamBound::Trait(bound) = bound else {
        return (bound.to_token_stream(), determined);
    };
    for segment in &bound.path.segments {
        match &segment.arguments {
            PathArguments::None => {}
            PathArguments::AngleBracketed(arguments) => {
                for argument in &arguments.args {
                    let side = match argument {
                        GenericArgument::AssocType(_) => &mut determined,
                        _ => &mut given,
                    };
                    argument.to_tokens(side);
                }
            }
            PathArguments::Parenthesized(arguments) => {
                arguments.inputs.to_tokens(&mut given);
                arguments.output.to_tokens(&mut determined);
            }
        }
    }
    (given, determined)
}

fn within(names: &[String], others: &[String]) -> bool {
    names.iter().all(|name| others.contains(name))
}

/// `generics` without what mentions anything but `names`.
fn restrict(generics: &Generics, names: &[String]) -> Generics {
    let fits = |tokens: &dyn Fn() -> TokenStream| within(&mentioned_generics(generics, &tokens()), names);
    let keep = |bounds: &Punctuated<TypeParamBound, Token![+]>| {
        bounds.iter().filter(|bound| fits(&|| bound.to_token_stream())).cloned().collect::<Punctuated<_, _>>()
    };
    let mut kept = Generics::default();
    for parameter in generics.params.iter().filter(|parameter| names.contains(&generic_name(parameter))) {
        let mut parameter = parameter.clone();
        match &mut parameter {
            GenericParam::Type(parameter) => parameter.bounds = keep(&parameter.bounds),
            GenericParam::Lifetime(parameter) => {
                let bounds = parameter.bounds.iter().filter(|bound| fits(&|| bound.to_token_stream()));
                parameter.bounds = bounds.cloned().collect();
            }
            GenericParam::Const(_) => {}
        }
        kept.params.push(parameter);
    }
    for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
        let mut predicate = predicate.clone();
        let (about, left) = match &mut predicate {
            WherePredicate::Type(predicate) => {
                predicate.bounds = keep(&predicate.bounds);
                (predicate.bounded_ty.to_token_stream(), !predicate.bounds.is_empty())
            }
            WherePredicate::Lifetime(predicate) => {
                predicate.bounds = predicate
                    .bounds
                    .iter()
                    .filter(|bound| fits(&|| bound.to_token_stream()))
                    .cloned()
                    .collect();
                (predicate.lifetime.to_token_stream(), !predicate.bounds.is_empty())
            }
            _ => continue,
        };
        let mentioned = mentioned_generics(generics, &about);
        if left && !mentioned.is_empty() && within(&mentioned, names) {
            kept.make_where_clause().predicates.push(predicate);
        }
    }
    kept
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
