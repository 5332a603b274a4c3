//! Variables that are moved in the statement that makes a closure of them, as in
//! `Job { name, run: Box::new(tick) }`. What is moved first is a clone, as it would be if it came last.

use super::bits::Bits;
use super::context::Context;
use super::decision::{Capture, Storage};
use crate::resolve::{
    BindingId, EvaluationId, EvaluationKind, Hole, Kind, NodeId, Piece, Template, Use, UseId, Within,
};

/// The uses that are given a clone, where these are the captures of each closure value.
pub(super) fn decide(cx: Context, values: &[Vec<Capture>]) -> Bits {
    let mut cloned = Bits::default();
    for (index, captures) in values.iter().enumerate() {
        let value = UseId(index);
        let Some(closure) = cx.closure(value) else { continue };
        for capture in captures {
            let binding = cx.binding(capture.binding);
            let shared = matches!(capture.storage, Storage::Shared | Storage::Cell);
            let how = &binding.how;
            let refers = how.lends || matches!(&binding.known, Some(known) if is_reference(&known.ty));
            let alone = shared || refers || how.cell || how.receiver || binding.is_number();
            if alone || cx.facts.writes(closure, capture.binding) {
                continue;
            }
            for used in cx.facts.uses_of(capture.binding) {
                let before = if *used < value { true } else { stands_before(cx, *used, cx.used(value)) };
                if before && is_moved(cx, cx.used(*used), cx.used(value), capture.binding) {
                    cloned.insert(used.0);
                }
            }
        }
    }
    cloned
}

fn is_reference(ty: &syn::Type) -> bool {
    matches!(ty, syn::Type::Reference(_))
}

fn is_moved(cx: Context, used: &Use, value: &Use, binding: BindingId) -> bool {
    let own = used.function == value.function && used.function == cx.binding(binding).owner;
    own && used.moved
        && cx.names(used, binding)
        && used.lambda == value.lambda
        && is_beside(cx, used.node, value.node)
}

/// Whether a use that is walked behind a closure value stands in front of the operand which that is in.
fn stands_before(cx: Context, first: UseId, value: &Use) -> bool {
    let mut evaluation = value.evaluation;
    while let Some(id) = evaluation {
        let within = cx.resolved.evaluations[id].within;
        if let Some(Within::Operand(around, position)) = within {
            let whole = &cx.resolved.evaluations[around];
            if let (true, EvaluationKind::Whole(template)) =
                (cx.resolved.arena.contains(whole.node, cx.used(first).node), &whole.kind)
            {
                return comes_first(template, first, (around, position)) == Some(true);
            }
        }
        evaluation = within.map(Within::around);
    }
    false
}

/// Whether the use comes before the operand, if one of them is there.
fn comes_first(template: &Template, first: UseId, operand: (EvaluationId, usize)) -> Option<bool> {
    for piece in &template.pieces {
        let found = match piece {
            Piece::Group(_, _, inside) => comes_first(inside, first, operand),
            Piece::Hole(Hole::Use(id) | Hole::Field(id), _) if *id == first => Some(true),
            Piece::Hole(Hole::Operand(id, position), _) if (*id, *position) == operand => Some(false),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Whether both are parts of one statement, and the first is no branch of it that is left before the other.
fn is_beside(cx: Context, first: NodeId, other: NodeId) -> bool {
    let arena = &cx.resolved.arena;
    let mut node = first;
    loop {
        if arena.contains(node, other) {
            return true;
        }
        match arena.kind(node) {
            Kind::Statement(_)
            | Kind::Arm
            | Kind::Branch
            | Kind::Loop
            | Kind::Lambda(_)
            | Kind::Function(_) => {
                return false;
            }
            _ => {}
        }
        let Some(around) = arena.parent(node) else { return false };
        node = around;
    }
}
