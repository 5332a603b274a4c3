//! Calls of nested functions: what they capture is passed to them.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};

use super::closure::{LINTS, generated};
use super::render::{Form, Renderer};
use crate::capture::{Lowering, Passed, Passing};
use crate::resolve::{Access, Argument, BindingId, Call, CallId, Context, Effect, FnId, Target, Use};

impl Renderer<'_> {
    /// A call of a nested function by its name.
    pub(super) fn call(&self, id: CallId) -> TokenStream {
        let call = &self.plan.resolved.calls[id];
        let Target::Nested(callee) = self.plan.resolved.uses[call.callee].target else {
            return self.plain_call(call);
        };
        match self.plan.lowering(callee) {
            Lowering::Plain => self.plain_call(call),
            Lowering::Lifted | Lowering::Tied if self.needs_cells(call, callee) => {
                self.call_with_cells(call, callee)
            }
            Lowering::Lifted | Lowering::Tied => self.lifted_call(call, callee),
            Lowering::Inline | Lowering::Unused => self.called_in_place(call, callee),
        }
    }

    /// A call as it is written.
    fn plain_call(&self, call: &Call) -> TokenStream {
        let mut output = TokenStream::new();
        for attr in &call.attrs {
            attr.to_tokens(&mut output);
        }
        output.extend(self.render(&call.func));
        call.paren.surround(&mut output, |arguments| {
            for argument in &call.arguments {
                arguments.extend(self.render(&argument.value));
                arguments.extend(argument.comma.clone());
            }
        });
        output
    }

    /// Input:  `visit(node, depth + 1)`
    /// Output: `visit(node, depth + 1, graph, &mut seen)`
    ///
    /// The captures come last, because arguments are evaluated before a function is called: they may use, and change,
    /// the same variables.
    fn lifted_call(&self, call: &Call, callee: FnId) -> TokenStream {
        let arguments = call.arguments.iter().map(|argument| self.render(&argument.value));
        self.lifted_call_with(call, callee, arguments)
    }

    /// Input:  `add(1)`, where what `add` changes is in a cell
    /// Output: `{ let mut __state = __shared.enter("add", "`total`"); let total = &mut *__state; add(1, total) }`
    fn call_with_cells(&self, call: &Call, callee: FnId) -> TokenStream {
        self.with_arguments(call, callee, |arguments| {
            let used = &self.plan.resolved.uses[call.callee];
            let inside = self.entered(used, callee).lifted_call_with(call, callee, arguments.iter().cloned());
            self.within_cells_for(call, callee, quote!({ #inside }))
        })
    }

    fn lifted_call_with(
        &self,
        call: &Call,
        callee: FnId,
        arguments: impl Iterator<Item = TokenStream>,
    ) -> TokenStream {
        let attrs = &call.attrs;
        let name = &self.plan.resolved.uses[call.callee].ident;
        if self.plan.set_of(callee).is_some() {
            let tied = self.tied_call(callee, name.span(), &arguments.collect::<Vec<_>>());
            let whole = self.is_tied_here(callee) || call.context == Context::Loose;
            return if whole { tied } else { quote_spanned!(generated(name.span())=> (#tied)) };
        }
        let generics = self.turbofish(callee, call.generics.as_ref());
        let arguments = arguments.chain(self.captures_passed(callee, name.span()));
        let arguments = quote_spanned!(call.paren.span.join()=> (#(#arguments),*));
        quote!(#(#attrs)* #name #generics #arguments)
    }

    /// Input:  `log("end")`, where `log` cannot be lifted
    /// Output: `{ let mut log = |line: &str| lines.push(line.to_owned()); log("end") }`
    fn called_in_place(&self, call: &Call, callee: FnId) -> TokenStream {
        self.with_arguments(call, callee, |arguments| {
            let used = &self.plan.resolved.uses[call.callee];
            let span = generated(used.ident.span());
            let mut name = used.ident.clone();
            name.set_span(span);
            let in_cells = self.needs_cells(call, callee);
            let inside = if in_cells { self.entered(used, callee) } else { self.clone() };
            let closure = inside.called_closure(callee);
            let mutability = self.plan.facts.changes_variables(callee).then(|| quote_spanned!(span=> mut));
            let lints = self.attributes(callee, &LINTS);
            let block =
                quote_spanned!(span=> { #lints let #mutability #name = #closure; #name(#(#arguments),*) });
            if in_cells { self.within_cells_for(call, callee, block) } else { block }
        })
    }

    /// The captures of a lifted function as arguments, one by one.
    pub(super) fn captures_passed(&self, callee: FnId, at: Span) -> Vec<TokenStream> {
        let passed = self.plan.lifted(callee).unwrap_or_default();
        passed.iter().map(|passed| self.passed(passed, at)).collect()
    }

    fn passed(&self, passed: &Passed, at: Span) -> TokenStream {
        let mut name = self.binding_name(passed.binding);
        name.set_span(name.span().located_at(at));
        let span = generated(at);
        let is_parameter = self.is_parameter(passed.binding);
        match (passed.by, self.form(passed.binding)) {
            (Passing::Value, Form::Itself) => name.into_token_stream(),
            (Passing::Value, _) => quote_spanned!(span=> *#name),
            (Passing::Reference, Form::Itself) => quote_spanned!(span=> &#name),
            (Passing::Mutable, Form::Itself) => quote_spanned!(span=> &mut #name),
            (Passing::Reference | Passing::Mutable, _) => name.into_token_stream(),
            // A parameter that is a reference is lent as it is.
            (Passing::Reborrow | Passing::Peek, Form::Itself) if is_parameter => name.into_token_stream(),
            (Passing::Reborrow, Form::Itself) => quote_spanned!(span=> &mut *#name),
            (Passing::Peek, Form::Itself) => quote_spanned!(span=> &*#name),
            (Passing::Reborrow, _) => quote_spanned!(span=> &mut **#name),
            (Passing::Peek, _) => quote_spanned!(span=> &**#name),
        }
    }

    /// Calls `write` with the arguments. Those that the closure would be in the way of are evaluated before it is made,
    /// and so are those that may not end with its block.
    ///
    /// Input:  `log(count + 1)`, where `log` changes `count`
    /// Output: `match count + 1 { __a0 => { let mut log = ..; log(__a0) } }`
    fn with_arguments(
        &self,
        call: &Call,
        callee: FnId,
        write: impl FnOnce(&[TokenStream]) -> TokenStream,
    ) -> TokenStream {
        let first = self.evaluated_first(&call.arguments, callee);
        let mut arguments: Vec<TokenStream> =
            call.arguments.iter().map(|argument| self.render(&argument.value)).collect();
        let span = generated(self.plan.resolved.uses[call.callee].ident.span());
        let (mut values, mut names) = (Vec::new(), Vec::new());
        for position in first {
            let name = Ident::new(&format!("__a{position}"), span);
            values.push(std::mem::replace(&mut arguments[position], name.to_token_stream()));
            names.push(name);
        }
        let written = write(&arguments);
        let whole = match (&values[..], &names[..]) {
            ([], _) => written,
            ([value], [name]) if !mixes_braces(value) => {
                quote_spanned!(span=> match #value { #name => #written })
            }
            _ => quote_spanned!(span=> match (#(#values,)*) { (#(#names,)*) => #written }),
        };
        if call.context == Context::Loose { whole } else { quote_spanned!(span=> (#whole)) }
    }

    /// The positions of the arguments that have to be evaluated before the closure is made.
    fn evaluated_first(&self, arguments: &[Argument], callee: FnId) -> Vec<usize> {
        let uses = |argument: &Argument| self.plan.resolved.uses.range(&argument.uses);
        let conflicts = |argument: &Argument| {
            argument.effect == Effect::Any || uses(argument).iter().any(|used| self.conflicts(used, callee))
        };
        let in_the_way: Vec<bool> = arguments.iter().map(conflicts).collect();
        let Some(last) = in_the_way.iter().rposition(|conflicts| *conflicts) else { return Vec::new() };
        let quiet = |argument: &Argument| {
            uses(argument).iter().all(|used| matches!(used.access, Access::Read | Access::Borrow))
        };
        let all_quiet =
            (0..=last).filter(|position| in_the_way[*position]).all(|position| quiet(&arguments[position]));
        // What comes before keeps its place, unless it can be told from being evaluated later.
        let stays = |position: usize| match arguments[position].effect {
            _ if in_the_way[position] => false,
            Effect::Constant => true,
            Effect::Look => all_quiet,
            Effect::Any => false,
        };
        (0..=last).filter(|position| !stays(*position)).collect()
    }

    /// Whether the use, in an argument, and what `callee` borrows are in each other's way.
    fn conflicts(&self, used: &Use, callee: FnId) -> bool {
        let facts = &self.plan.facts;
        let clash = |binding: BindingId, changes: bool| {
            let cell = self.closed_cell(binding, used);
            let changes = changes || cell.is_some();
            (facts.captures_variable(callee, binding) && (changes || facts.writes(callee, binding)))
                || cell.is_some_and(|group| self.locks(callee, group))
        };
        match used.target {
            Target::Variable(binding) => {
                clash(binding, !matches!(used.access, Access::Read | Access::Borrow))
            }
            Target::Nested(function) if facts.captures(function) => {
                facts.free(function).any(|binding| clash(binding, facts.writes(function, binding)))
            }
            _ => false,
        }
    }
}

/// Whether the braces of an expression would be read as those of a `match` around it, or those as the expression's: what
/// `return` and `break` give back may be a struct even there.
pub(super) fn mixes_braces(expr: &TokenStream) -> bool {
    expr.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Ident(word) => {
            ["return", "break", "yield", "become"].iter().any(|keyword| word == keyword)
        }
        _ => false,
    })
}
