//! Generics that a generated function has to repeat: an item inside another does not see those around it.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{GenericArgument, GenericParam, Generics, PathArguments, Token, TypeParamBound, WherePredicate};

use crate::syntax::{generic_name, mentioned_generics, mentions_self_type};

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

/// The same, but where a bound mentions another generic, that one is needed, too. Bounds that mention `Self` are left out.
pub(super) fn needed_with_bounds(generics: &Generics, tokens: &TokenStream) -> Generics {
    let mut names = mentioned_generics(generics, tokens);
    let mut count = 0;
    while names.len() > count {
        count = names.len();
        for (bounded, bound) in bounds(generics) {
            if within(&mentioned_generics(generics, &bounded), &names) {
                let more = mentioned_generics(generics, &bound.to_token_stream());
                names.extend(more.into_iter().filter(|name| !names.contains(name)).collect::<Vec<_>>());
            }
        }
    }
    restrict(generics, &names)
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
    let fits = |tokens: &dyn Fn() -> TokenStream| {
        let tokens = tokens();
        within(&mentioned_generics(generics, &tokens), names) && mentions_self_type(&tokens).is_none()
    };
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
