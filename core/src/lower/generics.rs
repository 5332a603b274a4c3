//! Generics that a generated function has to repeat: an item inside another does not see those around it.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{GenericArgument, GenericParam, Generics, PathArguments, Token, TypeParamBound, WherePredicate};

use crate::syntax::{generic_name, mentioned_generics, mentions_self_type, tokens};

/// The part of `generics` that `tokens` need: what they mention, what that determines, and the bounds on
/// both.
pub(super) fn needed(generics: &Generics, tokens: &TokenStream) -> Generics {
    let mut needed = Needed { generics, names: mentioned_generics(generics, tokens) };
    let mut rules = Vec::new();
    for (bounded, bound) in bounds(generics) {
        let (given, determined) = sides(bound);
        rules.push((tokens!(#bounded #given), determined));
    }
    needed.follow(&rules);
    needed.restricted()
}

/// The part of `generics` that `tokens` need, where a bound on one needs all that it mentions. Bounds that
/// mention `Self` are left out.
pub(super) fn needed_with_bounds(generics: &Generics, tokens: &TokenStream) -> Generics {
    let mut needed = Needed { generics, names: mentioned_generics(generics, tokens) };
    if needed.names.is_empty() {
        return Generics::default();
    }
    let mut rules = Vec::new();
    for (bounded, bound) in bounds(generics) {
        rules.push((bounded, bound.to_token_stream()));
    }
    needed.follow(&rules);
    needed.restricted()
}

/// Generics of a function, and the names of those that are needed.
struct Needed<'a> {
    generics: &'a Generics,
    names: Vec<String>,
}

impl Needed<'_> {
    /// Each rule says what is needed as soon as all that the first part mentions is: what the second
    /// mentions.
    fn follow(&mut self, rules: &[(TokenStream, TokenStream)]) {
        loop {
            let before = self.names.len();
            for (given, determined) in rules {
                if self.has_all(given) {
                    self.add(determined);
                }
            }
            if self.names.len() == before {
                return;
            }
        }
    }

    fn add(&mut self, tokens: &TokenStream) {
        for name in mentioned_generics(self.generics, tokens) {
            if !self.names.contains(&name) {
                self.names.push(name);
            }
        }
    }

    /// Whether `tokens` mention nothing that is not needed.
    fn has_all(&self, tokens: &TokenStream) -> bool {
        for name in mentioned_generics(self.generics, tokens) {
            if !self.names.contains(&name) {
                return false;
            }
        }
        true
    }

    /// The generics without what mentions anything that is not needed.
    fn restricted(&self) -> Generics {
        let mut kept = Generics::default();
        for parameter in &self.generics.params {
            if self.names.contains(&generic_name(parameter)) {
                kept.params.push(self.parameter(parameter));
            }
        }
        if let Some(clause) = &self.generics.where_clause {
            for predicate in &clause.predicates {
                if let Some(predicate) = self.predicate(predicate) {
                    kept.make_where_clause().predicates.push(predicate);
                }
            }
        }
        kept
    }

    fn parameter(&self, parameter: &GenericParam) -> GenericParam {
        let mut parameter = parameter.clone();
        match &mut parameter {
            GenericParam::Type(parameter) => parameter.bounds = self.kept(&parameter.bounds),
            GenericParam::Lifetime(parameter) => parameter.bounds = self.kept(&parameter.bounds),
            GenericParam::Const(_) => {}
        }
        parameter
    }

    /// What is left of a predicate, if anything is, and if it is about something that is needed.
    fn predicate(&self, predicate: &WherePredicate) -> Option<WherePredicate> {
        let mut predicate = predicate.clone();
        let (about, empty) = match &mut predicate {
            WherePredicate::Type(predicate) => {
                predicate.bounds = self.kept(&predicate.bounds);
                (predicate.bounded_ty.to_token_stream(), predicate.bounds.is_empty())
            }
            WherePredicate::Lifetime(predicate) => {
                predicate.bounds = self.kept(&predicate.bounds);
                (predicate.lifetime.to_token_stream(), predicate.bounds.is_empty())
            }
            _ => return None,
        };
        let general = mentioned_generics(self.generics, &about).is_empty();
        if empty || general || !self.has_all(&about) { None } else { Some(predicate) }
    }

    fn kept<T: ToTokens + Clone>(&self, bounds: &Punctuated<T, Token![+]>) -> Punctuated<T, Token![+]> {
        let mut kept = Punctuated::new();
        for bound in bounds {
            let tokens = bound.to_token_stream();
            if self.has_all(&tokens) && mentions_self_type(&tokens).is_none() {
                kept.push(bound.clone());
            }
        }
        kept
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
