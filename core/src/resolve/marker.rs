//! Markers: identifiers that stand, in the resolved tree, for names whose tokens lowering decides.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};

use crate::syntax::Names;

use super::tree::{
    BindingId, CallId, FnId, FormatId, LambdaId, Resolved, StatementId, StepId, Time, Use, UseId,
};

/// What a marker stands for.
pub(crate) enum Hole {
    /// An expression that is one name.
    Use(UseId),
    /// A call of a nested function.
    Call(CallId),
    /// An expression that is evaluated as a whole.
    Step(StepId),
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
    /// The index of the first use behind the begin of an interval.
    pub(crate) fn first_use_within(&self, (begin, _): (Time, Time)) -> usize {
        self.uses.partition_point(|used| used.at < begin)
    }

    /// The uses between two moments: they are in the order of the walk.
    pub(crate) fn uses_within(&self, (begin, end): (Time, Time)) -> &[Use] {
        let first = self.first_use_within((begin, end));
        let last = self.uses.partition_point(|used| used.at <= end);
        &self.uses[first..last]
    }

    /// A function's body with what calls, steps and lambdas consist of in their places, for looking at its names.
    pub(crate) fn spelled_body(&self, function: FnId) -> TokenStream {
        self.spelled(self.functions[function.0].body.clone())
    }

    fn spelled(&self, tokens: TokenStream) -> TokenStream {
        let spell = |token| match token {
            TokenTree::Ident(ident) => match self.markers.hole(&ident) {
                Some(Hole::Call(id)) => self.spelled(self.calls[id.0].whole.clone()),
                Some(Hole::Step(id)) => self.spelled(self.steps[id.0].tokens.clone()),
                Some(Hole::Lambda(id)) => self.spelled(self.lambdas[id.0].tokens.clone()),
                Some(Hole::Format(id)) => self.spelled(self.formats[id.0].tokens.clone()),
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
