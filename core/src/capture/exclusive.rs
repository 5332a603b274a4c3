//! Choices of which some branches run when nothing is held any more, and others while something is: where a
//! variable is moved in one of both kinds each, rustc has to see that only one of them runs.

use super::cells::Cells;
use crate::resolve::{Access, BindingId, Choice, EvaluationId, EvaluationKind, NodeId, Target};

/// Whether a variable may be moved, or gets its only value, in branches of both kinds.
pub(super) fn decide(cells: Cells, id: EvaluationId) -> bool {
    let EvaluationKind::Choice(choice) = &cells.cx.resolved.evaluations[id].kind else { return false };
    let (kept, released) = (moved_in(cells, choice, true), moved_in(cells, choice, false));
    let mut any = false;
    for binding in &kept {
        any |= released.contains(binding);
    }
    any
}

/// The variables that may be moved in the branches that bind something, or in the others.
fn moved_in(cells: Cells, choice: &Choice, binds: bool) -> Vec<BindingId> {
    let mut moved = Vec::new();
    for branch in &choice.branches {
        if branch.binds == binds {
            add_moved(cells, branch.node, &mut moved);
        }
    }
    moved
}

fn add_moved(cells: Cells, branch: NodeId, moved: &mut Vec<BindingId>) {
    for used in cells.cx.resolved.uses_in(branch) {
        let Target::Variable(binding) = cells.cx.facts.target(used) else { continue };
        let whole = used.field.is_none() && !used.element;
        let taken = used.access.assigns() || used.access == Access::Call || (whole && used.access.reads());
        let declared = cells.cx.binding(binding).visible.0 > branch;
        let copied = cells.cx.binding(binding).is_number() || cells.cx.binding(binding).is_copied();
        if taken && !declared && !copied {
            moved.push(binding);
        }
    }
}
