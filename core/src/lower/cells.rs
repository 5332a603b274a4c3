//! Cells: variables that several closures share.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::closure::{generated, prepend};
use super::render::Renderer;
use crate::capture::{Group, Storage};
use crate::resolve::{Access, BindingId, Call, FnId, StatementId, Use, UseId};

impl Renderer<'_> {
    /// The cells that are made before a statement.
    ///
    /// Input:  `(deposit, balance)`, two closures that share `total`
    /// Output: `let __shared = ::nonlocal::__private::Shared::new(total);`
    pub(super) fn shares(&self, statement: StatementId) -> TokenStream {
        let groups = self.plan.groups().iter().enumerate();
        let made = groups.filter(|(_, group)| group.statement == statement).map(|(number, group)| {
            let names = group.members.iter().map(|member| self.binding_name(*member));
            let names: Vec<Ident> = names.collect();
            let (handle, span) = (self.handle(number), Span::mixed_site());
            let values = names.iter().map(|name| {
                if self.is_sync() {
                    quote!(#name)
                } else {
                    quote_spanned!(span=> ::nonlocal::__private::Slot::new(#name))
                }
            });
            let state = tuple(&quote!(#(#values),*), names.len());
            // Whoever still refers to one of them would not see what happens to it. And this is what `mut` is there for.
            let mutable = |member: &&BindingId| self.plan.resolved.bindings[member.0].how.mutable;
            let alone = group.members.iter().filter(mutable).map(|member| {
                let name = self.binding_name(*member);
                let span = generated(name.span());
                quote_spanned!(span=> let _ = &mut #name;)
            });
            let kind = Ident::new(if self.is_sync() { "Synced" } else { "Shared" }, span);
            quote_spanned!(span=> #(#alone)* let #handle = ::nonlocal::__private::#kind::new(#state);)
        });
        made.collect()
    }

    /// A variable in a cell, where the function that declares it reads or assigns it: nothing is held afterwards.
    ///
    /// Output: `{ let __value = *__shared.look("make", "`total`"); __value }`, or `*__shared.enter("make", "`total`")`
    /// before `=`
    pub(super) fn cell_access(&self, used: &Use, binding: BindingId, number: usize) -> TokenStream {
        let span = generated(used.ident.span());
        let handle = self.handle(number);
        let function = self.plan.resolved.functions[used.function.0].sig.ident.to_string();
        let variable = format!("`{}`", self.plan.resolved.bindings[binding.0].ident);
        let enter =
            if used.access == Access::Assign || self.is_sync() { quote!(enter) } else { quote!(look) };
        let slot = self.slot(number, binding, span);
        let inside = match self.slot_index(number, binding, span) {
            Some(index) if self.is_sync() => {
                quote_spanned!(span=> #handle.enter(#function, #variable).#index)
            }
            _ => quote_spanned!(span=> *#slot.#enter(#function, #variable)),
        };
        // A copy of it, so that nothing is held afterwards.
        if used.access == Access::Assign {
            inside
        } else {
            quote_spanned!(span=> { let __value = #inside; __value })
        }
    }

    fn is_sync(&self) -> bool {
        self.plan.resolved.factory.sync
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
        let handle = self.handle(number);
        let index = self.slot_index(number, binding, span).filter(|_| !self.is_sync());
        index.map_or_else(|| quote!(#handle), |index| quote_spanned!(span=> #handle.#index))
    }

    /// Whether a call of the function, by the one that declares what is shared, needs variables that are in a cell now.
    pub(super) fn needs_cells(&self, call: &Call, callee: FnId) -> bool {
        let used = &self.plan.resolved.uses[call.callee.0];
        self.plan.facts.free(callee).any(|binding| self.plan.in_cell(binding, used).is_some())
    }

    /// Handles of its own for the closure value at `id`.
    pub(super) fn handles(&self, id: UseId, at: Span) -> Vec<TokenStream> {
        let captures = self.plan.captures(id).iter();
        let shared = captures.filter(|capture| capture.storage == Storage::Shared);
        let mut numbers: Vec<usize> =
            shared.filter_map(|capture| self.plan.group_of(capture.binding)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let handle = |number: usize| {
            let (handle, span) = (self.handle(number), generated(at));
            quote_spanned!(span=> let #handle = ::core::clone::Clone::clone(&#handle);)
        };
        numbers.into_iter().map(handle).collect()
    }

    /// What a closure does first: it takes the variables that it shares, for as long as `body` runs. The temporaries of an
    /// arm end before what its pattern binds.
    ///
    /// Output: `{ match __shared.enter("deposit", "`total`") { mut __state => { let total = &mut *__state; body } } }`
    pub(super) fn within_cells(&self, function: FnId, body: TokenStream) -> TokenStream {
        let groups = self.plan.groups().iter().enumerate();
        groups.fold(body, |body, (number, group)| self.within_cell(function, number, &group.members, body))
    }

    /// The same, for a call by the function that declares what is shared: other cells are open already.
    pub(super) fn within_cells_for(&self, call: &Call, callee: FnId, body: TokenStream) -> TokenStream {
        let used = &self.plan.resolved.uses[call.callee.0];
        let closed =
            |group: &Group| group.members.iter().any(|member| self.plan.in_cell(*member, used).is_some());
        let groups = self.plan.groups().iter().enumerate().filter(|(_, group)| closed(group));
        groups.fold(body, |body, (number, group)| self.within_cell(callee, number, &group.members, body))
    }

    fn within_cell(
        &self,
        function: FnId,
        number: usize,
        members: &[BindingId],
        body: TokenStream,
    ) -> TokenStream {
        let touched: Vec<BindingId> =
            members.iter().copied().filter(|member| self.touches(function, *member)).collect();
        if touched.is_empty() {
            return body;
        }
        if self.is_sync() {
            return self.within_lock(function, number, &touched, &body);
        }
        touched.into_iter().rev().fold(body, |body, binding| {
            let ident = &self.plan.resolved.functions[function.0].sig.ident;
            let span = generated(ident.span());
            let (closure, variable) =
                (ident.to_string(), format!("`{}`", self.plan.resolved.bindings[binding.0].ident));
            let writes = self.plan.facts.writes(function, binding);
            let mutability = writes.then(|| quote_spanned!(span=> mut));
            let enter = if writes { quote!(enter) } else { quote!(look) };
            let (slot, name) = (self.slot(number, binding, span), self.binding_name(binding));
            let state = self.plan.resolved.markers.fresh("state", span);
            let body = prepend(&quote_spanned!(span=> let #name = &#mutability *#state;), body);
            quote_spanned!(span=> { match #slot.#enter(#closure, #variable) { #mutability #state => #body } })
        })
    }

    /// The same, with one lock for all the variables that are declared together.
    fn within_lock(
        &self,
        function: FnId,
        number: usize,
        touched: &[BindingId],
        body: &TokenStream,
    ) -> TokenStream {
        let ident = &self.plan.resolved.functions[function.0].sig.ident;
        let span = generated(ident.span());
        let names: Vec<String> = touched
            .iter()
            .map(|binding| format!("`{}`", self.plan.resolved.bindings[binding.0].ident))
            .collect();
        let (closure, variables) = (ident.to_string(), names.join(" and "));
        let writes = |binding: BindingId| self.plan.facts.writes(function, binding);
        let mutability = touched.iter().any(|binding| writes(*binding)).then(|| quote_spanned!(span=> mut));
        let (handle, state) = (self.handle(number), self.plan.resolved.markers.fresh("state", span));
        let parts = touched.iter().map(|binding| {
            let name = self.binding_name(*binding);
            let mutability = writes(*binding).then(|| quote_spanned!(span=> mut));
            let index = self.slot_index(number, *binding, span);
            let part = index
                .map_or_else(|| quote_spanned!(span=> *__all), |index| quote_spanned!(span=> __all.#index));
            quote_spanned!(span=> let #name = &#mutability #part;)
        });
        let body =
            prepend(&quote_spanned!(span=> let __all = &#mutability *#state; #(#parts)*), body.clone());
        quote_spanned!(span=> { match #handle.enter(#closure, #variables) { #mutability #state => #body } })
    }

    /// Whether the closure itself uses the variable, and not only the closures that it makes.
    fn touches(&self, function: FnId, binding: BindingId) -> bool {
        let (facts, resolved) = (&self.plan.facts, &self.plan.resolved);
        let free = facts.free(function).any(|free| free == binding);
        free && (self.plan.lifted(function).is_some() || facts.touches(resolved, function, binding))
    }

    fn handle(&self, number: usize) -> Ident {
        self.plan.resolved.markers.fresh(&format!("shared{}", suffix(number)), Span::mixed_site())
    }
}

fn suffix(number: usize) -> String {
    if number == 0 { String::new() } else { format!("_{}", number + 1) }
}

/// One thing as it is, several in parentheses.
fn tuple(inner: &TokenStream, count: usize) -> TokenStream {
    if count == 1 { inner.clone() } else { quote!((#inner)) }
}
