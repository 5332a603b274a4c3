//! Cells: variables that several closures share.

use proc_macro2::{Ident, Literal, Span, TokenStream};

use super::render::Renderer;
use super::spans::{generated, term};
use crate::capture::{Bits, Storage};
use crate::resolve::{Access, BindingId, Context, StatementId, Use, UseId};
use crate::syntax::{tokens, tokens_of, tokens_spanned};

impl Renderer<'_> {
    /// The cells that are made before a statement.
    ///
    /// Input:  `(deposit, balance)`, two closures that share `total`
    /// Output: `struct __Shared<A> { .. } let __shared = Shared::new(__Shared { .. });`, by their paths
    pub(super) fn shares(&self, statement: StatementId) -> TokenStream {
        let mut made = TokenStream::new();
        for (before, binding) in &self.plan.stored.kept {
            if *before == statement {
                made.extend(self.kept(*binding));
            }
        }
        for number in self.plan.stored.groups_before(statement) {
            let members = &self.plan.groups()[number].members;
            made.extend(if self.plan.holding.alone.contains(number) {
                self.own_cells(number, members)
            } else {
                self.share(number, members)
            });
        }
        if self.plan.holding.needless_mut.contains(statement.0) {
            made.extend(tokens!(#[allow(unused_mut)]));
        }
        made
    }

    /// Input:  `notify`, a `Box<dyn Fn()>` that several closures call
    /// Output: `let notify = ::nonlocal::__private_0_1_0::Rc::new(notify);`
    fn kept(&self, binding: BindingId) -> TokenStream {
        let span = Span::mixed_site();
        let private = self.plan.resolved.factory.options.home.private(span);
        let (name, kind) =
            (self.binding_name(binding), Ident::new(if self.is_sync() { "Arc" } else { "Rc" }, span));
        tokens_spanned!(span=> let #name = #private::#kind::new(#name);)
    }

    /// Output: `struct __Shared<A> { total: Slot<A> }`, and
    /// `let __shared = Shared::new(__Shared { total: Slot::new("total", total) });`
    fn share(&self, number: usize, members: &[BindingId]) -> TokenStream {
        let span = Span::mixed_site();
        let private = self.plan.resolved.factory.options.home.private(span);
        let (declared, state) = self.state(number, members);
        let handle = self.handle(number, span);
        let mutable = self.is_taken_out(members, false).then(|| tokens_spanned!(span=> mut));
        if self.is_sync() {
            let names = text(&self.names(members), span);
            return tokens_spanned! {span=>
                #declared let #mutable #handle = #private::Synced::new(#names, #state);
            };
        }
        tokens_spanned!(span=> #declared let #mutable #handle = #private::Shared::new(#state);)
    }

    /// The cells that one closure has for itself.
    ///
    /// Output: the same without the `Shared`
    fn own_cells(&self, number: usize, members: &[BindingId]) -> TokenStream {
        let span = Span::mixed_site();
        let (declared, state) = self.state(number, members);
        let handle = self.handle(number, span);
        let mutable = self.is_taken_out(members, true).then(|| tokens_spanned!(span=> mut));
        tokens_spanned!(span=> #declared let #mutable #handle = #state;)
    }

    /// A struct with a field for each variable that is shared, and what makes sure that nobody refers to one
    /// of them any more; and the value of the struct.
    fn state(&self, number: usize, members: &[BindingId]) -> (TokenStream, TokenStream) {
        let span = Span::mixed_site();
        let private = self.plan.resolved.factory.options.home.private(span);
        let (mut types, mut fields) = (TokenStream::new(), TokenStream::new());
        let (mut values, mut alone) = (TokenStream::new(), TokenStream::new());
        for (position, member) in members.iter().enumerate() {
            let name = self.binding_name(*member);
            let (field, ty) = (self.field_of(*member, name.span()), type_parameter(position));
            let value = if self.is_lent_receiver(*member) {
                tokens_spanned!(span=> &mut *#name)
            } else {
                tokens_of(&name)
            };
            types.extend(tokens_spanned!(span=> #ty,));
            if self.is_sync() {
                fields.extend(tokens_spanned!(span=> #field: #ty,));
                let named = self.is_lent_receiver(*member).then(|| tokens_spanned!(span=> #field:));
                values.extend(tokens_spanned!(span=> #named #value,));
            } else {
                let scalar = self.plan.is_scalar(*member);
                let kind = Ident::new(if scalar { "Scalar" } else { "Slot" }, span);
                let spoken = (!scalar).then(|| text(&self.names(&[*member]), span));
                let comma = (!scalar).then(|| tokens_spanned!(span=> ,));
                fields.extend(tokens_spanned!(span=> #field: #private::#kind<#ty>,));
                values.extend(tokens_spanned!(span=> #field: #private::#kind::new(#spoken #comma #value),));
            }
            // Whoever still refers to one of them would not see what happens to it. And this is what `mut` is
            // there for.
            if self.plan.resolved.bindings[member].how.mutable {
                let span = generated(name.span());
                alone.extend(tokens_spanned!(span=> let _ = &mut #name;));
            }
        }
        let name = self.numbered("Shared", number, span);
        let declared = tokens_spanned!(span=> struct #name<#types> { #fields } #alone);
        (declared, tokens_spanned!(span=> #name { #values }))
    }

    /// A variable that is in a cell at a use of it.
    pub(super) fn in_cell(&self, id: UseId, binding: BindingId, group: usize) -> TokenStream {
        let used = &self.plan.resolved.uses[id];
        if self.plan.holding.last.contains(id.0) {
            return self.taken_out(id, binding, group);
        }
        let changes = if used.taken_apart { Some(false) } else { self.plan.in_place.borrows(id) };
        let Some(changes) = changes else {
            let access = self.cell_access(used, binding, group);
            return term(used.context, used.ident.span(), access);
        };
        let borrowed = self.borrowed(binding, group, changes, used.ident.span());
        let bare = used.taken_apart || self.plan.in_place.is_bare(id);
        borrowed.before(used.context, bare, used.access == Access::Call)
    }

    /// A variable in a cell, where a function reads or assigns it by itself: nothing is held afterwards.
    ///
    /// Output: `__shared.total.get()`, or `*__shared.total.lend_mut()` before `=`
    pub(super) fn cell_access(&self, used: &Use, binding: BindingId, number: usize) -> TokenStream {
        let at = used.ident.span();
        if used.access.assigns() {
            // Nothing can come back while a number is assigned, not even what is dropped.
            let quiet = self.plan.resolved.bindings[binding].is_number();
            return self.assigned(binding, number, quiet, at).place();
        }
        self.cell_read(used, binding, number)
    }

    /// What was there before is dropped when nothing is held any more.
    ///
    /// Output: `__shared.slot.set(value)`; with a lock,
    ///         `__shared.variable(|__all| &mut __all.slot).set(value)`
    pub(super) fn set(
        &self,
        used: &Use,
        binding: BindingId,
        number: usize,
        value: &TokenStream,
    ) -> TokenStream {
        let at = used.ident.span();
        let span = generated(at);
        let set = Ident::new("set", span);
        let (handle, field) = (self.handle(number, span), self.field_of(binding, at));
        if self.is_sync() {
            return tokens_spanned!(span=> #handle.variable(|__all| &mut __all.#field).#set(#value));
        }
        tokens_spanned!(span=> #handle.#field.#set(#value))
    }

    /// Output: `__shared.total.get()`
    pub(super) fn cell_read(&self, used: &Use, binding: BindingId, number: usize) -> TokenStream {
        let at = used.ident.span();
        // All of one place, so that rustc finds it where a variable would be moved.
        let span = generated(at);
        let get = Ident::new("get", span);
        let (handle, field) = (self.handle(number, span), self.field_of(binding, at));
        if self.is_sync() {
            return tokens_spanned!(span=> #handle.#get(|__all| &__all.#field));
        }
        tokens_spanned!(span=> #handle.#field.#get())
    }

    /// The place of a variable in a cell, for reading: it is held until the end of the statement.
    pub(super) fn cell_place(&self, used: &Use, binding: BindingId, number: usize) -> TokenStream {
        self.borrowed(binding, number, false, used.ident.span()).place()
    }

    /// A variable that is borrowed from its cell where it is used.
    pub(super) fn borrowed(&self, binding: BindingId, number: usize, changes: bool, at: Span) -> Borrowed {
        if !self.is_sync() {
            return Borrowed { guard: self.lent(binding, number, changes, at), is_place: false, at };
        }
        self.field_of_all(binding, &self.locked(number, false, changes, at), at)
    }

    /// A variable that is borrowed from its cell to be assigned; `quiet` where nothing else can run then.
    fn assigned(&self, binding: BindingId, number: usize, quiet: bool, at: Span) -> Borrowed {
        if !self.is_sync() {
            return self.borrowed(binding, number, true, at);
        }
        self.field_of_all(binding, &self.locked(number, quiet, true, at), at)
    }

    /// Output: `__shared.lock().items`
    fn field_of_all(&self, binding: BindingId, guard: &TokenStream, at: Span) -> Borrowed {
        let field = self.field_of(binding, at);
        Borrowed { guard: tokens_spanned!(generated(at)=> #guard.#field), is_place: true, at }
    }

    /// Output: `__shared.items.lend()`
    pub(super) fn lent(&self, binding: BindingId, number: usize, changes: bool, at: Span) -> TokenStream {
        let method = call(if changes { "lend_mut" } else { "lend" }, at);
        let (handle, field) = (self.handle(number, generated(at)), self.field_of(binding, at));
        tokens_spanned!(generated(at)=> #handle.#field.#method)
    }

    /// Output: `__shared.lock()`
    pub(super) fn locked(&self, number: usize, quiet: bool, changes: bool, at: Span) -> TokenStream {
        // Where there are other locks, or something comes back, who has this one has to be known.
        let noted = self.plan.resolved.functions[self.frame()].runs_unknown || self.plan.groups().len() > 1;
        let method = match (noted && !quiet, changes) {
            (true, true) => "enter",
            (true, false) => "enter_to_read",
            (false, true) => "lock",
            (false, false) => "lock_to_read",
        };
        let method = call(method, at);
        let handle = self.handle(number, generated(at));
        tokens_spanned!(generated(at)=> #handle.#method)
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

    /// The names of variables, with commas between them.
    pub(super) fn names(&self, bindings: &[BindingId]) -> String {
        let mut names = String::new();
        for binding in bindings {
            if !names.is_empty() {
                names.push_str(", ");
            }
            names.push_str(&self.plan.resolved.bindings[binding].ident.to_string());
        }
        names
    }

    /// The field of a variable among those that are shared with it.
    pub(super) fn field_of(&self, binding: BindingId, at: Span) -> Ident {
        let mut field = self.binding_name(binding);
        field.set_span(generated(at));
        field
    }

    /// The `self` of `&mut self`, which is used again behind the closure.
    fn is_lent_receiver(&self, binding: BindingId) -> bool {
        let how = &self.plan.resolved.bindings[binding].how;
        how.receiver && !how.owned_receiver
    }

    pub(super) fn is_sync(&self) -> bool {
        self.plan.resolved.factory.options.sync
    }

    /// The handles, and the cells, of its own for the closure value at `id`.
    pub(super) fn handles(&self, id: UseId, at: Span) -> TokenStream {
        let mut numbers = Bits::default();
        for capture in self.plan.captures(id) {
            if let (Storage::Shared | Storage::Cell, Some(number)) =
                (capture.storage, self.plan.group_of(capture.binding))
            {
                numbers.insert(number);
            }
        }
        let mut handles = TokenStream::new();
        for number in numbers.indices() {
            let group = &self.plan.groups()[number];
            handles.extend(if group.statement.is_some() {
                self.handle_of_its_own(number, generated(at))
            } else {
                self.own_cells(number, &group.members)
            });
        }
        handles
    }

    pub(super) fn handle(&self, number: usize, span: Span) -> Ident {
        let first = self.plan.resolved.bindings[self.plan.groups()[number].members[0]].ident.span();
        self.numbered("shared", number, span.resolved_at(first))
    }

    pub(super) fn numbered(&self, name: &str, number: usize, span: Span) -> Ident {
        let first = self.plan.resolved.markers.fresh(name, span);
        if number == 0 {
            return first;
        }
        // Of the first name as it is: where the user has `__guard`, that is `__guard_2` already.
        let first = first.to_string();
        let name = format!("{}_{}", first.trim_start_matches("__"), number + 1);
        self.plan.resolved.markers.fresh(&name, span)
    }
}

/// What has been borrowed from a cell.
pub(super) struct Borrowed {
    /// A guard, or a place behind one.
    guard: TokenStream,
    is_place: bool,
    at: Span,
}

impl Borrowed {
    /// The variable, as a place.
    ///
    /// Output: `*__shared.items.lend_mut()`
    pub(super) fn place(&self) -> TokenStream {
        let guard = &self.guard;
        if self.is_place { guard.clone() } else { tokens_spanned!(generated(self.at)=> *#guard) }
    }

    /// The same before what is done with it.
    ///
    /// Output: `__shared.items.lend_mut()` before `.push(name)`, and in `(*..)` before what is not known
    pub(super) fn before(&self, context: Context, bare: bool, called: bool) -> TokenStream {
        match context {
            // `all.f(x)` would be a method.
            Context::Base if self.is_place && called => {
                let guard = &self.guard;
                tokens_spanned!(self.at=> (#guard))
            }
            Context::Loose | Context::Operand | Context::Else => self.place(),
            Context::Field => self.guard.clone(),
            Context::Base if self.is_place || bare => self.guard.clone(),
            Context::Base | Context::Term => {
                let place = self.place();
                tokens_spanned!(self.at=> (#place))
            }
        }
    }
}

/// The name of a type parameter.
fn type_parameter(position: usize) -> Ident {
    let name = match "ABCDEFGHIJKLMNOPQRSTUVWXYZ".get(position..=position) {
        Some(letter) => letter.to_owned(),
        None => format!("A{position}"),
    };
    Ident::new(&name, Span::mixed_site())
}

/// `mut`, where something changes.
pub(super) fn mutability(changes: bool, span: Span) -> TokenStream {
    if changes { tokens_spanned!(span=> mut) } else { TokenStream::new() }
}

/// The call that borrows from a cell. It has the place of the user's own token, which a panic is to name.
fn call(method: &str, at: Span) -> TokenStream {
    let method = Ident::new(method, at);
    tokens_spanned!(at=> #method())
}

/// A string, at the span of what it speaks of.
pub(super) fn text(text: &str, span: Span) -> Literal {
    let mut literal = Literal::string(text);
    literal.set_span(span);
    literal
}
