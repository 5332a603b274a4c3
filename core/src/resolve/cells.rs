//! Values that change without being `mut`: a clone of one would not see what happens to the other.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Type};

const CELLS: [&str; 4] = ["Cell", "RefCell", "OnceCell", "UnsafeCell"];

/// Handles and references: a clone of one leads to the same value.
const HANDLES: [&str; 3] = ["Rc", "Arc", "Weak"];

/// Whether an initialiser visibly makes a `Cell` or the like, other than behind a handle.
pub(super) fn made_by(init: &Expr) -> bool {
    !matches!(init, Expr::Reference(_) | Expr::Closure(_)) && mentions_cell(init.to_token_stream())
}

/// Whether a type visibly is or contains a `Cell` or the like, other than behind a handle or reference.
pub(super) fn in_type(ty: &Type) -> bool {
    !matches!(ty, Type::Reference(_) | Type::Ptr(_)) && mentions_cell(ty.to_token_stream())
}

fn mentions_cell(tokens: TokenStream) -> bool {
    let (mut cell, mut handle) = (false, false);
    look(tokens, &mut cell, &mut handle);
    cell && !handle
}

fn look(tokens: TokenStream, cell: &mut bool, handle: &mut bool) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                *cell |= CELLS.contains(&name.as_str());
                *handle |= HANDLES.contains(&name.as_str());
            }
            TokenTree::Group(group) => look(group.stream(), cell, handle),
            _ => {}
        }
    }
}
