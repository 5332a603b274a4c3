//! Values that are put together from what is evaluated first. What does nothing but put together stays where
//! the value is needed, so that its parts are coerced as they are anywhere.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

use super::render::Renderer;
use super::spans::generated;
use crate::knowledge::{self, FunctionFact, TypeFact};
use crate::resolve::{EvaluationKind, Form, Hole, Piece, Resolved, Target, Template};

/// A value, taken apart.
pub(super) struct Constructed {
    /// What is evaluated first, with the names that it has then.
    pub(super) first: Vec<(Ident, TokenStream)>,
    /// The value, by those names.
    pub(super) value: TokenStream,
}

impl<'a> Renderer<'a> {
    /// What an evaluation consists of which takes nothing out of a cell.
    fn without_evaluation<'b>(&self, pieces: &'b [Piece]) -> &'b [Piece]
    where
        'a: 'b,
    {
        let [Piece::Hole(Hole::Evaluation(id), _)] = pieces else { return pieces };
        let (plan, holding) = (self.plan, &self.plan.holding);
        let takes =
            holding.reads_first(*id) || !holding.taken(*id).is_empty() || !holding.first(*id).is_empty();
        match &plan.resolved.evaluations[*id].kind {
            EvaluationKind::Whole(template) if !takes => &template.pieces,
            _ => pieces,
        }
    }

    /// Input:  `Some(Box::new(next()))`, which is the operand at position 0
    /// Output: `Some(Box::new(__a0))`, where `__a0` is `next()`
    pub(super) fn constructed(&self, position: usize, value: &Template, form: Form) -> Constructed {
        let mut parts = Parts { renderer: self, position, first: Vec::new() };
        let value = match form {
            // What is added to is of one type with it.
            Form::Compound => parts.evaluated_first(&value.pieces),
            _ => parts.value(&value.pieces),
        };
        Constructed { first: parts.first, value }
    }
}

struct Parts<'a, 'b> {
    renderer: &'a Renderer<'b>,
    position: usize,
    first: Vec<(Ident, TokenStream)>,
}

impl Parts<'_, '_> {
    fn value(&mut self, pieces: &[Piece]) -> TokenStream {
        let pieces = self.renderer.without_evaluation(pieces);
        let Some((Piece::Group(delimiter, span, inside), callee)) = pieces.split_last() else {
            return self.evaluated_first(pieces);
        };
        if !is_constructor(callee, *delimiter, &self.renderer.plan.resolved)
            || !is_comma_separated(&inside.pieces)
        {
            return self.evaluated_first(pieces);
        }
        let mut group = Group::new(*delimiter, self.values(&inside.pieces));
        group.set_span(*span);
        let mut value = self.renderer.render_pieces(callee);
        value.extend([TokenTree::Group(group)]);
        value
    }

    fn values(&mut self, list: &[Piece]) -> TokenStream {
        let mut values = TokenStream::new();
        let mut begin = 0;
        for (at, piece) in list.iter().enumerate() {
            if is_sign(piece, ',') {
                values.extend(self.value(&list[begin..at]));
                values.extend(self.renderer.render_pieces(&list[at..=at]));
                begin = at + 1;
            }
        }
        if begin < list.len() {
            values.extend(self.value(&list[begin..]));
        }
        values
    }

    fn evaluated_first(&mut self, pieces: &[Piece]) -> TokenStream {
        let value = self.renderer.render_pieces(pieces);
        let name = match self.first.len() {
            0 => format!("__a{}", self.position),
            number => format!("__a{}_{number}", self.position),
        };
        let name = Ident::new(&name, generated(pieces.first().map_or_else(Span::call_site, Piece::span)));
        self.first.push((name.clone(), value));
        name.into_token_stream()
    }
}

/// Whether what is in front of a group makes a value of what is in the group, and does nothing else: a tuple
/// or an array, a variant or a tuple struct, `vec!`, `Box::new` and the like.
fn is_constructor(callee: &[Piece], delimiter: Delimiter, resolved: &Resolved) -> bool {
    let Some(path) = words(callee, resolved) else { return false };
    match (delimiter, &path[..]) {
        (Delimiter::Parenthesis | Delimiter::Bracket, []) => true,
        (Delimiter::Bracket, [name]) => *name == "vec" && callee.len() > 1,
        (Delimiter::Parenthesis, [.., of, name]) if !is_capital(name) => {
            let pointer = knowledge::named_type(of).has(TypeFact::Coerces);
            pointer && knowledge::function(name).has(FunctionFact::Keeps)
        }
        (Delimiter::Parenthesis, [.., name]) => is_capital(name) && !is_sign(&callee[callee.len() - 1], '!'),
        _ => false,
    }
}

/// The names of a path, or of a macro; `None` where anything else stands.
fn words<'a>(pieces: &'a [Piece], resolved: &'a Resolved) -> Option<Vec<&'a Ident>> {
    let mut words = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Token(TokenTree::Ident(word)) => words.push(word),
            Piece::Hole(Hole::Use(id), _) if resolved.uses[id].target == Target::Outside => {
                words.push(&resolved.uses[id].ident);
            }
            piece if is_sign(piece, ':') || is_sign(piece, '!') => {}
            _ => return None,
        }
    }
    Some(words)
}

fn is_capital(name: &Ident) -> bool {
    name.to_string().starts_with(char::is_uppercase)
}

/// Whether the commas among pieces stand between values: not between parameters or generics.
fn is_comma_separated(pieces: &[Piece]) -> bool {
    for piece in pieces {
        if is_sign(piece, '<') || is_sign(piece, '|') || is_sign(piece, ';') {
            return false;
        }
    }
    true
}

fn is_sign(piece: &Piece, sign: char) -> bool {
    matches!(piece, Piece::Token(TokenTree::Punct(punct)) if punct.as_char() == sign)
}
