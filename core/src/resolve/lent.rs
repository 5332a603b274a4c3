//! Nested functions that are lent to what they are passed to, because the factory needs what they capture
//! back: `let result = run(note); (result, notes)`. A closure that calls the function borrows it.
//!
//! Heuristic, on the form of the body. Where what is called keeps the closure, rustc says that it does not
//! live long enough; sharing could not have given the variable back either.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, FnArg, Item, ItemFn, Pat, ReceiverKind, Signature, Stmt};

use super::bounds::is_never_cloned;
use super::types::{is_collection, is_named, makes_collection};
use crate::knowledge::{self, Fact, FunctionFact};
use crate::syntax::each_token;

/// A function that is lent.
pub(super) struct Lent {
    pub(super) name: Ident,
    pub(super) waits: bool,
}

/// The functions that are lent, of those in the body of a function.
pub(super) fn lent(stmts: &[Stmt], sig: &Signature) -> Vec<Lent> {
    let body = Body::of(stmts, sig);
    let mut lent = Vec::new();
    for function in &body.functions {
        if body.is_only_passed(&function.sig.ident) && body.needs_back(function) {
            let (name, waits) = (function.sig.ident.clone(), function.sig.asyncness.is_some());
            lent.push(Lent { name, waits });
        }
    }
    lent
}

struct Body<'a> {
    stmts: &'a [Stmt],
    functions: Vec<&'a ItemFn>,
    /// The variables that are given away at the end, and can be given away once.
    given: Vec<String>,
    /// The parameters that cannot be cloned.
    uncloned: Vec<String>,
    /// Whether the function is a method of a value, or of a plain reference to one: futures cannot own that.
    in_method: bool,
}

impl<'a> Body<'a> {
    fn of(stmts: &'a [Stmt], sig: &Signature) -> Self {
        let mut body = Body {
            stmts,
            functions: Vec::new(),
            given: Vec::new(),
            uncloned: Vec::new(),
            in_method: sig.receiver().is_some_and(|this| !matches!(this.kind, ReceiverKind::Typed(..))),
        };
        for stmt in stmts {
            match stmt {
                Stmt::Item(Item::Fn(item)) => body.functions.push(item),
                Stmt::Expr(expr, None) => given(expr, &mut body.given),
                _ => {}
            }
        }
        body.given.retain(|name| stmts.iter().any(|stmt| owns(stmt, name)));
        for input in &sig.inputs {
            if let FnArg::Typed(input) = input {
                if let (Pat::Ident(pat), true) = (&*input.pat, is_never_cloned(&input.ty, &sig.generics)) {
                    body.uncloned.push(pat.ident.to_string());
                }
            }
        }
        body
    }

    /// Whether a function is nothing but called, and passed to what may be done with it, alone.
    fn is_only_passed(&self, name: &Ident) -> bool {
        let mut scan = Scan { body: self, name, passed: false, kept: false };
        for stmt in self.stmts {
            if let Stmt::Item(Item::Fn(item)) = stmt {
                if item.sig.ident == *name {
                    continue;
                }
            }
            scan.tokens(&stmt.to_token_stream(), false);
        }
        scan.passed && !scan.kept
    }

    /// Whether the factory needs a variable back that a function captures.
    fn needs_back(&self, function: &ItemFn) -> bool {
        let mut reached = vec![function];
        let mut next = 0;
        while let Some(function) = reached.get(next) {
            let body = function.block.to_token_stream();
            let waits = reached[0].sig.asyncness.is_some();
            let given = !waits && self.given.iter().any(|name| is_declared(&body, name));
            if waits && mentions(&body, "nonlocal") {
                // It would be no `AsyncFn`.
                return false;
            }
            // Each of the futures would own a clone.
            let receiver = waits && self.in_method && mentions(&body, "self");
            let back = |name: &String| mentions(&body, name) && (waits || self.is_used_behind(name));
            if given || receiver || self.uncloned.iter().any(back) {
                return true;
            }
            for other in &self.functions {
                let known = reached.iter().any(|known| known.sig.ident == other.sig.ident);
                if !known && mentions(&body, &other.sig.ident.to_string()) {
                    reached.push(other);
                }
            }
            next += 1;
        }
        false
    }

    /// Whether a statement that is not the first to pass a function uses a variable.
    fn is_used_behind(&self, name: &str) -> bool {
        let mut passed = false;
        for stmt in self.stmts {
            if matches!(stmt, Stmt::Item(_)) {
                continue;
            }
            let tokens = stmt.to_token_stream();
            if passed && mentions(&tokens, name) {
                return true;
            }
            passed |=
                self.functions.iter().any(|function| mentions(&tokens, &function.sig.ident.to_string()));
        }
        false
    }
}

/// Looks for the uses of a function.
struct Scan<'a> {
    body: &'a Body<'a>,
    name: &'a Ident,
    passed: bool,
    kept: bool,
}

impl Scan<'_> {
    /// Whether these are the arguments of a call.
    fn tokens(&mut self, tokens: &TokenStream, arguments: bool) {
        let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
        for (position, token) in all.iter().enumerate() {
            let before = position.checked_sub(1).map(|before| &all[before]);
            let behind = all.get(position + 1);
            match token {
                TokenTree::Ident(name) if name == self.name && !is_sign(before, '.') => {
                    let called = matches!(behind, Some(TokenTree::Group(group))
                        if group.delimiter() == Delimiter::Parenthesis);
                    let alone = (before.is_none() || is_sign(before, ','))
                        && (behind.is_none() || is_sign(behind, ','));
                    self.passed |= !called && arguments && alone;
                    self.kept |= !called && !(arguments && alone && self.is_the_only_one(&all));
                }
                TokenTree::Group(group) => {
                    let call = group.delimiter() == Delimiter::Parenthesis && may_be_done(before);
                    self.tokens(&group.stream(), call);
                }
                _ => {}
            }
        }
    }

    /// Whether no other function is passed beside it, which may need the same variables.
    fn is_the_only_one(&self, arguments: &[TokenTree]) -> bool {
        let mut count = 0;
        for token in arguments {
            if let TokenTree::Ident(name) = token {
                count += usize::from(self.body.functions.iter().any(|function| function.sig.ident == *name));
            }
        }
        count == 1
    }
}

/// Whether what is called may be done with its arguments when it returns.
fn may_be_done(callee: Option<&TokenTree>) -> bool {
    let Some(TokenTree::Ident(name)) = callee else { return is_sign(callee, '>') };
    let text = name.to_string();
    let keyword = ["if", "in", "match", "return", "while", "move"].contains(&text.as_str());
    let keeps = knowledge::function(name).has(FunctionFact::Keeps)
        || knowledge::method(name).has(Fact::Stores)
        || text.starts_with("spawn");
    text.starts_with(char::is_lowercase) && !keyword && !keeps
}

/// The names of the variables that a value is made of.
fn given(expr: &Expr, names: &mut Vec<String>) {
    match expr {
        Expr::Path(path) => names.extend(path.path.get_ident().map(ToString::to_string)),
        Expr::Paren(expr) => given(&expr.expr, names),
        Expr::Tuple(expr) => expr.elems.iter().for_each(|expr| given(expr, names)),
        Expr::Call(call) => {
            let variant = matches!(&*call.func, Expr::Path(path)
            if path.path.segments.last().is_some_and(|last| {
                last.ident.to_string().starts_with(char::is_uppercase)
            }));
            if variant {
                call.args.iter().for_each(|expr| given(expr, names));
            }
        }
        Expr::Struct(expr) => expr.fields.iter().for_each(|field| given(&field.expr, names)),
        _ => {}
    }
}

/// Whether a statement binds the name to a collection or a text.
fn owns(stmt: &Stmt, name: &str) -> bool {
    let Stmt::Local(local) = stmt else { return false };
    let made = local.init.as_ref().is_some_and(|init| makes_collection(&init.expr));
    match &local.pat {
        Pat::Ident(pat) => pat.ident == name && made,
        Pat::Type(pat) => {
            let named = matches!(&*pat.pat, Pat::Ident(pat) if pat.ident == name);
            named && (made || is_collection(&pat.ty) || is_named(&pat.ty, "String"))
        }
        _ => false,
    }
}

/// Whether a body says `nonlocal!(name)`.
fn is_declared(body: &TokenStream, name: &str) -> bool {
    let (mut keyword, mut declared) = (false, false);
    each_token(body, &mut |token, _| {
        match token {
            TokenTree::Ident(ident) => keyword = ident == "nonlocal",
            TokenTree::Group(group) if keyword => {
                declared |= mentions(&group.stream(), name);
                keyword = false;
            }
            TokenTree::Punct(_) => {}
            _ => keyword = false,
        }
        true
    });
    declared
}

fn mentions(tokens: &TokenStream, name: &str) -> bool {
    crate::syntax::mentions_word(tokens, name)
}

fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}
