//! What several closures only call, or call methods of, and cannot be cloned, as its type says: they share a
//! handle of it. A `Box<dyn Fn()>` becomes an `Rc`.

use super::bits::Bits;
use super::context::Context;
use super::decision::Storage;
use super::handle::Handles;
use super::share::first_taken;
use super::storage::Stored;
use crate::resolve::{
    Access, Asked, BindingId, StatementId, Target, UseId, is_boxed_object, is_never_cloned,
    is_opaque_and_not_cloned,
};

/// The variables, each with the statement before which it becomes a handle.
pub(super) fn decide(cx: Context, handles: &Handles, stored: &Stored) -> Vec<(StatementId, BindingId)> {
    let mut kept = Kept { cx, handles, all: Vec::new(), seen: Bits::default() };
    for (value, captures) in stored.values.iter().enumerate() {
        for capture in captures {
            let to_be_cloned = is_to_be_cloned(cx, UseId(value));
            if capture.storage == Storage::Cloned || to_be_cloned {
                kept.add(capture.binding, to_be_cloned);
            }
        }
    }
    // A `move` closure in a nested function, which can be made again.
    for used in &cx.resolved.uses {
        if let (Target::Variable(binding), true) = (cx.facts.target(used), cx.resolved.escapes(used)) {
            if cx.binding(binding).owner != used.function {
                kept.add(binding, false);
            }
        }
    }
    kept.all
}

struct Kept<'a> {
    cx: Context<'a>,
    handles: &'a Handles,
    all: Vec<(StatementId, BindingId)>,
    seen: Bits,
}

impl Kept<'_> {
    fn add(&mut self, binding: BindingId, to_be_cloned: bool) {
        if self.seen.contains(binding.0) {
            return;
        }
        self.seen.insert(binding.0);
        if !needs_a_handle(self.cx, binding, to_be_cloned) {
            return;
        }
        let Some(statement) = first_taken(self.cx, self.handles, binding) else { return };
        let mut at = self.all.len();
        while at > 0 && self.all[at - 1] > (statement, binding) {
            at -= 1;
        }
        self.all.insert(at, (statement, binding));
    }
}

/// Whether `Clone` is asked of a closure value.
fn is_to_be_cloned(cx: Context, value: UseId) -> bool {
    let asked = cx.used(value).asked == Asked::FnClone || cx.resolved.factory.options.shared;
    asked && cx.closure(value).is_some()
}

/// Whether the variable cannot be cloned, and every use of it finds its value behind a handle, too.
fn needs_a_handle(cx: Context, id: BindingId, to_be_cloned: bool) -> bool {
    let binding = cx.binding(id);
    if binding.how.receiver || binding.how.mutable || binding.how.conditional {
        return false;
    }
    let Some(known) = &binding.known else { return false };
    let generics = &cx.resolved.functions[binding.owner].sig.generics;
    let never = binding.how.parameter && is_never_cloned(&known.ty, generics);
    if !(is_boxed_object(&known.ty) || never || (to_be_cloned && is_opaque_and_not_cloned(&known.ty))) {
        return false;
    }
    for used in cx.facts.uses_of(id) {
        if !matches!(cx.used(*used).access, Access::Call | Access::Receiver(_)) {
            return false;
        }
    }
    true
}
