//! How the facts about the nested functions are collected: what each does itself, and what follows from whom
//! it needs.

use super::bits::Bits;
use super::facts::{Facts, Idle, Usage};
use super::graph::Graph;
use super::rows::empty_rows;
use super::together;
use crate::resolve::{Access, FnId, Resolved, Strength, Target, UseId};

impl Facts {
    pub(crate) fn collect(resolved: &Resolved) -> Self {
        let mut facts = Facts::without(resolved, empty_rows(resolved.functions.len()));
        let reached = facts.reached(resolved);
        let mut idle = Vec::new();
        let mut any = false;
        for index in 0..facts.functions.len() {
            let unused = facts.captures(FnId(index)) && !reached.contains(index);
            any |= unused;
            idle.push(if unused { Some(facts.idle_function(resolved, FnId(index))) } else { None });
        }
        if any {
            let as_written = facts;
            facts = Facts::without(resolved, idle);
            facts.as_written = Some(Box::new(as_written));
        }
        facts
    }

    /// The facts, where these functions are idle.
    fn without(resolved: &Resolved, idle: Vec<Option<Idle>>) -> Self {
        let mut facts = Facts::default();
        for idle in idle {
            facts.functions.push(Usage { idle, ..Usage::default() });
        }
        facts.uses_of = empty_rows(resolved.bindings.len());
        for (index, function) in resolved.functions.iter().enumerate().skip(1) {
            facts.functions[function.parent.0].needs.insert(index);
        }
        let owned = owned(resolved);
        facts.direct(resolved, None);
        facts.propagate(&owned);
        // Words that may be names count in functions that capture something anyway. Those may make others
        // capture, so this goes on until nothing is new; each round adds a function, or is the last.
        let mut known = 0;
        loop {
            let active = facts.active();
            let count = active.indices().len();
            if count <= known {
                break;
            }
            known = count;
            facts.direct(resolved, Some(&active));
            facts.propagate(&owned);
        }
        facts.sites(resolved);
        facts.captors(resolved);
        let mut needs = Vec::new();
        for fact in &facts.functions {
            needs.push(fact.needs.clone());
        }
        facts.graph = Graph::new(needs);
        facts.together = together::collect(resolved, &facts);
        facts
    }

    /// The functions in which every word may be a name: those that capture, and the factory.
    fn active(&self) -> Bits {
        let mut active = Bits::default();
        for id in self.capturing() {
            active.insert(id.0);
        }
        active
    }

    /// Notes what each function does itself. Words that may be names count in the factory and in the `active`
    /// functions, if there are any.
    fn direct(&mut self, resolved: &Resolved, active: Option<&Bits>) {
        for used in &resolved.uses {
            let weak_counts = match active {
                Some(active) => used.function == FnId::ROOT || active.contains(used.function.0),
                None => false,
            };
            if used.strength == Strength::Weak && !weak_counts {
                continue;
            }
            let target = self.target(used);
            let fact = &mut self.functions[used.function.0];
            match target {
                Target::Variable(binding) if resolved.bindings[binding].owner != used.function => {
                    fact.free.insert(binding.0);
                    if used.access == Access::Declared || used.access.changes() {
                        fact.writes.insert(binding.0);
                    }
                    if resolved.escapes(used) {
                        fact.escaping.insert(binding.0);
                        fact.handed.insert(binding.0);
                    }
                }
                Target::Nested(function) => {
                    fact.needs.insert(function.0);
                    let calls = used.access == Access::Call && !resolved.is_moved(used);
                    if !calls && used.access != Access::Method {
                        fact.makes.insert(function.0);
                    }
                }
                _ => {}
            }
        }
    }

    /// What a function needs through the functions it names and contains, to a fixpoint.
    fn propagate(&mut self, owned: &[Bits]) {
        let mut changed = true;
        while changed {
            changed = false;
            for (index, owned) in owned.iter().enumerate().rev() {
                let mut fact = std::mem::take(&mut self.functions[index]);
                for needed in fact.needs.indices() {
                    let other = &self.functions[needed];
                    changed |= fact.free.union(&other.free.without(owned));
                    changed |= fact.writes.union(&other.writes.without(owned));
                    changed |= fact.escaping.union(&other.escaping.without(owned));
                    changed |= fact.handed.union(&other.handed.without(owned));
                }
                for made in fact.makes.indices() {
                    let free = if made == index { &fact.free } else { &self.functions[made].free };
                    let free = free.without(owned);
                    changed |= fact.escaping.union(&free);
                }
                self.functions[index] = fact;
            }
        }
    }

    /// Notes where each variable and each function is named.
    fn sites(&mut self, resolved: &Resolved) {
        for (index, used) in resolved.uses.iter().enumerate() {
            let function = match self.target(used) {
                Target::Nested(function) => function,
                Target::Variable(binding) => {
                    self.uses_of[binding.0].push(UseId(index));
                    continue;
                }
                Target::Outside => continue,
            };
            self.functions[function.0].named.push(UseId(index));
            let weak = used.strength == Strength::Weak;
            if weak && used.function != FnId::ROOT && !self.captures(used.function) {
                continue;
            }
            let fact = &mut self.functions[function.0];
            match used.access {
                Access::Call => fact.calls.push(UseId(index)),
                Access::Future => fact.futures.push(UseId(index)),
                Access::Method => fact.methods.push(UseId(index)),
                Access::Opaque | Access::Macro | Access::Shown => fact.hidden.push(UseId(index)),
                _ => fact.values.push(UseId(index)),
            }
        }
    }

    /// Notes which functions capture each variable.
    fn captors(&mut self, resolved: &Resolved) {
        self.captors_of = empty_rows(resolved.bindings.len());
        for (index, usage) in self.functions.iter().enumerate() {
            for binding in usage.free.indices() {
                self.captors_of[binding].push(FnId(index));
            }
        }
    }

    /// The functions that the factory uses, itself or through others; what captures nothing stays as it is,
    /// and uses what it uses.
    fn reached(&self, resolved: &Resolved) -> Bits {
        let mut reached = Bits::default();
        let mut open = vec![FnId::ROOT];
        for index in 0..self.functions.len() {
            if !self.captures(FnId(index)) {
                open.push(FnId(index));
            }
        }
        while let Some(id) = open.pop() {
            if reached.contains(id.0) {
                continue;
            }
            reached.insert(id.0);
            for used in &resolved.functions[id].uses {
                let used = &resolved.uses[used];
                let counts = used.strength == Strength::Strong || id == FnId::ROOT || self.captures(id);
                if let (Target::Nested(function), true) = (used.target, counts) {
                    open.push(function);
                }
            }
        }
        reached
    }

    fn idle_function(&self, resolved: &Resolved, function: FnId) -> Idle {
        let mut calls = false;
        for used in &resolved.functions[function].uses {
            let used = &resolved.uses[used];
            calls |= matches!(used.target, Target::Nested(_)) && used.strength == Strength::Strong;
        }
        Idle { captured: self.free(function), calls }
    }
}

/// For each function, the bindings it declares itself.
fn owned(resolved: &Resolved) -> Vec<Bits> {
    let mut owned: Vec<Bits> = empty_rows(resolved.functions.len());
    for (index, binding) in resolved.bindings.iter().enumerate() {
        owned[binding.owner.0].insert(index);
    }
    owned
}
