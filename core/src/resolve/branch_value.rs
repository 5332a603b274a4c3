//! Values that the branches of an expression give: `if all { &items[..] } else { &items[1..] }`.

use proc_macro2::Ident;
use syn::{Block, Expr, ExprMethodCall, Pat, Stmt, UnOp};

use super::own_value::{gives_its_own_value, gives_plain};
use super::pattern::each_variable;

use super::shape::bare;
use crate::knowledge::{self, Fact};
use crate::syntax::any;

/// Whether a value surely refers to part of a variable: `&items[1..]`, `items.last_mut().unwrap()`.
pub(super) fn is_reference(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Try(expr) => is_reference(&expr.expr),
        Expr::Reference(expr) => is_place(&expr.expr),
        Expr::MethodCall(call) => {
            gives_a_reference(expr) && (is_place(&call.receiver) || is_reference(&call.receiver))
        }
        expr => gives_references(expr),
    }
}

/// Whether an expression with branches, or a block, gives such a value.
pub(super) fn gives_references(expr: &Expr) -> bool {
    match expr {
        Expr::If(choice) => {
            let otherwise = match &choice.else_branch {
                Some((_, otherwise)) => is_reference(otherwise),
                None => false,
            };
            !gives_plain(expr) && (otherwise || block_gives(&choice.then_branch))
        }
        Expr::Match(choice) => !gives_plain(expr) && any(&choice.arms, &mut |arm| is_reference(&arm.body)),
        Expr::Block(expr) => expr.label.is_none() && block_gives(&expr.block),
        Expr::Unsafe(expr) => block_gives(&expr.block),
        _ => false,
    }
}

/// Whether an expression gives what a pattern has taken out of such a value:
/// `match rooms.get_mut(key) { Some(room) => room, None => return }`.
pub(super) fn gives_part(expr: &Expr) -> bool {
    if gives_plain(expr) {
        return false;
    }
    match expr {
        Expr::If(expr) => match (&*expr.cond, expr.then_branch.stmts.last()) {
            (Expr::Let(cond), Some(Stmt::Expr(value, None))) => {
                is_found_in(value, &cond.pat) && is_reference(&cond.expr)
            }
            _ => false,
        },
        Expr::Match(expr) => {
            any(&expr.arms, &mut |arm| is_found_in(&arm.body, &arm.pat)) && is_reference(&expr.expr)
        }
        _ => false,
    }
}

/// Whether a value is a variable of the pattern, which has not been copied from behind a reference.
fn is_found_in(value: &Expr, pat: &Pat) -> bool {
    let Expr::Path(path) = value else { return false };
    let mut found = false;
    each_variable(pat, false, &mut |variable, copied| {
        found |= !copied && path.path.is_ident(&variable.ident);
    });
    found
}

/// Whether the last method of a chain gives something that refers to its receiver.
pub(super) fn gives_a_reference(expr: &Expr) -> bool {
    let Expr::MethodCall(call) = expr else { return false };
    let method = knowledge::method(&call.method);
    (method.has(Fact::Lends) || method.has(Fact::Refers)) && !gives_its_own_value(call)
}

fn block_gives(block: &Block) -> bool {
    matches!(block.stmts.last(), Some(Stmt::Expr(expr, None)) if is_reference(expr))
}

fn is_place(expr: &Expr) -> bool {
    root(expr).is_some()
}

/// The variable that such a value refers to: one of them, where there are several.
pub(super) fn root_of_reference(expr: &Expr) -> Option<&Ident> {
    match bare(expr) {
        Expr::Try(expr) => root_of_reference(&expr.expr),
        Expr::Reference(expr) => root(&expr.expr),
        Expr::MethodCall(call) if is_reference(expr) || passes_on(call) => {
            root(&call.receiver).or_else(|| root_of_reference(&call.receiver))
        }
        Expr::If(choice) => match (choice.then_branch.stmts.last(), &*choice.cond) {
            (Some(Stmt::Expr(Expr::Path(_), None)), Expr::Let(cond)) => root_of_reference(&cond.expr),
            (Some(Stmt::Expr(expr, None)), _) => root_of_reference(expr),
            _ => None,
        },
        Expr::Match(choice) => {
            // What a pattern has taken out of it.
            let mut named = false;
            for arm in &choice.arms {
                named |= matches!(*arm.body, Expr::Path(_));
            }
            let part = if named { root_of_reference(&choice.expr) } else { None };
            part.or_else(|| choice.arms.iter().find_map(|arm| root_of_reference(&arm.body)))
        }
        _ => None,
    }
}

/// `rooms.entry(key).or_default()`, `rooms.get(key).ok_or("none")`
fn passes_on(call: &ExprMethodCall) -> bool {
    knowledge::method(&call.method).has(Fact::PassesOn)
}

fn root(place: &Expr) -> Option<&Ident> {
    match bare(place) {
        Expr::Path(path) => path.path.get_ident(),
        Expr::Field(expr) => root(&expr.base),
        Expr::Index(expr) => root(&expr.expr),
        Expr::Unary(expr) if matches!(expr.op, UnOp::Deref(_)) => root(&expr.expr),
        _ => None,
    }
}
