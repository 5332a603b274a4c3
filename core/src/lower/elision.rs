//! Lifetimes that a signature leaves out. In a lifted function there are more references to link a result to than
//! the user wrote, so those that mean something get a name.

use syn::{
    AngleBracketedGenericArguments, GenericArgument, Lifetime, PathArguments, Type, TypeParamBound,
    TypeReference,
};

/// One place in a type where a lifetime stands, or could.
pub(super) enum Place<'a> {
    /// Of a reference.
    Reference(&'a mut Option<Lifetime>),
    /// An argument of a path, or a bound.
    Argument(&'a mut Lifetime),
}

impl Place<'_> {
    /// The name that stands there, if one does.
    fn name(&self) -> Option<&Lifetime> {
        match self {
            Place::Reference(lifetime) => lifetime.as_ref().filter(|name| name.ident != "_"),
            Place::Argument(lifetime) => Some(&**lifetime).filter(|name| name.ident != "_"),
        }
    }
}

/// The distinct names of the lifetimes in a type; `None` for each that is left out.
pub(super) fn lifetimes(ty: &Type) -> Vec<Option<Lifetime>> {
    let mut found: Vec<Option<Lifetime>> = Vec::new();
    let mut ty = ty.clone();
    each(&mut ty, &mut |place| {
        let name = place.name().cloned();
        if name.is_none() || !found.contains(&name) {
            found.push(name);
        }
    });
    found
}

/// How many lifetimes a type leaves out.
pub(super) fn elided(ty: &Type) -> usize {
    lifetimes(ty).iter().filter(|name| name.is_none()).count()
}

/// Whether a type leaves lifetimes out.
pub(super) fn elides(ty: &Type) -> bool {
    elided(ty) > 0
}

/// Gives the lifetimes that a type leaves out a name.
pub(super) fn name(ty: &mut Type, lifetime: &Lifetime) {
    each(ty, &mut |place| {
        if place.name().is_none() {
            match place {
                Place::Reference(unnamed) => *unnamed = Some(lifetime.clone()),
                Place::Argument(unnamed) => *unnamed = lifetime.clone(),
            }
        }
    });
}

/// The same, but for the reference that the type itself is.
pub(super) fn name_inside(ty: &mut Type, lifetime: &Lifetime) {
    match ty {
        Type::Reference(TypeReference { elem, .. }) => name(elem, lifetime),
        ty => name(ty, lifetime),
    }
}

/// Calls `visit` with every place. Those in `Fn(&str) -> &str` and `fn(&str)` are the function's own.
fn each(ty: &mut Type, visit: &mut dyn FnMut(Place)) {
    match ty {
        Type::Reference(ty) => {
            visit(Place::Reference(&mut ty.lifetime));
            each(&mut ty.elem, visit);
        }
        Type::Array(ty) => each(&mut ty.elem, visit),
        Type::Slice(ty) => each(&mut ty.elem, visit),
        Type::Ptr(ty) => each(&mut ty.elem, visit),
        Type::Paren(ty) => each(&mut ty.elem, visit),
        Type::Group(ty) => each(&mut ty.elem, visit),
        Type::Tuple(ty) => ty.elems.iter_mut().for_each(|ty| each(ty, visit)),
        Type::Path(ty) => path(&mut ty.path, visit),
        Type::ImplTrait(ty) => bounds(ty.bounds.iter_mut(), visit),
        Type::TraitObject(ty) => bounds(ty.bounds.iter_mut(), visit),
        _ => {}
    }
}

fn bounds<'a>(all: impl Iterator<Item = &'a mut TypeParamBound>, visit: &mut dyn FnMut(Place)) {
    for bound in all {
        match bound {
            TypeParamBound::Lifetime(lifetime) => visit(Place::Argument(lifetime)),
            TypeParamBound::Trait(bound) => path(&mut bound.path, visit),
            _ => {}
        }
    }
}

fn path(path: &mut syn::Path, visit: &mut dyn FnMut(Place)) {
    for segment in &mut path.segments {
        if let PathArguments::AngleBracketed(AngleBracketedGenericArguments { args, .. }) =
            &mut segment.arguments
        {
            for argument in args {
                match argument {
                    GenericArgument::Lifetime(lifetime) => visit(Place::Argument(lifetime)),
                    GenericArgument::Type(ty) => each(ty, visit),
                    GenericArgument::AssocType(assoc) => each(&mut assoc.ty, visit),
                    _ => {}
                }
            }
        }
    }
}

/// Gives `dyn Trait` the lifetime too, where a `let` leaves it to inference and a signature would make it `'static`.
pub(super) fn name_objects(ty: &mut Type, lifetime: &Lifetime) {
    match ty {
        Type::TraitObject(object)
            if !object.bounds.iter().any(|bound| matches!(bound, TypeParamBound::Lifetime(_))) =>
        {
            object.bounds.push(TypeParamBound::Lifetime(lifetime.clone()));
        }
        Type::Reference(ty) if matches!(*ty.elem, Type::TraitObject(_)) => {}
        Type::Reference(ty) => name_objects(&mut ty.elem, lifetime),
        Type::Array(ty) => name_objects(&mut ty.elem, lifetime),
        Type::Slice(ty) => name_objects(&mut ty.elem, lifetime),
        Type::Paren(ty) => name_objects(&mut ty.elem, lifetime),
        Type::Tuple(ty) => ty.elems.iter_mut().for_each(|ty| name_objects(ty, lifetime)),
        Type::Path(ty) => {
            for segment in &mut ty.path.segments {
                let PathArguments::AngleBracketed(arguments) = &mut segment.arguments else { continue };
                for argument in &mut arguments.args {
                    if let GenericArgument::Type(ty) = argument {
                        name_objects(ty, lifetime);
                    }
                }
            }
        }
        _ => {}
    }
}
