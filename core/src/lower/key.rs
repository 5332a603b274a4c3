//! Keys: `rows[next()]`, where `next` changes `rows`.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};

use super::pass::evaluated_first;
use super::render::Renderer;
use crate::resolve::{Finds, KeyedPlace};
use crate::syntax::{generated, tokens, tokens_spanned};

impl Renderer<'_> {
    /// Input:  `rows[next()]`
    /// Output: `(*match next(&mut rows) { __key => &rows[__key] })`, where `next` changes `rows`
    pub(super) fn keyed(&self, keyed: &KeyedPlace) -> TokenStream {
        let (place, key) = (self.render(&keyed.place), self.render(&keyed.key));
        let with = |key: TokenStream| {
            let mut group = Group::new(keyed.delimiter, key);
            group.set_span(keyed.span);
            let group = TokenTree::Group(group);
            tokens!(#place #group)
        };
        if !self.plan.keys_before.contains(keyed.id.0) {
            return with(key);
        }
        let span = generated(keyed.key.span());
        let name = Ident::new("__key", span);
        let found = with(tokens!(#name));
        let found = match self.plan.resolved.keys[keyed.id].finds {
            Finds::Result => found,
            Finds::Element => tokens_spanned!(span=> &#found),
            Finds::ElementMut => tokens_spanned!(span=> &mut #found),
        };
        let value = evaluated_first(&[(name, key)], span, &found);
        match self.plan.resolved.keys[keyed.id].finds {
            Finds::Result => tokens_spanned!(span=> (#value)),
            Finds::Element | Finds::ElementMut => tokens_spanned!(span=> (*#value)),
        }
    }
}
