//! Steps: the expressions during which a function has to itself what it shares, and `move` lambdas, which take handles.

use proc_macro2::{Delimiter, TokenTree};
use quote::ToTokens;
use syn::{BinOp, Expr, Stmt};

use super::arena::Kind;
use super::assign::assigns_to_a_name;
use super::refers::{is_lazy, refers};
use super::scope::Entry;
use super::template::{Hole, Template};
use super::tree::{Access, Context, Evaluation, EvaluationId, EvaluationKind, NodeId, Target, Use};
use super::walker::{Walker, name_of};

/// A step that is being walked.
pub(super) struct OpenEvaluation {
    id: EvaluationId,
    node: NodeId,
    first: usize,
    around: Option<EvaluationId>,
}

impl Walker {
    /// Walks an expression whose value is used as a whole.
    pub(super) fn evaluation(&mut self, expr: &mut Expr, access: Access, context: Context) {
        if self.calls_variables(expr) {
            return self.copying(|walker| walker.evaluation_of(expr, access, context));
        }
        self.evaluation_of(expr, access, context);
    }

    fn copying(&mut self, walk: impl FnOnce(&mut Self)) {
        self.copying += 1;
        walk(self);
        self.copying -= 1;
    }

    fn evaluation_of(&mut self, expr: &mut Expr, access: Access, context: Context) {
        match expr {
            Expr::Tuple(tuple) => {
                tuple.elems.iter_mut().for_each(|expr| self.evaluation(expr, Access::Read, Context::Loose));
            }
            expr if assigns_to_a_name(expr) => self.assignment(expr, context, false),
            expr if self.is_whole(expr) => {
                let open = self.open_evaluation(context);
                self.place(expr, access, context);
                self.close_evaluation(expr, &open);
            }
            expr => self.place(expr, access, context),
        }
    }

    /// The same, of a statement, which may end in a semicolon.
    pub(super) fn statement_evaluation(&mut self, expr: &mut Expr, semi: bool) {
        if semi && assigns_to_a_name(expr) {
            self.assignment(expr, Context::Loose, true);
        } else {
            self.given(expr);
        }
    }

    /// The same, of what a block or an arm evaluates to: a name there means a copy, or moves the variable.
    pub(super) fn given(&mut self, expr: &mut Expr) {
        let first = self.use_count();
        let is_name = matches!(expr, Expr::Path(_));
        self.evaluation(expr, Access::Read, Context::Loose);
        if let (true, Some(used)) = (is_name, self.uses.get_mut(first)) {
            used.access = Access::Take;
        }
    }

    /// The same, of what a pattern takes apart. Where it may be part of a variable, the step is all that follows from it.
    pub(super) fn scrutinee(&mut self, expr: &mut Expr, access: Access) {
        if self.is_part(expr) {
            self.place(expr, access, Context::Operand);
        } else {
            self.evaluation(expr, access, Context::Operand);
        }
    }

    /// Whether the value may be part of a variable that is no number.
    pub(super) fn is_part(&self, expr: &Expr) -> bool {
        let number = |path: &syn::ExprPath| {
            if self.copying > 0 {
                return true;
            }
            let name = path.path.get_ident().map(name_of);
            match name.and_then(|name| self.scopes.lookup(&name)) {
                Some(Entry::Variable(binding)) => self.bindings[binding].is_number(),
                _ => true,
            }
        };
        match expr {
            Expr::Path(path) => !number(path),
            expr => refers(expr),
        }
    }

    /// The same, of what a `for` walks over: `items.iter().copied()` refers to `items`.
    pub(super) fn iterates_part(&self, expr: &Expr) -> bool {
        match expr {
            Expr::MethodCall(call) if is_lazy(&call.method) => self.iterates_part(&call.receiver),
            expr => self.is_part(expr),
        }
    }

    /// The same, of the condition of an `if` or `while`.
    pub(super) fn condition(&mut self, expr: &mut Expr) {
        if contains_let(expr) || !self.is_whole(expr) {
            self.value(expr);
        } else {
            let open = self.open_evaluation(Context::Loose);
            self.value(expr);
            self.close_evaluation(expr, &open);
        }
    }

    /// The same, of a macro that is a statement.
    pub(super) fn macro_statement(&mut self, stmt: &mut Stmt) {
        let Stmt::Macro(statement) = stmt else { return };
        let since = self.use_count();
        let open = self.open_evaluation(Context::Loose);
        let (attrs, mac) = (std::mem::take(&mut statement.attrs), statement.mac.clone());
        let mut expr = Expr::Macro(syn::ExprMacro { attrs, mac });
        self.macro_expr(&mut expr, Context::Loose);
        self.note_redeclared(since);
        self.close_evaluation(&mut expr, &open);
        match expr {
            Expr::Macro(call) => (statement.attrs, statement.mac) = (call.attrs, call.mac),
            expr => *stmt = Stmt::Expr(expr, statement.semi_token),
        }
    }

    pub(super) fn open_evaluation(&mut self, context: Context) -> OpenEvaluation {
        let (id, node) = self.add_evaluation(context);
        let around = self.evaluation.replace(id);
        OpenEvaluation { id, node, first: self.use_count(), around }
    }

    /// Opens the node of an evaluation of which nothing is known yet.
    pub(super) fn add_evaluation(&mut self, context: Context) -> (EvaluationId, NodeId) {
        let node = self.arena.open(Kind::Evaluation(self.evaluations.next()));
        let kind = EvaluationKind::Whole(Template::default());
        let id = self.evaluations.push(Evaluation { kind, node, context, awaits: false, number: false });
        (id, node)
    }

    /// Puts a marker in the place of the expression, if the step may need something that is shared.
    pub(super) fn close_evaluation(&mut self, expr: &mut Expr, open: &OpenEvaluation) {
        self.evaluation = open.around;
        self.arena.close(open.node);
        if self.is_evaluation(open) {
            self.finish_evaluation(expr, open);
        }
    }

    fn finish_evaluation(&mut self, expr: &mut Expr, open: &OpenEvaluation) {
        let number = self.is_number(expr);
        let span = syn::spanned::Spanned::span(expr);
        let whole = self.markers.template(expr.to_token_stream());
        let evaluation = &mut self.evaluations[open.id];
        (evaluation.kind, evaluation.number) = (EvaluationKind::Whole(whole), number);
        *expr = Expr::Verbatim(self.markers.mark(Hole::Evaluation(open.id), span).into_token_stream());
    }

    /// Whether a variable of the function itself is named in the step.
    fn is_evaluation(&self, open: &OpenEvaluation) -> bool {
        let function = self.current();
        let is_own = |used: &Use| match used.target {
            Target::Variable(binding) => self.moves || self.bindings[binding].owner == function,
            _ => false,
        };
        self.uses.rows()[open.first..].iter().any(|used| used.evaluation == Some(open.id) && is_own(used))
    }

    /// Whether the expression is one step, and does not consist of others.
    pub(super) fn is_whole(&self, expr: &Expr) -> bool {
        self.binds_parts(expr) || !(has_evaluations(expr) || self.is_object(expr))
    }

    /// Whether a pattern of the expression may bind parts of a variable: they are there as long as its blocks run.
    fn binds_parts(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Match(expr) => self.is_part(&expr.expr),
            Expr::ForLoop(expr) => self.iterates_part(&expr.expr),
            Expr::If(expr) => {
                let otherwise = expr.else_branch.as_ref();
                self.lets_parts(&expr.cond) || otherwise.is_some_and(|(_, expr)| self.binds_parts(expr))
            }
            Expr::While(expr) => self.lets_parts(&expr.cond),
            _ => false,
        }
    }

    /// The same, of the `let`s of a condition.
    fn lets_parts(&self, cond: &Expr) -> bool {
        match cond {
            Expr::Let(expr) => self.is_part(&expr.expr),
            Expr::Binary(expr) if matches!(expr.op, BinOp::And(_)) => {
                self.lets_parts(&expr.left) || self.lets_parts(&expr.right)
            }
            _ => false,
        }
    }

    /// Whether the blocks of the expression call closures that variables hold: a name that is taken apart is copied then, so
    /// that nothing is held meanwhile.
    pub(super) fn calls_variables(&self, expr: &Expr) -> bool {
        matches!(expr, Expr::Match(_) | Expr::If(_) | Expr::While(_)) && self.calls_in(expr.to_token_stream())
    }

    fn calls_in(&self, tokens: proc_macro2::TokenStream) -> bool {
        let mut variable = false;
        tokens.into_iter().any(|token| {
            let after_variable = std::mem::take(&mut variable);
            match token {
                TokenTree::Ident(ident) => {
                    let entry = self.scopes.lookup(&name_of(&ident));
                    variable = matches!(entry, Some(Entry::Variable(_)));
                    false
                }
                TokenTree::Group(group) => {
                    let called = after_variable && group.delimiter() == Delimiter::Parenthesis;
                    called || self.calls_in(group.stream())
                }
                _ => false,
            }
        })
    }

    /// An `.await` holds whatever the evaluations around hold.
    pub(super) fn awaits(&mut self) {
        let mut node = self.arena.current();
        while let Some(around) = node {
            match self.arena.kind(around) {
                Kind::Evaluation(id) => self.evaluations[id].awaits = true,
                Kind::Function(_) | Kind::Lambda(_) | Kind::Assignee => return,
                _ => {}
            }
            node = self.arena.parent(around);
        }
    }

    /// Walks a `move` closure or block: it may need handles of its own.
    pub(super) fn move_lambda(&mut self, expr: &mut Expr, context: Context) {
        let (first, id) = (self.use_count(), self.lambdas.next());
        self.expr(expr);
        if self.use_count() > first {
            let span = syn::spanned::Spanned::span(expr);
            let template = self.markers.template(expr.to_token_stream());
            let lambda = &mut self.lambdas[id];
            (lambda.template, lambda.context) = (template, context);
            *expr = Expr::Verbatim(self.markers.mark(Hole::Lambda(id), span).into_token_stream());
        }
    }
}

/// Whether the expression is a `move` closure or block.
pub(super) fn is_move_lambda(expr: &Expr) -> bool {
    match expr {
        Expr::Closure(closure) => closure.capture.is_some(),
        Expr::Async(block) => block.capture.is_some(),
        _ => false,
    }
}

/// Whether the expression consists of steps, or is a name or literal alone.
pub(super) fn has_evaluations(expr: &Expr) -> bool {
    let is_logical = |op: &BinOp| matches!(op, BinOp::And(_) | BinOp::Or(_));
    matches!(expr, Expr::Binary(binary) if is_logical(&binary.op))
        || matches!(
            expr,
            Expr::Path(_)
                | Expr::Lit(_)
                | Expr::Block(_)
                | Expr::If(_)
                | Expr::Match(_)
                | Expr::While(_)
                | Expr::Loop(_)
                | Expr::ForLoop(_)
                | Expr::Unsafe(_)
                | Expr::Closure(_)
                | Expr::Async(_)
                | Expr::Const(_)
                | Expr::TryBlock(_)
                | Expr::Return(_)
                | Expr::Break(_)
                | Expr::Continue(_)
        )
}

/// Whether the condition is a `let`, or a chain with one.
pub(super) fn contains_let(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(expr) if matches!(expr.op, BinOp::And(_)) => {
            contains_let(&expr.left) || contains_let(&expr.right)
        }
        _ => false,
    }
}
