//! Problems that the walk finds; messages are made of them later.

use proc_macro2::{Ident, Span};

use super::ids::FnId;

/// What is wrong with the names themselves.
pub(crate) enum Problem {
    /// `nonlocal!` where it has no meaning: in the factory itself, or in a closure.
    NonlocalMisplaced(Ident),
    /// `nonlocal!(x)` in the factory's own body, and nothing there is named `x`: the attribute is one
    /// function too far in.
    NonlocalAround { ident: Ident },
    /// The arguments of `nonlocal!` are no list of names.
    NonlocalMalformed { error: syn::Error, function: FnId },
    /// `nonlocal!(x)` where `x` is a parameter (or a local) of the same function.
    NonlocalOwn { ident: Ident, function: FnId, parameter: bool },
    /// `x` is used before `nonlocal!(x)` in the same function.
    NonlocalLate { ident: Ident, function: FnId },
    /// Nothing around is named so; the nearest name, if one is close.
    NonlocalUnbound { ident: Ident, function: FnId, near: Option<String> },
    /// `nonlocal!` of a nested function or another item.
    NonlocalItem { ident: Ident, function: FnId },
    /// The factory has a named type, and returns no nested function.
    NoObject(Ident),
    /// A literal of the named type that is not the tail.
    ObjectMisplaced(Ident),
    /// `..rest` in such a literal.
    ObjectRest(Span),
    /// What is listed as a method is no nested function; the nearest name, if one is close.
    NotAMethod { ident: Ident, near: Option<String> },
    /// Two members of the named type have one name.
    MemberTwice(Ident),
    /// A member has the name of something that every named type has.
    MemberTaken { ident: Ident, named: Ident },
    /// What is wrong with the defaults or the arguments of a nested function.
    Arguments(syn::Error),
    /// The decorators of a nested function cannot be read.
    Decorators(syn::Error),
    /// Two nested functions of one name in one block, told apart by `#[cfg]`.
    Twice { ident: Ident, first: FnId },
}
