//! `nonlocal!(a, b)`: which names a nested function means to change.

use syn::punctuated::Punctuated;
use syn::{Ident, Macro, Stmt, Token};

use super::history::Entry;
use super::ids::{FnId, UseId};
use super::problem::Problem;
use super::symbol::text_of;
use super::template::Hole;
use super::tree::Nonlocal;
use super::uses::{Access, Strength, Target};
use super::walker::Walker;
use crate::syntax::{editor, generated, items, parse, parse_with, tokens_spanned};

type Names = Punctuated<Ident, Token![,]>;

impl Walker {
    /// `nonlocal!(a, b);` among the statements of a function: it holds for all of it, as in Python.
    pub(super) fn nonlocal(&mut self, mac: &Macro) -> Vec<Stmt> {
        let Some(keyword) = mac.path.segments.last() else { return Vec::new() };
        let keyword = &keyword.ident;
        let mut names = Names::new();
        let read = parse_with(mac.tokens.clone(), &mut |input| {
            names = Names::parse_terminated_with(input, syn::ext::IdentExt::parse_any)?;
            Ok(())
        });
        let names = match read {
            Ok(()) if names.is_empty() => Err(syn::Error::new(keyword.span(), "no names")),
            read => read.map(|()| names),
        };
        let function = self.current();
        match names {
            names if function == FnId::ROOT => {
                self.problems.push(self.nonlocal_in_the_factory(keyword, names.ok().as_ref()));
            }
            Ok(names) => {
                let mut shown = Vec::new();
                for ident in items(&names) {
                    if let Some(target) = self.nonlocal_name(ident.clone()) {
                        shown.extend(self.shown_to_editors(target));
                    }
                }
                return shown;
            }
            Err(error) => self.problems.push(Problem::NonlocalMalformed { error, function }),
        }
        Vec::new()
    }

    /// Output: `let _ = count;`, so that an editor finds the name in `nonlocal!(count)`, too
    fn shown_to_editors(&mut self, target: UseId) -> Option<Stmt> {
        if !editor::asks() {
            return None;
        }
        let name = self.markers.mark(Hole::Use(target), self.uses[target].ident.span());
        parse(tokens_spanned!(generated(name.span())=> let _ = #name;)).ok()
    }

    /// Either the variable is the factory's own, or the attribute stands on the inner function by mistake.
    fn nonlocal_in_the_factory(&self, keyword: &Ident, names: Option<&Names>) -> Problem {
        if let Some(first) = names.and_then(Punctuated::first) {
            if !matches!(self.scopes.entry(first), Some(Entry::Variable(_))) {
                return Problem::NonlocalAround { ident: first.clone() };
            }
        }
        Problem::NonlocalMisplaced(keyword.clone())
    }

    fn nonlocal_name(&mut self, ident: Ident) -> Option<UseId> {
        let function = self.current();
        match self.scopes.entry(&ident) {
            Some(Entry::Variable(id)) if self.bindings[id].owner == function => {
                let parameter = self.bindings[id].how.parameter;
                self.problems.push(Problem::NonlocalOwn { ident, function, parameter });
            }
            Some(Entry::Nested(_) | Entry::Item) => {
                self.problems.push(Problem::NonlocalItem { ident, function });
            }
            _ if self.used_before(&ident) && !self.is_declared_nonlocal(&ident) => {
                self.problems.push(Problem::NonlocalLate { ident, function });
            }
            _ => {
                let target = self.name(&ident, Access::Declared, Strength::Strong);
                if let (Some(target), Some(frame)) = (target, self.frames.last_mut()) {
                    frame.nonlocals.push(Nonlocal { target });
                }
                return target;
            }
        }
        None
    }

    /// Whether the function has declared the name nonlocal before.
    fn is_declared_nonlocal(&self, ident: &Ident) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        for nonlocal in &frame.nonlocals {
            if text_of(&self.uses[nonlocal.target].ident) == text_of(ident) {
                return true;
            }
        }
        false
    }

    /// The names declared nonlocal that were found nowhere, neither before their function nor after it.
    pub(super) fn unbound_nonlocals(&mut self) {
        for function in &self.functions {
            let Some(function) = function else { continue };
            for nonlocal in &function.nonlocals {
                let used = &self.uses[nonlocal.target];
                if used.target == Target::Outside {
                    let (ident, function) = (used.ident.clone(), used.function);
                    let near = self.nearest(&ident, function);
                    self.problems.push(Problem::NonlocalUnbound { ident, function, near });
                }
            }
        }
    }

    /// The name of a variable around `function` that is close to that of `ident`.
    fn nearest(&self, ident: &Ident, function: FnId) -> Option<String> {
        let mut names = Vec::new();
        for binding in &self.bindings {
            if binding.owner != function && !binding.how.receiver {
                names.push(text_of(&binding.ident));
            }
        }
        crate::diagnostic::nearest(&text_of(ident), &names)
    }
}
