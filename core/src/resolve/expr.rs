//! Expressions and statements: every form, in the order Rust evaluates them.

use proc_macro2::Ident;
use syn::{BinOp, Block, Expr, ExprClosure, ExprMethodCall, ExprStruct, Local, LocalInit, Member, Pat, Stmt};

use super::arena::Kind;
use super::assign::is_compound;
use super::attributes;
use super::cells;
use super::evaluation::contains_let;
use super::infer::is_open_literal;
use super::methods;
use super::pattern::{Pattern, Position, pattern_access};
use super::template::Hole;
use super::tree::{Access, Context, Declaration, Flow, Known, Strength, Target};
use super::types;
use super::walker::Walker;
use crate::knowledge::{self, Fact};

type Label = Option<syn::Label>;

impl Walker {
    pub(super) fn statement(&mut self, stmt: &mut Stmt) {
        match stmt {
            Stmt::Local(local) => self.local(local),
            Stmt::Expr(expr, semi) if attributes::conditional(attributes::of(expr)) => {
                let flow = self.flow(|walker| walker.statement_evaluation(expr, semi.is_some()));
                self.emit(Flow::Branch(vec![flow, Flow::Nothing]));
            }
            Stmt::Expr(expr, semi) => self.statement_evaluation(expr, semi.is_some()),
            Stmt::Macro(_) => self.macro_statement(stmt),
            Stmt::Item(_) => {}
        }
    }

    fn is_cell(&self, used: &super::tree::Use) -> bool {
        matches!(used.target, Target::Variable(binding) if self.bindings[binding].how.cell)
    }

    fn local(&mut self, local: &mut Local) {
        let conditional = attributes::conditional(&local.attrs);
        let mut how = Declaration { conditional, ..Declaration::default() };
        how.cell = names_cell(&local.pat);
        let mut known = None;
        how.deferred = local.init.is_none();
        let first = self.use_count();
        let is_lambda =
            local.init.as_ref().is_some_and(|init| matches!(*init.expr, Expr::Closure(_) | Expr::Path(_)));
        if let Some(init) = &mut local.init {
            how.cell |= cells::made_by(&init.expr);
            how.integer = matches!(local.pat, Pat::Ident(_)) && is_open_literal(&init.expr);
            how.collection =
                matches!(local.pat, Pat::Ident(_)) && types::is_collection(None, Some(&init.expr));
            let moves = matches!(&*init.expr, Expr::Closure(closure) if closure.capture.is_some());
            let flow = self.flow(|walker| known = walker.initialiser(&local.pat, init));
            // A clone of the closure would have another one.
            how.cell |= moves && self.uses.rows()[first..].iter().any(|used| self.is_cell(used));
            self.emit(if conditional { Flow::Branch(vec![flow, Flow::Nothing]) } else { flow });
        }
        let refutable = local.init.as_ref().is_some_and(|init| init.diverge.is_some());
        let position = if refutable { Position::Refutable } else { Position::Let };
        let declared = self.bindings.len();
        self.pattern_part(&mut local.pat, &mut Pattern::new(position).with(how).of(known));
        if let Some(binding) = self.bindings.get_mut(declared) {
            binding.init = first..self.uses.len();
            binding.lambda = is_lambda.then_some(first..self.uses.len());
        }
    }

    /// Walks what a `let` is given; its type, where that is told.
    fn initialiser(&mut self, pat: &Pat, init: &mut LocalInit) -> Option<Known> {
        // What ends in braces cannot stand before `else`.
        let context = if init.diverge.is_some() { Context::Operand } else { Context::Loose };
        // A reference that is bound is there for longer than the statement.
        let copying = usize::from(self.calls_variables(&init.expr));
        self.copying += copying;
        let whole = self.is_whole(&init.expr) && !matches!(*init.expr, Expr::Reference(_));
        let open = whole.then(|| self.open_evaluation(context));
        self.place(&mut init.expr, pattern_access(pat), context);
        self.copying -= copying;
        let lasting = types::lasting(pat, &init.expr).and_then(|ty| self.written_type(&ty));
        let known = lasting.or_else(|| self.type_of(&init.expr));
        if !self.is_number(&init.expr) {
            self.busy();
        }
        if let Some(open) = open {
            self.close_evaluation(&mut init.expr, &open);
        }
        if let Some((_, diverge)) = &mut init.diverge {
            let diverge = self.flow(|walker| walker.value(diverge));
            self.emit(Flow::Branch(vec![diverge, Flow::Nothing]));
        }
        known
    }

    /// An expression whose value is used, in a place where a closure would need parentheses.
    pub(super) fn value(&mut self, expr: &mut Expr) {
        self.place(expr, Access::Read, Context::Operand);
    }

    /// An expression whose value is taken: a name there means a copy, or moves the variable.
    pub(super) fn taken(&mut self, expr: &mut Expr, context: Context) {
        let first = self.use_count();
        let is_name = matches!(expr, Expr::Path(_));
        self.place(expr, Access::Read, context);
        if let (true, Some(used)) = (is_name, self.uses.get_mut(first)) {
            used.access = Access::Take;
        }
    }

    /// An argument of a function or method that `keeps` it, or may do with it what it likes.
    pub(super) fn passed(&mut self, expr: &mut Expr, keeps: bool) {
        let first = self.use_count();
        let is_name = match &*expr {
            Expr::Reference(expr) => matches!(*expr.expr, Expr::Path(_)),
            expr => matches!(expr, Expr::Path(_)),
        };
        self.taken(expr, Context::Loose);
        if let (true, Some(used)) = (is_name && !keeps, self.uses.get_mut(first)) {
            used.passed = true;
        }
    }

    /// An expression with `?` or `.await` behind it.
    fn base(&mut self, expr: &mut Expr) {
        self.place(expr, Access::Read, Context::Base);
    }

    /// An expression in a place where a closure can stand as it is.
    pub(super) fn loose(&mut self, expr: &mut Expr) {
        self.place(expr, Access::Read, Context::Loose);
    }

    fn maybe(&mut self, expr: &mut Option<Box<Expr>>) {
        if let Some(expr) = expr {
            self.given(expr);
        }
    }

    /// Every expression that is no place; `place` has those that are.
    pub(super) fn expr(&mut self, expr: &mut Expr) {
        self.parts(expr);
        if let Expr::Binary(binary) = expr {
            self.infer_binary(binary);
        }
        if self.may_call(expr) {
            self.busy();
        }
    }

    fn parts(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Array(expr) => expr.elems.iter_mut().for_each(|expr| self.loose(expr)),
            Expr::Tuple(expr) => expr.elems.iter_mut().for_each(|expr| self.loose(expr)),
            Expr::Assign(expr) => {
                self.loose(&mut expr.right);
                self.assignee(&mut expr.left);
            }
            Expr::Async(expr) => {
                let moves = expr.capture.is_some();
                self.lambda(moves, true, |walker| walker.block(&mut expr.block));
            }
            Expr::Await(expr) => {
                self.consumed = true;
                self.base(&mut expr.base);
                self.awaited(&expr.base);
                self.awaits();
            }
            Expr::Binary(expr) if is_compound(&expr.op) => {
                self.value(&mut expr.right);
                self.place(&mut expr.left, Access::Assign, Context::Operand);
            }
            expr if contains_let(expr) => self.let_chain(expr),
            Expr::Binary(expr) if matches!(expr.op, BinOp::And(_) | BinOp::Or(_)) => {
                self.evaluation(&mut expr.left, Access::Read, Context::Operand);
                let right =
                    self.flow(|walker| walker.evaluation(&mut expr.right, Access::Read, Context::Operand));
                self.short_circuit(right);
            }
            Expr::Binary(expr) if is_comparison(&expr.op) => {
                self.value(&mut expr.left);
                self.value(&mut expr.right);
            }
            Expr::Binary(expr) => {
                self.taken(&mut expr.left, Context::Operand);
                self.taken(&mut expr.right, Context::Operand);
            }
            Expr::Block(expr) => self.labeled(&expr.label.clone(), |walker| walker.block(&mut expr.block)),
            Expr::Break(expr) => {
                self.maybe(&mut expr.expr);
                self.emit(Flow::Break(expr.label.as_ref().map(ToString::to_string)));
            }
            Expr::Call(_) => self.call(expr, Context::Operand),
            Expr::Cast(expr) => self.taken(&mut expr.expr, Context::Operand),
            Expr::Closure(expr) => self.closure(expr),
            Expr::Const(expr) => self.block(&mut expr.block),
            Expr::Continue(expr) => {
                self.emit(Flow::Continue(expr.label.as_ref().map(ToString::to_string)));
            }
            Expr::ForLoop(expr) => self.for_loop(expr),
            Expr::If(expr) => self.if_expr(expr),
            Expr::Loop(expr) => {
                let node = self.arena.open(Kind::Loop);
                let body = self.flow(|walker| walker.block(&mut expr.body));
                self.arena.close(node);
                self.repeat(&expr.label, body);
            }
            Expr::Macro(_) => self.macro_expr(expr, Context::Operand),
            Expr::Match(expr) => self.match_expr(expr),
            Expr::MethodCall(expr) => self.method_call(expr),
            Expr::Range(expr) => {
                if let Some(start) = &mut expr.start {
                    self.value(start);
                }
                if let Some(end) = &mut expr.end {
                    self.value(end);
                }
            }
            Expr::Repeat(expr) => self.loose(&mut expr.expr),
            Expr::Return(expr) => {
                self.maybe(&mut expr.expr);
                self.emit(Flow::Return);
            }
            Expr::Struct(expr) => self.struct_expr(expr),
            Expr::Try(expr) => {
                self.base(&mut expr.expr);
                self.emit(Flow::Branch(vec![Flow::Return, Flow::Nothing]));
            }
            Expr::TryBlock(expr) => self.lambda(false, true, |walker| walker.block(&mut expr.block)),
            Expr::Unary(expr) => self.taken(&mut expr.expr, Context::Operand),
            Expr::Unsafe(expr) => self.block(&mut expr.block),
            Expr::Verbatim(tokens) => self.opaque(tokens.clone(), Strength::Weak),
            Expr::While(expr) => self.while_loop(expr),
            Expr::Yield(expr) => self.maybe(&mut expr.expr),
            _ => {}
        }
    }

    fn method_call(&mut self, expr: &mut ExprMethodCall) {
        let around = std::mem::take(&mut self.consumed);
        let method = knowledge::method(&expr.method);
        let consumed = method.has(Fact::Done) || (around && method.has(Fact::Adapts));
        self.consumed = consumed;
        self.place(&mut expr.receiver, methods::receiver_access(method), Context::Base);
        for (position, argument) in expr.args.iter_mut().enumerate() {
            self.consumed = consumed && methods::is_done_with(method, position, argument);
            if consumed || method.has(Fact::Adapts) {
                self.call_around_itself(argument);
            }
            self.passed(argument, method.has(Fact::Keeps));
        }
        self.consumed = false;
    }

    /// Notes a call whose future is awaited where it is made.
    fn awaited(&mut self, base: &Expr) {
        if let Some(Hole::Call(id)) = self.markers.hole(base) {
            let callee = self.calls[id].callee;
            self.uses[callee].awaited = true;
        }
    }

    fn labeled(&mut self, label: &Label, walk: impl FnOnce(&mut Self)) {
        let body = self.flow(walk);
        self.emit(match label {
            Some(label) => Flow::Labeled(label.name.to_string(), Box::new(body)),
            None => body,
        });
    }

    pub(super) fn repeat(&mut self, label: &Label, body: Flow) {
        let label = label.as_ref().map(|label| label.name.to_string());
        let repeat = self.next_repeat();
        self.emit(Flow::Loop { label, repeat, body: Box::new(body) });
    }

    fn closure(&mut self, closure: &mut ExprClosure) {
        let moves = closure.capture.is_some();
        self.lambda(moves, false, |walker| {
            let number = Some(walker.next_block());
            walker.scope_of(number, |walker| {
                closure.inputs.iter_mut().for_each(|pat| walker.pattern(pat, Position::Lambda));
                walker.body(number, &mut closure.body);
            });
        });
    }

    fn struct_expr(&mut self, expr: &mut ExprStruct) {
        for field in &mut expr.fields {
            match (&mut field.member, &field.colon_token) {
                (Member::Named(name), None) => self.shorthand(name),
                _ => self.loose(&mut field.expr),
            }
        }
        if let Some(rest) = &mut expr.rest {
            self.value(rest);
        }
    }

    fn shorthand(&mut self, field: &mut Ident) {
        if let Some(id) = self.name(field, Access::Read, Strength::Strong) {
            *field = self.markers.mark(Hole::Field(id), field.span());
        }
    }

    /// The body of a block that stands where an expression is expected.
    pub(super) fn block_stmts(&mut self, stmts: &mut Vec<Stmt>) {
        let mut block = Block { brace_token: syn::token::Brace::default(), stmts: std::mem::take(stmts) };
        self.block(&mut block);
        *stmts = block.stmts;
    }
}

/// `x: Cell<..>` and the like.
fn names_cell(pat: &Pat) -> bool {
    matches!(pat, Pat::Type(pat) if cells::in_type(&pat.ty))
}

fn is_comparison(op: &BinOp) -> bool {
    matches!(op, BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_))
}
