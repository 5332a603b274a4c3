//! Values that change without being `mut`: a clone of one would not see what happens to the other.
//!
//! Heuristic, on names: one that is hidden in a type of somebody else's is not seen.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Type};

use super::types::is_primitive;
use crate::knowledge::{self, TypeFact};
use crate::syntax::each_token;

/// Whether a clone of such a value is surely as good as the value: what the type consists of is the standard
/// library's, and changes only where it is `mut`, or is a handle.
pub(crate) fn is_cloned_apart(ty: &Type) -> bool {
    match ty {
        Type::Paren(ty) => is_cloned_apart(&ty.elem),
        Type::Group(ty) => is_cloned_apart(&ty.elem),
        Type::Reference(_) | Type::Ptr(_) | Type::FnPtr(_) | Type::ImplTrait(_) => true,
        Type::Array(ty) => is_cloned_apart(&ty.elem),
        Type::Tuple(ty) => ty.elems.iter().all(is_cloned_apart),
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return false };
            let named = knowledge::named_type(&last.ident);
            is_primitive(ty)
                || named.has(TypeFact::Whole)
                || named.has(TypeFact::Handle)
                || (named.has(TypeFact::Owns)
                    && arguments(last).is_some_and(|mut types| types.all(is_cloned_apart)))
        }
        _ => false,
    }
}

/// The types in `<..>` behind a name.
fn arguments(segment: &syn::PathSegment) -> Option<impl Iterator<Item = &Type>> {
    let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    Some(arguments.args.iter().filter_map(|argument| match argument {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }))
}

/// Whether an initialiser visibly makes a `Cell` or the like, other than behind a handle.
pub(super) fn made_by(init: &Expr) -> bool {
    !matches!(init, Expr::Reference(_) | Expr::Closure(_)) && mentions_cell(&init.to_token_stream())
}

/// Whether a type visibly is or contains a `Cell` or the like, other than behind a handle or reference.
pub(super) fn in_type(ty: &Type) -> bool {
    !matches!(ty, Type::Reference(_) | Type::Ptr(_)) && mentions_cell(&ty.to_token_stream())
}

fn mentions_cell(tokens: &TokenStream) -> bool {
    let (mut cell, mut handle) = (false, false);
    each_token(tokens, &mut |token, _| {
        if let TokenTree::Ident(ident) = token {
            let named = knowledge::named_type(ident);
            cell |= named.has(TypeFact::Cell);
            handle |= named.has(TypeFact::Handle);
        }
        true
    });
    cell && !handle
}
