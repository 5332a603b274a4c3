//! Cells: variables that several closures share.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::closure::{generated, prepend};
use super::render::Renderer;
use crate::capture::{Group, Storage};
use crate::resolve::{Access, BindingId, Call, FnId, StatementId, Use, UseId};

/// A variable that is taken out of its cell, and whether it may be changed.
pub(super) type Open = (BindingId, bool);

impl Renderer<'_> {
    /// The cells that are made before a statement.
    ///
    /// Input:  `(deposit, balance)`, two closures that share `total`
    /// Output: `let __shared = ::nonlocal::__private_0_1_0::Shared::new(total);`
    pub(super) fn shares(&self, statement: StatementId) -> TokenStream {
        let private = self.plan.resolved.factory.options.home.private(Span::mixed_site());
        let groups = self.plan.groups().iter().enumerate();
        let made = groups.filter(|(_, group)| group.statement == statement).map(|(number, group)| {
            let names = group.members.iter().map(|member| self.binding_name(*member));
            let names: Vec<Ident> = names.collect();
            let span = Span::mixed_site();
            let handle = self.handle(number, span);
            let values = names.iter().zip(&group.members).map(|(name, member)| {
                if self.is_sync() {
                    return quote!(#name);
                }
                let kind = Ident::new(if self.plan.is_scalar(*member) { "Scalar" } else { "Slot" }, span);
                quote_spanned!(span=> #private::#kind::new(#name))
            });
            let state = tuple(&quote!(#(#values),*), names.len());
            // Whoever still refers to one of them would not see what happens to it. And this is what `mut` is there for.
            let mutable = |member: &&BindingId| self.plan.resolved.bindings[*member].how.mutable;
            let alone = group.members.iter().filter(mutable).map(|member| {
                let name = self.binding_name(*member);
                let span = generated(name.span());
                quote_spanned!(span=> let _ = &mut #name;)
            });
            let kind = Ident::new(if self.is_sync() { "Synced" } else { "Shared" }, span);
            quote_spanned!(span=> #(#alone)* let #handle = #private::#kind::new(#state);)
        });
        let allow = self.plan.changes_cells(statement).then(|| quote!(#[allow(unused_mut)]));
        made.chain(allow).collect()
    }

    /// A variable in a cell, where a function reads or assigns it by itself: nothing is held afterwards.
    ///
    /// Output: `__shared.read("make", "`total`")`, or `*__shared.enter("make", "`total`")` before `=`
    pub(super) fn cell_access(&self, used: &Use, binding: BindingId, number: usize) -> TokenStream {
        let (at, assigns) = (used.ident.span(), used.access == Access::Assign);
        let span = generated(at);
        let slot = self.slot(number, binding, span);
        if self.plan.is_scalar(binding) {
            let method = Ident::new(if assigns { "lend" } else { "get" }, at);
            return if assigns {
                quote_spanned!(span=> *#slot.#method())
            } else {
                quote_spanned!(span=> #slot.#method())
            };
        }
        let function = text(&self.plan.resolved.functions[used.function].sig.ident.to_string(), span);
        let variable = text(&self.quoted(&[binding]), span);
        let index = self.slot_index(number, binding, span).filter(|_| self.is_sync());
        if assigns {
            let enter = entry("enter", &function, &variable, at);
            let part = index.map(|index| quote_spanned!(span=> .#index));
            let star = part.is_none().then(|| quote_spanned!(span=> *));
            return quote_spanned!(span=> #star #slot.#enter #part);
        }
        // All of one place, so that rustc finds it where a variable would be moved.
        let read = Ident::new("read", span);
        if self.is_sync() {
            let part = index
                .map_or_else(|| quote_spanned!(span=> __all), |index| quote_spanned!(span=> &__all.#index));
            let part = quote_spanned!(span=> |__all| #part);
            return quote_spanned!(span=> #slot.#read(#function, #variable, #part));
        }
        quote_spanned!(span=> #slot.#read(#function, #variable))
    }

    /// The place of a variable in a cell, for reading: it is held until the end of the statement.
    pub(super) fn cell_place(&self, used: &Use, binding: BindingId, number: usize) -> TokenStream {
        let (at, span) = (used.ident.span(), generated(used.ident.span()));
        let function = text(&self.plan.resolved.functions[used.function].sig.ident.to_string(), span);
        let variable = text(&self.quoted(&[binding]), span);
        if self.is_sync() {
            let (handle, lock) = (self.handle(number, span), entry("enter", &function, &variable, at));
            return if let Some(index) = self.slot_index(number, binding, span) {
                quote_spanned!(span=> #handle.#lock.#index)
            } else {
                quote_spanned!(span=> *#handle.#lock)
            };
        }
        let (slot, look) = (self.slot(number, binding, span), entry("look", &function, &variable, at));
        quote_spanned!(span=> *#slot.#look)
    }

    /// The number of the cell that the variable is in at `used`, if nothing has taken it out.
    pub(super) fn closed_cell(&self, binding: BindingId, used: &Use) -> Option<usize> {
        if self.opened(binding).is_some() {
            return None;
        }
        let scalar = || self.plan.group_of(binding).filter(|_| self.plan.is_scalar(binding));
        self.plan.in_cell(binding, used).or_else(|| {
            let owner = self.plan.resolved.bindings[binding].owner;
            scalar().filter(|_| used.function != owner)
        })
    }

    /// What a panic calls the variables.
    fn quoted(&self, bindings: &[BindingId]) -> String {
        let name = |binding: &BindingId| format!("`{}`", self.plan.resolved.bindings[binding].ident);
        bindings.iter().map(name).collect::<Vec<_>>().join(" and ")
    }

    fn is_sync(&self) -> bool {
        self.plan.resolved.factory.options.sync
    }

    /// Whether a call of the function has the lock of a group.
    pub(super) fn locks(&self, function: FnId, group: usize) -> bool {
        self.is_sync()
            && self.plan.groups()[group].members.iter().any(|member| self.touches(function, *member))
    }

    /// The position of a variable among those that share an allocation with it.
    fn slot_index(&self, number: usize, binding: BindingId, span: Span) -> Option<syn::Index> {
        let members = &self.plan.groups()[number].members;
        let position = members.iter().position(|member| *member == binding)?;
        let index = u32::try_from(position).ok()?;
        (members.len() > 1).then_some(syn::Index { index, span })
    }

    /// The cell of a variable: `__shared`, or `__shared.0`.
    fn slot(&self, number: usize, binding: BindingId, span: Span) -> TokenStream {
        let handle = self.handle(number, span);
        let index = self.slot_index(number, binding, span).filter(|_| !self.is_sync());
        index.map_or_else(|| handle.to_token_stream(), |index| quote_spanned!(span=> #handle.#index))
    }

    /// Whether a call of the function, by the one that declares what is shared, needs variables that are in a cell now.
    pub(super) fn needs_cells(&self, call: &Call, callee: FnId) -> bool {
        let used = &self.plan.resolved.uses[call.callee];
        self.plan.facts.free(callee).any(|binding| self.closed_cell(binding, used).is_some())
    }

    /// Handles of its own for the closure value at `id`.
    pub(super) fn handles(&self, id: UseId, at: Span) -> Vec<TokenStream> {
        let captures = self.plan.captures(id).iter();
        let shared = captures.filter(|capture| capture.storage == Storage::Shared);
        let mut numbers: Vec<usize> =
            shared.filter_map(|capture| self.plan.group_of(capture.binding)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(|number| self.handle_of_its_own(number, generated(at))).collect()
    }

    /// What a closure does first, always in the same order of the groups: it takes the variables that it shares, for as long as `body` runs. The temporaries of an
    /// arm end before what its pattern binds.
    ///
    /// Output: `{ match __shared.enter("deposit", "`total`") { mut __state => { let total = &mut *__state; body } } }`
    pub(super) fn within_cells(&self, function: FnId, body: TokenStream) -> TokenStream {
        let groups = self.plan.groups().iter().enumerate();
        groups.rev().fold(body, |body, (number, group)| self.entering(function, number, &group.members, body))
    }

    /// The same, for a call by the function that declares what is shared: other cells are open already.
    pub(super) fn within_cells_for(&self, call: &Call, callee: FnId, body: TokenStream) -> TokenStream {
        let used = &self.plan.resolved.uses[call.callee];
        let closed =
            |group: &Group| group.members.iter().any(|member| self.closed_cell(*member, used).is_some());
        let groups = self.plan.groups().iter().enumerate();
        let groups = groups.filter(|(_, group)| closed(group));
        groups.rev().fold(body, |body, (number, group)| self.entering(callee, number, &group.members, body))
    }

    /// What `function` needs of a group that is not open yet.
    fn entering(
        &self,
        function: FnId,
        number: usize,
        members: &[BindingId],
        body: TokenStream,
    ) -> TokenStream {
        let closed = |member: &BindingId| self.opened(*member).is_none() && self.touches(function, *member);
        let touched = members.iter().copied().filter(closed);
        let touched: Vec<Open> =
            touched.map(|member| (member, self.plan.facts.writes(function, member))).collect();
        let at = self.plan.resolved.functions[function].sig.ident.span();
        self.within_cell(function, at, number, &touched, body)
    }

    /// `body`, for which `function` takes these variables of a group out of their cells.
    pub(super) fn within_cell(
        &self,
        function: FnId,
        at: Span,
        number: usize,
        touched: &[Open],
        body: TokenStream,
    ) -> TokenStream {
        let (function, span) = (&self.plan.resolved.functions[function], generated(at));
        if touched.is_empty() {
            return body;
        }
        if self.is_sync() {
            let noted = function.busy || self.locks_several(touched);
            return self.within_lock(&function.sig.ident, at, number, touched, noted, &body);
        }
        touched.iter().rev().fold(body, |body, &(binding, changes)| {
            let closure = text(&function.sig.ident.to_string(), span);
            let variable = text(&self.quoted(&[binding]), span);
            let mutability = changes.then(|| quote_spanned!(span=> mut));
            let enter = entry(if changes { "enter" } else { "look" }, &closure, &variable, at);
            let (slot, name) = (self.slot(number, binding, span), self.binding_name(binding));
            let state = self.plan.resolved.markers.fresh("state", span);
            let body = prepend(&quote_spanned!(span=> let #name = &#mutability *#state;), body);
            quote_spanned!(span=> { match #slot.#enter { #mutability #state => #body } })
        })
    }

    /// Whether there are other locks than that of these variables: who may wait while he has one has to be known.
    fn locks_several(&self, touched: &[Open]) -> bool {
        let group = touched.first().and_then(|(binding, _)| self.plan.group_of(*binding));
        (0..self.plan.groups().len()).any(|other| Some(other) != group)
    }

    /// The same, with one lock for all the variables that are declared together.
    fn within_lock(
        &self,
        function: &Ident,
        at: Span,
        number: usize,
        touched: &[Open],
        noted: bool,
        body: &TokenStream,
    ) -> TokenStream {
        let span = generated(at);
        let bindings: Vec<BindingId> = touched.iter().map(|(binding, _)| *binding).collect();
        let closure = text(&function.to_string(), span);
        let variables = text(&self.quoted(&bindings), span);
        let mutability = touched.iter().any(|(_, changes)| *changes).then(|| quote_spanned!(span=> mut));
        let (handle, state) = (self.handle(number, span), self.plan.resolved.markers.fresh("state", span));
        let parts = touched.iter().map(|&(binding, changes)| {
            let name = self.binding_name(binding);
            let mutability = changes.then(|| quote_spanned!(span=> mut));
            let index = self.slot_index(number, binding, span);
            let part = index
                .map_or_else(|| quote_spanned!(span=> *__all), |index| quote_spanned!(span=> __all.#index));
            quote_spanned!(span=> let #name = &#mutability #part;)
        });
        let body =
            prepend(&quote_spanned!(span=> let __all = &#mutability *#state; #(#parts)*), body.clone());
        let enter = entry(if noted { "enter" } else { "lock" }, &closure, &variables, at);
        quote_spanned!(span=> { match #handle.#enter { #mutability #state => #body } })
    }

    /// Whether the closure itself uses the variable, and not only the closures that it makes.
    fn touches(&self, function: FnId, binding: BindingId) -> bool {
        !self.plan.is_scalar(binding) && self.plan.touches(function, binding)
    }

    pub(super) fn handle(&self, number: usize, span: Span) -> Ident {
        self.plan.resolved.markers.fresh(&format!("shared{}", suffix(number)), span)
    }
}

fn suffix(number: usize) -> String {
    if number == 0 { String::new() } else { format!("_{}", number + 1) }
}

/// One thing as it is, several in parentheses.
fn tuple(inner: &TokenStream, count: usize) -> TokenStream {
    if count == 1 { inner.clone() } else { quote!((#inner)) }
}

/// The call that takes variables out of a cell. It has the place of the user's own token, which a panic is to name.
fn entry(method: &str, closure: &Literal, variables: &Literal, at: Span) -> TokenStream {
    let method = Ident::new(method, at);
    quote_spanned!(at=> #method(#closure, #variables))
}

/// A string, at the span of what it speaks of.
fn text(text: &str, span: Span) -> Literal {
    let mut literal = Literal::string(text);
    literal.set_span(span);
    literal
}
