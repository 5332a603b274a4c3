//! Steps: what a function shares and has to itself for as long as an expression lasts; and handles for `move` lambdas.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::cells::Open;
use super::closure::generated;
use super::pass::mixes_braces;
use super::render::{Form, Renderer};
use crate::resolve::{
    Assignment, Context, Evaluation, EvaluationId, EvaluationKind, FnId, Lambda, LambdaId, NodeId, Target,
    UseId,
};

impl Renderer<'_> {
    /// Input:  `names.push(name)`, where `names` is in a cell
    /// Output: `match __shared.enter("make", "`names`") { mut __state => { let names = &mut *__state; names.push(name) } }`
    pub(super) fn evaluation(&self, id: EvaluationId) -> TokenStream {
        let evaluation = &self.plan.resolved.evaluations[id];
        let template = match &evaluation.kind {
            EvaluationKind::Whole(template) => template,
            EvaluationKind::Assignment(assignment) => return self.assignment(evaluation, assignment),
        };
        let opened = self.plan.opened(id, &self.open);
        let body = self.opening(&opened).render(template);
        if opened.is_empty() {
            return body;
        }
        let at = template.span();
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
        if evaluation.context == Context::Loose { whole } else { quote_spanned!(span=> (#whole)) }
    }

    /// Input:  `total += next()`, where `total` is in a cell
    /// Output: `match next() { __value => *__shared.enter("make", "`total`") += __value }`
    fn assignment(&self, evaluation: &Evaluation, assignment: &Assignment) -> TokenStream {
        let Assignment { left, sign, compound, busy, statement, .. } = assignment;
        let used = &self.plan.resolved.uses[left];
        let (place, value) = (self.render(&assignment.place), self.render(&assignment.value));
        let Target::Variable(binding) = used.target else { return quote!(#place #sign #value) };
        if self.closed_cell(binding, used).is_none() {
            return quote!(#place #sign #value);
        }
        let span = generated(used.ident.span());
        let number = self.plan.resolved.bindings[binding].is_number();
        // What is read of the variable is read before, and nothing is held while the value is made.
        let written = if *compound && (*busy || !number) {
            let name = self.used(*left);
            if mixes_braces(&value) {
                quote_spanned!(span=> match (#value,) { (__value,) => #name #sign __value })
            } else {
                quote_spanned!(span=> match #value { __value => #name #sign __value })
            }
        } else if *statement {
            return quote!(#place #sign #value);
        } else {
            // What is lent ends with its statement.
            return quote_spanned!(span=> { #place #sign #value; });
        };
        if evaluation.context == Context::Loose { written } else { quote_spanned!(span=> (#written)) }
    }

    /// Input:  `move || total += 1`, where `total` is in a cell
    /// Output: `{ let __shared = ::core::clone::Clone::clone(&__shared); move || .. }`
    pub(super) fn lambda(&self, id: LambdaId) -> TokenStream {
        let lambda = &self.plan.resolved.lambdas[id];
        let (taken, copies) = (self.plan.taken_by(lambda), self.copies(lambda));
        let body = if taken.is_empty() {
            self.render(&lambda.template)
        } else {
            // It may run when nothing that is open here is open any more.
            self.handing(&taken).render(&lambda.template)
        };
        if taken.is_empty() && copies.is_empty() {
            return body;
        }
        let span = generated(lambda.template.span());
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
