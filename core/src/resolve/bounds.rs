//! What the bounds of a type say of its values: `impl FnMut()`, or `F` of `F: FnMut()`.

use proc_macro2::Ident;
use syn::punctuated::Punctuated;
use syn::{GenericParam, Generics, Token, Type, TypeParamBound, WherePredicate};

use super::asked::first_argument;
use crate::syntax::{any, is_one_of, items};

type Bounds = Punctuated<TypeParamBound, Token![+]>;

/// Traits of the standard library that do not say `Clone`.
const WITHOUT_CLONE: &[&str] = &[
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "Debug",
    "Display",
    "Fn",
    "FnMut",
    "FnOnce",
    "Future",
    "Iterator",
    "Send",
    "Sized",
    "Sync",
    "Unpin",
];

/// Whether to call a value of the type is to change it: `impl FnMut()`, `Box<dyn FnMut()>`, or `F` with such
/// a bound.
pub(super) fn is_fn_mut(ty: &Type, generics: &Generics) -> bool {
    match ty {
        Type::TraitObject(ty) => any_fn_mut(&ty.bounds),
        Type::Paren(ty) => is_fn_mut(&ty.elem, generics),
        Type::Group(ty) => is_fn_mut(&ty.elem, generics),
        Type::Reference(ty) => ty.mutability.is_some() && is_fn_mut(&ty.elem, generics),
        Type::Path(path) if matches!(path.path.segments.last(), Some(last) if last.ident == "Box") => {
            matches!(first_argument(ty), Some(inner) if is_fn_mut(inner, generics))
        }
        ty => any(&bounds_of(ty, generics), &mut |bounds| any_fn_mut(bounds)),
    }
}

fn any_fn_mut(bounds: &Bounds) -> bool {
    let mut any = false;
    for name in &names(bounds) {
        any |= *name == "FnMut" || *name == "AsyncFnMut";
    }
    any
}

/// Whether a value of the type is surely not `Clone`: nothing that is known of it says so.
pub(crate) fn is_never_cloned(ty: &Type, generics: &Generics) -> bool {
    let all = bounds_of(ty, generics);
    for bounds in &all {
        for name in &names(bounds) {
            if !is_one_of(name, WITHOUT_CLONE) {
                return false;
            }
        }
    }
    !all.is_empty()
}

/// The names of the traits among the bounds.
fn names(bounds: &Bounds) -> Vec<&Ident> {
    let mut names = Vec::new();
    for bound in bounds {
        if let TypeParamBound::Trait(bound) = bound {
            names.extend(bound.path.segments.last().map(|last| &last.ident));
        }
    }
    names
}

/// The bounds of an `impl` type, or of a type parameter.
fn bounds_of<'a>(ty: &'a Type, generics: &'a Generics) -> Vec<&'a Bounds> {
    let mut all = Vec::new();
    let name = match ty {
        Type::ImplTrait(ty) => return vec![&ty.bounds],
        Type::Path(path) => path.path.get_ident(),
        _ => None,
    };
    let Some(name) = name else { return all };
    for param in items(&generics.params) {
        match param {
            GenericParam::Type(param) if param.ident == *name => all.push(&param.bounds),
            _ => {}
        }
    }
    let Some(clause) = &generics.where_clause else { return all };
    for predicate in items(&clause.predicates) {
        if let WherePredicate::Type(predicate) = predicate {
            if matches!(&predicate.bounded_ty, Type::Path(path) if path.path.is_ident(name)) {
                all.push(&predicate.bounds);
            }
        }
    }
    all
}
