//! Closures of the user's own that are returned: they cannot refer to what the function has, and take it with
//! them, whether they say `move` or not.

use proc_macro2::TokenTree;
use syn::{ExprClosure, Token};

use super::expected::Keeper;
use super::walker::Walker;
use crate::syntax::{each_token, generated, tokens_of};

impl Walker {
    /// Makes a closure `move` that is returned, or put into a collection that is, and uses something of the
    /// function's.
    ///
    /// Input:  `Box::new(|n| add(n * 2))`, at the end of a factory
    /// Output: `Box::new(move |n| add(n * 2))`
    pub(super) fn take_along(&self, closure: &mut ExprClosure, keeper: Option<Keeper>) {
        let returned = match keeper {
            Some(Keeper::Variable(binding)) => self.is_given(&self.bindings[binding].ident.to_string()),
            Some(keeper) => keeper.returns(),
            None => false,
        };
        if returned && closure.capture.is_none() && self.uses_something(closure) {
            closure.capture = Some(Token![move](generated(closure.inputs_begin.span)));
        }
    }

    /// Whether the function that is being walked gives the variable at its end.
    fn is_given(&self, name: &str) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        frame.given.iter().any(|given| given == name)
    }

    /// Whether it names a nested function or, beside such functions, a variable.
    fn uses_something(&self, closure: &ExprClosure) -> bool {
        let mut uses = false;
        if self.callables.len() == 1 {
            return false;
        }
        each_token(&tokens_of(&closure.body), &mut |token, _| {
            if let TokenTree::Ident(name) = token {
                uses |= self.scopes.entry(name).is_some();
            }
            true
        });
        uses
    }
}
