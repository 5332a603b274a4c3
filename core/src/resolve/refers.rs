//! Which expressions may refer to the variables that they are made of. Heuristic, on their form and the names
//! of methods.

use proc_macro2::TokenTree;
use syn::punctuated::Punctuated;
use syn::{BinOp, Expr, ExprMethodCall, Stmt, Token, UnOp};

use super::branch_value::gives_references;
use super::own_value::{begins_own, gives_its_own_value};
use super::shape::{bare, is_part_of_a_place, is_value};
use crate::knowledge::{self, Fact, FunctionFact, Method, Receiver};
use crate::syntax::{Tokens, any, any_item, each_token, items, mentions_word, tokens_of};

/// Whether a method gives an iterator that still refers to its receiver, if that is an iterator.
pub(super) fn is_lazy(method: &syn::Ident) -> bool {
    let method = knowledge::method(method);
    method.has(Fact::Own) && method.has(Fact::Adapts)
}

/// Whether what a pattern finds in the value may be part of a variable: `match items.first()`, `for item in
/// &items`.
pub(super) fn refers(expr: &Expr) -> bool {
    reach(expr).refers
}

/// Whether a variable that is bound to the value may refer to other variables: what is taken out of a place
/// by name is copied, or moved.
pub(super) fn lends(expr: &Expr) -> bool {
    reach(expr).lends
}

/// Whether the value refers to another that is gone when the expression has been evaluated:
/// `items.to_vec().iter()`.
pub(super) fn refers_to_temporary(expr: &Expr) -> bool {
    reach(expr).temporary
}

/// Whether the value may refer to one that is made in it, and has to be there as long:
/// `name.to_uppercase().trim()`, `Some(&name.clone())`.
pub(super) fn refers_to_made(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Reference(expr) => is_value(&expr.expr) || refers_to_made(&expr.expr),
        Expr::Call(call) => any_item(&call.args, &mut refers_to_made),
        Expr::MethodCall(call) => {
            let method = knowledge::method(&call.method);
            let passes = method.has(Fact::Refers) && !method.has(Fact::Own) && !method.has(Fact::Moves);
            let made = is_value(&call.receiver) && !lends(&call.receiver);
            passes && (made || refers_to_made(&call.receiver))
        }
        _ => false,
    }
}

/// What an expression refers to.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent properties, each asked for alone")]
struct Reach {
    /// Whether it is a place, or refers to one.
    refers: bool,
    /// Whether its value refers to a place.
    lends: bool,
    /// Whether the items of an iterator, or what is in an `Option`, do.
    items: bool,
    /// Whether its value refers to one that is gone when the expression has been evaluated.
    temporary: bool,
    /// Whether its value surely refers to nothing, where names may be those of references.
    own: bool,
}

impl Reach {
    /// The reach of a value that refers to a place, or does not.
    fn value(lends: bool) -> Reach {
        Reach { refers: lends, lends, items: lends, temporary: false, own: false }
    }

    /// What has such a part, too.
    fn add(&mut self, part: Reach) {
        self.refers |= part.refers;
        self.lends |= part.lends;
        self.own &= part.own;
    }

    fn place(is_place: bool) -> Reach {
        Reach { lends: false, ..Reach::value(is_place) }
    }
}

/// Each expression is looked at once: calls that are nested deeply cost no more than they are long.
fn reach(expr: &Expr) -> Reach {
    match bare(expr) {
        Expr::Path(expr) => {
            let own = expr.path.segments.len() > 1 || expr.path.is_ident("None");
            Reach { own, ..Reach::place(true) }
        }
        Expr::Field(_) | Expr::Index(_) => Reach { own: true, ..Reach::place(true) },
        Expr::Unary(expr) => Reach { own: true, ..Reach::place(matches!(expr.op, UnOp::Deref(_))) },
        Expr::Reference(expr) => Reach::value(reach(&expr.expr).refers),
        Expr::Try(expr) => Reach { own: false, ..reach(&expr.expr) },
        Expr::Let(expr) => Reach::place(reach(&expr.expr).refers),
        Expr::Tuple(expr) => {
            let mut all = Reach { own: true, ..Reach::default() };
            for expr in items(&expr.elems) {
                all.add(reach(expr));
            }
            Reach { items: all.refers, ..all }
        }
        Expr::Struct(expr) => {
            let mut all = Reach::default();
            for field in items(&expr.fields) {
                // What a name says by itself is copied, or moved; what a reference is to may be gone with the
                // evaluation.
                let lends = reach(&field.expr).lends || matches!(bare(&field.expr), Expr::Reference(_));
                all.add(Reach::value(lends));
            }
            all
        }
        Expr::MethodCall(call) => reach_of_method(call),
        Expr::Call(call) => {
            let (made, given) = (gives_its_own(&call.func), reach_of_all(&call.args));
            let own = made || !any(&given, &mut |given| !given.own);
            Reach { own, ..Reach::value(!made && any_refers(&call.args, &given, false)) }
        }
        Expr::Binary(expr) if matches!(expr.op, BinOp::And(_)) => {
            let refers = condition_refers(&expr.left) || condition_refers(&expr.right);
            Reach { own: true, ..Reach::place(refers) }
        }
        expr => Reach { own: gives_own(expr), ..Reach::value(gives_references(expr)) },
    }
}

fn reach_of_all(exprs: &Punctuated<Expr, Token![,]>) -> Vec<Reach> {
    let mut all = Vec::new();
    for expr in items(exprs) {
        all.push(reach(expr));
    }
    all
}

fn reach_of_method(call: &ExprMethodCall) -> Reach {
    if gives_its_own_value(call) {
        return Reach { own: true, ..Reach::default() };
    }
    let method = knowledge::method(&call.method);
    let (receiver, given) = (reach(&call.receiver), reach_of_all(&call.args));
    let args = any_refers(&call.args, &given, true);
    let taken = method.has(Fact::Own) && !method.has(Fact::Adapts);
    let items = lends_items(call, method, receiver.items || args, &given);
    let lends = if method.has(Fact::Adapts) && is_iterator(&call.receiver) {
        // What a variable holds is moved into the iterator, or is what it goes through.
        let moved = method.has(Fact::Own) && !is_made(&call.receiver);
        (!moved && receiver.refers) || args || any_uses(&call.args)
    } else if taken && !gathers(method) {
        false
    } else if method.receiver == Receiver::Number && !call.args.is_empty() {
        // What it gives is of the type of what it is given.
        args
    } else if method.has(Fact::Stores) || !(is_about_items(method) || is_made(&call.receiver)) {
        receiver.refers || args
    } else {
        items
    };
    let made = matches!(&*call.receiver, Expr::MethodCall(_) | Expr::Call(_) | Expr::Macro(_));
    let of_made = made && !receiver.refers && method.has(Fact::Lends);
    let temporary = !taken && (of_made || receiver.temporary);
    let items = if method.has(Fact::Empties) || is_about_items(method) { items } else { lends };
    let lends = lends || temporary;
    Reach { refers: lends, lends, items, temporary, own: !lends }
}

/// Whether one of several closures borrows what it uses, as far as its words tell.
fn any_uses(closures: &Punctuated<Expr, Token![,]>) -> bool {
    let mut uses = false;
    for closure in items(closures) {
        let Expr::Closure(closure) = closure else { continue };
        if closure.capture.is_some() {
            continue;
        }
        let own = tokens_of(&closure.inputs);
        each_token(&tokens_of(&closure.body), &mut |token, around| {
            if let TokenTree::Ident(word) = token {
                let name = word.to_string();
                let variable = name.starts_with(char::is_lowercase) || name.starts_with('_');
                let apart = around.before[1] == '.' || around.is_in_path() || around.next == ':';
                uses |= variable && !apart && !mentions_word(&own, &name);
            }
            !uses
        });
    }
    uses
}

/// Whether what the method gives are items of its receiver, or are made of them: those of an iterator, or
/// what is in an `Option`.
fn is_about_items(method: &Method) -> bool {
    method.has(Fact::Adapts) || method.has(Fact::Done) || method.has(Fact::Gives)
}

/// Whether the items that a method gives, or are in what it gives, may refer to variables. Those that it is
/// given do, or do not; its arguments are `given`.
fn lends_items(call: &ExprMethodCall, method: &Method, items: bool, given: &[Reach]) -> bool {
    let told = match &call.turbofish {
        Some(generics) => method.has(Fact::Result) && !may_refer(&generics.args),
        None => false,
    };
    if told || begins_own(call, method) || method.has(Fact::Empties) {
        return false;
    }
    if method.has(Fact::Gives) {
        return any_gives(&call.args, given);
    }
    // `cloned` and `copied`; what `take` gives is of its receiver.
    let clones = method.has(Fact::Own) && !method.has(Fact::Refers) && !gathers(method);
    !clones && items
}

/// Whether what one of several closures gives may refer to something.
fn any_gives(closures: &Punctuated<Expr, Token![,]>, given: &[Reach]) -> bool {
    for (position, closure) in items(closures).enumerate() {
        let refers = match closure {
            Expr::Closure(closure) => !reach(&closure.body).own,
            Expr::Path(func) => !gives_its_own(closure) && !is_own_method(&func.path),
            _ => !given[position].own,
        };
        if refers {
            return true;
        }
    }
    false
}

/// Whether what a literal, an operator, a macro or a block gives surely refers to nothing.
fn gives_own(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) | Expr::Binary(_) | Expr::Cast(_) => true,
        Expr::Macro(expr) => expr.mac.path.is_ident("format"),
        Expr::Block(expr) => match expr.block.stmts.last() {
            Some(Stmt::Expr(expr, None)) => reach(expr).own,
            _ => true,
        },
        Expr::If(expr) => match (expr.then_branch.stmts.last(), &expr.else_branch) {
            (Some(Stmt::Expr(then, None)), Some((_, otherwise))) => reach(then).own && reach(otherwise).own,
            _ => true,
        },
        Expr::Match(expr) => !any(&expr.arms, &mut |arm| !reach(&arm.body).own),
        _ => false,
    }
}

/// `String::len`, `ToString::to_string`
fn is_own_method(path: &syn::Path) -> bool {
    match path.segments.last() {
        Some(last) => path.segments.len() > 1 && knowledge::method(&last.ident).has(Fact::Own),
        None => false,
    }
}

/// Whether an expression is what a call gives.
fn is_made(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Try(expr) => is_made(&expr.expr),
        Expr::MethodCall(_) | Expr::Call(_) | Expr::Macro(_) => true,
        _ => false,
    }
}

/// Whether the last method of a chain is one that gives an iterator, or may do so.
fn is_iterator(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::MethodCall(call) => {
            let method = knowledge::method(&call.method);
            method.name.is_empty() || method.has(Fact::Adapts) || method.has(Fact::Iterates)
        }
        _ => true,
    }
}

/// `Rc::clone`, `std::mem::take`
fn gives_its_own(func: &Expr) -> bool {
    let Expr::Path(func) = func else { return false };
    let Some(last) = func.path.segments.last() else { return false };
    let function = knowledge::function(&last.ident);
    function.has(FunctionFact::Copies) || function.has(FunctionFact::Moves)
}

/// Whether a method puts the items of an iterator into something: `collect`, `fold`.
fn gathers(method: &Method) -> bool {
    method.has(Fact::Done) && method.has(Fact::Own) && (method.has(Fact::Result) || method.has(Fact::Begins))
}

/// Whether a type, or one of several, says that its values may refer to something.
pub(super) fn may_refer(ty: &dyn Tokens) -> bool {
    let mut refers = false;
    each_token(&tokens_of(&ty), &mut |token, _| {
        refers |= match token {
            TokenTree::Punct(punct) => matches!(punct.as_char(), '&' | '\''),
            TokenTree::Ident(word) => word == "_" || word == "impl",
            _ => false,
        };
        !refers
    });
    refers
}

/// Whether one of several expressions refers to variables. `places` where one that is passed by value counts:
/// what is copied or moved out of it does not refer to it.
fn any_refers(exprs: &Punctuated<Expr, Token![,]>, given: &[Reach], places: bool) -> bool {
    for (position, expr) in items(exprs).enumerate() {
        let place = matches!(expr, Expr::Path(_)) || is_part_of_a_place(expr);
        if (places || !place) && given[position].refers {
            return true;
        }
    }
    false
}

/// Whether a `let` of a condition refers to variables.
fn condition_refers(expr: &Expr) -> bool {
    matches!(expr, Expr::Let(_) | Expr::Binary(_)) && refers(expr)
}
