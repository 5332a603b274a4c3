//! Chains of calls: `Menu::new().add(|| up()).add(|| down())`. The closures of the user's own that one is
//! given exist at the same time, for as long as an iterator has them, and may be called by several threads.

use syn::{Expr, ExprMethodCall, ExprPath};

use super::asked::{NeedsFn, makes_pointer};
use super::history::Entry;
use super::ids::{BindingId, LambdaId};
use super::operand::is_chain_of_an_iterator;
use super::shape::bare;
use super::tree::Binding;
use super::types::is_capital;
use super::walker::Walker;
use crate::knowledge::{self, Fact, Method};
use crate::syntax::{items, mentions_word, tokens_of};

/// What is known of the closures that a call is given.
#[derive(Clone, Copy)]
pub(super) struct Chain {
    number: usize,
    /// Whether what the call gives may have them.
    lasts: bool,
    /// Whether several threads call them.
    parallel: bool,
    /// The variable that may keep them.
    holder: Option<BindingId>,
}

/// An expression that may make something which has closures.
pub(super) struct Keeping {
    /// Whether that is an iterator.
    pub(super) lazy: bool,
    /// Whether it is made of them: a struct, a tuple, a box.
    pub(super) holds: bool,
    /// The first closure in it.
    first: usize,
    /// An iterator that becomes part of it.
    root: Option<BindingId>,
}

impl Walker {
    /// Begins a call of a method, which has not been walked.
    pub(super) fn chain(&mut self, call: &ExprMethodCall) -> Chain {
        let method = knowledge::method(&call.method);
        let mut closures = 0;
        for argument in items(&call.args) {
            closures += usize::from(matches!(argument, Expr::Closure(_)));
        }
        let next = self.next_chain();
        let holder = self.holder(method, &call.receiver);
        let chain = Chain {
            number: match holder {
                Some(id) => *self.bindings[id].how.chain.get_or_insert(next),
                None => next,
            },
            lasts: closures > 1 || !calls(method) || self.is_lazy(&call.receiver),
            parallel: knowledge::is_parallel(&call.method) || self.is_parallel(&call.receiver),
            holder,
        };
        if self.has_closures(&call.receiver) {
            self.coming.chain = Some(chain.number);
        }
        chain
    }

    /// Begins a call of something of which nothing is known, or a tuple, an array or a struct: it has all of
    /// them.
    pub(super) fn chain_of_all(&mut self) -> Chain {
        Chain { number: self.next_chain(), lasts: true, parallel: false, holder: self.coming.holder }
    }

    /// The number of the chain that a call is part of.
    fn next_chain(&mut self) -> usize {
        self.coming.chains += 1;
        self.coming.chain.take().unwrap_or(self.coming.chains)
    }

    /// The variable that a method is called on, if it may keep closures.
    pub(super) fn holder(&self, method: &Method, receiver: &Expr) -> Option<BindingId> {
        let Expr::Path(path) = bare(receiver) else { return None };
        if calls(method) {
            return None;
        }
        self.named(path).filter(|id| !self.bindings[*id].how.of_lambda)
    }

    /// Whether what comes of a call may have the closures that it was given.
    fn has_closures(&self, expr: &Expr) -> bool {
        match bare(expr) {
            Expr::MethodCall(call) => !calls(knowledge::method(&call.method)) || self.is_lazy(expr),
            Expr::Call(_) => true,
            _ => false,
        }
    }

    /// Notes what is known of an argument, if it is a closure, a function that becomes one, or an iterator
    /// that has some.
    pub(super) fn comes_in(&mut self, chain: Chain, argument: &Expr) {
        let closure = matches!(argument, Expr::Closure(_) | Expr::Path(_));
        let kept = chain.lasts && (closure || self.is_lazy(argument));
        self.coming.chain = if kept { Some(chain.number) } else { None };
        self.coming.holder = chain.holder;
        self.coming.needs_fn = if closure && chain.parallel { NeedsFn::Yes } else { NeedsFn::No };
    }

    /// Whether several threads go through what an iterator gives. Heuristic, on the names of rayon: the chain
    /// has a `par_iter()` in it or the like, or begins with a variable that is bound to such a chain, or
    /// whose type is some `ParallelIterator`.
    pub(super) fn is_parallel(&self, expr: &Expr) -> bool {
        match bare(expr) {
            Expr::MethodCall(call) => {
                knowledge::is_parallel(&call.method) || self.is_parallel(&call.receiver)
            }
            Expr::Path(path) => {
                let Some(binding) = self.named(path).map(|id| &self.bindings[id]) else { return false };
                binding.how.parallel || is_typed(binding, "ParallelIterator")
            }
            _ => false,
        }
    }
    /// Whether an expression is surely an iterator, which calls its closures when it is used.
    pub(super) fn is_lazy(&self, expr: &Expr) -> bool {
        match bare(expr) {
            Expr::MethodCall(call) => {
                let adapts = knowledge::method(&call.method).has(Fact::Adapts);
                let begins =
                    call.method == "iter" || call.method == "iter_mut" || is_chain_of_an_iterator(expr);
                begins || (adapts && self.is_lazy(&call.receiver))
            }
            Expr::Path(path) => {
                let Some(binding) = self.named(path).map(|id| &self.bindings[id]) else { return false };
                binding.how.lazy || is_typed(binding, "Iterator")
            }
            Expr::Call(call) => matches!(&*call.func, Expr::Path(path) if knowledge::is_iterator(&path.path)),
            _ => is_chain_of_an_iterator(expr),
        }
    }

    fn named(&self, path: &ExprPath) -> Option<BindingId> {
        match self.scopes.entry(path.path.get_ident()?)? {
            Entry::Variable(id) => Some(id),
            Entry::Nested(_) | Entry::Item => None,
        }
    }

    /// The variable that a chain of calls begins with.
    fn root_of_chain(&self, expr: &Expr) -> Option<BindingId> {
        match bare(expr) {
            Expr::MethodCall(call) => self.root_of_chain(&call.receiver),
            Expr::Path(path) => self.named(path),
            _ => None,
        }
    }

    /// Before an expression is walked: what may give closures to what it makes.
    pub(super) fn begin_keeping(&self, expr: &Expr) -> Keeping {
        let (lazy, first) = (self.is_lazy(expr), self.lambdas.len());
        let root = if lazy { self.root_of_chain(expr) } else { None };
        Keeping { lazy, holds: lazy || is_made_of_closures(expr), first, root }
    }

    /// Notes that a variable, or a loop that ends here, has the closures of an expression.
    pub(super) fn keep_closures(&mut self, keeping: &Keeping, bound: Option<BindingId>) {
        let first = if keeping.root.is_some() { 0 } else { keeping.first };
        for index in first..self.lambdas.len() {
            let until = self.arena.next();
            let lambda = &mut self.lambdas[LambdaId(index)];
            if index >= keeping.first || (lambda.bound.is_some() && lambda.bound == keeping.root) {
                match bound {
                    Some(_) => lambda.bound = bound,
                    None => lambda.until = Some(until),
                }
            }
        }
    }
}

/// Whether the standard library's methods of the name call the closures that they are given. What takes none
/// there may keep them elsewhere: `menu.entry("up", || up())`.
fn calls(method: &Method) -> bool {
    method.has(Fact::Adapts) || method.has(Fact::Done)
}

fn is_typed(binding: &Binding, name: &str) -> bool {
    matches!(&binding.known, Some(known) if mentions_word(&tokens_of(&known.ty), name))
}

/// `Step { run: || up() }`, `(|| up(), || down())`, `Box::new(|| up())`
fn is_made_of_closures(expr: &Expr) -> bool {
    let parts = match bare(expr) {
        Expr::Closure(_) => return true,
        Expr::Struct(expr) => {
            let mut made = false;
            for field in items(&expr.fields) {
                made |= is_made_of_closures(&field.expr);
            }
            return made;
        }
        Expr::Tuple(expr) => &expr.elems,
        Expr::Array(expr) => &expr.elems,
        Expr::Call(call) => match &*call.func {
            Expr::Path(func) if is_named_as_a_type(&func.path) || makes_pointer(&func.path) => &call.args,
            _ => return false,
        },
        _ => return false,
    };
    let mut made = false;
    for part in items(parts) {
        made |= is_made_of_closures(part);
    }
    made
}

fn is_named_as_a_type(path: &syn::Path) -> bool {
    matches!(path.segments.last(), Some(last) if is_capital(&last.ident))
}
