//! Chains of calls: `Menu::new().add(|| up()).add(|| down())`. The closures of the user's own that one is
//! given exist at the same time, and may be called by several threads.

use syn::Expr;

use super::asked::NeedsFn;
use super::history::Entry;
use super::ids::LambdaId;
use super::operand::is_chain_of_an_iterator;
use super::shape::bare;
use super::walker::Walker;
use crate::knowledge::{self, Fact};
use crate::syntax::{mentions_word, tokens_of};

/// What is known of the closures that a call is given.
#[derive(Clone, Copy)]
pub(super) struct Chain {
    /// The first closure behind its beginning.
    begin: LambdaId,
    /// Whether what the call gives may have them.
    lasts: bool,
    /// Whether several threads call them.
    parallel: bool,
}

impl Walker {
    /// Begins a call of a method, which has not been walked.
    pub(super) fn chain(&mut self, call: &syn::ExprMethodCall) -> Chain {
        let method = knowledge::method(&call.method);
        let lazy = method.has(Fact::Adapts) || (method.has(Fact::Done) && is_lazy(&call.receiver));
        let chain = Chain {
            begin: self.coming.chain.take().unwrap_or(self.lambdas.next()),
            lasts: method.is_unknown() || lazy,
            parallel: knowledge::is_parallel(&call.method) || self.is_parallel(&call.receiver),
        };
        if matches!(bare(&call.receiver), Expr::MethodCall(_) | Expr::Call(_)) {
            self.coming.chain = Some(chain.begin);
        }
        chain
    }

    /// Begins a call of something of which nothing is known, or a tuple, an array or a struct: it has all of
    /// them.
    pub(super) fn chain_of_all(&mut self) -> Chain {
        let begin = self.coming.chain.take().unwrap_or(self.lambdas.next());
        Chain { begin, lasts: true, parallel: false }
    }

    /// Notes what is known of an argument, if it is a closure, or a function that becomes one.
    pub(super) fn comes_in(&mut self, chain: Chain, argument: &Expr) {
        let closure = matches!(argument, Expr::Closure(_) | Expr::Path(_));
        self.coming.chain = if closure && chain.lasts { Some(chain.begin) } else { None };
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
                let entry = path.path.get_ident().and_then(|name| self.scopes.entry(name));
                let Some(Entry::Variable(id)) = entry else { return false };
                let binding = &self.bindings[id];
                let named = |ty: &syn::Type| mentions_word(&tokens_of(ty), "ParallelIterator");
                binding.how.parallel || matches!(&binding.known, Some(known) if named(&known.ty))
            }
            _ => false,
        }
    }
}

/// Whether an expression is surely an iterator, which calls its closures when it is used.
fn is_lazy(expr: &Expr) -> bool {
    let Expr::MethodCall(call) = bare(expr) else { return is_chain_of_an_iterator(expr) };
    let adapts = knowledge::method(&call.method).has(Fact::Adapts);
    let begins = call.method == "iter" || call.method == "iter_mut" || is_chain_of_an_iterator(expr);
    begins || (adapts && is_lazy(&call.receiver))
}
