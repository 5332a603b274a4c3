//! Closures of the user's own that are returned: they cannot refer to what the function has, and take it with
//! them, whether they say `move` or not.

use proc_macro2::{Ident, TokenTree};
use syn::{Expr, ExprClosure, Token};

use super::expected::Keeper;
use super::format::shown_in;
use super::history::Entry;
use super::walker::Walker;
use crate::knowledge::{self, Fact};
use crate::syntax::{each_item_mut, each_token, generated, tokens_of};

impl Walker {
    /// Makes a closure `move` that is returned, or put into a collection that is, and uses something of the
    /// function's.
    ///
    /// Input:  `Box::new(|n| add(n * 2))`, at the end of a factory
    /// Output: `Box::new(move |n| add(n * 2))`
    pub(super) fn take_along(&self, closure: &mut ExprClosure, keeper: Option<Keeper>) {
        let Some(keeper) = keeper else { return };
        let returned = match keeper {
            Keeper::Variable(binding) => self.is_given(&self.bindings[binding].ident.to_string()),
            Keeper::Caller | Keeper::Return => true,
            Keeper::Bound { given } => given,
        };
        if returned && closure.capture.is_none() && self.can_take(closure, keeper) {
            closure.capture = Some(Token![move](generated(closure.inputs_begin.span)));
        }
    }

    /// Makes the closures `move` that an iterator calls which is returned.
    ///
    /// Input:  `cells.into_iter().filter(|cell| is_free(*cell))`, at the end of a function
    /// Output: `cells.into_iter().filter(move |cell| is_free(*cell))`
    pub(super) fn take_along_all(&self, iterator: &mut Expr) {
        let mut inner = iterator;
        while let Expr::MethodCall(call) = inner {
            if !knowledge::method(&call.method).has(Fact::Adapts) {
                return;
            }
            each_item_mut(&mut call.args, &mut |argument| {
                if let Expr::Closure(closure) = argument {
                    self.take_along(closure, Some(Keeper::Caller));
                }
            });
            inner = &mut call.receiver;
        }
    }

    /// Whether a `let` that is being walked declares what the function gives at its end.
    pub(super) fn is_bound_to_be_given(&self, name: &Ident) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        frame.given.depth == self.scopes.depth() && frame.given.bound.contains(&name.to_string())
    }

    /// Whether the function that is being walked gives the variable at its end.
    fn is_given(&self, name: &str) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        frame.given.names.contains(&name.to_owned())
    }

    /// Whether it names a nested function or, beside such functions, a variable, and would not have a copy of
    /// what changes afterwards.
    fn can_take(&self, closure: &ExprClosure, keeper: Keeper) -> bool {
        if self.callables.len() == 1 {
            return false;
        }
        let mut names = Vec::new();
        each_token(&tokens_of(&closure.body), &mut |token, _| {
            match token {
                TokenTree::Ident(name) => names.push(name.clone()),
                TokenTree::Literal(literal) => names.append(&mut shown_in(literal)),
                _ => {}
            }
            true
        });
        let (mut uses, mut stale) = (false, false);
        for name in &names {
            let entry = self.scopes.entry(name);
            uses |= entry.is_some();
            if let Some(Entry::Variable(binding)) = entry {
                stale |= self.bindings[binding].how.mutable && !self.is_settled(name, keeper);
            }
        }
        uses && !stale
    }

    /// Whether nothing but what is shared changes the variable behind a closure.
    fn is_settled(&self, name: &Ident, keeper: Keeper) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        keeper != Keeper::Return && frame.given.settled.contains(&name.to_string())
    }
}
