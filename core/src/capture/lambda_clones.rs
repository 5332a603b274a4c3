//! What a `move` closure of the user's own, in a nested function, has a clone of: it is made again whenever
//! the function is called, and what belongs to the factory can be moved away only once.

use syn::Type;

use super::cells::Cells;
use super::decision::{Passed, Passing};
use crate::resolve::{
    Asked, Binding, BindingId, FnId, Kind, LambdaId, NodeId, Owns, Target, is_mutable_reference,
};

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
            if !cloned.contains(&pair) && is_cloned(cells, pair, function, &cloned) {
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

fn is_cloned(
    cells: Cells,
    (lambda, binding): (LambdaId, BindingId),
    function: FnId,
    cloned: &[(LambdaId, BindingId)],
) -> bool {
    let (cx, declared) = (cells.cx, cells.cx.binding(binding));
    if !cx.facts.captures_variable(function, binding) || cx.facts.writes(function, binding) {
        return false;
    }
    let lent = matches!(&declared.known, Some(known) if is_mutable_reference(&known.ty));
    let copied = declared.is_number() || declared.how.receiver || lent;
    if copied || cells.group_of(binding).is_some() || !is_only_read(cells, lambda, binding) {
        return false;
    }
    let node = cx.resolved.lambdas[lambda].node;
    let lifted = cells.lifting.passed(function);
    if let Some(around) = closure_around(cells, node) {
        // That one has it, and makes this one whenever it runs.
        let has = lifted.is_none() || cloned.contains(&(around, binding));
        return has && !cx.resolved.lambdas[around].once;
    }
    match lifted {
        // What the function has is a reference, which may do.
        Some(passed) => {
            let by_reference = |passed: &Passed| passed.binding == binding && passed.by == Passing::Reference;
            let owns = match cx.resolved.lambdas[lambda].owns {
                Owns::Surely => true,
                Owns::Usually => is_surely_cloned(declared),
                Owns::Unknown => false,
            };
            owns && passed.iter().any(by_reference)
        }
        None => match repeated(cells, node, binding) {
            Repeated::No => is_made_again(cells, function, binding),
            Repeated::ByLoop => true,
            Repeated::ByClosure => is_surely_cloned(declared) || is_made_again(cells, function, binding),
        },
    }
}

/// Whether a variable is of a type of the standard library that can be cloned.
fn is_surely_cloned(declared: &Binding) -> bool {
    let opaque = matches!(&declared.known, Some(known) if matches!(known.ty, Type::ImplTrait(_)));
    declared.is_cloned_apart() && !opaque
}

/// The innermost `move` closure of the same function around one.
fn closure_around(cells: Cells, node: NodeId) -> Option<LambdaId> {
    let arena = &cells.cx.resolved.arena;
    let mut around = arena.parent(node);
    while let Some(node) = around {
        match arena.kind(node) {
            Kind::Function(_) => return None,
            Kind::Lambda(id) if cells.cx.resolved.lambdas[id].moves => return Some(id),
            _ => around = arena.parent(node),
        }
    }
    None
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
        let again = repeated(cells, call.node, binding) != Repeated::No;
        if call.function != cx.binding(binding).owner || again {
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

/// What may evaluate a node again for the same variable.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Repeated {
    No,
    ByLoop,
    /// It may also run once.
    ByClosure,
}

fn repeated(cells: Cells, node: NodeId, binding: BindingId) -> Repeated {
    let (arena, declared) = (&cells.cx.resolved.arena, cells.cx.binding(binding).visible.0);
    let (mut around, mut repeated) = (arena.parent(node), Repeated::No);
    while let Some(node) = around {
        if arena.contains(node, declared) {
            break;
        }
        match arena.kind(node) {
            Kind::Loop => return Repeated::ByLoop,
            Kind::Lambda(_) => repeated = Repeated::ByClosure,
            _ => {}
        }
        around = arena.parent(node);
    }
    repeated
}
