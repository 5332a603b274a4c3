//! From a factory to its resolved tree: which binding each name means (design 3.1).
//!
//! The walk goes through the whole body once, in source order. Wherever a name means a local variable or a
//! nested function, the identifier is replaced by a *marker*, so that the later stages see each use as an
//! entry of a table and never have to look for names again. Lowering turns the markers back into tokens.

mod arena;
mod assign;
mod attributes;
mod branch;
mod busy;
mod call;
mod cells;
mod declare;
mod decorate;
mod defaults;
mod evaluation;
mod expr;
mod format;
mod function;
mod ids;
mod infer;
mod macros;
mod marker;
mod methods;
mod object;
mod pattern;
mod place;
mod problem;
mod refers;
mod resolved;
mod scope;
mod template;
#[cfg(test)]
mod tests;
mod tree;
mod types;
mod uses;
mod walker;
mod words;

pub(crate) use arena::Kind;
pub(crate) use attributes::{conditional as is_conditional, is_factory, outer as outer_attributes};
pub(crate) use cells::is_cloned_apart;
pub(crate) use defaults::check_defaults;
pub(crate) use object::{Constant, Method, Object};
pub(crate) use problem::Problem;
pub(crate) use scope::{EVERYTHING, Entry};
pub(crate) use template::{FormatArgs, Hole, Template};
pub(crate) use tree::{
    Access, Argument, Assignment, Binding, BindingId, BlockId, Call, CallId, Context, EarlyName, Effect,
    Evaluated, Evaluation, EvaluationId, EvaluationKind, Flow, FnId, FormatId, Function, Known, Lambda,
    LambdaId, NodeId, RepeatId, Resolved, StatementId, Strength, Tail, Target, Use, UseId,
};
pub(crate) use types::{is_mutable_reference, is_primitive, mentions_mutable};
pub(crate) use words::Word;

use crate::syntax::Factory;

/// Resolves every name in `factory`.
pub(crate) fn resolve(factory: Factory) -> Resolved {
    walker::Walker::new(&factory).walk(factory)
}
