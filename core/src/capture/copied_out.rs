//! What is copied out of a parameter that is a reference to what refers to nothing itself:
//! `node.borrow().id`, where `node` is a `&Rc<RefCell<Node>>`, and `x` of `let &(x, y) = pair`. It does not
//! refer to what the parameter refers to.
//!
//! Heuristic, on types as they are written: one that says no lifetime has none.

use proc_macro2::Delimiter;
use syn::{GenericArgument, PathArguments, Type, TypePath};

use super::phrase::{call, each, is_method, is_punct, mentions_ref};
use super::taint::Taint;
use crate::knowledge::{self, Fact, TypeFact};
use crate::resolve::{Target, Word, is_primitive};
use crate::syntax::all_items;

impl Taint<'_> {
    /// Whether the value of a part is meant of what the name leads to: `node.id`, `row[0]`, and not
    /// `&node.id` or `node.id.get()`.
    pub(super) fn is_part_copied(&self, words: &[&Word], position: usize) -> bool {
        let Word::Use(used) = words[position] else { return false };
        let Target::Variable(binding) = self.resolved.uses[used].target else { return false };
        let known = &self.resolved.bindings[binding].known;
        let plain = self.plain || matches!(known, Some(known) if is_reference_to_plain(&known.ty));
        if !plain || self.by_reference || is_lent(words, position) {
            return false;
        }
        let (mut part, mut next) = (false, position + 1);
        loop {
            match words.get(next) {
                Some(Word::Group(Delimiter::Bracket, _)) => (part, next) = (true, next + 1),
                Some(sign) if sign.is_punct('?') => (part, next) = (false, next + 1),
                Some(sign) if sign.is_punct('.') && !is_punct(words.get(next + 1), '.') => {
                    match (words.get(next + 1), call(words, next + 2)) {
                        (Some(method), Some((_, after))) if is_method(method, Fact::Refers) => {
                            (part, next) = (false, after);
                        }
                        (Some(_), None) => (part, next) = (true, next + 2),
                        _ => return false,
                    }
                }
                Some(Word::Group(..)) => return false,
                _ => return part,
            }
        }
    }

    /// Whether what stands there in a pattern is a copy: behind `&`.
    pub(super) fn is_copied_by_pattern(&self, words: &[&Word], position: usize) -> bool {
        if !self.plain || position == 0 || !words[position - 1].is_punct('&') {
            return false;
        }
        match words[position] {
            Word::Group(Delimiter::Parenthesis | Delimiter::Bracket, inside) => !mentions_ref(&each(inside)),
            Word::Declaration(_) => true,
            _ => false,
        }
    }
}

/// `&*name`, `&mut name`
fn is_lent(words: &[&Word], position: usize) -> bool {
    let mut before = position;
    while before > 0 && (words[before - 1].is_punct('*') || words[before - 1].is_named("mut")) {
        before -= 1;
    }
    before > 0 && words[before - 1].is_punct('&')
}

/// `&Node`, without generics or lifetimes.
fn is_reference_to_plain(ty: &Type) -> bool {
    let Type::Reference(reference) = ty else { return false };
    let Type::Path(path) = &*reference.elem else { return false };
    matches!(path.path.segments.last(), Some(last) if last.arguments.is_none())
}

/// Whether all that a value of the type refers to refers to nothing: `&[Node]`, `Option<&Rc<Node>>`.
pub(super) fn refers_once(ty: &Type) -> bool {
    match ty {
        Type::Paren(ty) => refers_once(&ty.elem),
        Type::Group(ty) => refers_once(&ty.elem),
        Type::Reference(ty) => refers_to_nothing(&ty.elem),
        Type::Path(ty) => matches!(option_of(ty), Some(ty) if refers_once(ty)),
        _ => false,
    }
}

/// `T` of `Option<T>`.
fn option_of(ty: &TypePath) -> Option<&Type> {
    let last = ty.path.segments.last()?;
    match &last.arguments {
        PathArguments::AngleBracketed(arguments) if last.ident == "Option" => match arguments.args.first() {
            Some(GenericArgument::Type(ty)) => Some(ty),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a value of the type surely refers to nothing.
pub(super) fn refers_to_nothing(ty: &Type) -> bool {
    match ty {
        Type::Paren(ty) => refers_to_nothing(&ty.elem),
        Type::Group(ty) => refers_to_nothing(&ty.elem),
        Type::Array(ty) => refers_to_nothing(&ty.elem),
        Type::Slice(ty) => refers_to_nothing(&ty.elem),
        Type::Tuple(ty) => all_items(&ty.elems, &mut refers_to_nothing),
        // Nothing that comes in through a parameter lives for so long.
        Type::Reference(ty) => {
            let lasts = matches!(&ty.lifetime, Some(lifetime) if lifetime.ident == "static");
            lasts && ty.mutability.is_none()
        }
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return false };
            let named = knowledge::named_type(&last.ident);
            let own = named.name.is_empty() && is_no_generic(&last.ident.to_string());
            let holds = named.has(TypeFact::Owns) || named.has(TypeFact::Handle) || named.has(TypeFact::Cell);
            match &last.arguments {
                PathArguments::AngleBracketed(arguments) => {
                    holds && all_items(&arguments.args, &mut is_nothing)
                }
                _ => is_primitive(ty) || own || named.has(TypeFact::Whole) || named.has(TypeFact::Cell),
            }
        }
        _ => false,
    }
}

fn is_nothing(argument: &GenericArgument) -> bool {
    matches!(argument, GenericArgument::Type(ty) if refers_to_nothing(ty))
}

/// Whether a name is rather that of a type of the user's own, with no lifetime where none is written, than
/// that of a generic.
fn is_no_generic(name: &str) -> bool {
    name != "Self" && name.len() > 1
}
