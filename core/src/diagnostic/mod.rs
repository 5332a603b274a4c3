//! Every message of the compiler, in one place.
//!
//! A message names the variable, the function and the fix; the fix, applied as written, compiles.

pub(crate) mod arguments;
pub(crate) mod calls;
pub(crate) mod captures;
pub(crate) mod changes;
pub(crate) mod decorators;
pub(crate) mod kept;
pub(crate) mod objects;
pub(crate) mod returned;
pub(crate) mod sharing;
mod tokens;
mod words;

pub(crate) use tokens::Written;
pub(crate) use words::{listed, nearest};

use std::fmt::Arguments;

use proc_macro2::Span;
use quote::ToTokens;
use syn::Error;

/// Collects errors, so that all those of one factory are reported together.
#[derive(Default)]
pub(crate) struct Errors(Option<Error>);

impl Errors {
    pub(crate) fn push(&mut self, error: Error) {
        match &mut self.0 {
            Some(first) => first.combine(error),
            None => self.0 = Some(error),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// What was pushed, if anything was.
    pub(crate) fn first(self) -> Option<Error> {
        self.0
    }

    /// `Ok` where nothing was pushed.
    pub(crate) fn finish(self) -> syn::Result<()> {
        match self.0 {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}

/// An error that points at one place: `error!(span, "what is wrong")`.
macro_rules! error {
    ($at:expr, $($message:tt)*) => { $crate::diagnostic::new($at, format_args!($($message)*)) };
}

/// An error that points at all of some tokens.
macro_rules! spanned {
    ($tokens:expr, $($message:tt)*) => {
        $crate::diagnostic::new_spanned($tokens, format_args!($($message)*))
    };
}

use {error, spanned};

fn new(at: Span, message: Arguments) -> Error {
    Error::new(at, message)
}

fn new_spanned(tokens: &dyn ToTokens, message: Arguments) -> Error {
    Error::new_spanned(tokens, message)
}
