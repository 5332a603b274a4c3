//! Values that surely refer to nothing: numbers, and what is of their type.

use syn::{Block, Expr, ExprLit, ExprMethodCall, Lit, Stmt, Type, UnOp};

use crate::knowledge::{self, Fact, Method};
use crate::syntax::any;

/// Whether what a method gives is of the type of its first argument, and that refers to nothing.
pub(super) fn begins_own(call: &ExprMethodCall, method: &Method) -> bool {
    method.has(Fact::Begins) && matches!(call.args.get(0), Some(some) if is_plain(some))
}

/// Whether a method gives a value that surely refers to nothing, as its arguments tell.
///
/// Heuristic: `text.find(' ')` is a method of texts.
pub(super) fn gives_its_own_value(call: &ExprMethodCall) -> bool {
    let method = knowledge::method(&call.method);
    let searches = (call.method == "find" || call.method == "rfind")
        && matches!(call.args.get(0), Some(Expr::Lit(ExprLit { lit: Lit::Char(_), .. })));
    searches || (begins_own(call, method) && !method.has(Fact::Adapts))
}

/// Whether a value is a number or a text of its own, of a type that refers to nothing.
pub(super) fn is_plain(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(lit) => !matches!(lit.lit, Lit::Str(_) | Lit::ByteStr(_) | Lit::CStr(_)),
        Expr::Unary(expr) => !matches!(expr.op, UnOp::Deref(_)),
        Expr::Cast(expr) => matches!(*expr.ty, Type::Path(_)),
        Expr::Macro(expr) => expr.mac.path.is_ident("format"),
        _ => false,
    }
}

/// Whether a branch gives a number, or another value that refers to nothing: then all of them do.
pub(super) fn gives_plain(expr: &Expr) -> bool {
    match expr {
        Expr::If(expr) => match &expr.else_branch {
            Some((_, otherwise)) => ends_plain(&expr.then_branch) || gives_plain(otherwise),
            None => false,
        },
        Expr::Match(expr) => any(&expr.arms, &mut |arm| is_plain(&arm.body) || gives_plain(&arm.body)),
        Expr::Block(expr) => ends_plain(&expr.block),
        _ => false,
    }
}

fn ends_plain(block: &Block) -> bool {
    matches!(block.stmts.last(), Some(Stmt::Expr(expr, None)) if is_plain(expr))
}
