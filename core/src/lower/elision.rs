//! Lifetimes that a signature leaves out. In a lifted function there are more references to link a result to than
//! the user wrote, so those that mean something get a name.

use proc_macro2::{TokenStream, TokenTree};
use syn::{AngleBracketedGenericArguments, GenericArgument, Lifetime, PathArguments, Type, TypeParamBound};

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
    each(&mut ty, &mut |place, _| {
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

/// Whether a type leaves lifetimes out behind a reference.
pub(super) fn elides_inside(ty: &Type) -> bool {
    let mut inside = false;
    each(&mut ty.clone(), &mut |place, depth| inside |= depth > 0 && place.name().is_none());
    inside
}

/// Gives each lifetime that a type leaves out the name that `lifetime` has for that number of references around it.
pub(super) fn name(ty: &mut Type, lifetime: &mut dyn FnMut(usize) -> Lifetime) {
    each(ty, &mut |place, depth| {
        if place.name().is_none() {
            match place {
                Place::Reference(unnamed) => *unnamed = Some(lifetime(depth)),
                Place::Argument(unnamed) => *unnamed = lifetime(depth),
            }
        }
    });
}

/// The lifetimes that tokens name, but for those that a `for<..>` among them declares.
pub(super) fn free_lifetimes(tokens: TokenStream) -> Vec<Lifetime> {
    let (mut named, mut bound) = (Vec::new(), Vec::new());
    collect(tokens, &mut named, &mut bound);
    named.retain(|name: &Lifetime| !bound.contains(name) && name.ident != "_" && name.ident != "static");
    named
}

fn collect(tokens: TokenStream, named: &mut Vec<Lifetime>, bound: &mut Vec<Lifetime>) {
    let (mut quoted, mut after_for, mut binder) = (false, false, false);
    for token in tokens {
        let name = std::mem::take(&mut quoted);
        let opens = std::mem::take(&mut after_for);
        match token {
            TokenTree::Ident(ident) if name => {
                let lifetime = Lifetime::new(&format!("'{ident}"), ident.span());
                if binder { bound.push(lifetime) } else { named.push(lifetime) }
            }
            TokenTree::Ident(ident) => after_for = ident == "for",
            TokenTree::Punct(punct) => {
                quoted = punct.as_char() == '\'';
                binder = (binder && punct.as_char() != '>') || (opens && punct.as_char() == '<');
            }
            TokenTree::Group(group) => collect(group.stream(), named, bound),
            TokenTree::Literal(_) => {}
        }
    }
}

/// Calls `visit` with every place, and with the number of references around it. Those in `Fn(&str) -> &str` and
/// `fn(&str)` are the function's own.
fn each(ty: &mut Type, visit: &mut dyn FnMut(Place, usize)) {
    each_at(ty, 0, visit);
}

fn each_at(ty: &mut Type, depth: usize, visit: &mut dyn FnMut(Place, usize)) {
    match ty {
        Type::Reference(ty) => {
            visit(Place::Reference(&mut ty.lifetime), depth);
            each_at(&mut ty.elem, depth + 1, visit);
        }
        Type::Array(ty) => each_at(&mut ty.elem, depth, visit),
        Type::Slice(ty) => each_at(&mut ty.elem, depth, visit),
        Type::Ptr(ty) => each_at(&mut ty.elem, depth, visit),
        Type::Paren(ty) => each_at(&mut ty.elem, depth, visit),
        Type::Group(ty) => each_at(&mut ty.elem, depth, visit),
        Type::Tuple(ty) => ty.elems.iter_mut().for_each(|ty| each_at(ty, depth, visit)),
        Type::Path(ty) => path(&mut ty.path, depth, visit),
        Type::ImplTrait(ty) => bounds(ty.bounds.iter_mut(), depth, visit),
        Type::TraitObject(ty) => bounds(ty.bounds.iter_mut(), depth, visit),
        _ => {}
    }
}

fn bounds<'a>(
    all: impl Iterator<Item = &'a mut TypeParamBound>,
    depth: usize,
    visit: &mut dyn FnMut(Place, usize),
) {
    for bound in all {
        match bound {
            TypeParamBound::Lifetime(lifetime) => visit(Place::Argument(lifetime), depth),
            TypeParamBound::Trait(bound) => path(&mut bound.path, depth, visit),
            _ => {}
        }
    }
}

fn path(path: &mut syn::Path, depth: usize, visit: &mut dyn FnMut(Place, usize)) {
    for segment in &mut path.segments {
        if let PathArguments::AngleBracketed(AngleBracketedGenericArguments { args, .. }) =
            &mut segment.arguments
        {
            for argument in args {
                match argument {
                    GenericArgument::Lifetime(lifetime) => visit(Place::Argument(lifetime), depth),
                    GenericArgument::Type(ty) => each_at(ty, depth, visit),
                    GenericArgument::AssocType(assoc) => each_at(&mut assoc.ty, depth, visit),
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
