//! Inline lowering: a nested function as a closure at the place where its name is a value.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Attribute, FnArg, PathArguments, ReturnType, Signature, Type, TypeParamBound};

use super::link;
use super::render::Renderer;
use crate::capture::{Capture, Storage, kind};
use crate::resolve::{FnId, Tail, UseId};

/// The attributes that mean something on a statement.
const LINTS: [&str; 5] = ["allow", "expect", "warn", "deny", "forbid"];

/// The attributes that mean something on a closure.
const KEPT: [&str; 7] = ["allow", "expect", "warn", "deny", "forbid", "inline", "cold"];

impl Renderer<'_> {
    /// Input:  `fn counter(by: i64) -> i64 { nonlocal!(count); count += by * step; count }`, used as a value
    /// Output: `{ let step = step; move |by: i64| -> i64 { count += by * step; count } }`
    pub(super) fn closure_value(&self, id: UseId, function: FnId) -> TokenStream {
        let used = &self.plan.resolved.uses[id.0];
        let captures = self.plan.captures(id).iter().map(|capture| self.capture(capture));
        let captures: TokenStream = captures.collect();
        let attrs = self.attributes(function, &KEPT);
        let told = self.needs_link(function) && self.told_by_return_type(id);
        let closure = if told {
            let closure = self.closure(function, true, !link::declares_lifetimes(self.signature(function)));
            quote!(#attrs #closure)
        } else {
            self.linked(function, true, &attrs)
        };
        let span = generated(used.ident.span());
        let value = if captures.is_empty() && (attrs.is_empty() || !told && self.needs_link(function)) {
            closure
        } else {
            quote_spanned!(span=> { #captures #closure })
        };
        if used.loose { value } else { quote_spanned!(span=> (#value)) }
    }

    /// A closure that nobody uses, in the place of its definition: rustc checks it and warns about its name.
    pub(super) fn unused(&self, function: FnId) -> TokenStream {
        let name = &self.plan.resolved.functions[function.0].sig.ident;
        let lints = self.attributes(function, &LINTS);
        let closure = self.linked(function, false, &TokenStream::new());
        quote!(#lints let #name = #closure;)
    }

    /// What happens to one variable before the closure takes it.
    fn capture(&self, capture: &Capture) -> TokenStream {
        let name = self.binding_name(capture.binding);
        let span = generated(name.span());
        let exclusive = capture.exclusive.then(|| quote_spanned!(span=> let _ = &mut #name;));
        let binding = match capture.storage {
            Storage::Owned => TokenStream::new(),
            Storage::Frozen => quote_spanned!(span=> let #name = #name;),
            Storage::Cloned => quote_spanned!(span=> let #name = ::core::clone::Clone::clone(&#name);),
        };
        quote!(#exclusive #binding)
    }

    /// Whether the value is what a function returns as `impl Fn(..)`: rustc takes the closure's signature from there.
    fn told_by_return_type(&self, id: UseId) -> bool {
        let place = &self.plan.resolved.functions[self.plan.resolved.uses[id.0].function.0];
        let ReturnType::Type(_, ty) = &place.sig.output else { return false };
        let told = |ty: &Type| is_impl_fn(ty) || matches!(ty, Type::Infer(_));
        place.sig.asyncness.is_none()
            && match (&place.tail, &**ty) {
                (Tail::Name(name), ty) => *name == id && told(ty),
                (Tail::Tuple(names), Type::Tuple(types)) => {
                    names.iter().zip(&types.elems).any(|(name, ty)| *name == Some(id) && told(ty))
                }
                (Tail::Tuple(names), Type::Infer(_)) => names.contains(&Some(id)),
                _ => false,
            }
    }

    fn needs_link(&self, function: FnId) -> bool {
        link::needs_link(self.signature(function))
    }

    fn signature(&self, function: FnId) -> &Signature {
        &self.plan.resolved.functions[function.0].sig
    }

    /// The closure, passed through a function that gives it its signature where a closure's own would not link
    /// the lifetimes of arguments and result.
    fn linked(&self, id: FnId, moves: bool, attrs: &TokenStream) -> TokenStream {
        let sig = &self.plan.resolved.functions[id.0].sig;
        let link = self.needs_link(id);
        let closure = self.closure(id, moves, !link);
        let closure = quote!(#attrs #closure);
        if !link {
            return closure;
        }
        let kind = kind(&self.plan.facts, id, sig);
        let outer = self.outer_generics(id);
        link::link(&self.rendered(sig), &kind, &outer, &closure)
    }

    /// `async move |params| -> Output { body }`; `typed` where the types of the signature are written out.
    fn closure(&self, id: FnId, moves: bool, typed: bool) -> TokenStream {
        let function = &self.plan.resolved.functions[id.0];
        let sig = self.rendered(&function.sig);
        let span = function.sig.fn_token.span;
        let keyword = moves.then(|| quote_spanned!(span=> move));
        let asyncness = &sig.asyncness;
        let params = sig.inputs.iter().map(|input| match input {
            FnArg::Typed(input) if !typed => input.pat.to_token_stream(),
            input => input.to_token_stream(),
        });
        let output = if typed { output(&sig, span) } else { TokenStream::new() };
        let body = self.render(function.body.clone());
        quote_spanned!(span=> #asyncness #keyword |#(#params),*| #output #body)
    }

    fn rendered(&self, sig: &Signature) -> Signature {
        let mut sig = sig.clone();
        for input in &mut sig.inputs {
            if let FnArg::Typed(input) = input {
                *input.pat = syn::Pat::Verbatim(self.render(input.pat.to_token_stream()));
            }
        }
        sig
    }

    /// The function's attributes of these names.
    fn attributes(&self, function: FnId, names: &[&str]) -> TokenStream {
        let kept = |attr: &&Attribute| names.iter().any(|name| attr.path().is_ident(name));
        self.plan.resolved.functions[function.0]
            .attrs
            .iter()
            .filter(kept)
            .map(ToTokens::to_token_stream)
            .collect()
    }

    /// The generics of the functions around.
    fn outer_generics(&self, mut function: FnId) -> syn::Generics {
        let mut generics = syn::Generics::default();
        while function != FnId::ROOT {
            function = self.plan.resolved.functions[function.0].parent;
            let outer = &self.plan.resolved.functions[function.0].sig.generics;
            generics.params.extend(outer.params.iter().cloned());
            if let Some(clause) = &outer.where_clause {
                generics.make_where_clause().predicates.extend(clause.predicates.iter().cloned());
            }
        }
        generics
    }
}

/// The closure's return type. `impl Trait` cannot be written there, and `_` is what it says: inferred.
fn output(sig: &Signature, span: Span) -> TokenStream {
    match &sig.output {
        ReturnType::Default => quote_spanned!(span=> -> ()),
        ReturnType::Type(_, ty) if mentions_impl(ty) => TokenStream::new(),
        ReturnType::Type(..) => sig.output.to_token_stream(),
    }
}

/// `impl Fn(A) -> B` and its kin.
fn is_impl_fn(ty: &Type) -> bool {
    let Type::ImplTrait(ty) = ty else { return false };
    ty.bounds.iter().any(|bound| match bound {
        TypeParamBound::Trait(bound) => {
            let last = bound.path.segments.last();
            last.is_some_and(|segment| matches!(segment.arguments, PathArguments::Parenthesized(_)))
        }
        _ => false,
    })
}

fn mentions_impl(ty: &Type) -> bool {
    fn mentions(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            proc_macro2::TokenTree::Ident(ident) => ident == "impl",
            proc_macro2::TokenTree::Group(group) => mentions(group.stream()),
            _ => false,
        })
    }
    mentions(ty.to_token_stream())
}

/// A span at the user's token whose names are the macro's own.
pub(super) fn generated(at: Span) -> Span {
    Span::mixed_site().located_at(at)
}
