//! Values: what a closure that is made of a nested function has to be, by the type that is written for it.

use syn::{PathArguments, ReturnType, Type, TypeParamBound};

use super::bits::Bits;
use super::context::Context;
use super::form;
use crate::knowledge::{TypeFact, path_has};
use crate::resolve::{FnId, Tail, UseId};
use crate::syntax::items;

/// What is decided about closure values.
#[derive(Default, Debug)]
pub(crate) struct Values {
    /// Those that have to contain something that cannot be copied. A closure is one function with one state,
    /// but one whose captures are all `Copy` is `Copy` too, and would take its state apart without a word.
    /// Behind `impl FnMut(..)` nobody can see that.
    pub(crate) unique: Bits,
    /// Those that a function returns as `impl Fn(..)`, where rustc takes the closure's signature from that.
    pub(crate) told: Bits,
    /// Those of `async` functions whose futures have handles and clones of their own.
    pub(crate) owning: Bits,
}

/// Decides about all closure values; `changes` says of a function whether a closure made of it changes its
/// own state.
pub(super) fn decide(cx: Context, owning: Bits, changes: &dyn Fn(FnId) -> bool) -> Values {
    let mut values = Values { owning, ..Values::default() };
    for function in cx.facts.capturing() {
        for value in cx.facts.values(function) {
            if changes(function) && !returned_as(cx, *value, is_opaque) {
                values.unique.insert(value.0);
            }
            let place = &cx.resolved.functions[cx.used(*value).function].sig;
            let linked = form::needs_link(&cx.resolved.functions[function].sig);
            if linked && place.asyncness.is_none() && returned_as(cx, *value, is_impl_fn) {
                values.told.insert(value.0);
            }
        }
    }
    values
}

/// Whether the value is returned, alone or in a tuple, as `_` or as a type that `fits`.
fn returned_as(cx: Context, id: UseId, fits: fn(&Type) -> bool) -> bool {
    let place = &cx.resolved.functions[cx.used(id).function];
    let ReturnType::Type(_, ty) = &place.sig.output else { return false };
    let fits = |ty: &Type| fits(ty) || matches!(ty, Type::Infer(_));
    match (&place.tail, &**ty) {
        (Tail::Name(name), ty) => *name == id && fits(ty),
        (Tail::Tuple(names), Type::Tuple(types)) => {
            let mut returned = false;
            for (position, ty) in items(&types.elems).enumerate() {
                returned |= names.get(position) == Some(&Some(id)) && fits(ty);
            }
            returned
        }
        (Tail::Tuple(names), Type::Infer(_)) => names.contains(&Some(id)),
        _ => false,
    }
}

/// An `impl` type of the standard traits that do not let anybody copy or clone.
fn is_opaque(ty: &Type) -> bool {
    let Type::ImplTrait(ty) = ty else { return false };
    for bound in items(&ty.bounds) {
        if let TypeParamBound::Trait(bound) = bound {
            if !path_has(&bound.path, TypeFact::Opaque) {
                return false;
            }
        }
    }
    true
}

/// `impl Fn(A) -> B` and its kin.
fn is_impl_fn(ty: &Type) -> bool {
    let Type::ImplTrait(ty) = ty else { return false };
    for bound in items(&ty.bounds) {
        if let TypeParamBound::Trait(bound) = bound {
            let last = bound.path.segments.last();
            if matches!(last, Some(last) if matches!(last.arguments, PathArguments::Parenthesized(_))) {
                return true;
            }
        }
    }
    false
}
