//! `let`: what a variable is bound to, and what that says about it.

use syn::{Expr, Generics, Ident, Local, LocalInit, Pat, UnOp};

use super::attributes;
use super::bounds::is_fn_mut;
use super::branch_value::{gives_part, gives_references};
use super::cells;
use super::expected::{Expected, Keeper};
use super::history::Entry;
use super::ids::{BindingId, FnId};
use super::operation::Known;
use super::operation_form::is_place;
use super::pattern::{Pattern, Position, binds_copies, pattern_access};
use super::refers::{lends, may_refer};
use super::shape::{bare, is_literal_number, is_open_literal};
use super::tree::Declaration;
use super::types;
use super::uses::{Access, Context, Target, Use};
use super::walker::Walker;
use crate::knowledge::{self, Fact, Receiver};
use crate::syntax::{all_items, inferred_type, items, tokens_of};

impl Walker {
    pub(super) fn local(&mut self, local: &mut Local) {
        let first = self.use_count();
        let mut how = Declaration {
            conditional: attributes::conditional(&local.attrs),
            cell: names_cell(&local.pat),
            deferred: local.init.is_none(),
            fn_mut: matches!(&local.pat, Pat::Type(pat) if is_fn_mut(&pat.ty, &Generics::default())),
            ..Declaration::default()
        };
        let (mut known, mut position, mut is_lambda) = (None, Position::Let, false);
        let parts = parts_of_tuple(local);
        let list = matches!(&local.init, Some(init) if is_list(&init.expr)).then_some(self.meetings.places);
        let mut keeping = None;
        if let Some(init) = &mut local.init {
            let is_closure = matches!(*init.expr, Expr::Closure(_));
            is_lambda = is_closure || matches!(*init.expr, Expr::Path(_));
            let around = self.take_foreign();
            let parallel = self.is_parallel(&init.expr);
            keeping = Some(self.begin_keeping(&init.expr));
            known = self.initialised(&local.pat, init, &mut how);
            how.foreign = self.take_foreign();
            if around || how.foreign {
                self.note_foreign();
            }
            how.data = self.is_data(&init.expr);
            how.closure = is_closure;
            how.parallel = parallel;
            how.lazy = matches!(&keeping, Some(keeping) if keeping.lazy);
            if init.diverge.is_some() {
                position = Position::Refutable;
            }
        }
        let declared = self.bindings.len();
        self.pattern_part(&mut local.pat, &mut Pattern::new(position).with(how).of(known));
        for (position, how) in &parts {
            if let Some(binding) = self.bindings.get_mut(declared + position) {
                binding.how.integer = how.integer;
                binding.how.number = how.number;
                binding.how.collection = how.collection;
                binding.how.defaulted = how.defaulted;
            }
        }
        let end = self.use_count();
        self.bind_kept(first, &local.pat, declared);
        if let (Some(place), true) = (list, self.bindings.len() > declared) {
            self.meetings.lists.push((BindingId(declared), place));
        }
        if let Some(binding) = self.bindings.get_mut(declared) {
            binding.init = first..end;
            binding.lambda = if is_lambda { Some(first..end) } else { None };
            if let Some(keeping) = keeping.filter(|keeping| keeping.holds) {
                self.keep_closures(&keeping, Some(BindingId(declared)));
            }
        }
    }

    /// Tells the values behind the first of these uses which variable has been bound to them.
    fn bind_kept(&mut self, first: usize, pat: &Pat, declared: usize) {
        let pat = if let Pat::Type(pat) = pat { &*pat.pat } else { pat };
        let one = matches!(pat, Pat::Ident(_)) && self.bindings.len() == declared + 1;
        for id in first..self.use_count() {
            if let Some(used @ Use { kept: Some(Keeper::Bound { .. }), .. }) = self.uses.get_mut(id) {
                used.kept = if one { Some(Keeper::Variable(BindingId(declared))) } else { None };
            }
        }
    }

    /// Walks what a `let` is given, and notes what that says about the variables; its type, where that is
    /// told.
    fn initialised(&mut self, pat: &Pat, init: &mut LocalInit, how: &mut Declaration) -> Option<Known> {
        let one = matches!(pat, Pat::Ident(_));
        how.cell |= cells::made_by(&init.expr);
        if one {
            let bound = bound_to(&init.expr);
            (how.integer, how.number, how.collection) = (bound.integer, bound.number, bound.collection);
            how.defaulted = bound.defaulted;
        }
        let moves = matches!(&*init.expr, Expr::Closure(closure) if closure.capture.is_some());
        let (first, flow) = (self.use_count(), self.open_flow());
        let known = self.initialiser(pat, init);
        // A clone of the closure would have another one.
        how.cell |= moves && self.names_cell_since(first);
        if how.conditional {
            self.close_optional(flow);
        } else {
            let flow = self.close_flow(flow);
            self.emit(flow);
        }
        known
    }

    /// Whether an expression is a place of which a pattern may copy a part: `pairs[0]`, `state`.
    fn is_part_of_place(&self, expr: &Expr) -> bool {
        match bare(expr) {
            Expr::Path(path) => self.names_part(path),
            Expr::Field(_) | Expr::Index(_) => true,
            Expr::Unary(expr) => matches!(expr.op, UnOp::Deref(_)),
            _ => false,
        }
    }

    /// Whether a value is what methods find in a place, and nothing else is done: `items.first()`.
    fn is_found_in_a_place(&self, expr: &Expr) -> bool {
        match bare(expr) {
            Expr::MethodCall(call) => {
                let method = knowledge::method(&call.method);
                let reads = !matches!(method.receiver, Receiver::Changes | Receiver::Grows);
                let found = reads
                    && method.has(Fact::Refers)
                    && all_items(&call.args, &mut |argument| self.is_quiet(argument));
                found && self.is_found_in_a_place(&call.receiver)
            }
            expr => is_place(expr),
        }
    }

    /// Whether an argument is made of names and numbers, so that nothing is needed for longer than it is
    /// read: `i + 1`.
    fn is_quiet(&self, expr: &Expr) -> bool {
        match bare(expr) {
            Expr::Lit(_) | Expr::Path(_) => true,
            Expr::Binary(expr) => self.is_quiet(&expr.left) && self.is_quiet(&expr.right),
            Expr::Cast(expr) => self.is_quiet(&expr.expr),
            Expr::Reference(expr) => self.is_own_name(&expr.expr),
            _ => false,
        }
    }

    /// Whether an expression is the name of a variable of the function itself.
    fn is_own_name(&self, expr: &Expr) -> bool {
        let Expr::Path(path) = expr else { return false };
        match path.path.get_ident().and_then(|name| self.scopes.entry(name)) {
            Some(Entry::Variable(binding)) => {
                self.current() != FnId::ROOT && self.bindings[binding].owner == self.current()
            }
            _ => false,
        }
    }

    /// Whether a method gives a number, as the name of the one that it begins with tells:
    /// `best.unwrap_or(least)`.
    fn gives_number(&self, expr: &Expr) -> bool {
        let Expr::MethodCall(call) = bare(expr) else { return false };
        if (call.method == "find" || call.method == "rfind") && self.is_text_name(&call.receiver) {
            return true;
        }
        let begins = knowledge::method(&call.method).has(Fact::Begins);
        begins && matches!(call.args.get(0), Some(first) if self.is_number_name(first))
    }

    /// Whether an expression is the name of a text.
    fn is_text_name(&self, expr: &Expr) -> bool {
        let Expr::Path(path) = expr else { return false };
        match path.path.get_ident().and_then(|name| self.scopes.entry(name)) {
            Some(Entry::Variable(binding)) => self.bindings[binding].is_text(),
            _ => false,
        }
    }

    /// Whether a variable with a cell has been named since a use.
    fn names_cell_since(&self, first: usize) -> bool {
        for used in &self.uses.rows()[first..] {
            if let Target::Variable(binding) = used.target {
                if self.bindings[binding].how.cell {
                    return true;
                }
            }
        }
        false
    }

    /// Walks what a `let` is given; its type, where that is told.
    fn initialiser(&mut self, pat: &Pat, init: &mut LocalInit) -> Option<Known> {
        // What ends in braces cannot stand before `else`.
        let context = if init.diverge.is_some() { Context::Operand } else { Context::Loose };
        // A reference that is bound is there for longer than the statement.
        let copying = usize::from(self.calls_variables(&init.expr));
        self.copying += copying;
        let told = matches!(pat, Pat::Type(pat) if !may_refer(&*pat.ty));
        // What a pattern takes out of a place is taken where that is; so is what it copies from behind a
        // reference that is found in one.
        let taken_apart = is_destructuring(pat) && self.is_part_of_place(&init.expr);
        let copies_found = is_destructuring(pat) && binds_copies(pat) && !taken_apart;
        let found = copies_found && self.is_found_in_a_place(&init.expr);
        let branches = gives_references(&init.expr) || gives_part(&init.expr);
        let lends = !told && !found && !self.gives_number(&init.expr) && (branches || lends(&init.expr));
        let access = pattern_access(pat);
        // Nothing is held while one of several calls what a variable is bound to.
        let several = matches!(*init.expr, Expr::Tuple(_)) && access == Access::Read && !lends;
        let apart = several && self.calls_in(tokens_of(&init.expr));
        let is_reference = matches!(*init.expr, Expr::Reference(_));
        let whole =
            branches || (!apart && self.is_whole(&init.expr) && !is_reference && !taken_apart && !found);
        let copied = taken_apart && access == Access::Read;
        let access = if copied { Access::Borrow } else { access };
        let (first, named) =
            (self.use_count(), matches!(*init.expr, Expr::Path(_)) && bound_whole(pat).is_some());
        let open = if whole { Some(self.open_evaluation(context)) } else { None };
        if let (Some(open), true) = (&open, lends) {
            self.keep(open, &init.expr);
        }
        if let Some(open) = &open {
            self.operands(&mut init.expr, open.id);
            self.formats_in(&init.expr, open.id);
        }
        let ty = match pat {
            Pat::Type(pat) => (*pat.ty).clone(),
            // It is what it is.
            _ => inferred_type(),
        };
        let given = bound_whole(pat).is_some_and(|name| self.is_bound_to_be_given(name));
        self.expected = Expected { kept: Some(Keeper::Bound { given }), ..Expected::of(Some(ty)) };
        if apart {
            self.evaluation(&mut init.expr, access, context);
        } else {
            self.place(&mut init.expr, access, context);
        }
        if let Some(used) = self.uses.get_mut(first) {
            used.moved |= named;
            used.taken_apart |= copied || found;
        }
        self.copying -= copying;
        let known = self.type_of_initialiser(pat, &init.expr);
        if !self.is_number(&init.expr) {
            self.note_unknown();
        }
        if let Some(open) = open {
            self.close_evaluation(&mut init.expr, &open);
        }
        self.diverging(init);
        known
    }

    /// Walks the `else` of a `let`.
    fn diverging(&mut self, init: &mut LocalInit) {
        if let Some((_, diverge)) = &mut init.diverge {
            let flow = self.open_flow();
            self.value(diverge);
            self.close_optional(flow);
        }
    }
}

/// What the variables of `let (a, b) = (0, Vec::new());` are bound to, by their positions among the
/// variables.
fn parts_of_tuple(local: &Local) -> Vec<(usize, Declaration)> {
    let mut parts = Vec::new();
    let (Pat::Tuple(pat), Some(init)) = (&local.pat, &local.init) else { return parts };
    let Expr::Tuple(values) = &*init.expr else { return parts };
    if pat.elems.len() != values.elems.len() {
        return parts;
    }
    for value in items(&values.elems) {
        if !matches!(pat.elems[parts.len()], Pat::Ident(_)) {
            break;
        }
        parts.push((parts.len(), bound_to(value)));
    }
    parts
}

/// What a value says of the variable that is bound to it.
fn bound_to(value: &Expr) -> Declaration {
    Declaration {
        integer: is_open_literal(value),
        number: is_literal_number(value),
        collection: types::makes_collection(value),
        defaulted: is_defaulted(value),
        ..Declaration::default()
    }
}

/// Whether a value is `None`, `Some(..)` or `T::default()`.
fn is_defaulted(value: &Expr) -> bool {
    match value {
        Expr::Path(path) => path.path.is_ident("None"),
        Expr::Call(call) => match &*call.func {
            Expr::Path(path) => match path.path.segments.last() {
                Some(last) => path.path.is_ident("Some") || last.ident == "default",
                None => false,
            },
            _ => false,
        },
        _ => false,
    }
}

/// The one variable that a value is bound to: `let text = last;`.
fn bound_whole(pat: &Pat) -> Option<&Ident> {
    match pat {
        Pat::Type(pat) => bound_whole(&pat.pat),
        Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none() => Some(&pat.ident),
        _ => None,
    }
}

/// Whether a pattern takes a value apart.
fn is_destructuring(pat: &Pat) -> bool {
    match pat {
        Pat::Type(pat) => is_destructuring(&pat.pat),
        Pat::Paren(pat) => is_destructuring(&pat.pat),
        Pat::Ident(_) => false,
        _ => true,
    }
}

/// `x: Cell<..>` and the like.
fn names_cell(pat: &Pat) -> bool {
    matches!(pat, Pat::Type(pat) if cells::in_type(&pat.ty))
}

/// `[..]` and `vec![..]`
fn is_list(expr: &Expr) -> bool {
    match expr {
        Expr::Array(_) => true,
        Expr::Macro(call) => call.mac.path.is_ident("vec"),
        _ => false,
    }
}
