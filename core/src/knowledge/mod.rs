//! What is assumed of the standard library: one row for each method, function, type and macro that means
//! something here.
//!
//! A macro sees names and no types, so each row is an assumption about everything of its name, and says what
//! is true wherever the standard library has it. A type of somebody else's with a method of the name may
//! differ, and what has no row may do anything. `docs/ASSUMPTIONS.md` is made from these tables, and says
//! what comes of a row that is wrong; a test calls every row on the types of the standard library. Both are
//! in `tests/assumptions.rs`.
//!
//! A *heuristic* is more than that: a guess from the form of the code. Where one stands, a comment begins
//! with that word.

mod functions;
mod macros;
mod method;
mod methods;
mod types;

use proc_macro2::Ident;

pub(crate) use functions::{
    CALLERS, CONSTANTS, DECORATORS, FUNCTIONS, Function, FunctionFact, SENDERS, VARIANTS,
};
pub(crate) use macros::{Grammar, MACROS};
pub(crate) use method::{Fact, Method, Receiver};
pub(crate) use methods::METHODS;
pub(crate) use types::{TYPES, Type, TypeFact};

/// What is assumed of the methods of a name.
pub(crate) fn method(name: &Ident) -> &'static Method {
    let name = name.to_string();
    match position(&name, METHODS.len(), |index| METHODS[index].name) {
        Some(index) => &METHODS[index],
        None if name.starts_with("is_") => &methods::QUESTION,
        None => &methods::UNKNOWN,
    }
}

/// What is assumed of the functions of a name in `impl` blocks, such as `new` in `Vec::new`.
pub(crate) fn function(name: &Ident) -> &'static Function {
    match position(&name.to_string(), FUNCTIONS.len(), |index| FUNCTIONS[index].name) {
        Some(index) => &FUNCTIONS[index],
        None => &functions::UNKNOWN,
    }
}

/// Whether a path is that of a function that sends what it is given to another thread.
pub(crate) fn is_sender(path: &syn::Path) -> bool {
    is_among(path, SENDERS)
}

/// Whether a method begins what several threads do, as rayon names it.
pub(crate) fn is_parallel(name: &Ident) -> bool {
    let name = name.to_string();
    name.starts_with("par_") || name.starts_with("into_par_")
}

/// Whether a path is that of a function that asks for no more than `FnMut`.
pub(crate) fn asks_for_fn_mut(path: &syn::Path) -> bool {
    is_among(path, CALLERS)
}

/// Whether a path is that of a function that makes an iterator of a closure: `iter::from_fn`, or an imported
/// `repeat_with`, where only one module has the name.
pub(crate) fn is_iterator(path: &syn::Path) -> bool {
    let Some(last) = path.segments.last() else { return false };
    let (mut here, mut elsewhere) = (false, false);
    for (module, name) in CALLERS {
        if last.ident == name {
            here |= *module == "iter";
            elsewhere |= *module != "iter";
        }
    }
    let called_in_iter = path.segments.iter().rev().nth(1).is_some_and(|module| module.ident == "iter");
    here && (called_in_iter || (path.segments.len() == 1 && !elsewhere))
}

/// Whether a path ends in one of the modules, and the function beside it.
fn is_among(path: &syn::Path, functions: &[(&str, &str)]) -> bool {
    let mut names = path.segments.iter().rev();
    let (Some(function), Some(module)) = (names.next(), names.next()) else { return false };
    functions.iter().any(|(from, name)| module.ident == from && function.ident == name)
}

/// What is assumed of the types, and the traits, of a name.
pub(crate) fn named_type(name: &Ident) -> &'static Type {
    match position(&name.to_string(), TYPES.len(), |index| TYPES[index].name) {
        Some(index) => &TYPES[index],
        None => &types::UNKNOWN,
    }
}

/// Whether the last name of a path is that of a type, or trait, of which something is assumed.
pub(crate) fn path_has(path: &syn::Path, fact: TypeFact) -> bool {
    matches!(path.segments.last(), Some(last) if named_type(&last.ident).has(fact))
}

/// How the arguments of the macros of a name are read.
pub(crate) fn grammar(name: &str) -> Grammar {
    match position(name, MACROS.len(), |index| MACROS[index].name) {
        Some(index) => MACROS[index].grammar,
        None => Grammar::Unknown,
    }
}

/// Whether one of the constants of numbers has the name, such as `MAX`.
pub(crate) fn is_constant(name: &Ident) -> bool {
    position(&name.to_string(), CONSTANTS.len(), |index| CONSTANTS[index]).is_some()
}

/// Whether a variant of the prelude has the name.
pub(crate) fn is_variant(name: &str) -> bool {
    VARIANTS.contains(&name)
}

/// Whether one of this crate's decorators has the name.
pub(crate) fn is_decorator(name: &Ident) -> bool {
    position(&name.to_string(), DECORATORS.len(), |index| DECORATORS[index]).is_some()
}

/// The position of a name among sorted ones.
fn position(name: &str, count: usize, name_at: fn(usize) -> &'static str) -> Option<usize> {
    let (mut first, mut end) = (0, count);
    while first < end {
        let middle = usize::midpoint(first, end);
        match name.cmp(name_at(middle)) {
            std::cmp::Ordering::Less => end = middle,
            std::cmp::Ordering::Equal => return Some(middle),
            std::cmp::Ordering::Greater => first = middle + 1,
        }
    }
    None
}
