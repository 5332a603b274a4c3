//! Closures of the user's own, and `async` blocks: what they take with them when they are `move`.

use proc_macro2::{Span, TokenStream};

use super::render::{Meaning, Renderer};
use super::spans::enclosed;
use crate::capture::{Capture, Storage};
use crate::resolve::{FnId, Lambda, LambdaId, Target, UseId};
use crate::syntax::{generated, tokens_spanned};

impl Renderer<'_> {
    /// Input:  `move || total += 1`, where `total` is in a cell
    /// Output: `{ let __shared = ::core::clone::Clone::clone(&__shared); move || .. }`
    pub(super) fn lambda(&self, id: LambdaId) -> TokenStream {
        let lambda = &self.plan.resolved.lambdas[id];
        let taken = self.plan.holding.lambda(id);
        let cloned = self.cloned_for(id);
        let copies = self.copies(lambda);
        let own = self.clones(&cloned);
        let span = generated(lambda.template.span());
        let go = self.go_of_lambda(lambda, span);
        let mut inside = self.with_clones(&cloned);
        if !taken.is_empty() {
            // It may run when nothing that is held here is held any more.
            inside = inside.with_handles(taken);
        }
        if go.is_some() {
            inside.tied = self.tied.map(|(set, _)| (set, false));
        }
        let body = inside.render(&lambda.template);
        let mut handles = TokenStream::new();
        for number in taken {
            if !self.plan.holding.alone.contains(*number) {
                handles.extend(self.handle_of_its_own(*number, span));
            }
        }
        if handles.is_empty() && copies.is_empty() && own.is_empty() && go.is_none() {
            return body;
        }
        let whole = tokens_spanned!(span=> { #handles #go #copies #own #body });
        enclosed(lambda.context, lambda.template.span(), whole)
    }

    /// What a `move` closure needs that calls functions which are tied: they are gone before it is.
    fn go_of_lambda(&self, lambda: &Lambda, span: Span) -> Option<TokenStream> {
        if !lambda.escapes {
            return None;
        }
        for used in self.plan.resolved.uses_in(lambda.node) {
            if let Target::Nested(called) = self.plan.facts.target(used) {
                if let Some(go) = self.go_of_its_own(called, span) {
                    return Some(go);
                }
            }
        }
        None
    }

    /// Input:  `move |x| x * factor`, in a function that is passed `factor` and changes it
    /// Output: `let factor = *factor;`
    fn copies(&self, lambda: &Lambda) -> TokenStream {
        let resolved = &self.plan.resolved;
        let (mut copies, mut named) = (TokenStream::new(), Vec::new());
        let first = resolved.first_use_in(lambda.node);
        for (offset, used) in resolved.uses_in(lambda.node).iter().enumerate() {
            let Target::Variable(binding) = used.target else { continue };
            let snapshot = self.plan.is_snapshot(UseId(first + offset));
            if !snapshot || named.contains(&binding) || self.meaning(binding) == Meaning::Itself {
                continue;
            }
            if self.is_inside_another(lambda, used.function) {
                continue;
            }
            named.push(binding);
            let (name, span) = (self.variable(UseId(first + offset), binding), generated(used.ident.span()));
            copies.extend(tokens_spanned!(span=> let #name = *#name;));
        }
        copies
    }

    /// Whether a closure around, in the same function, has the copies already.
    pub(super) fn is_inside_another(&self, lambda: &Lambda, function: FnId) -> bool {
        let resolved = &self.plan.resolved;
        let begin = resolved.functions[function].node;
        for around in &resolved.lambdas {
            let contains = around.node < lambda.node && resolved.arena.contains(around.node, lambda.node);
            if around.moves && contains && around.node > begin {
                return true;
            }
        }
        false
    }

    /// The variables that a `move` closure or block has clones of: for the functions that it calls, and for
    /// itself.
    pub(super) fn cloned_for(&self, id: LambdaId) -> Vec<(Capture, Span)> {
        let resolved = &self.plan.resolved;
        let lambda = &resolved.lambdas[id];
        let mut cloned = Vec::new();
        if !lambda.moves {
            return cloned;
        }
        let first = resolved.first_use_in(lambda.node);
        for (offset, used) in resolved.uses_in(lambda.node).iter().enumerate() {
            let at = used.ident.span();
            if let Target::Variable(binding) = used.target {
                if self.plan.lambda_clones.contains(&(id, binding)) {
                    push_new(
                        &mut cloned,
                        Capture { binding, storage: Storage::Cloned, exclusive: false },
                        at,
                    );
                }
                continue;
            }
            if self.is_inside_another(lambda, used.function) {
                continue;
            }
            for capture in self.plan.captures(UseId(first + offset)) {
                let declared = &resolved.bindings[capture.binding];
                let outside = !resolved.arena.contains(lambda.node, declared.visible.0);
                if capture.storage == Storage::Cloned && outside {
                    push_new(&mut cloned, *capture, at);
                }
            }
        }
        cloned
    }

    /// Input:  `async move { length(i).await }`, and others use what `length` captures
    /// Output: `let name = clone(&name);` before it
    pub(super) fn clones(&self, cloned: &[(Capture, Span)]) -> TokenStream {
        let mut written = TokenStream::new();
        for (capture, at) in cloned {
            written.extend(self.capture(None, capture, *at));
        }
        written
    }
}

/// Adds what is captured, once.
fn push_new(cloned: &mut Vec<(Capture, Span)>, capture: Capture, at: Span) {
    for (known, _) in &*cloned {
        if known.binding == capture.binding {
            return;
        }
    }
    cloned.push((capture, at));
}
