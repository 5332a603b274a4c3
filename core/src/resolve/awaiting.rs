//! `.await`: anything may run meanwhile, so that nothing may be held; and which futures own what they
//! capture.

use std::ops::Range;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Expr, ExprCall};

use super::arena::Kind;
use super::ids::{BindingId, FnId};
use super::template::Hole;
use super::tree::{Function, Racing};
use super::uses::{Access, Context, Target};
use super::walker::Walker;
use crate::syntax::{any, tokens_of};

impl Walker {
    /// Walks `future.await`. What awaits the call of a nested function belongs to the call.
    pub(super) fn awaiting(&mut self, expr: &mut Expr) {
        let Expr::Await(awaited) = expr else { return };
        self.consumed = true;
        self.place(&mut awaited.base, Access::Read, Context::Base);
        self.note_unknown();
        self.note_foreign();
        self.note_await();
        if !awaited.attrs.is_empty() {
            return;
        }
        let (boxing, future) = match &mut *awaited.base {
            Expr::Call(call) if call.attrs.is_empty() && is_box_pin(call) => {
                (tokens_of(&call.func), &mut call.args[0])
            }
            base => (TokenStream::new(), base),
        };
        let Some(Hole::Call(id)) = self.markers.hole(future) else { return };
        let id = *id;
        let callee = self.calls[id].callee;
        self.uses[callee].awaited = true;
        self.calls[id].boxing = boxing;
        self.calls[id].context = Context::Base;
        awaited.dot_token.to_tokens(&mut self.calls[id].wait);
        awaited.await_token.to_tokens(&mut self.calls[id].wait);
        *expr = std::mem::replace(future, Expr::Verbatim(TokenStream::new()));
    }

    /// Notes that something is awaited, which stands before this.
    pub(super) fn note_await(&mut self) {
        let node = self.arena.leaf(Kind::Wait);
        self.waits.awaits.push(node);
        self.waits.ends.push(node);
    }

    /// Notes that what stands before this is over, futures or a thread.
    pub(super) fn note_end(&mut self) {
        let node = self.arena.leaf(Kind::Wait);
        self.waits.ends.push(node);
    }

    /// Notes that a macro keeps in its place what it is given, which stands before this.
    pub(super) fn note_pin(&mut self) {
        let node = self.arena.leaf(Kind::Wait);
        self.waits.pins.push(node);
    }

    /// Notes a future of the race that is being walked.
    pub(super) fn note_racing(&mut self, future: &Expr, uses: Range<usize>) {
        let callee = match self.markers.hole(future) {
            Some(Hole::Call(id)) => Some(self.calls[id].callee),
            _ => None,
        };
        if let Some(race) = self.waits.races.last_mut() {
            race.push(Racing { uses, callee });
        }
    }

    /// Tells the calls whose futures are values, now that all functions are known. Those of a race are none
    /// where they have nothing in common with the others that may change: what they use is still there when
    /// they have lost it.
    pub(super) fn classify_futures(&mut self) {
        for race in &std::mem::take(&mut self.waits.races) {
            self.classify_race(race);
        }
        for index in 0..self.uses.len() {
            let used = &mut self.uses[index];
            let Target::Nested(function) = used.target else { continue };
            let asynchronous =
                matches!(&self.functions[function.0], Some(Function { sig, .. }) if sig.asyncness.is_some());
            if used.access == Access::Call && asynchronous && !used.awaited {
                used.access = Access::Future;
            }
        }
    }

    fn classify_race(&mut self, race: &[Racing]) {
        let mut used = Vec::new();
        for future in race {
            used.push(self.changeable_in(&future.uses));
        }
        for (index, future) in race.iter().enumerate() {
            let Some(callee) = future.callee else { continue };
            let mut apart = true;
            for (other, variables) in used.iter().enumerate() {
                apart &= other == index || !any(&used[index], &mut |own| variables.contains(own));
            }
            self.uses[callee].awaited |= apart;
        }
    }

    /// The variables that may change among those that the uses name, by themselves or through functions.
    fn changeable_in(&self, uses: &Range<usize>) -> Vec<BindingId> {
        let (mut variables, mut functions) = (Vec::new(), Vec::new());
        self.add_names(uses.clone(), &mut variables, &mut functions);
        let mut next = 0;
        while let Some(function) = functions.get(next).copied() {
            next += 1;
            for index in 0..self.uses.len() {
                if self.uses[index].function == function {
                    self.add_names(index..index + 1, &mut variables, &mut functions);
                }
            }
        }
        variables
    }

    fn add_names(&self, uses: Range<usize>, variables: &mut Vec<BindingId>, functions: &mut Vec<FnId>) {
        for index in uses {
            match self.uses[index].target {
                Target::Variable(binding)
                    if self.bindings[binding].how.mutable && !variables.contains(&binding) =>
                {
                    variables.push(binding);
                }
                Target::Nested(function) if !functions.contains(&function) => functions.push(function),
                _ => {}
            }
        }
    }
}

/// Whether a call is `Box::pin(..)`: what it is given is awaited with it.
fn is_box_pin(call: &ExprCall) -> bool {
    let Expr::Path(func) = &*call.func else { return false };
    let segments = &func.path.segments;
    let count = segments.len();
    let named = count > 1 && segments[count - 2].ident == "Box" && segments[count - 1].ident == "pin";
    named && call.args.len() == 1 && !call.args.trailing_punct()
}
