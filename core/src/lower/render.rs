//! Holes back into tokens.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;

use super::repeat::Tables;
use super::spans::term;
use super::tokens::all_attributes;
use crate::capture::{Capture, Held, Lowering, Passing, Plan};
use crate::resolve::{
    Access, BindingId, Context, FnId, Hole, Piece, Target, Template, Use, UseId, fill_pieces,
};
use crate::syntax::{first_without, generated, tokens_of};
use crate::syntax::{tokens, tokens_spanned};

/// Fills the holes of templates with the tokens of the expansion.
#[derive(Clone)]
pub(super) struct Renderer<'a> {
    pub(super) plan: &'a Plan,
    pub(super) tables: &'a Tables,
    /// The function whose body is being written: what a captured variable is there depends on it.
    frame: FnId,
    /// Whether that is the body of a closure made of the function, and not its own.
    is_value: bool,
    /// The variables that the function being written, or a call, has taken out of their cells.
    held_by_function: Vec<Held>,
    /// The variables that the evaluations around have taken out of their cells.
    held_by_evaluations: Vec<Held>,
    /// Whether `self` has become a parameter of a function around.
    passes_self: bool,
    /// The number of the tied functions that can be called through what they are passed, and whether that is
    /// a reference.
    pub(super) tied: Option<(usize, bool)>,
    /// The handles that are references: parameters of a tied function around.
    lent_handles: Vec<usize>,
    /// The variables that a `move` closure around, in the same function, has clones of.
    cloned: Vec<BindingId>,
}

/// What a variable is where it is named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
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
            held_by_function: Vec::new(),
            held_by_evaluations: Vec::new(),
            passes_self: false,
            tied: None,
            lent_handles: Vec::new(),
            cloned: Vec::new(),
        }
    }

    /// A renderer for the body of `function`.
    pub(super) fn within(&self, function: FnId) -> Self {
        let mut passes_self = self.passes_self;
        if let Some(passed) = self.plan.lifted(function) {
            passes_self = false;
            for passed in passed {
                passes_self |= self.plan.resolved.bindings[passed.binding].how.receiver;
            }
        }
        let (held_by_function, held_by_evaluations, cloned) = (Vec::new(), Vec::new(), Vec::new());
        let (frame, is_value, tied) = (function, false, None);
        let mut lent_handles = self.lent_handles.clone();
        for passed in self.plan.lifted(function).unwrap_or_default() {
            if let (Passing::Handle, Some(number)) = (passed.by, self.plan.group_of(passed.binding)) {
                lent_handles.push(number);
            }
        }
        Renderer {
            frame,
            is_value,
            held_by_function,
            held_by_evaluations,
            passes_self,
            tied,
            lent_handles,
            cloned,
            ..*self
        }
    }

    /// A renderer for the closure that a tied function becomes.
    pub(super) fn within_tied(&self, function: FnId, set: usize) -> Self {
        Renderer { tied: Some((set, true)), ..self.within(function) }
    }

    /// A renderer for a closure made of `function`: the captures are its own.
    pub(super) fn within_value(&self, function: FnId) -> Self {
        let mut held_by_function = Vec::new();
        for binding in self.plan.facts.free(function) {
            let Some(group) = self.plan.group_of(binding) else { continue };
            if !self.plan.is_scalar(binding) && !self.plan.handles.has(function, binding) {
                let changes = self.plan.facts.writes(function, binding);
                held_by_function.push(Held { binding, group, changes });
            }
        }
        let (held_by_evaluations, cloned) = (Vec::new(), Vec::new());
        let lent_handles = Vec::new();
        Renderer {
            frame: function,
            is_value: true,
            held_by_function,
            held_by_evaluations,
            lent_handles,
            cloned,
            ..*self
        }
    }

    /// A renderer for where the variables that the call of `function` needs have been taken out of their
    /// cells.
    pub(super) fn holding_for_call(&self, used: &Use, function: FnId) -> Self {
        let mut inside = self.clone();
        for binding in self.plan.facts.free(function) {
            let Some(group) = self.cell_unless_held(binding, used) else { continue };
            if !self.plan.handles.has(function, binding) {
                let changes = self.plan.facts.writes(function, binding);
                inside.held_by_function.push(Held { binding, group, changes });
            }
        }
        inside
    }

    /// Whether an evaluation around, or the function itself, has taken the variable out of its cell.
    pub(super) fn held_variable(&self, binding: BindingId) -> Option<&Held> {
        for all in [&self.held_by_evaluations, &self.held_by_function] {
            for held in all {
                if held.binding == binding {
                    return Some(held);
                }
            }
        }
        None
    }

    /// Whether an evaluation around has taken the variable out of its cell.
    pub(super) fn is_held_by_evaluations(&self, binding: BindingId) -> bool {
        let mut found = false;
        for held in &self.held_by_evaluations {
            found |= held.binding == binding;
        }
        found
    }

    /// A renderer for where an evaluation has taken more variables out of their cells.
    pub(super) fn holding(&self, held: &[Held]) -> Self {
        let mut inside = self.clone();
        inside.held_by_evaluations.extend_from_slice(held);
        inside
    }

    /// A renderer for a closure that has handles of these allocations: nothing of them has been taken out of
    /// its cell there.
    pub(super) fn with_handles(&self, groups: &[usize]) -> Self {
        let mut inside = self.clone();
        inside.held_by_evaluations.clear();
        inside.held_by_function.clear();
        for held in &self.held_by_function {
            if !groups.contains(&held.group) {
                inside.held_by_function.push(*held);
            }
        }
        inside.lent_handles.clear();
        for number in &self.lent_handles {
            if !groups.contains(number) {
                inside.lent_handles.push(*number);
            }
        }
        inside
    }

    /// A renderer for the body of a `move` closure that has clones of these variables.
    pub(super) fn with_clones(&self, cloned: &[(Capture, Span)]) -> Self {
        let mut inside = self.clone();
        for (capture, _) in cloned {
            inside.cloned.push(capture.binding);
        }
        inside
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
        if self.is_value {
            return None;
        }
        if self.cloned.contains(&binding) {
            return None;
        }
        let passed = self.plan.lifted(self.frame)?;
        // They are in the order of the bindings.
        let position = first_without(passed.len(), &mut |index| passed[index].binding < binding);
        let passed = passed.get(position)?;
        if passed.binding == binding { Some(passed.by) } else { None }
    }

    /// Whether a handle is a parameter, and so a reference, in the body that is being written.
    pub(super) fn is_handle_parameter(&self, number: usize) -> bool {
        self.lent_handles.contains(&number)
    }

    /// What a variable is in the body that is being written.
    pub(super) fn meaning(&self, binding: BindingId) -> Meaning {
        if let Some(held) = self.held_variable(binding) {
            return if held.changes { Meaning::Mutable } else { Meaning::Reference };
        }
        match self.parameter(binding) {
            Some(Passing::Reference) => Meaning::Reference,
            Some(Passing::Mutable) => Meaning::Mutable,
            Some(Passing::Value | Passing::Reborrow | Passing::Peek | Passing::Handle) | None => {
                Meaning::Itself
            }
        }
    }

    pub(super) fn render(&self, template: &Template) -> TokenStream {
        template.fill(&mut |hole, span, output| self.fill(hole, span, output))
    }

    pub(super) fn render_pieces(&self, pieces: &[Piece]) -> TokenStream {
        fill_pieces(pieces, &mut |hole, span, output| self.fill(hole, span, output))
    }

    fn fill(&self, hole: &Hole, span: Span, output: &mut TokenStream) {
        match hole {
            Hole::Use(id) => output.extend(self.used(*id)),
            Hole::Call(id) => output.extend(self.call(*id)),
            Hole::Evaluation(id) => output.extend(self.evaluation(*id)),
            Hole::Passed(passed) => output.extend(self.passed_for_a_moment(passed)),
            Hole::Operand(id, position) => output.extend(self.operand(*id, *position)),
            Hole::Keyed(keyed) => output.extend(self.keyed(keyed)),
            Hole::Object => output.extend(self.object_value(span)),
            Hole::Lambda(id) => output.extend(self.lambda(*id)),
            Hole::Format(id) => output.extend(self.formatted(*id)),
            Hole::Field(id) => output.extend(self.field(*id)),
            Hole::Declaration(id) => self.name(*id, span).to_tokens(output),
            Hole::Label(id) => output.extend(self.label(*id)),
            Hole::Statement(id) => output.extend(self.shares(*id)),
            Hole::Definition(id) => output.extend(self.definition(*id)),
            Hole::FormatArgs(format) => output.extend(self.format_args(format)),
        }
    }

    /// The binding's name in the expansion, at the place of an occurrence.
    pub(super) fn name(&self, binding: BindingId, at: Span) -> Ident {
        let declared = &self.plan.resolved.bindings[binding].ident;
        let renamed = self.plan.renamed(binding);
        let mut name = renamed.unwrap_or(declared).clone();
        if self.passes_self && renamed.is_none() && self.plan.resolved.bindings[binding].how.receiver {
            name = self.plan.resolved.markers.fresh("self", at);
        }
        name.set_span(at);
        name
    }

    pub(super) fn used(&self, id: UseId) -> TokenStream {
        let used = &self.plan.resolved.uses[id];
        match used.target {
            Target::Nested(_) if used.access == Access::Method => self.object_value(used.ident.span()),
            Target::Nested(function) if self.is_expanded(function) => self.closure_value(id, function),
            Target::Variable(binding) if self.plan.renewed.contains(id) => self.renewed(id, binding),
            Target::Variable(binding) => {
                if let Some(group) = self.cell_unless_held(binding, used) {
                    return self.in_cell(id, binding, group);
                }
                let name = self.variable(id, binding);
                match self.meaning(binding) {
                    Meaning::Reference | Meaning::Mutable if self.plan.is_snapshot(id) => {
                        name.into_token_stream()
                    }
                    // A parameter is not `mut`.
                    Meaning::Itself if self.plan.is_frozen(id) && !self.is_parameter(binding) => {
                        frozen(&name)
                    }
                    Meaning::Itself if self.plan.is_cloned(id) => {
                        term(used.context, used.ident.span(), self.clone_at(used, binding, &name))
                    }
                    Meaning::Itself => name.into_token_stream(),
                    Meaning::Reference | Meaning::Mutable => dereferenced(&name, used.context),
                }
            }
            _ => tokens_of(&used.ident),
        }
    }

    /// Whether a function is a closure wherever it is a value.
    fn is_expanded(&self, function: FnId) -> bool {
        self.plan.facts.captures(function) && self.plan.lowering(function) != Lowering::Bound
    }

    /// The name of a variable at a use of it, spelled as the user did where it was not renamed.
    pub(super) fn variable(&self, id: UseId, binding: BindingId) -> Ident {
        let used = &self.plan.resolved.uses[id].ident;
        let receiver = self.plan.resolved.bindings[binding].how.receiver;
        let spelled = self.plan.renamed(binding).is_none() && !(self.passes_self && receiver);
        if spelled { used.clone() } else { self.name(binding, used.span()) }
    }

    /// Input:  `S { x }`
    /// Output: `S { x }`, or `S { x: tokens }` where `x` is not itself in the expansion.
    fn field(&self, id: UseId) -> TokenStream {
        let ident = &self.plan.resolved.uses[id].ident;
        let value = self.used(id);
        if *ident == value.to_string() { value } else { tokens!(#ident: #value) }
    }

    /// Input:  `S { ref x }`
    /// Output: `S { ref x }`, or `S { x: ref __x }` where `x` is renamed.
    fn label(&self, binding: BindingId) -> TokenStream {
        let ident = &self.plan.resolved.bindings[binding].ident;
        if self.plan.renamed(binding).is_some() { tokens!(#ident:) } else { TokenStream::new() }
    }

    fn definition(&self, function: FnId) -> TokenStream {
        match self.plan.lowering(function) {
            Lowering::Plain => self.plain(function),
            Lowering::Bound => self.bound_closure(function),
            Lowering::Inline | Lowering::Tied => TokenStream::new(),
            Lowering::Lifted => self.lifted(function),
            Lowering::UnusedClosure => self.unused_closure(function),
            Lowering::UnusedFunction => self.unused_function(function),
        }
    }

    fn plain(&self, id: FnId) -> TokenStream {
        let function = &self.plan.resolved.functions[id];
        let (attrs, vis) = (all_attributes(&function.attrs), &function.vis);
        let sig = self.rendered(id);
        let body = self.within(id).render(&function.body);
        tokens!(#attrs #vis #sig #body)
    }

    pub(super) fn binding_name(&self, binding: BindingId) -> Ident {
        self.name(binding, self.plan.resolved.bindings[binding].ident.span())
    }
}

/// Input:  `x`, where `x` is a reference to the variable
/// Output: `*x`, `(*x)` before a method, `x` before a field
pub(super) fn dereferenced(name: &Ident, context: Context) -> TokenStream {
    let span = generated(name.span());
    match context {
        Context::Loose | Context::Operand | Context::Else => tokens_spanned!(span=> *#name),
        // With the user's own place for the parentheses, so that rustc puts its help around the whole
        // expression.
        Context::Base | Context::Term => {
            let inner = tokens_spanned!(span=> *#name);
            tokens_spanned!(name.span()=> (#inner))
        }
        Context::Field => name.into_token_stream(),
    }
}

/// Input:  `x` in `x.method()`
/// Output: `(*&x)`, the same place, but one that cannot be changed
fn frozen(name: &Ident) -> TokenStream {
    let span = generated(name.span());
    tokens_spanned!(span=> (*&#name))
}
