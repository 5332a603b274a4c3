//! Choices on part of a variable that is in a cell: nothing is held in the branches that need nothing of it.

use proc_macro2::{Literal, Punct, Spacing, Span, TokenStream};

use super::render::Renderer;
use crate::capture::Held;
use crate::resolve::{Choice, Context, Evaluation, EvaluationId};
use crate::syntax::generated;
use crate::syntax::tokens_spanned;

impl Renderer<'_> {
    /// Input:  `match memo.get(&n) { Some(v) => *v, None => work(n) }`, where `memo` is in a cell
    /// Output: `'__found: { match memo.get(&n) { Some(v) => break '__found *v, None => {} } work(n) }`, where
    ///         the `match` has `memo` out of its cell
    pub(super) fn choice(&self, id: EvaluationId, evaluation: &Evaluation, choice: &Choice) -> TokenStream {
        let held = self.plan.holding.evaluation(id, &|binding| self.is_held_by_evaluations(binding));
        let (at, span) = (choice.span(), generated(choice.span()));
        let whole = if held.is_empty() {
            return choice.written(&mut |template| self.render(template));
        } else if self.plan.holding.is_released(id) {
            self.released(choice, &held, &format!("found_{}", id.0))
        } else {
            let body = choice.written(&mut |template| self.holding(&held).render(template));
            self.hold(at, &held, tokens_spanned!(span=> { #body }))
        };
        if evaluation.context == Context::Loose { whole } else { tokens_spanned!(span=> (#whole)) }
    }

    fn released(&self, choice: &Choice, held: &[Held], name: &str) -> TokenStream {
        let span = generated(choice.span());
        let mut apostrophe = Punct::new('\'', Spacing::Joint);
        apostrophe.set_span(span);
        let name = self.plan.resolved.markers.fresh(name, span);
        let label = tokens_spanned!(span=> #apostrophe #name);
        let inside = self.holding(held);
        let (mut first, mut later, mut number, mut binds) = (Vec::new(), TokenStream::new(), 0_u8, false);
        let apart = choice.branches.iter().filter(|branch| !branch.binds).count();
        for branch in &choice.branches {
            binds |= branch.binds;
            first.push(if branch.binds {
                let body = inside.render(&branch.body);
                tokens_spanned!(span=> { break #label #body; })
            } else {
                let body = self.render(&branch.body);
                later.extend(numbered(number, apart, &body, span));
                number += 1;
                if apart == 1 {
                    tokens_spanned!(span=> {})
                } else {
                    let which = Literal::u8_unsuffixed(number - 1);
                    tokens_spanned!(span=> { #which })
                }
            });
        }
        let looked = choice.written_with(&mut |template| inside.render(template), &first);
        let found = self.hold(choice.span(), held, tokens_spanned!(span=> { #looked }));
        let after = if apart == 1 {
            tokens_spanned!(span=> #found #later)
        } else {
            tokens_spanned!(span=> match #found { #later })
        };
        if binds { tokens_spanned!(span=> #label: { #after }) } else { tokens_spanned!(span=> { #after }) }
    }
}

/// Output: `0 => body,`, or the body alone, if it is the only one
fn numbered(number: u8, of: usize, body: &TokenStream, span: Span) -> TokenStream {
    if of == 1 {
        return body.clone();
    }
    if usize::from(number) + 1 == of {
        return tokens_spanned!(span=> _ => #body,);
    }
    let number = Literal::u8_unsuffixed(number);
    tokens_spanned!(span=> #number => #body,)
}
