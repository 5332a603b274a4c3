//! Every message of the compiler, in one place.
//!
//! A message names the variable, the function and the fix; the fix, applied as written, compiles.

pub(crate) mod arguments;
pub(crate) mod calls;
pub(crate) mod captures;
pub(crate) mod changes;
mod chapter;
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

use chapter::Chapter;

/// Collects errors, so that all those of one factory are reported together.
#[derive(Default)]
pub(crate) struct Errors {
    first: Option<Error>,
    count: usize,
}

impl Errors {
    pub(crate) fn push(&mut self, error: Error) {
        self.count += 1;
        match &mut self.first {
            Some(first) => first.combine(error),
            None => self.first = Some(error),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    /// How many have been pushed.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// What was pushed, if anything was.
    pub(crate) fn first(self) -> Option<Error> {
        self.first
    }

    /// `Ok` where nothing was pushed.
    pub(crate) fn finish(self) -> syn::Result<()> {
        match self.first {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}

/// An error that points at one place, and the chapter of the guide that explains it:
/// `error!(Names, span, "what is wrong")`.
macro_rules! error {
    ($chapter:ident, $at:expr, $($message:tt)*) => {
        $crate::diagnostic::new($crate::diagnostic::Chapter::$chapter, $at, format_args!($($message)*))
    };
}

/// An error that points at all of some tokens.
macro_rules! spanned {
    ($chapter:ident, $tokens:expr, $($message:tt)*) => {
        $crate::diagnostic::new_spanned(
            $crate::diagnostic::Chapter::$chapter,
            $tokens,
            format_args!($($message)*),
        )
    };
}

use {error, spanned};

fn new(chapter: Chapter, at: Span, message: Arguments) -> Error {
    Error::new(at, explained(chapter, message))
}

fn new_spanned(chapter: Chapter, tokens: &dyn ToTokens, message: Arguments) -> Error {
    Error::new_spanned(tokens, explained(chapter, message))
}

/// A message with the place in the guide that says more.
fn explained(chapter: Chapter, message: Arguments) -> String {
    format!("{message}\nmore: `nonlocal::guide::errors`, \"{}\"", chapter.title())
}
