//! Branches and loops: conditions, patterns, and the blocks that belong to them.

use syn::{Arm, Expr, ExprForLoop, ExprIf, ExprLoop, ExprMatch, ExprWhile, Pat};

use super::arena::Kind;
use super::expected::Expected;
use super::ids::{BindingId, BlockId};
use super::operation::WalkedBranch;
use super::pattern::{Pattern, Position, arms_access, pattern_access, takes_content};
use super::refers::refers_to_temporary;
use super::shape::has_evaluations;
use super::tree::{Declaration, Flow};
use super::uses::{Access, Context};
use super::walker::Walker;
use crate::syntax::any;

impl Walker {
    /// `let PATTERN = value && condition`
    pub(super) fn let_chain(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Let(expr) => {
                self.copy_part(&mut expr.pat, &mut expr.expr);
                let taken = if takes_content(&expr.pat) { self.content_of(&expr.expr) } else { None };
                let first = self.use_count();
                self.scrutinee(&mut expr.expr, pattern_access(&expr.pat));
                self.note_content(taken, first);
                let how = Declaration { data: self.is_data(&expr.expr), ..Declaration::default() };
                self.pattern_part(&mut expr.pat, &mut Pattern::new(Position::Refutable).with(how));
            }
            Expr::Binary(expr) => {
                self.condition(&mut expr.left);
                let right = self.open_flow();
                self.condition(&mut expr.right);
                let right = self.close_flow(right);
                self.short_circuit(right);
            }
            _ => {}
        }
    }

    /// The right side of `&&` or `||` may not run. Bindings of a `let` chain are new all the same, where they
    /// are visible at all.
    pub(super) fn short_circuit(&mut self, right: Flow) {
        let mut declared = Vec::new();
        declarations(&right, &mut declared);
        self.emit(Flow::Branch(vec![right, Flow::Nothing]));
        for id in declared {
            self.emit(Flow::Declare(id));
        }
    }

    pub(super) fn for_loop(&mut self, expr: &mut ExprForLoop) {
        let whole = !has_evaluations(&expr.expr)
            && !self.iterates_part(&expr.expr)
            && !refers_to_temporary(&expr.expr);
        let open = if whole { Some(self.open_evaluation(Context::Loose)) } else { None };
        self.consumed = true;
        let keeping = self.begin_keeping(&expr.expr);
        let first = self.use_count();
        let takes = matches!(*expr.expr, Expr::Path(_));
        self.value(&mut expr.expr);
        if let (true, Some(used)) = (takes, self.uses.get_mut(first)) {
            used.consumed = true;
        }
        let known = self.type_of_turn(&expr.expr);
        let how = Declaration { data: self.is_data(&expr.expr), ..Declaration::default() };
        if !how.data && known.is_none() && !self.has_std_methods(&expr.expr) {
            self.note_foreign();
        }
        if known.is_none() {
            self.note_unknown();
        }
        if let Some(open) = open {
            self.close_evaluation(&mut expr.expr, &open);
        }
        let node = self.arena.open(Kind::Loop);
        let turn = self.open_flow();
        let number = Some(self.next_block());
        let scope = self.open_scope(number);
        self.pattern_part(&mut expr.pat, &mut Pattern::new(Position::Let).with(how).of(known));
        self.numbered(number, &mut expr.body);
        self.close_scope(&scope);
        let turn = self.close_flow(turn);
        self.arena.close(node);
        if keeping.lazy {
            self.keep_closures(&keeping, None);
        }
        self.repeat(expr.label.as_ref(), Flow::Branch(vec![turn, Flow::Break(None)]));
    }

    pub(super) fn if_expr(&mut self, expr: &mut ExprIf) {
        let meeting = self.meeting();
        let mut expected = std::mem::take(&mut self.expected);
        expected.meet(meeting);
        let number = Some(self.next_block());
        let scope = self.open_scope(number);
        let bindings = self.bindings.len();
        self.condition(&mut expr.cond);
        let then = self.open_flow();
        self.expected.clone_from(&expected);
        let branch = self.open_branch(self.bindings.len() > bindings);
        self.numbered(number, &mut expr.then_branch);
        let mut branches = vec![self.close_branch(&branch)];
        let then = self.close_flow(then);
        self.close_scope(&scope);
        let otherwise = self.open_flow();
        if let Some((_, expr)) = &mut expr.else_branch {
            self.expected = expected;
            let branch = self.open_branch(false);
            if matches!(**expr, Expr::If(_)) {
                self.evaluation(expr, Access::Read, Context::Else);
            } else {
                self.value(expr);
            }
            branches.push(self.close_branch(&branch));
        }
        let otherwise = self.close_flow(otherwise);
        self.emit(Flow::Branch(vec![then, otherwise]));
        self.note_choice(&branches);
        self.branches = branches;
    }

    pub(super) fn match_expr(&mut self, expr: &mut ExprMatch) {
        let meeting = self.meeting();
        let mut expected = std::mem::take(&mut self.expected);
        expected.meet(meeting);
        let whole = any(&expr.arms, &mut |arm| takes_content(&arm.pat));
        let taken = if whole { self.content_of(&expr.expr) } else { None };
        let first = self.use_count();
        self.scrutinee(&mut expr.expr, arms_access(&expr.arms));
        self.note_content(taken, first);
        let how = Declaration { data: self.is_data(&expr.expr), ..Declaration::default() };
        let (mut arms, mut branches) = (Vec::new(), Vec::new());
        for arm in &mut expr.arms {
            let (guard, body, branch) = self.arm(arm, expected.clone(), how);
            branches.push(branch);
            if matches!(arm.pat, Pat::Guard(_)) {
                // A guard that fails goes on to the next arm, so what it does comes before all bodies.
                self.emit(Flow::Branch(vec![guard, Flow::Nothing]));
                arms.push(body);
            } else {
                arms.push(Flow::Seq(vec![guard, body]));
            }
        }
        self.emit(Flow::Branch(arms));
        self.note_choice(&branches);
        self.branches = branches;
    }

    /// Walks an arm: the events of its pattern with its guard, and those of its body.
    pub(super) fn arm(
        &mut self,
        arm: &mut Arm,
        expected: Expected,
        how: Declaration,
    ) -> (Flow, Flow, WalkedBranch) {
        let node = self.arena.open(Kind::Arm);
        let number = Some(self.next_block());
        let guard = self.open_flow();
        let scope = self.open_scope(number);
        let bindings = self.bindings.len();
        self.pattern_part(&mut arm.pat, &mut Pattern::new(Position::Refutable).with(how));
        let body = self.open_flow();
        self.expected = expected;
        let branch = self.open_branch(self.bindings.len() > bindings);
        self.body(number, &mut arm.body);
        let branch = self.close_branch(&branch);
        let body = self.close_flow(body);
        self.close_scope(&scope);
        let guard = self.close_flow(guard);
        self.arena.close(node);
        (guard, body, branch)
    }

    /// What an arm or a closure evaluates to. A block there is the block of the pattern's variables.
    pub(super) fn body(&mut self, number: Option<BlockId>, expr: &mut Expr) {
        match expr {
            Expr::Block(expr) if expr.label.is_none() => self.numbered(number, &mut expr.block),
            expr => self.given(expr),
        }
    }

    pub(super) fn endless_loop(&mut self, expr: &mut ExprLoop) {
        let node = self.arena.open(Kind::Loop);
        let body = self.open_flow();
        self.block(&mut expr.body);
        let body = self.close_flow(body);
        self.arena.close(node);
        self.repeat(expr.label.as_ref(), body);
    }

    pub(super) fn while_loop(&mut self, expr: &mut ExprWhile) {
        let node = self.arena.open(Kind::Loop);
        let turn = self.open_flow();
        let number = Some(self.next_block());
        let scope = self.open_scope(number);
        self.condition(&mut expr.cond);
        let body = self.open_flow();
        self.numbered(number, &mut expr.body);
        let body = self.close_flow(body);
        self.emit(Flow::Branch(vec![body, Flow::Break(None)]));
        self.close_scope(&scope);
        let turn = self.close_flow(turn);
        self.arena.close(node);
        self.repeat(expr.label.as_ref(), turn);
    }
}

/// Collects the bindings that are declared in a sequence.
fn declarations(flow: &Flow, into: &mut Vec<BindingId>) {
    match flow {
        Flow::Declare(id) => into.push(*id),
        Flow::Seq(flows) | Flow::Branch(flows) => {
            for flow in flows {
                declarations(flow, into);
            }
        }
        _ => {}
    }
}
