//! Calls: of nested functions by their names, and of anything else.

use proc_macro2::{Ident, Punct, Spacing, Span, TokenTree};
use quote::{ToTokens, format_ident, quote_spanned};
use syn::{Expr, PathArguments};

use super::arena::Kind;
use super::scope::Entry;
use super::template::Hole;
use super::tree::{Access, Argument, Call, Context, Effect, UseId};
use super::walker::{Walker, name_of};
use crate::knowledge::{self, FunctionFact};

impl Walker {
    /// Walks a call. That of a nested function becomes a marker: lowering may have more to pass.
    pub(super) fn call(&mut self, expr: &mut Expr, context: Context) {
        let Expr::Call(call) = expr else { return };
        if !self.is_variant(&call.func) {
            self.busy();
        }
        if !self.names_nested(&call.func) {
            self.place(&mut call.func, Access::Call, Context::Base);
            let keeps = keeps(&call.func);
            call.args.iter_mut().for_each(|expr| self.passed(expr, keeps));
            return;
        }
        let node = self.arena.open(Kind::Scope);
        let mut arguments = Vec::new();
        for mut pair in call.args.pairs_mut() {
            let comma = pair.punct().map(|comma| comma_token(comma.span));
            arguments.push(self.argument(pair.value_mut(), comma));
        }
        // What the function captures is used when it is called, and that is after its arguments were evaluated.
        self.place(&mut call.func, Access::Call, Context::Base);
        let callee = UseId(self.use_count() - 1);
        self.arena.close(node);
        let func = self.markers.template(call.func.to_token_stream());
        let call = Call {
            node,
            callee,
            generics: generics(&call.func),
            attrs: std::mem::take(&mut call.attrs),
            func,
            paren: call.paren_token,
            arguments,
            context,
        };
        let id = self.calls.push(call);
        self.arena.set_kind(node, Kind::Call(id));
        let marker = self.markers.mark(Hole::Call(id), self.uses[callee].ident.span());
        *expr = Expr::Verbatim(marker.into_token_stream());
    }

    /// Inside of a function there is no closure of it to pass, but one that calls it.
    ///
    /// Input:  `children.iter().map(visit)`, in `visit`
    /// Output: `children.iter().map(|__0| visit(__0))`
    pub(super) fn call_around_itself(&self, argument: &mut Expr) {
        let Expr::Path(path) = &*argument else { return };
        let Some(name) = path.path.get_ident().filter(|_| path.qself.is_none()) else { return };
        let Some(Entry::Nested(id)) = self.scopes.lookup(&name_of(name)) else { return };
        let Some(arity) = self.frames.iter().find(|frame| frame.id == id).and_then(|frame| frame.arity)
        else {
            return;
        };
        let span = Span::mixed_site().located_at(name.span());
        let parameters: Vec<Ident> =
            (0..arity).map(|number| format_ident!("__{number}", span = span)).collect();
        let call = quote_spanned!(span=> |#(#parameters),*| #name(#(#parameters),*));
        if let Ok(call) = syn::parse2(call) {
            *argument = call;
        }
    }

    fn argument(&mut self, argument: &mut Expr, comma: Option<TokenTree>) -> Argument {
        let effect = effect(argument);
        let keyword = keyword(argument);
        let first = self.use_count();
        self.passed(argument, false);
        let value = self.markers.template(argument.to_token_stream());
        Argument { value, comma, uses: first..self.use_count(), effect, keyword }
    }

    /// Whether `func` is a variant of the prelude, which calls nothing.
    fn is_variant(&self, func: &Expr) -> bool {
        let Expr::Path(path) = func else { return false };
        let known = path.path.get_ident().map(name_of);
        known.is_some_and(|name| knowledge::is_variant(&name) && self.scopes.lookup(&name).is_none())
    }

    /// Whether `func` is the name of a nested function.
    fn names_nested(&self, func: &Expr) -> bool {
        let Expr::Path(path) = bare(func) else { return false };
        let segments = &path.path.segments;
        let single = path.qself.is_none() && path.path.leading_colon.is_none() && segments.len() == 1;
        single && matches!(self.scopes.lookup(&name_of(&segments[0].ident)), Some(Entry::Nested(_)))
    }
}

/// Whether `func` is named as a variant or a tuple struct: `Some`. Heuristic, for errors that come early: what it lets pass
/// panics.
fn makes_a_value(func: &Expr) -> bool {
    let Expr::Path(path) = func else { return false };
    let last = path.path.segments.last();
    last.is_some_and(|segment| name_of(&segment.ident).starts_with(char::is_uppercase))
}

/// Whether `func` puts its arguments into something, as far as its name tells: `Box::new`, `Some`.
fn keeps(func: &Expr) -> bool {
    let Expr::Path(path) = func else { return false };
    let last = path.path.segments.last();
    let keeps = |segment: &syn::PathSegment| knowledge::function(&segment.ident).has(FunctionFact::Keeps);
    makes_a_value(func) || last.is_some_and(keeps)
}

/// `f` of `(f)`.
fn bare(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(paren) => bare(&paren.expr),
        Expr::Group(group) => bare(&group.expr),
        expr => expr,
    }
}

fn generics(func: &Expr) -> Option<syn::AngleBracketedGenericArguments> {
    match func {
        Expr::Paren(paren) => generics(&paren.expr),
        Expr::Group(group) => generics(&group.expr),
        Expr::Path(path) => match &path.path.segments.first()?.arguments {
            PathArguments::AngleBracketed(arguments) => Some(arguments.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// `step` of `step = 2`, which is an assignment in Rust.
fn keyword(argument: &Expr) -> Option<proc_macro2::Ident> {
    let Expr::Assign(assign) = argument else { return None };
    let Expr::Path(path) = &*assign.left else { return None };
    path.path.get_ident().cloned()
}

/// What evaluating an argument can do, as its form tells.
pub(super) fn effect(expr: &Expr) -> Effect {
    match expr {
        Expr::Lit(_) => Effect::Constant,
        Expr::Closure(closure) if closure.capture.is_none() => Effect::Constant,
        Expr::Path(_) => Effect::Look,
        Expr::Field(field) => effect(&field.base),
        Expr::Paren(paren) => effect(&paren.expr),
        Expr::Reference(reference) if reference.mutability.is_none() => effect(&reference.expr),
        _ => Effect::Any,
    }
}

fn comma_token(span: Span) -> TokenTree {
    let mut comma = Punct::new(',', Spacing::Alone);
    comma.set_span(span);
    TokenTree::Punct(comma)
}
