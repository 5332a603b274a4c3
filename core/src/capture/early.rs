//! Names in format strings: rustc reads them after all arguments, and Python where they stand. Where that
//! makes a difference the variable is read first, or it is an error.

use std::ops::Range;

use super::bits::Bits;
use super::cells::Cells;
use super::context::Context;
use super::shown::shows_what_changes;
use crate::knowledge::Receiver;
use crate::resolve::{
    Access, BindingId, EarlyName, Effect, Evaluated, EvaluationId, EvaluationKind, Format, Hole, Piece,
    Resolved, Target, Use, UseId,
};

/// The names in format strings that arguments may change.
#[derive(Default)]
pub(crate) struct Early {
    /// Those that are read before the macro is called.
    pub(crate) first: Bits,
    /// Those of them that are read among the operands of an evaluation, before the one at a position.
    pub(crate) among: Vec<(EvaluationId, UseId, usize)>,
    /// Those for which that is not what Python does.
    pub(crate) refused: Vec<UseId>,
}

impl Early {
    /// The names that are read among the operands of an evaluation, each before the one at a position, in the
    /// order of these.
    pub(crate) fn among(&self, id: EvaluationId) -> Vec<(UseId, usize)> {
        let mut among: Vec<(UseId, usize)> = Vec::new();
        for (evaluation, name, position) in &self.among {
            if *evaluation == id {
                let mut at = among.len();
                while at > 0 && among[at - 1].1 > *position {
                    at -= 1;
                }
                among.insert(at, (*name, *position));
            }
        }
        among
    }
}

/// The names that are to be read before the macro is called.
pub(super) fn decide(cells: Cells) -> Early {
    let cx = cells.cx;
    let mut early = Early::default();
    if cx.facts.capturing().is_empty() {
        // Rust that is valid without the attribute stays as it is.
        return early;
    }
    for (evaluation, format) in &formats(cx.resolved) {
        for EarlyName { name, before, after } in &format.names {
            let used = cx.used(*name);
            let Target::Variable(binding) = cx.facts.target(used) else { continue };
            let Some(latest) = first_to_change(cells, used, binding, after) else { continue };
            let earliest = last_to_change(cells, used, binding, before);
            match (format.owned && earliest <= latest, evaluation) {
                (true, Some(id)) => early.among.push((*id, *name, earliest)),
                (true, None) if earliest == 0 => {}
                _ => {
                    early.refused.push(*name);
                    continue;
                }
            }
            early.first.insert(name.0);
        }
    }
    // All operands are evaluated before then, so that rustc does not see what else they change.
    for (id, name, _) in &early.among {
        if shows_what_changes(cells, &early.first, *id, usize::MAX) {
            early.refused.push(*name);
        }
    }
    early
}

/// All formats, and the evaluations that consist of one, and have operands.
fn formats(resolved: &Resolved) -> Vec<(Option<EvaluationId>, &Format)> {
    let mut formats = Vec::new();
    for format in &resolved.formats {
        formats.push((None, format));
    }
    for index in 0..resolved.evaluations.len() {
        let evaluation = &resolved.evaluations[EvaluationId(index)];
        let EvaluationKind::Whole(whole) = &evaluation.kind else { continue };
        if let ([Piece::Hole(Hole::Format(id), _)], Some(_)) = (&whole.pieces[..], &evaluation.operation) {
            formats[id.0].0 = Some(EvaluationId(index));
        }
    }
    formats
}

/// The position of the first operand that may change the variable: it has to be read before; `None` if there
/// is none. What is no operand is evaluated last.
fn first_to_change(cells: Cells, named: &Use, binding: BindingId, after: &[Evaluated]) -> Option<usize> {
    let mut first = None;
    for argument in after {
        if changes_in(cells, named, binding, argument) {
            let position = argument.operand.unwrap_or(0);
            first = Some(first.map_or(position, |first: usize| first.min(position)));
        }
    }
    first
}

/// The position behind the last operand that may change the variable: it has to be read behind.
fn last_to_change(cells: Cells, named: &Use, binding: BindingId, before: &[Evaluated]) -> usize {
    let mut behind = 0;
    for argument in before {
        if changes_in(cells, named, binding, argument) {
            behind = behind.max(argument.operand.map_or(usize::MAX, |position| position + 1));
        }
    }
    behind
}

/// Whether evaluating an argument may change the variable.
fn changes_in(cells: Cells, named: &Use, binding: BindingId, argument: &Evaluated) -> bool {
    let comes_back = argument.foreign && cells.in_cell(binding, named).is_some();
    argument.effect == Effect::Any && (comes_back || changes(cells.cx, binding, &argument.uses))
}

fn changes(cx: Context, binding: BindingId, uses: &Range<usize>) -> bool {
    let lends = cx.binding(binding).lends_mutably();
    for used in cx.resolved.uses.range(uses) {
        let changes = match cx.facts.target(used) {
            Target::Variable(named) if named == binding => {
                let reads = used.access == Access::Receiver(Receiver::Reads);
                used.access.changes() || (lends && used.access.may_change() && !reads)
            }
            // A lambda that a variable is bound to.
            Target::Variable(lambda) if used.access == Access::Call => match &cx.binding(lambda).lambda {
                Some(uses) => changes(cx, binding, uses),
                None => false,
            },
            Target::Variable(_) | Target::Outside => false,
            Target::Nested(called) => cx.facts.writes(called, binding),
        };
        if changes {
            return true;
        }
    }
    false
}
