//! Arguments that are evaluated before the call of a nested function.

use proc_macro2::{Span, TokenStream};
use syn::FnArg;

use super::render::Renderer;
use crate::resolve::FnId;
use crate::syntax;

impl Renderer<'_> {
    /// Input:  `Some(&digits)`, for `text: Option<&str>`
    /// Output: `::core::convert::identity::<Option<&str>>(Some(&digits))`
    pub(super) fn coerced(
        &self,
        callee: FnId,
        position: usize,
        value: &TokenStream,
        span: Span,
    ) -> TokenStream {
        let Some(FnArg::Typed(parameter)) = self.signature(callee).inputs.get(position) else {
            return value.clone();
        };
        let mut unknown = Vec::new();
        let mut function = callee;
        loop {
            unknown.push(&self.signature(function).generics);
            if function == FnId::ROOT {
                return syntax::coerced(value, &parameter.ty, &unknown, span);
            }
            function = self.plan.resolved.functions[function].parent;
        }
    }
}
