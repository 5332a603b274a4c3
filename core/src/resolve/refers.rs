//! Which expressions may refer to the variables that they are made of. Heuristic, on their form and the names
//! of methods.

use syn::{BinOp, Expr, UnOp};

use crate::knowledge::{self, Fact};

/// Whether a method gives an iterator that still refers to its receiver, if that is an iterator.
pub(super) fn is_lazy(method: &syn::Ident) -> bool {
    let method = knowledge::method(method);
    method.has(Fact::Own) && method.has(Fact::Adapts)
}

/// Whether what a pattern finds in the value may be part of a variable: `match items.first()`, `for item in
/// &items`.
pub(super) fn refers(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) | Expr::Reference(_) | Expr::Field(_) | Expr::Index(_) => true,
        Expr::Unary(expr) => matches!(expr.op, UnOp::Deref(_)),
        Expr::Paren(expr) => refers(&expr.expr),
        Expr::Group(expr) => refers(&expr.expr),
        Expr::Try(expr) => refers(&expr.expr),
        Expr::Tuple(expr) => expr.elems.iter().any(refers),
        Expr::MethodCall(call) => {
            let owned = knowledge::method(&call.method).has(Fact::Own);
            !owned && (refers(&call.receiver) || call.args.iter().any(refers))
        }
        Expr::Call(call) => {
            call.args.iter().any(|argument| !matches!(argument, Expr::Path(_)) && refers(argument))
        }
        Expr::Let(expr) => refers(&expr.expr),
        Expr::Binary(expr) if matches!(expr.op, BinOp::And(_)) => {
            let part = |expr: &Expr| matches!(expr, Expr::Let(_) | Expr::Binary(_)) && refers(expr);
            part(&expr.left) || part(&expr.right)
        }
        _ => false,
    }
}
