//! Demand: closures that have to be `Fn` because the type that is written for them says so, or an option
//! does. What they change is in a cell then, also where nobody else uses it.

use syn::Type;

use super::bits::Bits;
use super::captured::Captured;
use super::change::called_in;
use super::context::Context;
use super::decision::Group;
use super::handle::Handles;
use crate::resolve::{Access, Asked, BindingId, FnId, NeedsFn, NodeId, Target, Use, UseId, is_boxed_object};
use crate::syntax::generic_names;

/// The variables that are in cells because `Fn` is asked.
#[derive(Default)]
pub(super) struct Demand {
    /// Those of closures that have to be `Clone`, too: they are shared, if they can be.
    pub(super) shared: Bits,
    /// Those that a closure has in a cell of its own, with the function that it is made of.
    pub(super) own: Vec<(FnId, BindingId)>,
}

impl Demand {
    /// Notes a variable that a closure value has for itself.
    pub(super) fn note(&mut self, cx: Context, captured: &Captured) {
        let Captured { closure, binding, .. } = *captured;
        let asked = asked_of(cx, closure);
        // What is `Fn` moves nothing out: what is taken is copied then, or rustc says that it cannot be.
        let moves_out = asked.by_option && is_moved_out(cx, closure, binding);
        // A clone of the closure would have another.
        let cloned = asked.what == Asked::FnClone && !asked.by_option && !cx.facts.is_method(closure);
        if cloned && (cx.binding(binding).how.cell || is_beside_state(cx, closure, binding)) {
            return self.shared.insert(binding.0);
        }
        if !cx.facts.writes(closure, binding) || cx.facts.is_method(closure) || moves_out {
            return;
        }
        match asked.what {
            Asked::Nothing | Asked::FnOnce | Asked::FnMut => {}
            Asked::Fn if !is_kept_by_others(cx, binding) => {
                if !self.own.contains(&(closure, binding)) {
                    self.own.push((closure, binding));
                }
            }
            Asked::Fn | Asked::FnClone => self.shared.insert(binding.0),
        }
    }
}

impl Demand {
    /// Notes what functions change that a closure of the user's own calls, which is passed by reference:
    /// `&|n| get(n)` has to be `Fn`.
    pub(super) fn note_lambdas(&mut self, cx: Context) {
        self.shared.union(&cx.facts.together.variables);
        for lambda in &cx.resolved.lambdas {
            if lambda.needs_fn != NeedsFn::No {
                self.note_changes(cx, lambda.node, lambda.needs_fn, cx.resolved.uses_in(lambda.node));
            }
        }
        for (index, binding) in cx.resolved.bindings.rows().iter().enumerate() {
            let (Some(uses), true) = (&binding.lambda, binding.how.closure) else { continue };
            let borrowed = |id: &UseId| cx.used(*id).access == Access::Borrow;
            if cx.facts.uses_of(BindingId(index)).iter().any(borrowed) {
                self.note_changes(cx, binding.visible.0, NeedsFn::Yes, cx.resolved.uses.range(uses));
            }
        }
    }

    /// Notes what a nested function and a closure that it is given both use, and one of them changes:
    /// `tag("p", || text(".."))`.
    pub(super) fn note_arguments(&mut self, cx: Context) {
        for call in &cx.resolved.calls {
            let Target::Nested(callee) = cx.facts.target(cx.used(call.callee)) else { continue };
            for argument in &call.arguments {
                for used in cx.resolved.uses.range(&argument.uses) {
                    if used.lambda.is_some() && used.lambda != cx.used(call.callee).lambda {
                        self.note_both(cx, callee, used);
                    }
                    if let Target::Variable(bound) = cx.facts.target(used) {
                        self.note_closures_of(cx, bound, callee);
                    }
                }
            }
        }
    }

    /// Notes what a nested function and a closure that it calls, bound before, both use, and one of them
    /// changes: `let is_better = |n| n > best;`.
    pub(super) fn note_bound(&mut self, cx: Context) {
        for index in 0..cx.resolved.bindings.len() {
            for captor in cx.facts.captors_of(BindingId(index)) {
                self.note_closures_of(cx, BindingId(index), *captor);
            }
        }
    }

    fn note_closures_of(&mut self, cx: Context, bound: BindingId, function: FnId) {
        for used in cx.resolved.uses.range(&cx.binding(bound).init) {
            if matches!(used.lambda, Some(lambda) if !cx.resolved.lambdas[lambda].done) {
                self.note_both(cx, function, used);
            }
        }
    }

    fn note_both(&mut self, cx: Context, given: FnId, used: &Use) {
        match cx.facts.target(used) {
            Target::Nested(called) if used.access == Access::Call => {
                for binding in cx.facts.free(called) {
                    let changed = cx.facts.writes(called, binding) || cx.facts.writes(given, binding);
                    if changed && cx.facts.captures_variable(given, binding) {
                        self.shared.insert(binding.0);
                    }
                }
            }
            Target::Variable(binding) => {
                let changed = used.access.changes() || cx.facts.writes(given, binding);
                if changed && cx.facts.captures_variable(given, binding) {
                    self.shared.insert(binding.0);
                }
            }
            _ => {}
        }
    }

    /// Notes what the functions change that are called among these uses, of what is declared before.
    fn note_changes(&mut self, cx: Context, before: NodeId, needs: NeedsFn, uses: &[Use]) {
        for called in called_in(cx, uses) {
            for binding in cx.facts.free(called) {
                let stays = match needs {
                    NeedsFn::Yes => true,
                    NeedsFn::Rather if is_needed_back(cx, binding, before) => false,
                    _ => !is_moved_out(cx, called, binding),
                };
                if stays && cx.facts.writes(called, binding) && cx.binding(binding).visible.0 < before {
                    self.shared.insert(binding.0);
                }
            }
        }
    }

    /// What a closure has in a cell of its own is shared after all where the factory calls a function that
    /// needs a handle of it: the cell has to be there before the closure is. And an `async` closure cannot
    /// have for all of a call what is in a cell: where no handle can serve it, it keeps the variable, and is
    /// no `Fn`.
    pub(super) fn settle(&mut self, cx: Context, handles: &Handles) {
        for &(function, binding) in &std::mem::take(&mut self.own) {
            let waits = cx.resolved.functions[function].sig.asyncness.is_some();
            if is_called_with_handle(cx, handles, binding) {
                self.shared.insert(binding.0);
            } else if !waits || handles.has(function, binding) {
                self.own.push((function, binding));
            }
        }
    }

    /// Adds the cells that closures have for themselves, beside those that are shared; returns what is in
    /// them.
    pub(super) fn own_cells(&self, groups: &mut Vec<Group>) -> Bits {
        let (mut own, mut in_cells) = (Bits::default(), Bits::default());
        for group in &*groups {
            for member in &group.members {
                in_cells.insert(member.0);
            }
        }
        let mut made: Vec<(FnId, usize)> = Vec::new();
        for (function, binding) in &self.own {
            if in_cells.contains(binding.0) {
                continue;
            }
            in_cells.insert(binding.0);
            own.insert(binding.0);
            if let Some((_, number)) = made.iter().find(|(known, _)| known == function) {
                groups[*number].members.push(*binding);
            } else {
                made.push((*function, groups.len()));
                groups.push(Group { statement: None, members: vec![*binding] });
            }
        }
        own
    }
}

/// Whether a clone of the variable, if it has one at all, may be told from it, and the closure shares others:
/// then it shares this one as well. Not behind a lock, which would be held while its methods run.
fn is_beside_state(cx: Context, closure: FnId, id: BindingId) -> bool {
    let binding = cx.binding(id);
    let Some(known) = &binding.known else { return false };
    let generics = &cx.resolved.functions[FnId::ROOT].sig.generics;
    let generic = match &known.ty {
        Type::Path(ty) => {
            matches!(ty.path.get_ident(), Some(name) if generic_names(generics).contains(&name.to_string()))
        }
        _ => false,
    };
    !generic
        && !cx.resolved.factory.options.sync
        && !binding.is_number()
        && !binding.is_cloned_apart()
        && !is_boxed_object(&known.ty)
        && !cx.facts.written(closure).is_empty()
}

/// What is asked of the closures that are made of a function.
struct Demanded {
    what: Asked,
    /// Whether no type asks for it: only `sync` does, or code of others may.
    by_option: bool,
}

/// What is asked of the closures that are made of a function: of all of them, or of one.
fn asked_of(cx: Context, function: FnId) -> Demanded {
    let (mut asked, mut given) = (Asked::Nothing, false);
    for value in cx.facts.values(function) {
        asked = asked.and(cx.used(*value).asked);
        given |= cx.used(*value).given;
    }
    let options = &cx.resolved.factory.options;
    let said = matches!(asked, Asked::FnOnce | Asked::FnMut);
    // A future runs once, whoever has it.
    let all = !cx.facts.values(function).is_empty() && (options.shared || (options.sync && !said));
    let by_option = !options.shared && asked == Asked::Nothing;
    let what = match asked {
        _ if all => Asked::FnClone,
        Asked::Nothing if given => Asked::Fn,
        asked => asked,
    };
    Demanded { what, by_option }
}

/// Whether closures that a function makes have the variable, too: they need a handle of it.
fn is_kept_by_others(cx: Context, binding: BindingId) -> bool {
    for function in cx.facts.capturing() {
        if cx.facts.lets_escape(function, binding) || cx.facts.hands_over(function, binding) {
            return true;
        }
    }
    false
}

/// Whether the function that declares the variable calls one that reaches it through a handle.
fn is_called_with_handle(cx: Context, handles: &Handles, binding: BindingId) -> bool {
    let owner = cx.binding(binding).owner;
    for used in cx.resolved.uses.rows() {
        if let (Target::Nested(called), Access::Call) = (cx.facts.target(used), used.access) {
            if used.function == owner && handles.has(called, binding) {
                return true;
            }
        }
    }
    false
}

/// Whether the function may move the variable out: then it can be called once, and is no `Fn`.
fn is_moved_out(cx: Context, function: FnId, binding: BindingId) -> bool {
    if cx.binding(binding).is_number() {
        return false;
    }
    for id in cx.facts.uses_of(binding) {
        let used = cx.used(*id);
        let inside = used.function == function || cx.facts.graph.reaches(function, used.function);
        if inside && used.access == Access::Take {
            return true;
        }
    }
    false
}

/// Whether the function that declares a variable uses it itself behind a node for more than to call a method
/// or to assign it, and it may be of a type that can neither be copied nor emptied: what is shared cannot be
/// taken apart.
fn is_needed_back(cx: Context, id: BindingId, node: NodeId) -> bool {
    let binding = cx.binding(id);
    if binding.is_number() || binding.is_copied() || binding.has_default() {
        return false;
    }
    for used in cx.facts.uses_of(id) {
        let used = cx.used(*used);
        let looks = matches!(used.access, Access::Receiver(_) | Access::Declared) || used.access.assigns();
        if used.function == binding.owner && used.node > node && used.lambda.is_none() && !looks {
            return true;
        }
    }
    false
}
