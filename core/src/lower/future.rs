//! Futures of nested functions that are `async`: awaited at once they borrow; as values they own what they
//! capture, as closures do.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{FnArg, GenericParam, ReturnType, Signature, Type};

use super::closure::{LINTS, infer_impl, prepend};
use super::pass::{Apart, boxed};
use super::render::Renderer;
use super::tokens::{all_attributes, push_separated, word_if};
use crate::capture::{Storage, has_conditional_parameter, mentions_impl};
use crate::resolve::{Call, CallId, Effect, FnId, Target, UseId};
use crate::syntax::{generated, items, map_tokens, tokens, tokens_of, tokens_spanned};

impl Renderer<'_> {
    /// A call of an `async` function, for a future that may be there when the call is over.
    ///
    /// Input:  `spawn(length(2))`
    /// Output: `spawn(match 2 { __a0 => { let name = clone(&name); future(async move || -> usize { .. }) }
    /// })`
    pub(super) fn future(&self, call: &Call, callee: FnId) -> TokenStream {
        let used = &self.plan.resolved.uses[call.callee];
        let (at, span) = (used.ident.span(), generated(used.ident.span()));
        let Apart { first, arguments } = self.all_apart(call, true);
        let mut prepared = TokenStream::new();
        for capture in self.plan.captures(call.callee) {
            prepared.extend(self.capture(None, capture, at));
        }
        prepared.extend(self.handles(call.callee, at));
        prepared.extend(self.go_of_its_own(callee, at));
        let mut inside = self.within_value(callee);
        inside.tied = self.tied.map(|(set, _)| (set, false));
        let body = prepend(&self.wholes(callee, call.callee, at), inside.body_with(callee, &arguments));
        let future = self.boxed_in_circle(call, self.future_of(callee, true, &body));
        let future = self.of_one_type(call, tokens_spanned!(span=> { #prepared #future }));
        self.after(&first, call, &future)
    }

    /// Input:  `log("end").await`, where `log` cannot be lifted
    /// Output: `match "end" { __a0 => future(async || { let line: &str = __a0; .. }).await }`
    pub(super) fn awaited_in_place(&self, id: CallId, call: &Call, callee: FnId) -> TokenStream {
        let Apart { first, arguments } = self.all_apart(call, false);
        let used = &self.plan.resolved.uses[call.callee];
        let span = generated(used.ident.span());
        let in_cells = self.plan.holding.call(id).in_cells;
        let inside = if in_cells { self.holding_for_call(used, callee) } else { self.clone() };
        let body = inside.body_with(callee, &arguments);
        let future = boxed(call, self.future_of(callee, false, &body));
        let (lints, wait) = (self.attributes(callee, &LINTS), &call.wait);
        let written = tokens_spanned!(span=> { #lints { #future #wait } });
        self.after(&first, call, &written)
    }

    /// All arguments are evaluated before the future is made, but for what may as well be made in it.
    fn all_apart(&self, call: &Call, moves: bool) -> Apart {
        let span = generated(self.plan.resolved.uses[call.callee].ident.span());
        let (mut first, mut arguments) = (Vec::new(), Vec::new());
        for (position, argument) in call.arguments.iter().enumerate() {
            let value = self.render(&argument.value);
            // A closure, which is told its parameters there, must not be moved.
            let stays = argument.effect == Effect::Constant && (!moves || argument.uses.is_empty());
            if stays {
                arguments.push(value);
            } else {
                let name = Ident::new(&format!("__a{position}"), span);
                arguments.push(tokens_of(&name));
                first.push((name, value));
            }
        }
        Apart { first, arguments }
    }

    /// The body of an `async` function with its parameters bound to arguments.
    ///
    /// Output: `{ let more: usize = __a0; name.len() + more }`
    fn body_with(&self, id: FnId, arguments: &[TokenStream]) -> TokenStream {
        if self.plan.lifted(id).is_some() {
            return self.thin_body(id, arguments);
        }
        let sig = self.rendered(id);
        let span = generated(sig.ident.span());
        let (mut attrs, mut parameters) = (TokenStream::new(), Vec::new());
        for input in items(&sig.inputs) {
            let FnArg::Typed(input) = input else { continue };
            attrs.extend(all_attributes(&input.attrs));
            parameters.push((tokens_of(&input.pat), said(&sig, &input.ty)));
        }
        let mut bound = TokenStream::new();
        if parameters.len() == 1 || has_conditional_parameter(&sig) {
            for (position, input) in items(&sig.inputs).enumerate() {
                let (FnArg::Typed(input), Some(value)) = (input, arguments.get(position)) else { continue };
                let ((pat, ty), attrs) = (&parameters[position], all_attributes(&input.attrs));
                bound.extend(tokens_spanned!(span=> #attrs let #pat: #ty = #value;));
            }
        } else if !parameters.is_empty() {
            // All at once: what one parameter is called may mean something else in another argument.
            let (mut pats, mut types, mut values) = <(TokenStream, TokenStream, TokenStream)>::default();
            for (position, value) in arguments.iter().enumerate() {
                let Some((pat, ty)) = parameters.get(position) else { break };
                push_separated(&mut pats, pat);
                push_separated(&mut types, ty);
                push_separated(&mut values, value);
            }
            bound = tokens_spanned!(span=> #attrs let (#pats): (#types) = (#values););
        }
        prepend(&bound, self.render(&self.plan.resolved.functions[id].body))
    }

    /// Output: `future(async move || -> usize { .. })`
    pub(super) fn future_of(&self, id: FnId, moves: bool, body: &TokenStream) -> TokenStream {
        let sig = self.signature(id);
        let span = generated(sig.fn_token.span);
        let private = self.plan.resolved.factory.options.home.private(span);
        let (asyncness, keyword) = (&sig.asyncness, word_if(moves, "move", span));
        let output = output(sig);
        tokens_spanned!(span=> #private::future(#asyncness #keyword || #output #body))
    }

    /// What the futures of a closure have for themselves, each time that it is called.
    ///
    /// Output: `let name = clone(&name); let __shared = ::core::clone::Clone::clone(&__shared);`
    pub(super) fn owned_by_each(&self, id: UseId, at: Span) -> TokenStream {
        let mut owned = TokenStream::new();
        let mut numbers = Vec::new();
        for capture in self.plan.captures(id) {
            let number = self.plan.group_of(capture.binding);
            if let (Storage::Shared | Storage::Cell, Some(number)) = (capture.storage, number) {
                if !numbers.contains(&number) {
                    numbers.push(number);
                    owned.extend(self.handle_of_its_own(number, generated(at)));
                }
                continue;
            }
            let how = &self.plan.resolved.bindings[capture.binding].how;
            if how.receiver && !how.owned_receiver && !how.lends {
                // A reference is copied into each.
                continue;
            }
            let name = self.binding_name(capture.binding);
            let span = generated(name.span());
            let clone = self.cloning(capture.binding, "clone_for_each_future", span);
            owned.extend(tokens_spanned!(span=> let #name = #clone(&#name);));
        }
        owned
    }

    /// Input:  `[job(1), job(2)]`
    /// Output: `[of_one_type({ .. }), of_one_type({ .. })]`
    fn of_one_type(&self, call: &Call, future: TokenStream) -> TokenStream {
        if !call.meets {
            return future;
        }
        let span = generated(self.plan.resolved.uses[call.callee].ident.span());
        let private = self.plan.resolved.factory.options.home.private(span);
        let name = if self.is_sync() { "of_one_type_to_send" } else { "of_one_type" };
        let name = Ident::new(name, span);
        tokens_spanned!(span=> #private::#name(#future))
    }

    /// The future of a function that is called by itself, directly or not, would contain itself.
    pub(super) fn boxed_in_circle(&self, call: &Call, future: TokenStream) -> TokenStream {
        let used = &self.plan.resolved.uses[call.callee];
        let Target::Nested(callee) = used.target else { return future };
        let circle = self.plan.facts.graph.reaches(callee, used.function);
        let tied = self.plan.set_of(callee).is_some();
        if self.signature(callee).asyncness.is_none() || !circle || tied || !call.boxing.is_empty() {
            return boxed(call, future);
        }
        let span = generated(used.ident.span());
        let private = self.plan.resolved.factory.options.home.private(span);
        tokens_spanned!(span=> #private::Box::pin(#future))
    }
}

/// The type of a parameter, as far as a `let` can say it.
fn said(sig: &Signature, ty: &Type) -> TokenStream {
    if mentions_impl(&tokens_of(&ty)) {
        let mut ty = ty.clone();
        infer_impl(&mut ty);
        return inferred_generics(sig, tokens_of(&ty));
    }
    inferred_generics(sig, tokens_of(&ty))
}

/// `-> usize`, as far as a closure without parameters can say it.
fn output(sig: &Signature) -> TokenStream {
    match &sig.output {
        ReturnType::Default => tokens_spanned!(generated(sig.ident.span())=> -> ()),
        ReturnType::Type(_, ty) if matches!(**ty, Type::ImplTrait(_)) => TokenStream::new(),
        ReturnType::Type(arrow, ty) => {
            let ty = said(sig, ty);
            tokens!(#arrow #ty)
        }
    }
}

/// Input:  `&'a T`, of `fn first<'a, T>(..)`
/// Output: `&'_ _`
fn inferred_generics(sig: &Signature, ty: TokenStream) -> TokenStream {
    map_tokens(ty, &mut |token, around, output| {
        let TokenTree::Ident(name) = &token else { return token.to_tokens(output) };
        let mut own = false;
        for param in items(&sig.generics.params) {
            own |= match param {
                GenericParam::Lifetime(param) => around.is_lifetime() && param.lifetime.ident == *name,
                GenericParam::Type(param) => !around.is_lifetime() && param.ident == *name,
                GenericParam::Const(_) => false,
            };
        }
        let inferred = own && !around.is_in_path() && around.next != ':';
        if inferred { Ident::new("_", name.span()).to_tokens(output) } else { token.to_tokens(output) }
    })
}
