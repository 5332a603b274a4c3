//! Parameters whose types say that an argument refers to nothing: `cb(first(&items))`, where `cb` is a
//! `&dyn Fn(i64)`.

use syn::{Expr, GenericArgument, PathArguments, Signature, Type, TypeParamBound};

use super::foreign::is_data;
use super::history::Entry;
use super::refers::may_refer;
use super::shape::bare;
use super::walker::Walker;
use crate::syntax::items;

impl Walker {
    /// For each parameter of what is called, whether its arguments surely refer to nothing.
    pub(super) fn owned_parameters(&self, func: &Expr) -> Vec<bool> {
        let Expr::Path(path) = bare(func) else { return Vec::new() };
        let Some(name) = path.path.get_ident() else { return Vec::new() };
        match self.scopes.entry(name) {
            Some(Entry::Nested(id)) => match self.told.get(id.0) {
                Some(told) => told.owned.clone(),
                None => Vec::new(),
            },
            Some(Entry::Variable(id)) => match &self.bindings[id].known {
                Some(known) => called_with(&known.ty),
                None => Vec::new(),
            },
            _ => Vec::new(),
        }
    }
}

/// For each parameter of a function, whether its arguments surely refer to nothing.
pub(super) fn owned_by(sig: &Signature) -> Vec<bool> {
    let mut owned = Vec::new();
    for input in items(&sig.inputs) {
        owned.push(matches!(input, syn::FnArg::Typed(input) if is_owned(&input.ty)));
    }
    owned
}

/// The same of a closure, or a pointer to a function: `&dyn Fn(i64)`, `Box<dyn Fn(i64)>`, `fn(i64)`.
fn called_with(ty: &Type) -> Vec<bool> {
    let mut owned = Vec::new();
    match ty {
        Type::Reference(ty) => return called_with(&ty.elem),
        Type::Paren(ty) => return called_with(&ty.elem),
        Type::Group(ty) => return called_with(&ty.elem),
        Type::ImplTrait(ty) => return called_by_bounds(&mut items(&ty.bounds)),
        Type::TraitObject(ty) => return called_by_bounds(&mut items(&ty.bounds)),
        Type::FnPtr(ty) => {
            for input in items(&ty.inputs) {
                owned.push(is_owned(&input.ty));
            }
        }
        Type::Path(ty) => {
            let arguments = ty.path.segments.last().map(|last| &last.arguments);
            if let Some(PathArguments::AngleBracketed(arguments)) = arguments {
                if let Some(GenericArgument::Type(ty)) = arguments.args.get(0) {
                    return called_with(ty);
                }
            }
        }
        _ => {}
    }
    owned
}

fn called_by_bounds(bounds: &mut dyn Iterator<Item = &TypeParamBound>) -> Vec<bool> {
    for bound in bounds {
        let TypeParamBound::Trait(bound) = bound else { continue };
        let arguments = bound.path.segments.last().map(|last| &last.arguments);
        if let Some(PathArguments::Parenthesized(signature)) = arguments {
            let mut owned = Vec::new();
            for input in items(&signature.inputs) {
                owned.push(is_owned(&input.ty));
            }
            return owned;
        }
    }
    Vec::new()
}

fn is_owned(ty: &Type) -> bool {
    is_data(ty) && !may_refer(ty)
}
