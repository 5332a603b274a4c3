//! Lints that a lifted function must not trip: they speak about a signature that the user has not written.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{GenericParam, Signature, Type};

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
    let lent = |names: &[&str]| captures.iter().any(|ty| lends(ty, names));
    // What is passed is a reference to the variable, not whatever such a reference can be made to.
    if lent(&["Vec", "String", "PathBuf", "OsString", "Cow"]) {
        lints.push(quote!(clippy::ptr_arg));
    }
    if lent(&["Box"]) {
        lints.push(quote!(clippy::borrowed_box));
    }
    if lent(&["Option"]) {
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

/// Whether the type is a reference to one of these.
fn lends(ty: &Type, names: &[&str]) -> bool {
    let Type::Reference(reference) = ty else { return false };
    let Type::Path(ty) = &*reference.elem else { return false };
    ty.path.segments.last().is_some_and(|segment| names.iter().any(|name| segment.ident == name))
}

/// A shared reference to something that may be small and `Copy`.
fn is_maybe_copy(ty: &Type) -> bool {
    const LARGE: [&str; 10] =
        ["str", "Vec", "String", "HashMap", "HashSet", "BTreeMap", "BTreeSet", "VecDeque", "Box", "PathBuf"];
    let Type::Reference(reference) = ty else { return false };
    let small =
        matches!(*reference.elem, Type::Path(_) | Type::Tuple(_) | Type::Array(_) | Type::Reference(_));
    reference.mutability.is_none() && small && (is_primitive(&reference.elem) || !lends(ty, &LARGE))
}
