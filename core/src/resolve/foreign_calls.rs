//! Code of others that runs in nested functions: who calls such a function runs it, too.

use std::ops::Range;

use super::ids::{EvaluationId, FormatId, UseId};
use super::operation::EvaluationKind;
use super::uses::{Access, Target};
use super::walker::Walker;

impl Walker {
    /// Tells the evaluations and operands in which that happens, now that all functions are known.
    pub(super) fn classify_foreign(&mut self) {
        let before = self.foreign_calls_before();
        let runs = |uses: &Range<usize>| before[uses.end] > before[uses.start];
        for index in 0..self.evaluations.len() {
            let uses = self.use_range(self.evaluations[EvaluationId(index)].node);
            if !runs(&uses) {
                continue;
            }
            let evaluation = &mut self.evaluations[EvaluationId(index)];
            evaluation.foreign = true;
            if let Some(operation) = &mut evaluation.operation {
                for operand in &mut operation.operands {
                    operand.foreign |= runs(&operand.uses);
                }
            }
            if let EvaluationKind::Assignment(assignment) = &mut evaluation.kind {
                assignment.foreign |= runs(&(uses.start..assignment.left.0));
            }
        }
        for index in 0..self.formats.len() {
            for name in &mut self.formats[FormatId(index)].names {
                for argument in &mut name.before {
                    argument.foreign |= runs(&argument.uses);
                }
                for argument in &mut name.after {
                    argument.foreign |= runs(&argument.uses);
                }
            }
        }
    }

    /// For each use, and behind the last, how many before it call what runs code of others: a nested
    /// function, or a closure of the user's own in which one is called.
    fn foreign_calls_before(&self) -> Vec<usize> {
        let running = self.running_foreign();
        let (mut before, mut known) = (vec![0; self.uses.len() + 1], usize::MAX);
        loop {
            let mut count = 0;
            for index in 0..self.uses.len() {
                let used = &self.uses[UseId(index)];
                let runs = match (used.target, used.access) {
                    (Target::Nested(called), Access::Call) => running[called.0],
                    (Target::Variable(called), Access::Call) => match &self.bindings[called].lambda {
                        Some(lambda) => before[lambda.end] > before[lambda.start],
                        None => false,
                    },
                    _ => false,
                };
                count += usize::from(runs);
                before[index + 1] = count;
            }
            // A closure may call another one that stands behind it.
            if count == known {
                return before;
            }
            known = count;
        }
    }

    /// For each function, whether it runs code of others, itself or in what it calls.
    fn running_foreign(&self) -> Vec<bool> {
        let mut running = Vec::new();
        for function in &self.functions {
            running.push(matches!(function, Some(function) if function.runs_foreign));
        }
        let mut changed = true;
        while changed {
            changed = false;
            for used in self.uses.rows() {
                if let (Target::Nested(called), Access::Call) = (used.target, used.access) {
                    changed |= running[called.0] && !running[used.function.0];
                    running[used.function.0] |= running[called.0];
                }
            }
        }
        running
    }
}
