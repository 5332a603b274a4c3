//! What well-known methods do to their receiver and their arguments: what can be told without types.

use syn::Expr;

use super::uses::Access;
use crate::knowledge::{self, Fact, Method, Receiver};

/// The access of `x` in `x.method()`.
pub(super) fn receiver_access(method: &Method) -> Access {
    match method.receiver {
        // What it leaves of a variable nobody can see.
        Receiver::Takes => Access::Read,
        receiver => Access::Receiver(receiver),
    }
}

/// Whether a method that is done with closures when it returns is done with this argument, and with what it
/// gives: the result of a closure goes on, but for an iterator that is used up in the chain, and so does the
/// value to begin with.
pub(super) fn is_done_with(method: &Method, position: usize, argument: &Expr) -> bool {
    let begins = position == 0 && method.has(Fact::Begins);
    let passes_on = matches!(argument, Expr::Closure(closure) if closure.capture.is_none());
    !begins && (!passes_on || method.has(Fact::UsesUp))
}

/// `best.unwrap_or_default()`: what comes of it is no part of the variable any more.
pub(super) fn consumes_a_name(expr: &Expr) -> bool {
    let Expr::MethodCall(call) = expr else { return false };
    matches!(&*call.receiver, Expr::Path(_)) && takes(knowledge::method(&call.method))
}

/// Whether a method takes what it is called on.
pub(super) fn takes(method: &Method) -> bool {
    method.receiver == Receiver::Takes || method.has(Fact::Moves)
}
