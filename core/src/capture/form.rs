//! Forms: what the signature and the attributes of a function let it become.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, FnArg, GenericParam, ReturnType, Safety, Signature, Type};

use super::context::Context;
use crate::diagnostic::Written;
use crate::resolve::{FnId, Resolved, is_conditional, is_primitive, mentions_mutable};
use crate::syntax::{
    NameSet, each_token, generic_names, is_one_of, items, leading_idents, mentioned_generics,
    mentions_self_type, mentions_word, tokens_of,
};

/// Whether a closure that ends with the call can do what the function does.
pub(crate) fn can_be_closure(cx: Context, id: FnId) -> bool {
    let function = &cx.resolved.functions[id];
    let sig = &function.sig;
    // What a call changes, it cannot lend to what outlives it.
    let lends = returns_mutable(sig) && cx.facts.changes_variables(id);
    if cx.resolved.factory.sig.constness.is_some() || lends {
        return false;
    }
    let plain = sig.constness.is_none() && sig.abi.is_none() && matches!(sig.safety, Safety::Default);
    for attr in &function.attrs {
        if !is_kept(attr) {
            return false;
        }
    }
    plain && generic(sig).is_none()
}

/// Whether the result is a mutable reference that no parameter can have given.
fn returns_mutable(sig: &Signature) -> bool {
    for input in items(&sig.inputs) {
        if let FnArg::Typed(input) = input {
            if mentions_mutable(&input.ty) {
                return false;
            }
        }
    }
    mentions_mutable(&sig.output)
}

/// Whether a function can be tied: what stands in its body has to mean the same in a closure at the call.
pub(super) fn can_tie(cx: Context, id: FnId) -> bool {
    let function = &cx.resolved.functions[id];
    let sig = &function.sig;
    let plain = sig.abi.is_none() && sig.constness.is_none() && sig.variadic.is_none();
    let outside = cx.resolved.factory.sig.constness.is_none() && !cx.facts.is_method(id);
    let safe = matches!(sig.safety, Safety::Default | Safety::Unsafe(_));
    for attr in &function.attrs {
        if !is_kept(attr) && !attr.path().is_ident("track_caller") {
            return false;
        }
    }
    plain && safe && outside && !mentions_own_generics(cx, id) && has_nameable_result(sig)
}

/// Whether the body mentions the function's own generics, which a closure does not have.
fn mentions_own_generics(cx: Context, id: FnId) -> bool {
    let generics = &cx.resolved.functions[id].sig.generics;
    // A constant is a name like any other.
    let constant = generics.const_params().next().is_some();
    constant
        || (!generics.params.is_empty()
            && !mentioned_generics(generics, &cx.resolved.spelled_body(id)).is_empty())
}

/// `impl` inside of a result has no name, and is no generic of its own.
fn has_nameable_result(sig: &Signature) -> bool {
    let ReturnType::Type(_, ty) = &sig.output else { return true };
    matches!(**ty, Type::ImplTrait(_)) || !mentions_impl(&tokens_of(&ty))
}

/// Whether the function takes closures or the like, each call one of another type.
pub(crate) fn is_generic(sig: &Signature) -> bool {
    if sig.generics.type_params().next().is_some() {
        return true;
    }
    for input in items(&sig.inputs) {
        if let FnArg::Typed(input) = input {
            if mentions_impl(&tokens_of(&input.ty)) {
                return true;
            }
        }
    }
    false
}

/// The type parameter or `impl Trait` argument that makes a signature generic.
pub(crate) fn generic(sig: &Signature) -> Option<String> {
    for param in items(&sig.generics.params) {
        match param {
            GenericParam::Type(param) => return Some(param.ident.to_string()),
            GenericParam::Const(param) => return Some(param.ident.to_string()),
            GenericParam::Lifetime(_) => {}
        }
    }
    for input in items(&sig.inputs) {
        if let FnArg::Typed(input) = input {
            if mentions_impl(&tokens_of(&input.ty)) {
                return Some(Written(&input.ty).to_string());
            }
        }
    }
    None
}

/// Whether an attribute means the same on a closure, or nothing once the function is gone.
pub(crate) fn is_kept(attr: &Attribute) -> bool {
    const KEPT: [&str; 11] = [
        "doc", "allow", "expect", "warn", "deny", "forbid", "inline", "cold", "must_use", "rustfmt", "clippy",
    ];
    let Some(first) = attr.path().segments.first() else { return false };
    is_one_of(&first.ident, &KEPT)
}

/// Whether `#[cfg]` may take away a parameter; then only rustc knows how many there are.
pub(crate) fn has_conditional_parameter(sig: &Signature) -> bool {
    for input in items(&sig.inputs) {
        if let FnArg::Typed(input) = input {
            if is_conditional(&input.attrs) {
                return true;
            }
        }
    }
    false
}

/// Whether what a function returns may refer to something.
pub(super) fn may_refer(sig: &Signature) -> bool {
    match &sig.output {
        ReturnType::Default => false,
        ReturnType::Type(_, ty) => !is_primitive(ty),
    }
}

/// Whether `impl` stands anywhere in a type.
pub(crate) fn mentions_impl(ty: &TokenStream) -> bool {
    mentions_word(ty, "impl")
}

/// Whether the factory may stand in an `impl` block, whose generics nobody tells from types.
pub(crate) fn is_method(resolved: &Resolved) -> bool {
    let (root, names) = (&resolved.functions[FnId::ROOT].sig, &resolved.factory.names);
    if root.receiver().is_some() || names.stand_in_generic_block() {
        return true;
    }
    let mentions = names.mention_self_type() && mentions_self_type(&tokens_of(&root)).is_some();
    mentions || (names.may_mention_generics() && mentions_undeclared(resolved, root))
}

/// Whether the types of a signature name what looks as a generic does, and is none of its own.
fn mentions_undeclared(resolved: &Resolved, sig: &Signature) -> bool {
    let own = generic_names(&sig.generics);
    for name in names_of_types(sig).all() {
        if resolved.factory.names.may_be_generic(name) && !own.contains(name) {
            return true;
        }
    }
    false
}

/// The names in the types of a signature.
pub(super) fn names_of_types(sig: &Signature) -> NameSet {
    let mut names = NameSet::default();
    for input in items(&sig.inputs) {
        if let FnArg::Typed(input) = input {
            leading_idents(&tokens_of(&input.ty), &mut names);
        }
    }
    leading_idents(&tokens_of(&sig.output), &mut names);
    names
}

/// Whether the signature has lifetimes of its own: a closure cannot name them.
pub(crate) fn declares_lifetimes(sig: &Signature) -> bool {
    sig.generics.lifetimes().next().is_some()
}

/// Whether the lifetimes of the signature mean something that a closure's own would not.
pub(crate) fn needs_link(sig: &Signature) -> bool {
    let ReturnType::Type(_, output) = &sig.output else {
        return declares_lifetimes(sig);
    };
    let inputs = elides_in_inputs(sig);
    let opaque = matches!(**output, Type::ImplTrait(_)) && !inputs;
    declares_lifetimes(sig) || opaque || (inputs && elides(output))
}

/// Whether a parameter may refer to what the caller has, each time to something else.
pub(super) fn borrows(sig: &Signature) -> bool {
    declares_lifetimes(sig) || elides_in_inputs(sig)
}

/// Whether a parameter leaves a lifetime out.
fn elides_in_inputs(sig: &Signature) -> bool {
    for input in items(&sig.inputs) {
        if let FnArg::Typed(input) = input {
            if elides(&input.ty) {
                return true;
            }
        }
    }
    false
}

/// Whether a type has lifetimes that are left out, wherever they stand in it: `&T` or `'_`.
fn elides(ty: &Type) -> bool {
    let mut found = false;
    each_token(&tokens_of(&ty), &mut |token, around| {
        found |= match token {
            TokenTree::Punct(punct) => punct.as_char() == '&' && around.next != '\'',
            TokenTree::Ident(name) => around.is_lifetime() && name == "_",
            _ => false,
        };
        !found
    });
    found
}
