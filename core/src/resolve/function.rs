//! Functions: the factory, the functions nested in it, and `nonlocal!`.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{
    Block, Expr, FnArg, GenericParam, Ident, Item, ItemFn, Local, Macro, Pat, ReceiverKind, Signature, Stmt,
    StmtMacro, Token, Visibility,
};

use super::arena::Kind;
use super::cells;
use super::pattern::{Pattern, Position};
use super::problem::Problem;
use super::scope::Entry;
use super::template::{Hole, Template};
use super::tree::{
    Access, BlockId, Context, Declaration, Flow, FnId, Function, Lambda, Nonlocal, Statement, Strength, Tail,
    Target, Use,
};
use super::walker::{Frame, Walker, name_of};
use crate::syntax::{Factory, is_nonlocal};

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
        let attrs = super::attributes::outer(&attrs);
        let parent = self.current();
        let node = self.arena.open(Kind::Function(id));
        self.enter(id);
        if let (true, None, Some(frame)) = (id != FnId::ROOT, &sig.asyncness, self.frames.last_mut()) {
            frame.arity = Some(sig.inputs.len());
        }
        let mut walked = sig.clone();
        let mut tail = Tail::Other;
        let (lambda, evaluation) = (self.lambda.take(), self.evaluation.take());
        let flow = self.flow(|walker| {
            let number = Some(walker.next_block());
            walker.scope_of(number, |walker| {
                walker.signature(&mut walked);
                if id == FnId::ROOT {
                    walker.note_constants(&block.stmts);
                }
                walker.scope_of(number, |walker| walker.statements(&mut block.stmts, true));
                tail = walker.tail(&block.stmts);
                walker.infer_from_tail(&tail, &sig, node, id == FnId::ROOT);
            });
        });
        (self.lambda, self.evaluation) = (lambda, evaluation);
        let Frame { uses, nonlocals, busy, .. } = self.leave();
        self.arena.close(node);
        let patterns = self.patterns(&walked);
        let body = self.markers.template(block.to_token_stream());
        self.functions[id.0] = Some(Function {
            parent,
            attrs,
            vis,
            sig,
            patterns,
            body,
            flow,
            nonlocals,
            tail,
            after_statements,
            node,
            busy,
            uses,
        });
    }

    /// The patterns of the parameters of a signature that has been walked.
    fn patterns(&mut self, sig: &Signature) -> Vec<Template> {
        let mut patterns = Vec::new();
        for input in &sig.inputs {
            let tokens = match input {
                FnArg::Typed(input) => input.pat.to_token_stream(),
                FnArg::Receiver(input) => input.to_token_stream(),
            };
            patterns.push(self.markers.template(tokens));
        }
        patterns
    }

    fn signature(&mut self, sig: &mut Signature) {
        for param in &sig.generics.params {
            if let GenericParam::Const(param) = param {
                self.declare_name(&name_of(&param.ident), Entry::Item);
            }
        }
        for input in &mut sig.inputs {
            match input {
                FnArg::Typed(input) => {
                    let conditional = super::attributes::conditional(&input.attrs);
                    let cell = cells::in_type(&input.ty);
                    let how = Declaration { cell, conditional, ..Declaration::default() };
                    let known = self.parameter_type(&input.ty);
                    let mut pattern = Pattern::new(Position::Parameter).with(how).of(known);
                    self.pattern_part(&mut input.pat, &mut pattern);
                }
                FnArg::Receiver(input) => {
                    let mutable = input.mutability.is_some();
                    let mut this = Ident::from(input.self_token);
                    let lends = matches!(input.kind, ReceiverKind::Reference(_, _, Some(_)));
                    let how = Declaration {
                        mutable,
                        parameter: true,
                        receiver: true,
                        lends,
                        ..Declaration::default()
                    };
                    // The receiver's own token stays: `self` cannot be renamed.
                    let known = match &input.kind {
                        ReceiverKind::Typed(_, ty) => self.parameter_type(ty),
                        _ => None,
                    };
                    self.declare(&mut this, how, known);
                }
            }
        }
    }

    /// A block's statements. `own` where they are those of a function's body, where `nonlocal!` may stand.
    pub(super) fn statements(&mut self, stmts: &mut Vec<Stmt>, own: bool) {
        self.decorate_nested(stmts);
        let mut functions = self.declare_items(stmts);
        let mut after_statements = false;
        for mut stmt in std::mem::take(stmts) {
            match &mut stmt {
                Stmt::Macro(StmtMacro { mac, .. }) if own && is_nonlocal(mac) => {
                    self.nonlocal(mac);
                    continue;
                }
                Stmt::Item(item) => {
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
                    stmts.extend(self.marked_statement(stmt));
                }
            }
            stmts.push(stmt);
        }
    }

    /// Walks a statement. Where a nested function is named in it, or a `move` closure takes something, a marker is to stand
    /// before it: what the closures made in it share has to be there.
    fn marked_statement(&mut self, stmt: &mut Stmt) -> Option<Stmt> {
        let (first, node) = (self.use_count(), self.arena.open(Kind::Statement(None)));
        self.statement(stmt);
        self.arena.close(node);
        let takes = |used: &Use| self.is_moved(used) || matches!(used.target, Target::Nested(_));
        let any = self.uses.rows()[first..].iter().any(takes) || binds_mutable_lambda(stmt);
        let block = self.block.filter(|_| any)?;
        let lambda = binds_mutable_lambda(stmt);
        let id = self.statements.push(Statement { block, node, lambda });
        self.arena.set_kind(node, Kind::Statement(Some(id)));
        let marker = self.markers.mark(Hole::Statement(id), proc_macro2::Span::mixed_site());
        Some(Stmt::Item(Item::Verbatim(marker.into_token_stream())))
    }

    fn nested(&mut self, item: &mut Item, id: FnId, after_statements: bool) {
        let Item::Fn(function) = item else { return };
        if function.attrs.iter().any(super::attributes::is_factory) {
            // A factory of its own: it captures nothing from this one.
            self.function(ItemFn { block: syn::parse_quote!({}), ..function.clone() }, id, after_statements);
            return;
        }
        let marker = self.markers.mark(Hole::Definition(id), function.sig.ident.span());
        if let Item::Fn(function) = std::mem::replace(item, Item::Verbatim(marker.into_token_stream())) {
            self.function(function, id, after_statements);
        }
    }

    pub(super) fn block(&mut self, block: &mut Block) {
        let number = Some(self.next_block());
        self.numbered(number, block);
    }

    pub(super) fn numbered(&mut self, number: Option<BlockId>, block: &mut Block) {
        self.scope_of(number, |walker| walker.statements(&mut block.stmts, false));
    }

    /// `nonlocal!(a, b);` among the statements of a function's body.
    fn nonlocal(&mut self, mac: &Macro) {
        let Some(keyword) = mac.path.segments.last().map(|segment| segment.ident.clone()) else {
            return;
        };
        let names = mac.parse_body_with(|input: syn::parse::ParseStream| {
            Punctuated::<Ident, Token![,]>::parse_terminated_with(input, syn::ext::IdentExt::parse_any)
        });
        let names = match names {
            Ok(names) if names.is_empty() => Err(syn::Error::new(keyword.span(), "no names")),
            names => names,
        };
        if self.current() == FnId::ROOT {
            return self.problems.push(self.nonlocal_in_the_factory(keyword, names));
        }
        match names {
            Ok(names) => names.into_iter().for_each(|ident| self.nonlocal_name(ident)),
            Err(error) => {
                let function = self.current();
                self.problems.push(Problem::NonlocalMalformed { error, function });
            }
        }
    }

    /// Either the variable is the factory's own, or the attribute stands on the inner function by mistake.
    fn nonlocal_in_the_factory(
        &self,
        keyword: Ident,
        names: syn::Result<Punctuated<Ident, Token![,]>>,
    ) -> Problem {
        let known = |name: &Ident| matches!(self.scopes.lookup(&name_of(name)), Some(Entry::Variable(_)));
        match names.into_iter().flatten().next() {
            Some(ident) if !known(&ident) => Problem::NonlocalAround { ident },
            _ => Problem::NonlocalMisplaced(keyword),
        }
    }

    fn nonlocal_name(&mut self, ident: Ident) {
        let function = self.current();
        let name = name_of(&ident);
        match self.scopes.lookup(&name) {
            Some(Entry::Variable(id)) if self.bindings[id].owner == function => {
                let parameter = self.bindings[id].how.parameter;
                self.problems.push(Problem::NonlocalOwn { ident, function, parameter });
            }
            Some(Entry::Nested(_) | Entry::Item) => {
                self.problems.push(Problem::NonlocalItem { ident, function });
            }
            _ if self.used_before(&name) => self.problems.push(Problem::NonlocalLate { ident, function }),
            _ => {
                let target = self.name(&ident, Access::Declared, Strength::Strong);
                if let (Some(target), Some(frame)) = (target, self.frames.last_mut()) {
                    frame.nonlocals.push(Nonlocal { target });
                }
            }
        }
    }

    /// The names declared nonlocal that were found nowhere, neither before their function nor after it.
    pub(super) fn unbound_nonlocals(&mut self) {
        for function in self.functions.iter().flatten() {
            for nonlocal in &function.nonlocals {
                let used = &self.uses[nonlocal.target];
                if used.target == Target::Outside {
                    let near = self.nearest(&name_of(&used.ident), used.function);
                    let (ident, function) = (used.ident.clone(), used.function);
                    self.problems.push(Problem::NonlocalUnbound { ident, function, near });
                }
            }
        }
    }

    /// The name of a variable around `function` that is close to `name`.
    fn nearest(&self, name: &str, function: FnId) -> Option<String> {
        let around =
            self.bindings.iter().filter(|binding| binding.owner != function && !binding.how.receiver);
        let names: Vec<String> = around.map(|binding| name_of(&binding.ident)).collect();
        crate::diagnostic::nearest(name, &names)
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
                Tail::Tuple(tuple.elems.iter().map(|expr| self.marked(expr)).collect())
            }
            Some(expr) if self.is_object_marker(expr) => Tail::Object,
            Some(expr) => self.marked(expr).map_or(Tail::Other, Tail::Name),
            None => Tail::Other,
        }
    }

    fn is_object_marker(&self, expr: &Expr) -> bool {
        matches!(expr, Expr::Verbatim(_)) && matches!(self.markers.hole(expr), Some(Hole::Object))
    }

    fn marked(&self, expr: &Expr) -> Option<super::tree::UseId> {
        match self.markers.hole(expr)? {
            Hole::Use(id) => Some(*id),
            _ => None,
        }
    }

    /// Runs `walk` as the body of a closure or an async block.
    pub(super) fn lambda(&mut self, moves: bool, once: bool, walk: impl FnOnce(&mut Self)) {
        let escapes = moves && !std::mem::take(&mut self.consumed);
        let (around, evaluation) = (self.lambda, self.evaluation.take());
        let (takes, outlives) = match around {
            Some(around) => (self.lambdas[around].takes, self.lambdas[around].escapes),
            None => (false, false),
        };
        let node = self.arena.open(Kind::Lambda(self.lambdas.next()));
        let lambda = self.lambdas.push(Lambda {
            node,
            moves,
            once,
            takes: takes || moves,
            escapes: outlives || escapes,
            template: Template::default(),
            context: Context::Loose,
        });
        self.lambda = Some(lambda);
        let body = self.flow(walk);
        (self.lambda, self.evaluation) = (around, evaluation);
        self.arena.close(node);
        if !matches!(body, Flow::Nothing) {
            let repeat = self.next_repeat();
            self.emit(Flow::Lambda { lambda, repeat, body: Box::new(body) });
        }
    }

    /// Whether a `move` closure or block around takes what the use names.
    fn is_moved(&self, used: &Use) -> bool {
        used.lambda.is_some_and(|lambda| self.lambdas[lambda].takes)
    }
}

/// `let mut add = |x| ..;`
fn binds_mutable_lambda(stmt: &Stmt) -> bool {
    let Stmt::Local(Local { pat: Pat::Ident(pat), init: Some(init), .. }) = stmt else { return false };
    // A `move` closure has become a marker.
    matches!(&*init.expr, Expr::Closure(_) | Expr::Verbatim(_)) && pat.mutability.is_some()
}
