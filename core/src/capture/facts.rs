//! Facts about the nested functions: free variables, writes, and who uses whom.

use super::bits::Bits;
use crate::resolve::{Access, BindingId, FnId, Resolved, Strength, Target, Use, UseId};

/// What is known about every function, by its index.
pub(crate) struct Facts {
    functions: Vec<Fact>,
    /// For each variable, the uses that name it.
    uses_of: Vec<Vec<UseId>>,
    /// Variables that are in cells, so that changing one does not change what captures it.
    shared: Bits,
}

#[derive(Default)]
struct Fact {
    /// Bindings of the functions around that it, or something it needs, mentions.
    free: Bits,
    /// Those of them that it, or something it needs, declares nonlocal, or changes without saying so.
    writes: Bits,
    /// The functions nested in it, and those it names.
    needs: Bits,
    /// The functions it makes values of, or lets a `move` closure take with it.
    makes: Bits,
    /// Bindings of the functions around that such values capture: they may be held after it has returned.
    holds: Bits,
    /// Those that `move` closures which it makes, or which it calls for, take with them: it may call such a closure itself, so
    /// it can hold nothing of them meanwhile.
    hands: Bits,
    /// Where it is used as a value.
    values: Vec<UseId>,
    /// Where it is called by name.
    calls: Vec<UseId>,
    /// Where it is named in tokens that cannot be parsed.
    hidden: Vec<UseId>,
    /// Where it is listed as a method of the named type.
    methods: Vec<UseId>,
}

impl Facts {
    pub(crate) fn collect(resolved: &Resolved) -> Self {
        let functions = resolved.functions.iter().map(|_| Fact::default()).collect();
        let uses_of = vec![Vec::new(); resolved.bindings.len()];
        let mut facts = Facts { functions, uses_of, shared: Bits::default() };
        facts.nesting(resolved);
        facts.direct(resolved, |_| false);
        facts.propagate(resolved);
        // Words that may be names count in functions that capture something anyway. Those may make others
        // capture, so this goes on until nothing is new; each round adds a function, or is the last.
        let mut capturing = 0;
        while facts.capturing_count() > capturing {
            capturing = facts.capturing_count();
            let active: Vec<bool> = (0..facts.functions.len()).map(|id| facts.captures(FnId(id))).collect();
            facts.direct(resolved, |function| active[function.0] || function == FnId::ROOT);
            facts.propagate(resolved);
        }
        facts.sites(resolved);
        facts
    }

    /// Whether the function captures anything, directly or through what it names.
    pub(crate) fn captures(&self, function: FnId) -> bool {
        !self.functions[function.0].free.is_empty()
    }

    pub(crate) fn free(&self, function: FnId) -> impl Iterator<Item = BindingId> {
        self.functions[function.0].free.indices().into_iter().map(BindingId)
    }

    /// Whether the function captures the variable, directly or through what it names.
    pub(crate) fn captures_variable(&self, function: FnId, binding: BindingId) -> bool {
        self.functions[function.0].free.contains(binding.0)
    }

    /// Whether a call of the function uses the variable, itself or through what it calls; the closures that it makes
    /// use it when they are called.
    pub(crate) fn touches(&self, resolved: &Resolved, function: FnId, binding: BindingId) -> bool {
        resolved.functions[function].uses.iter().map(|id| &resolved.uses[id]).any(|used| match used.target {
            Target::Variable(named) => {
                named == binding && used.access != Access::Declared && !resolved.escapes(used)
            }
            Target::Nested(called) => used.access == Access::Call && self.captures_variable(called, binding),
            Target::Outside => false,
        })
    }

    /// The uses that name the variable, in their order.
    pub(crate) fn uses_of<'a>(
        &self,
        resolved: &'a Resolved,
        binding: BindingId,
    ) -> impl Iterator<Item = &'a Use> {
        self.uses_of[binding.0].iter().map(|id| &resolved.uses[id])
    }

    pub(crate) fn writes(&self, function: FnId, binding: BindingId) -> bool {
        self.functions[function.0].writes.contains(binding.0)
    }

    /// Whether calling it changes something it captures.
    pub(crate) fn changes_state(&self, function: FnId) -> bool {
        !self.functions[function.0].writes.without(&self.shared).is_empty()
    }

    /// Whether calling it changes any variable, in a cell or not.
    pub(crate) fn changes_variables(&self, function: FnId) -> bool {
        !self.functions[function.0].writes.is_empty()
    }

    /// Notes the variables that are shared.
    pub(super) fn share(&mut self, shared: Bits) {
        self.shared = shared;
    }

    /// Whether a closure made of the function holds nothing but handles and numbers, so that it can surely be cloned.
    pub(crate) fn is_handle(&self, resolved: &Resolved, function: FnId) -> bool {
        let kept =
            |binding: BindingId| self.shared.contains(binding.0) || resolved.bindings[binding].is_number();
        !self.changes_state(function) && self.free(function).all(kept)
    }

    /// The bindings that the closures it makes may hold after it has returned.
    pub(crate) fn holds(&self, function: FnId) -> impl Iterator<Item = BindingId> {
        self.functions[function.0].holds.indices().into_iter().map(BindingId)
    }

    /// Whether the closures it makes may hold the variable after it has returned.
    pub(crate) fn holds_variable(&self, function: FnId, binding: BindingId) -> bool {
        self.functions[function.0].holds.contains(binding.0)
    }

    /// Whether `move` closures that it makes, or calls for, take the variable with them.
    pub(crate) fn hands_variable(&self, function: FnId, binding: BindingId) -> bool {
        self.functions[function.0].hands.contains(binding.0)
    }

    /// The functions nested in it, and those it names.
    pub(crate) fn needs(&self, function: FnId) -> impl Iterator<Item = FnId> {
        self.functions[function.0].needs.indices().into_iter().map(FnId)
    }

    pub(crate) fn values(&self, function: FnId) -> &[UseId] {
        &self.functions[function.0].values
    }

    pub(crate) fn calls(&self, function: FnId) -> &[UseId] {
        &self.functions[function.0].calls
    }

    pub(crate) fn hidden(&self, function: FnId) -> &[UseId] {
        &self.functions[function.0].hidden
    }

    /// Whether it is a method of the named type.
    pub(crate) fn is_method(&self, function: FnId) -> bool {
        !self.functions[function.0].methods.is_empty()
    }

    /// Where what it captures is needed: as a value, as a method, or at a call.
    pub(crate) fn sites_of(&self, function: FnId) -> impl Iterator<Item = &UseId> {
        let Fact { values, methods, calls, .. } = &self.functions[function.0];
        values.iter().chain(methods).chain(calls)
    }

    /// Whether it is an item wherever that can be: it is called by its name, or a method.
    pub(crate) fn is_called(&self, function: FnId) -> bool {
        self.is_method(function) || !self.calls(function).is_empty()
    }

    /// The nested functions that capture.
    pub(crate) fn capturing(&self) -> impl Iterator<Item = FnId> {
        (1..self.functions.len()).map(FnId).filter(|id| self.captures(*id))
    }

    /// The capturing function that `used` mentions, if it mentions one.
    pub(crate) fn closure(&self, resolved: &Resolved, used: UseId) -> Option<FnId> {
        match resolved.uses[used].target {
            Target::Nested(function) if self.captures(function) => Some(function),
            _ => None,
        }
    }

    fn capturing_count(&self) -> usize {
        self.capturing().count()
    }

    fn nesting(&mut self, resolved: &Resolved) {
        for (index, function) in resolved.functions.iter().enumerate().skip(1) {
            self.functions[function.parent.0].needs.insert(index);
        }
    }

    fn direct(&mut self, resolved: &Resolved, weak_counts: impl Fn(FnId) -> bool) {
        for used in &resolved.uses {
            if used.strength == Strength::Weak && !weak_counts(used.function) {
                continue;
            }
            let fact = &mut self.functions[used.function.0];
            match used.target {
                Target::Variable(binding) if resolved.bindings[binding].owner != used.function => {
                    fact.free.insert(binding.0);
                    if used.access == Access::Declared || used.access.changes() {
                        fact.writes.insert(binding.0);
                    }
                    if resolved.escapes(used) {
                        fact.holds.insert(binding.0);
                        fact.hands.insert(binding.0);
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
    fn propagate(&mut self, resolved: &Resolved) {
        let owned = owned(resolved);
        let mut changed = true;
        while changed {
            changed = false;
            for index in (0..self.functions.len()).rev() {
                let mut fact = std::mem::take(&mut self.functions[index]);
                for needed in fact.needs.indices() {
                    let other = &self.functions[needed];
                    changed |= fact.free.union(&other.free.without(&owned[index]));
                    changed |= fact.writes.union(&other.writes.without(&owned[index]));
                    changed |= fact.holds.union(&other.holds.without(&owned[index]));
                    changed |= fact.hands.union(&other.hands.without(&owned[index]));
                }
                for made in fact.makes.indices() {
                    let free = if made == index { &fact.free } else { &self.functions[made].free };
                    changed |= fact.holds.union(&free.without(&owned[index]));
                }
                self.functions[index] = fact;
            }
        }
    }

    fn sites(&mut self, resolved: &Resolved) {
        for (index, used) in resolved.uses.iter().enumerate() {
            let function = match used.target {
                Target::Nested(function) => function,
                Target::Variable(binding) => {
                    self.uses_of[binding.0].push(UseId(index));
                    continue;
                }
                Target::Outside => continue,
            };
            let weak = used.strength == Strength::Weak;
            if weak && used.function != FnId::ROOT && !self.captures(used.function) {
                continue;
            }
            let fact = &mut self.functions[function.0];
            match used.access {
                Access::Call => fact.calls.push(UseId(index)),
                Access::Method => fact.methods.push(UseId(index)),
                Access::Opaque | Access::Macro | Access::Shown => fact.hidden.push(UseId(index)),
                _ => fact.values.push(UseId(index)),
            }
        }
    }
}

/// For each function, the bindings it declares itself.
fn owned(resolved: &Resolved) -> Vec<Bits> {
    let mut owned = vec![Bits::default(); resolved.functions.len()];
    for (index, binding) in resolved.bindings.iter().enumerate() {
        owned[binding.owner.0].insert(index);
    }
    owned
}
