//! `self` that several closures have: a variable of another name, for there is only one `self`.

use proc_macro2::TokenStream;
use syn::{FnArg, Signature};

use super::render::Renderer;
use super::spans::generated;
use super::tokens::word_if;
use crate::resolve::BindingId;
use crate::syntax::tokens_spanned;

impl Renderer<'_> {
    /// Input:  `fn open(mut self)`
    /// Output: `fn open(self)` and `let mut __self_0 = self;`, where `self` is bound to another name
    pub(super) fn receiver_bound_anew(&self, sig: &mut Signature) -> TokenStream {
        for (index, binding) in self.plan.resolved.bindings.iter().enumerate() {
            let name = self.plan.renamed(BindingId(index));
            let (true, Some(name)) = (binding.how.receiver, name) else { continue };
            let Some(FnArg::Receiver(receiver)) = sig.inputs.first_mut() else { continue };
            let mutability = receiver.mutability.take();
            let (token, span) = (receiver.self_token, generated(receiver.self_token.span));
            let mutable = word_if(mutability.is_some(), "mut", span);
            return tokens_spanned!(span=> let #mutable #name = #token;);
        }
        TokenStream::new()
    }
}
