//! What is copied out of a parameter that is a reference to what refers to nothing itself:
//! `node.borrow().id`, where `node` is a `&Rc<RefCell<Node>>`, and `x` of `let &(x, y) = pair`. It does not
//! refer to what the parameter refers to.
//!
//! Heuristic, on types as they are written: one that says no lifetime has none.

use proc_macro2::Delimiter;
use syn::{GenericArgument, PathArguments, Type, TypePath};

use super::phrase::{call, each, is_index, is_method, is_punct, mentions_ref};
use super::taint::{Source, Taint};
use crate::knowledge::{self, Fact, TypeFact};
use crate::resolve::{Target, Word, is_primitive};
use crate::syntax::all_items;

impl Taint<'_> {
    /// Whether the value of a part is meant of what the name leads to: `node.id`, `row[0]`, and not
    /// `&node.id` or `node.id.get()`.
    pub(super) fn is_part_copied(&self, words: &[&Word], position: usize) -> bool {
        let Some((part, own)) = self.part(words[position]) else { return false };
        if !part || self.by_reference || is_lent(words, position) {
            return false;
        }
        // Whether the last step is one to a part, and whether it is known that there are no references.
        let (mut copied, mut certain, mut next) = (false, own, position + 1);
        while let Some((step, after)) = step(words, next) {
            match step {
                Step::Field | Step::Index => (copied, certain) = (true, true),
                Step::Number if certain => copied = true,
                Step::Unwrap | Step::Finds => (copied, certain) = (false, false),
                Step::Number | Step::Other => return false,
            }
            next = after;
        }
        copied
    }

    /// Whether a statement mentions what is tainted as places alone: what it declares refers to these.
    pub(super) fn leads_in(&self, flat: &[&Word]) -> bool {
        for (position, word) in flat.iter().enumerate() {
            let leads = match word {
                Word::Group(_, inside) => is_index(flat, position) || !self.is_in(&each(inside)),
                word if self.is_tainted(word) => {
                    self.is_copied(flat, position) || self.is_place(flat, position, false)
                }
                _ => true,
            };
            if !leads {
                return false;
            }
        }
        true
    }

    /// Whether the name leads to places, with what stands behind it, or what stands there before a closure.
    pub(super) fn is_place(&self, words: &[&Word], position: usize, before_closure: bool) -> bool {
        let taken_apart = matches!(words, [word, Word::Group(..), ..] if word.is_named("for"));
        let mut next = position + 1;
        while let Some((step, after)) = step(words, next) {
            if before_closure && is_closure(words[after - 1]) {
                break;
            }
            let numbered =
                taken_apart && matches!(words.get(next + 1), Some(word) if word.is_named("enumerate"));
            if step == Step::Other && !numbered {
                return false;
            }
            next = after;
        }
        matches!(self.part(words[position]), Some((true, _)))
    }

    /// Whether a variable leads to what refers to nothing, and whether it is no tuple that does.
    fn part(&self, word: &Word) -> Option<(bool, bool)> {
        let Word::Use(used) = word else { return None };
        let Target::Variable(binding) = self.resolved.uses[used].target else { return None };
        let known = &self.resolved.bindings[binding].known;
        let own =
            self.own.contains(binding.0) || matches!(known, Some(known) if is_reference_to_plain(&known.ty));
        Some((own || self.parts.contains(binding.0), own))
    }
}

/// `(|pair| pair.id)`
fn is_closure(arguments: &Word) -> bool {
    matches!(arguments, Word::Group(Delimiter::Parenthesis, inside)
        if matches!(inside.first(), Some(first) if first.is_punct('|') || first.is_named("move")))
}

/// What stands behind a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// `.name`
    Field,
    /// `.0`
    Number,
    /// `[0]`
    Index,
    /// `?`
    Unwrap,
    /// `.first()`
    Finds,
    Other,
}

/// The step that stands there, and where the next one would.
fn step(words: &[&Word], position: usize) -> Option<(Step, usize)> {
    match words.get(position)? {
        Word::Group(Delimiter::Bracket, _) => Some((Step::Index, position + 1)),
        Word::Group(Delimiter::Parenthesis, _) => Some((Step::Other, position + 1)),
        sign if sign.is_punct('?') => Some((Step::Unwrap, position + 1)),
        sign if sign.is_punct('.') && !is_punct(words.get(position + 1), '.') => {
            let name = words.get(position + 1)?;
            match call(words, position + 2) {
                Some((_, after)) => {
                    let finds = is_method(name, Fact::Refers) && !is_method(name, Fact::Several);
                    Some((if finds { Step::Finds } else { Step::Other }, after))
                }
                None if name.word().is_some() => Some((Step::Field, position + 2)),
                None => Some((Step::Number, position + 2)),
            }
        }
        _ => None,
    }
}

impl Source {
    /// Whether what stands there in a pattern is a copy: behind `&`.
    pub(super) fn is_copied(self, words: &[&Word], position: usize) -> bool {
        let leads = matches!(self, Source::Parameter | Source::Place);
        if !leads || position == 0 || !words[position - 1].is_punct('&') {
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
        PathArguments::AngleBracketed(arguments) if last.ident == "Option" => match arguments.args.get(0) {
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
