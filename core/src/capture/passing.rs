//! Passing: how a function that is an item, or tied, is given what it captures.

use proc_macro2::TokenTree;
use syn::{ReturnType, Type};

use super::context::Context;
use super::decision::{Passed, Passing};
use super::handle::Handles;
use super::storage::Stored;
use crate::resolve::{Access, BindingId, FnId, is_mutable_reference, is_primitive};
use crate::syntax::{each_token, tokens_of};

/// How the function's captures are passed to it.
pub(super) fn passed(cx: Context, id: FnId, handles: &Handles, stored: &Stored) -> Vec<Passed> {
    let (mut passed, mut handed) = (Vec::new(), Vec::new());
    for binding in cx.facts.free(id) {
        if handles.has(id, binding) {
            if let Some(group) = stored.group_of(binding) {
                // One handle leads to all of them.
                if !handed.contains(&group) {
                    handed.push(group);
                    passed.push(Passed { binding, by: Passing::Handle, known: None });
                }
                continue;
            }
        }
        let known = cx.binding(binding).known.clone();
        let by = match &known {
            Some(known) => passing(cx, id, binding, &known.ty),
            None => passing_unknown(cx, id, binding),
        };
        passed.push(Passed { binding, by, known });
    }
    passed
}

/// How a variable is passed whose type only rustc knows.
fn passing_unknown(cx: Context, id: FnId, captured: BindingId) -> Passing {
    let how = &cx.binding(captured).how;
    let by_reference =
        how.receiver && matches!(cx.resolved.factory.sig.receiver(), Some(some) if is_reference(some));
    match (cx.facts.writes(id, captured), how.mutable) {
        (true, true) => Passing::Mutable,
        // It can only be changed through it: it is a mutable reference.
        (true, false) => Passing::Reborrow,
        (false, _) if how.lends => Passing::Peek,
        (false, _) if by_reference => Passing::Value,
        (false, _) => Passing::Reference,
    }
}

fn is_reference(receiver: &syn::Receiver) -> bool {
    matches!(receiver.kind, syn::ReceiverKind::Reference(..))
}

fn passing(cx: Context, id: FnId, captured: BindingId, ty: &Type) -> Passing {
    let writes = cx.facts.writes(id, captured);
    let mutable = cx.binding(captured).how.mutable;
    if is_mutable_reference(ty) {
        let rebound = uses_any(cx, captured, |access| access.assigns() || access == Access::BorrowMut);
        return match (writes, rebound && mutable) {
            (false, _) => Passing::Peek,
            (true, false) => Passing::Reborrow,
            (true, true) => Passing::Mutable,
        };
    }
    if writes && mutable {
        return Passing::Mutable;
    }
    let copied =
        is_primitive(ty) && !may_return_reference(cx, id, captured) && !may_read_late(cx, id, captured);
    if copied || matches!(ty, Type::Reference(_)) { Passing::Value } else { Passing::Reference }
}

fn uses_any(cx: Context, binding: BindingId, is_it: fn(Access) -> bool) -> bool {
    for id in cx.facts.uses_of(binding) {
        if is_it(cx.used(*id).access) {
            return true;
        }
    }
    false
}

/// Whether a future of the function may read the variable after somebody has changed it. rustc sees that, if
/// it refers to it.
fn may_read_late(cx: Context, id: FnId, captured: BindingId) -> bool {
    if cx.resolved.functions[id].sig.asyncness.is_none() {
        return false;
    }
    let mut later = false;
    for call in cx.facts.calls(id) {
        later |= !cx.used(*call).awaited;
    }
    later && uses_any(cx, captured, Access::changes)
}

/// Whether the function may return a reference to the variable.
fn may_return_reference(cx: Context, id: FnId, captured: BindingId) -> bool {
    let ReturnType::Type(_, ty) = &cx.resolved.functions[id].sig.output else { return false };
    let mut refers = false;
    each_token(&tokens_of(&ty), &mut |token, _| {
        refers |= matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), '&' | '\''));
        !refers
    });
    refers && uses_any(cx, captured, |access| access == Access::Borrow)
}
