//! Where evaluations stand: whether what is borrowed in one ends where the evaluation does.
//!
//! rustc keeps a temporary until the end of the statement around, of the condition, or of the function's
//! body: there a borrow may stand where it is used. In other places the evaluation has to end it.

use proc_macro2::{Delimiter, Spacing};

use crate::resolve::{EvaluationId, EvaluationKind, FnId, Hole, Piece, Resolved, Template};

/// Where an evaluation stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Site {
    /// A statement of its own, `items.push(name);`: nobody uses its value.
    Statement,
    /// What a `let` binds, a condition, or what a function gives: nothing happens between its end and that of
    /// its temporaries.
    Ends,
    Elsewhere,
}

/// Where each evaluation stands.
pub(super) fn sites(resolved: &Resolved) -> Vec<Site> {
    let mut sites = Sites { resolved, of: vec![Site::Elsewhere; resolved.evaluations.len()] };
    for (index, function) in resolved.functions.iter().enumerate() {
        sites.body(FnId(index), &function.body);
        sites.template(&function.body);
    }
    for evaluation in resolved.evaluations.rows() {
        match &evaluation.kind {
            EvaluationKind::Whole(whole) => sites.template(whole),
            EvaluationKind::Assignment(assignment) => sites.template(&assignment.value),
            EvaluationKind::Choice(choice) => {
                sites.template(&choice.head);
                for branch in &choice.branches {
                    sites.template(&branch.body);
                }
            }
        }
        if let Some(operation) = &evaluation.operation {
            for operand in &operation.operands {
                sites.template(&operand.value);
            }
        }
    }
    for call in resolved.calls.rows() {
        for argument in &call.arguments {
            sites.template(&argument.value);
        }
    }
    for lambda in resolved.lambdas.rows() {
        sites.lambda(&lambda.template);
        sites.template(&lambda.template);
    }
    for format in resolved.formats.rows() {
        sites.template(&format.template);
    }
    sites.of
}

struct Sites<'a> {
    resolved: &'a Resolved,
    of: Vec<Site>,
}

impl Sites<'_> {
    fn template(&mut self, template: &Template) {
        let pieces = &template.pieces;
        for (position, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Group(Delimiter::Brace, _, block) if !is_punct_before(pieces, position, '!') => {
                    self.block(&block.pieces);
                    self.template(block);
                }
                Piece::Group(_, _, inside) => self.template(inside),
                Piece::Hole(Hole::Evaluation(id), _) if is_condition(pieces, position) => {
                    self.of[id.0] = Site::Ends;
                }
                Piece::Hole(Hole::Passed(passed), _) => self.template(&passed.closure),
                _ => {}
            }
        }
    }

    /// The statements of a block.
    fn block(&mut self, pieces: &[Piece]) {
        let mut start = 0;
        for (position, piece) in pieces.iter().enumerate() {
            let Piece::Hole(Hole::Evaluation(id), _) = piece else {
                if ends_statement(piece) {
                    start = position + 1;
                }
                continue;
            };
            let statement = &pieces[start..position];
            if is_semicolon(pieces.get(position + 1)) {
                if statement.is_empty() {
                    self.of[id.0] = Site::Statement;
                } else if is_bound(statement) {
                    self.of[id.0] = Site::Ends;
                }
            } else if statement.is_empty() && self.is_block_like(*id) && ends_there(pieces, position) {
                self.of[id.0] = Site::Statement;
                start = position + 1;
            }
        }
    }

    /// What a function evaluates to, where no variable of the block goes before what is borrowed for it.
    fn body(&mut self, function: FnId, body: &Template) {
        let [Piece::Group(Delimiter::Brace, _, block)] = &body.pieces[..] else { return };
        let [before @ .., Piece::Hole(Hole::Evaluation(id), _)] = &block.pieces[..] else { return };
        let starts = before.last().is_none_or(ends_statement);
        if function != FnId::ROOT && starts && !any_declares(before) {
            self.of[id.0] = Site::Ends;
        }
    }

    /// What a closure evaluates to: `move || items.len()`.
    fn lambda(&mut self, closure: &Template) {
        let [before @ .., Piece::Hole(Hole::Evaluation(id), _)] = &closure.pieces[..] else { return };
        let mut bars = 0;
        for piece in before {
            bars += usize::from(is_punct(piece, '|'));
        }
        if bars == 2 && matches!(before.last(), Some(piece) if is_punct(piece, '|')) {
            self.of[id.0] = Site::Ends;
        }
    }

    fn is_block_like(&self, id: EvaluationId) -> bool {
        let EvaluationKind::Whole(whole) = &self.resolved.evaluations[id].kind else { return false };
        let first = whole.pieces.first();
        is_word(first, "if") || is_word(first, "match") || is_word(first, "for")
    }
}

/// `let name: T =` or `return`, with a value behind it. A pattern with `ref` would keep a temporary.
fn is_bound(statement: &[Piece]) -> bool {
    let [first, .., last] = statement else { return is_word(statement.first(), "return") };
    let mut signs = 0;
    for piece in statement {
        signs += usize::from(is_punct(piece, '='));
    }
    let alone = !matches!(&statement[statement.len() - 2],
        Piece::Token(proc_macro2::TokenTree::Punct(sign)) if sign.spacing() == Spacing::Joint);
    is_word(Some(first), "let") && is_punct(last, '=') && signs == 1 && alone && !has_ref(statement)
}

/// `if value {` or `while value {`
fn is_condition(pieces: &[Piece], position: usize) -> bool {
    let Some(before) = position.checked_sub(1) else { return false };
    let word = is_word(pieces.get(before), "if") || is_word(pieces.get(before), "while");
    word && matches!(pieces.get(position + 1), Some(Piece::Group(Delimiter::Brace, ..)))
}

/// Whether something may be declared by the statements of a block.
fn any_declares(statements: &[Piece]) -> bool {
    for piece in statements {
        let made = matches!(piece, Piece::Hole(Hole::Statement(_), _));
        if made || is_word(Some(piece), "let") || is_punct(piece, '!') {
            return true;
        }
    }
    false
}

fn has_ref(pieces: &[Piece]) -> bool {
    for piece in pieces {
        let found = match piece {
            Piece::Group(_, _, inside) => has_ref(&inside.pieces),
            piece => is_word(Some(piece), "ref"),
        };
        if found {
            return true;
        }
    }
    false
}

/// Whether a statement can begin behind the piece.
fn ends_statement(piece: &Piece) -> bool {
    match piece {
        Piece::Group(delimiter, ..) => *delimiter == Delimiter::Brace,
        Piece::Hole(hole, _) => matches!(hole, Hole::Statement(_) | Hole::Definition(_)),
        Piece::Token(_) => is_punct(piece, ';'),
    }
}

/// Whether another statement follows.
fn ends_there(pieces: &[Piece], position: usize) -> bool {
    match pieces.get(position + 1) {
        Some(next) => !is_punct(next, '.') && !is_punct(next, '?'),
        None => false,
    }
}

fn is_semicolon(piece: Option<&Piece>) -> bool {
    matches!(piece, Some(piece) if is_punct(piece, ';'))
}

fn is_punct_before(pieces: &[Piece], position: usize, sign: char) -> bool {
    position > 0 && is_punct(&pieces[position - 1], sign)
}

pub(super) fn is_punct(piece: &Piece, sign: char) -> bool {
    matches!(piece, Piece::Token(proc_macro2::TokenTree::Punct(punct)) if punct.as_char() == sign)
}

fn is_word(piece: Option<&Piece>, word: &str) -> bool {
    matches!(piece, Some(Piece::Token(proc_macro2::TokenTree::Ident(ident))) if ident == word)
}
