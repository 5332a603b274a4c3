//! Handles: which functions reach what is shared through a handle, each time that they use it, instead of
//! having it for the whole call. While code runs that nobody knows, it may come back, so nothing is held
//! then.

use super::bits::Bits;
use super::cell_use::{is_kept, misuse};
use super::context::Context;
use super::decision::Group;
use super::form;
use crate::resolve::{Access, BindingId, FnId, refers_to_captures};
use crate::syntax::any;

/// For each function, the variables that it reaches through a handle.
#[derive(Default, Debug)]
pub(crate) struct Handles {
    reached: Vec<Bits>,
    /// The functions that cannot be a closure at each call: they would have to contain themselves, or
    /// have a form that no closure has.
    items: Bits,
    /// The functions that run code of others, themselves or through others.
    foreign: Bits,
}

impl Handles {
    pub(crate) fn has(&self, function: FnId, binding: BindingId) -> bool {
        matches!(self.reached.get(function.0), Some(bindings) if bindings.contains(binding.0))
    }

    /// Whether the function reaches something through a handle.
    pub(super) fn has_any(&self, function: FnId) -> bool {
        matches!(self.reached.get(function.0), Some(bindings) if !bindings.is_empty())
    }

    /// Whether the function cannot be a closure at each call.
    pub(super) fn must_be_item(&self, function: FnId) -> bool {
        self.items.contains(function.0)
    }

    /// With one lock for all of a group, a function that has one of its variables for the whole call would
    /// wait for itself where it reaches another one through a handle: those that some function has for whole
    /// calls, while it runs code of others, get a lock of their own.
    pub(super) fn apart(&self, cx: Context, groups: &[Group]) -> Vec<Group> {
        let mut apart = Vec::new();
        for group in groups {
            let (mut held, mut reached) = (Vec::new(), Vec::new());
            for member in &group.members {
                let list = if self.is_held(cx, *member) { &mut held } else { &mut reached };
                list.push(*member);
            }
            for members in [reached, held] {
                for members in self.unmixed(cx, &members) {
                    apart.push(Group { members, statement: group.statement });
                }
            }
        }
        apart
    }

    /// The variables in as many lists as it takes that no function has one of a list for its whole call, and
    /// a handle of another one.
    fn unmixed(&self, cx: Context, members: &[BindingId]) -> Vec<Vec<BindingId>> {
        let mut lists: Vec<Vec<BindingId>> = Vec::new();
        for member in members {
            let place =
                lists.iter().position(|list| !any(list, &mut |other| self.are_mixed(cx, *member, *other)));
            match place {
                Some(place) => lists[place].push(*member),
                None => lists.push(vec![*member]),
            }
        }
        lists
    }

    fn are_mixed(&self, cx: Context, one: BindingId, other: BindingId) -> bool {
        any(cx.facts.captors_of(one), &mut |function| {
            cx.facts.captures_variable(*function, other)
                && self.has(*function, one) != self.has(*function, other)
        })
    }

    /// Whether a function that runs code of others has the variable for the whole call.
    fn is_held(&self, cx: Context, member: BindingId) -> bool {
        for function in cx.facts.captors_of(member) {
            if self.foreign.contains(function.0) && !self.has(*function, member) {
                return true;
            }
        }
        false
    }

    /// Takes it that the variable is held for whole calls, or not shared at all; functions that let
    /// closures take it with them have handles still, if it is shared.
    pub(super) fn without(&mut self, cx: Context, binding: BindingId, is_shared: bool) {
        for (index, bindings) in self.reached.iter_mut().enumerate() {
            if !(is_shared && needs_handle(cx, FnId(index), binding)) {
                bindings.remove(binding.0);
            }
        }
    }
}

/// Decides about the variables that may be in cells, and about all that `async` functions capture: whatever
/// of it comes to be in a cell, they cannot hold.
pub(super) fn decide(cx: Context, in_cells: &Bits) -> Handles {
    let unknown = reaching_unknown(cx);
    let mut in_cells = in_cells.clone();
    for function in cx.facts.capturing() {
        for binding in cx.facts.free(function) {
            if waits(cx, function, binding) {
                in_cells.insert(binding.0);
            }
        }
    }
    let mut handles = Handles {
        reached: vec![Bits::default(); cx.resolved.functions.len()],
        items: items(cx),
        foreign: unknown.clone(),
    };
    for index in in_cells.indices() {
        for function in with_handles(cx, &handles, BindingId(index)) {
            handles.reached[function.0].insert(index);
        }
    }
    handles
}

/// The functions that reach a variable through a handle. Where another has it for the whole call after all,
/// those that it calls meanwhile get it from there.
fn with_handles(cx: Context, handles: &Handles, binding: BindingId) -> Vec<FnId> {
    let (mut wanting, mut holding) = (Vec::new(), Vec::new());
    for function in cx.facts.capturing() {
        let makes = cx.facts.hands_over(function, binding) || cx.facts.lets_escape(function, binding);
        let runs = handles.foreign.contains(function.0) && cx.facts.captures_variable(function, binding);
        let waits = waits(cx, function, binding);
        if makes || runs || waits {
            let can = can_use_handle(cx, &handles.items, function, binding);
            if !can {
                holding.push(function);
            }
            // An item that cannot be passed one has none, whatever it hands over.
            let passed = can || !handles.items.contains(function.0);
            wanting.push((function, can, passed && (cx.facts.hands_over(function, binding) || waits && can)));
        }
    }
    let mut with = Vec::new();
    for &(function, can, needed) in &wanting {
        let mut reached = false;
        for holder in &holding {
            reached |= cx.facts.graph.reaches(*holder, function);
        }
        if needed || (can && !reached) {
            with.push(function);
        }
    }
    with
}

/// Whether the function cannot have the variable for a whole call: others take it with them, or others run
/// before the call is over.
fn needs_handle(cx: Context, function: FnId, binding: BindingId) -> bool {
    cx.facts.hands_over(function, binding) || waits(cx, function, binding)
}

/// Whether the function captures the variable and is `async`: whatever it holds, it would hold while others
/// run.
fn waits(cx: Context, function: FnId, binding: BindingId) -> bool {
    cx.resolved.functions[function].sig.asyncness.is_some() && cx.facts.captures_variable(function, binding)
}

/// The functions that run code that nobody knows, themselves or through others.
fn reaching_unknown(cx: Context) -> Bits {
    let mut unknown = Bits::default();
    for (index, function) in cx.resolved.functions.iter().enumerate() {
        let mut runs = function.runs_foreign;
        for reached in cx.facts.graph.reached(FnId(index)) {
            runs |= cx.resolved.functions[reached].runs_foreign;
        }
        if runs {
            unknown.insert(index);
        }
    }
    unknown
}

/// The functions that cannot be a closure at each call. Of those that need each other, the outermost are
/// items first: that may be enough.
fn items(cx: Context) -> Bits {
    let mut items = Bits::default();
    for function in cx.facts.capturing() {
        let called = !cx.facts.calls(function).is_empty() || !cx.facts.futures(function).is_empty();
        if called && !form::can_be_closure(cx, function) {
            items.insert(function.0);
        }
    }
    loop {
        let recursive = cx.endless(&|id| items.contains(id.0));
        let mut outermost = usize::MAX;
        for id in &recursive {
            outermost = outermost.min(cx.resolved.depth(*id));
        }
        if recursive.is_empty() {
            return items;
        }
        for &id in &recursive {
            if cx.resolved.depth(id) == outermost {
                items.insert(id.0);
            }
        }
    }
}

/// Whether the function, an item, can be passed a handle: tied, it has nothing but its parameters, so
/// that it cannot call what is tied around it; and of functions that need each other none may be generic.
fn can_be_passed(cx: Context, items: &Bits, function: FnId) -> bool {
    let depth = cx.resolved.depth(function);
    for reached in cx.facts.graph.reached(function) {
        let mutual = reached != function && cx.facts.graph.reaches(reached, function);
        if !items.contains(reached.0) || !cx.facts.captures(reached) {
            continue;
        }
        let generic = mutual && form::is_generic(&cx.resolved.functions[reached].sig);
        if generic || cx.resolved.depth(reached) < depth {
            return false;
        }
    }
    form::can_tie(cx, function)
}

/// Whether every use of the variable in the function is one that a handle can serve, and the function can
/// have one.
fn can_use_handle(cx: Context, items: &Bits, function: FnId, binding: BindingId) -> bool {
    if items.contains(function.0) && !can_be_passed(cx, items, function) {
        return false;
    }
    let refers = refers_to_captures(&cx.resolved.functions[function].sig);
    if cx.facts.is_method(function) || (refers && !cx.binding(binding).is_number()) {
        return false;
    }
    for id in cx.facts.uses_of(binding) {
        let used = cx.used(*id);
        if used.function == function
            && used.access != Access::Declared
            && (is_kept(cx, used) || misuse(cx, binding, *id).is_some())
        {
            return false;
        }
    }
    true
}
