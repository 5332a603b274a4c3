//! Variables whose values are moved where a factory gives them away, as the forms of what makes them tell: no
//! numbers, no references and no handles.

use proc_macro2::Ident;
use syn::{Expr, FnArg, Pat, Path, Signature, Stmt, Type};

use super::shape::bare;
use crate::knowledge::{self, TypeFact, path_has};
use crate::syntax::{is_one_of, items};

/// The variables of a factory, by their names.
pub(super) fn moved_values(stmts: &[Stmt], sig: &Signature) -> Vec<String> {
    let mut names = Vec::new();
    for input in items(&sig.inputs) {
        if let FnArg::Typed(input) = input {
            if let (Pat::Ident(pat), true) = (&*input.pat, is_moved(&input.ty)) {
                names.push(pat.ident.to_string());
            }
        }
    }
    for stmt in stmts {
        if let Some(name) = declared(stmt, &names) {
            names.push(name.to_string());
        }
    }
    names
}

/// The variable that a statement binds to such a value; `known` are those before.
fn declared<'a>(stmt: &'a Stmt, known: &[String]) -> Option<&'a Ident> {
    let Stmt::Local(local) = stmt else { return None };
    let (pat, ty) = match &local.pat {
        Pat::Type(pat) => (&*pat.pat, Some(&*pat.ty)),
        pat => (pat, None),
    };
    let Pat::Ident(pat) = pat else { return None };
    let moved = match (ty, &local.init) {
        (Some(ty), _) if !matches!(ty, Type::Infer(_)) => is_moved(ty),
        (_, Some(init)) => makes_moved(&init.expr, known),
        _ => false,
    };
    moved.then_some(&pat.ident)
}

fn is_moved(ty: &Type) -> bool {
    matches!(ty, Type::Path(ty) if ty.qself.is_none() && names_moved(&ty.path))
}

fn names_moved(path: &Path) -> bool {
    for fact in [TypeFact::Number, TypeFact::Handle, TypeFact::Cell] {
        if path_has(path, fact) {
            return false;
        }
    }
    true
}

fn makes_moved(init: &Expr, known: &[String]) -> bool {
    match bare(init) {
        Expr::Macro(expr) => expr.mac.path.is_ident("vec") || expr.mac.path.is_ident("format"),
        Expr::Struct(expr) => names_moved(&expr.path),
        Expr::Call(call) => matches!(&*call.func, Expr::Path(func) if is_constructor(&func.path)),
        Expr::MethodCall(call) => {
            let cloned = call.method == "clone" && names_one_of(&call.receiver, known);
            cloned || is_one_of(&call.method, &["collect", "to_owned", "to_string", "to_vec"])
        }
        expr => names_one_of(expr, known),
    }
}

fn names_one_of(expr: &Expr, known: &[String]) -> bool {
    let Expr::Path(path) = bare(expr) else { return false };
    matches!(path.path.get_ident(), Some(name) if known.contains(&name.to_string()))
}

/// `Vec::new`, `State::default`: a function of a type.
fn is_constructor(func: &Path) -> bool {
    let count = func.segments.len();
    if count < 2 {
        return false;
    }
    let ty = &func.segments[count - 2].ident;
    let row = knowledge::named_type(ty);
    let capital = ty.to_string().starts_with(char::is_uppercase);
    capital && !row.has(TypeFact::Number) && !row.has(TypeFact::Handle) && !row.has(TypeFact::Cell)
}
