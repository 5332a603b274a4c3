//! What a `move` closure of the user's own, in a nested function, has a clone of: it is made again whenever
//! the function is called, and what belongs to the factory can be moved away only once.

use super::cells::Cells;
use super::decision::Passing;
use crate::resolve::{Asked, BindingId, FnId, Kind, LambdaId, NodeId, Target, is_mutable_reference};

/// The `move` closures, each with the variables that are cloned for it.
pub(super) fn decide(cells: Cells) -> Vec<(LambdaId, BindingId)> {
    let resolved = cells.cx.resolved;
    let mut cloned = Vec::new();
    for index in 0..resolved.lambdas.len() {
        let lambda = &resolved.lambdas[LambdaId(index)];
        let function = function_around(cells, lambda.node);
        if !lambda.moves || function == FnId::ROOT {
            continue;
        }
        for used in resolved.uses_in(lambda.node) {
            let Target::Variable(binding) = cells.cx.facts.target(used) else { continue };
            let pair = (LambdaId(index), binding);
            if !cloned.contains(&pair) && is_cloned(cells, pair, function) {
                cloned.push(pair);
            }
        }
    }
    cloned
}

fn function_around(cells: Cells, node: NodeId) -> FnId {
    let arena = &cells.cx.resolved.arena;
    let mut around = arena.parent(node);
    while let Some(node) = around {
        if let Kind::Function(id) = arena.kind(node) {
            return id;
        }
        around = arena.parent(node);
    }
    FnId::ROOT
}

fn is_cloned(cells: Cells, (lambda, binding): (LambdaId, BindingId), function: FnId) -> bool {
    let (cx, declared) = (cells.cx, cells.cx.binding(binding));
    if !cx.facts.captures_variable(function, binding) || cx.facts.writes(function, binding) {
        return false;
    }
    let lent = matches!(&declared.known, Some(known) if is_mutable_reference(&known.ty));
    let copied = declared.is_number() || declared.how.receiver || lent;
    if copied || cells.group_of(binding).is_some() || !is_only_read(cells, lambda, binding) {
        return false;
    }
    match cells.lifting.passed(function) {
        // What the function has is a reference, which may do.
        Some(passed) => {
            let by_reference =
                passed.iter().any(|passed| passed.binding == binding && passed.by == Passing::Reference);
            by_reference && cx.resolved.lambdas[lambda].owns
        }
        None => is_made_again(cells, function, binding),
    }
}

fn is_only_read(cells: Cells, lambda: LambdaId, binding: BindingId) -> bool {
    for used in cells.cx.resolved.uses_in(cells.cx.resolved.lambdas[lambda].node) {
        if cells.cx.facts.target(used) == Target::Variable(binding) && used.access.changes() {
            return false;
        }
    }
    true
}

/// Whether the variable is needed when the function has been called: rustc would not let it be moved away.
fn is_made_again(cells: Cells, function: FnId, binding: BindingId) -> bool {
    let (cx, resolved) = (cells.cx, cells.cx.resolved);
    for value in cx.facts.values(function) {
        if matches!(cx.used(*value).asked, Asked::Fn | Asked::FnMut | Asked::FnClone) {
            return true;
        }
    }
    for call in cx.facts.calls(function) {
        let call = cx.used(*call);
        if call.function != cx.binding(binding).owner || is_repeated(cells, call.node, binding) {
            return true;
        }
        for other in &resolved.uses {
            let inside = resolved.arena.contains(resolved.functions[function].node, other.node);
            if other.node > call.node && !inside && cells.mentions(other, binding) {
                return true;
            }
        }
    }
    false
}

/// Whether a node may be evaluated again for the same variable.
fn is_repeated(cells: Cells, node: NodeId, binding: BindingId) -> bool {
    let (arena, declared) = (&cells.cx.resolved.arena, cells.cx.binding(binding).visible.0);
    let mut around = arena.parent(node);
    while let Some(node) = around {
        if arena.contains(node, declared) {
            return false;
        }
        if matches!(arena.kind(node), Kind::Loop | Kind::Lambda(_)) {
            return true;
        }
        around = arena.parent(node);
    }
    false
}
