//! Places: what an expression does to the variable at its root.

use proc_macro2::Ident;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Expr, ExprField, ExprIndex, ExprPath, ExprReference, PathSegment, Token, Type, UnOp};

use super::asked::{Asked, NeedsFn, Owns, asked_by, asks_for_async, is_without_lifetime, result_of};
use super::expected::{Depth, Expected, Keeper, Thread};
use super::history::Entry;
use super::ids::UseId;
use super::key::place_of_key;
use super::shape::{bare, is_move_lambda, is_value};
use super::template::Hole;
use super::tree::Flow;
use super::uses::{Access, Context, Strength, Target, Use};
use super::walker::Walker;
use crate::knowledge::Receiver;
use crate::syntax::{each_item_mut, uncover};

impl Walker {
    /// Walks `expr`, which is accessed in the given way.
    pub(super) fn place(&mut self, expr: &mut Expr, access: Access, context: Context) {
        uncover(expr);
        // Only a chain of methods, and the closures that it is given, are done with when it is.
        let chained = matches!(expr, Expr::MethodCall(_) | Expr::Closure(_) | Expr::Async(_));
        self.consumed &= chained;
        let expected = std::mem::take(&mut self.expected);
        self.arrange(expr, context);
        self.upgrade(expr);
        self.bind_source(expr);
        if let Expr::Closure(closure) = expr {
            self.take_along(closure, expected.kept);
        } else if expected.is_returned_lazily() {
            self.take_along_all(expr);
        }
        match expr {
            Expr::Path(path) => self.path(path, access, context, &expected),
            Expr::Field(field) => self.field(field, access),
            Expr::Index(index) => self.index(index, access),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
                self.whole_of_part(&mut unary.expr, part(access), Context::Operand);
            }
            Expr::Paren(paren) => {
                self.expected = expected;
                self.place(&mut paren.expr, access, Context::Loose);
            }
            Expr::Reference(reference) => {
                self.expected = Expected { given: expected.given, ..Expected::default() };
                self.reference(reference);
            }
            Expr::RawAddr(raw) => {
                let mutable = matches!(raw.mutability, syn::PointerMutability::Mut(_));
                let access = if mutable { Access::BorrowMut } else { Access::Borrow };
                self.place(&mut raw.expr, access, Context::Operand);
            }
            Expr::Call(_) => {
                self.expected = expected;
                self.call(expr, context);
            }
            Expr::Macro(_) => {
                self.expected = expected;
                self.macro_expr(expr, context);
            }
            expr if self.is_object(expr) => self.object(expr),
            expr if is_move_lambda(expr) => {
                self.coming.needs_fn = self.coming.needs_fn.max(self.needs_fn(expr, &expected));
                self.coming.owns = Self::has_to_own(&expected);
                self.move_lambda(expr, context);
            }
            expr => {
                self.coming.needs_fn = self.coming.needs_fn.max(self.needs_fn(expr, &expected));
                self.expected = expected;
                self.expr(expr);
            }
        }
    }

    /// Whether a `move` closure has to own what it uses.
    fn has_to_own(expected: &Expected) -> Owns {
        let returned = matches!(expected.kept, Some(Keeper::Caller | Keeper::Return));
        let boxed = matches!(&expected.ty, Some(ty) if is_without_lifetime(ty));
        if expected.thread == Thread::Free || (boxed && returned && !expected.guessed) {
            Owns::Surely
        } else if boxed {
            Owns::Usually
        } else {
            Owns::Unknown
        }
    }

    /// Whether it is a closure of the user's own that has to be `Fn`.
    fn needs_fn(&self, expr: &Expr, expected: &Expected) -> NeedsFn {
        match expected.ty.as_ref().map(asked_by) {
            _ if !matches!(expr, Expr::Closure(_)) => NeedsFn::No,
            Some(Asked::Fn | Asked::FnClone) => NeedsFn::Yes,
            Some(Asked::FnMut | Asked::FnOnce) => NeedsFn::No,
            _ if expected.given && is_move_lambda(expr) => NeedsFn::Perhaps,
            // Threads of a scope run beside each other.
            _ if expected.given && self.settings.shares(expected.thread) => NeedsFn::Rather,
            _ => NeedsFn::No,
        }
    }

    fn reference(&mut self, reference: &mut ExprReference) {
        let access = if reference.mutability.is_some() { Access::BorrowMut } else { Access::Borrow };
        let closure = matches!(*reference.expr, Expr::Closure(_));
        if closure && reference.mutability.is_none() {
            self.coming.needs_fn = NeedsFn::Yes;
        }
        self.place(&mut reference.expr, access, Context::Operand);
    }

    /// What is borrowed for a call is used until the call: other arguments are evaluated in between.
    pub(super) fn used_until_here(&mut self, roots: &[usize]) {
        for root in roots {
            let Some(used) = self.uses.rows().get(*root) else { continue };
            if matches!(used.access, Access::Receiver(_) | Access::Through) {
                self.emit(Flow::Use(UseId(*root)));
            }
        }
    }

    /// Walks what a part is of: a value is there for as long as the statement.
    fn whole_of_part(&mut self, base: &mut Expr, access: Access, context: Context) {
        if is_value(base) {
            self.part(base, access, context);
        } else {
            self.place(base, access, context);
        }
    }

    fn field(&mut self, field: &mut ExprField, access: Access) {
        let (first, is_name) = (self.use_count(), matches!(*field.base, Expr::Path(_)));
        let of_element =
            matches!(bare(&field.base), Expr::Index(index) if matches!(*index.expr, Expr::Path(_)));
        self.whole_of_part(&mut field.base, part(access), Context::Field);
        if let (true, Some(used)) = (is_name, self.uses.get_mut(first)) {
            used.field = Some(field.member.clone());
            used.renews = access.assigns() || access == Access::BorrowMut;
        }
        if let (true, Some(used)) = (of_element, self.uses.get_mut(first)) {
            used.member = Some(field.member.clone());
            used.member_renews = access.assigns() || access == Access::BorrowMut;
        }
    }

    fn index(&mut self, index: &mut ExprIndex, access: Access) {
        let (first, is_name) = (self.use_count(), matches!(*index.expr, Expr::Path(_)));
        let place = place_of_key(&index.expr);
        self.whole_of_part(&mut index.expr, part(access), Context::Base);
        let key = self.open_key(first, place);
        if let (true, Some(used)) = (is_name, self.uses.get_mut(first)) {
            used.element = true;
            used.renews = access.assigns() || access == Access::BorrowMut;
        }
        self.part(&mut index.index, Access::Read, Context::Loose);
        if self.finds_one(&index.index) {
            if let (true, Some(used)) = (is_name, self.uses.get_mut(first)) {
                used.item = true;
            }
        }
        self.infer_index(index);
        self.close_index(index, access, key);
    }

    fn path(&mut self, path: &mut ExprPath, access: Access, context: Context, expected: &Expected) {
        let single = path.qself.is_none() && path.path.leading_colon.is_none();
        if !single || path.path.segments.len() != 1 {
            return;
        }
        let first = self.use_count();
        let PathSegment { ident, arguments } = &mut path.path.segments[0];
        if !arguments.is_none() && !matches!(self.scopes.entry(ident), Some(Entry::Nested(_))) {
            // `parse::<i64>` is a function, or rustc's error about what is written.
            return;
        }
        let called_by_others = self.is_called_by_others(ident);
        self.mark(ident, access, context);
        if called_by_others && self.use_count() > first {
            self.ask(first, &|used| used.asked = used.asked.and(Asked::Fn));
        }
        if self.use_count() > first {
            (self.uses[first].kept, self.uses[first].boxed) = (expected.kept, expected.depth == Depth::Boxed);
            self.ask(first, &|used| ask(used, expected));
        }
    }

    /// Notes what is asked of a value: of the closure that a variable is bound to, where it is one's name.
    fn ask(&mut self, id: usize, note: &dyn Fn(&mut Use)) {
        note(&mut self.uses[id]);
        let Target::Variable(binding) = self.uses[id].target else { return };
        if let Some(bound) = &self.bindings[binding].lambda {
            if bound.len() == 1 {
                note(&mut self.uses[bound.start]);
            }
        }
    }

    /// The left side of `=`: a place, or a pattern of places.
    pub(super) fn assignee(&mut self, expr: &mut Expr) {
        uncover(expr);
        match expr {
            Expr::Tuple(tuple) => self.assignees(&mut tuple.elems),
            Expr::Array(array) => self.assignees(&mut array.elems),
            Expr::Call(call) => self.assignees(&mut call.args),
            Expr::Paren(paren) => self.assignee(&mut paren.expr),
            Expr::Struct(literal) => {
                each_item_mut(&mut literal.fields, &mut |field| {
                    if field.colon_token.is_some() {
                        self.assignee(&mut field.expr);
                    } else if let syn::Member::Named(name) = &mut field.member {
                        self.assigned_shorthand(name);
                    }
                });
            }
            expr => self.place(expr, Access::Assign, Context::Operand),
        }
    }

    fn assignees(&mut self, exprs: &mut Punctuated<Expr, Token![,]>) {
        for expr in exprs {
            self.assignee(expr);
        }
    }

    fn assigned_shorthand(&mut self, field: &mut Ident) {
        if let Some(id) = self.name(field, Access::Assign, Strength::Strong) {
            *field = self.markers.mark(Hole::Field(id), field.span());
        }
    }
}

/// Notes what is asked of a value.
fn ask(used: &mut Use, expected: &Expected) {
    used.given |= expected.given || expected.guessed;
    let (Some(ty), false) = (&expected.ty, expected.guessed) else { return };
    used.asked = used.asked.and(asked_by(ty));
    used.left_open =
        matches!(ty, Type::Infer(_)) && matches!(expected.kept, Some(some) if Keeper::returns(some));
    used.asked_async |= asks_for_async(ty);
    if let Some(result) = result_of(ty) {
        used.asked_result = Some(Box::new(result));
    }
}

/// What an access to a part of a variable, or to what it points to, does to the variable.
fn part(access: Access) -> Access {
    match access {
        Access::Assign | Access::Set | Access::BorrowMut | Access::Through => Access::Through,
        Access::Call => Access::Receiver(Receiver::Unknown),
        access => access,
    }
}
