//! Tying: functions that call themselves, or each other, over captures whose types are not known or have no
//! name (design 4).

use std::collections::HashSet;
use std::ops::{Index, IndexMut};

use quote::ToTokens;
use syn::{FnArg, GenericParam, ReturnType, Safety, Signature, Type};

use super::check::kept;
use super::facts::Facts;
use super::plan::Passed;
use super::product::mentions_impl;
use super::stored::StoredParameters;
use crate::resolve::{FnId, Function, Resolved, UseId};
use crate::syntax::{collect_idents, mentions_self_type};

/// The captures of each function that is an item, or tied.
pub(super) struct Lifted {
    passed: Vec<Option<Vec<Passed>>>,
    /// The number of the set that a tied function belongs to.
    set_of: Vec<Option<usize>>,
    /// The functions that are tied together.
    sets: Vec<Vec<FnId>>,
    /// The parameters whose references have one lifetime for all calls.
    pub(super) stored: StoredParameters,
}

impl Lifted {
    pub(super) fn new(count: usize) -> Self {
        let mut passed = Vec::new();
        passed.resize_with(count, || None);
        Lifted { passed, set_of: vec![None; count], sets: Vec::new(), stored: StoredParameters::none() }
    }

    pub(super) fn len(&self) -> usize {
        self.passed.len()
    }

    pub(super) fn get(&self, function: FnId) -> Option<&[Passed]> {
        self.passed.get(function.0)?.as_deref()
    }

    /// The number of the set that a tied function belongs to.
    pub(super) fn set_of(&self, function: FnId) -> Option<usize> {
        *self.set_of.get(function.0)?
    }

    pub(super) fn is_tied(&self, function: FnId) -> bool {
        self.set_of(function).is_some()
    }

    /// Whether the body of the function is written where it is called or made into a value.
    pub(super) fn is_expanded(&self, function: FnId) -> bool {
        self.passed[function.0].is_none() || self.is_tied(function)
    }

    /// Whether a use of a tied function stands in one that is tied together with it: nothing is written there
    /// but a call.
    pub(super) fn is_called_inside(&self, resolved: &Resolved, function: FnId, used: UseId) -> bool {
        let Some(set) = self.set_of(function) else { return false };
        let mut around = resolved.uses[used.0].function;
        while around != FnId::ROOT {
            if self.set_of(around) == Some(set) {
                return true;
            }
            around = resolved.functions[around.0].parent;
        }
        false
    }

    pub(super) fn set(&self, number: usize) -> &[FnId] {
        &self.sets[number]
    }

    /// Ties these functions together.
    pub(super) fn tie(&mut self, functions: Vec<FnId>) {
        for id in &functions {
            self.set_of[id.0] = Some(self.sets.len());
        }
        self.sets.push(functions);
    }
}

impl Index<usize> for Lifted {
    type Output = Option<Vec<Passed>>;

    fn index(&self, index: usize) -> &Self::Output {
        &self.passed[index]
    }
}

impl IndexMut<usize> for Lifted {
    fn index_mut(&mut self, index: usize) -> &mut Self::Output {
        &mut self.passed[index]
    }
}

/// Whether a function can be tied: what stands in its body has to mean the same in a closure at the call.
pub(super) fn can_tie(resolved: &Resolved, facts: &Facts, id: FnId) -> bool {
    let function = &resolved.functions[id.0];
    let sig = &function.sig;
    let plain =
        sig.asyncness.is_none() && sig.abi.is_none() && sig.constness.is_none() && sig.variadic.is_none();
    let outside = resolved.factory.sig.constness.is_none() && !facts.is_method(id);
    let safe = matches!(sig.safety, Safety::Default | Safety::Unsafe(_));
    plain
        && safe
        && outside
        && keeps_attributes(function)
        && !mentions_own_generics(resolved, id)
        && has_nameable_result(sig)
}

/// Whether the attributes of a function can stand on a closure, or mean nothing there.
fn keeps_attributes(function: &Function) -> bool {
    for attr in &function.attrs {
        if !kept(attr) && !attr.path().is_ident("track_caller") {
            return false;
        }
    }
    true
}

/// Whether the body mentions the function's own generics, which a closure does not have.
fn mentions_own_generics(resolved: &Resolved, id: FnId) -> bool {
    let sig = &resolved.functions[id.0].sig;
    if sig.generics.params.is_empty() {
        return false;
    }
    let mut names = HashSet::new();
    collect_idents(&resolved.spelled_body(id), &mut names);
    for param in &sig.generics.params {
        let mentioned = match param {
            GenericParam::Type(param) => names.contains(&param.ident.to_string()),
            GenericParam::Lifetime(param) => names.contains(&param.lifetime.ident.to_string()),
            GenericParam::Const(_) => true,
        };
        if mentioned {
            return true;
        }
    }
    false
}

/// `impl` inside of a result has no name, and is no generic of its own.
fn has_nameable_result(sig: &Signature) -> bool {
    let ReturnType::Type(_, ty) = &sig.output else { return true };
    matches!(**ty, Type::ImplTrait(_)) || !mentions_impl(&ty.to_token_stream())
}

/// Whether the function takes closures or the like, each call one of another type.
pub(super) fn is_generic(sig: &Signature) -> bool {
    if sig.generics.type_params().next().is_some() {
        return true;
    }
    for input in &sig.inputs {
        if matches!(input, FnArg::Typed(input) if mentions_impl(&input.ty.to_token_stream())) {
            return true;
        }
    }
    false
}

/// The functions that `from` needs, directly or not, itself only if it needs itself.
pub(super) fn needed(facts: &Facts, from: FnId) -> Vec<FnId> {
    let mut all: Vec<FnId> = Vec::new();
    let mut open = vec![from];
    while let Some(next) = open.pop() {
        for needed in facts.needs(next) {
            if !all.contains(&needed) {
                all.push(needed);
                open.push(needed);
            }
        }
    }
    all
}

/// How many functions are around a function.
pub(super) fn depth(resolved: &Resolved, mut id: FnId) -> usize {
    let mut depth = 0;
    while id != FnId::ROOT {
        id = resolved.functions[id.0].parent;
        depth += 1;
    }
    depth
}

/// Whether the factory may stand in an `impl` block, whose generics nobody tells from types.
pub(crate) fn is_method(resolved: &Resolved) -> bool {
    let root = &resolved.functions[FnId::ROOT.0].sig;
    root.receiver().is_some()
        || (resolved.factory.names.mention_self_type()
            && mentions_self_type(&root.to_token_stream()).is_some())
}

/// Whether a name looks as a generic does: `T`, `N`, `T2`. Heuristic; the worst that comes of it is a call
/// through a pointer.
pub(crate) fn may_be_generic(name: &str) -> bool {
    let mut letters = name.chars();
    let Some(first) = letters.next() else { return false };
    for letter in letters {
        if !letter.is_ascii_digit() {
            return false;
        }
    }
    first.is_uppercase()
}
