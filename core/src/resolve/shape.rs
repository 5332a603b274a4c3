//! What an expression is, as its form tells.

use syn::{BinOp, Expr, Local, Pat, PathArguments, Stmt, UnOp};

use super::operation::Effect;

/// Whether the expression assigns to a name.
pub(super) fn assigns_to_a_name(expr: &Expr) -> bool {
    match expr {
        Expr::Assign(assign) => matches!(*assign.left, Expr::Path(_)),
        Expr::Binary(binary) => is_compound(&binary.op) && matches!(*binary.left, Expr::Path(_)),
        _ => false,
    }
}

/// `+=` and the like.
pub(super) fn is_compound(op: &BinOp) -> bool {
    use BinOp::{
        AddAssign, BitAndAssign, BitOrAssign, BitXorAssign, DivAssign, MulAssign, RemAssign, ShlAssign,
        ShrAssign, SubAssign,
    };
    matches!(
        op,
        AddAssign(_)
            | SubAssign(_)
            | MulAssign(_)
            | DivAssign(_)
            | RemAssign(_)
            | BitXorAssign(_)
            | BitAndAssign(_)
            | BitOrAssign(_)
            | ShlAssign(_)
            | ShrAssign(_)
    )
}

pub(super) fn is_comparison(op: &BinOp) -> bool {
    matches!(op, BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_))
}

/// `&&`, `||`
pub(super) fn is_logical(op: &BinOp) -> bool {
    matches!(op, BinOp::And(_) | BinOp::Or(_))
}

/// Whether the expression is a `move` closure or block.
pub(super) fn is_move_lambda(expr: &Expr) -> bool {
    match expr {
        Expr::Closure(closure) => closure.capture.is_some(),
        Expr::Async(block) => block.capture.is_some(),
        _ => false,
    }
}

/// Whether the expression consists of evaluations, or is a name or literal alone.
pub(super) fn has_evaluations(expr: &Expr) -> bool {
    match expr {
        Expr::Binary(binary) => is_logical(&binary.op),
        Expr::Path(_)
        | Expr::Lit(_)
        | Expr::Block(_)
        | Expr::If(_)
        | Expr::Match(_)
        | Expr::While(_)
        | Expr::Loop(_)
        | Expr::ForLoop(_)
        | Expr::Unsafe(_)
        | Expr::Closure(_)
        | Expr::Async(_)
        | Expr::Const(_)
        | Expr::TryBlock(_)
        | Expr::Return(_)
        | Expr::Break(_)
        | Expr::Continue(_) => true,
        _ => false,
    }
}

/// Whether the condition is a `let`, or a chain with one.
pub(super) fn contains_let(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(expr) if matches!(expr.op, BinOp::And(_)) => {
            contains_let(&expr.left) || contains_let(&expr.right)
        }
        _ => false,
    }
}

/// `1`, which is of any integer type.
pub(super) fn is_open_literal(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Unary(expr) => matches!(expr.op, UnOp::Neg(_)) && is_open_literal(&expr.expr),
        Expr::Lit(lit) => matches!(&lit.lit, syn::Lit::Int(lit) if lit.suffix().is_empty()),
        _ => false,
    }
}

/// `1`, `-0.5`, `2u8`: a number, of whatever type.
pub(super) fn is_literal_number(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Unary(expr) => matches!(expr.op, UnOp::Neg(_)) && is_literal_number(&expr.expr),
        Expr::Lit(lit) => matches!(lit.lit, syn::Lit::Int(_) | syn::Lit::Float(_)),
        _ => false,
    }
}

/// `let mut add = |x| ..;`
pub(super) fn binds_mutable_lambda(stmt: &Stmt) -> bool {
    let Stmt::Local(Local { pat: Pat::Ident(pat), init: Some(init), .. }) = stmt else { return false };
    // A `move` closure has become a marker.
    matches!(&*init.expr, Expr::Closure(_) | Expr::Verbatim(_)) && pat.mutability.is_some()
}

/// `let mut events = Events::new();`, or any variable that is bound to what has a closure in it, `|| count`.
pub(super) fn may_keep_closures(stmt: &Stmt, has_closure: bool) -> bool {
    let Stmt::Local(Local { pat, init: Some(_), .. }) = stmt else { return false };
    let pat = match pat {
        Pat::Type(pat) => &pat.pat,
        pat => pat,
    };
    has_closure || matches!(pat, Pat::Ident(pat) if pat.mutability.is_some())
}

/// `items[0]`, `pair.0`, `*count`
pub(super) fn is_part_of_a_place(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Index(_) | Expr::Field(_) => true,
        Expr::Unary(expr) => matches!(expr.op, UnOp::Deref(_)),
        _ => false,
    }
}

/// Whether an expression makes a value, and is no place.
pub(super) fn is_value(expr: &Expr) -> bool {
    matches!(bare(expr), Expr::MethodCall(_) | Expr::Call(_) | Expr::Macro(_))
}

/// `f` of `(f)`.
pub(super) fn bare(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(paren) => bare(&paren.expr),
        Expr::Group(group) => bare(&group.expr),
        expr => expr,
    }
}

/// `::<u8>` of `f::<u8>`
pub(super) fn generics(func: &Expr) -> Option<syn::AngleBracketedGenericArguments> {
    let Expr::Path(path) = bare(func) else { return None };
    match &path.path.segments.first()?.arguments {
        PathArguments::AngleBracketed(arguments) => Some(arguments.clone()),
        _ => None,
    }
}

/// `by` of `by = 2`, which is an assignment in Rust.
pub(super) fn keyword(argument: &Expr) -> Option<syn::Ident> {
    let Expr::Assign(assign) = argument else { return None };
    let Expr::Path(path) = &*assign.left else { return None };
    path.path.get_ident().cloned()
}

/// What evaluating an argument can do.
pub(super) fn effect(expr: &Expr) -> Effect {
    match bare(expr) {
        Expr::Lit(_) => Effect::Constant,
        Expr::Closure(closure) if closure.capture.is_none() => Effect::Constant,
        Expr::Path(_) => Effect::Look,
        Expr::Field(field) => effect(&field.base),
        Expr::Reference(reference) if reference.mutability.is_none() => effect(&reference.expr),
        _ => Effect::Any,
    }
}
