//! Facts about the nested functions: free variables, writes, and who uses whom. They are collected once.

use super::bits::Bits;
use super::graph::Graph;
use super::rows::empty_rows;
use crate::resolve::{Access, BindingId, FnId, Resolved, Strength, Target, Use, UseId};

/// What is known about every function, by its index.
#[derive(Default, Debug)]
pub(crate) struct Facts {
    functions: Vec<Usage>,
    pub(crate) graph: Graph,
    /// For each variable, the uses that name it.
    uses_of: Vec<Vec<UseId>>,
    /// For each variable, the functions that capture it.
    captors_of: Vec<Vec<FnId>>,
    /// The same facts with the functions that nobody uses, where there are any.
    as_written: Option<Box<Facts>>,
}

#[derive(Default, Debug)]
struct Usage {
    /// Bindings of the functions around that it, or something it needs, mentions.
    free: Bits,
    /// Those of them that it, or something it needs, declares nonlocal, or changes without saying so.
    writes: Bits,
    /// The functions nested in it, and those it names.
    needs: Bits,
    /// The functions it makes values of, or lets a `move` closure take with it.
    makes: Bits,
    /// Bindings of the functions around that such values capture: they may escape from it: be used
    /// after it has returned.
    escaping: Bits,
    /// Those that `move` closures which it makes, or which it calls for, take with them: it may call such a
    /// closure itself, so it can take
    /// nothing of them out of its cell meanwhile.
    handed: Bits,
    /// All uses that name it.
    named: Vec<UseId>,
    /// Where it is used as a value.
    values: Vec<UseId>,
    /// Where it is called by name.
    calls: Vec<UseId>,
    /// Where it is named in tokens that cannot be parsed.
    hidden: Vec<UseId>,
    /// Where it is listed as a method of the named type.
    methods: Vec<UseId>,
    /// What it would capture, where it captures and nobody uses it.
    idle: Option<Idle>,
}

/// A function that captures, and that nobody uses: it captures nothing, and keeps nobody from having a
/// variable for himself.
#[derive(Debug)]
pub(crate) struct Idle {
    /// What it would capture.
    pub(crate) captured: Vec<BindingId>,
    /// Whether it names other nested functions.
    pub(crate) calls: bool,
}

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
        facts
    }

    /// The facts with the functions that nobody uses, which may be wrong in themselves.
    pub(crate) fn as_written(&self) -> &Facts {
        self.as_written.as_deref().unwrap_or(self)
    }

    /// What the function would capture, if nobody uses it.
    pub(crate) fn idle(&self, function: FnId) -> Option<&Idle> {
        self.functions[function.0].idle.as_ref()
    }

    /// What a use means. What nobody uses means nothing.
    pub(crate) fn target(&self, used: &Use) -> Target {
        if self.idle(used.function).is_some() { Target::Outside } else { used.target }
    }

    /// Whether the function captures anything, directly or through what it names.
    pub(crate) fn captures(&self, function: FnId) -> bool {
        !self.functions[function.0].free.is_empty()
    }

    pub(crate) fn free(&self, function: FnId) -> Vec<BindingId> {
        bindings(&self.functions[function.0].free)
    }

    /// Whether the function captures the variable, directly or through what it names.
    pub(crate) fn captures_variable(&self, function: FnId, binding: BindingId) -> bool {
        self.functions[function.0].free.contains(binding.0)
    }

    /// Whether a call of the function uses the variable, itself or through what it calls; the closures that
    /// it makes use it when they are called.
    pub(crate) fn touches(&self, resolved: &Resolved, function: FnId, binding: BindingId) -> bool {
        for id in &resolved.functions[function].uses {
            let used = &resolved.uses[id];
            let touches = match used.target {
                Target::Variable(named) => {
                    named == binding && used.access != Access::Declared && !resolved.escapes(used)
                }
                Target::Nested(called) => {
                    used.access == Access::Call && self.captures_variable(called, binding)
                }
                Target::Outside => false,
            };
            if touches {
                return true;
            }
        }
        false
    }

    /// The uses that name the variable, in their order.
    pub(crate) fn uses_of(&self, binding: BindingId) -> &[UseId] {
        &self.uses_of[binding.0]
    }

    /// The functions that capture the variable, directly or through what they name.
    pub(crate) fn captors_of(&self, binding: BindingId) -> &[FnId] {
        &self.captors_of[binding.0]
    }

    /// The uses that name the variable, and those that name each of the functions that capture it.
    pub(crate) fn concerning(&self, binding: BindingId) -> Vec<&[UseId]> {
        let mut all = vec![self.uses_of(binding)];
        for captor in self.captors_of(binding) {
            all.push(&self.functions[captor.0].named);
        }
        all
    }

    /// Whether calling the function may change the variable.
    pub(crate) fn writes(&self, function: FnId, binding: BindingId) -> bool {
        self.functions[function.0].writes.contains(binding.0)
    }

    /// What calling the function may change.
    pub(crate) fn written(&self, function: FnId) -> &Bits {
        &self.functions[function.0].writes
    }

    /// Whether calling it changes any variable, in a cell or not.
    pub(crate) fn changes_variables(&self, function: FnId) -> bool {
        !self.functions[function.0].writes.is_empty()
    }

    /// The bindings that may escape from it, in the closures that it makes.
    pub(crate) fn escaping(&self, function: FnId) -> Vec<BindingId> {
        bindings(&self.functions[function.0].escaping)
    }

    /// Whether the variable may escape from it, in the closures that it makes.
    pub(crate) fn lets_escape(&self, function: FnId, binding: BindingId) -> bool {
        self.functions[function.0].escaping.contains(binding.0)
    }

    /// Whether `move` closures that it makes, or calls for, take the variable with them.
    pub(crate) fn hands_over(&self, function: FnId, binding: BindingId) -> bool {
        self.functions[function.0].handed.contains(binding.0)
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
    pub(crate) fn sites_of(&self, function: FnId) -> Vec<UseId> {
        let Usage { values, methods, calls, .. } = &self.functions[function.0];
        let mut sites = values.clone();
        sites.extend_from_slice(methods);
        sites.extend_from_slice(calls);
        sites
    }

    /// Whether it is an item wherever that can be: it is called by its name, or a method.
    pub(crate) fn is_called(&self, function: FnId) -> bool {
        self.is_method(function) || !self.calls(function).is_empty()
    }

    /// The nested functions that capture.
    pub(crate) fn capturing(&self) -> Vec<FnId> {
        let mut capturing = Vec::new();
        for index in 1..self.functions.len() {
            if self.captures(FnId(index)) {
                capturing.push(FnId(index));
            }
        }
        capturing
    }

    /// The capturing function that `used` mentions, if it mentions one.
    pub(crate) fn closure(&self, resolved: &Resolved, used: UseId) -> Option<FnId> {
        match self.target(&resolved.uses[used]) {
            Target::Nested(function) if self.captures(function) => Some(function),
            _ => None,
        }
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

fn bindings(bits: &Bits) -> Vec<BindingId> {
    let mut bindings = Vec::new();
    for index in bits.indices() {
        bindings.push(BindingId(index));
    }
    bindings
}

/// For each function, the bindings it declares itself.
fn owned(resolved: &Resolved) -> Vec<Bits> {
    let mut owned: Vec<Bits> = empty_rows(resolved.functions.len());
    for (index, binding) in resolved.bindings.iter().enumerate() {
        owned[binding.owner.0].insert(index);
    }
    owned
}
