//! From the resolved tree to the plan: what each nested function captures, and how each capture is stored.

mod alone;
mod apart;
mod bits;
mod bound;
mod captured;
mod cell_use;
mod cells;
mod change;
mod claim;
mod collect;
mod compound;
mod context;
mod copied_out;
mod decision;
mod demand;
mod early;
mod exclusive;
mod facts;
mod first;
mod flow;
mod form;
mod found_by_calls;
mod future;
mod graph;
mod handle;
mod hold;
mod holder;
mod holding;
mod in_place;
mod keep;
mod kept_here;
mod key;
mod lambda_clones;
mod last;
mod lift;
mod lifting;
mod locks;
mod looked_at;
mod made;
mod moved;
mod object;
mod obstacle;
mod operands;
mod order;
mod over;
mod parts;
mod passing;
mod past;
mod phrase;
mod places;
mod plan;
mod product;
mod remains;
mod rename;
mod renewed;
mod rows;
mod scalar;
mod share;
mod shown;
mod site;
mod snapshot;
mod storage;
mod stored;
mod taint;
#[cfg(test)]
mod text;
mod together;
mod value;
mod wanted;

pub(crate) use bits::Bits;
pub(crate) use claim::{made_by, reader};
pub(crate) use context::Context;
pub(crate) use decision::{
    Capture, Changer, Held, Lowering, Passed, Passing, Refusal, Refused, Storage, Unshareable,
};
pub(crate) use form::{
    can_be_closure, declares_lifetimes, generic, has_conditional_parameter, is_generic, is_kept, is_method,
    mentions_impl, needs_link,
};
pub(crate) use holding::Order;
pub(crate) use lifting::Unliftable;
pub(crate) use object::{Stub, Stubs, state, stubs};
pub(crate) use obstacle::Obstacle;
pub(crate) use plan::Plan;
pub(crate) use product::{kind, kind_of, product, signature_bound};
pub(crate) use rename::counts;

use cells::Cells;
use facts::Facts;
use handle::Handles;
use lifting::Lifting;
use storage::{Claims, Stored};

use crate::resolve::{FnId, Resolved};

/// Plans the lowering of a factory. What is wrong with it is in the plan, too, and is said by the checks.
pub(crate) fn plan(resolved: Resolved) -> Plan {
    planned(resolved, false)
}

/// Plans what an editor sees of a factory: each closure has what it uses, so that names and types are those
/// that were written. Nothing of it is to run.
pub(crate) fn plan_for_editors(resolved: Resolved) -> Plan {
    planned(resolved, true)
}

fn planned(resolved: Resolved, for_editors: bool) -> Plan {
    let facts = Facts::collect(&resolved);
    let cx = Context { resolved: &resolved, facts: &facts };
    let snapshots = snapshot::decide(cx);
    let owning = future::owning(cx);
    let mut claims = Claims::collect(cx, flow::analyse(cx, &snapshots), &owning);
    let mut handles = Handles::default();
    let mut stored = if for_editors {
        claims.store_for_editors(cx)
    } else {
        handles = handle::decide(cx, &claims.in_cells(cx));
        claims.demand.settle(cx, &handles);
        let mut shares = share::decide(cx, &mut handles, &claims);
        if resolved.factory.options.sync {
            shares.groups = handles.apart(cx, &shares.groups);
        }
        claims.store(cx, shares)
    };
    stored.cloned = moved::decide(cx, &stored.values);
    stored.scalars = scalar::scalars(cx, &stored.groups, &handles);
    stored.kept = keep::decide(cx, &handles, &stored);
    let mut lifting = lift::decide(cx, &handles, &stored);
    let bound = if for_editors { bound::decide(cx) } else { Bits::default() };
    for function in bound.indices() {
        lifting.unlift(FnId(function));
    }
    let renames = rename::decide(cx, &lifting, &stored);
    let cells = Cells { cx, stored: &stored, lifting: &lifting, handles: &handles };
    let early = early::decide(cells);
    let holding = hold::decide(cells, &early);
    let in_place = in_place::decide(cells, &holding);
    let keys_before = key::decide(cells, &holding, &in_place);
    let changes = |function| !facts.written(function).without(&stored.shared).is_empty();
    let values = value::decide(cx, owning, &changes);
    let renewed = renewed::decide(cells);
    let lambda_clones = lambda_clones::decide(cells);
    Plan {
        resolved,
        facts,
        stored,
        lifting,
        handles,
        renames,
        snapshots,
        early,
        holding,
        in_place,
        keys_before,
        values,
        renewed,
        lambda_clones,
        bound,
    }
}

/// The plan that renames every binding; `None` where one of them cannot be renamed, or a function captures
/// something: it would be another one.
pub(crate) fn plan_renaming_all(resolved: Resolved) -> Option<Plan> {
    let renames = rename::all(&resolved)?;
    let facts = Facts::collect(&resolved);
    if !facts.capturing().is_empty() {
        return None;
    }
    let cx = Context { resolved: &resolved, facts: &facts };
    let (stored, lifting, early) = (Stored::default(), Lifting::default(), early::Early::default());
    let handles = handle::Handles::default();
    let cells = Cells { cx, stored: &stored, lifting: &lifting, handles: &handles };
    let holding = hold::decide(cells, &early);
    let in_place = in_place::decide(cells, &holding);
    let (snapshots, values) = (Bits::default(), value::Values::default());
    Some(Plan {
        resolved,
        facts,
        stored,
        lifting,
        handles,
        renames,
        snapshots,
        early,
        holding,
        in_place,
        keys_before: Bits::default(),
        values,
        renewed: renewed::Renewed::default(),
        lambda_clones: Vec::new(),
        bound: Bits::default(),
    })
}
