//! Which expressions may refer to the variables that they are made of. Heuristic, on their form and the names
//! of methods.

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{BinOp, Expr, Token, UnOp};

use crate::knowledge::{self, Fact, FunctionFact};
use crate::syntax::each_token;

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

/// Whether a variable that is bound to the value may refer to other variables: what is taken out of a place
/// by name is copied, or moved.
pub(super) fn lends(expr: &Expr) -> bool {
    match expr {
        Expr::Paren(expr) => lends(&expr.expr),
        Expr::Group(expr) => lends(&expr.expr),
        Expr::Try(expr) => lends(&expr.expr),
        Expr::Tuple(expr) => expr.elems.iter().any(lends),
        // Of an `Option` it gives a value, and of an iterator an iterator.
        Expr::MethodCall(call) if is_lazy(&call.method) => {
            is_iterator(&call.receiver) && lends(&call.receiver)
        }
        Expr::MethodCall(call) if gathers(&call.method) => {
            let told = match &call.turbofish {
                Some(generics) => !may_refer(&generics.args),
                None => false,
            };
            !told && refers(&call.receiver)
        }
        Expr::Call(call) if gives_its_own(&call.func) => false,
        Expr::Reference(_) | Expr::MethodCall(_) | Expr::Call(_) => refers(expr),
        _ => false,
    }
}

/// Whether the last method of a chain gives something that refers to its receiver.
pub(super) fn gives_a_reference(expr: &Expr) -> bool {
    let Expr::MethodCall(call) = expr else { return false };
    let method = knowledge::method(&call.method);
    method.has(Fact::Lends) || method.has(Fact::Refers)
}

/// Whether the last method of a chain is one that gives an iterator.
fn is_iterator(expr: &Expr) -> bool {
    match expr {
        Expr::Paren(expr) => is_iterator(&expr.expr),
        Expr::MethodCall(call) => knowledge::method(&call.method).has(Fact::Adapts),
        _ => true,
    }
}

/// `Rc::clone`, `std::mem::take`
fn gives_its_own(func: &Expr) -> bool {
    let Expr::Path(func) = func else { return false };
    let Some(last) = func.path.segments.last() else { return false };
    let function = knowledge::function(&last.ident);
    function.has(FunctionFact::Copies) || function.has(FunctionFact::Moves)
}

/// Whether the value refers to another that is gone when the expression has been evaluated:
/// `items.to_vec().iter()`.
pub(super) fn refers_to_temporary(expr: &Expr) -> bool {
    let Expr::MethodCall(call) = expr else { return false };
    let method = knowledge::method(&call.method);
    if method.has(Fact::Own) && !method.has(Fact::Adapts) {
        return false;
    }
    let made = matches!(&*call.receiver, Expr::MethodCall(_) | Expr::Call(_) | Expr::Macro(_));
    let own = made && !refers(&call.receiver);
    (own && method.has(Fact::Lends)) || refers_to_temporary(&call.receiver)
}

/// Whether a method puts the items of an iterator into something: `collect`, `fold`.
fn gathers(method: &syn::Ident) -> bool {
    let method = knowledge::method(method);
    method.has(Fact::Done) && method.has(Fact::Own) && (method.has(Fact::Result) || method.has(Fact::Begins))
}

/// Whether a type, or one of several, says that its values may refer to something.
pub(super) fn may_refer(ty: &dyn ToTokens) -> bool {
    let mut refers = false;
    each_token(&ty.to_token_stream(), &mut |token, _| {
        refers |= match token {
            TokenTree::Punct(punct) => matches!(punct.as_char(), '&' | '\''),
            TokenTree::Ident(word) => word == "_" || word == "impl",
            _ => false,
        };
        !refers
    });
    refers
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
