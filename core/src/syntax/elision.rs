//! Lifetimes that a signature leaves out. In a lifted function there are more references to link a result to
//! than the user wrote, so those that mean something get a name.

use proc_macro2::{TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::{GenericArgument, Lifetime, Path, Token, Type, TypeParamBound, TypeTraitObject};

use super::items;
use super::{each_argument_mut, each_item_mut, each_part_mut, each_token, each_type_mut};

/// One place in a type where a lifetime stands, or could.
pub(crate) enum Place<'a> {
    /// Of a reference.
    Reference(&'a mut Option<Lifetime>),
    /// An argument of a path, or a bound.
    Argument(&'a mut Lifetime),
}

impl Place<'_> {
    /// The name that stands there, if one does.
    fn name(&self) -> Option<&Lifetime> {
        let lifetime: &Lifetime = match self {
            Place::Reference(None) => return None,
            Place::Reference(Some(lifetime)) => lifetime,
            Place::Argument(lifetime) => lifetime,
        };
        if lifetime.ident == "_" { None } else { Some(lifetime) }
    }

    fn set(self, lifetime: Lifetime) {
        match self {
            Place::Reference(place) => *place = Some(lifetime),
            Place::Argument(place) => *place = lifetime,
        }
    }
}

/// The lifetimes in types.
#[derive(Default)]
pub(crate) struct Lifetimes {
    /// Those that have a name, each once.
    pub(crate) named: Vec<Lifetime>,
    /// How many are left out.
    pub(crate) elided: usize,
}

impl Lifetimes {
    pub(crate) fn is_empty(&self) -> bool {
        self.named.is_empty() && self.elided == 0
    }

    /// Adds those of another type.
    pub(crate) fn add(&mut self, ty: &Type) {
        each(&mut ty.clone(), &mut |place, _| match place.name() {
            None => self.elided += 1,
            Some(name) if self.named.contains(name) => {}
            Some(name) => self.named.push(name.clone()),
        });
    }
}

/// The lifetimes in a type.
pub(crate) fn lifetimes(ty: &Type) -> Lifetimes {
    let mut lifetimes = Lifetimes::default();
    lifetimes.add(ty);
    lifetimes
}

/// How many lifetimes a type leaves out.
pub(crate) fn elided(ty: &Type) -> usize {
    lifetimes(ty).elided
}

/// Whether a type leaves lifetimes out.
pub(crate) fn elides(ty: &Type) -> bool {
    elided(ty) > 0
}

/// Whether a type leaves lifetimes out behind a reference.
pub(crate) fn elides_inside(ty: &Type) -> bool {
    let mut inside = false;
    each(&mut ty.clone(), &mut |place, depth| inside |= depth > 0 && place.name().is_none());
    inside
}

/// Gives each lifetime that a type leaves out the name that `lifetime` has for that number of references
/// around it.
pub(crate) fn name(ty: &mut Type, lifetime: &mut dyn FnMut(usize) -> Lifetime) {
    each(ty, &mut |place, depth| {
        if place.name().is_none() {
            place.set(lifetime(depth));
        }
    });
}

/// Leaves the lifetimes that a type names to inference, where a function's body can: not those in
/// `Fn(&'a str)`, which would become the function's own.
pub(crate) fn leave_to_inference(ty: &mut Type) {
    each(ty, &mut |place, _| match place.name() {
        Some(name) if name.ident != "static" => {
            let inferred = Lifetime::new("'_", name.span());
            place.set(inferred);
        }
        _ => {}
    });
}

/// The lifetimes that tokens name, but for those that a `for<..>` among them declares.
pub(crate) fn free_lifetimes(tokens: &TokenStream) -> Vec<Lifetime> {
    let mut named = Vec::new();
    let mut bound = Vec::new();
    let (mut after_for, mut binder) = (false, false);
    each_token(tokens, &mut |token, around| {
        let opens = std::mem::take(&mut after_for);
        match token {
            TokenTree::Ident(ident) if around.is_lifetime() => {
                let lifetime = Lifetime::new(&format!("'{ident}"), ident.span());
                if binder { bound.push(lifetime) } else { named.push(lifetime) }
            }
            TokenTree::Ident(ident) => after_for = ident == "for",
            TokenTree::Punct(punct) => {
                binder = (binder && punct.as_char() != '>') || (opens && punct.as_char() == '<');
            }
            _ => {}
        }
        true
    });
    let mut free = Vec::new();
    for name in &named {
        if !bound.contains(name) && name.ident != "_" && name.ident != "static" {
            free.push(name.clone());
        }
    }
    free
}

/// Calls `visit` with every place, and with the number of references around it. Those in `Fn(&str) -> &str`
/// and `fn(&str)` are the function's own.
fn each(ty: &mut Type, visit: &mut dyn FnMut(Place, usize)) {
    each_at(ty, 0, visit);
}

fn each_at(ty: &mut Type, depth: usize, visit: &mut dyn FnMut(Place, usize)) {
    match ty {
        Type::Reference(ty) => {
            visit(Place::Reference(&mut ty.lifetime), depth);
            each_at(&mut ty.elem, depth + 1, visit);
        }
        Type::Path(ty) => {
            if let Some(qself) = &mut ty.qself {
                each_at(&mut qself.ty, depth, visit);
            }
            in_path(&mut ty.path, depth, visit);
        }
        Type::ImplTrait(ty) => in_bounds(&mut ty.bounds, depth, visit),
        Type::TraitObject(ty) => in_bounds(&mut ty.bounds, depth, visit),
        ty => each_part_mut(ty, &mut |part| each_at(part, depth, visit)),
    }
}

fn in_bounds(
    bounds: &mut Punctuated<TypeParamBound, Token![+]>,
    depth: usize,
    visit: &mut dyn FnMut(Place, usize),
) {
    each_item_mut(bounds, &mut |bound| match bound {
        TypeParamBound::Lifetime(lifetime) => visit(Place::Argument(lifetime), depth),
        TypeParamBound::Trait(bound) => in_path(&mut bound.path, depth, visit),
        _ => {}
    });
}

fn in_path(path: &mut Path, depth: usize, visit: &mut dyn FnMut(Place, usize)) {
    each_argument_mut(path, &mut |argument| match argument {
        GenericArgument::Lifetime(lifetime) => visit(Place::Argument(lifetime), depth),
        GenericArgument::Type(ty) => each_at(ty, depth, visit),
        GenericArgument::AssocType(item) => each_at(&mut item.ty, depth, visit),
        GenericArgument::Constraint(item) => in_bounds(&mut item.bounds, depth, visit),
        _ => {}
    });
}

/// Gives `dyn Trait` the lifetime too, where a `let` leaves it to inference and a signature would make it
/// `'static`. Behind `&` a signature gives it that of the reference; behind `*` it could not have one without
/// parentheses.
pub(crate) fn name_objects(ty: &mut Type, lifetime: &Lifetime) {
    each_type_mut(ty, &mut |ty| match ty {
        Type::TraitObject(object) => {
            if !names_lifetime(object) {
                object.bounds.push(TypeParamBound::Lifetime(lifetime.clone()));
            }
            true
        }
        Type::Reference(ty) => !matches!(*ty.elem, Type::TraitObject(_)),
        Type::Ptr(_) => false,
        _ => true,
    });
}

fn names_lifetime(object: &TypeTraitObject) -> bool {
    for bound in items(&object.bounds) {
        if matches!(bound, TypeParamBound::Lifetime(_)) {
            return true;
        }
    }
    false
}
