//! Variables of functions around that get a value made of themselves: they are taken, or cloned.

use proc_macro2::TokenStream;

use super::render::{Meaning, Renderer};
use super::spans::generated;
use crate::resolve::{BindingId, Use, UseId};
use crate::syntax::{tokens_of, tokens_spanned};

impl Renderer<'_> {
    /// Input:  the second `text` of `text = text + "x"`
    /// Output: `::core::mem::take(&mut text)`, or `::core::clone::Clone::clone(&text)` where somebody would
    ///         see that it is gone; where only rustc knows the type, it chooses between them
    pub(super) fn renewed(&self, id: UseId, binding: BindingId) -> TokenStream {
        let used = &self.plan.resolved.uses[id];
        let span = generated(used.ident.span());
        let place = match (self.cell_unless_held(binding, used), self.meaning(binding)) {
            (Some(group), _) => self.borrowed(binding, group, true, used.ident.span()).place(),
            (None, Meaning::Itself) => tokens_of(&self.variable(id, binding)),
            (None, Meaning::Reference | Meaning::Mutable) => {
                let name = self.variable(id, binding);
                tokens_spanned!(span=> *#name)
            }
        };
        if self.plan.renewed.is_cloned(id) {
            self.out_of_cell(binding, tokens_spanned!(span=> ::core::clone::Clone::clone(&#place)), used)
        } else if self.plan.resolved.bindings[binding].has_default() {
            self.out_of_cell(binding, tokens_spanned!(span=> ::core::mem::take(&mut #place)), used)
        } else {
            let private = self.plan.resolved.factory.options.home.private(span);
            tokens_spanned! {span=> ({
                use #private::{CloneOf as _, TakeOf as _};
                let __old = (&mut &mut #private::Renewed(&mut #place)).old();
                __old
            })}
        }
    }

    /// What is read of a cell, which is not held any more behind that.
    fn out_of_cell(&self, binding: BindingId, value: TokenStream, used: &Use) -> TokenStream {
        let span = generated(used.ident.span());
        match self.cell_unless_held(binding, used) {
            Some(_) => tokens_spanned!(span=> ({ let __old = #value; __old })),
            None => value,
        }
    }
}
