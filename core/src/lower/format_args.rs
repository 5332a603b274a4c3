//! Names in format strings, which are no tokens: they are passed to the macro where they mean something else.

use proc_macro2::TokenStream;
use quote::ToTokens;

use super::render::{Meaning, Renderer, dereferenced};
use super::tokens::push_separated;
use crate::resolve::{Access, Context, FormatArgs, Target, Use, UseId};
use crate::syntax::tokens;

impl Renderer<'_> {
    /// Input:  `println!("{x}")`
    /// Output: `println!("{x}", x = __x)` where `x` is renamed, `x = *x` where it is a reference
    pub(super) fn format_args(&self, format: &FormatArgs) -> TokenStream {
        let FormatArgs { uses, comma, panics } = format;
        let mut renamed = TokenStream::new();
        for id in uses {
            if let Some(shown) = self.shown(*id, *panics) {
                push_separated(&mut renamed, &shown);
            }
        }
        if *comma && !renamed.is_empty() { tokens!(, #renamed) } else { renamed }
    }

    /// What a name in a format string has to be given as, where it is not what the name says by itself.
    fn shown(&self, id: UseId, panics: bool) -> Option<TokenStream> {
        let Use { ident, target, access, .. } = &self.plan.resolved.uses[id];
        let Target::Variable(binding) = *target else { return None };
        if self.plan.is_early(id) {
            let now = self.early_name(id);
            return Some(tokens!(#ident = #now));
        }
        let name = self.name(binding, ident.span());
        if let Some(group) = self.cell_unless_held(binding, &self.plan.resolved.uses[id]) {
            let value = self.cell_access(&self.plan.resolved.uses[id], binding, group);
            return Some(tokens!(#ident = #value));
        }
        // `{x}` may be no format, in a macro that nobody knows, or in a panic of edition 2018; a reference
        // shows the same.
        let value = match self.meaning(binding) {
            Meaning::Reference | Meaning::Mutable
                if *access != Access::Shown && !panics && !self.plan.is_snapshot(id) =>
            {
                dereferenced(&name, Context::Loose)
            }
            _ if self.plan.renamed(binding).is_some() => name.into_token_stream(),
            _ => return None,
        };
        Some(tokens!(#ident = #value))
    }
}
