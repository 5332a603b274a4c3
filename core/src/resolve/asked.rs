//! What a written type asks of a closure: `impl Fn() -> i64`, `Box<dyn Fn()>`, `+ Clone`, in tuples, options
//! and vectors.

use syn::punctuated::Punctuated;
use syn::{Expr, GenericArgument, PathArguments, Token, Type, TypeParamBound};

use crate::knowledge::{self, FunctionFact};

/// What is asked of a closure value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(crate) enum Asked {
    /// No type is written for it.
    #[default]
    Nothing,
    /// `FnMut` or `FnOnce`, which it is anyway.
    FnMut,
    Fn,
    /// `Fn` and `Clone`.
    FnClone,
}

impl Asked {
    /// What both ask together.
    pub(crate) fn and(self, other: Asked) -> Asked {
        self.max(other)
    }
}

/// What a type asks of a value of its own.
pub(super) fn asked_by(ty: &Type) -> Asked {
    match ty {
        Type::ImplTrait(ty) => asked_by_bounds(&ty.bounds),
        Type::TraitObject(ty) => asked_by_bounds(&ty.bounds),
        Type::Paren(ty) => asked_by(&ty.elem),
        Type::Group(ty) => asked_by(&ty.elem),
        _ => Asked::Nothing,
    }
}

fn asked_by_bounds(bounds: &Punctuated<TypeParamBound, Token![+]>) -> Asked {
    let (mut asked, mut clones) = (Asked::Nothing, false);
    for bound in bounds {
        let TypeParamBound::Trait(bound) = bound else { continue };
        let Some(last) = bound.path.segments.last() else { continue };
        match last.ident.to_string().as_str() {
            "Fn" | "AsyncFn" => asked = Asked::Fn,
            "FnMut" | "FnOnce" | "AsyncFnMut" | "AsyncFnOnce" => asked = Asked::FnMut,
            "Clone" | "Copy" => clones = true,
            _ => {}
        }
    }
    if clones && asked == Asked::Fn { Asked::FnClone } else { asked }
}

/// The type of the argument of a call that makes a value of this type: `Box::new(f)`, `Some(f)`.
pub(super) fn argument_of<'a>(ty: &'a Type, func: &Expr) -> Option<&'a Type> {
    let Expr::Path(path) = func else { return None };
    let last = path.path.segments.last()?;
    let keeps = knowledge::function(&last.ident).has(FunctionFact::Keeps);
    // What `Err` is given is of the second type.
    let variant = knowledge::is_variant(&last.ident.to_string()) && last.ident != "Err";
    if keeps || variant { first_argument(ty) } else { None }
}

/// The first type in the angle brackets of a type: `dyn Fn()` of `Box<dyn Fn()>`.
pub(super) fn first_argument(ty: &Type) -> Option<&Type> {
    let Type::Path(ty) = ty else { return None };
    let PathArguments::AngleBracketed(arguments) = &ty.path.segments.last()?.arguments else { return None };
    for argument in &arguments.args {
        if let GenericArgument::Type(ty) = argument {
            return Some(ty);
        }
    }
    None
}

/// The type of an element of a tuple.
pub(super) fn part_of(ty: &Type, position: usize) -> Option<&Type> {
    match ty {
        Type::Tuple(ty) => ty.elems.get(position),
        Type::Paren(ty) => part_of(&ty.elem, position),
        _ => None,
    }
}

/// The type of an element of an array or a vector.
pub(super) fn element_of(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Array(ty) => Some(&ty.elem),
        Type::Slice(ty) => Some(&ty.elem),
        Type::Reference(ty) => element_of(&ty.elem),
        ty => first_argument(ty),
    }
}
