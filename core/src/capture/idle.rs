//! Functions that nobody uses: they capture nothing, and keep nobody from having a variable for himself.

use super::facts::Facts;
use crate::resolve::{BindingId, FnId, Idle, Resolved, Strength, Target};

/// Marks the capturing functions that nothing leads to, and lets them name nothing any more. Whether there are any.
pub(super) fn set_aside(resolved: &mut Resolved, facts: &Facts) -> bool {
    let reached = reached(resolved, facts);
    let idle: Vec<FnId> = facts.capturing().filter(|id| !reached[id.0]).collect();
    for &id in &idle {
        let calls = resolved.functions[id].uses.iter().any(|used| {
            let used = &resolved.uses[used];
            matches!(used.target, Target::Nested(_)) && used.strength == Strength::Strong
        });
        let captured: Vec<BindingId> = facts.free(id).collect();
        resolved.functions[id].idle = Some(Idle { captured, calls });
    }
    for index in 0..resolved.uses.len() {
        let used = &mut resolved.uses[index];
        if !reached[used.function.0] && resolved.functions[used.function].idle.is_some() {
            used.target = Target::Outside;
        }
    }
    !idle.is_empty()
}

/// For each function, whether the factory uses it, itself or through others; what captures nothing stays as it is, and uses
/// what it uses.
fn reached(resolved: &Resolved, facts: &Facts) -> Vec<bool> {
    let mut reached = vec![false; resolved.functions.len()];
    let plain = (0..resolved.functions.len()).map(FnId).filter(|id| !facts.captures(*id));
    let mut open: Vec<FnId> = std::iter::once(FnId::ROOT).chain(plain).collect();
    while let Some(id) = open.pop() {
        if std::mem::replace(&mut reached[id.0], true) {
            continue;
        }
        for used in &resolved.functions[id].uses {
            let used = &resolved.uses[used];
            let counts = used.strength == Strength::Strong || id == FnId::ROOT || facts.captures(id);
            if let (Target::Nested(function), true) = (used.target, counts) {
                open.push(function);
            }
        }
    }
    reached
}
