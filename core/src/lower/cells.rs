//! Cells: variables that several closures share.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::closure::generated;
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
            let state = tuple(&quote!(#(#names),*), names.len());
            // Whoever still refers to one of them would not see what happens to it. And this is what `mut` is there for.
            let mutable = |member: &&BindingId| self.plan.resolved.bindings[member.0].how.mutable;
            let alone = group.members.iter().filter(mutable).map(|member| {
                let name = self.binding_name(*member);
                let span = generated(name.span());
                quote_spanned!(span=> let _ = &mut #name;)
            });
            let kind = Ident::new(if self.plan.resolved.factory.sync { "Synced" } else { "Shared" }, span);
            quote_spanned!(span=> #(#alone)* let #handle = ::nonlocal::__private::#kind::new(#state);)
        });
        made.collect()
    }

    /// A variable in a cell, where the function that declares it reads or assigns it: nothing is held afterwards.
    ///
    /// Output: `__shared.read("make", "`total`", |total| *total)`, or `*__shared.enter("make", "`total`")` before `=`
    pub(super) fn cell_access(&self, used: &Use, binding: BindingId, number: usize) -> TokenStream {
        let span = generated(used.ident.span());
        let members = &self.plan.groups()[number].members;
        let handle = self.handle(number);
        let function = self.plan.resolved.functions[used.function.0].sig.ident.to_string();
        let variable = format!("`{}`", self.plan.resolved.bindings[binding.0].ident);
        if used.access == Access::Assign {
            let position = members.iter().position(|member| *member == binding).unwrap_or_default();
            let index = syn::Index { index: u32::try_from(position).unwrap_or_default(), span };
            return if members.len() == 1 {
                quote_spanned!(span=> *#handle.enter(#function, #variable))
            } else {
                quote_spanned!(span=> #handle.enter(#function, #variable).#index)
            };
        }
        let name = Ident::new("__value", span);
        let patterns =
            members.iter().map(|member| if *member == binding { quote!(#name) } else { quote!(_) });
        let pattern = tuple(&quote!(#(#patterns),*), members.len());
        quote_spanned!(span=> #handle.read(#function, #variable, |#pattern| *#name))
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

    /// What a closure does first: it takes the variables that it shares, for as long as it runs.
    ///
    /// Output: `let mut __state = __shared.enter("deposit", "`total`"); let total = &mut *__state;`
    pub(super) fn enters(&self, function: FnId) -> TokenStream {
        let groups = self.plan.groups().iter().enumerate();
        groups.map(|(number, group)| self.enter(function, number, &group.members)).collect()
    }

    /// The same, for a call by the function that declares what is shared: other cells are open already.
    pub(super) fn enters_for(&self, call: &Call, callee: FnId) -> TokenStream {
        let used = &self.plan.resolved.uses[call.callee.0];
        let closed =
            |group: &Group| group.members.iter().any(|member| self.plan.in_cell(*member, used).is_some());
        let groups = self.plan.groups().iter().enumerate().filter(|(_, group)| closed(group));
        groups.map(|(number, group)| self.enter(callee, number, &group.members)).collect()
    }

    fn enter(&self, function: FnId, number: usize, members: &[BindingId]) -> TokenStream {
        let ident = &self.plan.resolved.functions[function.0].sig.ident;
        let span = generated(ident.span());
        let touched = |member: &&BindingId| self.touches(function, **member);
        let names: Vec<String> = members
            .iter()
            .filter(touched)
            .map(|member| format!("`{}`", self.plan.resolved.bindings[member.0].ident))
            .collect();
        if names.is_empty() {
            return TokenStream::new();
        }
        let (closure, variables) = (ident.to_string(), names.join(" and "));
        let patterns = members.iter().map(|member| {
            let name = self.binding_name(*member);
            if self.touches(function, *member) { quote!(#name) } else { quote_spanned!(span=> _) }
        });
        let pattern = tuple(&quote!(#(#patterns),*), members.len());
        let writes = |member: &BindingId| self.plan.facts.writes(function, *member);
        let changes = members.iter().any(|member| self.touches(function, *member) && writes(member));
        // What the closure does not declare nonlocal, it may only read.
        let reads =
            members.iter().filter(|member| changes && self.touches(function, **member) && !writes(member));
        let reads = reads.map(|member| {
            let name = self.binding_name(*member);
            quote_spanned!(span=> let #name = &*#name;)
        });
        let mutability = changes.then(|| quote_spanned!(span=> mut));
        let handle = self.handle(number);
        let state = self.plan.resolved.markers.fresh(&format!("state{}", suffix(number)), span);
        quote_spanned!(span=>
            let #mutability #state = #handle.enter(#closure, #variables);
            let #pattern = &#mutability *#state;
            #(#reads)*
        )
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
