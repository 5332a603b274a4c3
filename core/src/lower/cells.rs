//! Cells: variables that several closures share.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::ToTokens;

use super::closure::prepend;
use super::render::Renderer;
use super::spans::generated;
use crate::capture::{Held, Storage};
use crate::resolve::{BindingId, FnId, StatementId, Use, UseId};
use crate::syntax::{tokens, tokens_spanned};

impl Renderer<'_> {
    /// The cells that are made before a statement.
    ///
    /// Input:  `(deposit, balance)`, two closures that share `total`
    /// Output: `let __shared = ::nonlocal::__private_0_1_0::Shared::new(total);`
    pub(super) fn shares(&self, statement: StatementId) -> TokenStream {
        let mut made = TokenStream::new();
        for number in self.plan.stored.groups_before(statement) {
            made.extend(self.share(number, &self.plan.groups()[number].members));
        }
        if self.plan.holding.needless_mut.contains(statement.0) {
            made.extend(tokens!(#[allow(unused_mut)]));
        }
        made
    }

    fn share(&self, number: usize, members: &[BindingId]) -> TokenStream {
        let span = Span::mixed_site();
        let private = self.plan.resolved.factory.options.home.private(span);
        let (alone, state) = self.state(members);
        let kind = Ident::new(if self.is_sync() { "Synced" } else { "Shared" }, span);
        let handle = self.handle(number, span);
        tokens_spanned!(span=> #alone let #handle = #private::#kind::new(#state);)
    }

    /// The cells that a closure has for itself.
    ///
    /// Output: `let __shared = ::nonlocal::__private_0_1_0::Slot::new(total);`
    fn own_cells(&self, number: usize, members: &[BindingId]) -> TokenStream {
        let span = Span::mixed_site();
        let (alone, state) = self.state(members);
        let handle = self.handle(number, span);
        tokens_spanned!(span=> #alone let #handle = #state;)
    }

    /// What is shared, in cells where there is no lock; before that, what makes sure that nobody refers to it
    /// any more.
    fn state(&self, members: &[BindingId]) -> (TokenStream, TokenStream) {
        let span = Span::mixed_site();
        let private = self.plan.resolved.factory.options.home.private(span);
        let (mut values, mut alone) = (TokenStream::new(), TokenStream::new());
        for (position, member) in members.iter().enumerate() {
            let name = self.binding_name(*member);
            if position > 0 {
                values.extend(tokens_spanned!(span=> ,));
            }
            if self.is_sync() {
                name.to_tokens(&mut values);
            } else {
                let kind = Ident::new(if self.plan.is_scalar(*member) { "Scalar" } else { "Slot" }, span);
                values.extend(tokens_spanned!(span=> #private::#kind::new(#name)));
            }
            // Whoever still refers to one of them would not see what happens to it. And this is what `mut` is
            // there for.
            if self.plan.resolved.bindings[member].how.mutable {
                let span = generated(name.span());
                alone.extend(tokens_spanned!(span=> let _ = &mut #name;));
            }
        }
        let state = if members.len() == 1 { values } else { tokens!((#values)) };
        (alone, state)
    }

    /// A variable in a cell, where a function reads or assigns it by itself: nothing is held afterwards.
    ///
    /// Output: `__shared.read("make", "`total`")`, or `*__shared.enter("make", "`total`")` before `=`
    pub(super) fn cell_access(&self, used: &Use, binding: BindingId, number: usize) -> TokenStream {
        let (at, assigns) = (used.ident.span(), used.access.assigns());
        let span = generated(at);
        let slot = self.slot(number, binding, span);
        if self.plan.is_scalar(binding) {
            let method = Ident::new(if assigns { "lend" } else { "get" }, at);
            let star = assigns.then(|| tokens_spanned!(span=> *));
            return tokens_spanned!(span=> #star #slot.#method());
        }
        let (function, variable) = self.spoken(used.function, &[binding], span);
        let index = self.slot_index(number, binding, span).filter(|_| self.is_sync());
        if assigns {
            let enter = entry("enter", &function, &variable, at);
            let part = index.map(|index| tokens_spanned!(span=> .#index));
            let star = part.is_none().then(|| tokens_spanned!(span=> *));
            return tokens_spanned!(span=> #star #slot.#enter #part);
        }
        // All of one place, so that rustc finds it where a variable would be moved.
        let read = Ident::new("read", span);
        if !self.is_sync() {
            return tokens_spanned!(span=> #slot.#read(#function, #variable));
        }
        let part = if let Some(index) = index {
            tokens_spanned!(span=> |__all| &__all.#index)
        } else {
            tokens_spanned!(span=> |__all| __all)
        };
        tokens_spanned!(span=> #slot.#read(#function, #variable, #part))
    }

    /// The place of a variable in a cell, for reading: it is held until the end of the statement.
    pub(super) fn cell_place(&self, used: &Use, binding: BindingId, number: usize) -> TokenStream {
        let (at, span) = (used.ident.span(), generated(used.ident.span()));
        let (function, variable) = self.spoken(used.function, &[binding], span);
        if !self.is_sync() {
            let (slot, look) = (self.slot(number, binding, span), entry("look", &function, &variable, at));
            return tokens_spanned!(span=> *#slot.#look);
        }
        let (handle, lock) = (self.handle(number, span), entry("enter", &function, &variable, at));
        if let Some(index) = self.slot_index(number, binding, span) {
            tokens_spanned!(span=> #handle.#lock.#index)
        } else {
            tokens_spanned!(span=> *#handle.#lock)
        }
    }

    /// The number of the cell that the variable is in at `used`, if nothing has taken it out.
    pub(super) fn cell_unless_held(&self, binding: BindingId, used: &Use) -> Option<usize> {
        if self.held_variable(binding).is_some() {
            return None;
        }
        let foreign = used.function != self.plan.resolved.bindings[binding].owner;
        if foreign && self.plan.is_scalar(binding) {
            return self.plan.group_of(binding);
        }
        self.plan.in_cell(binding, used)
    }

    /// What a panic calls a function and some variables.
    fn spoken(&self, function: FnId, bindings: &[BindingId], span: Span) -> (Literal, Literal) {
        let mut variables = String::new();
        for (position, binding) in bindings.iter().enumerate() {
            if position > 0 {
                variables.push_str(" and ");
            }
            variables.push('`');
            variables.push_str(&self.plan.resolved.bindings[binding].ident.to_string());
            variables.push('`');
        }
        (text(&self.signature(function).ident.to_string(), span), text(&variables, span))
    }

    fn is_sync(&self) -> bool {
        self.plan.resolved.factory.options.sync
    }

    /// The position of a variable among those that share an allocation with it.
    fn slot_index(&self, number: usize, binding: BindingId, span: Span) -> Option<syn::Index> {
        if self.plan.groups()[number].members.len() == 1 {
            return None;
        }
        let index = u32::try_from(self.plan.stored.slot(binding)?.position).ok()?;
        Some(syn::Index { index, span })
    }

    /// The cell of a variable: `__shared`, or `__shared.0`.
    fn slot(&self, number: usize, binding: BindingId, span: Span) -> TokenStream {
        let handle = self.handle(number, span);
        match self.slot_index(number, binding, span) {
            Some(index) if !self.is_sync() => tokens_spanned!(span=> #handle.#index),
            _ => handle.to_token_stream(),
        }
    }

    /// The handles, and the cells, of its own for the closure value at `id`.
    pub(super) fn handles(&self, id: UseId, at: Span) -> TokenStream {
        let mut numbers = Vec::new();
        for capture in self.plan.captures(id) {
            if let (Storage::Shared | Storage::Cell, Some(number)) =
                (capture.storage, self.plan.group_of(capture.binding))
            {
                if !numbers.contains(&number) {
                    numbers.push(number);
                }
            }
        }
        numbers.sort_unstable();
        let mut handles = TokenStream::new();
        for number in numbers {
            let group = &self.plan.groups()[number];
            handles.extend(if group.statement.is_some() {
                self.handle_of_its_own(number, generated(at))
            } else {
                self.own_cells(number, &group.members)
            });
        }
        handles
    }

    /// `body`, for which `function` takes variables out of their cells, always in the order of the
    /// allocations. The temporaries of an arm end before what its pattern binds.
    ///
    /// Output: `{ match __shared.enter(..) { mut __state => { let total = &mut *__state; body } } }`
    pub(super) fn hold(&self, function: FnId, held: &[Held], body: TokenStream) -> TokenStream {
        self.hold_at(function, self.signature(function).ident.span(), held, body)
    }

    pub(super) fn hold_at(&self, function: FnId, at: Span, held: &[Held], body: TokenStream) -> TokenStream {
        let mut body = body;
        let mut rest = held;
        // The first is the outermost.
        while let Some(last) = rest.last() {
            let start = rest.iter().position(|held| held.group == last.group).unwrap_or_default();
            let (before, group) = rest.split_at(start);
            body = if self.is_sync() {
                self.hold_under_lock(function, at, group, &body)
            } else {
                self.hold_in_cells(function, at, group, body)
            };
            rest = before;
        }
        body
    }

    fn hold_in_cells(&self, function: FnId, at: Span, held: &[Held], body: TokenStream) -> TokenStream {
        let mut body = body;
        let span = generated(at);
        for held in held.iter().rev() {
            let (closure, variable) = self.spoken(function, &[held.binding], span);
            let mutability = mutability(held.changes, span);
            let enter = entry(if held.changes { "enter" } else { "look" }, &closure, &variable, at);
            let (slot, name) = (self.slot(held.group, held.binding, span), self.binding_name(held.binding));
            let state = self.plan.resolved.markers.fresh("state", span);
            body = prepend(&tokens_spanned!(span=> let #name = &#mutability *#state;), body);
            body = tokens_spanned!(span=> { match #slot.#enter { #mutability #state => #body } });
        }
        body
    }

    /// `body` with one lock for all the variables that are declared together.
    fn hold_under_lock(&self, function: FnId, at: Span, held: &[Held], body: &TokenStream) -> TokenStream {
        let span = generated(at);
        let (mut bindings, mut parts, mut changes) = (Vec::new(), TokenStream::new(), false);
        let number = held[0].group;
        for held in held {
            bindings.push(held.binding);
            changes |= held.changes;
            let name = self.binding_name(held.binding);
            let mutability = mutability(held.changes, span);
            let part = if let Some(index) = self.slot_index(number, held.binding, span) {
                tokens_spanned!(span=> __all.#index)
            } else {
                tokens_spanned!(span=> *__all)
            };
            parts.extend(tokens_spanned!(span=> let #name = &#mutability #part;));
        }
        let (closure, variables) = self.spoken(function, &bindings, span);
        let mutability = mutability(changes, span);
        let (handle, state) = (self.handle(number, span), self.plan.resolved.markers.fresh("state", span));
        let body = prepend(&tokens_spanned!(span=> let __all = &#mutability *#state; #parts), body.clone());
        // Where there are other locks, who may wait while he has one has to be known.
        let noted = self.plan.resolved.functions[function].runs_unknown || self.plan.groups().len() > 1;
        let enter = entry(if noted { "enter" } else { "lock" }, &closure, &variables, at);
        tokens_spanned!(span=> { match #handle.#enter { #mutability #state => #body } })
    }

    pub(super) fn handle(&self, number: usize, span: Span) -> Ident {
        let name = if number == 0 { String::from("shared") } else { format!("shared_{}", number + 1) };
        self.plan.resolved.markers.fresh(&name, span)
    }
}

/// `mut`, where something changes.
pub(super) fn mutability(changes: bool, span: Span) -> TokenStream {
    if changes { tokens_spanned!(span=> mut) } else { TokenStream::new() }
}

/// The call that takes variables out of a cell. It has the place of the user's own token, which a panic is to
/// name.
fn entry(method: &str, closure: &Literal, variables: &Literal, at: Span) -> TokenStream {
    let method = Ident::new(method, at);
    tokens_spanned!(at=> #method(#closure, #variables))
}

/// A string, at the span of what it speaks of.
fn text(text: &str, span: Span) -> Literal {
    let mut literal = Literal::string(text);
    literal.set_span(span);
    literal
}
