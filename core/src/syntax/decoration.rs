//! What a decorated function is made of, whether it stands in another or not.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, FnArg, ItemFn, Pat, ReturnType, Signature};

use super::items;
use super::tokens::tokens_of;
use super::{
    angled, binder, generated, map_tokens, numbered, one_or_tuple, operand, parse, push_separated, tokens,
    tokens_spanned,
};

/// The function as it is written, by another name, and with one parameter for all of them: decorators call it
/// so.
pub(crate) fn undecorated(function: &ItemFn, name: &Ident, span: Span) -> TokenStream {
    let ItemFn { sig, block, .. } = function;
    let Signature { abi, asyncness, generics, output, .. } = sig;
    let mut params = TokenStream::new();
    for param in items(&generics.params) {
        push_separated(&mut params, param);
    }
    let params = angled(&params);
    let clause = &generics.where_clause;
    let mut patterns = Vec::new();
    for input in items(&sig.inputs) {
        if let FnArg::Typed(input) = input {
            patterns.push(tokens_of(&input.pat));
        }
    }
    let pattern = one_or_tuple(&patterns);
    let argument = argument(sig);
    tokens_spanned!(span=> #asyncness #abi fn #name #params(#pattern: #argument) #output #clause #block)
}

/// A function that passes its arguments on to another of the same signature.
///
/// Input:  `fn area((w, h): (u64, u64), d: u64) -> u64 { .. }` and `Area::undecorated`
/// Output: `fn area(__a0: (u64, u64), d: u64) -> u64 { Area::undecorated(__a0, d) }`
pub(crate) fn passing_on(function: &ItemFn, to: &TokenStream, span: Span) -> ItemFn {
    let (sig, names) = outer_signature(&function.sig);
    let mut values = TokenStream::new();
    for name in &names {
        push_separated(&mut values, name);
    }
    let mut passing = ItemFn { sig, ..function.clone() };
    let awaited =
        if function.sig.asyncness.is_some() { tokens_spanned!(span=> .await) } else { TokenStream::new() };
    if let Ok(block) = parse(tokens_spanned!(span=> { #to(#values) #awaited })) {
        passing.block = block;
    }
    passing
}

/// Input:  `fn first<'a>(a: &'a str, n: usize) -> &'a str`
/// Output: `for<'__of_a> ::core::ops::Fn((&'__of_a str, usize)) -> &'__of_a str`
///
/// The function that calls it may have the lifetimes' own names among its generics.
pub(crate) fn bound(sig: &Signature) -> TokenStream {
    let (mut lifetimes, mut names) = (TokenStream::new(), Vec::new());
    for param in sig.generics.lifetimes() {
        push_separated(&mut lifetimes, &param.lifetime);
        names.push(param.lifetime.ident.clone());
    }
    let output = match &sig.output {
        ReturnType::Default => tokens!(()),
        ReturnType::Type(_, ty) => operand(ty).into_token_stream(),
    };
    let binder = binder(&lifetimes);
    let argument = argument(sig);
    let bound = tokens!(#binder ::core::ops::Fn(#argument) -> #output);
    if names.is_empty() {
        return bound;
    }
    map_tokens(bound, &mut |token, around, output| {
        let token = match token {
            TokenTree::Ident(ident) if around.is_lifetime() && names.contains(&ident) => {
                TokenTree::Ident(Ident::new(&format!("__of_{}", ident.unraw()), ident.span()))
            }
            token => token,
        };
        output.extend([token]);
    })
}

/// The type of the one argument that stands for all.
pub(crate) fn argument(sig: &Signature) -> TokenStream {
    let mut types = Vec::new();
    for input in items(&sig.inputs) {
        if let FnArg::Typed(input) = input {
            types.push(tokens_of(&input.ty));
        }
    }
    one_or_tuple(&types)
}

/// The type of what the function gives.
pub(crate) fn result(sig: &Signature) -> TokenStream {
    match &sig.output {
        ReturnType::Default => tokens!(()),
        ReturnType::Type(_, ty) => tokens_of(&ty),
    }
}

/// Input:  `[a, b(args)]` and `f`
/// Output: `{ let __d1 = b(args); a(__d1(f)) }`
///
/// What makes decorators is evaluated in order, and before they are applied.
pub(crate) fn apply(decorators: &[Expr], function: &TokenStream) -> TokenStream {
    let mut made = TokenStream::new();
    let mut names = Vec::new();
    for decorator in decorators {
        let span = generated(decorator.span());
        if matches!(decorator, Expr::Path(_)) {
            names.push(tokens_of(&decorator));
        } else if matches!(decorator, Expr::Closure(_)) {
            names.push(tokens_spanned!(span=> (#decorator)));
        } else {
            let name = numbered("__d", names.len(), span);
            tokens_spanned!(span=> let #name = #decorator;).to_tokens(&mut made);
            names.push(tokens_of(&name));
        }
    }
    let mut applied = function.clone();
    for position in (0..names.len()).rev() {
        let name = &names[position];
        let span = decorators[position].span();
        applied = tokens_spanned!(span=> #name(#applied));
    }
    if made.is_empty() { applied } else { tokens!({ #made #applied }) }
}

/// A parameter's name that may be used: clippy warns where the user's own begins with `_`.
fn not_unused(name: &Ident) -> Ident {
    let mut name = name.clone();
    if name.to_string().starts_with('_') {
        name.set_span(generated(name.span()));
    }
    name
}

/// The signature of the function outside, and the names of its parameters; their patterns are those of the
/// function inside.
pub(crate) fn outer_signature(sig: &Signature) -> (Signature, Vec<TokenStream>) {
    let mut sig = sig.clone();
    let mut names = Vec::new();
    for position in 0..sig.inputs.len() {
        let FnArg::Typed(input) = &mut sig.inputs[position] else { continue };
        let name = match &*input.pat {
            Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none() => not_unused(&pat.ident),
            pat => numbered("__a", position, generated(pat.span())),
        };
        names.push(tokens_of(&name));
        let (by_ref, mutability, subpat) = (None, None, None);
        *input.pat = Pat::Ident(syn::PatIdent { attrs: Vec::new(), by_ref, mutability, ident: name, subpat });
    }
    (sig, names)
}
