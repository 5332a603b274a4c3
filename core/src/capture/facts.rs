//! Facts about the nested functions: free variables, writes, and who uses whom. They are collected once.

use super::bits::Bits;
use super::graph::Graph;
use crate::resolve::{Access, BindingId, FnId, Resolved, Target, Use, UseId};

/// What is known about every function, by its index.
#[derive(Default, Debug)]
pub(crate) struct Facts {
    pub(super) functions: Vec<Usage>,
    pub(crate) graph: Graph,
    /// For each variable, the uses that name it.
    pub(super) uses_of: Vec<Vec<UseId>>,
    /// For each variable, the functions that capture it.
    pub(super) captors_of: Vec<Vec<FnId>>,
    /// What closures of the user's own have to share.
    pub(super) together: Together,
    /// The same facts with the functions that nobody uses, where there are any.
    pub(super) as_written: Option<Box<Facts>>,
}

/// What closures of the user's own cannot have for themselves.
#[derive(Default, Debug)]
pub(super) struct Together {
    /// The closures, by their numbers.
    pub(super) lambdas: Bits,
    pub(super) variables: Bits,
}

#[derive(Default, Debug)]
pub(super) struct Usage {
    /// Bindings of the functions around that it, or something it needs, mentions.
    pub(super) free: Bits,
    /// Those of them that it, or something it needs, declares nonlocal, or changes without saying so.
    pub(super) writes: Bits,
    /// The functions nested in it, and those it names.
    pub(super) needs: Bits,
    /// The functions it makes values of, or lets a `move` closure take with it.
    pub(super) makes: Bits,
    /// Bindings of the functions around that such values capture: they may escape from it: be used
    /// after it has returned.
    pub(super) escaping: Bits,
    /// Those that `move` closures which it makes, or which it calls for, take with them: it may call such a
    /// closure itself, so it can take
    /// nothing of them out of its cell meanwhile.
    pub(super) handed: Bits,
    /// All uses that name it.
    pub(super) named: Vec<UseId>,
    /// Where it is used as a value.
    pub(super) values: Vec<UseId>,
    /// Where it is called by name, and done when the call is.
    pub(super) calls: Vec<UseId>,
    /// Where it is called by name, for a future that nobody awaits at once.
    pub(super) futures: Vec<UseId>,
    /// Where it is named in tokens that cannot be parsed.
    pub(super) hidden: Vec<UseId>,
    /// Where it is listed as a method of the named type.
    pub(super) methods: Vec<UseId>,
    /// What it would capture, where it captures and nobody uses it.
    pub(super) idle: Option<Idle>,
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

    /// Where it is called for a future that owns what it captures.
    pub(crate) fn futures(&self, function: FnId) -> &[UseId] {
        &self.functions[function.0].futures
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
        let Usage { values, methods, calls, futures, .. } = &self.functions[function.0];
        let mut sites = values.clone();
        sites.extend_from_slice(methods);
        sites.extend_from_slice(calls);
        sites.extend_from_slice(futures);
        sites
    }

    /// Whether it is an item wherever that can be: it is called by its name, or a method.
    pub(crate) fn is_called(&self, function: FnId) -> bool {
        self.is_method(function) || !self.calls(function).is_empty() || !self.futures(function).is_empty()
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
}

fn bindings(bits: &Bits) -> Vec<BindingId> {
    let mut bindings = Vec::new();
    for index in bits.indices() {
        bindings.push(BindingId(index));
    }
    bindings
}
