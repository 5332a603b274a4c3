//! Parameters of closures that are made of functions which call them once.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::{PatType, Signature, Type};

use crate::syntax::generics::is_type_param;
use crate::syntax::{any, mentions_word, tokens, tokens_of};

/// The pattern of a parameter. In a closure, what is called once may be known to change something: then it
/// has to be `mut`.
pub(super) fn called_once(sig: &Signature, parameter: &PatType) -> TokenStream {
    let pat = &parameter.pat;
    match name_in(tokens_of(pat)) {
        Some(name) if is_once(sig, &parameter.ty) => tokens!(#[allow(unused_mut)] mut #name),
        _ => tokens!(#pat),
    }
}

/// The name that a pattern is, which may stand in parentheses.
fn name_in(pat: TokenStream) -> Option<Ident> {
    let mut trees = pat.into_iter();
    match (trees.next()?, trees.next()) {
        (TokenTree::Ident(name), None) if name != "_" => Some(name),
        (TokenTree::Group(group), None) if group.delimiter() != Delimiter::Bracket => name_in(group.stream()),
        _ => None,
    }
}

/// Whether a type says `FnOnce`, itself or as a generic of the function, which says it somewhere.
fn is_once(sig: &Signature, ty: &Type) -> bool {
    if let Type::ImplTrait(ty) = ty {
        return mentions_word(&tokens_of(&ty), "FnOnce");
    }
    let Type::Path(ty) = ty else { return false };
    let generic = is_type_param(&sig.generics, &ty.path);
    let bounds = [tokens_of(&sig.generics), tokens_of(&sig.generics.where_clause)];
    generic && any(&bounds, &mut |bounds| mentions_word(bounds, "FnOnce"))
}
