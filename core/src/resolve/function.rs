//! Functions: the factory, and the functions nested in it.

use quote::ToTokens;
use syn::{
    Block, Expr, FnArg, GenericParam, Generics, Ident, Item, ItemFn, PatType, Receiver, ReceiverKind,
    ReturnType, Signature, Stmt, StmtMacro, Type, Visibility,
};

use super::arena::Kind;
use super::assign::assigns_to_a_variable;
use super::attributes;
use super::bounds::is_fn_mut;
use super::branch_value::root_of_reference;
use super::cells;
use super::expected::Expected;
use super::factories::adopt_factories;
use super::given::Given;
use super::history::Entry;
use super::ids::{BlockId, FnId, UseId};
use super::lent::lent;
use super::pattern::{Pattern, Position};
use super::shape::{binds_mutable_lambda, may_keep_closures};
use super::template::{Hole, Template};
use super::tree::{Declaration, Function, Statement, Tail};
use super::uses::Target;
use super::walker::{Frame, Walker};
use crate::syntax::{Factory, empty_block, is_nonlocal, items, tokens_of};

impl Walker {
    /// Walks the factory itself.
    pub(super) fn root(&mut self, factory: &Factory, body: Block) {
        let item = ItemFn {
            attrs: factory.attrs.clone(),
            vis: Visibility::Inherited,
            modifiers: syn::FnModifiers::default(),
            sig: factory.sig.clone(),
            block: Box::new(body),
        };
        self.function(item, FnId::ROOT, false);
    }

    /// Walks a function; what it is goes into the table under `id`.
    fn function(&mut self, item: ItemFn, id: FnId, after_statements: bool) {
        let ItemFn { attrs, vis, sig, mut block, .. } = item;
        let attrs = attributes::outer(&attrs);
        let parent = self.current();
        let node = self.arena.open(Kind::Function(id));
        self.enter(id);
        if let (true, None, Some(frame)) = (id != FnId::ROOT, &sig.asyncness, self.frames.last_mut()) {
            frame.arity = Some(sig.inputs.len());
        }
        let (lambda, evaluation) = (self.lambda.take(), self.evaluation.take());
        let flow = self.open_flow();
        let number = Some(self.next_block());
        let outer = self.open_scope(number);
        let mut walked = sig.clone();
        self.signature(&mut walked);
        if id == FnId::ROOT {
            self.note_constants(&block.stmts);
        }
        let output = output_of(&sig);
        let refers_to = referred_to(&block);
        let inner = self.open_scope(number);
        if let Some(frame) = self.frames.last_mut() {
            frame.output.clone_from(&output);
            frame.generics.clone_from(&sig.generics);
            frame.lent = lent(&block.stmts, &sig);
            if self.settings.closures {
                frame.given = Given::of(&block, self.scopes.depth());
            }
        }
        self.expected = Expected::returned(output);
        self.statements(&mut block.stmts);
        self.close_scope(&inner);
        let tail = self.tail(&block.stmts);
        self.infer_from_tail(&tail, &sig, node, id == FnId::ROOT);
        self.close_scope(&outer);
        let flow = self.close_flow(flow);
        (self.lambda, self.evaluation) = (lambda, evaluation);
        let Frame { uses, nonlocals, runs_unknown, runs_foreign, .. } = self.leave();
        self.arena.close(node);
        let patterns = self.patterns(&walked);
        let body = self.markers.template(tokens_of(&block));
        self.functions[id.0] = Some(Function {
            parent,
            attrs,
            vis,
            sig,
            declared: None,
            patterns,
            body,
            flow,
            nonlocals,
            refers_to,
            tail,
            after_statements,
            node,
            runs_unknown,
            runs_foreign,
            uses,
        });
    }

    /// The patterns of the parameters of a signature that has been walked.
    fn patterns(&mut self, sig: &Signature) -> Vec<Template> {
        let mut patterns = Vec::new();
        for input in items(&sig.inputs) {
            let tokens = match input {
                FnArg::Typed(input) => tokens_of(&input.pat),
                FnArg::Receiver(input) => tokens_of(&input),
            };
            patterns.push(self.markers.template(tokens));
        }
        patterns
    }

    pub(super) fn signature(&mut self, sig: &mut Signature) {
        for param in items(&sig.generics.params) {
            if let GenericParam::Const(param) = param {
                self.declare_name(&param.ident, Entry::Item);
            }
        }
        for input in &mut sig.inputs {
            match input {
                FnArg::Typed(input) => self.parameter(input, &sig.generics),
                FnArg::Receiver(input) => self.receiver(input),
            }
        }
    }

    fn parameter(&mut self, input: &mut PatType, generics: &Generics) {
        let how = Declaration {
            cell: cells::in_type(&input.ty),
            conditional: attributes::conditional(&input.attrs),
            fn_mut: is_fn_mut(&input.ty, generics),
            ..Declaration::default()
        };
        let known = self.parameter_type(&input.ty);
        self.pattern_part(&mut input.pat, &mut Pattern::new(Position::Parameter).with(how).of(known));
    }

    fn receiver(&mut self, input: &Receiver) {
        let how = Declaration {
            mutable: input.mutability.is_some(),
            parameter: true,
            receiver: true,
            owned_receiver: match &input.kind {
                ReceiverKind::Reference(..) => false,
                ReceiverKind::Typed(_, ty) => !matches!(**ty, Type::Reference(_)),
                _ => true,
            },
            lends: matches!(input.kind, ReceiverKind::Reference(_, _, Some(_))),
            ..Declaration::default()
        };
        let known = match &input.kind {
            ReceiverKind::Typed(_, ty) => self.parameter_type(ty),
            _ => None,
        };
        // The receiver's own token stays: `self` cannot be renamed.
        self.declare(&mut Ident::from(input.self_token), how, known);
    }

    /// A block's statements. `nonlocal!` may stand among them, but not in a closure.
    pub(super) fn statements(&mut self, stmts: &mut Vec<Stmt>) {
        let expected = std::mem::take(&mut self.expected);
        adopt_factories(stmts);
        self.declare_weak(stmts);
        self.decorate_nested(stmts);
        let callables = self.take_defaults(stmts);
        let mut functions = self.declare_items(stmts, callables).into_iter();
        let mut after_statements = false;
        let last = stmts.len().saturating_sub(1);
        let mut rest = std::mem::take(stmts).into_iter().enumerate().peekable();
        while let Some((position, mut stmt)) = rest.next() {
            let mut before = match rest.peek() {
                Some((_, next)) if assigns_to_a_variable(next) => self.begins_before_assignment(&stmt),
                _ => None,
            };
            match &mut stmt {
                Stmt::Macro(StmtMacro { mac, .. }) if self.lambda.is_none() && is_nonlocal(mac) => {
                    let shown = self.nonlocal(mac);
                    stmts.extend(shown);
                    continue;
                }
                Stmt::Item(item) => {
                    self.local_type(item);
                    if let Item::Macro(syn::ItemMacro { ident: Some(ident), .. }) = item {
                        self.declare_other(ident);
                    }
                    if let Item::Fn(_) = item {
                        let id = functions.next().expect("every function of the block was declared");
                        self.nested(item, id, after_statements);
                    }
                }
                stmt => {
                    after_statements = true;
                    if position == last && matches!(stmt, Stmt::Expr(_, None)) {
                        self.expected.clone_from(&expected);
                    }
                    if let Some(marker) = self.marked_statement(stmt) {
                        stmts.push(marker);
                    }
                    if let Some(before) = &mut before {
                        before.uses.end = self.use_count();
                    }
                    self.before_assignment = before;
                }
            }
            stmts.push(stmt);
        }
    }

    /// Walks a statement. Where a nested function is named in it, or a `move` closure takes something, a
    /// marker is to stand before it: what the closures made in it share has to be there. So it has before
    /// what may be given closures later.
    fn marked_statement(&mut self, stmt: &mut Stmt) -> Option<Stmt> {
        let (first, node) = (self.use_count(), self.arena.open(Kind::Statement(None)));
        let lambdas = self.lambdas.len();
        self.statement(stmt);
        self.arena.close(node);
        let lambda = binds_mutable_lambda(stmt);
        let holds = self.settings.closures && may_keep_closures(stmt, self.lambdas.len() > lambdas);
        if !lambda && !holds && !self.makes_closures_since(first) {
            return None;
        }
        let block = self.block?;
        let id = self.statements.push(Statement { block, node, lambda });
        self.arena.set_kind(node, Kind::Statement(Some(id)));
        let marker = self.markers.mark(Hole::Statement(id), proc_macro2::Span::mixed_site());
        Some(Stmt::Item(Item::Verbatim(marker.into_token_stream())))
    }

    /// Whether a nested function has been named since a use, or a `move` closure or block takes something.
    fn makes_closures_since(&self, first: usize) -> bool {
        for used in &self.uses.rows()[first..] {
            let moved = matches!(used.lambda, Some(lambda) if self.lambdas[lambda].takes);
            if moved || matches!(used.target, Target::Nested(_)) {
                return true;
            }
        }
        false
    }

    fn nested(&mut self, item: &mut Item, id: FnId, after_statements: bool) {
        let Item::Fn(function) = item else { return };
        if attributes::has_factory(&function.attrs) {
            // A factory of its own: it captures nothing from this one.
            self.function(
                ItemFn { block: Box::new(empty_block()), ..function.clone() },
                id,
                after_statements,
            );
            return;
        }
        let marker = self.markers.mark(Hole::Definition(id), function.sig.ident.span());
        if let Item::Fn(mut function) = std::mem::replace(item, Item::Verbatim(marker.into_token_stream())) {
            let declared = self.shown_as_written(&mut function);
            let conditional = usize::from(attributes::conditional(&function.attrs));
            self.coming.conditional += conditional;
            self.function(function, id, after_statements);
            self.coming.conditional -= conditional;
            if let Some(function) = &mut self.functions[id.0] {
                function.declared = declared;
            }
            self.finish_default(id);
        }
    }

    pub(super) fn block(&mut self, block: &mut Block) {
        let number = Some(self.next_block());
        self.numbered(number, block);
    }

    pub(super) fn numbered(&mut self, number: Option<BlockId>, block: &mut Block) {
        let scope = self.open_scope(number);
        self.statements(&mut block.stmts);
        self.close_scope(&scope);
    }

    /// What the last expression of a walked body is, with or without `return`.
    fn tail(&self, stmts: &[Stmt]) -> Tail {
        let expr = match stmts.last() {
            Some(Stmt::Expr(Expr::Return(last), _)) => last.expr.as_deref(),
            Some(Stmt::Expr(expr, None)) => Some(expr),
            _ => None,
        };
        match expr {
            Some(Expr::Tuple(tuple)) if !tuple.elems.is_empty() => {
                let mut names = Vec::new();
                for expr in items(&tuple.elems) {
                    names.push(self.marked(expr));
                }
                Tail::Tuple(names)
            }
            Some(expr) if self.is_object_marker(expr) => Tail::Object,
            Some(expr) => match self.marked(expr) {
                Some(used) => Tail::Name(used),
                None => Tail::Other,
            },
            None => Tail::Other,
        }
    }

    fn is_object_marker(&self, expr: &Expr) -> bool {
        matches!(expr, Expr::Verbatim(_)) && matches!(self.markers.hole(expr), Some(Hole::Object))
    }

    fn marked(&self, expr: &Expr) -> Option<UseId> {
        match self.markers.hole(expr)? {
            Hole::Use(id) => Some(*id),
            _ => None,
        }
    }
}

/// The type that a signature says for the result.
fn output_of(sig: &Signature) -> Option<Type> {
    match &sig.output {
        ReturnType::Type(_, ty) => Some((**ty).clone()),
        ReturnType::Default => None,
    }
}

/// The variable that the last expression of a body surely refers to.
fn referred_to(block: &Block) -> Option<Ident> {
    match block.stmts.last() {
        Some(Stmt::Expr(expr, None)) => root_of_reference(expr).cloned(),
        _ => None,
    }
}
