//! Arguments that are evaluated before the call they are for: what a call coerces, they would lose.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Generics, Type, TypePath};

use super::elision::leave_to_inference;
use super::tokens::{Tokens, tokens_of};
use super::{each_type, each_type_mut, mentioned_generics, mentions_self_type, tokens, tokens_spanned};
use crate::knowledge::{self, TypeFact};

/// A value for a parameter of a type, where these generics may be unknown.
///
/// Input:  `Some(&digits)`, for `Option<&str>`
/// Output: `::core::convert::identity::<Option<&str>>(Some(&digits))`
pub(crate) fn coerced(value: &dyn Tokens, ty: &Type, unknown: &[&Generics], span: Span) -> TokenStream {
    if is_never_coerced_to(ty) {
        return tokens_of(&value);
    }
    let ty = said_at_a_call(ty, unknown);
    if matches!(ty, Type::Verbatim(_)) {
        return tokens_of(&value);
    }
    tokens_spanned!(span=> ::core::convert::identity::<#ty>(#value))
}

/// What can be said of a parameter's type where the function is called: the rest is rustc's to infer.
///
/// Input:  `&'a [T]` of `fn longest<'a, T>(..)`
/// Output: `&'_ [_]`
fn said_at_a_call(ty: &Type, unknown: &[&Generics]) -> Type {
    let mut said = ty.clone();
    leave_to_inference(&mut said);
    each_type_mut(&mut said, &mut |ty| {
        if !is_inferred(ty, unknown) {
            return true;
        }
        *ty = Type::Verbatim(tokens!(_));
        false
    });
    said
}

/// Whether a type, apart from those that it is made of, is known to the function only.
fn is_inferred(ty: &Type, unknown: &[&Generics]) -> bool {
    match ty {
        Type::ImplTrait(_) => true,
        Type::TraitObject(_) | Type::FnPtr(_) => mentions_any(unknown, &tokens_of(&ty)),
        Type::Array(array) => mentions_any(unknown, &tokens_of(&array.len)),
        Type::Path(path) => {
            let mut names = tokens_of(&path.path.segments[0].ident);
            if let Some(of) = &path.qself {
                of.ty.to_tokens(&mut names);
            }
            mentions_any(unknown, &names)
        }
        _ => false,
    }
}

/// Whether tokens mention one of the generics, or `Self`.
fn mentions_any(unknown: &[&Generics], tokens: &TokenStream) -> bool {
    for generics in unknown {
        if !mentioned_generics(generics, tokens).is_empty() {
            return true;
        }
    }
    mentions_self_type(tokens).is_some()
}

/// Whether what stands for a value of the type is of that type already: nothing in it refers to, or owns,
/// what may be of another.
fn is_never_coerced_to(ty: &Type) -> bool {
    let mut never = true;
    each_type(ty, &mut |ty| {
        never &= match ty {
            // An unknown name may be an alias.
            Type::Path(TypePath { qself: None, path, .. }) => match path.segments.last() {
                Some(last) => {
                    let named = knowledge::named_type(&last.ident);
                    !named.facts.is_empty() && !named.has(TypeFact::Coerces)
                }
                None => false,
            },
            Type::Tuple(_) | Type::Array(_) | Type::Paren(_) | Type::Group(_) => true,
            _ => false,
        };
    });
    never
}
