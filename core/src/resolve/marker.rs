//! Markers: identifiers that stand for holes in the syntax trees of the walk, which have room for tokens
//! only. When a part of a tree has been walked, its tokens and markers become a template.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use syn::Expr;

use super::ids::EvaluationId;
use super::template::{Hole, Piece, Template};
use crate::syntax::Names;

/// The holes of a walk that are in no template yet.
pub(super) struct Markers {
    prefix: String,
    holes: Vec<Option<Hole>>,
    /// The evaluations that are an `if` behind `else`.
    pub(super) behind_else: Vec<EvaluationId>,
}

impl Markers {
    /// Markers whose names are none of `names`.
    pub(super) fn new(names: &Names) -> Self {
        let mut prefix = String::from("__nonlocal_hole");
        while names.any_begins(&prefix) {
            prefix.push('_');
        }
        prefix.push('_');
        Markers { prefix, holes: Vec::new(), behind_else: Vec::new() }
    }

    /// How many have been made.
    pub(super) fn len(&self) -> usize {
        self.holes.len()
    }

    /// Makes a marker; its span is that of the tokens it stands for.
    pub(super) fn mark(&mut self, hole: Hole, span: Span) -> Ident {
        self.holes.push(Some(hole));
        Ident::new(&format!("{}{}", self.prefix, self.holes.len() - 1), span)
    }

    fn index(&self, ident: &Ident) -> Option<usize> {
        // Most names are no markers, and begin otherwise.
        let name = ident.to_string();
        name.strip_prefix(&self.prefix)?.parse().ok()
    }

    /// The hole that an expression is, if it is one.
    pub(super) fn hole(&self, expr: &Expr) -> Option<&Hole> {
        let index = match expr {
            Expr::Path(path) => self.index(path.path.get_ident()?)?,
            Expr::Verbatim(tokens) => match tokens.clone().into_iter().next()? {
                TokenTree::Ident(ident) => self.index(&ident)?,
                _ => return None,
            },
            _ => return None,
        };
        self.holes.get(index)?.as_ref()
    }

    /// Tokens that have been walked, with their holes. Each marker stands in one template.
    pub(super) fn template(&mut self, tokens: TokenStream) -> Template {
        let mut pieces = Vec::new();
        for token in tokens {
            let piece = match token {
                TokenTree::Ident(ident) => match self.take(&ident) {
                    Some(hole) => Piece::Hole(hole, ident.span()),
                    None => Piece::Token(TokenTree::Ident(ident)),
                },
                TokenTree::Group(group) => match self.hole_of_group(&group) {
                    Some(Hole::Keyed(mut keyed)) => {
                        let at = pieces.len().saturating_sub(keyed.count);
                        keyed.place = Template { pieces: pieces.split_off(at) };
                        (keyed.delimiter, keyed.span) = (group.delimiter(), group.span());
                        Piece::Hole(Hole::Keyed(keyed), group.span())
                    }
                    Some(hole) => Piece::Hole(hole, group.span()),
                    None => Piece::Group(group.delimiter(), group.span(), self.template(group.stream())),
                },
                token => Piece::Token(token),
            };
            pieces.push(piece);
        }
        Template { pieces }
    }

    /// The hole that a group is part of: of an `if` that stands behind `else`, without the braces that `syn`
    /// puts around what it does not know there, or of a key.
    fn hole_of_group(&mut self, group: &Group) -> Option<Hole> {
        let mut tokens = group.stream().into_iter();
        let (Some(TokenTree::Ident(only)), None) = (tokens.next(), tokens.next()) else { return None };
        let index = self.index(&only)?;
        match self.holes.get(index)? {
            Some(Hole::Evaluation(id)) if self.behind_else.contains(id) => self.take(&only),
            Some(Hole::Keyed(_)) => self.take(&only),
            _ => None,
        }
    }

    fn take(&mut self, ident: &Ident) -> Option<Hole> {
        let index = self.index(ident)?;
        self.holes.get_mut(index)?.take()
    }
}
