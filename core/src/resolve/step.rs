//! Steps: the expressions during which a function has to itself what it shares, and `move` lambdas, which take handles.

use proc_macro2::{Delimiter, TokenTree};
use quote::ToTokens;
use syn::{BinOp, Expr, Stmt};

use super::assign::assigns_to_a_name;
use super::marker::Hole;
use super::refers::{is_lazy, refers};
use super::scope::Entry;
use super::tree::{Access, Context, Lambda, LambdaId, Step, StepId, Target, Time, Use};
use super::walker::{Walker, name_of};

/// A step that is being walked.
pub(super) struct OpenStep {
    id: StepId,
    first: usize,
}

impl Walker {
    /// Walks an expression whose value is used as a whole.
    pub(super) fn step(&mut self, expr: &mut Expr, access: Access, context: Context) {
        if self.calls_variables(expr) {
            return self.copying(|walker| walker.step_of(expr, access, context));
        }
        self.step_of(expr, access, context);
    }

    fn copying(&mut self, walk: impl FnOnce(&mut Self)) {
        self.copying += 1;
        walk(self);
        self.copying -= 1;
    }

    fn step_of(&mut self, expr: &mut Expr, access: Access, context: Context) {
        match expr {
            Expr::Tuple(tuple) => {
                tuple.elems.iter_mut().for_each(|expr| self.step(expr, Access::Read, Context::Loose));
            }
            expr if assigns_to_a_name(expr) => self.assignment(expr, context, false),
            expr if self.is_whole(expr) => {
                let open = self.open_step(context);
                self.place(expr, access, context);
                self.close_step(expr, &open);
            }
            expr => self.place(expr, access, context),
        }
    }

    /// The same, of a statement, which may end in a semicolon.
    pub(super) fn statement_step(&mut self, expr: &mut Expr, semi: bool) {
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
        self.step(expr, Access::Read, Context::Loose);
        if let (true, Some(used)) = (is_name, self.uses.get_mut(first)) {
            used.taken = true;
        }
    }

    /// The same, of what a pattern takes apart. Where it may be part of a variable, the step is all that follows from it.
    pub(super) fn scrutinee(&mut self, expr: &mut Expr, access: Access) {
        if self.is_part(expr) {
            self.place(expr, access, Context::Operand);
        } else {
            self.step(expr, access, Context::Operand);
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
                Some(Entry::Variable(binding)) => self.bindings[binding.0].is_number(),
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
            let open = self.open_step(Context::Loose);
            self.value(expr);
            self.close_step(expr, &open);
        }
    }

    /// The same, of a macro that is a statement.
    pub(super) fn macro_step(&mut self, stmt: &mut Stmt) {
        let Stmt::Macro(statement) = stmt else { return };
        let since = self.use_count();
        let open = self.open_step(Context::Loose);
        let (attrs, mac) = (std::mem::take(&mut statement.attrs), statement.mac.clone());
        let mut expr = Expr::Macro(syn::ExprMacro { attrs, mac });
        self.macro_expr(&mut expr, Context::Loose);
        self.note_redeclared(since);
        self.stepping.pop();
        if self.is_step(&open) {
            self.finish_step(&mut expr, &open);
        }
        match expr {
            Expr::Macro(call) => (statement.attrs, statement.mac) = (call.attrs, call.mac),
            expr => *stmt = Stmt::Expr(expr, statement.semi_token),
        }
    }

    pub(super) fn open_step(&mut self, context: Context) -> OpenStep {
        let id = StepId(self.steps.len());
        let begin = self.tick();
        self.steps.push(unmarked(begin, context));
        self.stepping.push(id);
        OpenStep { id, first: self.use_count() }
    }

    /// Puts a marker in the place of the expression, if the step may need something that is shared.
    pub(super) fn close_step(&mut self, expr: &mut Expr, open: &OpenStep) {
        self.stepping.pop();
        if self.is_step(open) {
            self.finish_step(expr, open);
        }
    }

    fn finish_step(&mut self, expr: &mut Expr, open: &OpenStep) {
        let (end, number) = (self.tick(), self.is_number(expr));
        let step = &mut self.steps[open.id.0];
        (step.tokens, step.at.1, step.number) = (expr.to_token_stream(), end, number);
        let span = syn::spanned::Spanned::span(expr);
        *expr = Expr::Verbatim(self.markers.mark(Hole::Step(open.id), span).into_token_stream());
    }

    /// Whether a variable of the function itself is named in the step.
    fn is_step(&self, open: &OpenStep) -> bool {
        let function = self.current();
        let is_own = |used: &Use| match used.target {
            Target::Variable(binding) => self.moves || self.bindings[binding.0].owner == function,
            _ => false,
        };
        self.uses[open.first..].iter().any(|used| used.step == Some(open.id) && is_own(used))
    }

    /// Whether the expression is one step, and does not consist of others.
    pub(super) fn is_whole(&self, expr: &Expr) -> bool {
        self.binds_parts(expr) || !(has_steps(expr) || self.is_object(expr))
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

    /// An `.await` holds whatever the steps around hold.
    pub(super) fn awaits(&mut self) {
        for id in &self.stepping {
            self.steps[id.0].awaits = true;
        }
    }

    /// Walks a `move` closure or block: it may need handles of its own.
    pub(super) fn move_lambda(&mut self, expr: &mut Expr, context: Context) {
        let (first, begin) = (self.use_count(), self.tick());
        self.expr(expr);
        if self.use_count() > first {
            let end = self.tick();
            let id = LambdaId(self.lambdas.len());
            self.lambdas.push(Lambda { tokens: expr.to_token_stream(), at: (begin, end), context });
            let span = syn::spanned::Spanned::span(expr);
            *expr = Expr::Verbatim(self.markers.mark(Hole::Lambda(id), span).into_token_stream());
        }
    }
}

/// A step of which nothing is known yet.
pub(super) fn unmarked(begin: Time, context: Context) -> Step {
    let (tokens, at) = (proc_macro2::TokenStream::new(), (begin, begin));
    Step { tokens, at, context, awaits: false, number: false, assigns: None }
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
pub(super) fn has_steps(expr: &Expr) -> bool {
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
