//! What a function gives at its end of what its closures have shared: where none of them is left, they need
//! it no more, and it is taken out of its cell.
//!
//! A closure is gone when its statement is where a nested function gets it that cannot keep it, or anything
//! gets a reference to it. One that a variable of the function keeps is gone with that, and is not called
//! behind what is given.

use syn::{FnArg, ReturnType, Signature, Type};

use super::bits::Bits;
use super::cells::Cells;
use super::holding::Holding;
use super::kept_here::keeper;
use super::over::{self, After, after_lambda};
use crate::knowledge::Receiver;
use crate::resolve::{
    Access, BindingId, Call, Context, FnId, Keeper, Kind, LambdaId, NodeId, Target, Use, UseId,
};
use crate::syntax::generics::is_type_param;
use crate::syntax::{any, items, mentions_word, tokens_of};

/// Finds the uses that take variables out of their cells.
pub(super) fn decide(cells: Cells, holding: &mut Holding) {
    let Remains { left, keepers, over, futures } = remains(cells, holding);
    for (index, used) in cells.cx.resolved.uses.iter().enumerate() {
        let Target::Variable(binding) = cells.cx.facts.target(used) else { continue };
        if used.lambda.is_some() || used.element {
            continue;
        }
        let owner = cells.cx.binding(binding);
        let Some(group) = cells.in_cell(binding, used) else { continue };
        // What nobody has a handle of is moved out of its cell, unless a copy will do.
        let copied = owner.is_number() || owner.is_copied() || cells.is_scalar(binding);
        // Where nothing can be left in the cell, all of the allocation is taken.
        let all = !owner.has_default() && !holding.alone.contains(group);
        if owner.owner != used.function || left.contains(group) || (copied && !owner.has_default()) {
            continue;
        }
        let mut kept = vec![binding];
        add_of_group(&keepers, group, &mut kept);
        let (id, outlived) = (UseId(index), kept.len() > 1);
        add_of_group(&over, group, &mut kept);
        let certain = all && kept.len() == 1;
        let moved = used.moved && used.access.reads() && owner.is_never_copied();
        let ends_here = is_at_the_end(cells, id);
        let parts = used.taken_apart && is_bound(cells, id);
        let taken = certain && (parts || (ends_here && may_take(used))) && !is_in_a_closure(cells, binding);
        // Others that are there as well are dropped with it.
        let drops = all && !ends_here && cells.stored.groups[group].members.len() > 1;
        if !(is_given(used) || moved || taken) || drops {
            continue;
        }
        let returned = matches!(used.kept, Some(keeper) if keeper.returns());
        let sync = cells.cx.resolved.factory.options.sync;
        // What is taken out of its cell alone does not need the others that are there.
        let by_itself = futures.contains(group) && !all && !sync;
        let members = &cells.stored.groups[group].members;
        let last = Last { id, kept: &kept, others: if all { members } else { &[] }, by_itself };
        let runs = !by_itself && is_any_named_behind(cells, id, &kept[1..]);
        let runs = runs || (by_itself && is_used_by_what_is_named_behind(cells, id, binding));
        if (all && outlived) || runs || !last.is_last(cells, holding) {
            continue;
        }
        let ends = ends(cells, id);
        // A lock has nothing to say that nobody may have it any more.
        if outlived && (!returned || sync) {
            continue;
        }
        let outlived = outlived || by_itself;
        for (uses, is_one) in [
            (&mut holding.last, true),
            (&mut holding.ends, ends),
            (&mut holding.outlived, outlived),
            (&mut holding.all, all),
        ] {
            if is_one {
                uses.insert(index);
            }
        }
    }
}

/// Whether a use gives the variable away, or is moved out of it.
fn is_given(used: &Use) -> bool {
    let returned = matches!(used.kept, Some(keeper) if keeper.returns());
    let alone = used.access == Access::Read && used.evaluation.is_none() && used.context == Context::Loose;
    let moved = used.consumed || alone || (used.moved && used.access == Access::Take);
    used.field.is_none() && ((returned && used.access.reads()) || moved)
}

/// Whether a use may take the variable, or a part of it, for all that is known.
fn may_take(used: &Use) -> bool {
    match used.access {
        Access::Receiver(receiver) => receiver == Receiver::Unknown && used.field.is_none(),
        access => used.field.is_some() && access.reads(),
    }
}

/// Whether nothing of the function comes behind the statement.
fn is_at_the_end(cells: Cells, id: UseId) -> bool {
    let used = cells.cx.used(id);
    let Some(statement) = statement_of(cells, used) else { return false };
    if used.kept == Some(Keeper::Return) {
        return true;
    }
    let arena = &cells.cx.resolved.arena;
    let function = cells.cx.resolved.functions[used.function].node;
    let mut behind = arena.end(statement);
    while behind < arena.end(function) {
        // What is in nested functions comes behind, too, and does not run there.
        behind = match arena.kind(behind) {
            Kind::Statement(_) => return false,
            Kind::Function(_) => arena.end(behind),
            _ => NodeId(behind.0 + 1),
        };
    }
    true
}

/// Whether a `let` binds what the use gives.
fn is_bound(cells: Cells, id: UseId) -> bool {
    any(cells.cx.resolved.bindings.rows(), &mut |binding| binding.init.contains(&id.0))
}

/// Whether a closure of the user's own that may be called later uses the variable.
fn is_in_a_closure(cells: Cells, binding: BindingId) -> bool {
    for used in &cells.cx.resolved.uses {
        if let (Some(lambda), true) = (used.lambda, cells.mentions(used, binding)) {
            if !cells.cx.resolved.lambdas[lambda].done {
                return true;
            }
        }
    }
    false
}

/// What has handles when the statement that makes it has run.
#[derive(Default)]
struct Remains {
    /// The numbers of the allocations of which something may have one when the function has returned.
    left: Bits,
    /// Those of which a variable has one, which is gone then.
    keepers: Vec<(usize, BindingId)>,
    /// Those of which something has one that is over when a variable is not named any more.
    over: Vec<(usize, BindingId)>,
    /// Those of which futures or threads have had one: not all of them need to be over.
    futures: Bits,
}

impl Remains {
    fn add(&mut self, group: usize, after: After) {
        if matches!(after, After::Over | After::OverWith(_)) {
            self.futures.insert(group);
        }
        match after {
            After::Left => self.left.insert(group),
            After::Over => {}
            After::OverWith(variable) => self.over.push((group, variable)),
            After::In(variable) => self.keepers.push((group, variable)),
        }
    }
}

fn add_of_group(all: &[(usize, BindingId)], group: usize, variables: &mut Vec<BindingId>) {
    for (of, variable) in all {
        if *of == group {
            variables.push(*variable);
        }
    }
}

fn remains(cells: Cells, holding: &Holding) -> Remains {
    let mut all = Remains::default();
    for (index, lambda) in cells.cx.resolved.lambdas.iter().enumerate() {
        let id = LambdaId(index);
        for group in if lambda.scoped { &[] } else { holding.lambda(id) } {
            let owner = cells.cx.binding(cells.stored.groups[*group].members[0]).owner;
            all.add(*group, after_lambda(cells, id, owner));
        }
    }
    let passed = passed_for_a_moment(cells);
    for (index, used) in cells.cx.resolved.uses.iter().enumerate() {
        let Target::Nested(function) = cells.cx.facts.target(used) else { continue };
        let referred = used.access == Access::Borrow && used.passed;
        if used.access == Access::Call || referred || passed.contains(index) {
            continue;
        }
        let keeper = keeper(cells, used).filter(|_| used.access != Access::Future);
        for binding in cells.cx.facts.free(function) {
            let Some(group) = cells.group_of(binding) else { continue };
            let owner = cells.cx.binding(binding).owner;
            let after = match keeper {
                Some(variable) => After::In(variable),
                None => over::after(cells, UseId(index), owner),
            };
            let own = owner == used.function;
            all.add(group, if matches!(after, After::In(_)) && !own { After::Left } else { after });
        }
    }
    all
}

/// The uses that are arguments of nested functions which are done with them when they return.
fn passed_for_a_moment(cells: Cells) -> Bits {
    let mut passed = Bits::default();
    for call in cells.cx.resolved.calls.rows() {
        let Target::Nested(callee) = cells.cx.facts.target(cells.cx.used(call.callee)) else { continue };
        for (position, argument) in call.arguments.iter().enumerate() {
            let named = argument.name && argument.uses.len() == 1;
            if named && !keeps(cells, call, callee, position) {
                passed.insert(argument.uses.start);
            }
        }
    }
    passed
}

/// Whether a function may keep an argument, as far as its signature tells: a value of a type that it does not
/// know can only go into its result.
fn keeps(cells: Cells, call: &Call, callee: FnId, position: usize) -> bool {
    let sig = &cells.cx.resolved.functions[callee].sig;
    let mut named = false;
    for argument in &call.arguments {
        named |= argument.keyword.is_some();
    }
    let Some(FnArg::Typed(parameter)) = sig.inputs.get(position) else { return true };
    let opaque = match &*parameter.ty {
        Type::ImplTrait(_) => true,
        Type::Path(ty) => is_type_param(&sig.generics, &ty.path),
        _ => false,
    };
    let mut lasts = false;
    for bounds in [tokens_of(&sig.generics), tokens_of(&sig.generics.where_clause), tokens_of(&sig.inputs)] {
        lasts |= mentions_word(&bounds, "static");
    }
    named || !opaque || lasts || sig.asyncness.is_some() || gives(sig, &parameter.ty)
}

/// Whether the result may have a value of the parameter's type in it.
fn gives(sig: &Signature, parameter: &Type) -> bool {
    let ReturnType::Type(_, result) = &sig.output else { return false };
    let result = tokens_of(&result);
    let mut gives = mentions_word(&result, "impl") || mentions_word(&result, "dyn");
    if let Type::Path(ty) = parameter {
        for segment in items(&ty.path.segments) {
            gives |= mentions_word(&result, &segment.ident.to_string());
        }
    }
    gives
}

/// Whether variables are named behind a use, or may be in the next turn of a loop: what is in them need not
/// be over at a `return`.
fn is_any_named_behind(cells: Cells, id: UseId, variables: &[BindingId]) -> bool {
    let (arena, mut around) = (&cells.cx.resolved.arena, Some(cells.cx.used(id).node));
    let mut in_a_loop = false;
    while let Some(node) = around.filter(|node| !matches!(arena.kind(*node), Kind::Function(_))) {
        in_a_loop |= matches!(arena.kind(node), Kind::Loop);
        around = arena.parent(node);
    }
    for variable in variables {
        for other in cells.cx.facts.uses_of(*variable) {
            if *other > id || in_a_loop {
                return true;
            }
        }
    }
    false
}

/// Whether a closure or block of the user's own uses the variable, and what has it is named behind a use.
fn is_used_by_what_is_named_behind(cells: Cells, id: UseId, binding: BindingId) -> bool {
    for (index, used) in cells.cx.resolved.uses.iter().enumerate() {
        if used.lambda.is_none() || !cells.mentions(used, binding) {
            continue;
        }
        for (number, keeper) in cells.cx.resolved.bindings.iter().enumerate() {
            let named = keeper.init.contains(&index)
                && any(cells.cx.facts.uses_of(BindingId(number)), &mut |other| *other > id);
            if named {
                return true;
            }
        }
    }
    false
}

/// A use that may give a variable away.
struct Last<'a> {
    id: UseId,
    /// The variable, and what keeps closures that have it.
    kept: &'a [BindingId],
    /// All of an allocation that is taken as a whole.
    others: &'a [BindingId],
    /// Whether it needs nothing of the allocation but the one cell.
    by_itself: bool,
}

impl Last<'_> {
    /// Whether nobody uses the variable, or what keeps closures that have it, behind the use; for all of an
    /// allocation, nor beside it. And nothing that is shared is held around. Nothing comes behind a `return`.
    fn is_last(&self, cells: Cells, holding: &Holding) -> bool {
        let (resolved, used) = (cells.cx.resolved, cells.cx.used(self.id));
        for &around in &holding.around(resolved, used.node) {
            let own = (used.consumed || used.moved || used.taken_apart || may_take(used))
                && used.evaluation == Some(around);
            for held in holding.taken(around) {
                if (held.binding != self.kept[0] && !self.by_itself) || (held.binding == self.kept[0] && !own)
                {
                    return false;
                }
            }
        }
        let Some(statement) = statement_of(cells, used) else { return false };
        for (index, other) in resolved.uses.iter().enumerate() {
            if self.counts(cells, statement, UseId(index)) {
                for binding in self.kept.iter().chain(self.others) {
                    if cells.mentions(other, *binding) {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// Whether another use comes behind this one, or may need the variable when this one is evaluated.
    fn counts(&self, cells: Cells, statement: NodeId, other: UseId) -> bool {
        let (resolved, used) = (cells.cx.resolved, cells.cx.used(self.id));
        let (id, other) = (other, cells.cx.used(other));
        if resolved.arena.are_exclusive(used.node, other.node) {
            return false;
        }
        if used.kept != Some(Keeper::Return) && id > self.id && other.function == used.function {
            return true;
        }
        // A closure that something there has a reference to is gone when all of it is evaluated.
        let alive = matches!(cells.cx.facts.target(other), Target::Nested(_))
            && other.access != Access::Call
            && !over::is_over_before(cells, other, used.node);
        // Operands are not always walked in the order in which they are evaluated.
        let beside = id > self.id || alive || (!self.others.is_empty() && id != self.id);
        beside && resolved.arena.contains(statement, other.node)
    }
}

/// Whether a use gives a variable to the caller, and nothing comes behind it that may call a closure.
fn ends(cells: Cells, id: UseId) -> bool {
    let (resolved, used) = (cells.cx.resolved, cells.cx.used(id));
    if !matches!(used.kept, Some(keeper) if keeper.returns()) {
        return false;
    }
    let Some(statement) = statement_of(cells, used) else { return false };
    for other in &resolved.uses.rows()[id.0 + 1..] {
        let quiet = matches!(other.access, Access::Read | Access::Take);
        if !quiet && resolved.arena.contains(statement, other.node) {
            return false;
        }
    }
    true
}

/// The statement around a use that is a statement of the function's own, or a `return`; none where it may run
/// again.
fn statement_of(cells: Cells, used: &Use) -> Option<NodeId> {
    let arena = &cells.cx.resolved.arena;
    let (mut around, mut outermost) = (arena.parent(used.node), None);
    while let Some(node) = around {
        match arena.kind(node) {
            Kind::Function(_) => break,
            Kind::Loop | Kind::Lambda(_) => return None,
            Kind::Statement(_) if used.kept == Some(Keeper::Return) => return Some(node),
            Kind::Statement(_) => outermost = Some(node),
            _ => {}
        }
        around = arena.parent(node);
    }
    outermost
}
