//! Calls: of nested functions by their names, and of anything else.

use proc_macro2::{Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::{Expr, ExprCall};

use super::arena::Kind;
use super::asked::makes_pointer;
use super::expected::{Expected, Thread};
use super::history::Entry;
use super::ids::{CallId, FnId, UseId};
use super::operation::Effect;
use super::operation_form::is_place;
use super::refers::{lends, refers_to_made};
use super::shape::{bare, effect, generics, is_part_of_a_place, is_value, keyword};
use super::symbol::text_of;
use super::template::{Hole, Momentary};
use super::told::Told;
use super::tree::{Argument, Call};
use super::uses::{Access, Context, Target};
use super::walker::Walker;
use crate::knowledge::{self, FunctionFact};
use crate::syntax::{each_item_mut, items, parse, tokens_of, tokens_spanned};

impl Walker {
    /// Walks a call. That of a nested function becomes a marker: lowering may have more to pass.
    pub(super) fn call(&mut self, expr: &mut Expr, context: Context) {
        let Expr::Call(call) = expr else { return };
        if !self.is_variant(&call.func) {
            self.note_unknown();
        }
        let owned = self.owned_parameters(&call.func);
        if !self.names_nested(&call.func) {
            return self.other_call(call, &owned);
        }
        let expected = std::mem::take(&mut self.expected);
        let node = self.arena.open(Kind::Scope);
        let mut arguments = Vec::new();
        for (position, mut pair) in call.args.pairs_mut().enumerate() {
            let comma = pair.punct().map(|comma| comma_token(comma.span));
            let owned = owned.get(position) == Some(&true);
            arguments.push(self.argument(pair.value_mut(), owned, comma));
        }
        // What the function captures is used when it is called, which is after its arguments were evaluated.
        self.place(&mut call.func, Access::Call, Context::Base);
        let callee = UseId(self.use_count() - 1);
        self.arena.close(node);
        if matches!(self.uses[callee].target, Target::Nested(id) if self.is_decorated(id)) {
            // What its decorators do nobody knows.
            self.note_unknown();
            self.note_foreign();
        }
        let func = self.markers.template(tokens_of(&call.func));
        let call = Call {
            callee,
            generics: generics(&call.func),
            attrs: std::mem::take(&mut call.attrs),
            func,
            paren: call.paren_token,
            arguments,
            wait: TokenStream::new(),
            boxing: TokenStream::new(),
            meets: false,
            context,
        };
        let id = self.calls.push(call);
        self.arena.set_kind(node, Kind::Call(id));
        self.note_meeting(id, &expected);
        self.uses[callee].kept = expected.kept;
        let marker = self.markers.mark(Hole::Call(id), self.uses[callee].ident.span());
        *expr = Expr::Verbatim(marker.into_token_stream());
    }

    /// Walks the call of anything else. The parameters that are known to own what they are given are `owned`.
    fn other_call(&mut self, call: &mut ExprCall, owned: &[bool]) {
        let expected = std::mem::take(&mut self.expected);
        let keeps = keeps(&call.func);
        let sent = matches!(&*call.func, Expr::Path(path) if knowledge::is_sender(&path.path));
        let given = self.may_ask_for_fn(&call.func);
        let thread = if sent { Thread::Free } else { Thread::No };
        let inner = Expected { given, thread, ..expected.argument(&call.func, keeps) };
        let chain = self.chain_of_all();
        let callback = self.is_callback(&call.func);
        self.called_part(&mut call.func, Context::Base);
        let mut roots = Vec::new();
        for (position, argument) in call.args.iter_mut().enumerate() {
            self.expected.clone_from(&inner);
            roots.push(self.use_count());
            self.comes_in(chain, argument);
            if self.lend(argument) {
                continue;
            }
            if keeps {
                self.passed_part(argument, keeps);
            } else {
                self.separate(argument, owned.get(position) == Some(&true), callback);
            }
        }
        self.coming.chain = None;
        if let (true, Some(first)) = (sent, roots.first()) {
            self.sent.push(*first..self.use_count());
        }
        roots.pop();
        self.used_until_here(&roots);
        if !self.is_variant(&call.func) {
            self.note_foreign_call(call);
        }
    }

    /// Inside of a function there is no closure of it to pass, but one that calls it.
    ///
    /// Input:  `children.iter().map(visit)`, in `visit`
    /// Output: `children.iter().map(|__0| visit(__0))`
    pub(super) fn call_around_itself(&self, argument: &mut Expr) {
        let Expr::Path(path) = &*argument else { return };
        let (None, Some(name)) = (&path.qself, path.path.get_ident()) else { return };
        let Some(Entry::Nested(id)) = self.scopes.entry(name) else { return };
        let Some(arity) = self.arity_around(id) else { return };
        let span = Span::mixed_site().located_at(name.span());
        let parameters = numbered_parameters(arity, span);
        let call = tokens_spanned!(span=> |#parameters| #name(#parameters));
        if let Ok(call) = parse(call) {
            *argument = call;
        }
    }

    /// Walks the name of a nested function that is given to something which is done with it when it returns:
    /// a closure that calls it borrows what the function captures.
    ///
    /// Input:  `names.iter().for_each(add)`
    /// Output: `names.iter().for_each(|__0| add(__0))`
    ///
    /// Where it `waits`, the closure is `async` and awaits the function.
    pub(super) fn pass_for_a_moment(&mut self, argument: &mut Expr, waits: bool) -> bool {
        let Expr::Path(path) = &*argument else { return false };
        let (None, Some(name)) = (&path.qself, path.path.get_ident()) else { return false };
        let Some(Entry::Nested(id)) = self.scopes.entry(name) else { return false };
        let Some(Told { arity: Some(arity), .. }) = self.told.get(id.0) else { return false };
        let arity = *arity;
        let span = Span::mixed_site().located_at(name.span());
        let parameters = numbered_parameters(arity, span);
        let closure = if waits {
            tokens_spanned!(span=> async |#parameters| #name(#parameters).await)
        } else {
            tokens_spanned!(span=> |#parameters| #name(#parameters))
        };
        let Ok(mut closure) = parse(closure) else { return false };
        let at = name.span();
        self.loose(&mut closure);
        let call = CallId(self.calls.len() - 1);
        let callee = self.calls[call].callee;
        self.uses[callee].momentary = true;
        let closure = self.markers.template(tokens_of(&closure));
        let hole = Hole::Passed(Box::new(Momentary { call, closure }));
        *argument = Expr::Verbatim(self.markers.mark(hole, at).into_token_stream());
        true
    }

    /// Walks an argument that is the name of a function which is lent, if it is.
    pub(super) fn lend(&mut self, argument: &mut Expr) -> bool {
        let (Expr::Path(path), Some(frame)) = (&*argument, self.frames.last()) else { return false };
        let Some(name) = path.path.get_ident() else { return false };
        let Some(lent) = frame.lent.iter().find(|lent| lent.name == *name) else { return false };
        let waits = lent.waits;
        self.pass_for_a_moment(argument, waits)
    }

    /// Walks the functions that are lent in the parts of an argument: `visit(items, Some(&mut add))`.
    pub(super) fn lend_parts(&mut self, argument: &mut Expr) {
        match argument {
            Expr::Call(call) if self.is_variant(&call.func) => {
                each_item_mut(&mut call.args, &mut |part| self.lend_part(part));
            }
            Expr::Struct(literal) => {
                each_item_mut(&mut literal.fields, &mut |field| self.lend_part(&mut field.expr));
            }
            Expr::Cast(cast) => self.lend_part(&mut cast.expr),
            _ => {}
        }
    }

    fn lend_part(&mut self, part: &mut Expr) {
        match part {
            Expr::Reference(reference) if reference.mutability.is_some() => {
                self.pass_for_a_moment(&mut reference.expr, false);
            }
            part => self.lend_parts(part),
        }
    }

    /// How many arguments a function around takes, if its calls are done when they return.
    fn arity_around(&self, id: FnId) -> Option<usize> {
        for frame in &self.frames {
            if frame.id == id {
                return frame.arity;
            }
        }
        None
    }

    fn argument(&mut self, argument: &mut Expr, owned: bool, comma: Option<TokenTree>) -> Argument {
        let effect = effect(argument);
        let (keyword, name) = (keyword(argument), matches!(argument, Expr::Path(_)));
        let first = self.use_count();
        self.separate(argument, owned, false);
        let value = self.markers.template(tokens_of(&argument));
        Argument { value, comma, uses: first..self.use_count(), effect, name, keyword }
    }

    /// Walks an argument that is an evaluation of its own: nothing that it needs is held during the call.
    /// Whether it refers to something is told by its form, unless it is `owned`. Heuristic: what a `callback`
    /// gives does not refer to a number that it is given; that may be a copy.
    fn separate(&mut self, argument: &mut Expr, owned: bool, callback: bool) {
        if let Expr::Reference(reference) = argument {
            // What is referred to is there for as long as the call.
            let copied = callback && reference.mutability.is_none() && self.is_number_name(&reference.expr);
            if copied || is_value(&reference.expr) {
                return self.part(&mut reference.expr, Access::Read, Context::Operand);
            }
            if !is_place(&reference.expr) {
                return self.passed(argument, false);
            }
        }
        let given = effect(argument) == Effect::Any || is_part_of_a_place(argument);
        if !given || (!owned && lends(argument)) || refers_to_made(argument) || !self.is_whole(argument) {
            return self.passed(argument, false);
        }
        let open = self.open_evaluation(Context::Loose);
        self.operands(argument, open.id);
        self.formats_in(argument, open.id);
        self.passed(argument, false);
        self.close_evaluation(argument, &open);
    }

    /// Whether a variable is called, or a value, and no function outside.
    fn is_callback(&self, func: &Expr) -> bool {
        let Expr::Path(path) = bare(func) else { return true };
        let name = path.path.get_ident().and_then(|name| self.scopes.entry(name));
        matches!(name, Some(Entry::Variable(_)))
    }

    /// Whether `func` may be a function that asks for `Fn`, for all that its name tells.
    fn may_ask_for_fn(&self, func: &Expr) -> bool {
        let Expr::Path(path) = func else { return true };
        let path = &path.path;
        let known = knowledge::is_sender(path) || knowledge::asks_for_fn_mut(path) || makes_pointer(path);
        !(known || self.is_variant(func))
    }

    /// Whether `func` is a variant of the prelude, or `::core::convert::identity`, which call nothing.
    pub(super) fn is_variant(&self, func: &Expr) -> bool {
        let Expr::Path(path) = func else { return false };
        let Some(name) = path.path.get_ident() else { return is_identity(&path.path) };
        if let Some(Hole::Use(id)) = self.markers.hole(func) {
            // It has been walked.
            let used = &self.uses[*id];
            return used.target == Target::Outside && knowledge::is_variant(&used.ident.to_string());
        }
        knowledge::is_variant(&text_of(name)) && self.scopes.entry(name).is_none()
    }

    /// Whether a value comes from a nested function whose result refers to what it captures.
    pub(super) fn lends_captures(&self, expr: &Expr) -> bool {
        match bare(expr) {
            Expr::MethodCall(call) => self.lends_captures(&call.receiver),
            Expr::Call(call) => self.lends_captures(&call.func),
            Expr::Path(path) => {
                let entry = path.path.get_ident().and_then(|name| self.scopes.entry(name));
                matches!(entry, Some(Entry::Nested(id))
                    if matches!(self.told.get(id.0), Some(told) if told.refers))
            }
            _ => false,
        }
    }

    /// Whether `func` is the name of a nested function.
    pub(super) fn names_nested(&self, func: &Expr) -> bool {
        let Expr::Path(path) = bare(func) else { return false };
        let segments = &path.path.segments;
        let single = path.qself.is_none() && path.path.leading_colon.is_none() && segments.len() == 1;
        single && matches!(self.scopes.entry(&segments[0].ident), Some(Entry::Nested(_)))
    }
}

/// Whether a path is the one that `coerced` writes.
fn is_identity(path: &syn::Path) -> bool {
    let names = items(&path.segments).map(|segment| segment.ident.to_string());
    path.leading_colon.is_some() && names.eq(["core", "convert", "identity"].map(String::from))
}

/// Whether `func` puts its arguments into something, as far as its name tells: `Box::new`, `Some`. Heuristic,
/// for errors that come early: what it lets pass panics.
fn keeps(func: &Expr) -> bool {
    let Expr::Path(path) = func else { return false };
    let Some(last) = path.path.segments.last() else { return false };
    // A variant or a tuple struct.
    let makes_a_value = text_of(&last.ident).starts_with(char::is_uppercase);
    makes_a_value || knowledge::function(&last.ident).has(FunctionFact::Keeps)
}

/// `__0, __1`
fn numbered_parameters(count: usize, span: Span) -> TokenStream {
    let mut parameters = TokenStream::new();
    for number in 0..count {
        if number > 0 {
            parameters.extend([comma_token(span)]);
        }
        format_ident!("__{number}", span = span).to_tokens(&mut parameters);
    }
    parameters
}

fn comma_token(span: Span) -> TokenTree {
    let mut comma = Punct::new(',', Spacing::Alone);
    comma.set_span(span);
    TokenTree::Punct(comma)
}
