//! Keys: the index, or the argument of a method, that finds a part of a place: `rows[next()]`,
//! `rows.get(next())`. Where a function that it calls changes the place, it is evaluated before the place is
//! borrowed, as in Python, also where it is no operand: the part is there for longer than an operation.

use std::ops::Range;

use proc_macro2::Delimiter;
use quote::ToTokens;
use syn::{Expr, ExprIndex, ExprMethodCall};

use super::ids::UseId;
use super::operation::Reach;
use super::operation_form::{acts, iterates_later, rooted};
use super::shape::bare;
use super::template::{Hole, KeyedPlace, Template};
use super::tree::{Finds, Key};
use super::uses::{Access, Target};
use super::walker::Walker;
use crate::knowledge::{self, Fact, Receiver};
use crate::syntax::{Tokens, tokens_of};

/// A place, before its key has been walked.
#[derive(Clone, Copy)]
pub(super) struct OpenKey {
    root: usize,
    reach: Reach,
    begin: usize,
}

/// How much of a variable a place is that has not been walked, if a key may be evaluated before it: nothing
/// in it does anything, and no method has read something of it.
pub(super) fn place_of_key(place: &Expr) -> Option<Reach> {
    let mut inner = bare(place);
    loop {
        inner = match inner {
            Expr::Path(_) => break,
            Expr::Field(expr) => bare(&expr.base),
            Expr::Index(expr) => bare(&expr.expr),
            Expr::Unary(expr) => bare(&expr.expr),
            Expr::MethodCall(call) if iterates_later(call) => bare(&call.receiver),
            _ => return None,
        };
    }
    if acts(place) { None } else { rooted(place) }
}

impl Walker {
    /// Begins a key, when the place that was walked since the use `root` is as much of a variable as that.
    pub(super) fn open_key(&self, root: usize, reach: Option<Reach>) -> Option<OpenKey> {
        let begin = self.use_count();
        if root == begin {
            return None;
        }
        Some(OpenKey { root, reach: reach?, begin })
    }

    /// Notes the index that has been walked, if it calls nested functions.
    pub(super) fn close_index(&mut self, index: &mut ExprIndex, access: Access, open: Option<OpenKey>) {
        let finds = match access {
            Access::Macro | Access::Opaque => return,
            Access::Receiver(Receiver::Reads | Receiver::Number) => Finds::Element,
            access if access.only_looks() => Finds::Element,
            _ => Finds::ElementMut,
        };
        let place = count(&index.expr);
        self.close_key(&mut index.index, place, finds, open);
    }

    /// Notes the only argument of a method whose result is part of the place, if it calls nested functions.
    pub(super) fn close_argument(&mut self, call: &mut ExprMethodCall, open: Option<OpenKey>) {
        let method = knowledge::method(&call.method);
        let finds = method.has(Fact::Refers) || method.has(Fact::Lends);
        if !finds || call.args.len() != 1 || call.args.trailing_punct() {
            return;
        }
        let (receiver, turbofish) = (count(&call.receiver), count(&call.turbofish));
        // The dot, and the name of the method.
        let place = receiver + 2 + turbofish;
        self.close_key(&mut call.args[0], place, Finds::Result, open);
    }

    fn close_key(&mut self, key: &mut Expr, count: usize, finds: Finds, open: Option<OpenKey>) {
        let Some(OpenKey { root, reach, begin }) = open else { return };
        let (mut uses, mut operand) = (begin..self.use_count(), None);
        if let Some(Hole::Operand(of, position)) = self.markers.hole(key) {
            operand = Some((*of, *position));
        }
        if let Some(walked) = operand.and_then(|(of, position)| self.operand_at(of, position)) {
            uses = walked.uses.clone();
        }
        if !self.calls_nested(&uses) {
            return;
        }
        let span = syn::spanned::Spanned::span(key);
        let known = self.type_of(key);
        let id = self.keys.push(Key { root: UseId(root), reach, uses, operand, finds, known });
        let template = self.markers.template(tokens_of(key));
        let (place, delimiter) = (Template::default(), Delimiter::None);
        let keyed = KeyedPlace { id, count, place, delimiter, span, key: template };
        *key = Expr::Verbatim(self.markers.mark(Hole::Keyed(Box::new(keyed)), span).into_token_stream());
    }

    /// Whether a nested function is called by one of these uses.
    fn calls_nested(&self, uses: &Range<usize>) -> bool {
        for used in self.uses.range(uses) {
            if matches!(used.target, Target::Nested(_)) && used.access == Access::Call {
                return true;
            }
        }
        false
    }
}

/// How many tokens something is.
fn count(tokens: &dyn Tokens) -> usize {
    tokens_of(tokens).into_iter().count()
}
