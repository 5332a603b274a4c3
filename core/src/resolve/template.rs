//! Templates: tokens with holes, where lowering decides what stands there.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};

use super::ids::{BindingId, CallId, EvaluationId, FnId, FormatId, KeyId, LambdaId, StatementId, UseId};

/// Tokens, and the holes among them.
#[derive(Default)]
pub(crate) struct Template {
    pub(crate) pieces: Vec<Piece>,
}

impl Template {
    /// The place and the sign of `place += operand`, where the operand is a hole.
    pub(crate) fn compound(&self) -> (&[Piece], TokenStream) {
        let mut end = self.pieces.len().saturating_sub(1);
        let mut sign = Vec::new();
        while let Some(Piece::Token(TokenTree::Punct(punct))) =
            end.checked_sub(1).map(|last| &self.pieces[last])
        {
            sign.insert(0, TokenTree::Punct(punct.clone()));
            end -= 1;
        }
        (&self.pieces[..end], sign.into_iter().collect())
    }
}

/// One token, or what stands for some.
pub(crate) enum Piece {
    /// A token that is no group.
    Token(TokenTree),
    Group(Delimiter, Span, Template),
    Hole(Hole, Span),
}

/// What is left open.
pub(crate) enum Hole {
    /// An expression that is one name.
    Use(UseId),
    /// A call of a nested function.
    Call(CallId),
    /// An expression that is evaluated as a whole.
    Evaluation(EvaluationId),
    /// The name of a nested function that is passed for a moment: a closure that calls it.
    Passed(Box<Momentary>),
    /// An operand of an evaluation.
    Operand(EvaluationId, usize),
    /// A place and its key, which may have to be evaluated before: `rows[next()]`.
    Keyed(Box<KeyedPlace>),
    /// The literal of the named type, with the functions that become its methods.
    Object,
    /// A `move` closure or block.
    Lambda(LambdaId),
    /// A macro call, with names in its format string that may have to be read first.
    Format(FormatId),
    /// The field of a struct literal in shorthand: `S { x }`.
    Field(UseId),
    /// The identifier of a pattern that declares a binding.
    Declaration(BindingId),
    /// Before a shorthand field pattern, where `x: ` has to stand if the binding gets another name.
    Label(BindingId),
    /// The place of a nested function's definition.
    Definition(FnId),
    /// The place before a statement.
    Statement(StatementId),
    /// The end of a format macro's arguments: names used inside its format string.
    FormatArgs(Box<FormatArgs>),
}

/// A nested function that is passed to something that is done with it when it returns.
pub(crate) struct Momentary {
    pub(crate) call: CallId,
    /// A closure that calls it.
    pub(crate) closure: Template,
}

/// A place with a key in brackets or parentheses behind it.
pub(crate) struct KeyedPlace {
    pub(crate) id: KeyId,
    /// How many tokens the place is.
    pub(crate) count: usize,
    pub(crate) place: Template,
    pub(crate) delimiter: Delimiter,
    pub(crate) span: Span,
    pub(crate) key: Template,
}

/// The names that a format string uses.
pub(crate) struct FormatArgs {
    pub(crate) uses: Vec<UseId>,
    /// Whether a comma is missing before what is added.
    pub(crate) comma: bool,
    /// Whether the string is none, where it is the only argument of an old edition's panic.
    pub(crate) panics: bool,
}

impl Piece {
    pub(crate) fn span(&self) -> Span {
        match self {
            Piece::Token(token) => token.span(),
            Piece::Group(_, span, _) | Piece::Hole(_, span) => *span,
        }
    }
}

impl Template {
    /// The span from its first piece to its last.
    pub(crate) fn span(&self) -> Span {
        match (self.pieces.first(), self.pieces.last()) {
            (Some(first), Some(last)) => {
                let first = first.span();
                first.join(last.span()).unwrap_or(first)
            }
            _ => Span::call_site(),
        }
    }

    /// Whether it is one name.
    pub(crate) fn is_name(&self) -> bool {
        matches!(&*self.pieces, [Piece::Hole(Hole::Use(_), _)])
    }

    /// Writes the tokens, and for each hole what `fill` writes.
    pub(crate) fn fill(&self, fill: &mut dyn FnMut(&Hole, Span, &mut TokenStream)) -> TokenStream {
        fill_pieces(&self.pieces, fill)
    }
}

/// Writes the tokens of pieces, and for each hole what `fill` writes.
pub(crate) fn fill_pieces(
    pieces: &[Piece],
    fill: &mut dyn FnMut(&Hole, Span, &mut TokenStream),
) -> TokenStream {
    let mut output = TokenStream::new();
    for piece in pieces {
        match piece {
            Piece::Token(token) => output.extend([token.clone()]),
            Piece::Group(delimiter, span, inside) => {
                let mut group = Group::new(*delimiter, inside.fill(fill));
                group.set_span(*span);
                output.extend([TokenTree::Group(group)]);
            }
            Piece::Hole(hole, span) => fill(hole, *span, &mut output),
        }
    }
    output
}
