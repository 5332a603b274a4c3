//! Values that change without being `mut`: a clone of one would not see what happens to the other.
//!
//! Heuristic, on names: one that is hidden in a type of somebody else's is not seen.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Expr, Type};

use super::types::is_primitive;
use crate::knowledge::{self, TypeFact};
use crate::syntax::{each_token, items, tokens_of};

/// Whether a clone of such a value is surely as good as the value: what the type consists of is the standard
/// library's, and changes only where it is `mut`, or is a handle.
pub(super) fn is_cloned_apart(ty: &Type) -> bool {
    match ty {
        Type::Paren(ty) => is_cloned_apart(&ty.elem),
        Type::Group(ty) => is_cloned_apart(&ty.elem),
        Type::Reference(_) | Type::Ptr(_) | Type::FnPtr(_) | Type::ImplTrait(_) => true,
        Type::Array(ty) => is_cloned_apart(&ty.elem),
        Type::Tuple(ty) => {
            for ty in items(&ty.elems) {
                if !is_cloned_apart(ty) {
                    return false;
                }
            }
            true
        }
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return false };
            let named = knowledge::named_type(&last.ident);
            is_primitive(ty)
                || named.has(TypeFact::Whole)
                || named.has(TypeFact::Handle)
                || (named.has(TypeFact::Owns) && has_cloned_apart(&last.arguments))
        }
        _ => false,
    }
}

/// Whether types stand behind a name, and clones of their values are as good as the values.
fn has_cloned_apart(arguments: &syn::PathArguments) -> bool {
    let syn::PathArguments::AngleBracketed(arguments) = arguments else { return false };
    for argument in items(&arguments.args) {
        match argument {
            syn::GenericArgument::Type(ty) if !is_cloned_apart(ty) => return false,
            _ => {}
        }
    }
    true
}

/// Whether an initialiser visibly makes a `Cell` or the like, other than behind a handle.
pub(super) fn made_by(init: &Expr) -> bool {
    !matches!(init, Expr::Reference(_) | Expr::Closure(_)) && mentions_cell(&tokens_of(&init))
}

/// Whether a type visibly is or contains a `Cell` or the like, other than behind a handle or reference.
pub(super) fn in_type(ty: &Type) -> bool {
    !matches!(ty, Type::Reference(_) | Type::Ptr(_)) && mentions_cell(&tokens_of(&ty))
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
