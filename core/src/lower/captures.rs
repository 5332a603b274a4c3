//! Captures: what happens to a variable before a closure takes it, and what is cloned for it.

use proc_macro2::{Ident, Span, TokenStream};

use super::render::{Meaning, Renderer};
use crate::capture::{Capture, Storage};
use crate::resolve::{BindingId, Context, FnId, Use, UseId};
use crate::syntax::{generated, tokens_of, tokens_spanned};

impl Renderer<'_> {
    /// What happens to one variable before a closure, or a future, takes it.
    pub(super) fn capture(&self, closure: Option<FnId>, capture: &Capture, value: Span) -> TokenStream {
        let name = self.binding_name(capture.binding);
        let span = generated(name.span());
        let mut tokens = TokenStream::new();
        if capture.exclusive && !self.is_parameter(capture.binding) {
            // What rustc has to say about this is said where the closure is made.
            let mut name = name.clone();
            name.set_span(name.span().located_at(value));
            let span = generated(value);
            tokens = tokens_spanned!(span=> let _ = &mut #name;);
        }
        let reference = match (capture.storage, self.meaning(capture.binding)) {
            (Storage::Shared | Storage::Cell, _) | (Storage::Owned, Meaning::Itself) => return tokens,
            (Storage::Frozen, Meaning::Itself) => {
                tokens.extend(tokens_spanned!(span=> let #name = #name;));
                return tokens;
            }
            (Storage::Cloned, Meaning::Itself) => tokens_spanned!(span=> &#name),
            // The variable itself is somebody else's.
            (_, Meaning::Reference) => tokens_of(&name),
            (_, Meaning::Mutable) => tokens_spanned!(span=> &*#name),
        };
        let parts = closure.and_then(|closure| self.plan.parts(closure, capture.binding));
        let kept = if let Some(parts) = parts {
            self.kept_parts(&parts, &reference, span)
        } else {
            let clone = self.cloning(capture.binding, "clone_for_each_closure", span);
            tokens_spanned!(span=> #clone(#reference))
        };
        tokens.extend(tokens_spanned!(span=> let #name = #kept;));
        tokens
    }

    /// A clone of a variable, where it is named.
    pub(super) fn clone_of(&self, binding: BindingId, name: &Ident) -> TokenStream {
        let span = generated(name.span());
        let clone = self.cloning(binding, "clone_for_each_closure", span);
        tokens_spanned!(span=> #clone(&#name))
    }

    /// A clone of a variable at a use of it, which may be coerced: `&String` where `&str` is asked.
    pub(super) fn clone_at(&self, used: &Use, binding: BindingId, name: &Ident) -> TokenStream {
        let clone = self.clone_of(binding, name);
        let coerced = used.moved && used.context == Context::Loose;
        if !coerced || self.plan.resolved.bindings[binding].is_cloned_apart() {
            return clone;
        }
        let span = generated(name.span());
        tokens_spanned!(span=> { let #name = #clone; #name })
    }

    /// What clones a variable for a closure: a function that refuses a `Cell` and the like, where the type
    /// may be one.
    pub(super) fn cloning(&self, binding: BindingId, by: &str, span: Span) -> TokenStream {
        if self.plan.resolved.bindings[binding].is_cloned_apart() {
            return tokens_spanned!(span=> ::core::clone::Clone::clone);
        }
        let private = self.plan.resolved.factory.options.home.private(span);
        let by = Ident::new(by, span);
        tokens_spanned!(span=> #private::#by)
    }

    /// Output: `let _ = &session;`, so that rustc does not capture the fields alone,
    /// and drop the rest
    pub(super) fn wholes(&self, function: FnId, value: UseId, at: Span) -> TokenStream {
        let mut wholes = TokenStream::new();
        for capture in self.plan.captures(value) {
            if capture.storage == Storage::Owned && self.plan.changes_fields_alone(function, capture.binding)
            {
                let name = self.binding_name(capture.binding);
                wholes.extend(tokens_spanned!(generated(at)=> let _ = &#name;));
            }
        }
        wholes
    }
}
