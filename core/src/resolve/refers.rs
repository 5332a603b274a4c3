//! Which expressions may refer to the variables that they are made of. Heuristic, on their form and the names
//! of methods.

use syn::punctuated::Punctuated;
use syn::{BinOp, Expr, Token, UnOp};

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
        Expr::Tuple(expr) => any_refers(&expr.elems, true),
        Expr::MethodCall(call) => {
            let owned = knowledge::method(&call.method).has(Fact::Own);
            !owned && (refers(&call.receiver) || any_refers(&call.args, true))
        }
        Expr::Call(call) => any_refers(&call.args, false),
        Expr::Let(expr) => refers(&expr.expr),
        Expr::Binary(expr) if matches!(expr.op, BinOp::And(_)) => {
            condition_refers(&expr.left) || condition_refers(&expr.right)
        }
        _ => false,
    }
}

/// Whether one of several expressions refers to variables. `names` where a name alone counts.
fn any_refers(exprs: &Punctuated<Expr, Token![,]>, names: bool) -> bool {
    for expr in exprs {
        if (names || !matches!(expr, Expr::Path(_))) && refers(expr) {
            return true;
        }
    }
    false
}

/// Whether a `let` of a condition refers to variables.
fn condition_refers(expr: &Expr) -> bool {
    matches!(expr, Expr::Let(_) | Expr::Binary(_)) && refers(expr)
}
