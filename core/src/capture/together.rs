//! Closures of the user's own that exist while others use the same variables: where a nested function
//! changes such a variable, none of them can have it for itself.
//!
//! `both(|| up(), || down())`, `items.iter().map(|x| note(x)).filter(|x| note(x))`,
//! `let show = || log(); up(); show();`

use super::bits::Bits;
use super::facts::{Facts, Together};
use crate::resolve::{Access, BindingId, Kind, Lambda, LambdaId, NodeId, Resolved, Target, Use};

/// What they have to share.
pub(super) fn collect(resolved: &Resolved, facts: &Facts) -> Together {
    let mut finding = Finding { resolved, facts, found: Together::default() };
    let mut chains: Vec<Vec<LambdaId>> = Vec::new();
    for (index, lambda) in resolved.lambdas.iter().enumerate() {
        if lambda.moves || lambda.once {
            continue;
        }
        if lambda.bound.is_some() || lambda.until.is_some() {
            finding.while_kept(LambdaId(index), lambda);
        }
        if let Some(chain) = lambda.chain {
            while chains.len() <= chain {
                chains.push(Vec::new());
            }
            chains[chain].push(LambdaId(index));
        }
    }
    for chain in &chains {
        for (position, one) in chain.iter().enumerate() {
            for other in &chain[position + 1..] {
                finding.in_chain(*one, *other);
            }
        }
    }
    finding.found
}

/// What some uses do to variables.
#[derive(Default)]
struct Touched {
    read: Bits,
    changed: Bits,
    /// Whether a nested function is called there.
    called: bool,
}

struct Finding<'a> {
    resolved: &'a Resolved,
    facts: &'a Facts,
    found: Together,
}

impl Finding<'_> {
    fn touched(&self, uses: &[Use]) -> Touched {
        let mut touched = Touched::default();
        for used in uses {
            self.touch(used, &mut touched);
        }
        touched
    }

    fn touch(&self, used: &Use, touched: &mut Touched) {
        match self.facts.target(used) {
            Target::Variable(binding) if used.access != Access::Declared => {
                touched.read.insert(binding.0);
                if used.access.changes() {
                    touched.changed.insert(binding.0);
                }
            }
            Target::Nested(function) if used.access == Access::Call => {
                touched.called = true;
                for binding in self.facts.free(function) {
                    touched.read.insert(binding.0);
                }
                touched.changed.union(self.facts.written(function));
            }
            _ => {}
        }
    }

    /// Compares two closures that are arguments of one chain of calls.
    fn in_chain(&mut self, one: LambdaId, other: LambdaId) {
        let (node, beside) = (self.resolved.lambdas[one].node, self.resolved.lambdas[other].node);
        if !self.resolved.arena.contains(node, beside) {
            let touched = self.touched(self.resolved.uses_in(node));
            let others = self.touched(self.resolved.uses_in(beside));
            self.note(one, &touched, &others);
            self.note(other, &others, &touched);
        }
    }

    /// Compares a closure with what is used while a variable, or what a loop goes through, has it.
    fn while_kept(&mut self, id: LambdaId, lambda: &Lambda) {
        let touched = self.touched(self.resolved.uses_in(lambda.node));
        let begin = self.resolved.arena.end(lambda.node);
        let last = lambda.bound.map_or(begin, |binding| self.end_of(binding));
        let end = lambda.until.map_or(last, |until| last.max(until));
        let mut others = Touched::default();
        let uses = self.resolved.uses.rows();
        for used in &uses[self.resolved.first_use_in(begin)..] {
            if used.node >= end {
                break;
            }
            self.touch(used, &mut others);
        }
        self.note(id, &touched, &others);
    }

    /// Where a variable is used for the last time: the end of the loop around, if it is declared before that.
    fn end_of(&self, binding: BindingId) -> NodeId {
        let (arena, declared) = (&self.resolved.arena, self.resolved.bindings[binding].visible.0);
        let mut end = declared;
        for id in self.facts.uses_of(binding) {
            let node = self.resolved.uses[*id].node;
            end = end.max(node);
            let mut around = arena.parent(node);
            while let Some(node) = around {
                if node < declared {
                    break;
                }
                if matches!(arena.kind(node), Kind::Loop | Kind::Lambda(_)) {
                    end = end.max(arena.end(node));
                }
                around = arena.parent(node);
            }
        }
        end
    }

    /// Notes a closure where it, or what is used meanwhile, changes what the other uses: all that it changes
    /// is shared then, for it is `Fn`.
    fn note(&mut self, lambda: LambdaId, own: &Touched, other: &Touched) {
        if !(own.called || other.called) {
            return;
        }
        let mut shared = Bits::default();
        for variable in own.read.indices() {
            let changed = own.changed.contains(variable) || other.changed.contains(variable);
            if changed && other.read.contains(variable) && self.may_share(lambda, variable) {
                shared.insert(variable);
            }
        }
        if shared.is_empty() {
            return;
        }
        for variable in own.changed.indices() {
            if self.may_share(lambda, variable) {
                shared.insert(variable);
            }
        }
        // The closures in it are walked behind it.
        let node = self.resolved.lambdas[lambda].node;
        for index in lambda.0..self.resolved.lambdas.len() {
            let inner = self.resolved.lambdas[LambdaId(index)].node;
            if inner != node && !self.resolved.arena.contains(node, inner) {
                break;
            }
            self.found.lambdas.insert(index);
        }
        self.found.variables.union(&shared);
    }

    /// Whether a nested function captures the variable, and it is there before the closure is.
    fn may_share(&self, lambda: LambdaId, variable: usize) -> bool {
        let binding = BindingId(variable);
        let before = self.resolved.bindings[binding].visible.0 < self.resolved.lambdas[lambda].node;
        before && !self.facts.captors_of(binding).is_empty()
    }
}
