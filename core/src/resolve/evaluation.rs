//! Evaluations: the expressions during which a function has to itself what it shares, and `move` closures and
//! blocks, which take handles.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{BinOp, Expr, ExprStruct, Stmt};

use super::arena::Kind;
use super::branch_value::{gives_a_reference, is_reference, root_of_reference};
use super::history::Entry;
use super::ids::{EvaluationId, FnId, NodeId, UseId};
use super::methods::consumes_a_name;
use super::operation::{Evaluation, EvaluationKind, ValueKind, Within};
use super::pattern::{arms_access, pattern_access};
use super::refers::{is_lazy, lends, refers};
use super::shape::{assigns_to_a_name, bare, contains_let, has_evaluations, is_value};
use super::template::{Hole, Template};
use super::uses::{Access, Context, Strength, Target};
use super::walker::Walker;
use crate::syntax::{any_item, tokens_of, uncover};

/// An evaluation that is being walked.
pub(super) struct OpenEvaluation {
    pub(super) id: EvaluationId,
    node: NodeId,
    first: usize,
    around: Option<EvaluationId>,
    /// Whether the function has run code of others before.
    foreign: bool,
}

impl Walker {
    /// Walks an expression whose value is used as a whole.
    pub(super) fn evaluation(&mut self, expr: &mut Expr, access: Access, context: Context) {
        self.arrange(expr, context);
        self.upgrade(expr);
        self.bind_source(expr);
        let copying = usize::from(self.calls_variables(expr));
        self.copying += copying;
        self.evaluation_of(expr, access, context);
        self.copying -= copying;
    }

    fn evaluation_of(&mut self, expr: &mut Expr, access: Access, context: Context) {
        uncover(expr);
        let object = self.is_object(expr);
        match expr {
            Expr::Struct(literal) if !object && literal.rest.is_none() && !fields_lend(literal) => {
                let kept = std::mem::take(&mut self.expected).kept;
                self.fields(literal, kept, true);
            }
            Expr::Tuple(tuple) => {
                let expected = std::mem::take(&mut self.expected);
                let chain = self.chain_of_all();
                for (position, expr) in tuple.elems.iter_mut().enumerate() {
                    self.expected = expected.part(position);
                    self.comes_in(chain, expr);
                    self.element_evaluation(expr);
                }
            }
            // What is referred to is there for as long as the reference.
            Expr::Reference(reference) if is_value(&reference.expr) => {
                self.evaluation(&mut reference.expr, Access::Read, Context::Operand);
            }
            expr if assigns_to_a_name(expr) => self.assignment(expr, context, false),
            expr if self.is_whole(expr) => {
                let open = self.open_evaluation(context);
                self.operands(expr, open.id);
                self.formats_in(expr, open.id);
                self.place(expr, access, context);
                self.close_evaluation(expr, &open);
            }
            expr => self.place(expr, access, context),
        }
    }

    /// Walks an element, or a field, that is an evaluation of its own.
    pub(super) fn element_evaluation(&mut self, expr: &mut Expr) {
        let (first, is_name) = (self.use_count(), matches!(expr, Expr::Path(_)));
        self.evaluation(expr, Access::Read, Context::Loose);
        if let (true, Some(used)) = (is_name, self.uses.get_mut(first)) {
            used.moved = true;
        }
    }

    /// Walks an expression that is a statement, which may end in a semicolon.
    pub(super) fn statement_evaluation(&mut self, expr: &mut Expr, semi: bool) {
        if semi && assigns_to_a_name(expr) {
            self.assignment(expr, Context::Loose, true);
        } else {
            let unused = semi && gives_a_reference(expr);
            self.given(expr);
            if let (true, Some(Hole::Evaluation(id))) = (unused, self.markers.hole(expr)) {
                self.evaluations[*id].unused = true;
            }
        }
    }

    /// Walks what a block or an arm evaluates to: a name there means a copy, or moves the variable.
    pub(super) fn given(&mut self, expr: &mut Expr) {
        let first = self.use_count();
        let is_name = matches!(expr, Expr::Path(_));
        if self.evaluation.is_some() && is_reference(expr) {
            // What it refers to is needed for as long as what is evaluated around.
            self.place(expr, Access::Read, Context::Loose);
        } else {
            self.evaluation(expr, Access::Read, Context::Loose);
        }
        if let (true, Some(used)) = (is_name, self.uses.get_mut(first)) {
            used.access = Access::Take;
            used.moved = true;
        }
    }

    /// Walks what a pattern takes apart. Where it may be part of a variable, the evaluation is all that
    /// follows from it.
    pub(super) fn scrutinee(&mut self, expr: &mut Expr, access: Access) {
        if self.takes_apart(expr, access) {
            self.place(expr, access, Context::Operand);
        } else {
            self.evaluation(expr, access, Context::Operand);
        }
    }

    /// Whether a pattern that does this to a value may bind parts of a variable.
    fn takes_apart(&self, expr: &Expr, access: Access) -> bool {
        self.is_part(expr) && !(access == Access::Read && self.names_copied(expr))
    }

    /// Whether it is the name of a variable that is surely copied where a pattern takes it apart.
    fn names_copied(&self, expr: &Expr) -> bool {
        let Expr::Path(path) = bare(expr) else { return false };
        match path.path.get_ident().and_then(|name| self.scopes.entry(name)) {
            Some(Entry::Variable(binding)) => self.bindings[binding].is_copied(),
            _ => false,
        }
    }

    /// Whether the value may be part of a variable that is no number.
    pub(super) fn is_part(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Path(path) => self.names_part(path),
            Expr::Reference(reference) if is_value(&reference.expr) => self.is_part(&reference.expr),
            expr if consumes_a_name(expr) => false,
            // What is in a tuple by itself is copied, or moved.
            Expr::Tuple(tuple) => any_item(&tuple.elems, &mut lends),
            expr => refers(expr),
        }
    }

    /// Whether a name is that of a variable that is no number, and is not copied.
    pub(super) fn names_part(&self, path: &syn::ExprPath) -> bool {
        match path.path.get_ident() {
            Some(name) if self.copying == 0 => match self.scopes.entry(name) {
                Some(Entry::Variable(binding)) => !self.bindings[binding].is_number(),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether what a `for` walks over may be part of a variable: `items.iter().copied()` refers to `items`.
    pub(super) fn iterates_part(&self, expr: &Expr) -> bool {
        match expr {
            Expr::MethodCall(call) if is_lazy(&call.method) => self.iterates_part(&call.receiver),
            expr => self.is_part(expr),
        }
    }

    /// Walks the condition of an `if` or `while`.
    pub(super) fn condition(&mut self, expr: &mut Expr) {
        if contains_let(expr) || !self.is_whole(expr) {
            self.value(expr);
        } else {
            let open = self.open_evaluation(Context::Loose);
            self.operands(expr, open.id);
            self.value(expr);
            self.close_evaluation(expr, &open);
        }
    }

    /// Walks a macro that is a statement.
    pub(super) fn macro_statement(&mut self, stmt: &mut Stmt) {
        let Stmt::Macro(statement) = stmt else { return };
        let since = self.use_count();
        let open = self.open_evaluation(Context::Loose);
        let (attrs, mac) = (std::mem::take(&mut statement.attrs), statement.mac.clone());
        let mut expr = Expr::Macro(syn::ExprMacro { attrs, mac });
        self.formats_in(&expr, open.id);
        self.macro_expr(&mut expr, Context::Loose);
        self.note_redeclared(since);
        self.close_evaluation(&mut expr, &open);
        match expr {
            Expr::Macro(call) => (statement.attrs, statement.mac) = (call.attrs, call.mac),
            expr => *stmt = Stmt::Expr(expr, statement.semi_token),
        }
    }

    /// Notes the variables that a macro call names by themselves, if it stands where it may declare
    /// variables.
    pub(super) fn note_redeclared(&mut self, since: usize) {
        for index in since..self.uses.len() {
            let used = &self.uses[index];
            let alone = matches!(used.access, Access::Macro | Access::Opaque);
            if let (true, Target::Variable(binding)) = (alone, used.target) {
                self.redeclared.push((binding, UseId(index)));
            }
        }
    }

    /// Notes that an evaluation is that of a macro, if it is.
    pub(super) fn formats_in(&mut self, expr: &Expr, id: EvaluationId) {
        if matches!(expr, Expr::Macro(_)) {
            self.formatting = Some(id);
        }
    }

    /// Notes that a variable is bound to the value of an evaluation, and may refer to others.
    pub(super) fn keep(&mut self, open: &OpenEvaluation, expr: &Expr) {
        self.evaluations[open.id].kept = true;
        self.evaluations[open.id].refers = self.surely_refers(expr);
    }

    /// Whether a value, which has not been walked, surely refers to part of a variable: the methods are those
    /// of the standard library.
    fn surely_refers(&self, expr: &Expr) -> bool {
        let Some(root) = root_of_reference(expr) else { return false };
        match self.scopes.entry(root) {
            Some(Entry::Variable(binding)) => {
                let binding = &self.bindings[binding];
                binding.how.collection || binding.has_std_methods()
            }
            _ => false,
        }
    }

    pub(super) fn open_evaluation(&mut self, context: Context) -> OpenEvaluation {
        let (id, node) = self.add_evaluation(context);
        let around = self.evaluation.replace(id);
        let foreign = self.take_foreign();
        OpenEvaluation { id, node, first: self.use_count(), around, foreign }
    }

    /// Opens the node of an evaluation of which nothing is known yet.
    pub(super) fn add_evaluation(&mut self, context: Context) -> (EvaluationId, NodeId) {
        let node = self.arena.open(Kind::Evaluation(self.evaluations.next()));
        let kind = EvaluationKind::Whole(Template::default());
        let id = self.evaluations.push(Evaluation {
            kind,
            node,
            context,
            operation: None,
            within: None,
            foreign: false,
            kept: false,
            refers: false,
            unused: false,
            value: ValueKind::Any,
            known: None,
            renewed: Vec::new(),
        });
        (id, node)
    }

    /// Puts a marker in the place of the expression, if the evaluation may need something that is shared.
    pub(super) fn close_evaluation(&mut self, expr: &mut Expr, open: &OpenEvaluation) {
        self.evaluation = open.around;
        self.arena.close(open.node);
        let foreign = self.take_foreign();
        self.evaluations[open.id].foreign = foreign;
        if open.foreign || foreign {
            self.note_foreign();
        }
        if self.is_evaluation(open) {
            self.finish_evaluation(expr, open);
        }
    }

    fn finish_evaluation(&mut self, expr: &mut Expr, open: &OpenEvaluation) {
        let (value, known) = (self.value_kind(expr), self.type_of(expr));
        let number = matches!(expr, Expr::Binary(expr) if self.is_place_of_number(&expr.left));
        let (kind, span) = self.evaluation_kind(expr);
        let evaluation = &mut self.evaluations[open.id];
        if let Some(operation) = &mut evaluation.operation {
            operation.number = number;
        }
        (evaluation.kind, evaluation.value) = (kind, value);
        evaluation.known = known;
        if self.evaluations[open.id].context == Context::Else {
            self.markers.behind_else.push(open.id);
        }
        *expr = Expr::Verbatim(self.markers.mark(Hole::Evaluation(open.id), span).into_token_stream());
    }

    /// Whether a variable is named in the evaluation, which may be in a cell.
    fn is_evaluation(&self, open: &OpenEvaluation) -> bool {
        // A nested function may name a variable that is declared further on.
        let later = self.current() != FnId::ROOT;
        for used in &self.uses.rows()[open.first..] {
            let may_be = match used.target {
                Target::Variable(_) => true,
                Target::Outside => later && used.strength == Strength::Strong,
                Target::Nested(called) => matches!(self.told.get(called.0), Some(told) if told.refers),
            };
            if may_be && self.belongs(used.evaluation, open.id) {
                return true;
            }
        }
        false
    }

    /// Whether an evaluation is another one, or an operand of it.
    fn belongs(&self, evaluation: Option<EvaluationId>, to: EvaluationId) -> bool {
        let mut inner = evaluation;
        while let Some(id) = inner {
            if id == to {
                return true;
            }
            inner = self.evaluations[id].within.map(Within::around);
        }
        false
    }

    /// Whether the expression is one evaluation, and does not consist of others.
    pub(super) fn is_whole(&self, expr: &Expr) -> bool {
        self.binds_parts(expr) || !(has_evaluations(expr) || self.is_object(expr))
    }

    /// Whether a pattern of the expression may bind parts of a variable: they are there as long as its blocks
    /// run.
    fn binds_parts(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Match(expr) => self.takes_apart(&expr.expr, arms_access(&expr.arms)),
            Expr::ForLoop(expr) => self.iterates_part(&expr.expr),
            Expr::If(expr) => self.lets_parts(&expr.cond),
            Expr::While(expr) => self.lets_parts(&expr.cond),
            _ => false,
        }
    }

    /// Whether a `let` of a condition may bind parts of a variable.
    fn lets_parts(&self, cond: &Expr) -> bool {
        match cond {
            Expr::Let(expr) => self.takes_apart(&expr.expr, pattern_access(&expr.pat)),
            Expr::Binary(expr) if matches!(expr.op, BinOp::And(_)) => {
                self.lets_parts(&expr.left) || self.lets_parts(&expr.right)
            }
            _ => false,
        }
    }

    /// Whether the blocks of the expression call closures that variables hold: a name that is taken apart is
    /// copied then, so that nothing is held meanwhile.
    pub(super) fn calls_variables(&self, expr: &Expr) -> bool {
        matches!(expr, Expr::Match(_) | Expr::If(_) | Expr::While(_)) && self.calls_in(tokens_of(&expr))
    }

    /// Whether tokens call what a variable is bound to.
    pub(super) fn calls_in(&self, tokens: TokenStream) -> bool {
        let mut behind_variable = false;
        for token in tokens {
            let called = std::mem::take(&mut behind_variable);
            match token {
                TokenTree::Ident(ident) => {
                    behind_variable = matches!(self.scopes.entry(&ident), Some(Entry::Variable(_)));
                }
                TokenTree::Group(group) => {
                    let called = called && group.delimiter() == Delimiter::Parenthesis;
                    if called || self.calls_in(group.stream()) {
                        return true;
                    }
                }
                _ => {}
            }
        }
        false
    }

    /// Walks a `move` closure or block: it may need handles of its own.
    pub(super) fn move_lambda(&mut self, expr: &mut Expr, context: Context) {
        let (first, id) = (self.use_count(), self.lambdas.next());
        self.expr(expr);
        if self.use_count() > first {
            let span = syn::spanned::Spanned::span(expr);
            let template = self.markers.template(tokens_of(&expr));
            let lambda = &mut self.lambdas[id];
            (lambda.template, lambda.context) = (template, context);
            *expr = Expr::Verbatim(self.markers.mark(Hole::Lambda(id), span).into_token_stream());
        }
    }
}

/// Whether what one of the fields gets may refer to a variable.
fn fields_lend(literal: &ExprStruct) -> bool {
    any_item(&literal.fields, &mut |field| lends(&field.expr))
}
