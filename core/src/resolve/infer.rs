//! Types that follow from how a variable is used: what a function returns, what indexes a vector. What is found here is what rustc
//! finds; where that is not sure, nothing is.

use quote::quote;
use syn::{Expr, ExprBinary, ExprIndex, ExprMethodCall, Lit, ReturnType, Signature, Type};

use super::template::Hole;
use super::tree::{BindingId, Known, NodeId, Tail, Target, UseId};
use super::types::{element, is_primitive, is_sequence};
use super::walker::Walker;
use crate::knowledge::{TypeFact, path_has};

impl Walker {
    /// The variables that a function returns are of the type that it says.
    pub(super) fn infer_from_tail(&mut self, tail: &Tail, sig: &Signature, begin: NodeId, own: bool) {
        let ReturnType::Type(_, output) = &sig.output else { return };
        match (tail, &**output) {
            (Tail::Name(used), ty) => self.infer_use(*used, ty, begin, own),
            (Tail::Tuple(names), Type::Tuple(types)) if names.len() == types.elems.len() => {
                for (used, ty) in names.iter().zip(&types.elems) {
                    if let Some(used) = used {
                        self.infer_use(*used, ty, begin, own);
                    }
                }
            }
            _ => {}
        }
    }

    /// `own` where the type's names mean the same wherever the variable is.
    fn infer_use(&mut self, used: UseId, ty: &Type, begin: NodeId, own: bool) {
        let Target::Variable(id) = self.uses[used].target else { return };
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
        let sequence = self.type_of(&index.expr).is_some_and(|known| known.certain && is_sequence(&known.ty));
        if sequence {
            self.infer_integer(&index.index, &syn::parse_quote!(usize));
        }
    }

    /// `i < n`, `i += n`: numbers that are compared or counted together are of one type.
    pub(super) fn infer_binary(&mut self, binary: &ExprBinary) {
        use syn::BinOp::{Shl, ShlAssign, Shr, ShrAssign};
        if matches!(binary.op, Shl(_) | Shr(_) | ShlAssign(_) | ShrAssign(_)) {
            return;
        }
        for (one, other) in [(&binary.left, &binary.right), (&binary.right, &binary.left)] {
            let known = self.type_of(other).filter(|known| known.certain && is_primitive(&known.ty));
            if let Some(known) = known {
                self.infer_integer(one, &known.ty);
            }
        }
    }

    /// A variable that was bound to an integer without a type.
    fn infer_integer(&mut self, expr: &Expr, ty: &Type) {
        let Some(id) = self.variable_of(expr) else { return };
        let binding = &self.bindings[id];
        let integer = ["f32", "f64", "bool", "char"].iter().all(|other| !is_named(ty, other))
            && !matches!(ty, Type::Tuple(_));
        if binding.how.integer && binding.known.is_none() && integer {
            let scope = binding.owner;
            let known = self.written_type(ty).map(|known| Known { scope, ..known });
            self.bindings[id].known = known;
        }
    }

    /// The variable that an expression that has been walked is.
    fn variable_of(&self, expr: &Expr) -> Option<BindingId> {
        match expr {
            Expr::Paren(expr) => self.variable_of(&expr.expr),
            Expr::Path(_) => match self.markers.hole(expr)? {
                Hole::Use(id) => match self.uses[id].target {
                    Target::Variable(binding) => Some(binding),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        }
    }

    /// The type of `a + b`, where that of one tells that of the other.
    pub(super) fn type_of_arithmetic(&self, binary: &ExprBinary) -> Option<Type> {
        use syn::BinOp::{Add, BitAnd, BitOr, BitXor, Div, Mul, Rem, Sub};
        if !matches!(binary.op, Add(_) | BitAnd(_) | BitOr(_) | BitXor(_) | Div(_) | Mul(_) | Rem(_) | Sub(_))
        {
            return None;
        }
        let number = |expr: &Expr| {
            let known = self.type_of(expr).filter(|known| known.certain && is_primitive(&known.ty))?;
            Some(known.ty)
        };
        match (number(&binary.left), number(&binary.right)) {
            (Some(left), Some(right)) if quote!(#left).to_string() == quote!(#right).to_string() => {
                Some(left)
            }
            (Some(ty), None) if is_open_literal(&binary.right) => Some(ty),
            (None, Some(ty)) if is_open_literal(&binary.left) => Some(ty),
            _ => None,
        }
    }

    /// The type of `items.len()` and `items[i]`, where that of `items` is known.
    pub(super) fn type_of_part(&self, expr: &Expr) -> Option<Type> {
        let sequence = |expr: &Expr| {
            let known = self.type_of(expr).filter(|known| known.certain && is_sequence(&known.ty))?;
            (known.scope == self.current()).then_some(known.ty)
        };
        match expr {
            Expr::MethodCall(ExprMethodCall { receiver, method, args, .. })
                if method == "len" && args.is_empty() =>
            {
                sequence(receiver).map(|_| syn::parse_quote!(usize))
            }
            Expr::Index(index) => {
                let one = matches!(&*index.index, Expr::Lit(_))
                    || self.type_of(&index.index).is_some_and(|known| is_named(&known.ty, "usize"));
                if one { element(&sequence(&index.expr)?).cloned() } else { None }
            }
            _ => None,
        }
    }
}

/// `1`, which is of any integer type.
pub(super) fn is_open_literal(expr: &Expr) -> bool {
    match expr {
        Expr::Paren(expr) => is_open_literal(&expr.expr),
        Expr::Unary(expr) => matches!(expr.op, syn::UnOp::Neg(_)) && is_open_literal(&expr.expr),
        Expr::Lit(lit) => matches!(&lit.lit, Lit::Int(lit) if lit.suffix().is_empty()),
        _ => false,
    }
}

fn is_named(ty: &Type, name: &str) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident(name))
}

/// Whether a value of the type is surely not coerced to it, and refers to nothing.
fn is_plain(ty: &Type) -> bool {
    let mut plain = true;
    crate::syntax::each_type(ty, &mut |ty| {
        plain &= match ty {
            Type::Path(path) => path.qself.is_none() && !path_has(&path.path, TypeFact::Coerces),
            Type::Tuple(_) | Type::Array(_) | Type::Paren(_) | Type::Group(_) => true,
            _ => false,
        };
    });
    plain && super::types::says_all(ty)
}
