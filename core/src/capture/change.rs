//! Changes: what may happen to a variable while something else is evaluated.

use syn::Member;

use super::context::Context;
use crate::knowledge::Receiver;
use crate::resolve::{Access, BindingId, EvaluationId, FnId, Kind, Reach, Target, Use};

/// What may happen to a variable.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    None,
    /// Something in its elements changes, and they stay the same objects.
    Within,
    /// There is more behind what it had: an index finds what it has found before.
    Appended,
    /// `Within` and `Appended`.
    Mixed,
    /// Its value changes, and stays the same object.
    Inside,
    /// It gets another value.
    Rebound,
}

impl Change {
    /// Both of them.
    pub(super) fn and(self, other: Change) -> Change {
        match (self, other) {
            (Change::Within, Change::Appended) | (Change::Appended, Change::Within) => Change::Mixed,
            _ => self.max(other),
        }
    }
}

/// The part of a variable that is asked for.
#[derive(Clone, Copy)]
pub(super) struct Sought<'a> {
    /// The field of the variable.
    pub(super) field: Option<&'a Member>,
    /// The field of the element.
    pub(super) member: Option<&'a Member>,
    pub(super) reach: Reach,
}

impl<'a> Sought<'a> {
    /// As much of a variable as that, at a use of it.
    pub(super) fn of(used: &'a Use, reach: Reach) -> Self {
        let field = if reach == Reach::Whole { None } else { used.field.as_ref() };
        Sought { field, member: used.member.as_ref(), reach }
    }
}

/// What the nested functions that are called among these uses do to the variable, or to a part of it.
pub(super) fn change_by_called(cx: Context, binding: BindingId, sought: Sought, uses: &[Use]) -> Change {
    let mut most = Change::None;
    for called in called_in(cx, uses) {
        let reached = |function: FnId| function == called || cx.facts.graph.reaches(called, function);
        most = most.and(change(cx, binding, sought, &reached));
    }
    most
}

/// What these functions, and the closures of the user's own, may do to the variable, or to a part of it.
pub(super) fn change(cx: Context, binding: BindingId, sought: Sought, by: &dyn Fn(FnId) -> bool) -> Change {
    let lends = cx.binding(binding).lends_mutably();
    let mut most = Change::None;
    for id in cx.facts.uses_of(binding) {
        let used = cx.used(*id);
        let elsewhere = used.function != cx.binding(binding).owner || used.lambda.is_some();
        if elsewhere && by(used.function) {
            most = most.and(change_by(used, sought, lends));
        }
    }
    most
}

/// What a use may do. Another field than the one that is asked for is another place.
fn change_by(used: &Use, sought: Sought, lends: bool) -> Change {
    let access = used.access;
    let reads = access == Access::Receiver(Receiver::Reads);
    let changes = access.changes() || (lends && access.may_change() && !reads);
    match (sought.field, &used.field) {
        (Some(field), Some(touched)) if field != touched => Change::None,
        (Some(_), Some(_)) if used.renews => Change::Rebound,
        (Some(_), None) if changes => Change::Rebound,
        _ if used.element && !used.renews && changes => change_in_element(used, sought),
        _ if access.assigns() || access == Access::BorrowMut => Change::Rebound,
        _ if changes && used.appends => Change::Appended,
        _ if changes => Change::Inside,
        _ => Change::None,
    }
}

/// What a use may do that changes something in an element. Another field than the one that is asked for is
/// another place.
fn change_in_element(used: &Use, sought: Sought) -> Change {
    match (sought.member, &used.member) {
        (Some(member), Some(touched)) if member != touched => return Change::None,
        _ => {}
    }
    match sought.reach {
        Reach::Whole | Reach::Field | Reach::Part => Change::Within,
        // Of a method of the field, the field is the same object.
        Reach::Member if used.member.is_some() && !used.member_renews => Change::Within,
        Reach::Member | Reach::Deep => Change::Inside,
    }
}

/// What may happen to the variable while code of others runs in an evaluation. Where something is awaited,
/// the owner goes on, too, if it has made the future before.
pub(super) fn change_meanwhile(cx: Context, binding: BindingId, sought: Sought, id: EvaluationId) -> Change {
    let mut most = change(cx, binding, sought, &|_| true);
    let node = cx.resolved.evaluations[id].node;
    let Some(first) = cx.resolved.uses_in(node).first() else { return most };
    let owner = cx.binding(binding).owner;
    if first.function == owner || !cx.resolved.awaits_in(node) {
        return most;
    }
    let lends = cx.binding(binding).lends_mutably();
    for used in cx.facts.uses_of(binding) {
        let used = cx.used(*used);
        if used.function == owner && used.lambda.is_none() && is_meanwhile(cx, first.function, used) {
            most = most.and(change_by(used, sought, lends));
        }
    }
    most
}

/// Whether a use may come after a future of the function has been made.
fn is_meanwhile(cx: Context, function: FnId, used: &Use) -> bool {
    for &site in &cx.facts.sites_of(function) {
        let made = cx.used(site).node;
        if used.node > made {
            return true;
        }
        let mut around = cx.resolved.arena.parent(made);
        while let Some(node) = around {
            if cx.resolved.arena.kind(node) == Kind::Loop && cx.resolved.arena.contains(node, used.node) {
                return true;
            }
            around = cx.resolved.arena.parent(node);
        }
    }
    false
}

/// Whether a part of a variable may be that of another value after the change of what it is part of.
pub(super) fn is_of_another_value(change: Change, reach: Reach) -> bool {
    match reach {
        Reach::Whole | Reach::Field => change == Change::Rebound,
        Reach::Part | Reach::Member | Reach::Deep => change > Change::Mixed,
    }
}

/// Whether somebody else than the owner of a variable changes it.
pub(super) fn may_change(cx: Context, binding: BindingId) -> bool {
    let sought = Sought { field: None, member: None, reach: Reach::Whole };
    change(cx, binding, sought, &|_| true) != Change::None
}

/// The nested functions that are called among these uses.
pub(super) fn called_in(cx: Context, uses: &[Use]) -> Vec<FnId> {
    let mut called = Vec::new();
    for used in uses {
        if let (Target::Nested(function), Access::Call) = (cx.facts.target(used), used.access) {
            called.push(function);
        }
    }
    called
}
