//! What is decided about holding, as data: what evaluations, calls and closures take out of cells.

use super::bits::Bits;
use super::decision::Held;
use crate::resolve::{BindingId, CallId, EvaluationId, FnId, LambdaId, NodeId, Resolved};

/// When a place is read that an operation needs, and that other parts of it may change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Order {
    /// As rustc does it: nobody can tell.
    AsWritten,
    /// Before they are evaluated: a copy of a number.
    Copied,
    /// The same of what may be something else, for which rustc asks whether a clone is as good.
    Cloned,
    /// Where it is not, the place is held while they are evaluated: nobody changes it.
    ClonedOrHeld,
    /// Where it is not, it is the same object that is found behind them.
    ClonedOrLater,
    /// Behind them: it is held, so that nobody changes it.
    Held,
    /// It cannot be read so that the result is the one that Python gives.
    Never,
    /// Behind them: it is held, unless it is the same object that is found there.
    HeldOrLater,
}

/// What is held where.
#[derive(Default, Debug)]
pub(crate) struct Holding {
    /// For each evaluation, what it takes out of cells.
    pub(super) evaluations: Vec<Vec<Held>>,
    /// For each evaluation, all of what it takes as soon as it takes something: a lock is for all of an
    /// allocation, and locks are taken in one order.
    pub(super) together: Vec<Vec<Held>>,
    /// For each evaluation, the operands that are evaluated before anything is taken out of cells or lent.
    pub(super) first: Vec<Vec<usize>>,
    /// For each evaluation that is a compound assignment, when it reads what it assigns to.
    pub(super) compound: Vec<Order>,
    /// The operands that an operation only looks at, and that are read before, by their positions.
    pub(super) looked_at: Vec<(EvaluationId, usize, Order)>,
    /// What is held while the operands of an evaluation are evaluated first.
    pub(super) kept: Vec<(EvaluationId, Vec<Held>)>,
    /// The choices that let go of what they hold in the branches themselves.
    pub(super) exclusive: Bits,
    /// The evaluations whose parts hold what they need themselves.
    pub(super) split: Bits,
    /// Those of them whose operands do, too.
    pub(super) apart: Bits,
    /// The operands of others that do, by their positions.
    pub(super) behind: Vec<(EvaluationId, usize)>,
    /// For each function, what a closure made of it takes out of cells before it does anything.
    pub(super) functions: Vec<Vec<Held>>,
    pub(super) calls: Vec<CallHolds>,
    /// For each closure of the user's own, the allocations that it gets a handle of.
    pub(super) lambdas: Vec<Vec<usize>>,
    /// The uses that take variables out of their cells: nobody needs them any more.
    pub(crate) last: Bits,
    /// The allocations that one of those closures has for itself.
    pub(crate) alone: Bits,
    /// The uses that take variables out of their cells when nothing else runs any more.
    pub(crate) ends: Bits,
    /// Those of them behind which variables are dropped that have closures over them.
    pub(crate) outlived: Bits,
    /// Those of them that take all of the allocation.
    pub(crate) all: Bits,
    /// The statements that bind a closure as `mut`, which changes only what is in cells: that needs no `mut`
    /// then.
    pub(crate) needless_mut: Bits,
}

/// What is done for the call of a nested function.
#[derive(Default, Debug)]
pub(crate) struct CallHolds {
    /// Whether something is in a cell that the callee is passed, or uses in place.
    pub(crate) in_cells: bool,
    /// What is taken out of cells for the call, where it is in one.
    pub(crate) held: Vec<Held>,
    /// The arguments that are evaluated before that, by their positions.
    pub(crate) first: Vec<usize>,
}

impl Holding {
    /// What an evaluation takes out of cells, if nothing is out already.
    pub(crate) fn taken(&self, id: EvaluationId) -> &[Held] {
        if self.evaluations[id.0].is_empty() { &[] } else { &self.together[id.0] }
    }

    /// What an evaluation takes out of cells, where these variables are out already.
    pub(crate) fn evaluation(&self, id: EvaluationId, out: &dyn Fn(BindingId) -> bool) -> Vec<Held> {
        if still_in(&self.evaluations[id.0], out).is_empty() {
            return Vec::new();
        }
        still_in(&self.together[id.0], out)
    }

    /// The operands that are evaluated before anything is taken out of cells, or lent, by their positions.
    pub(crate) fn first(&self, id: EvaluationId) -> &[usize] {
        &self.first[id.0]
    }

    /// What is held while the operands of an evaluation are evaluated first, so that nobody changes it, where
    /// these variables are out already.
    pub(crate) fn kept(&self, id: EvaluationId, out: &dyn Fn(BindingId) -> bool) -> Vec<Held> {
        for (evaluation, kept) in &self.kept {
            if *evaluation == id {
                return still_in(kept, out);
            }
        }
        Vec::new()
    }

    /// Whether an operand holds what it needs itself, and not for all of the operation.
    pub(super) fn is_apart(&self, id: EvaluationId, position: usize) -> bool {
        let apart = self.apart.contains(id.0) || self.behind.contains(&(id, position));
        apart || self.first(id).contains(&position)
    }

    /// Whether what is assigned to is read before the right side is evaluated.
    pub(crate) fn reads_first(&self, id: EvaluationId) -> bool {
        self.compound(id) != Order::AsWritten
    }

    /// When a compound assignment reads what it assigns to.
    pub(crate) fn compound(&self, id: EvaluationId) -> Order {
        self.compound[id.0]
    }

    /// When what an operation only looks at is read, where that is an operand that is evaluated first.
    pub(crate) fn looked_at(&self, id: EvaluationId, position: usize) -> Option<Order> {
        for (evaluation, operand, order) in &self.looked_at {
            if (*evaluation, *operand) == (id, position) {
                return Some(*order);
            }
        }
        None
    }

    /// Whether the parts of an evaluation hold what they need themselves.
    pub(super) fn is_split(&self, id: EvaluationId) -> bool {
        self.split.contains(id.0)
    }

    /// Whether branches of the evaluation run when nothing is held any more.
    pub(crate) fn is_released(&self, id: EvaluationId) -> bool {
        self.split.contains(id.0) && !self.evaluations[id.0].is_empty()
    }

    /// Whether those branches let go of it themselves, so that rustc sees that only one of all runs.
    pub(crate) fn is_exclusive(&self, id: EvaluationId) -> bool {
        self.exclusive.contains(id.0)
    }

    /// The evaluations around a node, from within, that have what they take when it is evaluated.
    pub(crate) fn around(&self, resolved: &Resolved, node: NodeId) -> Vec<EvaluationId> {
        resolved.evaluations_at(node, &|id| self.first(id), &|id| self.is_split(id))
    }

    /// What a closure made of the function takes out of cells before it does anything.
    pub(crate) fn function(&self, id: FnId) -> &[Held] {
        &self.functions[id.0]
    }

    pub(crate) fn call(&self, id: CallId) -> &CallHolds {
        &self.calls[id.0]
    }

    pub(crate) fn lambda(&self, id: LambdaId) -> &[usize] {
        &self.lambdas[id.0]
    }
}

/// What is not out of its cell already.
fn still_in(all: &[Held], out: &dyn Fn(BindingId) -> bool) -> Vec<Held> {
    let mut rest = Vec::new();
    for held in all {
        if !out(held.binding) {
            rest.push(*held);
        }
    }
    rest
}
