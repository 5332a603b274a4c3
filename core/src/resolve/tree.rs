//! The resolved tree: functions, bindings and uses, as tables that refer to each other by index.

use std::ops::Range;

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::token::Paren;
use syn::{AngleBracketedGenericArguments, Attribute, Signature, Type, Visibility};

use super::arena::Arena;
use super::asked::{NeedsFn, Owns};
use super::callable::NestedDefault;
use super::history::History;
use super::ids::{
    BindingId, BlockId, CallId, EvaluationId, FnId, FormatId, KeyId, LambdaId, NodeId, RepeatId, StatementId,
    Table, UseId,
};
use super::operation::{Effect, Evaluation, Known, Reach};
use super::problem::Problem;
use super::template::Template;
use super::uses::{Context, Use};
use crate::syntax::{Factory, Fresh};

/// A statement in which the name of a nested function stands, so that closures may be made there, or that
/// declares what may be given closures later.
pub(crate) struct Statement {
    /// The block that it stands in.
    pub(crate) block: BlockId,
    pub(crate) node: NodeId,
    /// Whether it may be a `let mut` of a closure.
    pub(crate) lambda: bool,
}

/// A closure of the user's own, an `async` block or a `try` block.
#[expect(clippy::struct_excessive_bools, reason = "independent properties, each asked for alone")]
pub(crate) struct Lambda {
    pub(crate) node: NodeId,
    /// Whether it is a `move` closure or block.
    pub(crate) moves: bool,
    /// Whether it runs once at most.
    pub(crate) once: bool,
    /// Whether it, or one around it in the same function, takes what it uses.
    pub(crate) takes: bool,
    /// Whether that one may still be there when the function has returned.
    pub(crate) escapes: bool,
    pub(crate) owns: Owns,
    /// Whether it is gone when what it is given to returns.
    pub(crate) done: bool,
    /// Whether it is spawned in a scope, at the end of which it is gone.
    pub(crate) scoped: bool,
    /// Whether it has to be `Fn`, because it is passed by a reference that is not `mut`, or its type says so.
    pub(crate) needs_fn: NeedsFn,
    /// The number of the call, or chain of calls, that it is an argument of: the closures of one exist at
    /// the same time.
    pub(crate) chain: Option<usize>,
    /// The variable that it is bound to, or an iterator that has it.
    pub(crate) bound: Option<BindingId>,
    /// A variable that there was before, and that it is given to.
    pub(crate) holder: Option<BindingId>,
    /// The first node behind the loop that goes through such an iterator.
    pub(crate) until: Option<NodeId>,
    /// Where it is a `move` closure or block that names something; else it is empty.
    pub(crate) template: Template,
    pub(crate) context: Context,
}

/// A macro call with names in its format string that Python would read before some of the arguments, and
/// rustc reads last.
pub(crate) struct Format {
    pub(crate) template: Template,
    pub(crate) names: Vec<EarlyName>,
    pub(crate) context: Context,
    /// Whether it surely formats, and what it gives does not refer to what it was given.
    pub(crate) owned: bool,
}

/// A variable named in a format string.
pub(crate) struct EarlyName {
    pub(crate) name: UseId,
    /// What Python evaluates before it reads the variable for the last time.
    pub(crate) before: Vec<Evaluated>,
    /// What it evaluates after it has read the variable for the first time.
    pub(crate) after: Vec<Evaluated>,
}

/// An argument of a macro.
#[derive(Clone)]
pub(crate) struct Evaluated {
    /// The uses of names in it.
    pub(crate) uses: Range<usize>,
    /// Its position among the operands of the evaluation that the macro call is.
    pub(crate) operand: Option<usize>,
    pub(crate) effect: Effect,
    /// Whether code of others runs in it.
    pub(crate) foreign: bool,
}

/// A key that calls nested functions.
pub(crate) struct Key {
    /// The use of the variable at the root of the place.
    pub(crate) root: UseId,
    /// How much of the variable the place is.
    pub(crate) reach: Reach,
    /// The uses in the key.
    pub(crate) uses: Range<usize>,
    /// The operand that it is, if it is one.
    pub(crate) operand: Option<(EvaluationId, usize)>,
    pub(crate) finds: Finds,
    /// Its type, where that is told.
    pub(crate) known: Option<Known>,
}

/// What a key finds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Finds {
    /// An element, which is only looked at.
    Element,
    /// An element that may be changed.
    ElementMut,
    /// What a method gives.
    Result,
}

/// A factory whose names are resolved.
pub(crate) struct Resolved {
    /// The factory as written; its body is in `functions[0]`.
    pub(crate) factory: Factory,
    pub(crate) arena: Arena,
    pub(crate) functions: Table<FnId, Function>,
    pub(crate) bindings: Table<BindingId, Binding>,
    pub(crate) uses: Table<UseId, Use>,
    /// Calls of nested functions by name.
    pub(crate) calls: Table<CallId, Call>,
    pub(crate) statements: Table<StatementId, Statement>,
    pub(crate) evaluations: Table<EvaluationId, Evaluation>,
    pub(crate) waits: Waits,
    /// The uses in what is sent to another thread.
    pub(crate) sent: Vec<Range<usize>>,
    pub(crate) lambdas: Table<LambdaId, Lambda>,
    pub(crate) formats: Table<FormatId, Format>,
    pub(crate) keys: Table<KeyId, Key>,
    /// What the named type is made of, if there is one.
    pub(crate) object: Option<Object>,
    /// Whether something is written otherwise than it was: decorators, defaults and keywords.
    pub(crate) rewritten: bool,
    pub(crate) defaults: Vec<NestedDefault>,
    pub(crate) markers: Fresh,
    pub(crate) history: History,
    pub(crate) problems: Vec<Problem>,
    /// Variables named in macro calls that are statements of their own, and so may declare others of the
    /// name.
    pub(crate) redeclared: Vec<(BindingId, UseId)>,
    /// How many loops and closures there are.
    pub(crate) repeats: usize,
}

/// The factory, or one of its nested functions.
pub(crate) struct Function {
    pub(crate) parent: FnId,
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) sig: Signature,
    /// The name that it is declared by, if it is another.
    pub(crate) declared: Option<Ident>,
    /// The patterns of its parameters.
    pub(crate) patterns: Vec<Template>,
    /// The block.
    pub(crate) body: Template,
    pub(crate) flow: Flow,
    pub(crate) nonlocals: Vec<Nonlocal>,
    /// The variable that its result surely refers to, if its last expression says so.
    pub(crate) refers_to: Option<Ident>,
    pub(crate) tail: Tail,
    /// Whether other statements than items stand before the definition in its block.
    pub(crate) after_statements: bool,
    pub(crate) node: NodeId,
    /// Whether it may run code that is not known, which may call anything.
    pub(crate) runs_unknown: bool,
    /// Whether it runs code of others, which may call back.
    pub(crate) runs_foreign: bool,
    /// Uses of names inside this function itself, not in the functions nested in it.
    pub(crate) uses: Vec<UseId>,
}

/// A name in a `nonlocal!(..)`.
pub(crate) struct Nonlocal {
    /// The use that stands for it.
    pub(crate) target: UseId,
}

/// What the tail of a function's body is, as far as its return type is concerned.
pub(crate) enum Tail {
    /// One name.
    Name(UseId),
    /// A tuple; the names among its elements.
    Tuple(Vec<Option<UseId>>),
    /// A literal of the named type.
    Object,
    Other,
}

/// A local variable: a parameter, or an identifier in a pattern.
pub(crate) struct Binding {
    pub(crate) ident: Ident,
    pub(crate) owner: FnId,
    /// The block in which it is declared; `None` where that is no block.
    pub(crate) block: Option<BlockId>,
    pub(crate) how: Declaration,
    /// Its type, where the factory says it.
    pub(crate) known: Option<Known>,
    /// The uses in what its `let` binds it to.
    pub(crate) init: Range<usize>,
    /// The uses in the closure that it is bound to, if it is bound to one.
    pub(crate) lambda: Option<Range<usize>>,
    /// Where it is declared, and the first node where it is out of scope again.
    pub(crate) visible: (NodeId, NodeId),
}

/// Where a body waits for others, in the order of the text.
#[derive(Default, Debug)]
pub(crate) struct Waits {
    /// Behind what is awaited: anything may run meanwhile.
    pub(crate) awaits: Vec<NodeId>,
    /// Behind what is over then: that, the futures that a macro is given, and threads that are joined.
    pub(crate) ends: Vec<NodeId>,
    /// Behind futures that a macro keeps in their place.
    pub(crate) pins: Vec<NodeId>,
    /// For each macro in which futures race, what they are.
    pub(super) races: Vec<Vec<Racing>>,
}

/// A future that races with others.
#[derive(Debug)]
pub(super) struct Racing {
    /// The uses in it.
    pub(super) uses: Range<usize>,
    /// The name of the nested function, if it is a call of one.
    pub(super) callee: Option<UseId>,
}

/// A call of a nested function by its name.
pub(crate) struct Call {
    /// The use of the name.
    pub(crate) callee: UseId,
    pub(crate) attrs: Vec<Attribute>,
    /// What is called: the name, with what stands between it and the arguments.
    pub(crate) func: Template,
    /// `::<u8>`.
    pub(crate) generics: Option<AngleBracketedGenericArguments>,
    pub(crate) paren: Paren,
    pub(crate) arguments: Vec<Argument>,
    /// `.await`, where that stands behind it.
    pub(crate) wait: TokenStream,
    /// `Box::pin`, where that is given the future, and awaited.
    pub(crate) boxing: TokenStream,
    /// Whether its future has to be of one type with others.
    pub(crate) meets: bool,
    pub(crate) context: Context,
}

/// One argument of a call.
pub(crate) struct Argument {
    pub(crate) value: Template,
    /// The comma behind it.
    pub(crate) comma: Option<TokenTree>,
    /// The uses of names in it.
    pub(crate) uses: Range<usize>,
    pub(crate) effect: Effect,
    /// Whether it is a name.
    pub(crate) name: bool,
    /// `by` of `by = 2`.
    pub(crate) keyword: Option<Ident>,
}

/// The functions that become methods of the named type.
pub(crate) struct Object {
    pub(crate) methods: Vec<Method>,
    /// The constants that are listed with them.
    pub(crate) constants: Vec<Constant>,
    /// Whether it is one closure, which is called as `call`.
    pub(crate) single: bool,
}

/// A constant of the factory that is one of its type, too.
pub(crate) struct Constant {
    pub(crate) name: Ident,
    pub(crate) listed: Ident,
    pub(crate) ty: Type,
}

/// A nested function that is a method.
pub(crate) struct Method {
    pub(crate) name: Ident,
    pub(crate) function: FnId,
}

/// How a binding is declared.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent properties, each asked for alone")]
pub(crate) struct Declaration {
    pub(crate) mutable: bool,
    /// A parameter of its owner, as opposed to a `let` or another pattern.
    pub(crate) parameter: bool,
    /// A parameter of a closure of the user's own.
    pub(crate) of_lambda: bool,
    /// `self`, which cannot be rebound.
    pub(crate) receiver: bool,
    /// `self` by value: it can be moved to a variable of another name.
    pub(crate) owned_receiver: bool,
    /// Initialised with `Cell::new(..)` and the like: a copy would not see later changes.
    pub(crate) cell: bool,
    /// `&mut self`.
    pub(crate) lends: bool,
    /// A collection of the standard library, which is changed through `mut` variables only.
    pub(crate) collection: bool,
    /// Bound to an option, or to `T::default()`: its type has a default.
    pub(crate) defaulted: bool,
    /// Never `Copy`, as what is done to it shows.
    pub(crate) not_copy: bool,
    /// Bound to an integer that says no type.
    pub(crate) integer: bool,
    /// Bound to a literal number.
    pub(crate) number: bool,
    /// Bound to a closure that is written there.
    pub(crate) closure: bool,
    /// The number of the calls of methods that may have given it closures, if there are any.
    pub(crate) chain: Option<usize>,
    /// Bound to an iterator, which calls its closures when it is used.
    pub(crate) lazy: bool,
    /// Bound to an iterator that several threads go through.
    pub(crate) parallel: bool,
    /// Whether code of others runs when it is called, where it is one.
    pub(crate) foreign: bool,
    /// Of a written type that says `FnMut`: to call it is to change it.
    pub(crate) fn_mut: bool,
    /// Bound to data of the standard library.
    pub(crate) data: bool,
    /// A `let` without a value.
    pub(crate) deferred: bool,
    /// Declared under `#[cfg]`: it may not be there.
    pub(crate) conditional: bool,
}

/// The order in which a body evaluates what concerns names.
#[derive(Debug, Default)]
pub(crate) enum Flow {
    #[default]
    Nothing,
    Use(UseId),
    Declare(BindingId),
    Seq(Vec<Flow>),
    /// Exactly one of them.
    Branch(Vec<Flow>),
    /// Again and again; left through `Break` only.
    Loop {
        label: Option<String>,
        repeat: RepeatId,
        body: Box<Flow>,
    },
    /// A labelled block.
    Labeled(String, Box<Flow>),
    /// A closure, which runs any number of times from here on, or an async block, which runs once at most.
    Lambda {
        lambda: LambdaId,
        repeat: RepeatId,
        body: Box<Flow>,
    },
    /// What stands in an unknown macro: it may run any number of times, and leave any loop around.
    Macro {
        repeat: RepeatId,
        body: Box<Flow>,
    },
    Break(Option<String>),
    Continue(Option<String>),
    Return,
}
