//! Storage: for each variable a closure value captures, the first row of the table that fits (design 4).

use proc_macro2::Ident;

use super::bits::Bits;
use super::facts::Facts;
use super::flow::{self, Captured};
use super::lift;
use super::plan::{Capture, Storage, Stored};
use super::share::{self, Obstacle};
use super::tie::Lifted;
use crate::diagnostic::sharing::{self, Users};
use crate::diagnostic::{Errors, calls, captures as messages, objects};
use crate::resolve::{
    Access, BindingId, Declaration, FnId, Resolved, Target, Use, UseId, is_mutable_reference,
};

/// One variable captured by one closure value.
#[derive(Clone, Copy)]
struct Case<'a> {
    resolved: &'a Resolved,
    facts: &'a Facts,
    closure: FnId,
    value: UseId,
    binding: BindingId,
}

/// Why a closure value cannot have a variable for itself, or a clone of it.
enum Conflict {
    /// Others use it, for instance here, and somebody changes it.
    Shared(UseId),
    Refused(syn::Error),
}

/// Decides the storage of every capture of every closure value.
pub(super) fn decide(
    resolved: &Resolved,
    facts: &mut Facts,
    lifted: &mut Lifted,
    errors: &mut Errors,
) -> Stored {
    let (captures, copied) = flow::captures(resolved, facts);
    // Where the name cannot be read, there is an error of its own.
    let readable = |captured: &&Captured| {
        !matches!(resolved.uses[captured.value].access, Access::Opaque | Access::Macro | Access::Shown)
    };
    let mut wanted = Bits::default();
    for captured in captures.iter().filter(readable) {
        if let Err(Conflict::Shared(_)) =
            Case::new(resolved, facts, captured).decide(captured, &mut Bits::default())
        {
            wanted.insert(captured.binding.0);
        }
    }
    for (used, _) in &copied {
        if let Target::Variable(binding) = resolved.uses[used].target {
            wanted.insert(binding.0);
        }
    }
    let changed = changed_beside(resolved, facts);
    for (_, binding) in &changed {
        wanted.insert(binding.0);
    }
    lift::unlift(resolved, facts, lifted, &wanted);
    let mut decided = share::decide(resolved, facts, lifted, &wanted);
    let with_own = with_own_state(facts, &captures, &decided.members(), &wanted);
    if let Some(all) = with_own.and_then(|wanted| decided.and(resolved, facts, lifted, &wanted)) {
        decided = all;
    }
    let shared = decided.members();
    let share::Shares { groups, refused } = decided;

    let is_shared = |id: UseId| match resolved.uses[id].target {
        Target::Variable(binding) => shared.contains(binding.0),
        _ => false,
    };
    for (used, call) in copied.into_iter().filter(|(used, _)| !is_shared(*used)) {
        errors.push(calls::copied_by_move(&resolved.uses[used].ident, &resolved.uses[call].ident));
    }
    for (used, _) in changed.into_iter().filter(|(_, binding)| !shared.contains(binding.0)) {
        let function = &resolved.functions[used.function].sig.ident;
        errors.push(calls::copied_by_move(&used.ident, function));
    }
    let scalars = share::scalars(resolved, facts, &groups);
    let mut reported = Bits::default();
    let mut stored = Stored { groups, scalars, ..Stored::default() };
    stored.values.resize_with(resolved.uses.len(), Vec::new);
    for captured in captures.iter().filter(readable) {
        let Captured { value, binding, .. } = *captured;
        let decided = if shared.contains(binding.0) {
            Ok(Capture { binding, storage: Storage::Shared, exclusive: false })
        } else {
            Case::new(resolved, facts, captured).decide(captured, &mut stored.frozen)
        };
        match decided {
            Ok(capture) => stored.values[value.0].push(capture),
            Err(Conflict::Refused(_)) if refused.iter().any(|(refused, _)| *refused == binding) => {}
            Err(Conflict::Shared(_)) if reported.contains(binding.0) => {}
            Err(Conflict::Shared(other)) => {
                reported.insert(binding.0);
                let obstacle = refused.iter().find(|(refused, _)| *refused == binding);
                let case = Case::new(resolved, facts, captured);
                errors.push(
                    case.unshareable(other, obstacle.map_or(Obstacle::NoBlock, |(_, obstacle)| *obstacle)),
                );
            }
            Err(Conflict::Refused(error)) => errors.push(error),
        }
    }
    facts.share(shared);
    stored
}

/// Uses in `move` closures that may outlive the nested function which makes them, of variables that the function itself
/// changes: the closure would have a copy, or take the variable away.
fn changed_beside<'a>(resolved: &'a Resolved, facts: &Facts) -> Vec<(&'a Use, BindingId)> {
    let mut changed: Vec<(&Use, BindingId)> = Vec::new();
    for used in resolved.uses.iter().filter(|used| resolved.escapes(used)) {
        let Target::Variable(id) = used.target else { continue };
        let binding = &resolved.bindings[id];
        let writes = binding.owner != used.function && facts.writes(used.function, id);
        let lent = binding.known.as_ref().is_some_and(|known| is_mutable_reference(&known.ty));
        if writes
            && !lent
            && !changed.iter().any(|(other, known)| *known == id && other.function == used.function)
        {
            changed.push((used, id));
        }
    }
    changed
}

/// The variables that are `wanted`, and those that only one closure changes, where it shares others: what shares is `Fn`, and
/// what it changes has to be in a cell then.
fn with_own_state(facts: &Facts, captures: &[Captured], shared: &Bits, wanted: &Bits) -> Option<Bits> {
    let mut all = wanted.clone();
    for captured in captures {
        let has_handles = facts.free(captured.closure).any(|binding| shared.contains(binding.0));
        if has_handles && facts.writes(captured.closure, captured.binding) {
            all.insert(captured.binding.0);
        }
    }
    (!all.without(wanted).is_empty()).then_some(all)
}

impl<'a> Case<'a> {
    fn new(resolved: &'a Resolved, facts: &'a Facts, captured: &Captured) -> Self {
        let Captured { closure, value, binding, .. } = *captured;
        Case { resolved, facts, closure, value, binding }
    }

    fn decide(self, captured: &Captured, frozen: &mut Bits) -> Result<Capture, Conflict> {
        let (later, alive) = (captured.later(), captured.alive.clone());
        let mutable = self.resolved.bindings[self.binding].how.mutable;
        let storage = if self.facts.writes(self.closure, self.binding) {
            owned(&later, &alive)?
        } else if !later.is_empty() || !alive.is_empty() {
            self.cloned(&later, &alive, frozen)?
        } else if mutable {
            Storage::Frozen
        } else {
            Storage::Owned
        };
        let Declaration { not_copy, .. } = self.resolved.bindings[self.binding].how;
        let referred = captured.referred || !alive.is_empty();
        let exclusive = storage == Storage::Owned && mutable && !not_copy && referred;
        Ok(Capture { binding: self.binding, storage, exclusive })
    }

    /// The closure only reads the variable, and others use it too: a clone, if nobody changes it.
    fn cloned(
        self,
        later: &[UseId],
        alive: &[(UseId, bool)],
        frozen: &mut Bits,
    ) -> Result<Storage, Conflict> {
        let binding = &self.resolved.bindings[self.binding];
        for &other in later {
            self.unchanged_by(other)?;
        }
        for &(other, moves) in alive {
            let used = &self.resolved.uses[other];
            if moves && (used.access.changes() || self.writes_as_value(other)) {
                return Err(Conflict::Shared(other));
            }
        }
        if binding.how.receiver {
            let by_reference = self.resolved.factory.sig.receiver().is_some_and(is_shared_reference);
            return if by_reference { Ok(Storage::Owned) } else { Err(Conflict::Refused(self.receiver())) };
        }
        if binding.how.cell {
            return Err(Conflict::Shared(later.first().copied().unwrap_or(self.value)));
        }
        if binding.how.mutable {
            let others = later.iter().chain(alive.iter().map(|(other, _)| other));
            let unsure = others.filter(|other| self.resolved.uses[*other].access.may_change());
            unsure.for_each(|other| frozen.insert(other.0));
        }
        Ok(Storage::Cloned)
    }

    fn unchanged_by(self, other: UseId) -> Result<(), Conflict> {
        let used = &self.resolved.uses[other];
        let binding = &self.resolved.bindings[self.binding];
        let declared = used.function != binding.owner && self.facts.writes(used.function, self.binding);
        match used.access {
            _ if self.writes_as_value(other) => Err(Conflict::Shared(other)),
            _ if self.facts.closure(self.resolved, other).is_some() => Ok(()),
            _ if declared && used.access != Access::Read => Err(Conflict::Shared(other)),
            access if access.changes() && binding.how.receiver => Err(Conflict::Refused(self.receiver())),
            access if access.changes() => {
                let reader = self.reader();
                let inside = self.resolved.functions[reader].node;
                let maker = self.resolved.functions[self.closure].node;
                let nested = reader != self.closure && self.resolved.arena.contains(maker, inside);
                let owner = self.name(binding.owner);
                Err(Conflict::Refused(if nested {
                    calls::changed_after_call(&used.ident, self.name(self.closure), self.name(reader), owner)
                } else {
                    messages::changed_after_capture(
                        &binding.ident,
                        binding.block.is_some(),
                        used.ident.span(),
                        self.name(reader),
                        owner,
                    )
                }))
            }
            Access::Opaque if binding.how.mutable => {
                Err(Conflict::Refused(messages::unseen_change(&used.ident, self.name(self.closure))))
            }
            _ => Ok(()),
        }
    }

    /// Whether `other` makes a closure value that changes the variable.
    fn writes_as_value(self, other: UseId) -> bool {
        let closure = self.facts.closure(self.resolved, other);
        closure.is_some_and(|closure| self.facts.writes(closure, self.binding))
    }

    /// The function that a call makes a closure of, which captures the variable.
    fn made(self) -> Option<FnId> {
        let mut all = vec![self.closure];
        let mut position = 0;
        while let Some(&next) = all.get(position) {
            let captures = self.facts.captures_variable(next, self.binding);
            if captures && !self.facts.values(next).is_empty() {
                return Some(next);
            }
            let new: Vec<FnId> = self.facts.needs(next).filter(|needed| !all.contains(needed)).collect();
            all.extend(new);
            position += 1;
        }
        None
    }

    /// The function that names the variable itself, if the closure does so through others only.
    fn reader(self) -> FnId {
        let names = |function: &FnId| {
            let uses = &self.resolved.functions[function].uses;
            uses.iter().any(|used| self.resolved.uses[used].target == Target::Variable(self.binding))
        };
        let mut all = vec![self.closure];
        let mut position = 0;
        while let Some(&next) = all.get(position) {
            if names(&next) {
                return next;
            }
            let new: Vec<FnId> = self.facts.needs(next).filter(|needed| !all.contains(needed)).collect();
            all.extend(new);
            position += 1;
        }
        self.closure
    }

    /// The variable would have to be shared, and cannot be.
    fn unshareable(self, other: UseId, obstacle: Obstacle) -> syn::Error {
        let used = &self.resolved.uses[self.value];
        let at = &self.resolved.uses[other].ident;
        let other_closure = self.facts.closure(self.resolved, other);
        let changes = |closure: &FnId| self.facts.writes(*closure, self.binding);
        let writer = Some(self.closure).filter(changes).or(other_closure.filter(changes));
        let variable = &self.resolved.bindings[self.binding].ident;
        let name = |used: UseId| &self.resolved.uses[used].ident;
        let reason = match obstacle {
            Obstacle::Declared => sharing::declared(variable),
            Obstacle::NoBlock => sharing::no_block(variable),
            Obstacle::Deferred => sharing::deferred(variable),
            Obstacle::Async(function) => sharing::asynchronous(self.name(function), variable),
            Obstacle::Awaits(used) => sharing::awaits(name(used)),
            Obstacle::Unreadable(used) => sharing::unreadable(name(used)),
            Obstacle::Kept(used) => sharing::kept(name(used)),
            Obstacle::Lifted(function) => {
                let made = self.made().unwrap_or(self.closure);
                sharing::lifted(self.name(function), self.name(made), variable)
            }
            Obstacle::Moved(used) | Obstacle::Method(used) => sharing::moved(name(used)),
        };
        if let Obstacle::Method(method) = obstacle {
            let named = self.resolved.factory.options.named.as_ref();
            let named = named.map_or(at, |named| &named.ident);
            return objects::method_and_value(name(method), variable, named, used.ident.span());
        }
        let maker = used.access == Access::Call;
        let made = self.made().filter(|_| maker).map_or(&used.ident, |made| self.name(made));
        let users = Users {
            variable,
            closure: made,
            other: other_closure.map(|closure| self.name(closure)),
            writer: writer.map(|closure| self.name(closure)),
        };
        sharing::unshareable(&users, reason, at.span())
    }

    fn receiver(self) -> syn::Error {
        messages::receiver_shared(&self.resolved.uses[self.value].ident)
    }

    fn name(&self, function: FnId) -> &Ident {
        &self.resolved.functions[function].sig.ident
    }
}

/// The closure changes the variable: it must be the only one to use it from then on.
fn owned(later: &[UseId], alive: &[(UseId, bool)]) -> Result<Storage, Conflict> {
    let moved = alive.iter().filter(|(_, moves)| *moves).map(|(used, _)| used);
    match later.iter().chain(moved).next() {
        Some(&other) => Err(Conflict::Shared(other)),
        None => Ok(Storage::Owned),
    }
}

fn is_shared_reference(receiver: &syn::Receiver) -> bool {
    matches!(receiver.kind, syn::ReceiverKind::Reference(_, _, None))
}
