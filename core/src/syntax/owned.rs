//! Arguments that decorators have to own: those of this crate take any argument, but of one type, and not one
//! that is borrowed for each call anew.

use proc_macro2::{Ident, Span, TokenStream};
use syn::{FnArg, ItemFn, Pat, ReturnType, Signature, Type, TypeReference};

use super::elision::lifetimes;
use super::items;
use super::tokens::tokens_of;
use super::{generated, numbered, parse, tokens_spanned};

/// The reference that a parameter is, if it is a borrowed one.
pub(crate) fn borrowed(input: &FnArg) -> Option<&TypeReference> {
    let FnArg::Typed(input) = input else { return None };
    let mut ty = &*input.ty;
    while let Type::Group(group) = ty {
        ty = &group.elem;
    }
    let Type::Reference(ty) = ty else { return None };
    let forever = matches!(&ty.lifetime, Some(lifetime) if lifetime.ident == "static");
    if forever { None } else { Some(ty) }
}

/// Whether there is a type for what it refers to, and the result does not refer to it.
pub(crate) fn can_be_owned(ty: &TypeReference, sig: &Signature) -> bool {
    let refers = matches!(&sig.output, ReturnType::Type(_, output) if !lifetimes(output).is_empty());
    ty.mutability.is_none() && !matches!(*ty.elem, Type::TraitObject(_) | Type::ImplTrait(_)) && !refers
}

/// The function with arguments that it owns.
///
/// Input:  `fn count(text: &str) -> usize { .. }`
/// Output: `fn count(__o0: <str as ToOwned>::Owned) -> usize { let text: &str = __o0.borrow(); .. }`
pub(crate) fn owning(function: &ItemFn, private: &TokenStream) -> ItemFn {
    let mut owning = function.clone();
    for position in (0..function.sig.inputs.len()).rev() {
        let Some(ty) = borrowed(&function.sig.inputs[position]) else { continue };
        let FnArg::Typed(input) = &mut owning.sig.inputs[position] else { continue };
        let (span, elem) = (generated(ty.and_token.span), &ty.elem);
        let name = numbered("__o", position, span);
        let own = tokens_spanned!(span=> <#elem as #private::ToOwned>::Owned);
        let pattern = std::mem::replace(&mut *input.pat, Pat::Verbatim(tokens_of(&name)));
        *input.ty = Type::Verbatim(own);
        let lent = tokens_spanned! {span=>
            let #pattern: &#elem = ::core::borrow::Borrow::borrow(&#name);
        };
        if let Ok(lent) = parse(lent) {
            owning.block.stmts.insert(0, lent);
        }
    }
    owning
}

/// Input:  `text` and `letter`
/// Output: `<str as ToOwned>::to_owned(text)` and `letter`
pub(crate) fn owned_values(
    sig: &Signature,
    names: &[TokenStream],
    private: &TokenStream,
) -> Vec<TokenStream> {
    let mut values = Vec::new();
    for (input, name) in items(&sig.inputs).zip(names) {
        values.push(match borrowed(input) {
            Some(ty) => {
                let (span, elem): (Span, &Type) = (generated(ty.and_token.span), &ty.elem);
                let to_owned = Ident::new("to_owned", span);
                tokens_spanned!(span=> <#elem as #private::ToOwned>::#to_owned(#name))
            }
            None => name.clone(),
        });
    }
    values
}
