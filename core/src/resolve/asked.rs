//! What a written type asks of a closure: `impl Fn() -> i64`, `Box<dyn Fn()>`, `+ Clone`, in tuples, options
//! and vectors.

use proc_macro2::{Ident, TokenTree};
use syn::punctuated::Punctuated;
use syn::{
    BoundLifetimes, Expr, GenericArgument, GenericParam, PathArguments, ReturnType, Token, Type,
    TypeParamBound,
};

use crate::knowledge::{self, FunctionFact};
use crate::syntax::{any_item, is_one_of, items, map_tokens, parse, tokens, tokens_of};

/// What is asked of a closure value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(crate) enum Asked {
    /// No type is written for it.
    #[default]
    Nothing,
    /// `FnOnce`, which it is anyway.
    FnOnce,
    /// `FnMut`, which it is unless it moves away what it captures.
    FnMut,
    Fn,
    /// `Fn` and `Clone`.
    FnClone,
}

/// Whether a closure of the user's own has to be `Fn`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(crate) enum NeedsFn {
    #[default]
    No,
    /// An option asks for it, unless the factory needs back what it changes.
    Rather,
    /// Code of others gets it, which may ask for that.
    Perhaps,
    Yes,
}

/// Whether a `move` closure has to own what it uses.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum Owns {
    #[default]
    Unknown,
    /// It is put in a box, which usually outlives what it refers to.
    Usually,
    /// It is sent to a thread, or the type that is written for it has no lifetime.
    Surely,
}

impl Asked {
    /// What both ask together.
    pub(crate) fn and(self, other: Asked) -> Asked {
        self.max(other)
    }
}

/// `R` of `impl Fn() -> R`, `dyn Fn() -> R`.
pub(super) fn result_of(ty: &Type) -> Option<Type> {
    let bounds = match ty {
        Type::ImplTrait(ty) => &ty.bounds,
        Type::TraitObject(ty) => &ty.bounds,
        Type::Paren(ty) => return result_of(&ty.elem),
        Type::Group(ty) => return result_of(&ty.elem),
        _ => return None,
    };
    for bound in bounds {
        let TypeParamBound::Trait(bound) = bound else { continue };
        let Some(last) = bound.path.segments.last() else { continue };
        let PathArguments::Parenthesized(arguments) = &last.arguments else { continue };
        let ReturnType::Type(_, result) = &arguments.output else { return None };
        return match &bound.lifetimes {
            Some(lifetimes) => without_names(result, lifetimes),
            None => Some((**result).clone()),
        };
    }
    None
}

/// Input:  `Boxed<'a, R>`, in `for<'a> Fn(&'a str) -> Boxed<'a, R>`
/// Output: `Boxed<'_, R>`
fn without_names(ty: &Type, declared: &BoundLifetimes) -> Option<Type> {
    let tokens = map_tokens(tokens_of(&ty), &mut |token, around, output| {
        let mut own = false;
        if let (TokenTree::Ident(name), true) = (&token, around.is_lifetime()) {
            for param in items(&declared.lifetimes) {
                own |= matches!(param, GenericParam::Lifetime(param) if param.lifetime.ident == *name);
            }
        }
        output.extend([if own { TokenTree::Ident(Ident::new("_", token.span())) } else { token }]);
    });
    parse(tokens).ok()
}

/// Whether a type is `dyn` of something, perhaps in a box, that refers to nothing.
pub(super) fn is_without_lifetime(ty: &Type) -> bool {
    match ty {
        Type::TraitObject(ty) => !items(&ty.bounds)
            .any(|bound| matches!(bound, TypeParamBound::Lifetime(bound) if bound.ident != "static")),
        Type::Paren(ty) => is_without_lifetime(&ty.elem),
        Type::Group(ty) => is_without_lifetime(&ty.elem),
        ty => matches!(first_argument(ty), Some(ty @ Type::TraitObject(_)) if is_without_lifetime(ty)),
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

/// Whether a type asks for `AsyncFn` or its kin, or leaves it to the factory.
pub(super) fn asks_for_async(ty: &Type) -> bool {
    match ty {
        Type::ImplTrait(ty) => any_item(&ty.bounds, &mut is_async),
        Type::Paren(ty) => asks_for_async(&ty.elem),
        Type::Group(ty) => asks_for_async(&ty.elem),
        Type::Infer(_) => true,
        _ => false,
    }
}

fn is_async(bound: &TypeParamBound) -> bool {
    let TypeParamBound::Trait(bound) = bound else { return false };
    let Some(last) = bound.path.segments.last() else { return false };
    last.ident == "AsyncFn" || last.ident == "AsyncFnMut" || last.ident == "AsyncFnOnce"
}

fn asked_by_bounds(bounds: &Punctuated<TypeParamBound, Token![+]>) -> Asked {
    let (mut asked, mut clones) = (Asked::Nothing, false);
    for bound in bounds {
        let TypeParamBound::Trait(bound) = bound else { continue };
        let Some(last) = bound.path.segments.last() else { continue };
        match last.ident.to_string().as_str() {
            "Fn" | "AsyncFn" => asked = Asked::Fn,
            "FnMut" | "AsyncFnMut" => asked = Asked::FnMut,
            "FnOnce" | "AsyncFnOnce" => asked = Asked::FnOnce,
            "Clone" | "Copy" => clones = true,
            _ => {}
        }
    }
    if clones && asked == Asked::Fn { Asked::FnClone } else { asked }
}

/// The type of the argument of a call that makes a value of this type, if one is told: `Box::new(f)`,
/// `Some(f)`. It may be a guess.
pub(super) fn argument_of(ty: Option<&Type>, func: &Expr) -> Option<(Type, bool)> {
    let Expr::Path(path) = func else { return None };
    let last = path.path.segments.last()?;
    let keeps = knowledge::function(&last.ident).has(FunctionFact::Keeps);
    // What `Err` is given is of the second type.
    let variant = knowledge::is_variant(&last.ident.to_string()) && last.ident != "Err";
    if matches!(ty, Some(Type::Infer(_))) {
        return None;
    }
    let told = if keeps || variant { ty.and_then(first_argument) } else { None };
    match told {
        Some(told) => Some((told.clone(), false)),
        None => asked_by_pointer(&path.path).map(|guess| (guess, true)),
    }
}

/// What a closure has to be in a `Box`, `Rc` or `Arc` of which the type is not told: `Fn` is right for all
/// but those that move something away.
fn asked_by_pointer(new: &syn::Path) -> Option<Type> {
    if makes_pointer(new) { parse(tokens!(dyn Fn())).ok() } else { None }
}

/// Whether it is `Box::new`, or that of `Rc` or `Arc`.
pub(super) fn makes_pointer(new: &syn::Path) -> bool {
    matches!(pointer_made_by(new), Some(pointer) if is_one_of(pointer, &["Box", "Rc", "Arc"]))
}

/// Whether it is `Box::new`.
pub(super) fn makes_box(func: &Expr) -> bool {
    let Expr::Path(path) = func else { return false };
    matches!(pointer_made_by(&path.path), Some(pointer) if pointer == "Box")
}

/// `Box` of `Box::new`
fn pointer_made_by(new: &syn::Path) -> Option<&syn::Ident> {
    let count = new.segments.len();
    let made = count > 1 && new.segments[count - 1].ident == "new";
    if made { Some(&new.segments[count - 2].ident) } else { None }
}

/// The first type in the angle brackets of a type: `dyn Fn()` of `Box<dyn Fn()>`.
pub(super) fn first_argument(ty: &Type) -> Option<&Type> {
    let Type::Path(ty) = ty else { return None };
    let PathArguments::AngleBracketed(arguments) = &ty.path.segments.last()?.arguments else { return None };
    for argument in items(&arguments.args) {
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
        Type::Infer(_) => Some(ty),
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
