//! A body as a list of words, with what calls, evaluations and lambdas consist of in their places.

use proc_macro2::{Delimiter, Ident, TokenTree};

use super::ids::{BindingId, FnId, UseId};
use super::operation::EvaluationKind;
use super::template::{Hole, Piece, Template};
use super::tree::{Call, Resolved};

/// A token, or a name that has been resolved.
pub(crate) enum Word {
    Token(TokenTree),
    Group(Delimiter, Vec<Word>),
    Use(UseId),
    Declaration(BindingId),
}

impl Word {
    pub(crate) fn is_punct(&self, punct: char) -> bool {
        matches!(self, Word::Token(TokenTree::Punct(token)) if token.as_char() == punct)
    }

    /// The identifier that this is, if it is one that was not resolved.
    pub(crate) fn word(&self) -> Option<&Ident> {
        match self {
            Word::Token(TokenTree::Ident(ident)) => Some(ident),
            _ => None,
        }
    }

    pub(crate) fn is_named(&self, name: &str) -> bool {
        matches!(self, Word::Token(TokenTree::Ident(ident)) if ident == name)
    }
}

impl Resolved {
    /// The body of a function, without its braces.
    pub(crate) fn words(&self, function: FnId) -> Vec<Word> {
        let mut words = Vec::new();
        self.add_words(&self.functions[function].body, &mut words);
        words
    }

    /// The pattern of a parameter.
    pub(crate) fn pattern_words(&self, function: FnId, position: usize) -> Vec<Word> {
        let mut words = Vec::new();
        if let Some(pattern) = self.functions[function].patterns.get(position) {
            self.add_words(pattern, &mut words);
        }
        words
    }

    fn add_words(&self, template: &Template, words: &mut Vec<Word>) {
        for piece in &template.pieces {
            match piece {
                Piece::Token(token) => words.push(Word::Token(token.clone())),
                Piece::Group(delimiter, _, inside) => {
                    let mut group = Vec::new();
                    self.add_words(inside, &mut group);
                    words.push(Word::Group(*delimiter, group));
                }
                Piece::Hole(hole, _) => self.add_hole(hole, words),
            }
        }
    }

    fn add_call(&self, call: &Call, words: &mut Vec<Word>) {
        self.add_words(&call.func, words);
        let mut arguments = Vec::new();
        for argument in &call.arguments {
            self.add_words(&argument.value, &mut arguments);
            if let Some(comma) = &argument.comma {
                arguments.push(Word::Token(comma.clone()));
            }
        }
        words.push(Word::Group(Delimiter::Parenthesis, arguments));
    }

    fn add_hole(&self, hole: &Hole, words: &mut Vec<Word>) {
        match hole {
            Hole::Use(id) | Hole::Field(id) => words.push(Word::Use(*id)),
            Hole::Declaration(id) => words.push(Word::Declaration(*id)),
            Hole::Call(id) => self.add_call(&self.calls[*id], words),
            Hole::Evaluation(id) => match &self.evaluations[*id].kind {
                EvaluationKind::Whole(whole) => self.add_words(whole, words),
                EvaluationKind::Choice(choice) => {
                    for &template in &choice.templates() {
                        self.add_words(template, words);
                    }
                }
                EvaluationKind::Assignment(assignment) => {
                    self.add_words(&assignment.place, words);
                    for token in assignment.sign.clone() {
                        words.push(Word::Token(token));
                    }
                    self.add_words(&assignment.value, words);
                }
            },
            Hole::Operand(id, position) => {
                if let Some(operation) = &self.evaluations[*id].operation {
                    self.add_words(&operation.operands[*position].value, words);
                }
            }
            Hole::Keyed(keyed) => {
                self.add_words(&keyed.place, words);
                let mut key = Vec::new();
                self.add_words(&keyed.key, &mut key);
                words.push(Word::Group(keyed.delimiter, key));
            }
            Hole::Passed(passed) => self.add_words(&self.calls[passed.call].func, words),
            Hole::Lambda(id) => self.add_words(&self.lambdas[*id].template, words),
            Hole::Format(id) => self.add_words(&self.formats[*id].template, words),
            Hole::Object
            | Hole::Label(_)
            | Hole::Definition(_)
            | Hole::Statement(_)
            | Hole::FormatArgs(_) => {}
        }
    }
}
