//! Patterns: every form, and the bindings each declares.

use proc_macro2::Ident;
use syn::punctuated::Punctuated;
use syn::{Arm, FieldPat, Member, Pat, PatIdent, Type};

use super::ids::{BindingId, Symbol};
use super::operation::Known;
use super::symbol::text_of;
use super::template::Hole;
use super::tree::Declaration;
use super::uses::{Access, Strength};
use super::walker::Walker;
use crate::syntax::{each_item_mut, items, tokens};

/// Where a pattern stands, which decides what a lone capitalised identifier in it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// A parameter of a function: an identifier is always a binding.
    Parameter,
    /// A parameter of a closure: likewise.
    Lambda,
    /// A `let` without `else`: `LIMIT` is a binding, `Unit` may be a unit struct.
    Let,
    /// Anything refutable: `None` and `LIMIT` are values to compare with.
    Refutable,
}

/// The bindings of one pattern: alternatives of an or-pattern bind the same variables.
pub(super) struct Pattern {
    position: Position,
    how: Declaration,
    /// The type of what the pattern matches next.
    known: Option<Known>,
    bound: Vec<(Symbol, BindingId)>,
}

impl Pattern {
    pub(super) fn new(position: Position) -> Self {
        let how = Declaration { parameter: position == Position::Parameter, ..Declaration::default() };
        Pattern { position, how, known: None, bound: Vec::new() }
    }

    /// A pattern whose bindings have the properties of `how`.
    pub(super) fn with(mut self, how: Declaration) -> Self {
        self.how = Declaration { parameter: self.how.parameter, ..how };
        self
    }

    /// A pattern of a value of this type.
    pub(super) fn of(mut self, known: Option<Known>) -> Self {
        self.known = known;
        self
    }

    fn binds(&self, pat: &PatIdent) -> bool {
        if pat.by_ref.is_some() || pat.mutability.is_some() || pat.subpat.is_some() {
            return true;
        }
        let name = text_of(&pat.ident);
        match self.position {
            _ if !name.starts_with(char::is_uppercase) => true,
            Position::Parameter | Position::Lambda => true,
            Position::Let => !name.contains(char::is_lowercase),
            Position::Refutable => false,
        }
    }
}

impl Walker {
    /// Walks one whole pattern.
    pub(super) fn pattern(&mut self, pat: &mut Pat, position: Position) {
        self.pattern_part(pat, &mut Pattern::new(position));
    }

    pub(super) fn pattern_part(&mut self, pat: &mut Pat, pattern: &mut Pattern) {
        match pat {
            Pat::Ident(pat) => return self.pattern_ident(pat, pattern),
            Pat::Paren(pat) => return self.pattern_part(&mut pat.pat, pattern),
            Pat::Type(pat) => {
                pattern.known = self.written_type(&pat.ty);
                return self.pattern_part(&mut pat.pat, pattern);
            }
            _ => {}
        }
        let known = pattern.known.take();
        match pat {
            Pat::Or(pat) => self.patterns_of(&mut pat.cases, pattern),
            Pat::Tuple(pat) => {
                let (count, mut position) = (pat.elems.len(), 0);
                each_item_mut(&mut pat.elems, &mut |pat| {
                    pattern.known = element(known.as_ref(), position, count);
                    self.pattern_part(pat, pattern);
                    position += 1;
                });
            }
            Pat::TupleStruct(pat) => self.patterns_of(&mut pat.elems, pattern),
            Pat::Slice(pat) => self.patterns_of(&mut pat.elems, pattern),
            Pat::Struct(pat) => {
                each_item_mut(&mut pat.fields, &mut |field| self.pattern_field(field, pattern));
            }
            Pat::Reference(pat) => {
                pattern.known = match known {
                    Some(known) => known.referent(),
                    None => None,
                };
                self.pattern_part(&mut pat.pat, pattern);
            }
            Pat::Guard(pat) => {
                self.pattern_part(&mut pat.pat, pattern);
                self.condition(&mut pat.guard);
            }
            Pat::Macro(pat) => self.opaque(&pat.mac.tokens, Strength::Weak),
            Pat::Verbatim(tokens) => self.opaque(tokens, Strength::Weak),
            _ => {}
        }
    }

    fn patterns_of<P>(&mut self, pats: &mut Punctuated<Pat, P>, pattern: &mut Pattern) {
        each_item_mut(pats, &mut |pat| self.pattern_part(pat, pattern));
    }

    fn pattern_ident(&mut self, pat: &mut PatIdent, pattern: &mut Pattern) {
        let known = pattern.known.take();
        if pattern.binds(pat) {
            pattern.known = if pat.by_ref.is_none() { known } else { None };
            let by_ref = pat.by_ref.is_some();
            self.pattern_binding(&mut pat.ident, pat.mutability.is_some() && !by_ref, pattern);
        }
        if let Some((_, sub)) = &mut pat.subpat {
            self.pattern_part(sub, pattern);
        }
    }

    fn pattern_binding(&mut self, ident: &mut Ident, mutable: bool, pattern: &mut Pattern) -> BindingId {
        let name = self.scopes.name_of(ident);
        for &(bound, id) in &pattern.bound {
            if bound == name {
                self.mark_declaration(ident, id);
                return id;
            }
        }
        let id = self.declare(ident, Declaration { mutable, ..pattern.how }, pattern.known.take());
        pattern.bound.push((name, id));
        id
    }

    /// Input:  `S { ref mut x }`
    /// Output: `S { LABEL ref mut MARKER }`, where the label becomes `x:` if the binding is renamed.
    fn pattern_field(&mut self, field: &mut FieldPat, pattern: &mut Pattern) {
        let (None, Member::Named(_), Pat::Ident(pat)) = (&field.colon_token, &field.member, &mut *field.pat)
        else {
            return self.pattern_part(&mut field.pat, pattern);
        };
        let (by_ref, mutability) = (pat.by_ref, pat.mutability);
        let mutable = mutability.is_some() && by_ref.is_none();
        let id = self.pattern_binding(&mut pat.ident, mutable, pattern);
        let label = self.markers.mark(Hole::Label(id), pat.ident.span());
        let ident = &pat.ident;
        let tokens = tokens!(#label #by_ref #mutability #ident);
        *field.pat = Pat::Verbatim(tokens);
    }
}

/// The type of one element of a tuple that has as many.
fn element(known: Option<&Known>, position: usize, count: usize) -> Option<Known> {
    let known = known?;
    match &known.ty {
        Type::Tuple(tuple) if tuple.elems.len() == count => {
            Some(Known { ty: tuple.elems[position].clone(), ..known.clone() })
        }
        _ => None,
    }
}

/// What the patterns of a `match` do to its value, if one of them changes it.
pub(super) fn arms_access(arms: &[Arm]) -> Access {
    for arm in arms {
        let access = pattern_access(&arm.pat);
        if access.changes() {
            return access;
        }
    }
    Access::Read
}

/// What matching `pat` does to the place it is matched with.
pub(super) fn pattern_access(pat: &Pat) -> Access {
    let mut access = Access::Read;
    each_reference(pat, &mut |mutable| {
        if mutable {
            access = Access::Through;
        } else if access == Access::Read {
            access = Access::Borrow;
        }
    });
    access
}

/// Whether the pattern takes all that an option has: `Some(text)`.
pub(super) fn takes_content(pat: &Pat) -> bool {
    let Pat::TupleStruct(found) = pat else { return false };
    let [Pat::Ident(content)] = &items(&found.elems).collect::<Vec<_>>()[..] else { return false };
    found.path.is_ident("Some") && content.by_ref.is_none() && content.subpat.is_none()
}

/// Whether all variables of the pattern are copies of what is behind a reference: `Some(&count)`.
pub(super) fn binds_copies(pat: &Pat) -> bool {
    let mut copies = true;
    each_variable(pat, false, &mut |_, copied| copies &= copied);
    copies
}

/// Calls `visit` for each `ref` and `ref mut` in the pattern.
fn each_reference(pat: &Pat, visit: &mut dyn FnMut(bool)) {
    each_variable(pat, false, &mut |variable, _| {
        if variable.by_ref.is_some() {
            visit(variable.mutability.is_some());
        }
    });
}

/// Calls `visit` for each variable of the pattern, and with whether it stands behind an `&`, as one that is
/// `copied`.
pub(super) fn each_variable(pat: &Pat, copied: bool, visit: &mut dyn FnMut(&PatIdent, bool)) {
    match pat {
        Pat::Ident(pat) => {
            visit(pat, copied && pat.by_ref.is_none());
            if let Some((_, sub)) = &pat.subpat {
                each_variable(sub, copied, visit);
            }
        }
        Pat::Guard(pat) => each_variable(&pat.pat, copied, visit),
        Pat::Or(pat) => each_variable_in(&pat.cases, copied, visit),
        Pat::Paren(pat) => each_variable(&pat.pat, copied, visit),
        Pat::Reference(pat) => each_variable(&pat.pat, true, visit),
        Pat::Slice(pat) => each_variable_in(&pat.elems, copied, visit),
        Pat::Struct(pat) => {
            for field in items(&pat.fields) {
                each_variable(&field.pat, copied, visit);
            }
        }
        Pat::Tuple(pat) => each_variable_in(&pat.elems, copied, visit),
        Pat::TupleStruct(pat) => each_variable_in(&pat.elems, copied, visit),
        Pat::Type(pat) => each_variable(&pat.pat, copied, visit),
        _ => {}
    }
}

fn each_variable_in<P>(pats: &Punctuated<Pat, P>, copied: bool, visit: &mut dyn FnMut(&PatIdent, bool)) {
    for pat in items(pats) {
        each_variable(pat, copied, visit);
    }
}
