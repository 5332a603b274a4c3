//! Markers: identifiers that stand, in the resolved tree, for names whose tokens lowering decides.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};

use crate::syntax::Names;

use super::tree::{
    BindingId, CallId, EvaluationId, FnId, FormatId, LambdaId, NodeId, Resolved, StatementId, Use, UseId,
};

/// What a marker stands for.
pub(crate) enum Hole {
    /// An expression that is one name.
    Use(UseId),
    /// A call of a nested function.
    Call(CallId),
    /// An expression that is evaluated as a whole.
    Evaluation(EvaluationId),
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
    FormatArgs { uses: Vec<UseId>, comma: bool, panics: bool },
}

/// The table of all markers of one factory.
pub(crate) struct Markers {
    prefix: String,
    holes: Vec<Hole>,
    names: Names,
}

impl Markers {
    /// Markers whose names are none of `names`.
    pub(crate) fn new(names: Names) -> Self {
        let mut prefix = String::from("__nonlocal_hole");
        while names.any_begins(&prefix) {
            prefix.push('_');
        }
        prefix.push('_');
        Markers { prefix, holes: Vec::new(), names }
    }

    pub(crate) fn len(&self) -> usize {
        self.holes.len()
    }

    /// Makes a marker; its span is that of the tokens it stands for.
    pub(crate) fn mark(&mut self, hole: Hole, span: Span) -> Ident {
        self.holes.push(hole);
        Ident::new(&format!("{}{}", self.prefix, self.holes.len() - 1), span)
    }

    /// The hole `ident` stands for, if it is a marker.
    pub(crate) fn hole(&self, ident: &Ident) -> Option<&Hole> {
        let name = ident.to_string();
        let index = name.strip_prefix(&self.prefix)?.parse::<usize>().ok()?;
        self.holes.get(index)
    }

    /// A name for generated code that the user's code does not use.
    pub(crate) fn fresh(&self, wanted: &str, span: Span) -> Ident {
        let base = format!("__{wanted}");
        let mut name = base.clone();
        let mut count = 1;
        while self.names.contains(&name) {
            count += 1;
            name = format!("{base}_{count}");
        }
        Ident::new(&name, span)
    }
}

impl Resolved {
    /// The index of the first use in a node.
    pub(crate) fn first_use_in(&self, node: NodeId) -> usize {
        self.uses.rows().partition_point(|used| used.node < node)
    }

    /// The uses in a node, and in what is in it.
    pub(crate) fn uses_in(&self, node: NodeId) -> &[Use] {
        let end = self.arena.end(node);
        let last = self.uses.rows().partition_point(|used| used.node < end);
        &self.uses.rows()[self.first_use_in(node)..last]
    }

    /// Whether a `move` closure or block around takes what the use names.
    pub(crate) fn is_moved(&self, used: &Use) -> bool {
        used.lambda.is_some_and(|lambda| self.lambdas[lambda].takes)
    }

    /// Whether such a closure or block may still be there when the function has returned.
    pub(crate) fn escapes(&self, used: &Use) -> bool {
        used.lambda.is_some_and(|lambda| self.lambdas[lambda].escapes)
    }

    /// Whether the use stands in a `move` closure that is done with when its statement is.
    pub(crate) fn is_moved_here(&self, used: &Use) -> bool {
        self.is_moved(used) && !self.escapes(used)
    }

    /// A function's body with what calls, evaluations and lambdas consist of in their places, for looking at its names.
    pub(crate) fn spelled_body(&self, function: FnId) -> TokenStream {
        self.spelled(self.functions[function].body.clone())
    }

    fn spelled(&self, tokens: TokenStream) -> TokenStream {
        let spell = |token| match token {
            TokenTree::Ident(ident) => match self.markers.hole(&ident) {
                Some(Hole::Call(id)) => self.spelled(self.calls[id].whole.clone()),
                Some(Hole::Evaluation(id)) => self.spelled(self.evaluations[id].tokens.clone()),
                Some(Hole::Lambda(id)) => self.spelled(self.lambdas[id].tokens.clone()),
                Some(Hole::Format(id)) => self.spelled(self.formats[id].tokens.clone()),
                _ => TokenTree::Ident(ident).into(),
            },
            TokenTree::Group(group) => {
                TokenTree::Group(Group::new(group.delimiter(), self.spelled(group.stream()))).into()
            }
            token => token.into(),
        };
        tokens.into_iter().flat_map(spell).collect()
    }
}
