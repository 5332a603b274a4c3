//! Markers back into tokens.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};

use super::closure::generated;
use super::repeat::Tables;
use crate::capture::{Lowering, Opened, Passed, Passing, Plan};
use crate::resolve::{Access, Binding, BindingId, Context, FnId, Hole, Strength, Target, Use, UseId};

/// Turns token streams with markers into the tokens of the expansion.
#[derive(Clone)]
pub(super) struct Renderer<'a> {
    pub(super) plan: &'a Plan,
    pub(super) tables: &'a Tables,
    /// The function whose body is being written: what a captured variable is there depends on it.
    frame: FnId,
    /// Whether that is the body of a closure made of the function, and not its own.
    is_value: bool,
    /// The variables that the function being written has taken out of their cells.
    entered: Vec<Opened>,
    /// The variables that the steps around have taken out of their cells.
    pub(super) open: Vec<Opened>,
    /// Whether `self` has become a parameter of a function around.
    passes_self: bool,
    /// The number of the tied functions that can be called through what they are passed, and whether that is a reference.
    pub(super) tied: Option<(usize, bool)>,
}

/// What a variable is where it is named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Itself, or a copy of it, or what it refers to under its name.
    Itself,
    /// A reference to it.
    Reference,
    /// A mutable reference to it.
    Mutable,
}

impl<'a> Renderer<'a> {
    pub(super) fn new(plan: &'a Plan, tables: &'a Tables) -> Self {
        Renderer {
            plan,
            tables,
            frame: FnId::ROOT,
            is_value: false,
            entered: Vec::new(),
            open: Vec::new(),
            passes_self: false,
            tied: None,
        }
    }

    /// The same, in the body of `function`.
    pub(super) fn within(&self, function: FnId) -> Self {
        let is_self = |passed: &Passed| self.plan.resolved.bindings[passed.binding.0].how.receiver;
        let passes_self = self.plan.lifted(function).map_or(self.passes_self, |all| all.iter().any(is_self));
        let (is_value, entered, open) = (false, Vec::new(), Vec::new());
        Renderer { frame: function, is_value, entered, open, passes_self, tied: None, ..*self }
    }

    /// The same, in the closure that a tied function becomes.
    pub(super) fn within_tied(&self, function: FnId, set: usize) -> Self {
        Renderer { tied: Some((set, true)), ..self.within(function) }
    }

    /// The same, in a closure made of `function`: the captures are its own.
    pub(super) fn within_value(&self, function: FnId) -> Self {
        let shared = |binding: BindingId| {
            let hands = self.plan.facts.hands_variable(function, binding);
            self.plan.group_of(binding).is_some() && !self.plan.is_scalar(binding) && !hands
        };
        let entered = self.entries(function, shared);
        Renderer { frame: function, is_value: true, entered, open: Vec::new(), ..*self }
    }

    /// The same, where the variables that the call of `function` needs have been taken out of their cells.
    pub(super) fn entered(&self, used: &Use, function: FnId) -> Self {
        let entered = self.entries(function, |binding| {
            let hands = self.plan.facts.hands_variable(function, binding);
            self.closed_cell(binding, used).is_some() && !hands
        });
        let entered = self.entered.iter().copied().chain(entered).collect();
        Renderer { entered, ..self.clone() }
    }

    /// The same, where nothing has been taken out of a cell by the function being written.
    pub(super) fn before_entering(&self) -> Self {
        Renderer { entered: Vec::new(), open: Vec::new(), ..self.clone() }
    }

    fn entries(&self, function: FnId, is_entered: impl Fn(BindingId) -> bool) -> Vec<Opened> {
        let entered = self.plan.facts.free(function).filter(|binding| is_entered(*binding));
        let entry = |binding: BindingId| Opened {
            binding,
            group: self.plan.group_of(binding).unwrap_or_default(),
            changes: self.plan.facts.writes(function, binding),
        };
        entered.map(entry).collect()
    }

    /// Whether a step around, or the function itself, has taken the variable out of its cell.
    pub(super) fn opened(&self, binding: BindingId) -> Option<&Opened> {
        let mut all = self.open.iter().chain(&self.entered);
        all.find(|opened| opened.binding == binding)
    }

    /// The same, where a step has taken more variables out of their cells.
    pub(super) fn opening(&self, opened: &[Opened]) -> Self {
        let mut inside = self.clone();
        inside.open.extend(opened);
        inside
    }

    /// The same, in a closure that has handles of these allocations: nothing of them has been taken out of its cell there.
    pub(super) fn handing(&self, groups: &[usize]) -> Self {
        let entered = self.entered.iter().filter(|entered| !groups.contains(&entered.group));
        Renderer { entered: entered.copied().collect(), open: Vec::new(), ..self.clone() }
    }

    /// The function whose body is being written.
    pub(super) fn frame(&self) -> FnId {
        self.frame
    }

    /// Whether a variable is a parameter of the function whose body is being written.
    pub(super) fn is_parameter(&self, binding: BindingId) -> bool {
        self.parameter(binding).is_some()
    }

    fn parameter(&self, binding: BindingId) -> Option<Passing> {
        let passed = self.plan.lifted(self.frame).filter(|_| !self.is_value)?;
        // They are in the order of the bindings.
        let position = passed.binary_search_by_key(&binding, |passed| passed.binding).ok()?;
        Some(passed[position].by)
    }

    /// What a variable is in the body that is being written.
    pub(super) fn form(&self, binding: BindingId) -> Form {
        if let Some(opened) = self.opened(binding) {
            return if opened.changes { Form::Mutable } else { Form::Reference };
        }
        match self.parameter(binding) {
            Some(Passing::Reference) => Form::Reference,
            Some(Passing::Mutable) => Form::Mutable,
            Some(Passing::Value | Passing::Reborrow | Passing::Peek) | None => Form::Itself,
        }
    }

    pub(super) fn render(&self, tokens: TokenStream) -> TokenStream {
        let mut output = TokenStream::new();
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => self.ident(ident, &mut output),
                TokenTree::Group(group) => {
                    let mut rendered = Group::new(group.delimiter(), self.render(group.stream()));
                    rendered.set_span(group.span());
                    output.extend([TokenTree::Group(rendered)]);
                }
                token => output.extend([token]),
            }
        }
        output
    }

    fn ident(&self, ident: Ident, output: &mut TokenStream) {
        match self.plan.resolved.markers.hole(&ident) {
            None => output.extend([TokenTree::Ident(ident)]),
            Some(Hole::Use(id)) => self.used(*id).to_tokens(output),
            Some(Hole::Call(id)) => self.call(*id).to_tokens(output),
            Some(Hole::Step(id)) => self.step(*id).to_tokens(output),
            Some(Hole::Object) => self.object_value(ident.span()).to_tokens(output),
            Some(Hole::Lambda(id)) => self.lambda(*id).to_tokens(output),
            Some(Hole::Format(id)) => self.formatted(*id).to_tokens(output),
            Some(Hole::Field(id)) => self.field(*id).to_tokens(output),
            Some(Hole::Declaration(id)) => self.name(*id, &ident).to_tokens(output),
            Some(Hole::Label(id)) => self.label(*id).to_tokens(output),
            Some(Hole::Statement(id)) => self.shares(*id).to_tokens(output),
            Some(Hole::Definition(id)) => self.definition(*id).to_tokens(output),
            Some(Hole::FormatArgs { uses, comma, panics }) => {
                self.format_args(uses, *comma, *panics).to_tokens(output);
            }
        }
    }

    /// The binding's name in the expansion, with the span of the occurrence `at`.
    fn name(&self, binding: BindingId, at: &Ident) -> Ident {
        let declared = &self.plan.resolved.bindings[binding.0].ident;
        let mut name = self.plan.renamed(binding).unwrap_or(declared).clone();
        if self.passes_self && self.plan.resolved.bindings[binding.0].how.receiver {
            name = self.plan.resolved.markers.fresh("self", at.span());
        }
        name.set_span(at.span());
        name
    }

    /// Whether the use may only read the variable: a closure value holds a clone of it, or a function that is called
    /// and does not declare it nonlocal might change it.
    fn frozen(&self, id: UseId, binding: BindingId) -> bool {
        let used = &self.plan.resolved.uses[id.0];
        let Binding { owner, how, .. } = &self.plan.resolved.bindings[binding.0];
        let called = *owner != used.function && !self.plan.facts.calls(used.function).is_empty();
        let undeclared = called && how.mutable && !self.plan.facts.writes(used.function, binding);
        let changeable = self.plan.frozen(id) || (undeclared && used.access.may_change());
        // A parameter is not `mut`.
        changeable && !self.is_parameter(binding)
    }

    pub(super) fn used(&self, id: UseId) -> TokenStream {
        let used = &self.plan.resolved.uses[id.0];
        match used.target {
            Target::Nested(_) if used.access == Access::Method => self.object_value(used.ident.span()),
            Target::Nested(function) if self.plan.facts.captures(function) => {
                self.closure_value(id, function)
            }
            Target::Variable(binding) => {
                if let Some(group) = self.closed_cell(binding, used) {
                    return self.cell_access(used, binding, group);
                }
                let name = self.variable(id, binding);
                match self.form(binding) {
                    Form::Reference | Form::Mutable if used.copied => name.into_token_stream(),
                    Form::Itself if self.frozen(id, binding) => frozen(&name),
                    Form::Itself => name.into_token_stream(),
                    Form::Reference | Form::Mutable => dereferenced(&name, used.context),
                }
            }
            _ => used.ident.to_token_stream(),
        }
    }

    /// The name of a variable at a use of it, spelled as the user did where it was not renamed.
    pub(super) fn variable(&self, id: UseId, binding: BindingId) -> Ident {
        let used = &self.plan.resolved.uses[id.0].ident;
        let receiver = self.plan.resolved.bindings[binding.0].how.receiver;
        let spelled = self.plan.renamed(binding).is_none() && !(self.passes_self && receiver);
        if spelled { used.clone() } else { self.name(binding, used) }
    }

    /// Input:  `S { x }`
    /// Output: `S { x }`, or `S { x: tokens }` where `x` is not itself in the expansion.
    fn field(&self, id: UseId) -> TokenStream {
        let ident = &self.plan.resolved.uses[id.0].ident;
        let value = self.used(id);
        if *ident == value.to_string() { value } else { quote!(#ident: #value) }
    }

    /// Input:  `S { ref x }`
    /// Output: `S { ref x }`, or `S { x: ref __x }` where `x` is renamed.
    fn label(&self, binding: BindingId) -> TokenStream {
        let ident = &self.plan.resolved.bindings[binding.0].ident;
        if self.plan.renamed(binding).is_some() { quote!(#ident:) } else { TokenStream::new() }
    }

    /// Input:  `println!("{x}")`
    /// Output: `println!("{x}", x = __x)` where `x` is renamed, `println!("{x}", x = *x)` where it is a reference
    fn format_args(&self, uses: &[UseId], comma: bool, panics: bool) -> TokenStream {
        let renamed: Vec<TokenStream> = uses.iter().filter_map(|id| self.shown(*id, panics)).collect();
        let comma = (comma && !renamed.is_empty()).then(|| quote!(,));
        quote!(#comma #(#renamed),*)
    }

    /// What a name in a format string has to be given as, where it is not what the name says by itself.
    fn shown(&self, id: UseId, panics: bool) -> Option<TokenStream> {
        let Use { ident, target, strength, copied, .. } = &self.plan.resolved.uses[id.0];
        let Target::Variable(binding) = *target else { return None };
        if self.plan.is_early(id) {
            let now = self.early_name(id);
            return Some(quote!(#ident = #now));
        }
        let name = self.name(binding, ident);
        if let Some(group) = self.closed_cell(binding, &self.plan.resolved.uses[id.0]) {
            let value = self.cell_access(&self.plan.resolved.uses[id.0], binding, group);
            return Some(quote!(#ident = #value));
        }
        // `{x}` may be no format, in a macro that nobody knows, or in a panic of edition 2018; a reference shows the same.
        let value = match self.form(binding) {
            Form::Reference | Form::Mutable if *strength == Strength::Strong && !panics && !*copied => {
                dereferenced(&name, Context::Loose)
            }
            _ if self.plan.renamed(binding).is_some() => name.into_token_stream(),
            _ => return None,
        };
        Some(quote!(#ident = #value))
    }

    fn definition(&self, function: FnId) -> TokenStream {
        match self.plan.lowering(function) {
            Lowering::Plain => self.plain(function),
            Lowering::Inline | Lowering::Tied => TokenStream::new(),
            Lowering::Lifted => self.lifted(function),
            Lowering::Unused => self.unused(function),
        }
    }

    fn plain(&self, id: FnId) -> TokenStream {
        let function = &self.plan.resolved.functions[id.0];
        let (attrs, vis) = (&function.attrs, &function.vis);
        let sig = self.render(function.sig.to_token_stream());
        let body = self.within(id).render(function.body.clone());
        quote!(#(#attrs)* #vis #sig #body)
    }

    pub(super) fn binding_name(&self, binding: BindingId) -> Ident {
        let ident = &self.plan.resolved.bindings[binding.0].ident;
        self.name(binding, ident)
    }
}

/// Input:  `x`, where `x` is a reference to the variable
/// Output: `*x`, `(*x)` before a method, `x` before a field
fn dereferenced(name: &Ident, context: Context) -> TokenStream {
    let span = generated(name.span());
    match context {
        Context::Loose | Context::Operand => quote_spanned!(span=> *#name),
        // With the user's own place for the parentheses, so that rustc puts its help around the whole expression.
        Context::Base => {
            let inner = quote_spanned!(span=> *#name);
            quote_spanned!(name.span()=> (#inner))
        }
        Context::Field => name.into_token_stream(),
    }
}

/// Input:  `x` in `x.method()`
/// Output: `(*&x)`, the same place, but one that cannot be changed
fn frozen(name: &Ident) -> TokenStream {
    let span = generated(name.span());
    quote_spanned!(span=> (*&#name))
}
