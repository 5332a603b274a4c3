//! Steps: what a function shares and has to itself for as long as an expression lasts; and handles for `move` lambdas.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::cells::Open;
use super::closure::generated;
use super::pass::mixes_braces;
use super::render::{Form, Renderer};
use crate::resolve::{
    Assignment, Context, Evaluation, EvaluationId, FnId, Lambda, LambdaId, NodeId, Target, UseId,
};

impl Renderer<'_> {
    /// Input:  `names.push(name)`, where `names` is in a cell
    /// Output: `match __shared.enter("make", "`names`") { mut __state => { let names = &mut *__state; names.push(name) } }`
    pub(super) fn step(&self, id: EvaluationId) -> TokenStream {
        let step = &self.plan.resolved.evaluations[id];
        if let Some(assignment) = &step.assigns {
            return self.assignment(step, assignment);
        }
        let opened = self.plan.opened(id, &self.open);
        let body = self.opening(&opened).render(step.tokens.clone());
        if opened.is_empty() {
            return body;
        }
        let at = syn::spanned::Spanned::span(&step.tokens);
        let span = generated(at);
        let mut whole = quote_spanned!(span=> { #body });
        let mut numbers: Vec<usize> = opened.iter().map(|opened| opened.group).collect();
        numbers.dedup();
        // The first is the outermost.
        for number in numbers.into_iter().rev() {
            let parts = opened.iter().filter(|opened| opened.group == number);
            let parts: Vec<Open> = parts.map(|part| (part.binding, part.changes)).collect();
            whole = self.within_cell(self.frame(), at, number, &parts, whole);
        }
        if step.context == Context::Loose { whole } else { quote_spanned!(span=> (#whole)) }
    }

    /// Input:  `total += next()`, where `total` is in a cell
    /// Output: `match next() { __value => *__shared.enter("make", "`total`") += __value }`
    fn assignment(&self, step: &Evaluation, assignment: &Assignment) -> TokenStream {
        let used = &self.plan.resolved.uses[assignment.left];
        let whole = self.render(step.tokens.clone());
        let Target::Variable(binding) = used.target else { return whole };
        if self.closed_cell(binding, used).is_none() {
            return whole;
        }
        let span = generated(used.ident.span());
        let number = self.plan.resolved.bindings[binding].is_number();
        let written = match assignment.operator {
            // What is read of the variable is read before, and nothing is held while the value is made.
            Some(operator) if assignment.busy || !number => {
                let (left, right) = (self.used(assignment.left), self.render(assignment.right.clone()));
                if mixes_braces(&right) {
                    quote_spanned!(span=> match (#right,) { (__value,) => #left #operator __value })
                } else {
                    quote_spanned!(span=> match #right { __value => #left #operator __value })
                }
            }
            _ if assignment.statement => return whole,
            // What is lent ends with its statement.
            _ => return quote_spanned!(span=> { #whole; }),
        };
        if step.context == Context::Loose { written } else { quote_spanned!(span=> (#written)) }
    }

    /// Input:  `move || total += 1`, where `total` is in a cell
    /// Output: `{ let __shared = ::core::clone::Clone::clone(&__shared); move || .. }`
    pub(super) fn lambda(&self, id: LambdaId) -> TokenStream {
        let lambda = &self.plan.resolved.lambdas[id];
        let (taken, copies) = (self.plan.taken_by(lambda), self.copies(lambda));
        let body = if taken.is_empty() {
            self.render(lambda.tokens.clone())
        } else {
            // It may run when nothing that is open here is open any more.
            self.handing(&taken).render(lambda.tokens.clone())
        };
        if taken.is_empty() && copies.is_empty() {
            return body;
        }
        let span = generated(syn::spanned::Spanned::span(&lambda.tokens));
        let handles = taken.into_iter().map(|number| self.handle_of_its_own(number, span));
        let handles: TokenStream = handles.collect();
        let whole = quote_spanned!(span=> { #handles #copies #body });
        if lambda.context == Context::Loose { whole } else { quote_spanned!(span=> (#whole)) }
    }

    /// Input:  `move |x| x * factor`, in a function that is passed `factor` and changes it
    /// Output: `let factor = *factor;`
    fn copies(&self, lambda: &Lambda) -> TokenStream {
        let resolved = &self.plan.resolved;
        let contains = |around: &Lambda| {
            around.moves && around.node < lambda.node && resolved.arena.contains(around.node, lambda.node)
        };
        let (mut copies, mut named) = (TokenStream::new(), Vec::new());
        let first = resolved.first_use_in(lambda.node);
        for (offset, used) in resolved.uses_in(lambda.node).iter().enumerate() {
            let Target::Variable(binding) = used.target else { continue };
            let inner = resolved
                .lambdas
                .iter()
                .any(|around| contains(around) && around.node > self.begin(used.function));
            if !used.copied || inner || named.contains(&binding) || self.form(binding) == Form::Itself {
                continue;
            }
            named.push(binding);
            let (name, span) = (self.variable(UseId(first + offset), binding), generated(used.ident.span()));
            copies.extend(quote_spanned!(span=> let #name = *#name;));
        }
        copies
    }

    fn begin(&self, function: FnId) -> NodeId {
        self.plan.resolved.functions[function].node
    }

    /// Output: `let __shared = ::core::clone::Clone::clone(&__shared);`
    pub(super) fn handle_of_its_own(&self, number: usize, span: Span) -> TokenStream {
        let handle = self.handle(number, span);
        quote_spanned!(span=> let #handle = ::core::clone::Clone::clone(&#handle);)
    }
}
