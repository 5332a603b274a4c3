//! Lints that a lifted function must not trip: they speak about a signature that the user has not written.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::{GenericParam, Generics, Path, Signature, Type};

use super::tokens::push_separated;
use crate::knowledge::{TypeFact, path_has};
use crate::resolve::is_primitive;
use crate::syntax::{editor, items, tokens};

/// Where a function stands, and what for.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Behind statements of its block.
    pub(super) after_statements: bool,
    /// Passed to something that tells what its parameters are.
    pub(super) momentary: bool,
}

/// The lints to be silenced, of those that can say something about a function with these types as captures.
/// `added` is what it has in generics that the user did not write.
pub(super) fn allowed(captures: &[Type], sig: &Signature, added: &Generics, place: Place) -> TokenStream {
    let (mut buffer, mut boxed, mut option, mut copy) = (false, false, false, place.momentary);
    for ty in captures {
        buffer |= lends(ty, TypeFact::Buffer);
        boxed |= lends_named(ty, "Box");
        option |= lends_named(ty, "Option");
        copy |= is_maybe_copy(ty);
    }
    let (mut lifetimes, mut types) = (false, false);
    for param in items(&added.params) {
        match param {
            // Those that are new all stand in two places.
            GenericParam::Lifetime(param) => lifetimes |= !param.lifetime.ident.to_string().starts_with("__"),
            _ => types = true,
        }
    }
    let mut lints = TokenStream::new();
    // `fn` after `let` is how a function that captures is read, as in Python.
    push_if(&mut lints, place.after_statements, "clippy::items_after_statements");
    push_if(&mut lints, captures.len() + sig.inputs.len() > 7, "clippy::too_many_arguments");
    // What is passed is a reference to the variable, not whatever such a reference can be made to.
    push_if(&mut lints, buffer, "clippy::ptr_arg");
    push_if(&mut lints, boxed, "clippy::borrowed_box");
    push_if(&mut lints, option, "clippy::ref_option");
    push_if(&mut lints, copy, "clippy::trivially_copy_pass_by_ref");
    push_if(&mut lints, lifetimes, "clippy::needless_lifetimes");
    push_if(&mut lints, lifetimes, "single_use_lifetimes");
    push_if(&mut lints, types, "clippy::extra_unused_type_parameters");
    attribute(&lints)
}

/// Adds a lint that says something. Editors have clippy's from elsewhere.
fn push_if(lints: &mut TokenStream, speaks: bool, lint: &str) {
    if speaks && !(editor::asks() && lint.starts_with("clippy::")) {
        push_separated(lints, &path(lint));
    }
}

/// Input:  `dead_code` and `clippy::ptr_arg`
/// Output: `#[allow(dead_code, clippy::ptr_arg)]`, and nothing for no lints
///
/// They are those of items that the user did not write. Editors are told in a word.
pub(super) fn allow(lints: &[&str]) -> TokenStream {
    let mut list = TokenStream::new();
    for lint in lints {
        push_if(&mut list, true, lint);
    }
    if editor::asks() && !list.is_empty() {
        list = tokens!(warnings);
    }
    attribute(&list)
}

/// `#[allow(..)]`, and nothing for no lints
fn attribute(lints: &TokenStream) -> TokenStream {
    if lints.is_empty() { TokenStream::new() } else { tokens!(#[allow(#lints)]) }
}

/// `clippy::ptr_arg`
fn path(lint: &str) -> TokenStream {
    match lint.strip_prefix("clippy::") {
        Some(lint) => {
            let lint = Ident::new(lint, Span::call_site());
            tokens!(clippy::#lint)
        }
        None => Ident::new(lint, Span::call_site()).into_token_stream(),
    }
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
    match lent(ty) {
        Some(path) => path_has(path, fact),
        None => false,
    }
}

/// Whether the type is a reference to one of the name.
fn lends_named(ty: &Type, name: &str) -> bool {
    let Some(path) = lent(ty) else { return false };
    matches!(path.segments.last(), Some(last) if last.ident == name)
}

/// A shared reference to something that may be small and `Copy`.
fn is_maybe_copy(ty: &Type) -> bool {
    let Type::Reference(reference) = ty else { return false };
    let small =
        matches!(*reference.elem, Type::Path(_) | Type::Tuple(_) | Type::Array(_) | Type::Reference(_));
    let copied = is_primitive(&reference.elem) || !lends(ty, TypeFact::NotCopy);
    reference.mutability.is_none() && small && copied
}
