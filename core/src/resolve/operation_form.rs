//! The forms of operations on places, as far as an expression that has not been walked tells.

use syn::punctuated::Punctuated;
use syn::{Expr, ExprBinary, ExprMethodCall, Token, UnOp};

use super::operation::{Effect, Form, Reach};
use super::refers::lends;
use super::shape::{bare, effect, is_comparison, is_compound, is_logical};
use crate::knowledge::{self, Fact, Method, Receiver};
use crate::syntax::{all_items, any_item, items};

/// The operation that an expression is, or that of a place in front of it. The arguments of functions that
/// are `apart` are evaluated by themselves.
pub(super) fn operation_in<'a>(
    expr: &'a mut Expr,
    apart: &dyn Fn(&Expr) -> bool,
) -> Option<(&'a mut Expr, Reach, Form)> {
    if let Some((reach, form)) = form(expr) {
        return Some((expr, reach, form));
    }
    if matches!(bare(expr), Expr::Binary(binary) if is_added_to_a_call(binary, apart)) {
        return Some((expr, Reach::Whole, Form::Compound));
    }
    let place = front(expr, apart);
    match form(place)? {
        (reach, form @ (Form::Method | Form::Change)) => Some((place, reach, form)),
        _ => None,
    }
}

/// The form of an operation on a place, with operands that may do anything; and how much of a variable the
/// place is.
fn form(expr: &Expr) -> Option<(Reach, Form)> {
    let expr = bare(expr);
    let form = match expr {
        Expr::MethodCall(_) => match first_method(expr)?.receiver {
            Receiver::Changes | Receiver::Grows => Form::Change,
            _ => Form::Method,
        },
        Expr::Index(_) | Expr::Field(_) => Form::Method,
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => return form(&unary.expr),
        Expr::Assign(assign) if is_pattern(&assign.left) => {
            return does(&assign.right).then_some((Reach::Whole, Form::Beside));
        }
        Expr::Assign(_) => Form::Assign,
        Expr::Binary(binary) if is_compound(&binary.op) => Form::Compound,
        Expr::Binary(binary) => {
            let mut found = (false, false);
            note_beside(&binary.left, &mut found);
            note_beside(&binary.right, &mut found);
            return found_beside(found);
        }
        Expr::Call(call) => {
            let mut found = (false, false);
            beside_in(&call.args, &mut found);
            return found_beside(found);
        }
        _ => return None,
    };
    let (place, right) = match expr {
        Expr::Assign(assign) => (bare(&assign.left), does(&assign.right)),
        Expr::Binary(binary) => (bare(&binary.left), does(&binary.right)),
        place => (place, false),
    };
    let base = match (form, place) {
        (Form::Method | Form::Change, Expr::MethodCall(call)) => &*call.receiver,
        (_, Expr::Index(index)) => &*index.expr,
        (_, Expr::Field(field)) => &*field.base,
        (_, Expr::Unary(unary)) if matches!(unary.op, UnOp::Deref(_)) => &*unary.expr,
        _ => return None,
    };
    let mut reach = rooted(base)?;
    if form == Form::Compound && is_element(found_in(place), false) {
        reach = if reach.is_part() { Reach::Deep } else { Reach::Part };
    }
    if right || acts(place) { Some((reach, form)) } else { None }
}

/// Whether a method has found an element, or one that stands `at_the_end`: `items.last_mut().unwrap()`.
fn is_element(place: &Expr, at_the_end: bool) -> bool {
    match bare(place) {
        Expr::MethodCall(call) => finds(call, at_the_end) || is_element(&call.receiver, at_the_end),
        Expr::Index(expr) => is_element(&expr.expr, at_the_end),
        Expr::Field(expr) => is_element(&expr.base, at_the_end),
        Expr::Unary(expr) => is_element(&expr.expr, at_the_end),
        _ => false,
    }
}

fn finds(call: &ExprMethodCall, at_the_end: bool) -> bool {
    let method = knowledge::method(&call.method);
    let finds = method.has(Fact::Refers) && method.has(Fact::Quiet) && !method.has(Fact::Adapts);
    finds && (!at_the_end || method.has(Fact::Last))
}

/// What Python has found when it assigns to a place: `spans.last_mut().unwrap()` of its `.total`, `items` of
/// `*items.last_mut().unwrap()`.
fn found_in(place: &Expr) -> &Expr {
    match bare(place) {
        Expr::Index(expr) => &expr.expr,
        Expr::Field(expr) => &expr.base,
        Expr::Unary(expr) => found_in(&expr.expr),
        Expr::MethodCall(call) if finds(call, false) => &call.receiver,
        Expr::MethodCall(call) => found_in(&call.receiver),
        place => place,
    }
}

/// Whether what is assigned to is part of an element that stands at the end.
pub(super) fn is_at_the_end(place: &Expr) -> bool {
    is_element(found_in(place), true)
}

/// `*slot() += next()`, where `slot` is `apart`.
fn is_added_to_a_call(binary: &ExprBinary, apart: &dyn Fn(&Expr) -> bool) -> bool {
    let mut place = &*binary.left;
    loop {
        place = match bare(place) {
            Expr::Unary(expr) => &expr.expr,
            Expr::Field(expr) => &expr.base,
            Expr::Index(expr) => &expr.expr,
            Expr::MethodCall(call) => &call.receiver,
            Expr::Call(call) => {
                let added = is_compound(&binary.op) && effect(&binary.right) != Effect::Constant;
                return added && apart(&call.func);
            }
            _ => return false,
        };
    }
}

/// Whether an operation may be one on a text. No text has a method that the standard library has not.
pub(super) fn may_be_on_text(expr: &Expr) -> bool {
    match expr {
        Expr::MethodCall(call) => match first_method(expr) {
            Some(first) => *first.name != *"" || matches!(*call.receiver, Expr::MethodCall(_)),
            None => true,
        },
        _ => true,
    }
}

/// The form of an expression of which some parts refer to places, and others may do anything.
fn found_beside((refers, acts): (bool, bool)) -> Option<(Reach, Form)> {
    if refers && acts { Some((Reach::Whole, Form::Beside)) } else { None }
}

fn note_beside(part: &Expr, found: &mut (bool, bool)) {
    let place = is_place(part) || lends(part);
    found.0 |= place;
    found.1 |= !place && does(part);
}

fn beside_in(arguments: &Punctuated<Expr, Token![,]>, found: &mut (bool, bool)) {
    for argument in items(arguments) {
        note_beside(argument, found);
        if let (Expr::Call(call), true) = (bare(argument), lends(argument)) {
            beside_in(&call.args, found);
        }
    }
}

/// `items`, `items[0]`, `pair.0`
pub(super) fn is_place(expr: &Expr) -> bool {
    rooted(expr).is_some()
}

/// `(a, b)` of `(a, b) = (b, a);`
fn is_pattern(left: &Expr) -> bool {
    matches!(bare(left), Expr::Tuple(_) | Expr::Array(_) | Expr::Struct(_) | Expr::Call(_))
}

/// The first method of a chain that begins with a place.
fn first_method(expr: &Expr) -> Option<&'static Method> {
    let Expr::MethodCall(call) = expr else { return None };
    first_method(&call.receiver).or(Some(knowledge::method(&call.method)))
}

/// How much of a variable an expression is, if it is one, or part of one. What methods make of a value is as
/// much as that.
pub(super) fn rooted(place: &Expr) -> Option<Reach> {
    match bare(place) {
        Expr::Path(path) if path.path.get_ident().is_some() => Some(Reach::Whole),
        Expr::Unary(expr) if matches!(expr.op, UnOp::Deref(_)) => rooted(&expr.expr),
        Expr::Field(expr) => {
            let reach = rooted(&expr.base)?;
            Some(match (reach, bare(&expr.base)) {
                (Reach::Whole, Expr::Path(_)) => Reach::Field,
                (Reach::Part, Expr::Index(_)) => Reach::Member,
                (Reach::Member | Reach::Deep, _) => Reach::Deep,
                _ => Reach::Part,
            })
        }
        Expr::Index(expr) => {
            let reach = rooted(&expr.expr)?;
            Some(if reach.is_part() { Reach::Deep } else { Reach::Part })
        }
        Expr::MethodCall(call) if lends(place) => rooted(&call.receiver),
        _ => None,
    }
}

/// Whether an index of the place, or an argument of its methods, may do anything.
pub(super) fn acts(place: &Expr) -> bool {
    match bare(place) {
        Expr::Index(expr) => does(&expr.index) || acts(&expr.expr),
        Expr::MethodCall(call) => any_item(&call.args, &mut does) || acts(&call.receiver),
        Expr::Field(expr) => acts(&expr.base),
        Expr::Unary(expr) => acts(&expr.expr),
        _ => false,
    }
}

/// Whether the evaluation of an expression may do anything. That of a closure takes what it captures.
pub(super) fn does(expr: &Expr) -> bool {
    effect(expr) == Effect::Any && !matches!(bare(expr), Expr::Closure(_))
}

/// Whether a place can be evaluated twice.
pub(super) fn is_repeatable(place: &Expr) -> bool {
    match bare(place) {
        Expr::Path(_) => true,
        Expr::Field(expr) => is_repeatable(&expr.base),
        Expr::Index(expr) => is_repeatable(&expr.expr),
        Expr::Unary(expr) => is_repeatable(&expr.expr),
        // `counts.get_mut(&key).unwrap()`
        Expr::MethodCall(call) => {
            let method = knowledge::method(&call.method);
            let finds = method.has(Fact::Lends) || method.has(Fact::Refers);
            let keys = all_items(&call.args, &mut |key| matches!(key, Expr::Lit(_) | Expr::Reference(_)));
            finds && keys && !method.has(Fact::Adapts) && is_repeatable(&call.receiver)
        }
        _ => false,
    }
}

/// Whether evaluating an expression only looks at variables: `rows[last as usize - 1].name`.
pub(super) fn only_looks(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Path(_) | Expr::Lit(_) => true,
        Expr::Field(expr) => only_looks(&expr.base),
        Expr::Index(expr) => only_looks(&expr.expr) && only_looks(&expr.index),
        Expr::Unary(expr) => only_looks(&expr.expr),
        Expr::Cast(expr) => only_looks(&expr.expr),
        Expr::Reference(expr) => expr.mutability.is_none() && only_looks(&expr.expr),
        Expr::Binary(expr) => !is_compound(&expr.op) && only_looks(&expr.left) && only_looks(&expr.right),
        Expr::MethodCall(call) => {
            let reads = knowledge::method(&call.method).receiver == Receiver::Reads;
            reads && call.args.is_empty() && only_looks(&call.receiver)
        }
        _ => false,
    }
}

/// What is evaluated before everything else of an expression, which is no operation itself: `rows[next()]` of
/// `match rows[next()] { .. }`. A loop with a condition evaluates it again.
fn front<'a>(expr: &'a mut Expr, apart: &dyn Fn(&Expr) -> bool) -> &'a mut Expr {
    let goes_on = match &*expr {
        // The sides of others are evaluations of their own.
        Expr::Binary(binary) => is_logical(&binary.op) || is_comparison(&binary.op),
        Expr::Call(call) => {
            matches!(&*call.func, Expr::Path(_)) && !call.args.is_empty() && !apart(&call.func)
        }
        _ => true,
    };
    if !goes_on {
        return expr;
    }
    match expr {
        Expr::Match(expr) => front(&mut expr.expr, apart),
        Expr::ForLoop(expr) => front(&mut expr.expr, apart),
        Expr::If(expr) => front(&mut expr.cond, apart),
        Expr::Let(expr) => front(&mut expr.expr, apart),
        Expr::Reference(expr) => front(&mut expr.expr, apart),
        Expr::Binary(expr) => front(&mut expr.left, apart),
        Expr::Paren(expr) => front(&mut expr.expr, apart),
        Expr::Call(expr) => front(&mut expr.args[0], apart),
        expr => expr,
    }
}

/// `items.iter().map(..)`: nothing of the place has been read yet.
pub(super) fn iterates_later(call: &ExprMethodCall) -> bool {
    let method = knowledge::method(&call.method);
    method.has(Fact::Later)
        && match bare(&call.receiver) {
            Expr::MethodCall(before) => iterates_later(before),
            // What an option gives has been read.
            place => method.has(Fact::Quiet) && is_place(place),
        }
}

/// `&mut lines`
pub(super) fn is_lent_to_be_changed(argument: &Expr) -> bool {
    matches!(argument, Expr::Reference(reference) if reference.mutability.is_some() && lends(argument))
}
