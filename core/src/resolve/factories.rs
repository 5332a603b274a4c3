//! Factories in a factory.

use syn::{FnArg, Item, ItemFn, Meta, ReturnType, Stmt, Type};

use super::attributes::is_factory;
use crate::syntax::{any, is_default, items};

/// Makes ordinary nested functions of those that have `#[nonlocal]` on themselves, too: what it says holds
/// for all functions in a factory. One that asks for more than that stays a factory of its own.
pub(super) fn adopt_factories(stmts: &mut [Stmt]) {
    for stmt in stmts {
        if let Stmt::Item(Item::Fn(function)) = stmt {
            if !asks_for_more(function) {
                let mut at = 0;
                while at < function.attrs.len() {
                    if is_factory(&function.attrs[at]) {
                        function.attrs.remove(at);
                    } else {
                        at += 1;
                    }
                }
            }
        }
    }
}

/// Arguments of the attribute, defaults, for which there is a macro, and a return type that is filled in.
fn asks_for_more(function: &ItemFn) -> bool {
    for attr in &function.attrs {
        if is_factory(attr) && !matches!(attr.meta, Meta::Path(_)) {
            return true;
        }
    }
    for input in items(&function.sig.inputs) {
        let FnArg::Typed(input) = input else { continue };
        if any(&input.attrs, &mut |one| is_default(one)) {
            return true;
        }
    }
    matches!(&function.sig.output, ReturnType::Type(_, ty) if matches!(**ty, Type::Infer(_)))
}
