//! Calls of nested functions: what they capture is passed to them.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

use super::cells::mutability;
use super::closure::LINTS;
use super::render::{Meaning, Renderer};
use super::spans::enclosed;
use super::tokens::{all_attributes, comma_separated};
use crate::capture::{Lowering, Passed, Passing};
use crate::resolve::{Access, BindingId, Call, CallId, Context, FnId, Momentary, Target};
use crate::syntax::{generated, tokens_of};
use crate::syntax::{tokens, tokens_spanned};

impl Renderer<'_> {
    /// A call of a nested function by its name.
    pub(super) fn call(&self, id: CallId) -> TokenStream {
        let call = &self.plan.resolved.calls[id];
        let Target::Nested(callee) = self.plan.resolved.uses[call.callee].target else {
            return self.plain_call(call);
        };
        let used = &self.plan.resolved.uses[call.callee];
        let lowering = self.plan.lowering(callee);
        let is_named = matches!(lowering, Lowering::Plain | Lowering::Bound);
        if used.access == Access::Future && !is_named {
            return self.future(call, callee);
        }
        match lowering {
            Lowering::Plain | Lowering::Bound => self.plain_call(call),
            Lowering::Inline if self.signature(callee).asyncness.is_some() => {
                self.awaited_in_place(id, call, callee)
            }
            Lowering::Lifted | Lowering::Tied if self.plan.holding.call(id).in_cells => {
                self.call_with_cells(id, call, callee)
            }
            Lowering::Lifted | Lowering::Tied => self.lifted_call(call, callee),
            Lowering::Inline | Lowering::UnusedClosure | Lowering::UnusedFunction => {
                self.called_in_place(id, call, callee)
            }
        }
    }

    /// The name of a nested function that is passed for a moment: itself, if it captures nothing.
    pub(super) fn passed_for_a_moment(&self, passed: &Momentary) -> TokenStream {
        let call = &self.plan.resolved.calls[passed.call];
        match self.plan.resolved.uses[call.callee].target {
            Target::Nested(callee)
                if !matches!(self.plan.lowering(callee), Lowering::Plain | Lowering::Bound) =>
            {
                let (closure, span) = (self.render(&passed.closure), generated(passed.closure.span()));
                // In braces, or lints take it for a closure that the user has written.
                tokens_spanned!(span=> { #closure })
            }
            _ => self.render(&call.func),
        }
    }

    /// A call as it is written.
    fn plain_call(&self, call: &Call) -> TokenStream {
        let mut called = all_attributes(&call.attrs);
        called.extend(self.render(&call.func));
        call.paren.surround(&mut called, |arguments| {
            for argument in &call.arguments {
                arguments.extend(self.render(&argument.value));
                arguments.extend(argument.comma.clone());
            }
        });
        let (mut output, wait) = (boxed(call, called), &call.wait);
        wait.to_tokens(&mut output);
        output
    }

    /// Input:  `visit(node, depth + 1)`
    /// Output: `visit(node, depth + 1, graph, &mut seen)`
    ///
    /// The captures come last, because arguments are evaluated before a function is called: they may use, and
    /// change, the same variables.
    fn lifted_call(&self, call: &Call, callee: FnId) -> TokenStream {
        self.lifted_call_with(call, callee, self.arguments(call))
    }

    fn arguments(&self, call: &Call) -> Vec<TokenStream> {
        let mut arguments = Vec::new();
        for argument in &call.arguments {
            arguments.push(self.render(&argument.value));
        }
        arguments
    }

    /// Input:  `add(1)`, where what `add` changes is in a cell
    /// Output: `match __shared.total.lend_mut() { mut __guard => { let total = &mut *__guard; .. } }`
    fn call_with_cells(&self, id: CallId, call: &Call, callee: FnId) -> TokenStream {
        let Apart { first, arguments } = self.apart(id, call, callee);
        let used = &self.plan.resolved.uses[call.callee];
        let inside = self.holding_for_call(used, callee).lifted_call_with(call, callee, arguments);
        let written = self.hold_for_call(id, callee, tokens!({ #inside }));
        self.after(&first, call, &written)
    }

    fn lifted_call_with(&self, call: &Call, callee: FnId, mut arguments: Vec<TokenStream>) -> TokenStream {
        let name = &self.plan.resolved.uses[call.callee].ident;
        if self.plan.set_of(callee).is_some() {
            let tied = self.tied_call(callee, name.span(), &arguments);
            let whole = self.is_tied_here(callee) || call.context == Context::Loose;
            let tied = if whole { tied } else { tokens_spanned!(generated(name.span())=> (#tied)) };
            let tied = boxed(call, tied);
            let wait = &call.wait;
            return tokens!(#tied #wait);
        }
        let generics = self.turbofish(callee, call.generics.as_ref());
        arguments.extend(self.captures_passed(callee, name.span()));
        let list = comma_separated(&arguments);
        let arguments = tokens_spanned!(call.paren.span.join()=> (#list));
        let (attrs, wait) = (all_attributes(&call.attrs), &call.wait);
        let whole = self.boxed_in_circle(call, tokens!(#name #generics #arguments));
        tokens!(#attrs #whole #wait)
    }

    /// Input:  `log("end")`, where `log` cannot be lifted
    /// Output: `{ let mut log = |line: &str| lines.push(line.to_owned()); log("end") }`
    fn called_in_place(&self, id: CallId, call: &Call, callee: FnId) -> TokenStream {
        let Apart { first, arguments } = self.apart(id, call, callee);
        let used = &self.plan.resolved.uses[call.callee];
        let span = generated(used.ident.span());
        let mut name = used.ident.clone();
        name.set_span(span);
        let in_cells = self.plan.holding.call(id).in_cells;
        let inside = if in_cells { self.holding_for_call(used, callee) } else { self.clone() };
        let closure = inside.called_closure(callee);
        let mutability = mutability(self.plan.facts.changes_variables(callee), span);
        let lints = self.attributes(callee, &LINTS);
        let list = comma_separated(&arguments);
        let mut written = tokens_spanned!(span=> { #lints let #mutability #name = #closure; #name(#list) });
        if in_cells {
            written = self.hold_for_call(id, callee, written);
        }
        // What it gives is awaited when nothing is held any more.
        let (whole, wait) = (boxed(call, self.after(&first, call, &written)), &call.wait);
        tokens!(#whole #wait)
    }

    /// What a call takes out of cells, but for what evaluations around have taken.
    fn hold_for_call(&self, id: CallId, callee: FnId, body: TokenStream) -> TokenStream {
        let mut held = Vec::new();
        for wanted in &self.plan.holding.call(id).held {
            if self.held_variable(wanted.binding).is_none() {
                held.push(*wanted);
            }
        }
        self.hold(self.signature(callee).ident.span(), &held, body)
    }

    /// The captures of a lifted function as arguments, one by one.
    pub(super) fn captures_passed(&self, callee: FnId, at: Span) -> Vec<TokenStream> {
        let mut captures = Vec::new();
        for passed in self.plan.lifted(callee).unwrap_or_default() {
            captures.push(self.passed(passed, at, self.plan.lowering(callee) == Lowering::Tied));
        }
        captures
    }

    fn passed(&self, passed: &Passed, at: Span, tied: bool) -> TokenStream {
        if passed.by == Passing::Handle {
            return self.passed_handle(passed.binding, generated(at));
        }
        let mut name = self.binding_name(passed.binding);
        name.set_span(name.span().located_at(at));
        let span = generated(at);
        let is_parameter = self.is_parameter(passed.binding);
        match (passed.by, self.meaning(passed.binding)) {
            (Passing::Value, Meaning::Itself) => name.into_token_stream(),
            (Passing::Value, _) => tokens_spanned!(span=> *#name),
            // What is tied is generic over the handle; else the function knows what is behind it.
            (Passing::Reference, Meaning::Itself) if !tied && self.plan.is_behind_handle(passed.binding) => {
                tokens_spanned!(span=> &*#name)
            }
            (Passing::Reference, Meaning::Itself) => tokens_spanned!(span=> &#name),
            (Passing::Mutable, Meaning::Itself) => tokens_spanned!(span=> &mut #name),
            (Passing::Reference | Passing::Mutable, _) => name.into_token_stream(),
            // A parameter that is a reference is lent as it is.
            (Passing::Reborrow | Passing::Peek, Meaning::Itself) if is_parameter => name.into_token_stream(),
            (Passing::Reborrow, Meaning::Itself) => tokens_spanned!(span=> &mut *#name),
            (Passing::Peek, Meaning::Itself) => tokens_spanned!(span=> &*#name),
            (Passing::Reborrow, _) => tokens_spanned!(span=> &mut **#name),
            (Passing::Peek, _) => tokens_spanned!(span=> &**#name),
            (Passing::Handle, _) => TokenStream::new(),
        }
    }

    fn passed_handle(&self, binding: BindingId, span: Span) -> TokenStream {
        let Some(number) = self.plan.group_of(binding) else { return TokenStream::new() };
        let handle = self.handle(number, span);
        if self.is_handle_parameter(number) {
            handle.into_token_stream()
        } else {
            tokens_spanned!(span=> &#handle)
        }
    }

    /// The arguments of a call. Those that the closure would be in the way of are evaluated before it is
    /// made, and so are those that may not end with its block.
    fn apart(&self, id: CallId, call: &Call, callee: FnId) -> Apart {
        let mut arguments = self.arguments(call);
        let span = generated(self.plan.resolved.uses[call.callee].ident.span());
        let mut first = Vec::new();
        for position in &self.plan.holding.call(id).first {
            let name = Ident::new(&format!("__a{position}"), span);
            let value = std::mem::replace(&mut arguments[*position], tokens_of(&name));
            first.push((name, self.coerced(callee, *position, &value, span)));
        }
        Apart { first, arguments }
    }

    /// Input:  `log(count + 1)`, where `log` changes `count`
    /// Output: `match count + 1 { __a0 => { let mut log = ..; log(__a0) } }`
    pub(super) fn after(
        &self,
        first: &[(Ident, TokenStream)],
        call: &Call,
        written: &TokenStream,
    ) -> TokenStream {
        let at = self.plan.resolved.uses[call.callee].ident.span();
        enclosed(call.context, at, evaluated_first(first, generated(at), written))
    }
}

/// Input:  `items.push(__a0)`
/// Output: `match next() { __a0 => items.push(__a0) }`
pub(super) fn evaluated_first(
    first: &[(Ident, TokenStream)],
    span: Span,
    written: &TokenStream,
) -> TokenStream {
    match first {
        [] => written.clone(),
        [(name, value)] if !mixes_braces(value) => {
            tokens_spanned!(span=> match #value { #name => #written })
        }
        all => {
            let (mut names, mut values) = (TokenStream::new(), TokenStream::new());
            for (name, value) in all {
                names.extend(tokens_spanned!(span=> #name,));
                values.extend(tokens_spanned!(span=> #value,));
            }
            tokens_spanned!(span=> match (#values) { (#names) => #written })
        }
    }
}

/// What a call gives, in the box that the user has put it in before it is awaited.
pub(super) fn boxed(call: &Call, future: TokenStream) -> TokenStream {
    if call.boxing.is_empty() {
        return future;
    }
    let boxing = &call.boxing;
    tokens_spanned!(call.paren.span.join()=> #boxing(#future))
}

/// The arguments of a call.
pub(super) struct Apart {
    /// Those that are evaluated before, with the names that they have then.
    pub(super) first: Vec<(Ident, TokenStream)>,
    /// All, by those names.
    pub(super) arguments: Vec<TokenStream>,
}

/// Whether the braces of an expression would be read as those of a `match` around it, or those as the
/// expression's: what `return` and `break` give back may be a struct even there.
pub(super) fn mixes_braces(expr: &TokenStream) -> bool {
    for token in expr.clone() {
        let mixes = match token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Ident(word) => {
                word == "return" || word == "break" || word == "yield" || word == "become"
            }
            _ => false,
        };
        if mixes {
            return true;
        }
    }
    false
}
