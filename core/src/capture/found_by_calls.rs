//! Compound assignments to what a nested function finds: `*slot() += next()`. Python calls `slot` first, and
//! rustc, where it is a number that is added to, after the right side.

use syn::{ReturnType, Type};

use super::cells::Cells;
use super::change::{called_in, may_change};
use crate::resolve::{BindingId, EvaluationId, FnId, Operand, Target};
use crate::syntax::any;

/// Whether it makes a difference which of them is first.
pub(super) fn is_found_by_calls(cells: Cells, id: EvaluationId) -> bool {
    let resolved = cells.cx.resolved;
    let evaluation = &resolved.evaluations[id];
    let Some(operation) = &evaluation.operation else { return false };
    let Some(right) = operation.operands.first() else { return false };
    let (first, all) = (resolved.first_use_in(evaluation.node), resolved.uses_in(evaluation.node));
    let behind = right.uses.end.saturating_sub(first).min(all.len());
    any(&called_in(cells.cx, &all[behind..]), &mut |finds| {
        any(&cells.cx.facts.free(*finds), &mut |binding| is_in_the_way(cells, right, *finds, *binding))
    })
}

/// Whether the right side changes a variable that `finds` uses, or uses it where `finds` changes it.
fn is_in_the_way(cells: Cells, right: &Operand, finds: FnId, binding: BindingId) -> bool {
    let uses = cells.cx.resolved.uses.range(&right.uses);
    let altered = alters(cells, finds, binding);
    for called in called_in(cells.cx, uses) {
        let uses_it = altered && cells.cx.facts.captures_variable(called, binding);
        if uses_it || alters(cells, called, binding) {
            return true;
        }
    }
    for used in uses {
        let named = cells.cx.facts.target(used) == Target::Variable(binding);
        if named && (altered || used.access.changes()) {
            return true;
        }
    }
    right.foreign && cells.group_of(binding).is_some() && may_change(cells.cx, binding)
}

/// Whether calling a function changes a variable. One that gives a reference lends it mutably for that.
fn alters(cells: Cells, called: FnId, binding: BindingId) -> bool {
    for id in cells.cx.facts.uses_of(binding) {
        let used = cells.cx.used(*id);
        if used.function != called && !cells.cx.facts.graph.reaches(called, used.function) {
            continue;
        }
        let output = &cells.cx.resolved.functions[used.function].sig.output;
        let lends = matches!(output, ReturnType::Type(_, ty) if matches!(**ty, Type::Reference(_)));
        if used.access.assigns() || (!lends && used.access.changes()) {
            return true;
        }
    }
    false
}
