//! Variables that are bound to what a function makes: `let half = half(t);`. Where such a variable is lent,
//! as in `walk(&half)`, what is lent is the function's own; so it is in `walk(&half(t)?)`.
//!
//! Heuristic: who writes `&half` there has no reference already.

use proc_macro2::Delimiter;

use super::phrase::{Segment, any_named, is_assignment, segments};
use super::stored::arguments;
use super::taint::{Source, Taint};
use crate::resolve::Word;
use crate::syntax::any;

impl Taint<'_> {
    /// Adds the variables of a body that are bound to the results of calls, or to literals of structs.
    pub(super) fn made_in(&mut self, body: &[Word]) {
        for Segment { flat, block } in &segments(body) {
            let is_match = any_named(flat, &["match"]);
            if matches!(bound(flat), Some(value) if self.is_made(value)) {
                self.declared_in(flat, Source::Unknown);
                if let (true, Some(block)) = (is_match, block) {
                    self.arms(block, Source::Unknown);
                }
            }
            if let Some(block) = block {
                self.made_in(block);
            }
        }
    }

    /// `&half`, of a variable that is one of these, or `&half(t)`.
    pub(super) fn lends(&self, argument: &[&Word]) -> bool {
        match argument {
            [and, name] => and.is_punct('&') && self.is_tainted(name),
            // A literal may be a constant, which is there for ever.
            [and, made @ ..] => and.is_punct('&') && self.is_call(made),
            _ => false,
        }
    }

    /// `half(t)`, `tree::half(t)?`, `(half(a), half(b))`, `Tree { .. }`, `Tree::Leaf`
    fn is_made(&self, value: &[&Word]) -> bool {
        match value {
            [path @ .., name, Word::Group(Delimiter::Brace, _)] | [path @ .., name] if self.is_type(name) => {
                self.is_path(path)
            }
            [Word::Group(Delimiter::Parenthesis, inside)] => {
                let parts = arguments(inside);
                !any(&parts, &mut |part| !self.is_made(part))
            }
            value => self.is_call(value),
        }
    }

    /// `tree::half(t)?`
    fn is_call(&self, value: &[&Word]) -> bool {
        match value {
            [value @ .., last] if last.is_punct('?') => self.is_call(value),
            [path @ .., name, Word::Group(Delimiter::Parenthesis, _)] => {
                let function = matches!(self.text(name), Some(name) if name.starts_with(char::is_lowercase));
                function && self.is_path(path)
            }
            _ => false,
        }
    }

    fn is_path(&self, words: &[&Word]) -> bool {
        !any(words, &mut |word| !word.is_punct(':') && self.text(word).is_none())
    }

    fn is_type(&self, name: &Word) -> bool {
        matches!(self.text(name), Some(name) if name.starts_with(char::is_uppercase))
    }

    fn text(&self, word: &Word) -> Option<String> {
        match word {
            Word::Use(used) => Some(self.resolved.uses[used].ident.to_string()),
            word => word.word().map(ToString::to_string),
        }
    }
}

/// What a statement takes apart, or binds variables to.
fn bound<'a, 'b>(flat: &'b [&'a Word]) -> Option<&'b [&'a Word]> {
    let mut behind = None;
    for (position, word) in flat.iter().enumerate() {
        if word.is_named("match") || is_assignment(flat, position) {
            behind = flat.get(position + 1..);
        }
    }
    behind
}
