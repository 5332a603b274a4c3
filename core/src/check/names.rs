//! Problems with the names themselves, most of them found on the walk.

use syn::ext::IdentExt;

use super::Check;
use crate::capture::{Context, Order, counts};
use crate::diagnostic::{captures as messages, decorators, objects};
use crate::resolve::{Access, BindingId, EvaluationId, FnId, NodeId, Problem, Strength, Target};

impl Check<'_> {
    /// What the walk has found.
    pub(super) fn problems(&mut self) {
        for problem in &self.cx.resolved.problems {
            if let Some(error) = self.problem(problem) {
                self.errors.push(error);
            }
        }
    }

    fn problem(&self, problem: &Problem) -> Option<syn::Error> {
        let root = self.name(FnId::ROOT);
        Some(match problem {
            Problem::NonlocalMisplaced(ident) => messages::nonlocal_misplaced(ident),
            Problem::NonlocalAround { ident } => messages::nonlocal_around(ident, root),
            Problem::NonlocalMalformed { error, .. } => messages::nonlocal_malformed(error),
            Problem::NonlocalOwn { ident, function, parameter } => {
                messages::nonlocal_own(ident, self.name(*function), *parameter)
            }
            Problem::NonlocalLate { ident, function } => messages::nonlocal_late(ident, self.name(*function)),
            Problem::NonlocalItem { ident, function } => messages::nonlocal_item(ident, self.name(*function)),
            Problem::NonlocalUnbound { ident, function, near } => {
                let parent = self.cx.resolved.functions[function].parent;
                messages::nonlocal_unbound(ident, self.name(parent), near.as_deref())
            }
            Problem::Twice { ident, first } => {
                if !self.cx.facts.as_written().captures(*first) {
                    return None;
                }
                messages::defined_twice(ident)
            }
            Problem::MemberTwice(ident) => objects::member_twice(ident),
            Problem::MemberTaken { ident, named } => objects::member_taken(ident, named),
            Problem::Decorators(error) | Problem::Arguments(error) => error.clone(),
            Problem::NoObject(ident) => objects::no_object(ident, root),
            Problem::ObjectMisplaced(ident) => objects::misplaced(ident, root),
            Problem::ObjectRest(span) => objects::rest(*span),
            Problem::NotAMethod { ident, near } => objects::not_a_method(ident, near.as_deref()),
        })
    }

    /// `let f = memoize(f);` makes another `f`: a nested function that means `f` would go on meaning the old
    /// one.
    pub(super) fn redecorated(&mut self) {
        for binding in &self.cx.resolved.bindings {
            for used in self.cx.resolved.uses.range(&binding.init) {
                let nested = matches!(used.target, Target::Nested(_));
                if !nested || used.access == Access::Call || used.ident != binding.ident {
                    continue;
                }
                for other in &self.cx.resolved.uses {
                    if other.target == used.target && other.function != binding.owner {
                        let error = decorators::shadowed_by_its_decorator(&other.ident, &binding.ident);
                        self.errors.push(error);
                        break;
                    }
                }
            }
        }
    }

    /// Captured variables must be there for certain: what `#[cfg]` takes away, another of the name may stand
    /// for.
    pub(super) fn conditions(&mut self) {
        let mut conditional = Vec::new();
        for binding in &self.cx.resolved.bindings {
            if binding.how.conditional {
                conditional.push(binding);
            }
        }
        if conditional.is_empty() {
            return;
        }
        let facts = self.cx.facts.as_written();
        for closure in facts.capturing() {
            for id in facts.free(closure) {
                let captured = &self.cx.binding(id).ident;
                if let Some(binding) = conditional.iter().find(|binding| binding.ident == *captured) {
                    self.errors.push(messages::conditional(&binding.ident, self.cx.name(closure)));
                }
            }
        }
    }

    /// A name means the nearest variable around the function, as long as no function in between binds it
    /// later: in Python that one would be meant.
    pub(super) fn nearer(&mut self) {
        let facts = self.cx.facts.as_written();
        for used in &self.cx.resolved.uses {
            let Target::Variable(id) = used.target else { continue };
            if used.strength != Strength::Strong && !facts.captures(used.function) {
                continue;
            }
            let owner = self.cx.binding(id).owner;
            if used.function == owner {
                continue;
            }
            let mut between = self.cx.resolved.functions[used.function].parent;
            while between != owner {
                if let Some(nearer) = bound_later(self.cx, id, between, used.node) {
                    let nearer = &self.cx.binding(nearer).ident;
                    let error = messages::bound_nearer_later(&used.ident, self.name(between), nearer);
                    self.errors.push(error);
                    return;
                }
                between = self.cx.resolved.functions[between].parent;
            }
        }
    }

    /// Names that a glob import may bring, where a variable or a capturing function has the name, too.
    pub(super) fn globs(&mut self) {
        let mut reported: Vec<Target> = Vec::new();
        for used in &self.cx.resolved.uses {
            if !used.ambiguous || reported.contains(&used.target) {
                continue;
            }
            let matters = match used.target {
                Target::Variable(binding) => self.cx.facts.captures_variable(used.function, binding),
                Target::Nested(function) => self.cx.facts.captures(function),
                Target::Outside => false,
            };
            if matters && (used.function == FnId::ROOT || self.cx.facts.captures(used.function)) {
                reported.push(used.target);
                self.errors.push(messages::ambiguous(&used.ident, self.name(used.function)));
            }
        }
    }

    /// Uses of capturing functions that cannot be lowered: in macros that cannot be read, and before a
    /// capture is bound.
    pub(super) fn sites(&mut self) {
        for closure in self.cx.facts.capturing() {
            for hidden in self.cx.facts.hidden(closure) {
                let mutable = self.cx.facts.changes_variables(closure);
                self.errors.push(messages::value_in_macro(&self.cx.used(*hidden).ident, mutable));
            }
            for &site in &self.cx.facts.sites_of(closure) {
                let used = self.cx.used(site);
                for id in self.cx.facts.free(closure) {
                    let binding = self.cx.binding(id);
                    let visible = binding.visible.0 <= used.node && used.node < binding.visible.1;
                    if binding.owner == used.function && !visible {
                        let name = self.name(closure);
                        self.errors.push(match self.decorated(id) {
                            Some(decorated) => decorators::used_before(&used.ident, decorated),
                            None if self.cx.resolved.functions[closure].declared.is_some() => {
                                decorators::bound_later(name, &binding.ident)
                            }
                            None => messages::used_before_bound(&used.ident, name, &binding.ident),
                        });
                    }
                }
            }
        }
    }

    /// The function whose handle a variable is, if it is one.
    fn decorated(&self, handle: BindingId) -> Option<&proc_macro2::Ident> {
        let handle = &self.cx.binding(handle).ident;
        for function in &self.cx.resolved.functions {
            let shown = &function.sig.ident;
            let name = shown.unraw().to_string();
            if function.declared.is_some() && self.cx.resolved.markers.fresh(&name, shown.span()) == *handle {
                return Some(shown);
            }
        }
        None
    }

    /// Names in format strings that would have to be read before some arguments, and after others.
    pub(super) fn early(&mut self) {
        for id in &self.plan.early.refused {
            let used = self.cx.used(*id);
            let Target::Variable(binding) = used.target else { continue };
            let number = self.cx.binding(binding).is_number();
            self.errors.push(crate::diagnostic::calls::read_last(&used.ident, number));
        }
        for (index, evaluation) in self.cx.resolved.evaluations.iter().enumerate() {
            if let (Order::Never, Some(operation)) =
                (self.plan.holding.compound(EvaluationId(index)), &evaluation.operation)
            {
                let place = self.cx.used(operation.place);
                self.errors.push(match self.cx.facts.target(place) {
                    Target::Nested(_) => crate::diagnostic::calls::found_after_the_right_side(&place.ident),
                    _ if operation.at_the_end => crate::diagnostic::calls::changed_at_the_end(&place.ident),
                    _ => crate::diagnostic::calls::changed_by_the_right_side(&place.ident),
                });
            }
        }
    }

    /// Captured variables that have become references, named where that cannot be said.
    pub(super) fn references(&mut self) {
        for used in &self.cx.resolved.uses {
            let Target::Variable(binding) = used.target else { continue };
            if used.access != Access::Opaque || !counts(self.cx, used) {
                continue;
            }
            let shared = self.plan.group_of(binding).is_some();
            let function = match self.referring(used.function, binding) {
                None if shared => Some(used.function),
                function => function,
            };
            if let Some(function) = function {
                let error = crate::diagnostic::calls::reference_in_macro(&used.ident, self.name(function));
                self.errors.push(error);
            }
        }
    }
}

/// The binding of the same name that a function declares behind a node.
fn bound_later(cx: Context, captured: BindingId, function: FnId, node: NodeId) -> Option<BindingId> {
    let name = &cx.binding(captured).ident;
    for (index, binding) in cx.resolved.bindings.iter().enumerate() {
        if binding.owner == function && binding.ident == *name && node < binding.visible.0 {
            return Some(BindingId(index));
        }
    }
    None
}
