//! Calls of nested functions that leave arguments out, or name them.

use proc_macro2::{Ident, Span, TokenStream};
use syn::spanned::Spanned;
use syn::{Expr, ExprCall, ExprParen};

use super::callable::Callable;
use super::history::Entry;
use super::ids::FnId;
use super::problem::Problem;
use super::shape::{bare, keyword};
use super::uses::Context;
use super::walker::Walker;
use crate::diagnostic::Errors;
use crate::syntax::{self, Argument, Call, arranged, harmless, items, tokens_of};

impl Walker {
    /// Puts a call of a nested function in the order of its parameters, with its defaults.
    ///
    /// Input:  `greet("Ada", times = 2)`, where `mark` is `"!"` if it is not given
    /// Output: `greet("Ada", "!", 2)`
    pub(super) fn arrange(&mut self, expr: &mut Expr, context: Context) {
        let Expr::Call(call) = expr else { return };
        let Some((name, id)) = self.nested_callee(&call.func) else { return };
        if !self.is_call_by_name(call, id) {
            return;
        }
        self.rewritten = true;
        let arguments = self.written(call, &name, id);
        let mut errors = Errors::default();
        arguments.check(&mut errors);
        if let Some(error) = errors.first() {
            self.problems.push(Problem::Arguments(error));
            self.give_up(call, id);
            return;
        }
        let callable = &self.callables[id.0];
        let arranged = arranged(
            &arguments,
            &mut |position| tokens_of(&callable.defaults[position]),
            &mut |position, value| self.coerced(callable, position, value),
        );
        let Ok(arranged) = syntax::parse::<Expr>(arranged.call(&call.func)) else { return };
        *expr = match arranged {
            Expr::Call(arranged) => {
                // Everything else stays as it was written.
                call.args = arranged.args;
                return;
            }
            arranged if context == Context::Loose => arranged,
            arranged => Expr::Paren(ExprParen {
                attrs: Vec::new(),
                paren_token: call.paren_token,
                expr: Box::new(arranged),
            }),
        };
    }

    /// What stands for an argument that is evaluated before the call.
    fn coerced(&self, callable: &Callable, position: usize, value: &Expr) -> TokenStream {
        let Some(ty) = callable.types.get(position) else { return tokens_of(&value) };
        let mut unknown = vec![&callable.generics];
        for frame in &self.frames {
            unknown.push(&frame.generics);
        }
        syntax::coerced(value, ty, &unknown, Span::mixed_site().located_at(value.span()))
    }

    fn nested_callee(&self, func: &Expr) -> Option<(Ident, FnId)> {
        if !self.names_nested(func) {
            return None;
        }
        let Expr::Path(path) = bare(func) else { return None };
        let name = &path.path.segments.first()?.ident;
        match self.scopes.entry(name) {
            Some(Entry::Nested(id)) => Some((name.clone(), id)),
            _ => None,
        }
    }

    /// Whether arguments are named, or may be left out. Else it is an ordinary call.
    fn is_call_by_name(&self, call: &ExprCall, id: FnId) -> bool {
        let callable = &self.callables[id.0];
        let mut named = callable.has_defaults() && call.args.len() != callable.parameters.len();
        for argument in items(&call.args) {
            let Some(keyword) = keyword(argument) else { continue };
            named |= callable.has_defaults();
            for parameter in &callable.parameters {
                named |= parameter.is_named(&keyword);
            }
        }
        named
    }

    /// The call as the rules for arguments see it.
    fn written(&self, call: &ExprCall, name: &Ident, id: FnId) -> Call {
        let callable = &self.callables[id.0];
        let mut arguments = Vec::new();
        for argument in items(&call.args) {
            let named = keyword(argument).filter(|keyword| self.is_keyword(keyword, id));
            let value = match argument {
                Expr::Assign(assign) if named.is_some() => (*assign.right).clone(),
                argument => argument.clone(),
            };
            arguments.push(Argument::new(named, value));
        }
        let parameters = callable.parameters.clone();
        Call { name: name.clone(), at: name.span(), is_fn: true, parameters, arguments }
    }

    /// Whether `name = value` names a parameter, and is no assignment to a variable.
    fn is_keyword(&self, keyword: &Ident, id: FnId) -> bool {
        for parameter in &self.callables[id.0].parameters {
            if parameter.is_named(keyword) {
                return true;
            }
        }
        !matches!(self.scopes.entry(keyword), Some(Entry::Variable(_)))
    }

    /// Gives a call whose arguments are wrong, which has been said, the right number of them.
    fn give_up(&self, call: &mut ExprCall, id: FnId) {
        let mut values = Vec::new();
        for argument in items(&call.args) {
            values.push(match argument {
                Expr::Assign(assign) if keyword(argument).is_some() => (*assign.right).clone(),
                argument => argument.clone(),
            });
        }
        call.args.clear();
        for position in 0..self.callables[id.0].parameters.len() {
            let value = values.get(position).cloned();
            call.args.push(value.unwrap_or_else(harmless));
        }
    }
}
