//! Closures that a variable of the function keeps, with which they are gone when the function returns:
//! `let handlers: Vec<Box<dyn Fn(&str)>> = vec![Box::new(note)]`.
//!
//! What is dropped then runs no code of others: the variable has nothing but boxes, in collections of std.
//! And no box has left it: nothing but calls, references and what puts more into it is done with it.

use syn::{GenericArgument, PathArguments, Type};

use super::cells::Cells;
use crate::knowledge::{self, Receiver, TypeFact};
use crate::resolve::{Access, BindingId, Keeper, Use, is_primitive};
use crate::syntax::all_items;

/// The variable that keeps a closure value of its function, if it is gone with it.
pub(super) fn keeper(cells: Cells, value: &Use) -> Option<BindingId> {
    let Some(Keeper::Variable(binding)) = value.kept else { return None };
    if ends_with(cells, binding, value) { Some(binding) } else { None }
}

/// Whether what is in a variable is gone when the function returns.
fn ends_with(cells: Cells, binding: BindingId, value: &Use) -> bool {
    let variable = cells.cx.binding(binding);
    let boxes = matches!(&variable.known, Some(known)
        if known.certain && has_only_boxes(&known.ty, value.boxed));
    if variable.owner != value.function || !(boxes || variable.lambda.is_some()) {
        return false;
    }
    for captor in cells.cx.facts.captors_of(binding) {
        if !cells.cx.facts.values(*captor).is_empty() {
            return false;
        }
    }
    for id in cells.cx.facts.uses_of(binding) {
        let used = cells.cx.used(*id);
        let stays = match used.access {
            Access::Call | Access::Declared => true,
            Access::Borrow | Access::Receiver(Receiver::Reads) => boxes,
            Access::Receiver(Receiver::Unknown) if used.element => boxes,
            Access::Receiver(_) | Access::Through => boxes && used.leaves_all,
            Access::Read => boxes && used.element && !used.moved,
            _ => false,
        };
        let taken = matches!(used.lambda, Some(lambda) if cells.cx.resolved.lambdas[lambda].moves);
        if !stays || taken {
            return false;
        }
    }
    true
}

/// Whether a value of the type consists of boxed closures and of data, in collections of std. Where what is
/// put into it is `boxed`, a name that is not known stands for such a box: nothing else can be made of that.
fn has_only_boxes(ty: &Type, boxed: bool) -> bool {
    match ty {
        Type::Paren(ty) => has_only_boxes(&ty.elem, boxed),
        Type::Group(ty) => has_only_boxes(&ty.elem, boxed),
        Type::Array(ty) => has_only_boxes(&ty.elem, boxed),
        Type::Tuple(ty) => all_items(&ty.elems, &mut |ty| has_only_boxes(ty, boxed)),
        Type::Reference(ty) => ty.mutability.is_none(),
        Type::TraitObject(_) => true,
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return false };
            let named = knowledge::named_type(&last.ident);
            match &last.arguments {
                // What is in an `Option` can be taken out of it.
                PathArguments::AngleBracketed(arguments) if last.ident != "Option" => {
                    let mut is_of_boxes = |argument: &GenericArgument| {
                        matches!(argument,
                        GenericArgument::Type(ty) if has_only_boxes(ty, boxed))
                    };
                    named.has(TypeFact::Owns) && all_items(&arguments.args, &mut is_of_boxes)
                }
                _ => is_primitive(ty) || named.has(TypeFact::Whole) || (boxed && named.name.is_empty()),
            }
        }
        _ => false,
    }
}
