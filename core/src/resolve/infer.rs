//! Types that follow from how a variable is used: what a function returns, what indexes a vector. What is
//! found here is what rustc finds; where that is not sure, nothing is.

use proc_macro2::Span;
use syn::{BinOp, Expr, ExprBinary, ExprIndex, Member, ReturnType, Signature, Type, UnOp};

use super::foreign::is_data;
use super::ids::{BindingId, NodeId, UseId};
use super::operation::Known;
use super::shape::{bare, is_open_literal};
use super::tree::Tail;
use super::types::{
    element, is_named, is_plain, is_primitive, is_sequence, is_static_text, item_of, may_be_integer, named,
    value_of_map,
};
use super::uses::Target;
use super::walker::Walker;
use crate::syntax::{items, tokens};

impl Walker {
    /// The variables that a function returns are of the type that it says. `own` where the type's names mean
    /// the same wherever the variables are.
    pub(super) fn infer_from_tail(&mut self, tail: &Tail, sig: &Signature, begin: NodeId, own: bool) {
        let ReturnType::Type(_, output) = &sig.output else { return };
        match (tail, &**output) {
            (Tail::Name(used), ty) => self.infer_use(*used, ty, begin, own),
            (Tail::Tuple(names), Type::Tuple(types)) if names.len() == types.elems.len() => {
                for (position, ty) in items(&types.elems).enumerate() {
                    if let Some(used) = names[position] {
                        self.infer_use(used, ty, begin, own);
                    }
                }
            }
            _ => {}
        }
    }

    fn infer_use(&mut self, used: UseId, ty: &Type, begin: NodeId, own: bool) {
        let Target::Variable(id) = self.uses[used].target else { return };
        if self.bindings[id].is_slice_of_text() && is_static_text(ty) {
            // What it is bound to has to last as long.
            let scope = self.bindings[id].owner;
            let known = self.written_type(ty);
            self.bindings[id].known = known.map(|known| Known { scope, at: begin, ..known });
            return;
        }
        let coerces = !is_plain(ty) || !(own || is_primitive(ty));
        if coerces || self.bindings[id].how.receiver || self.bindings[id].known.is_some() {
            return;
        }
        let scope = self.bindings[id].owner;
        if let Some(known) = self.written_type(ty) {
            self.bindings[id].known = Some(Known { scope, at: begin, ..known });
        }
    }

    /// `items[i]`: what indexes a vector or a slice is a `usize`.
    pub(super) fn infer_index(&mut self, index: &ExprIndex) {
        if matches!(self.type_of(&index.expr), Some(known) if known.certain && is_sequence(&known.ty)) {
            self.infer_integer(&index.index, &named("usize", Span::call_site()));
        }
    }

    /// `i < n`, `i += n`: numbers that are compared or counted together are of one type.
    pub(super) fn infer_binary(&mut self, binary: &ExprBinary) {
        use BinOp::{Shl, ShlAssign, Shr, ShrAssign};
        if matches!(binary.op, Shl(_) | Shr(_) | ShlAssign(_) | ShrAssign(_)) {
            return;
        }
        self.infer_from(&binary.left, &binary.right);
        self.infer_from(&binary.right, &binary.left);
    }

    /// `best = Some(n);`: the variable is of the type of what it is assigned.
    pub(super) fn infer_assigned(&mut self, left: UseId, assignment: &Expr) {
        let Target::Variable(id) = self.uses[left].target else { return };
        let Expr::Assign(assign) = assignment else { return };
        if self.bindings[id].known.is_some() || self.coming.conditional > 0 {
            return;
        }
        let Some(known) = self.type_of(&assign.right) else { return };
        let scope = self.bindings[id].owner;
        let same = known.scope == scope || is_data(&known.ty);
        if known.certain && is_plain(&known.ty) && same {
            self.bindings[id].known = Some(Known { scope, ..known });
        }
    }

    /// Infers the type of one operand from the other.
    fn infer_from(&mut self, one: &Expr, other: &Expr) {
        if let Some(ty) = self.type_of_number(other) {
            self.infer_integer(one, &ty);
        }
    }

    /// The type of an expression that is surely a number.
    fn type_of_number(&self, expr: &Expr) -> Option<Type> {
        let known = self.type_of(expr)?;
        if known.is_number() { Some(known.ty) } else { None }
    }

    /// A variable that was bound to an integer without a type.
    fn infer_integer(&mut self, expr: &Expr, ty: &Type) {
        let Some(id) = self.variable_of(expr) else { return };
        let binding = &self.bindings[id];
        if binding.how.integer && binding.known.is_none() && may_be_integer(ty) {
            let scope = binding.owner;
            if let Some(known) = self.written_type(ty) {
                self.bindings[id].known = Some(Known { scope, ..known });
            }
        }
    }

    /// The variable that an expression that has been walked is.
    pub(super) fn variable_of(&self, expr: &Expr) -> Option<BindingId> {
        let expr = bare(expr);
        match expr {
            Expr::Path(_) => self.variable(expr),
            _ => None,
        }
    }

    /// The type of `a + b`, where that of one tells that of the other.
    pub(super) fn type_of_arithmetic(&self, binary: &ExprBinary) -> Option<Type> {
        use BinOp::{Add, BitAnd, BitOr, BitXor, Div, Mul, Rem, Sub};
        if !matches!(binary.op, Add(_) | BitAnd(_) | BitOr(_) | BitXor(_) | Div(_) | Mul(_) | Rem(_) | Sub(_))
        {
            return None;
        }
        match (self.type_of_number(&binary.left), self.type_of_number(&binary.right)) {
            (Some(left), Some(right)) if tokens!(#left).to_string() == tokens!(#right).to_string() => {
                Some(left)
            }
            (Some(ty), None) if is_open_literal(&binary.right) => Some(ty),
            (None, Some(ty)) if is_open_literal(&binary.left) => Some(ty),
            _ => None,
        }
    }

    /// The type of `items.len()` and `items[i]`, where that of `items` is known.
    pub(super) fn type_of_part(&self, expr: &Expr) -> Option<Type> {
        match expr {
            Expr::MethodCall(call) if call.method == "len" && call.args.is_empty() => {
                self.type_of_sequence(&call.receiver)?;
                Some(named("usize", Span::call_site()))
            }
            Expr::Index(index) if self.is_one_index(&index.index) => {
                element(&self.type_of_sequence(&index.expr)?).cloned()
            }
            _ => None,
        }
    }

    /// Whether a place that has been walked is surely that of a number, and can be named twice.
    pub(super) fn is_place_of_number(&self, place: &Expr) -> bool {
        matches!(self.type_of_place(place), Some(ty) if is_primitive(&ty))
    }

    /// The type of a place; its names may mean something else in the function being walked.
    fn type_of_place(&self, place: &Expr) -> Option<Type> {
        let place = bare(place);
        match place {
            Expr::Path(_) => match self.type_of(place) {
                Some(known) if known.certain => Some(known.ty),
                _ => None,
            },
            Expr::Unary(expr) if matches!(expr.op, UnOp::Deref(_)) => match self.type_of_place(&expr.expr)? {
                Type::Reference(ty) => Some(*ty.elem),
                _ => None,
            },
            Expr::Index(index) => {
                let ty = self.type_of_place(&index.expr)?;
                if is_sequence(&ty) { element(&ty).cloned() } else { value_of_map(&ty) }
            }
            Expr::Field(field) => match (self.type_of_place(&field.base)?, &field.member) {
                (Type::Tuple(ty), Member::Unnamed(member)) => ty.elems.get(member.index as usize).cloned(),
                _ => None,
            },
            _ => None,
        }
    }

    /// The type of what a collection has in it, as far as that is told.
    pub(super) fn type_of_item(&self, collection: &Expr) -> Option<Type> {
        let ty = self.type_of(collection)?.ty;
        item_of(&ty)
    }

    /// Whether what indexes a sequence gives one element, not a part of it.
    fn is_one_index(&self, index: &Expr) -> bool {
        matches!(index, Expr::Lit(_))
            || matches!(self.type_of(index), Some(known) if is_named(&known.ty, "usize"))
    }

    /// Whether it is surely no range.
    pub(super) fn finds_one(&self, index: &Expr) -> bool {
        matches!(index, Expr::Reference(_) | Expr::Binary(_) | Expr::Cast(_)) || self.is_one_index(index)
    }

    /// The type of an expression that is surely a sequence.
    fn type_of_sequence(&self, expr: &Expr) -> Option<Type> {
        let ty = self.told_here(expr)?;
        if is_sequence(&ty) { Some(ty) } else { None }
    }
}
