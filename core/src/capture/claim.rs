//! Claims: what a closure value would have of each variable that it captures, if nothing had to be shared.

use super::bits::Bits;
use super::captured::Captured;
use super::context::Context;
use super::decision::{Capture, Refusal, Storage};
use crate::resolve::{Access, Asked, Binding, BindingId, FnId, UseId, is_boxed_object, owns_boxed_object};

/// What one closure value can have of one variable.
pub(super) enum Claim {
    /// Its own, or a clone, with the later uses that must not change the original.
    Granted(Capture, Vec<UseId>),
    /// Others use it, for instance here, and somebody changes it: it has to be shared.
    Shared(UseId),
    Refused(Refusal),
}

/// The captured variables that no use changes, or may change: whoever reads them can have a clone.
pub(super) fn constant(cx: Context, captures: &[Captured]) -> Bits {
    let (mut asked, mut constant) = (Bits::default(), Bits::default());
    for Captured { binding, .. } in captures {
        if !asked.contains(binding.0) {
            asked.insert(binding.0);
            if is_constant(cx, *binding) {
                constant.insert(binding.0);
            }
        }
    }
    constant
}

fn is_constant(cx: Context, id: BindingId) -> bool {
    let mutable = cx.binding(id).how.mutable;
    for &uses in &cx.facts.concerning(id) {
        for other in uses {
            let access = cx.used(*other).access;
            let changes = access.changes() || (mutable && access.may_change());
            if changes || unchanged_by(cx, id, *other).is_err() {
                return false;
            }
        }
    }
    true
}

/// The claim of a closure value, where these variables are constant, and these values give futures of their
/// own.
pub(super) fn claim(cx: Context, captured: &Captured, constant: &Bits, owning: &Bits) -> Claim {
    let mutable = cx.binding(captured.binding).how.mutable;
    let (storage, frozen) = if cx.facts.writes(captured.closure, captured.binding) {
        match shared_with(captured) {
            Some(other) => return Claim::Shared(other),
            // Its own futures do.
            None if owning.contains(captured.value.0) => return Claim::Shared(captured.value),
            None => (Storage::Owned, Vec::new()),
        }
    } else if captured.is_used_later() || !captured.alive.is_empty() {
        let later = if constant.contains(captured.binding.0) { Vec::new() } else { captured.later() };
        match cloned(cx, captured, &later) {
            Ok(cloned) => cloned,
            Err(claim) => return claim,
        }
    } else if mutable && !changes_nothing(cx, captured.value) {
        (Storage::Frozen, Vec::new())
    } else {
        (Storage::Owned, Vec::new())
    };
    let not_copy = cx.binding(captured.binding).how.not_copy;
    let referred = captured.referred || !captured.alive.is_empty();
    let exclusive = storage == Storage::Owned && mutable && !not_copy && referred;
    Claim::Granted(Capture { binding: captured.binding, storage, exclusive }, frozen)
}

/// Whether the type that is written for a closure says `Fn`, or will: rustc sees that it changes nothing.
fn changes_nothing(cx: Context, value: UseId) -> bool {
    let root = cx.used(value).function == FnId::ROOT;
    (root && cx.used(value).left_open) || matches!(cx.used(value).asked, Asked::Fn | Asked::FnClone)
}

/// The closure changes the variable: it must be the only one to use it from then on. Who else does?
fn shared_with(captured: &Captured) -> Option<UseId> {
    if let Some(first) = captured.later().first() {
        return Some(*first);
    }
    for (used, moves) in &captured.alive {
        if *moves {
            return Some(*used);
        }
    }
    None
}

/// The closure only reads the variable, and others use it too: a clone, if nobody changes it.
fn cloned(cx: Context, captured: &Captured, later: &[UseId]) -> Result<(Storage, Vec<UseId>), Claim> {
    let binding = cx.binding(captured.binding);
    // Where a closure changes it, it is shared, whoever else does.
    let mut refused = None;
    for other in later {
        match unchanged_by(cx, captured.binding, *other) {
            Err(claim @ Claim::Shared(_)) => return Err(claim),
            Err(claim) if refused.is_none() => refused = Some(claim),
            _ => {}
        }
    }
    if let Some(claim) = refused {
        return Err(claim);
    }
    for (other, moves) in &captured.alive {
        if *moves && (cx.used(*other).access.changes() || writes_as_value(cx, captured.binding, *other)) {
            return Err(Claim::Shared(*other));
        }
    }
    if is_lent(binding) {
        let by_reference =
            matches!(cx.resolved.factory.sig.receiver(), Some(some) if is_shared_reference(some));
        return if by_reference {
            Ok((Storage::Owned, Vec::new()))
        } else {
            Err(Claim::Refused(Refusal::Receiver))
        };
    }
    if binding.how.cell || is_shared_instead(cx, binding) {
        return Err(Claim::Shared(captured.later().first().copied().unwrap_or(captured.value)));
    }
    let mut frozen = Vec::new();
    if binding.how.mutable {
        let mut others = later.to_vec();
        for (other, _) in &captured.alive {
            others.push(*other);
        }
        for other in others {
            if cx.used(other).access.may_change() {
                frozen.push(other);
            }
        }
    }
    Ok((Storage::Cloned, frozen))
}

/// Whether the variable is `self`, and somebody else's.
fn is_lent(binding: &Binding) -> bool {
    binding.how.receiver && !binding.how.owned_receiver
}

/// Whether a variable cannot be cloned, as its type says, and a closure does more with it than to call it.
fn is_shared_instead(cx: Context, binding: &Binding) -> bool {
    let Some(known) = &binding.known else { return false };
    !cx.resolved.factory.options.sync && owns_boxed_object(&known.ty) && !is_boxed_object(&known.ty)
}

fn unchanged_by(cx: Context, id: BindingId, other: UseId) -> Result<(), Claim> {
    let (used, binding) = (cx.used(other), cx.binding(id));
    let declared = used.function != binding.owner && cx.facts.writes(used.function, id);
    match used.access {
        _ if writes_as_value(cx, id, other) => Err(Claim::Shared(other)),
        _ if cx.closure(other).is_some() => Ok(()),
        _ if declared && !used.access.reads() => Err(Claim::Shared(other)),
        access if access.changes() && is_lent(binding) => Err(Claim::Refused(Refusal::Receiver)),
        access if access.changes() => Err(Claim::Refused(Refusal::ChangedLater(other))),
        Access::Opaque if binding.how.mutable => Err(Claim::Refused(Refusal::ChangedUnseen(other))),
        _ => Ok(()),
    }
}

/// Whether a use makes a closure value that changes the variable.
fn writes_as_value(cx: Context, binding: BindingId, other: UseId) -> bool {
    matches!(cx.closure(other), Some(closure) if cx.facts.writes(closure, binding))
}

fn is_shared_reference(receiver: &syn::Receiver) -> bool {
    matches!(receiver.kind, syn::ReceiverKind::Reference(_, _, None))
}

/// The function that a call of `closure` makes a closure of, which captures the variable.
pub(crate) fn made_by(cx: Context, closure: FnId, binding: BindingId) -> Option<FnId> {
    let is_made = |next: &FnId| {
        let made = !cx.facts.values(*next).is_empty() || !cx.facts.futures(*next).is_empty();
        made && cx.facts.captures_variable(*next, binding)
    };
    cx.facts.graph.outwards(closure).into_iter().find(is_made)
}

/// The function that names the variable itself, if the closure does so through others only.
pub(crate) fn reader(cx: Context, closure: FnId, binding: BindingId) -> FnId {
    for next in cx.facts.graph.outwards(closure) {
        for used in &cx.resolved.functions[next].uses {
            if cx.names(cx.used(*used), binding) {
                return next;
            }
        }
    }
    closure
}
