//! Choices on part of a variable that is in a cell: nothing is held in the branches that need nothing of it.

use proc_macro2::{Literal, Span, TokenStream, TokenTree};

use super::render::Renderer;
use super::spans::enclosed;
use crate::capture::Held;
use crate::resolve::{Choice, Evaluation, EvaluationId};
use crate::syntax::{generated, tokens_spanned};

impl Renderer<'_> {
    /// Input:  `match memo.get(&n) { Some(v) => *v, None => work(n) }`, where `memo` is in a cell
    /// Output: `match { match memo.get(&n) { Some(v) => Break(*v), None => Continue(0) } } {
    ///         Break(found) => found, Continue(_) => work(n) }`; the inner `match` has `memo` out of its cell
    pub(super) fn choice(&self, id: EvaluationId, evaluation: &Evaluation, choice: &Choice) -> TokenStream {
        let held = self.plan.holding.evaluation(id, &|binding| self.is_held_by_evaluations(binding));
        let (at, span) = (choice.span(), generated(choice.span()));
        let whole = if held.is_empty() {
            return choice.written(&mut |template| self.render(template));
        } else if self.plan.holding.is_released(id) && self.plan.holding.is_exclusive(id) {
            self.let_go(choice, &held)
        } else if self.plan.holding.is_released(id) {
            self.released(choice, &held)
        } else {
            let body = choice.written(&mut |template| self.holding(&held).render(template));
            self.hold(at, &held, tokens_spanned!(span=> { #body }))
        };
        enclosed(evaluation.context, at, whole)
    }

    /// Input:  `match &value { Some(v) => then(v.clone()), None => waiting.push(then) }`
    /// Output: `match __shared.value.lend() { __guard => { let value = &*__guard; match value {
    ///         Some(v) => then(v.clone()), None => { drop(__guard); .. } } } }`
    fn let_go(&self, choice: &Choice, held: &[Held]) -> TokenStream {
        let span = generated(choice.span());
        let (inside, guards) = (self.holding(held), self.guards(choice.span(), held));
        let mut bodies = Vec::new();
        for branch in &choice.branches {
            bodies.push(if branch.binds {
                inside.render(&branch.body)
            } else {
                let body = self.render(&branch.body);
                tokens_spanned!(span=> { ::core::mem::drop(#guards); #body })
            });
        }
        let whole = choice.written_with(&mut |template| inside.render(template), &bodies);
        self.hold(choice.span(), held, tokens_spanned!(span=> { #whole }))
    }

    fn released(&self, choice: &Choice, held: &[Held]) -> TokenStream {
        let span = generated(choice.span());
        let inside = self.holding(held);
        let mut gives = false;
        for branch in &choice.branches {
            gives |= branch.binds && !branch.diverges;
        }
        let (mut first, mut later) = (Vec::new(), Vec::new());
        for branch in &choice.branches {
            first.push(if !branch.binds {
                later.push(self.render(&branch.body));
                number(later.len() - 1, gives, span)
            } else if branch.diverges {
                inside.render(&branch.body)
            } else {
                let body = without_place(inside.render(&branch.body), span);
                tokens_spanned!(span=> { ::core::ops::ControlFlow::Break(#body) })
            });
        }
        let looked = choice.written_with(&mut |template| inside.render(template), &first);
        let found = self.hold(choice.span(), held, tokens_spanned!(span=> { #looked }));
        let mut arms = TokenStream::new();
        if gives {
            arms.extend(tokens_spanned!(span=> ::core::ops::ControlFlow::Break(__found) => __found,));
        }
        let last = later.len() - 1;
        for (position, body) in later.iter().enumerate() {
            arms.extend(arm(position, position == last, gives, body, span));
        }
        tokens_spanned!(span=> match #found { #arms })
    }
}

/// What tells which of the branches that bind nothing is chosen; another branch `gives` a value.
fn number(position: usize, gives: bool, span: Span) -> TokenStream {
    let number = Literal::usize_unsuffixed(position);
    if gives {
        tokens_spanned!(span=> { ::core::ops::ControlFlow::Continue(#number) })
    } else {
        tokens_spanned!(span=> { #number })
    }
}

/// Output: `Continue(0) => body,`, and for the last `Continue(_) => body,`
fn arm(position: usize, last: bool, gives: bool, body: &TokenStream, span: Span) -> TokenStream {
    let number = Literal::usize_unsuffixed(position);
    let pattern = if last { tokens_spanned!(span=> _) } else { tokens_spanned!(span=> #number) };
    if gives {
        tokens_spanned!(span=> ::core::ops::ControlFlow::Continue(#pattern) => #body,)
    } else {
        tokens_spanned!(span=> #pattern => #body,)
    }
}

/// A block whose braces nobody has written, so that no lint calls them needless.
fn without_place(body: TokenStream, span: Span) -> TokenStream {
    let mut tokens: Vec<TokenTree> = body.into_iter().collect();
    if let [TokenTree::Group(group)] = &mut tokens[..] {
        group.set_span(span);
    }
    tokens.into_iter().collect()
}
