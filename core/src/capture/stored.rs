//! Parameters that a function stores in what it captures: a reference that comes in has to live as long as
//! the variable then.
//!
//! Heuristic, on the form of the body: what it misses, or finds for nothing, is an error of rustc about
//! lifetimes.

use proc_macro2::Delimiter;
use syn::{FnArg, Type};

use super::bits::Bits;
use super::context::Context;
use super::copied_out::{refers_once, refers_to_nothing};
use super::decision::{Passed, Passing};
use super::facts::Facts;
use super::phrase::{Segment, any_named, each, is_assignment, is_method, segments};
use super::rows::empty_rows;
use super::taint::{Source, Taint};
use crate::knowledge::Fact;
use crate::resolve::{Access, BindingId, FnId, Resolved, Target, Word};
use crate::syntax::elision::elides;
use crate::syntax::{any, any_item, tokens_of};

/// For each function, which of its parameters may be stored in a variable that it captures.
#[derive(Default)]
pub(super) struct StoredParameters(Vec<Vec<bool>>);

impl StoredParameters {
    /// A function stores what it passes to one that stores it.
    pub(super) fn find(cx: Context) -> Self {
        let mut all = StoredParameters(empty_rows(cx.resolved.functions.len()));
        let mut candidates = Vec::new();
        for id in cx.facts.capturing() {
            if any_item(&cx.resolved.functions[id].sig.inputs, &mut may_borrow) {
                candidates.push(id);
            }
        }
        loop {
            let mut changed = false;
            for id in &candidates {
                let found =
                    Search { resolved: cx.resolved, facts: cx.facts, id: *id, known: &all }.parameters();
                changed |= all.0[id.0] != found;
                all.0[id.0] = found;
            }
            if !changed {
                return all;
            }
        }
    }

    pub(super) fn contains(&self, id: FnId, position: usize) -> bool {
        match self.0.get(id.0) {
            Some(parameters) => parameters.get(position) == Some(&true),
            None => false,
        }
    }

    /// Whether the function stores something that a parameter refers to, which says no lifetime.
    pub(super) fn any_borrowed(&self, resolved: &Resolved, id: FnId) -> bool {
        let inputs = &resolved.functions[id].sig.inputs;
        for (position, input) in inputs.iter().enumerate() {
            if let FnArg::Typed(input) = input {
                if self.contains(id, position) && elides(&input.ty) {
                    return true;
                }
            }
        }
        false
    }
}

fn may_borrow(input: &FnArg) -> bool {
    matches!(input, FnArg::Typed(input) if may_borrow_type(&input.ty))
}

/// `&mut Node<'w>`
fn is_lent_to_be_changed(ty: &Type) -> bool {
    matches!(ty, Type::Reference(ty) if ty.mutability.is_some() && ty.lifetime.is_none())
}

/// The variables that a function only reads, and keeps references into in others that it captures.
pub(super) fn kept_captures(cx: Context, id: FnId, passed: &[Passed], known: &StoredParameters) -> Bits {
    let search = Search { resolved: cx.resolved, facts: cx.facts, id, known };
    let mut kept = Bits::default();
    if !any(passed, &mut |passed| search.may_hold(passed)) {
        return kept;
    }
    let (body, all) = (cx.resolved.words(id), passed);
    for passed in passed {
        // Of what refers to something itself, that is what is kept, and not the variable.
        let leads = passed.known.as_ref().is_none_or(|known| refers_to_nothing(&known.ty));
        if passed.by == Passing::Reference && leads && !search.is_free_before(passed.binding, all) {
            let mut tainted = search.taint();
            for bits in [&mut tainted.tainted, &mut tainted.parts, &mut tainted.own] {
                bits.insert(passed.binding.0);
            }
            tainted.spread_twice(&body);
            if search.stores(&body, &tainted) {
                kept.insert(passed.binding.0);
            }
        }
    }
    kept
}

struct Search<'a> {
    resolved: &'a Resolved,
    facts: &'a Facts,
    id: FnId,
    /// What is known of the functions that this one calls.
    known: &'a StoredParameters,
}

impl Search<'_> {
    fn parameters(&self) -> Vec<bool> {
        let body = self.resolved.words(self.id);
        let outer = self.derived_from_outside(&body);
        let mut made = self.taint();
        made.made_in(&body);
        let inputs = &self.resolved.functions[self.id].sig.inputs;
        let recursive = self.facts.graph.reaches(self.id, self.id);
        let mut stored = Vec::new();
        for (position, input) in inputs.iter().enumerate() {
            let FnArg::Typed(input) = input else {
                stored.push(false);
                continue;
            };
            // What a function that calls itself lends to be changed is lent anew each time: kept, it could be
            // lent only once.
            if (recursive && is_lent_to_be_changed(&input.ty))
                || !may_borrow_type(&input.ty)
                || self.is_lent_a_local(&each(&body), position, &outer, &made)
            {
                stored.push(false);
                continue;
            }
            let mut tainted = self.taint();
            let source = if refers_once(&input.ty) { Source::Parameter } else { Source::Unknown };
            tainted.declarations(&each(&self.resolved.pattern_words(self.id, position)), source);
            tainted.spread_twice(&body);
            stored.push(self.stores(&body, &tainted));
        }
        stored
    }

    fn taint(&self) -> Taint<'_> {
        Taint::new(self.resolved)
    }

    /// What comes from a parameter or a capture: anything else that the function lends is its own, and gone
    /// when it returns.
    fn derived_from_outside(&self, body: &[Word]) -> Taint<'_> {
        let mut outer = self.taint();
        for position in 0..self.resolved.functions[self.id].sig.inputs.len() {
            outer.declarations(&each(&self.resolved.pattern_words(self.id, position)), Source::Unknown);
        }
        for binding in self.facts.free(self.id) {
            outer.tainted.insert(binding.0);
        }
        outer.spread_twice(body);
        outer
    }

    /// Whether the function calls itself with a reference to a variable of its own, which cannot be stored.
    fn is_lent_a_local(&self, words: &[&Word], position: usize, outer: &Taint, made: &Taint) -> bool {
        for (index, word) in words.iter().enumerate() {
            let Word::Group(_, inside) = word else { continue };
            if index > 0 && self.is_itself(words[index - 1]) {
                if let Some(argument) = arguments(inside).get(position) {
                    if outer.lends_local(argument) || made.lends(argument) {
                        return true;
                    }
                }
            }
            if self.is_lent_a_local(&each(inside), position, outer, made) {
                return true;
            }
        }
        false
    }

    fn is_itself(&self, word: &Word) -> bool {
        matches!(word, Word::Use(used) if self.resolved.uses[used].target == Target::Nested(self.id))
    }

    /// Whether a statement puts something that is tainted into a captured variable.
    fn stores(&self, words: &[Word], tainted: &Taint) -> bool {
        for Segment { flat, block } in &segments(words) {
            if self.stores_here(flat, true, tainted) {
                return true;
            }
            if let Some(block) = block {
                if self.stores(block, tainted) {
                    return true;
                }
            }
        }
        false
    }

    /// Braces among `words` are those of structs where these are a statement, and of blocks further in.
    fn stores_here(&self, words: &[&Word], is_statement: bool, tainted: &Taint) -> bool {
        let mut captured = false;
        for (position, word) in words.iter().enumerate() {
            captured |= self.is_changed(word);
            if captured && is_assignment(words, position) {
                return tainted.is_in(&words[position + 1..]);
            }
            let Word::Group(delimiter, inside) = word else { continue };
            let before = position.checked_sub(1).map(|before| words[before]);
            let method = position > 1 && words[position - 2].is_punct('.');
            let puts = method && matches!(before, Some(name) if is_method(name, Fact::Stores));
            let is_block = *delimiter == Delimiter::Brace && !is_statement;
            if (captured && puts && tainted.is_in(&each(inside)))
                || self.passes_on(before, inside, tainted)
                || self.lends_and_passes(inside, tainted)
                || (is_block && self.stores(inside, tainted))
                || (!is_block && self.stores_here(&each(inside), false, tainted))
            {
                return true;
            }
        }
        false
    }

    /// `add(name)`, where `add` stores it.
    fn passes_on(&self, callee: Option<&Word>, inside: &[Word], tainted: &Taint) -> bool {
        let Some(Word::Use(used)) = callee else { return false };
        let Target::Nested(callee) = self.resolved.uses[used].target else { return false };
        for (position, argument) in arguments(inside).iter().enumerate() {
            if self.known.contains(callee, position) && tainted.is_in(argument) {
                return true;
            }
        }
        false
    }

    /// `put(&mut out, name)`, `mem::replace(&mut best, name)`.
    fn lends_and_passes(&self, inside: &[Word], tainted: &Taint) -> bool {
        if !any_named(&each(inside), &["mut"]) {
            return false;
        }
        let all = arguments(inside);
        let (mut lent, mut passed) = (false, false);
        for argument in &all {
            if let [and, mutable, name, ..] = &argument[..] {
                lent |= and.is_punct('&') && mutable.is_named("mut") && self.is_changed(name);
            }
            passed |= tainted.is_in(argument);
        }
        all.len() > 1 && lent && passed
    }

    /// Whether this is a captured variable that is changed here, and may hold references.
    fn is_changed(&self, word: &Word) -> bool {
        let Word::Use(used) = word else { return false };
        let Target::Variable(binding) = self.resolved.uses[used].target else { return false };
        self.facts.writes(self.id, binding) && self.holds(binding)
    }

    fn holds(&self, binding: BindingId) -> bool {
        match &self.resolved.bindings[binding].known {
            Some(known) => !refers_to_nothing(&known.ty),
            None => !self.resolved.bindings[binding].how.number,
        }
    }

    /// Whether the variable is moved or changed by its function before that uses what may hold references for
    /// the last time: there are none into it.
    fn is_free_before(&self, binding: BindingId, passed: &[Passed]) -> bool {
        for id in self.facts.uses_of(binding) {
            let used = &self.resolved.uses[id];
            let gone = used.moved || used.consumed || used.access == Access::Take || used.access.changes();
            if !gone || used.function != self.resolved.bindings[binding].owner {
                continue;
            }
            for holder in passed {
                let named = self.facts.uses_of(holder.binding);
                if self.may_hold(holder) && any(named, &mut |other| other > id) {
                    return true;
                }
            }
        }
        false
    }

    /// Whether a capture is changed, and may hold references that do not say of what. What is returned holds
    /// none into variables of the function.
    fn may_hold(&self, passed: &Passed) -> bool {
        let open = passed.known.as_ref().is_none_or(|known| elides(&known.ty));
        passed.by == Passing::Mutable
            && open
            && self.holds(passed.binding)
            && !any(
                self.facts.uses_of(passed.binding),
                &mut |id| matches!(self.resolved.uses[id].kept, Some(keeper) if keeper.returns()),
            )
    }
}

fn may_borrow_type(ty: &Type) -> bool {
    elides(ty) || tokens_of(&ty).to_string().contains('\'')
}

/// The arguments of a call; all as one, where there is no telling.
pub(super) fn arguments(words: &[Word]) -> Vec<Vec<&Word>> {
    let mut all: Vec<Vec<&Word>> = vec![Vec::new()];
    let mut depth = 0_usize;
    let mut in_parameters = false;
    for (position, word) in words.iter().enumerate() {
        let last = all.len() - 1;
        let starts = all[last].is_empty() || (matches!(&all[last][..], [word] if word.is_named("move")));
        if word.is_punct('|') && (starts || in_parameters) {
            // `||` has no parameters.
            in_parameters = !in_parameters;
        }
        // `::<A, B>`
        if word.is_punct('<') && position > 1 && words[position - 1].is_punct(':') {
            depth += 1;
        } else if word.is_punct('>') && depth > 0 {
            depth -= 1;
        }
        if word.is_punct(',') && depth == 0 && !in_parameters {
            all.push(Vec::new());
        } else {
            all[last].push(word);
        }
    }
    if all.len() > 1 && all[all.len() - 1].is_empty() {
        all.pop();
    }
    all
}
