//! Variables that would have to be shared, and cannot be.

use std::fmt::{self, Display, Formatter};

use proc_macro2::{Ident, Span};
use syn::Error;

use super::error;
use super::words::listed;

/// Who uses a variable that cannot be shared.
pub(crate) struct Users<'a> {
    pub(crate) variable: &'a Ident,
    pub(crate) closure: &'a Ident,
    /// The closure that uses it too, if it is one.
    pub(crate) other: Option<&'a Ident>,
    /// The one that changes it.
    pub(crate) writer: Option<&'a Ident>,
    /// Whether the closure gives futures, which use it.
    pub(crate) futures: bool,
}

impl Display for Users<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let Users { variable, closure, other, writer, futures } = self;
        match other {
            Some(other) if other == closure && *futures => {
                write!(f, "several futures of `{closure}` share `{variable}`")?;
            }
            Some(other) if other == closure => {
                write!(f, "several closures made from `{closure}` share `{variable}`")?;
            }
            Some(other) => write!(f, "`{closure}` and `{other}` share `{variable}`")?,
            None => write!(f, "`{closure}` shares `{variable}` with the function around it")?,
        }
        match writer {
            Some(writer) => write!(f, ", and `{writer}` changes it"),
            None => Ok(()),
        }
    }
}

/// What is in the way, and what to write instead.
pub(crate) struct Reason {
    text: String,
    at: Option<Span>,
}

pub(crate) fn unshareable(users: &Users, reason: &Reason, at: Span) -> Error {
    let Reason { text, at: place } = reason;
    error!(Sharing, place.unwrap_or(at), "{users}: {text}")
}

pub(crate) fn asynchronous(function: &Ident, variable: &Ident) -> Reason {
    Reason {
        text: format!(
            "`{function}` is `async`, and generic or of another form that no closure can have, so it has no \
             handle, and would hold it across every `.await`\n\
             help: let `{function}` have a handle: `let {variable} = Rc::new(Cell::new(..));`, without \
             `nonlocal!` (`RefCell` for what is not `Copy`, `Arc<Mutex<..>>` for threads)"
        ),
        at: None,
    }
}

/// What an `async` function would have to itself while others run.
pub(crate) fn held_by_a_future(function: &Ident, variable: &Ident) -> Error {
    let Reason { text, .. } = asynchronous(function, variable);
    error!(Awaiting, function.span(), "others need `{variable}`, too: {text}")
}

/// Something that is shared, and needed before and after an `.await`.
/// `cell` says whether it is a type that nobody has to have alone, such as a `Mutex`, and `cloned` whether it
/// can surely be cloned.
pub(crate) fn awaited_while_held(used: &Ident, cell: bool, cloned: bool) -> Error {
    if cell {
        return error!(
            Awaiting,
            used.span(),
            "`{used}` is shared, and would be held across the `.await` here, while others run who need it\n\
             help: bind `Rc::new(..)` of it, or `Arc::new(..)` for threads: then each future has a handle of \
             its own",
        );
    }
    let lock = if cloned {
        String::new()
    } else {
        format!(
            "\n\
             help: where it cannot be cloned, as a receiver, bind \
             `Rc::new(tokio::sync::Mutex::new({used}))`, or `Arc::new(..)` for threads, and use \
             `{used}.lock().await`"
        )
    };
    error!(
        Awaiting,
        used.span(),
        "`{used}` is shared, and would be held across the `.await` here, so that nobody gives it another \
         value, while others run who need it\n\
         help: await first: write `let value = future.await;` before this, and use `value` in it; what else \
         is read here is then read after the `.await`\n\
         help: where what is awaited needs `{used}` itself, give it a clone: \
         `let {used}_now = {used}.clone();` before this{lock}"
    )
}

pub(crate) fn unreadable(used: &Ident) -> Reason {
    Reason {
        text: format!(
            "what this macro does with it cannot be read\n\
             help: if the macro only reads it, write `let value = {used}.clone();` before, and use `value` \
             in it; if the macro changes it, write what the macro does without it"
        ),
        at: Some(used.span()),
    }
}

pub(crate) fn kept(used: &Ident, changes: bool) -> Reason {
    // What is done to a clone is lost.
    let help = if changes {
        format!(
            "put what is done with the reference into a nested `fn` of its own that is not `async`, with \
             `nonlocal!({used});`, and call that: a call has `{used}` to itself"
        )
    } else {
        format!("bind a clone of it, or of the part that is needed: `let value = {used}.clone();`")
    };
    Reason {
        text: format!(
            "a reference to it would be kept here, and `{used}` is held for one statement at a time\n\
             help: {help}"
        ),
        at: Some(used.span()),
    }
}

pub(crate) fn declared(variable: &Ident) -> Reason {
    Reason {
        text: format!(
            "it is declared where that cannot be\n\
             help: write `let mut {variable}_shared = ..;` in the function itself, without `#[cfg]`, and \
             use that"
        ),
        at: None,
    }
}

pub(crate) fn lent_receiver() -> Reason {
    Reason {
        text: String::from(
            "`self` is a reference, and there is only one of that name\n\
             help: write `let mut this = self;` first, and use `this` instead of `self` everywhere",
        ),
        at: None,
    }
}

pub(crate) fn no_block(variable: &Ident) -> Reason {
    Reason {
        text: format!(
            "the pattern that declares it has no block of its own\n\
             help: bind it in a block: `{{ let mut {variable} = {variable}; .. }}`, with the nested \
             functions in there"
        ),
        at: None,
    }
}

pub(crate) fn lifted(function: &Ident, made: &Ident, variable: &Ident) -> Reason {
    Reason {
        text: format!(
            "`{function}` makes a closure of `{made}`, and is recursive, generic or of a form that no \
             closure can have, so it has no handle for it\n\
             help: where the closure is only called, write `|..| {made}(..)`, which borrows\n\
             help: otherwise let it have a handle: `let {variable} = Rc::new(Cell::new(..));`, without \
             `nonlocal!` (`RefCell` for what is not `Copy`)"
        ),
        at: None,
    }
}

pub(crate) fn moved(used: &Ident) -> Reason {
    Reason {
        text: format!(
            "this `move` closure would take it away\n\
             help: let the closure be a nested `fn` of its own, which takes a handle of what `{used}` needs"
        ),
        at: Some(used.span()),
    }
}

pub(crate) fn deferred(variable: &Ident) -> Reason {
    Reason {
        text: format!(
            "`{variable}` gets its value only after they are made\n\
             help: give it a value where it is bound: `let mut {variable} = ..;`"
        ),
        at: None,
    }
}

/// A nested function that moves a variable away from the others that use it.
pub(crate) fn moved_by_a_function(used: &Ident, function: &Ident, emptied: bool) -> Error {
    let empty = empty(used, emptied);
    error!(
        Sharing,
        used.span(),
        "`{function}` moves `{used}` away, which belongs to the function around: another call would not \
         find it\n\
         help: write `{used}.clone()`{empty}",
    )
}

/// A factory that returns a shared value beside the closures that share it.
pub(crate) fn moved_beside(used: &Ident, closure: &Ident) -> Error {
    error!(
        Sharing,
        used.span(),
        "`{closure}` shares `{used}`, so `{used}` cannot be moved away, and a clone does not see what \
         `{closure}` does later\n\
         help: to see it, put a nested function in the place of `{used}`: \
         `fn read_{used}() -> _ {{ {used}.clone() }}`\n\
         help: to have what it is now, write `{used}.clone()`",
    )
}

/// A factory that moves a variable away from closures that share it.
pub(crate) fn moved_by_its_owner(used: &Ident, closures: &[String], emptied: bool) -> Error {
    let empty = empty(used, emptied);
    let named = if closures.is_empty() { String::new() } else { format!(": {}", listed(closures)) };
    error!(
        Sharing,
        used.span(),
        "closures share `{used}`, so it cannot be moved away{named}\n\
         help: write `{used}.clone()`{empty}",
    )
}

fn empty(used: &Ident, emptied: bool) -> String {
    if emptied {
        format!(", or, where nobody needs it any more, `std::mem::take(&mut {used})`")
    } else {
        String::new()
    }
}
