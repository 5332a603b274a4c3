//! Generics that a generated function has to repeat: an item inside another does not see those around it.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{
    GenericArgument, GenericParam, Generics, Lifetime, LifetimeParam, Path, PathArguments, Token,
    TypeParamBound, WhereClause, WherePredicate,
};

use super::tokens::{Tokens, tokens_of};
use super::{any_item, generic_name, items, mentioned_generics, mentions_self_type};

/// The part of `generics` that `tokens` need: what they mention, what that determines, and the bounds on
/// both.
pub(crate) fn needed(generics: &Generics, tokens: &TokenStream) -> Generics {
    let mut needed = Needed { generics, names: mentioned_generics(generics, tokens) };
    let mut rules = Vec::new();
    each_bound(generics, &mut |bounded, bound| {
        let mut rule = Rule { given: tokens_of(&bounded), determined: TokenStream::new() };
        rule.add(bound);
        rules.push(rule);
    });
    needed.follow(&rules);
    needed.restricted()
}

/// The part of `generics` that `tokens` need, where a bound on one needs all that it mentions. Bounds that
/// mention `Self` are left out.
pub(crate) fn needed_with_bounds(generics: &Generics, tokens: &TokenStream) -> Generics {
    let mut needed = Needed { generics, names: mentioned_generics(generics, tokens) };
    if needed.names.is_empty() {
        return Generics::default();
    }
    let mut rules = Vec::new();
    each_bound(generics, &mut |bounded, bound| {
        rules.push(Rule { given: tokens_of(&bounded), determined: tokens_of(&bound) });
    });
    needed.follow(&rules);
    needed.restricted()
}

/// What is needed as soon as all that something else mentions is.
struct Rule {
    given: TokenStream,
    determined: TokenStream,
}

/// Generics of a function, and the names of those that are needed.
struct Needed<'a> {
    generics: &'a Generics,
    names: Vec<String>,
}

impl Needed<'_> {
    /// Adds what the rules say, until there is nothing more.
    fn follow(&mut self, rules: &[Rule]) {
        loop {
            let before = self.names.len();
            for rule in rules {
                if self.has_all(&rule.given) {
                    self.add(&rule.determined);
                }
            }
            if self.names.len() == before {
                return;
            }
        }
    }

    fn add(&mut self, tokens: &TokenStream) {
        for name in &mentioned_generics(self.generics, tokens) {
            if !self.names.contains(name) {
                self.names.push(name.clone());
            }
        }
    }

    /// Whether `tokens` mention nothing that is not needed.
    fn has_all(&self, tokens: &TokenStream) -> bool {
        for name in &mentioned_generics(self.generics, tokens) {
            if !self.names.contains(name) {
                return false;
            }
        }
        true
    }

    /// The generics without what mentions anything that is not needed.
    fn restricted(&self) -> Generics {
        let mut kept = Generics::default();
        for parameter in items(&self.generics.params) {
            if self.names.contains(&generic_name(parameter)) {
                kept.params.push(self.parameter(parameter));
            }
        }
        if let Some(clause) = &self.generics.where_clause {
            for predicate in items(&clause.predicates) {
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
                (tokens_of(&predicate.bounded_ty), predicate.bounds.is_empty())
            }
            WherePredicate::Lifetime(predicate) => {
                predicate.bounds = self.kept(&predicate.bounds);
                (tokens_of(&predicate.lifetime), predicate.bounds.is_empty())
            }
            _ => return None,
        };
        let general = mentioned_generics(self.generics, &about).is_empty();
        if empty || general || !self.has_all(&about) { None } else { Some(predicate) }
    }

    fn kept<T: ToTokens + Clone>(&self, bounds: &Punctuated<T, Token![+]>) -> Punctuated<T, Token![+]> {
        let mut kept = Punctuated::new();
        for bound in items(bounds) {
            if self.keeps(bound) {
                kept.push(bound.clone());
            }
        }
        kept
    }

    fn keeps(&self, bound: &dyn Tokens) -> bool {
        let tokens = tokens_of(&bound);
        self.has_all(&tokens) && mentions_self_type(&tokens).is_none()
    }
}

impl Rule {
    /// Adds what a bound is about, and what it determines: `Trait<A, Item = B>` and `Fn(A) -> B` determine
    /// `B`.
    fn add(&mut self, bound: &TypeParamBound) {
        let TypeParamBound::Trait(bound) = bound else {
            bound.to_tokens(&mut self.given);
            return;
        };
        for segment in items(&bound.path.segments) {
            match &segment.arguments {
                PathArguments::None => {}
                PathArguments::AngleBracketed(arguments) => {
                    for argument in items(&arguments.args) {
                        match argument {
                            GenericArgument::AssocType(_) => argument.to_tokens(&mut self.determined),
                            _ => argument.to_tokens(&mut self.given),
                        }
                    }
                }
                PathArguments::Parenthesized(arguments) => {
                    arguments.inputs.to_tokens(&mut self.given);
                    arguments.output.to_tokens(&mut self.determined);
                }
            }
        }
    }
}

/// Calls `visit` with every bound and what it bounds, whether it stands at the parameter or in the `where`
/// clause.
fn each_bound(generics: &Generics, visit: &mut dyn FnMut(&dyn Tokens, &TypeParamBound)) {
    for parameter in generics.type_params() {
        for bound in items(&parameter.bounds) {
            visit(&parameter.ident, bound);
        }
    }
    if let Some(clause) = &generics.where_clause {
        for predicate in items(&clause.predicates) {
            if let WherePredicate::Type(predicate) = predicate {
                for bound in items(&predicate.bounds) {
                    visit(&predicate.bounded_ty, bound);
                }
            }
        }
    }
}

/// The name of a generic: `T`, or `'a`.
pub(crate) fn name_of(param: &GenericParam) -> TokenStream {
    match param {
        GenericParam::Lifetime(param) => tokens_of(&param.lifetime),
        GenericParam::Type(param) => tokens_of(&param.ident),
        GenericParam::Const(param) => tokens_of(&param.ident),
    }
}

/// Puts a lifetime in front of the generics.
pub(crate) fn declare_first(generics: &mut Generics, lifetime: Lifetime) {
    let others = std::mem::take(&mut generics.params);
    generics.params.push(GenericParam::Lifetime(LifetimeParam::new(lifetime)));
    for param in items(&others) {
        generics.params.push(param.clone());
    }
}

/// Adds generics to others, with their bounds.
pub(crate) fn add(generics: &mut Generics, more: &Generics) {
    for param in items(&more.params) {
        generics.params.push(param.clone());
    }
    push_clause(generics, more.where_clause.as_ref());
}

/// Adds the predicates of a `where` clause.
pub(crate) fn push_clause(generics: &mut Generics, clause: Option<&WhereClause>) {
    let Some(clause) = clause else { return };
    for predicate in items(&clause.predicates) {
        generics.make_where_clause().predicates.push(predicate.clone());
    }
}

/// Whether a path is one of the generics that are types.
pub(crate) fn is_type_param(generics: &Generics, path: &Path) -> bool {
    any_item(
        &generics.params,
        &mut |param| matches!(param, GenericParam::Type(param) if path.is_ident(&param.ident)),
    )
}

/// Whether a lifetime is one of the generics.
pub(crate) fn declares(generics: &Generics, lifetime: &Lifetime) -> bool {
    for param in generics.lifetimes() {
        if param.lifetime == *lifetime {
            return true;
        }
    }
    false
}
