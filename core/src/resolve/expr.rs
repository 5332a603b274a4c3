//! Expressions and statements: every form, in the order Rust evaluates them.

use proc_macro2::Ident;
use syn::punctuated::Punctuated;
use syn::{
    Block, Expr, ExprBinary, ExprBlock, ExprClosure, ExprMethodCall, ExprStruct, Lifetime, Member, Stmt,
    Token,
};

use super::attributes;
use super::expected::{Depth, Expected, Keeper, Thread};
use super::ids::UseId;
use super::key::place_of_key;
use super::methods;
use super::nesting::label_of;
use super::pattern::{Pattern, Position};
use super::shape::{contains_let, is_comparison, is_compound, is_logical};
use super::template::Hole;
use super::tree::{Declaration, Flow};
use super::uses::{Access, Context, Strength};
use super::walker::Walker;
use crate::knowledge::{self, Fact};
use crate::syntax::{each_item_mut, uncover_statement};

impl Walker {
    pub(super) fn statement(&mut self, stmt: &mut Stmt) {
        if let Stmt::Expr(expr, _) = stmt {
            uncover_statement(expr);
        }
        match stmt {
            Stmt::Local(local) => self.local(local),
            Stmt::Expr(expr, semi) if attributes::conditional(attributes::of(expr)) => {
                let flow = self.open_flow();
                self.coming.conditional += 1;
                self.statement_evaluation(expr, semi.is_some());
                self.coming.conditional -= 1;
                self.close_optional(flow);
            }
            Stmt::Expr(expr, semi) => self.statement_evaluation(expr, semi.is_some()),
            Stmt::Macro(_) => self.macro_statement(stmt),
            Stmt::Item(_) => {}
        }
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

    /// Walks what becomes a part of a tuple, an array or a struct.
    pub(super) fn element(&mut self, expr: &mut Expr) {
        let first = self.use_count();
        let is_name = matches!(expr, Expr::Path(_));
        self.moved_part(expr, Context::Loose);
        if let (true, Some(used)) = (is_name, self.uses.get_mut(first)) {
            used.moved = true;
        }
    }

    /// An argument of a function or method that `keeps` it, or may do with it what it likes.
    pub(super) fn passed(&mut self, expr: &mut Expr, keeps: bool) {
        if let (false, Expr::Reference(reference)) = (keeps, &mut *expr) {
            // Whoever gets `&mut add` cannot keep it for longer than the statement.
            if reference.mutability.is_some() && self.pass_for_a_moment(&mut reference.expr, false) {
                return;
            }
        }
        if !keeps {
            self.lend_parts(expr);
        }
        let first = self.use_count();
        let is_name = match &*expr {
            Expr::Reference(expr) => matches!(*expr.expr, Expr::Path(_)),
            expr => matches!(expr, Expr::Path(_)),
        };
        let moved = matches!(expr, Expr::Path(_));
        self.taken(expr, Context::Loose);
        if let (true, Some(used)) = (moved, self.uses.get_mut(first)) {
            used.moved = true;
        }
        if let (true, Some(used)) = (is_name && !keeps, self.uses.get_mut(first)) {
            used.passed = true;
        }
    }

    /// An expression with `?` behind it.
    fn base(&mut self, expr: &mut Expr) {
        self.part(expr, Access::Read, Context::Base);
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
        if self.runs_unknown(expr) {
            self.note_unknown();
        }
        self.note_foreign_in(expr);
    }

    fn parts(&mut self, expr: &mut Expr) {
        let expected = std::mem::take(&mut self.expected);
        match expr {
            Expr::Array(expr) => {
                let meeting = self.meeting();
                self.elements(&mut expr.elems, &expected.element(meeting));
            }
            Expr::Tuple(expr) => {
                let chain = self.chain_of_all();
                for (position, expr) in expr.elems.iter_mut().enumerate() {
                    self.expected = expected.part(position);
                    self.comes_in(chain, expr);
                    self.element(expr);
                }
            }
            Expr::Assign(expr) => {
                let first = self.use_count();
                self.loose(&mut expr.right);
                let left = self.use_count();
                self.assignee(&mut expr.left);
                self.note_renewed(first, left);
            }
            Expr::Await(_) => self.awaiting(expr),
            expr if contains_let(expr) => self.let_chain(expr),
            Expr::Binary(expr) => self.binary(expr),
            Expr::Call(_) => self.call(expr, Context::Operand),
            Expr::Cast(expr) => self.cast_part(&mut expr.expr),
            Expr::Macro(_) => self.macro_expr(expr, Context::Operand),
            Expr::MethodCall(expr) => self.method_call(expr),
            Expr::Range(expr) => {
                if let Some(start) = &mut expr.start {
                    self.moved_part(start, Context::Term);
                }
                if let Some(end) = &mut expr.end {
                    self.moved_part(end, Context::Term);
                }
            }
            Expr::Repeat(expr) => self.moved_part(&mut expr.expr, Context::Loose),
            Expr::Struct(expr) => self.struct_expr(expr, expected.kept),
            Expr::Unary(expr) => self.taken_part(&mut expr.expr, Context::Term),
            Expr::Verbatim(_) if self.markers.hole(expr).is_some() => {}
            Expr::Verbatim(tokens) => self.opaque(tokens, Strength::Weak),
            expr => {
                self.expected = expected;
                self.control(expr);
            }
        }
    }

    fn elements(&mut self, elements: &mut Punctuated<Expr, Token![,]>, expected: &Expected) {
        let chain = self.chain_of_all();
        for expr in elements {
            self.expected.clone_from(expected);
            self.comes_in(chain, expr);
            self.element(expr);
        }
    }

    fn binary(&mut self, expr: &mut ExprBinary) {
        if is_compound(&expr.op) {
            self.value(&mut expr.right);
            self.place(&mut expr.left, Access::Assign, Context::Term);
        } else if is_logical(&expr.op) {
            self.evaluation(&mut expr.left, Access::Read, Context::Term);
            let right = self.open_flow();
            self.evaluation(&mut expr.right, Access::Read, Context::Term);
            let right = self.close_flow(right);
            self.short_circuit(right);
        } else if is_comparison(&expr.op) {
            self.part(&mut expr.left, Access::Read, Context::Term);
            self.part(&mut expr.right, Access::Read, Context::Term);
        } else {
            self.taken_part(&mut expr.left, Context::Term);
            self.taken_part(&mut expr.right, Context::Term);
        }
    }

    /// What decides where control goes next, and what has blocks.
    fn control(&mut self, expr: &mut Expr) {
        if !matches!(expr, Expr::Block(_) | Expr::Unsafe(_) | Expr::If(_) | Expr::Match(_)) {
            self.expected = Expected::default();
        }
        match expr {
            Expr::Async(expr) => self.lambda_block(expr.capture.is_some(), &mut expr.block),
            Expr::TryBlock(expr) => self.lambda_block(false, &mut expr.block),
            Expr::Closure(expr) => self.closure(expr),
            Expr::Block(expr) => self.labeled(expr),
            Expr::Const(expr) => self.block(&mut expr.block),
            Expr::Unsafe(expr) => self.block(&mut expr.block),
            Expr::Break(expr) => {
                self.maybe(&mut expr.expr);
                let label = expr.label.as_ref().map(Lifetime::to_string);
                self.emit(Flow::Break(label));
            }
            Expr::Continue(expr) => {
                let label = expr.label.as_ref().map(Lifetime::to_string);
                self.emit(Flow::Continue(label));
            }
            Expr::Return(expr) => {
                self.expected = self.returned();
                self.expected.kept = self.expected.kept.and(Some(Keeper::Return));
                self.maybe(&mut expr.expr);
                self.emit(Flow::Return);
            }
            Expr::Try(expr) => {
                self.base(&mut expr.expr);
                self.emit(Flow::Branch(vec![Flow::Return, Flow::Nothing]));
            }
            Expr::Yield(expr) => self.maybe(&mut expr.expr),
            Expr::ForLoop(expr) => self.for_loop(expr),
            Expr::While(expr) => self.while_loop(expr),
            Expr::Loop(expr) => self.endless_loop(expr),
            Expr::If(expr) => self.if_expr(expr),
            Expr::Match(expr) => self.match_expr(expr),
            _ => {}
        }
    }

    /// The type of what `return` gives here.
    fn returned(&self) -> Expected {
        match (self.lambda, self.frames.last()) {
            (None, Some(frame)) => Expected::returned(frame.output.clone()),
            _ => Expected::default(),
        }
    }

    /// A block that runs once at most: `async` or `try`.
    fn lambda_block(&mut self, moves: bool, block: &mut Block) {
        let lambda = self.open_lambda(moves, true);
        self.block(block);
        self.close_lambda(lambda);
    }

    fn labeled(&mut self, expr: &mut ExprBlock) {
        let body = self.open_flow();
        self.block(&mut expr.block);
        let body = self.close_flow(body);
        self.emit(match label_of(expr.label.as_ref()) {
            Some(label) => Flow::Labeled(label, Box::new(body)),
            None => body,
        });
    }

    fn method_call(&mut self, expr: &mut ExprMethodCall) {
        let around = std::mem::take(&mut self.consumed);
        let method = knowledge::method(&expr.method);
        let consumed = method.has(Fact::Done) || (around && method.has(Fact::Adapts));
        self.consumed = consumed;
        let root = self.use_count();
        let takes = methods::takes(method) && matches!(&*expr.receiver, Expr::Path(_));
        let chain = self.chain(expr);
        let place = place_of_key(&expr.receiver);
        self.part(&mut expr.receiver, methods::receiver_access(method), Context::Base);
        if let (true, Some(used)) = (takes, self.uses.get_mut(root)) {
            used.consumed = true;
        }
        if method.has(Fact::Appends) && self.is_list(&expr.receiver) {
            self.uses[UseId(root)].appends = true;
        }
        if let (Expr::Path(_), Some(used)) = (&*expr.receiver, self.uses.get_mut(root)) {
            used.leaves_all =
                method.has(Fact::Stores) || (method.has(Fact::Refers) && method.has(Fact::Quiet));
        }
        let given = self.use_count();
        let key = self.open_key(root, place);
        for (position, argument) in expr.args.iter_mut().enumerate() {
            self.consumed = consumed && methods::is_done_with(method, position, argument);
            if consumed || method.has(Fact::Adapts) {
                self.call_around_itself(argument);
            }
            self.comes_in(chain, argument);
            if (consumed && self.pass_for_a_moment(argument, false)) || self.lend(argument) {
                continue;
            }
            self.coming.data = matches!(argument, Expr::Closure(_)) && self.is_data(&expr.receiver);
            if method.has(Fact::Stores) {
                let kept = self.variable_of(&expr.receiver).map(Keeper::Variable);
                self.expected =
                    Expected { ty: self.type_of_item(&expr.receiver), kept, ..Expected::default() };
            }
            self.expected.given = method.is_unknown();
            // Heuristic: `scope.spawn(..)` starts a thread; where `scope` is a closure's parameter, what the
            // thread has is gone when that closure has run.
            let spawns = expr.method == "spawn";
            if spawns {
                self.expected.thread = Thread::Scoped;
            }
            let scope = self.variable_of(&expr.receiver);
            self.coming.scoped = spawns && matches!(scope, Some(id) if self.bindings[id].how.of_lambda);
            self.passed_part(argument, method.has(Fact::Keeps));
        }
        // Heuristic: `join()` waits for a thread.
        if expr.method == "join" && expr.args.is_empty() {
            self.note_end();
        }
        self.consumed = false;
        (self.coming.chain, self.coming.holder) = (None, None);
        if given < self.use_count() {
            self.used_until_here(&[root]);
        }
        self.close_argument(expr, key);
    }

    fn closure(&mut self, closure: &mut ExprClosure) {
        let data = std::mem::take(&mut self.coming.data);
        let how = Declaration { data, of_lambda: true, ..Declaration::default() };
        let moves = closure.capture.is_some();
        let lambda = self.open_lambda(moves, false);
        let number = Some(self.next_block());
        let scope = self.open_scope(number);
        each_item_mut(&mut closure.inputs, &mut |pat| {
            self.pattern_part(pat, &mut Pattern::new(Position::Lambda).with(how));
        });
        self.body(number, &mut closure.body);
        self.close_scope(&scope);
        self.close_lambda(lambda);
    }

    fn struct_expr(&mut self, expr: &mut ExprStruct, kept: Option<Keeper>) {
        self.fields(expr, kept, false);
        if let Some(rest) = &mut expr.rest {
            self.value(rest);
        }
    }

    /// Walks the fields of a literal, each an evaluation of its own where they are `separate`.
    pub(super) fn fields(&mut self, expr: &mut ExprStruct, kept: Option<Keeper>, separate: bool) {
        let chain = self.chain_of_all();
        each_item_mut(&mut expr.fields, &mut |field| {
            if let (Member::Named(name), None) = (&mut field.member, &field.colon_token) {
                self.shorthand(name);
                return;
            }
            self.expected = Expected { kept, given: true, depth: Depth::Inside, ..Expected::default() };
            self.comes_in(chain, &field.expr);
            if separate {
                self.element_evaluation(&mut field.expr);
            } else {
                self.element(&mut field.expr);
            }
        });
    }

    fn shorthand(&mut self, field: &mut Ident) {
        if let Some(id) = self.name(field, Access::Read, Strength::Strong) {
            (self.uses[id].context, self.uses[id].moved) = (Context::Loose, true);
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
