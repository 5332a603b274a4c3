//! Messages about nested functions that are called: what has to be known to make them `fn` items.

use proc_macro2::Ident;
use syn::Error;

use super::error;

/// A captured variable whose type nobody knows.
pub(crate) struct Untyped<'a> {
    pub(crate) variable: &'a Ident,
    /// Whether it is declared with `mut`.
    pub(crate) mutable: bool,
}

impl Untyped<'_> {
    pub(crate) fn captured(&self, function: &Ident, recursive: bool) -> Error {
        let variable = self.variable;
        self.error(&format!("`{function}` captures `{variable}`{}", reason(recursive)))
    }

    /// Captured by a function that cannot be a closure.
    pub(crate) fn captured_by_generic(&self, function: &Ident) -> Error {
        let variable = self.variable;
        self.error(&format!("`{function}` is generic and captures `{variable}`"))
    }

    pub(crate) fn field(&self, named: &Ident) -> Error {
        let variable = self.variable;
        self.error(&format!("`{variable}` is a field of `{named}`"))
    }

    fn error(&self, why: &str) -> Error {
        let variable = self.variable;
        let mutable = if self.mutable { "mut " } else { "" };
        error!(
            Functions,
            variable.span(),
            "{why}, so the type of `{variable}` has to be written\n\
             help: write the type where it is bound, behind `let {mutable}{variable}:`; what a loop or \
             another pattern binds can be bound again",
        )
    }
}

pub(crate) fn generic_of_an_impl(variable: &Ident, function: &Ident, name: &str, recursive: bool) -> Error {
    error!(
        Functions,
        variable.span(),
        "`{function}` captures `{variable}`{}, but `{name}`, in the type of `{variable}`, means nothing \
         inside `{function}`\n\
         help: write the factory as a function outside of the `impl`, with generics of its own",
        reason(recursive),
    )
}

/// A function that has to be an item, and mentions a generic of the block around.
pub(crate) fn generic_mentioned(function: &Ident, name: &str, recursive: bool) -> Error {
    error!(
        Functions,
        function.span(),
        "`{function}` captures{}, and `{name}`, a generic of the `impl`, means nothing inside a nested \
         function\n\
         help: write the factory as a function outside of the `impl`, with generics of its own",
        reason(recursive),
    )
}

pub(crate) fn type_hidden(variable: &Ident, function: &Ident, name: &str, recursive: bool) -> Error {
    error!(
        Functions,
        variable.span(),
        "`{function}` captures `{variable}`{}, but `{name}`, in the type of `{variable}`, is something \
         else where `{function}` stands\n\
         help: give one of the two named `{name}` another name",
        reason(recursive),
    )
}

pub(crate) fn receiver_captured(at: &Ident, function: &Ident, recursive: bool) -> Error {
    error!(
        Functions,
        at.span(),
        "`{function}` captures `self`{}, and the type of `self` has no name inside `{function}`\n\
         help: bind what `{function}` needs of it, with its type, and use that: \
         `let limit: usize = self.limit;`, `let items: &Vec<..> = &self.items;`, or `&mut` for what it \
         changes",
        reason(recursive),
    )
}

pub(crate) fn result_inferred(function: &Ident) -> Error {
    error!(
        Functions,
        function.span(),
        "`{function}` cannot be a closure here, so its result has to be written: `-> _` is for what becomes \
         one\n\
         help: write the type in the place of `_`",
    )
}

pub(crate) fn self_type(this: &Ident, function: &Ident, recursive: bool) -> Error {
    error!(
        Functions,
        this.span(),
        "`{function}` captures{}, and `Self` means nothing inside a nested function\n\
         help: write the type's own name instead of `Self`",
        reason(recursive),
    )
}

pub(crate) fn argument_count(function: &Ident, wanted: usize, given: usize) -> Error {
    let arguments = if wanted == 1 { "argument" } else { "arguments" };
    let are = if given == 1 { "is" } else { "are" };
    error!(
        Calls,
        function.span(),
        "`{function}` takes {wanted} {arguments}, and {given} {are} given\n\
         help: write as many as `fn {function}` has parameters; what it captures is passed by itself",
    )
}

pub(crate) fn not_sync(bound: &Ident) -> Error {
    error!(
        Sharing,
        bound.span(),
        "what the closures of this factory share stays on one thread, so they are not `{bound}`\n\
         help: write `#[nonlocal(sync)]`",
    )
}

pub(crate) fn sent_without_sync(used: &Ident, variable: &Ident) -> Error {
    let what = if used == variable {
        format!("`{variable}` is shared, on one thread,")
    } else {
        format!("`{used}` shares `{variable}`, on one thread,")
    };
    error!(
        Sharing,
        used.span(),
        "{what} and is sent to another thread here\n\
         help: write `#[nonlocal(sync)]`",
    )
}

/// `changed` where the closure changes it.
pub(crate) fn copied_by_move(variable: &Ident, function: &Ident, changed: bool) -> Error {
    let now = value_of_now(variable, changed);
    error!(
        Changed,
        variable.span(),
        "`move` gives this closure a `{variable}` of its own, apart from the one that `{function}` \
         changes\n\
         help: {now}\n\
         help: for the variable itself, remove `move`",
    )
}

fn value_of_now(variable: &Ident, changed: bool) -> String {
    if variable == "self" {
        return String::from(
            "for the value of now, write what the closure needs of it before the closure, as in \
             `let count_now = self.count;`, and use that in it",
        );
    }
    let mutable = if changed { "mut " } else { "" };
    format!(
        "for the value of now, write `let {mutable}{variable}_now = {variable};` (`{variable}.clone()` if \
         it is not `Copy`) before the closure, and use `{variable}_now` in it"
    )
}

pub(crate) fn changed_behind_a_copy(variable: &Ident, function: &Ident) -> Error {
    error!(
        Changed,
        variable.span(),
        "this closure has a copy of `{variable}`, and `{function}` changes `{variable}` later on\n\
         help: for the value of now, write `let {variable}_now = {variable};` (`{variable}.clone()` if \
         it is not `Copy`) before the closure, and use `{variable}_now` in it\n\
         help: for the variable itself, make this closure a nested `fn` that begins with \
         `nonlocal!({variable});`",
    )
}

pub(crate) fn changed_in_a_copy(variable: &Ident, function: &Ident) -> Error {
    error!(
        Changed,
        variable.span(),
        "this closure has a copy of `{variable}`, so `{function}` does not see what it changes\n\
         help: for a variable of its own, write `let mut {variable}_now = {variable};` before the closure, \
         and use `{variable}_now` in it\n\
         help: for the variable itself, make this closure a nested `fn` that begins with \
         `nonlocal!({variable});`",
    )
}

pub(crate) fn changed_by_the_right_side(variable: &Ident) -> Error {
    error!(
        Calls,
        variable.span(),
        "what is added to here, a part of `{variable}`, is found by Python before, and by Rust after the \
         right side is evaluated, which may change it, or what it is found by\n\
         help: if the right side is to come first, write `let value = ..;` with it before this statement, \
         and use `value` in it\n\
         help: if not, bind what is read before it with `let`, and assign in a statement of its own",
    )
}

pub(crate) fn changed_at_the_end(variable: &Ident) -> Error {
    error!(
        Calls,
        variable.span(),
        "what is added to here stands at the end of `{variable}`: Python finds it before the right side is \
         evaluated, which may put something else there, and Rust after that\n\
         help: if it is to be what stands there before, find it by its index: \
         `let at = {variable}.len() - 1;` before this statement, and use `{variable}[at]` in it\n\
         help: if the right side is to come first, write `let value = ..;` with it before this statement, \
         and use `value` in it",
    )
}

pub(crate) fn found_after_the_right_side(function: &Ident) -> Error {
    error!(
        Calls,
        function.span(),
        "Python calls `{function}`, which finds what is added to here, before the right side is evaluated, \
         and Rust calls it after that; one of them changes what the other uses\n\
         help: if the right side is to come first, write `let value = ..;` with it before this statement, \
         and use `value` in it\n\
         help: if not, write `let place = {function}(..);` before it, and add to `*place`; where the right \
         side changes what that refers to, find it by an index",
    )
}

pub(crate) fn changed_after_call(
    variable: &Ident,
    function: &Ident,
    closure: &Ident,
    owner: &Ident,
) -> Error {
    error!(
        Changed,
        variable.span(),
        "`{owner}` changes `{variable}` here, and a closure that a call of `{function}` has made before \
         has captured it: is the closure to keep the old value, or to see the new one?\n\
         help: to keep the old value, let `{function}` take `{variable}` as a parameter\n\
         help: to see the new one, write `nonlocal!({variable});` as the first statement of `{closure}`",
    )
}

pub(crate) fn reference_in_macro(variable: &Ident, function: &Ident) -> Error {
    error!(
        Macros,
        variable.span(),
        "`{function}` gets `{variable}` as a reference, so that name has to be rewritten here, but the \
         arguments of this macro cannot be read\n\
         help: write `let value = {variable};` (`&{variable}` if it is not `Copy`) before the macro, and \
         use `value` in it",
    )
}

pub(crate) fn read_last(variable: &Ident, number: bool) -> Error {
    let now = if number { variable.to_string() } else { format!("{variable}.clone()") };
    error!(
        Calls,
        variable.span(),
        "`{{{variable}}}` is read after all arguments of this macro, and one of them may change \
         `{variable}`: Python reads it where it stands\n\
         help: write `let {variable}_now = {now};` where it is to be read, and `{{{variable}_now}}` here",
    )
}

fn reason(recursive: bool) -> &'static str {
    if recursive { " and calls itself" } else { " and is called" }
}

/// How a function is called while a variable is held.
#[derive(Clone, Copy)]
pub(crate) enum Meanwhile {
    /// It is bound by a pattern that finds it there.
    Found,
    /// Once for each item.
    Repeated,
    Once,
}

pub(crate) fn called_while_held(
    called: &Ident,
    variable: &Ident,
    function: &Ident,
    meanwhile: Meanwhile,
) -> Error {
    let help = match meanwhile {
        Meanwhile::Found => format!(
            "keep an `Rc` in `{variable}`, and clone that in the head of this statement: \
             `{variable}.get(..).cloned()`, or of an `Option` `{variable}.clone()`"
        ),
        Meanwhile::Repeated => format!(
            "go through a clone, in which nothing changes meanwhile: write \
             `let {variable}_now = {variable}.clone();` before this statement, and use that in it"
        ),
        Meanwhile::Once => format!(
            "call it first: write `let value = {called}(..);` before this statement, and use `value` in it; \
             what else is read here is then read after the call\n\
             help: to read `{variable}` before the call, clone it: \
             `let {variable}_now = {variable}.clone();`"
        ),
    };
    error!(
        Sharing,
        called.span(),
        "`{called}` is called while `{function}` has `{variable}`, which is shared, to itself for this \
         statement: if `{called}` needs `{variable}` too, that would be a panic\n\
         help: {help}",
    )
}

/// A closure that runs while a method has a variable, and needs one that cannot be had then.
pub(crate) fn made_while_held(needed: &Ident, variable: &Ident) -> Error {
    let (why, what) = if needed == variable {
        let what = format!("; what is put into `{variable}` is not seen by it");
        (
            format!(
                "`{variable}` is held while what is made here goes into it, and the closure needs it, too"
            ),
            what,
        )
    } else {
        let why = format!(
            "`{variable}` is held while what is made here goes into it, and the closure needs `{needed}`, \
             which is behind the same lock"
        );
        (why, String::new())
    };
    error!(
        Sharing,
        needed.span(),
        "{why}: that would be a panic\n\
         help: have it made first: bind it before this statement with `.collect()` at its end, as \
         `let made: Vec<_> = ..`, and use `made` here{what}",
    )
}

pub(crate) fn called_between(called: &Ident, variable: &Ident, function: &Ident, looped: bool) -> Error {
    if looped {
        return error!(
            Sharing,
            called.span(),
            "`{called}` uses `{variable}`, and is called while `{function}` goes through `{variable}` to \
             change it: that would be a panic\n\
             help: go through the positions, `for i in 0..{variable}.len()`, and write `{variable}[i]` where \
             an item is needed",
        );
    }
    error!(
        Sharing,
        called.span(),
        "`{called}` uses `{variable}`, and is called while `{function}` has `{variable}` to itself for this \
         statement: that would be a panic\n\
         help: if the call is to come first, write `let value = {called}(..);` before this statement, and \
         use `value` in it; if `{variable}` is to be as it was before the call, clone it: \
         `let {variable}_now = {variable}.clone();`",
    )
}

pub(crate) fn kept_too_long(variable: &Ident, changes: bool) -> Error {
    // What is done to a clone is lost.
    let help = if changes {
        format!("name `{variable}` itself wherever it is changed, instead of the reference")
    } else {
        format!("refer to a clone: `let {variable}_now = {variable}.clone();` before this statement")
    };
    error!(
        Sharing,
        variable.span(),
        "a reference into `{variable}` would be kept here, and `{variable}`, which closures share, is held \
         for one statement at a time\n\
         help: {help}",
    )
}

pub(crate) fn passed_while_held(passed: &Ident, variable: &Ident, function: &Ident) -> Error {
    error!(
        Sharing,
        passed.span(),
        "`{passed}` is passed on while `{function}` has `{variable}` to itself, and `{passed}` needs \
         `{variable}`, too: to call it would be a panic\n\
         help: if it is only called, write `|..| {passed}(..)` here, which borrows; otherwise let \
         `{function}` not use `{variable}` itself",
    )
}
