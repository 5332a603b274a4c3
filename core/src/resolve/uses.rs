//! The occurrences of names: what each means, and what it does to the variable.

use proc_macro2::Ident;

use super::asked::Asked;
use super::expected::Keeper;
use super::ids::{BindingId, EvaluationId, FnId, LambdaId, NodeId};
use crate::knowledge::Receiver;

/// One occurrence of a name.
#[expect(clippy::struct_excessive_bools, reason = "independent properties, each asked for alone")]
pub(crate) struct Use {
    pub(crate) ident: Ident,
    pub(crate) function: FnId,
    pub(crate) target: Target,
    pub(crate) access: Access,
    pub(crate) strength: Strength,
    pub(crate) node: NodeId,
    pub(crate) context: Context,
    /// The innermost closure or block of the user's own around, in the same function.
    pub(crate) lambda: Option<LambdaId>,
    /// Whether it is a call whose future is awaited at once.
    pub(crate) awaited: bool,
    /// Whether a glob import nearer than the variable or function may bring something else of the name.
    pub(crate) ambiguous: bool,
    /// The number of the innermost scope with such an import, while the binding is not known.
    pub(crate) glob: Option<usize>,
    /// Whether it stands in a format string before arguments that may change it.
    pub(crate) early: bool,
    /// What the type that is written for it asks of it, if it is a closure value.
    pub(crate) asked: Asked,
    /// Whether its type is left to the factory: `-> _`.
    pub(crate) left_open: bool,
    /// Whether that is `AsyncFn` or its kin, or what rustc finds out.
    pub(crate) asked_async: bool,
    /// What a closure value is to give, if it is written: for one of an `async` function, the type of its
    /// futures.
    pub(crate) asked_result: Option<Box<syn::Type>>,
    /// The field of the variable that is meant, if it is one.
    pub(crate) field: Option<syn::Member>,
    /// Whether a pattern copies parts out of the place, so that nothing refers to it behind the statement.
    pub(crate) taken_apart: bool,
    /// Whether it is an element of the variable that is meant, or part of one.
    pub(crate) element: bool,
    /// The field of the element that is meant, if it is one.
    pub(crate) member: Option<syn::Member>,
    /// Whether that field may get another value.
    pub(crate) member_renews: bool,
    /// Whether that is what one index finds: a text has only ranges.
    pub(crate) item: bool,
    /// Whether a method appends to it: an index finds what it has found before.
    pub(crate) appends: bool,
    /// Whether it is for a method that takes nothing out of a collection: it puts something in, or finds it.
    pub(crate) leaves_all: bool,
    /// What keeps its value, if something surely does.
    pub(crate) kept: Option<Keeper>,
    /// Whether it is what `Box::new` is given, and nothing else is around that.
    pub(crate) boxed: bool,
    /// Whether that field or element may get another value: it is assigned, or lent to be changed.
    pub(crate) renews: bool,
    /// Whether its value goes somewhere else: into a call, a variable, a tuple, a struct.
    pub(crate) moved: bool,
    /// Whether a method takes it: `x.into_iter()`.
    pub(crate) consumed: bool,
    /// Whether it is passed to something that may call it.
    pub(crate) passed: bool,
    /// Whether nothing is known of what it is passed to, which may ask for `Fn`.
    pub(crate) given: bool,
    /// Whether it is a call that stands for the function, which is passed on for a moment.
    pub(crate) momentary: bool,
    /// The innermost evaluation around, if any is.
    pub(crate) evaluation: Option<EvaluationId>,
}

/// Where an expression stands, which decides what may be written in its place without parentheses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Context {
    /// Anything, a closure too.
    Loose,
    /// An operand: anything that binds as closely as `*x`.
    Operand,
    /// An operand of an operator: the same, in parentheses at the user's place. rustc takes the place of the
    /// operation from those of its operands, and says it where it overflows.
    Term,
    /// Before `.method()`, `[..]`, `(..)` or `?`: names, calls and what has parentheses.
    Base,
    /// Behind `else`: another `if`, or a block.
    Else,
    /// Before `.field`, where a reference means what it points to.
    Field,
}

/// What a name means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Target {
    /// Nothing of the factory's: an item, something imported, or a mistake for rustc to report.
    Outside,
    Variable(BindingId),
    Nested(FnId),
}

/// What an occurrence does to the variable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Access {
    /// Its value is looked at where it stands.
    Read,
    /// Its value is taken: copied, or moved.
    Take,
    /// `&x`.
    Borrow,
    /// `x.method()`, `x.field.method()`: what the method does, as far as its name and the type of `x` tell.
    /// A change that is sure is [`Access::Through`].
    Receiver(Receiver),
    /// `x(..)`.
    Call,
    /// `x(..)`, where `x` is `async` and nobody awaits that at once: the future is a value that has
    /// captures of its own, as a closure has.
    Future,
    /// `name!(x)`: may change `x`, depending on the macro.
    Macro,
    /// `x = ..`, `x += ..`.
    Assign,
    /// An assignment that is an evaluation of its own.
    Set,
    /// `&mut x`.
    BorrowMut,
    /// A change of a part of `x`, or of what it points to: `x.field = ..`, `*x += ..`, `&mut x[0]`.
    Through,
    /// Listed as a method of the named type.
    Method,
    /// In tokens that could not be parsed.
    Opaque,
    /// In the string of a macro that may format it.
    Shown,
    /// Named in `nonlocal!(..)`.
    Declared,
}

impl Access {
    /// Whether this changes the variable or does not, depending on a method or macro.
    pub(crate) fn may_change(self) -> bool {
        matches!(self, Access::Receiver(_) | Access::Call | Access::Macro)
    }

    /// Whether the whole variable gets another value.
    pub(crate) fn assigns(self) -> bool {
        matches!(self, Access::Assign | Access::Set)
    }

    /// Whether the value is read, or taken.
    pub(crate) fn reads(self) -> bool {
        matches!(self, Access::Read | Access::Take)
    }

    /// Whether this changes nothing.
    pub(crate) fn only_looks(self) -> bool {
        self.reads() || matches!(self, Access::Borrow | Access::Receiver(Receiver::Reads))
    }

    /// Whether this surely changes the variable or something in it.
    pub(crate) fn changes(self) -> bool {
        matches!(self, Access::Assign | Access::Set | Access::BorrowMut | Access::Through)
    }
}

/// How sure it is that an identifier is a name at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Strength {
    Strong,
    /// It may be a word of some macro's own language, or mean an item outside of the factory. Counts only in
    /// functions that capture something anyway, because valid Rust has to stay untouched.
    Weak,
}
