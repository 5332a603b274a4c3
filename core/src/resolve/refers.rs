//! Which expressions may refer to the variables that they are made of, as far as their form tells.

use syn::{BinOp, Expr, UnOp};

/// Methods whose result is a value of its own wherever the standard library has them.
const OWNED: [&str; 35] = [
    "all",
    "any",
    "capacity",
    "ceil",
    "clone",
    "cloned",
    "cmp",
    "collect",
    "contains",
    "contains_key",
    "copied",
    "count",
    "ends_with",
    "eq",
    "fold",
    "insert",
    "join",
    "len",
    "ne",
    "parse",
    "partial_cmp",
    "pop",
    "pop_back",
    "pop_first",
    "pop_front",
    "pop_last",
    "position",
    "product",
    "replace",
    "starts_with",
    "sum",
    "take",
    "to_owned",
    "to_string",
    "to_vec",
];

/// Methods that only read their receiver wherever the standard library has them.
const READING: [&str; 18] = [
    "as_slice",
    "as_str",
    "bytes",
    "capacity",
    "chars",
    "clone",
    "contains",
    "contains_key",
    "ends_with",
    "first",
    "is_empty",
    "iter",
    "keys",
    "last",
    "len",
    "starts_with",
    "to_string",
    "values",
];

/// Whether a method gives an iterator that still refers to its receiver, if that is an iterator.
pub(super) fn is_lazy(method: &syn::Ident) -> bool {
    ["cloned", "copied", "take"].iter().any(|name| method == name)
}

/// Whether a method only reads its receiver.
pub(super) fn only_reads(method: &syn::Ident) -> bool {
    READING.iter().any(|name| method == name) || method.to_string().starts_with("is_")
}

/// Whether what a pattern finds in the value may be part of a variable: `match items.first()`, `for item in &items`.
pub(super) fn refers(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) | Expr::Reference(_) | Expr::Field(_) | Expr::Index(_) => true,
        Expr::Unary(expr) => matches!(expr.op, UnOp::Deref(_)),
        Expr::Paren(expr) => refers(&expr.expr),
        Expr::Group(expr) => refers(&expr.expr),
        Expr::Try(expr) => refers(&expr.expr),
        Expr::Tuple(expr) => expr.elems.iter().any(refers),
        Expr::MethodCall(call) => {
            let owned =
                OWNED.iter().any(|name| call.method == name) || call.method.to_string().starts_with("is_");
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
