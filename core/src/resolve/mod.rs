//! From a factory to its resolved tree: which binding each name means.
//!
//! The walk goes through the whole body once, in source order. Wherever a name means a local variable or a
//! nested function, the identifier is replaced by a *marker*, so that the later stages see each use as an
//! entry of a table and never have to look for names again. Lowering turns the markers back into tokens.

mod arena;
mod arguments;
mod asked;
mod assign;
mod attributes;
mod awaiting;
mod belongings;
mod bounds;
mod branch;
mod branch_value;
mod call;
mod callable;
mod cells;
mod chain;
mod choice;
mod copied_part;
mod declare;
mod decorate;
mod defaults;
mod evaluation;
mod expected;
mod expr;
mod factories;
mod foreign;
mod foreign_calls;
mod format;
mod function;
mod given;
mod history;
mod ids;
mod infer;
mod key;
mod known;
mod lent;
mod local;
mod local_type;
mod look;
mod loop_source;
mod macros;
mod marker;
mod meeting;
mod methods;
mod moved_value;
mod nested_default;
mod nesting;
mod nonlocal;
mod object;
mod operand;
mod operation;
mod operation_form;
mod own_value;
mod owned;
mod part;
mod pattern;
mod place;
mod problem;
mod refers;
mod resolved;
mod returned;
mod scope;
mod select;
mod settings;
mod shape;
mod symbol;
mod template;
#[cfg(test)]
mod tests;
mod told;
mod tree;
mod types;
mod unknown;
mod unreadable;
mod uses;
mod walker;
mod weak;
mod words;

pub(crate) use arena::Kind;
pub(crate) use asked::{Asked, NeedsFn, Owns};
pub(crate) use attributes::{
    conditional as is_conditional, is_factory, of_body as attributes_of_body, outer as outer_attributes,
};
pub(crate) use bounds::is_never_cloned;
pub(crate) use callable::NestedDefault;

pub(crate) use defaults::check_defaults;
pub(crate) use expected::Keeper;
pub(crate) use history::{EVERYTHING, Entry};
pub(crate) use ids::{
    BindingId, BlockId, CallId, EvaluationId, FnId, FormatId, LambdaId, NodeId, RepeatId, StatementId, UseId,
};
pub(crate) use known::is_never_copied;
pub(crate) use operation::{
    Assignment, Choice, Effect, Evaluation, EvaluationKind, Form, Known, LookedAt, Operand, Operation, Reach,
    Renewing, Within,
};
pub(crate) use problem::Problem;
pub(crate) use template::{FormatArgs, Hole, KeyedPlace, Momentary, Piece, Template, fill_pieces};
pub(crate) use told::refers_to_captures;
pub(crate) use tree::{
    Argument, Binding, Call, Constant, EarlyName, Evaluated, Finds, Flow, Format, Function, Key, Lambda,
    Method, Object, Resolved, Tail,
};
pub(crate) use types::{
    is_boxed_object, is_mutable_reference, is_opaque_and_not_cloned, is_primitive, mentions_mutable,
    owns_boxed_object,
};
pub(crate) use uses::{Access, Context, Strength, Target, Use};
pub(crate) use words::Word;

use crate::syntax::Factory;

/// Resolves every name in `factory`.
pub(crate) fn resolve(factory: Factory) -> Resolved {
    walker::Walker::new(&factory).walk(factory)
}
