//! Markers back into tokens.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};

use super::closure::generated;
use crate::capture::{Lowering, Plan};
use crate::resolve::{BindingId, FnId, Hole, Target, UseId};

/// Turns token streams with markers into the tokens of the expansion.
pub(super) struct Renderer<'a> {
    pub(super) plan: &'a Plan,
}

impl<'a> Renderer<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        Renderer { plan }
    }

    pub(super) fn render(&self, tokens: TokenStream) -> TokenStream {
        let mut output = TokenStream::new();
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => self.ident(ident, &mut output),
                TokenTree::Group(group) => {
                    let mut rendered = Group::new(group.delimiter(), self.render(group.stream()));
                    rendered.set_span(group.span());
                    output.extend([TokenTree::Group(rendered)]);
                }
                token => output.extend([token]),
            }
        }
        output
    }

    fn ident(&self, ident: Ident, output: &mut TokenStream) {
        match self.plan.resolved.markers.hole(&ident) {
            None => output.extend([TokenTree::Ident(ident)]),
            Some(Hole::Use(id)) => self.used(*id).to_tokens(output),
            Some(Hole::Field(id)) => self.field(*id).to_tokens(output),
            Some(Hole::Declaration(id)) => self.name(*id, &ident).to_tokens(output),
            Some(Hole::Label(id)) => self.label(*id).to_tokens(output),
            Some(Hole::Definition(id)) => self.definition(*id).to_tokens(output),
            Some(Hole::FormatArgs { uses, comma }) => self.format_args(uses, *comma).to_tokens(output),
        }
    }

    /// The binding's name in the expansion, with the span of the occurrence `at`.
    fn name(&self, binding: BindingId, at: &Ident) -> Ident {
        let declared = &self.plan.resolved.bindings[binding.0].ident;
        let mut name = self.plan.renamed(binding).unwrap_or(declared).clone();
        name.set_span(at.span());
        name
    }

    fn used(&self, id: UseId) -> TokenStream {
        let used = &self.plan.resolved.uses[id.0];
        match used.target {
            Target::Nested(function) if self.plan.facts.captures(function) => {
                self.closure_value(id, function)
            }
            Target::Variable(binding) => {
                let name = self.variable(id, binding);
                if self.plan.frozen(id) { frozen(&name) } else { name.into_token_stream() }
            }
            _ => used.ident.to_token_stream(),
        }
    }

    /// The name of a variable at a use of it, spelled as the user did where it was not renamed.
    fn variable(&self, id: UseId, binding: BindingId) -> Ident {
        let used = &self.plan.resolved.uses[id.0].ident;
        if self.plan.renamed(binding).is_some() { self.name(binding, used) } else { used.clone() }
    }

    /// Input:  `S { x }`
    /// Output: `S { x }`, or `S { x: tokens }` where `x` is not itself in the expansion.
    fn field(&self, id: UseId) -> TokenStream {
        let ident = &self.plan.resolved.uses[id.0].ident;
        let value = self.used(id);
        if *ident == value.to_string() { value } else { quote!(#ident: #value) }
    }

    /// Input:  `S { ref x }`
    /// Output: `S { ref x }`, or `S { x: ref __x }` where `x` is renamed.
    fn label(&self, binding: BindingId) -> TokenStream {
        let ident = &self.plan.resolved.bindings[binding.0].ident;
        if self.plan.renamed(binding).is_some() { quote!(#ident:) } else { TokenStream::new() }
    }

    /// Input:  `println!("{x}")`
    /// Output: `println!("{x}", x = __x)` where `x` is renamed.
    fn format_args(&self, uses: &[UseId], comma: bool) -> TokenStream {
        let renamed = uses.iter().filter_map(|id| match self.plan.resolved.uses[id.0].target {
            Target::Variable(binding) if self.plan.renamed(binding).is_some() => {
                let ident = &self.plan.resolved.uses[id.0].ident;
                let name = self.name(binding, ident);
                Some(quote!(#ident = #name))
            }
            _ => None,
        });
        let renamed: Vec<_> = renamed.collect();
        let comma = (comma && !renamed.is_empty()).then(|| quote!(,));
        quote!(#comma #(#renamed),*)
    }

    fn definition(&self, function: FnId) -> TokenStream {
        match self.plan.lowering(function) {
            Lowering::Plain => self.plain(function),
            Lowering::Inline => TokenStream::new(),
            Lowering::Unused => self.unused(function),
        }
    }

    fn plain(&self, id: FnId) -> TokenStream {
        let function = &self.plan.resolved.functions[id.0];
        let (attrs, vis) = (&function.attrs, &function.vis);
        let sig = self.render(function.sig.to_token_stream());
        let body = self.render(function.body.clone());
        quote!(#(#attrs)* #vis #sig #body)
    }

    pub(super) fn binding_name(&self, binding: BindingId) -> Ident {
        let ident = &self.plan.resolved.bindings[binding.0].ident;
        self.name(binding, ident)
    }
}

/// Input:  `x` in `x.method()`
/// Output: `(*&x)`, the same place, but one that cannot be changed
fn frozen(name: &Ident) -> TokenStream {
    let span = generated(name.span());
    quote_spanned!(span=> (*&#name))
}
