//! What is evaluated, as data: evaluations, the operations that they are, and the parts they consist of.

use std::ops::Range;

use proc_macro2::{Span, TokenStream};
use syn::Type;

use super::ids::{EvaluationId, FnId, NodeId, UseId};
use super::template::{Hole, Piece, Template};
use super::uses::Context;

/// An expression that is evaluated as a whole, such as that of a statement or a condition: for so long a
/// function has what it shares to itself.
#[expect(clippy::struct_excessive_bools, reason = "independent properties, each asked for alone")]
pub(crate) struct Evaluation {
    pub(crate) kind: EvaluationKind,
    pub(crate) node: NodeId,
    pub(crate) context: Context,
    /// What is operated on, and with what, if that is the evaluation.
    pub(crate) operation: Option<Operation>,
    /// The evaluation that it is part of, if it is.
    pub(crate) within: Option<Within>,
    /// Whether code of others runs in it.
    pub(crate) foreign: bool,
    /// Whether a variable is bound to its value, which may refer to others.
    pub(crate) kept: bool,
    /// Whether that value surely refers to part of a variable.
    pub(crate) refers: bool,
    /// Whether nobody uses its value, which may refer to others: it is a statement.
    pub(crate) unused: bool,
    /// What its value is.
    pub(crate) value: ValueKind,
    /// The type of its value, where that is told.
    pub(crate) known: Option<Known>,
    /// The uses that move what one of several places gets a new value for: the second `b` of
    /// `(a, b) = (b, a)`; whether that may be seen, and the first use of what is assigned.
    pub(crate) renewed: Vec<Renewing>,
}

/// A use that moves a variable which the same statement gives another value.
pub(crate) struct Renewing {
    pub(crate) used: UseId,
    /// The uses in what is assigned.
    pub(crate) value: Range<usize>,
    /// Whether it is named once there.
    pub(crate) once: bool,
}

impl Evaluation {
    /// Whether the first operand is what stands behind the sign of `place += value`: a literal there is none.
    pub(crate) fn adds_an_operand(&self) -> bool {
        match &self.kind {
            EvaluationKind::Whole(template) => {
                matches!(template.pieces.last(), Some(Piece::Hole(Hole::Operand(_, 0), _)))
            }
            _ => false,
        }
    }
}

/// How an evaluation is part of another one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Within {
    /// It is the operand of an operation, at a position.
    Operand(EvaluationId, usize),
    /// Its value is one of those that the other is made of, and refers to nothing.
    Part(EvaluationId),
}

impl Within {
    /// The evaluation around.
    pub(crate) fn around(self) -> EvaluationId {
        match self {
            Within::Operand(around, _) | Within::Part(around) => around,
        }
    }
}

/// An operation on a place, such as `items.push(name)` or `items[index] = name`.
#[expect(clippy::struct_excessive_bools, reason = "independent properties, each asked for alone")]
pub(crate) struct Operation {
    /// The use of the variable at the root of the place; of a macro, which has no place, the first use behind
    /// its operands.
    pub(crate) place: UseId,
    pub(crate) form: Form,
    /// How much of the variable it is that is operated on.
    pub(crate) reach: Reach,
    /// Whether it may be an operation on a text.
    pub(crate) may_be_on_text: bool,
    /// How many of the operands are evaluated before the place in Python.
    pub(crate) assigned: usize,
    /// Whether what is assigned to is surely a number.
    pub(crate) number: bool,
    /// Whether the place can be evaluated twice: it has no method that may do something.
    pub(crate) repeatable: bool,
    /// Whether it is part of an element that stands at the end: with one more behind it, another one does.
    pub(crate) at_the_end: bool,
    pub(crate) operands: Vec<Operand>,
}

impl Operation {
    /// The position of the operand that a use is in.
    pub(crate) fn operand_of(&self, used: UseId) -> Option<usize> {
        for (position, operand) in self.operands.iter().enumerate() {
            if operand.uses.contains(&used.0) {
                return Some(position);
            }
        }
        None
    }
}

/// What an operation needs beside its place: an argument, an index, or what is assigned.
#[expect(clippy::struct_excessive_bools, reason = "independent properties, each asked for alone")]
pub(crate) struct Operand {
    pub(crate) value: Template,
    pub(crate) nodes: Range<NodeId>,
    /// The uses of names in it.
    pub(crate) uses: Range<usize>,
    pub(crate) effect: Effect,
    /// Whether code of others runs in it.
    pub(crate) foreign: bool,
    /// Whether something of the place has been read before, which it may change.
    pub(crate) late: bool,
    /// Whether a part that is no operand may do anything, and stands before it.
    pub(crate) behind: bool,
    /// How much of the variable the place is that stands before it, if it is an index or an argument.
    pub(crate) reach: Option<Reach>,
    /// Whether closures in it may run when its value is used.
    pub(crate) lazy: bool,
    /// What is told of a place that the operation only looks at.
    pub(crate) looked_at: Option<LookedAt>,
    /// What its value is.
    pub(crate) kind: ValueKind,
    /// The type of its value, where that is told.
    pub(crate) known: Option<Known>,
}

/// A place that an operation only looks at, when its operands have been evaluated: `state.count` of
/// `state.count < next()`.
#[derive(Clone, Copy)]
pub(crate) struct LookedAt {
    pub(crate) reach: Reach,
    /// Whether it is surely that of a number.
    pub(crate) number: bool,
    /// Whether a method is called on it.
    pub(crate) receiver: bool,
}

/// How much of a variable an operation is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Reach {
    /// Its value.
    Whole,
    /// That of a field.
    Field,
    /// That of an element, or of a part that is further in.
    Part,
    /// That of a field of an element.
    Member,
    /// A part of an element that is further in.
    Deep,
}

impl Reach {
    /// Whether it is an element, or part of one, or a part that is further in.
    pub(crate) fn is_part(self) -> bool {
        matches!(self, Reach::Part | Reach::Member | Reach::Deep)
    }
}

/// The form of an operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// `place.method(operand)`, where the method changes the place.
    Change,
    /// `place.method(operand)`, where it may only read it.
    Method,
    /// `place[operand] = operand`
    Assign,
    /// `place[operand] += operand`: what is assigned to is read before, in Python before the operands are
    /// evaluated.
    Compound,
    /// `format!("..", operand)`
    Macro,
    /// `function(&place, operand)`, `place == operand`
    Beside,
}

/// What a value surely is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum ValueKind {
    /// Nobody knows.
    Any,
    /// Data of the standard library.
    Data,
    /// A number, a `bool` or a `char`, or several of them.
    Number,
}

/// What is evaluated.
pub(crate) enum EvaluationKind {
    /// An expression; empty where the evaluation needs no hole of its own.
    Whole(Template),
    /// An assignment to a name.
    Assignment(Assignment),
    /// A choice, of which some branches may run when nothing is held any more.
    Choice(Choice),
}

/// `match value { pattern => body, .. }`, or `if let pattern = value { body } else { body }`.
pub(crate) struct Choice {
    /// What stands before the branches.
    pub(crate) head: Template,
    /// The place of the braces of a `match`.
    pub(crate) braces: Option<Span>,
    pub(crate) branches: Vec<Branch>,
}

/// A branch of a `match` or `if` that has been walked.
#[derive(Clone, Copy)]
pub(super) struct WalkedBranch {
    pub(super) node: NodeId,
    /// Whether its pattern binds variables.
    pub(super) binds: bool,
    /// Whether code of others runs in it.
    pub(super) foreign: bool,
}

/// A branch of a choice.
pub(crate) struct Branch {
    pub(crate) node: NodeId,
    /// Whether its pattern binds variables.
    pub(crate) binds: bool,
    /// The pattern of an arm, with its guard; empty in an `if`.
    pub(crate) pattern: Template,
    pub(crate) body: Template,
    /// Whether it surely gives nothing: it returns, or ends a loop.
    pub(crate) diverges: bool,
    /// The comma behind it.
    pub(crate) comma: TokenStream,
}

/// `name = value`, or `name += value`.
#[expect(clippy::struct_excessive_bools, reason = "independent properties, each asked for alone")]
pub(crate) struct Assignment {
    /// The use of the name.
    pub(crate) left: UseId,
    /// What stands before the sign, attributes included.
    pub(crate) place: Template,
    /// `=` or `+=`.
    pub(crate) sign: TokenStream,
    /// Whether it is no `=`.
    pub(crate) compound: bool,
    pub(crate) value: Template,
    /// Whether making the value may run code that is not known.
    pub(crate) runs_unknown: bool,
    /// Whether making it runs code of others.
    pub(crate) foreign: bool,
    /// Whether it is a statement that ends in a semicolon.
    pub(crate) statement: bool,
    /// Where the value is made of the variable itself, which belongs to a function around: the uses that move
    /// it.
    pub(crate) moved: Vec<UseId>,
    /// Whether nothing else in the value uses it, and making the value surely comes to an end.
    pub(crate) once: bool,
    /// The first use since it is moved, or before.
    pub(crate) since: UseId,
}

/// A statement that stands before an assignment to a variable.
pub(super) struct Before {
    pub(super) uses: Range<usize>,
    pub(super) node: NodeId,
    /// Whether it may leave the function, or a loop.
    pub(super) leaves: bool,
}

/// What evaluating an expression can do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Effect {
    /// Always the same value: a literal, or a closure that moves nothing.
    Constant,
    /// A look at variables.
    Look,
    Any,
}

/// A type that is written in the factory, or follows from what is.
#[derive(Clone)]
pub(crate) struct Known {
    pub(crate) ty: Type,
    /// The function whose generics it may mention.
    pub(crate) scope: FnId,
    /// Where it is written: what its names mean.
    pub(crate) at: NodeId,
    /// Written in a body, where lifetimes that are left out are inferred.
    pub(crate) in_body: bool,
    /// Not of `Point { .. }` alone, which may be generic, or a variant.
    pub(crate) certain: bool,
}
