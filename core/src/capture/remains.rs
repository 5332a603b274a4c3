//! What has handles of variables that are shared, when the statement that makes it has run.

use syn::{FnArg, ReturnType, Signature, Type};

use super::bits::Bits;
use super::cells::Cells;
use super::holding::Holding;
use super::kept_here::keeper;
use super::over::{self, After, after_lambda};
use crate::resolve::{Access, BindingId, Call, FnId, LambdaId, Target, UseId};
use crate::syntax::generics::is_type_param;
use crate::syntax::{items, mentions_word, tokens_of};

/// What has handles when the statement that makes it has run.
#[derive(Default)]
pub(super) struct Remains {
    /// The numbers of the allocations of which something may have one when the function has returned.
    pub(super) left: Bits,
    /// Those of which a variable has one, which is gone then.
    keepers: Vec<(usize, BindingId)>,
    /// Those of which something has one that is over when a variable is not named any more.
    over: Vec<(usize, BindingId)>,
    /// Those of which futures or threads have had one: not all of them need to be over.
    pub(super) futures: Bits,
}

impl Remains {
    /// The variables that have closures or futures which have a handle of the group.
    pub(super) fn keepers_of(&self, group: usize) -> Vec<BindingId> {
        of_group(&self.keepers, group)
    }

    /// The variables with which the futures of the group are over.
    pub(super) fn over_in(&self, group: usize) -> Vec<BindingId> {
        of_group(&self.over, group)
    }

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

/// The variables that belong to a group.
fn of_group(all: &[(usize, BindingId)], group: usize) -> Vec<BindingId> {
    let mut variables = Vec::new();
    for (of, variable) in all {
        if *of == group {
            variables.push(*variable);
        }
    }
    variables
}

pub(super) fn remains(cells: Cells, holding: &Holding) -> Remains {
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
