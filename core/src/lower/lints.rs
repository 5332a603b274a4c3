//! Lints that a lifted function must not trip: they speak about a signature that the user has not written.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{GenericParam, Path, Signature, Type};

use crate::knowledge::{TypeFact, path_has};
use crate::resolve::is_primitive;

/// The lints to be silenced, of those that can say something about a function with these types as captures. `added` is
/// what it has in generics that the user did not write.
pub(super) fn allowed(
    captures: &[Type],
    sig: &Signature,
    added: &[GenericParam],
    after_statements: bool,
) -> Option<TokenStream> {
    let mut lints = Vec::new();
    if after_statements {
        // `fn` after `let` is how a function that captures is read, as in Python.
        lints.push(quote!(clippy::items_after_statements));
    }
    if captures.len() + sig.inputs.len() > 7 {
        lints.push(quote!(clippy::too_many_arguments));
    }
    let lent_any = |name| {
        captures
            .iter()
            .filter_map(lent)
            .any(|path| path.segments.last().is_some_and(|last| last.ident == name))
    };
    // What is passed is a reference to the variable, not whatever such a reference can be made to.
    if captures.iter().any(|ty| lends(ty, TypeFact::Buffer)) {
        lints.push(quote!(clippy::ptr_arg));
    }
    if lent_any("Box") {
        lints.push(quote!(clippy::borrowed_box));
    }
    if lent_any("Option") {
        lints.push(quote!(clippy::ref_option));
    }
    if captures.iter().any(is_maybe_copy) {
        lints.push(quote!(clippy::trivially_copy_pass_by_ref));
    }
    // Those that are new all stand in two places.
    let repeats = |param: &GenericParam| matches!(param, GenericParam::Lifetime(param) if !param.lifetime.ident.to_string().starts_with("__"));
    if added.iter().any(repeats) {
        lints.push(quote!(clippy::needless_lifetimes));
        lints.push(quote!(single_use_lifetimes));
    }
    if added.iter().any(|param| !matches!(param, GenericParam::Lifetime(_))) {
        lints.push(quote!(clippy::extra_unused_type_parameters));
    }
    (!lints.is_empty()).then(|| quote!(#[allow(#(#lints),*)]))
}

/// The path of what the type is a reference to.
fn lent(ty: &Type) -> Option<&Path> {
    match ty {
        Type::Reference(reference) => match &*reference.elem {
            Type::Path(ty) => Some(&ty.path),
            _ => None,
        },
        _ => None,
    }
}

/// Whether the type is a reference to one of which this is assumed.
fn lends(ty: &Type, fact: TypeFact) -> bool {
    lent(ty).is_some_and(|path| path_has(path, fact))
}

/// A shared reference to something that may be small and `Copy`.
fn is_maybe_copy(ty: &Type) -> bool {
    let Type::Reference(reference) = ty else { return false };
    let small =
        matches!(*reference.elem, Type::Path(_) | Type::Tuple(_) | Type::Array(_) | Type::Reference(_));
    let copied = is_primitive(&reference.elem) || !lends(ty, TypeFact::NotCopy);
    reference.mutability.is_none() && small && copied
}
