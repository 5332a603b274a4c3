//! Branches and loops: conditions, patterns, and the blocks that belong to them.

use syn::{Expr, ExprForLoop, ExprIf, ExprMatch, ExprWhile, Pat};

use super::arena::Kind;
use super::evaluation::has_evaluations;
use super::pattern::{Pattern, Position, pattern_access};
use super::tree::{Access, BindingId, BlockId, Context, Flow};
use super::walker::Walker;

impl Walker {
    /// `let PATTERN = value && condition`
    pub(super) fn let_chain(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Let(expr) => {
                self.scrutinee(&mut expr.expr, pattern_access(&expr.pat));
                self.pattern(&mut expr.pat, Position::Refutable);
            }
            Expr::Binary(expr) => {
                self.condition(&mut expr.left);
                let right = self.flow(|walker| walker.condition(&mut expr.right));
                self.short_circuit(right);
            }
            _ => {}
        }
    }

    /// The right side of `&&` or `||` may not run. Bindings of a `let` chain are new all the same, where they are
    /// visible at all.
    pub(super) fn short_circuit(&mut self, right: Flow) {
        let mut declared = Vec::new();
        declarations(&right, &mut declared);
        self.emit(Flow::Branch(vec![right, Flow::Nothing]));
        for id in declared {
            self.emit(Flow::Declare(id));
        }
    }

    pub(super) fn for_loop(&mut self, expr: &mut ExprForLoop) {
        let open = (!has_evaluations(&expr.expr) && !self.iterates_part(&expr.expr))
            .then(|| self.open_evaluation(Context::Loose));
        self.consumed = true;
        self.value(&mut expr.expr);
        let known = self.type_of_turn(&expr.expr);
        if known.is_none() {
            self.busy();
        }
        if let Some(open) = open {
            self.close_evaluation(&mut expr.expr, &open);
        }
        let node = self.arena.open(Kind::Loop);
        let turn = self.flow(|walker| {
            let number = Some(walker.next_block());
            walker.scope_of(number, |walker| {
                walker.pattern_part(&mut expr.pat, &mut Pattern::new(Position::Let).of(known));
                walker.numbered(number, &mut expr.body);
            });
        });
        self.arena.close(node);
        self.repeat(&expr.label, Flow::Branch(vec![turn, Flow::Break(None)]));
    }

    pub(super) fn if_expr(&mut self, expr: &mut ExprIf) {
        let mut then = Flow::Nothing;
        let number = Some(self.next_block());
        self.scope_of(number, |walker| {
            walker.condition(&mut expr.cond);
            then = walker.flow(|walker| walker.numbered(number, &mut expr.then_branch));
        });
        let otherwise = match &mut expr.else_branch {
            Some((_, otherwise)) => self.flow(|walker| walker.value(otherwise)),
            None => Flow::Nothing,
        };
        self.emit(Flow::Branch(vec![then, otherwise]));
    }

    pub(super) fn match_expr(&mut self, expr: &mut ExprMatch) {
        let access = expr.arms.iter().map(|arm| pattern_access(&arm.pat)).find(|access| access.changes());
        self.scrutinee(&mut expr.expr, access.unwrap_or(Access::Read));
        let mut arms = Vec::new();
        for arm in &mut expr.arms {
            let node = self.arena.open(Kind::Arm);
            let mut body = Flow::Nothing;
            let number = Some(self.next_block());
            let guard = self.flow(|walker| {
                walker.scope_of(number, |walker| {
                    walker.pattern(&mut arm.pat, Position::Refutable);
                    body = walker.flow(|walker| walker.body(number, &mut arm.body));
                });
            });
            self.arena.close(node);
            if matches!(arm.pat, Pat::Guard(_)) {
                // A guard that fails goes on to the next arm, so what it does comes before all bodies.
                self.emit(Flow::Branch(vec![guard, Flow::Nothing]));
                arms.push(body);
            } else {
                arms.push(Flow::Seq(vec![guard, body]));
            }
        }
        self.emit(Flow::Branch(arms));
    }

    /// What an arm or a closure evaluates to. A block there is the block of the pattern's variables.
    pub(super) fn body(&mut self, number: Option<BlockId>, expr: &mut Expr) {
        match expr {
            Expr::Block(expr) if expr.label.is_none() => self.numbered(number, &mut expr.block),
            expr => self.given(expr),
        }
    }

    pub(super) fn while_loop(&mut self, expr: &mut ExprWhile) {
        let node = self.arena.open(Kind::Loop);
        let body = self.flow(|walker| {
            let number = Some(walker.next_block());
            walker.scope_of(number, |walker| {
                walker.condition(&mut expr.cond);
                let body = walker.flow(|walker| walker.numbered(number, &mut expr.body));
                walker.emit(Flow::Branch(vec![body, Flow::Break(None)]));
            });
        });
        self.arena.close(node);
        self.repeat(&expr.label, body);
    }
}

fn declarations(flow: &Flow, into: &mut Vec<BindingId>) {
    match flow {
        Flow::Declare(id) => into.push(*id),
        Flow::Seq(flows) | Flow::Branch(flows) => flows.iter().for_each(|flow| declarations(flow, into)),
        _ => {}
    }
}
