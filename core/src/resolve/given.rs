//! The variables that a function gives, by themselves or as parts of what it returns, as its body tells.
//!
//! Heuristic: a variable is told by its name.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{Block, Expr, Item, Stmt};

use super::shape::bare;
use crate::knowledge::{self, FunctionFact};
use crate::syntax::{each_token, items, mentions_word, parse, retain, tokens_of};

/// The variables of a function, by their names: what decides about closures of the user's own.
#[derive(Default)]
pub(super) struct Given {
    /// Those that it gives at its end, in one of several branches, or by a `return`, and those that nested
    /// functions mention which it gives.
    pub(super) names: Vec<String>,
    /// Those that nested functions declare nonlocal, and that the last expression does not assign to by name.
    pub(super) settled: Vec<String>,
    /// Those that it gives at its end in any case, or that nested functions mention which it gives, and that
    /// one statement of its block declares.
    pub(super) bound: Vec<String>,
    /// How deep in scopes these statements are.
    pub(super) depth: usize,
}

impl Given {
    /// Of a body whose statements are in so many scopes.
    pub(super) fn of(block: &Block, depth: usize) -> Given {
        let tokens = tokens_of(block);
        let mut bound = given_at_end(&block.stmts);
        add_of_functions(block, &mut bound);
        retain(&mut bound, &mut |name| declared_by(&block.stmts, name) == 1);
        Given { names: given(block, tokens.clone()), settled: settled(block, tokens), bound, depth }
    }
}

/// Those that a body gives at its end.
pub(super) fn given_at_end(stmts: &[Stmt]) -> Vec<String> {
    let mut names = Vec::new();
    if let Some(Stmt::Expr(expr, None)) = stmts.last() {
        add(expr, false, &mut names);
    }
    names
}

fn given(block: &Block, tokens: TokenStream) -> Vec<String> {
    let mut names = Vec::new();
    add_last(block, &mut names);
    given_by_returns(tokens, &mut names);
    add_of_functions(block, &mut names);
    names
}

/// Adds what the nested functions mention that are given, themselves or by others.
fn add_of_functions(block: &Block, names: &mut Vec<String>) {
    let mut functions = Vec::new();
    for stmt in &block.stmts {
        if let Stmt::Item(Item::Fn(function)) = stmt {
            functions.push((function.sig.ident.to_string(), function));
        }
    }
    let mut known = usize::MAX;
    while known != functions.len() {
        known = functions.len();
        let mut at = 0;
        while at < functions.len() {
            if names.contains(&functions[at].0) {
                add_words(&tokens_of(&functions.remove(at).1.block), names);
            } else {
                at += 1;
            }
        }
    }
}

fn add_words(tokens: &TokenStream, names: &mut Vec<String>) {
    each_token(tokens, &mut |token, _| {
        if let TokenTree::Ident(word) = token {
            names.push(word.to_string());
        }
        true
    });
}

fn settled(block: &Block, tokens: TokenStream) -> Vec<String> {
    let mut names = Vec::new();
    add_declared(tokens, &mut names);
    if let Some(last) = block.stmts.last() {
        let last = tokens_of(last);
        retain(&mut names, &mut |name| !assigns(last.clone(), name));
    }
    names
}

/// Adds what is declared nonlocal, but for what is a variable of a nested function around.
fn add_declared(tokens: TokenStream, names: &mut Vec<String>) {
    let (mut declares, mut function) = (false, None::<TokenStream>);
    for token in tokens {
        if let Some(head) = &mut function {
            head.extend([token.clone()]);
        }
        match token {
            TokenTree::Ident(word) => {
                declares = word == "nonlocal";
                if word == "fn" {
                    function = Some(TokenStream::new());
                }
            }
            TokenTree::Punct(_) => {}
            TokenTree::Group(group) => {
                for name in if declares { group.stream() } else { TokenStream::new() } {
                    names.push(name.to_string());
                }
                let mut inside = Vec::new();
                add_declared(group.stream(), &mut inside);
                if group.delimiter() == Delimiter::Brace {
                    if let Some(head) = function.take() {
                        retain(&mut inside, &mut |name| !binds(&head, name));
                    }
                }
                names.append(&mut inside);
                declares = false;
            }
            TokenTree::Literal(_) => declares = false,
        }
    }
}

/// Whether a function, by its parameters and its body, may have a variable of the name.
fn binds(function: &TokenStream, name: &str) -> bool {
    let (mut found, mut pattern) = (false, false);
    each_token(function, &mut |token, around| {
        match token {
            TokenTree::Ident(word) if word == "let" || word == "for" => pattern = true,
            TokenTree::Ident(word) if word == "in" => pattern = false,
            TokenTree::Ident(word) => found |= word == name && (pattern || around.next == ':'),
            TokenTree::Punct(punct) if matches!(punct.as_char(), '=' | ';') => pattern = false,
            _ => {}
        }
        !found
    });
    found
}

/// How many of these statements declare variables of the name, or functions that have one.
fn declared_by(stmts: &[Stmt], name: &str) -> usize {
    let mut count = 0;
    for stmt in stmts {
        count += usize::from(match stmt {
            Stmt::Local(local) => mentions_word(&tokens_of(&local.pat), name),
            Stmt::Item(Item::Fn(function)) => binds(&tokens_of(function), name),
            _ => false,
        });
    }
    count
}

/// Whether a name stands before a `=` or an operator with one, as far as tokens tell.
fn assigns(tokens: TokenStream, name: &str) -> bool {
    let mut named = false;
    for token in tokens {
        match token {
            TokenTree::Ident(word) => named = word == name,
            TokenTree::Punct(punct) if named && punct.as_char() == '=' => return true,
            TokenTree::Group(group) if assigns(group.stream(), name) => return true,
            _ => {}
        }
    }
    false
}

fn add_last(block: &Block, names: &mut Vec<String>) {
    if let Some(Stmt::Expr(expr, None)) = block.stmts.last() {
        add(expr, true, names);
    }
}

/// Adds the variables that a value is made of, in `branches`, too.
fn add(expr: &Expr, branches: bool, names: &mut Vec<String>) {
    match bare(expr) {
        Expr::Path(path) => {
            if let Some(name) = path.path.get_ident() {
                names.push(name.to_string());
            }
        }
        Expr::Tuple(expr) => {
            for expr in items(&expr.elems) {
                add(expr, branches, names);
            }
        }
        Expr::Call(call) if is_variant(&call.func) || keeps(&call.func) => {
            for expr in items(&call.args) {
                add(expr, branches, names);
            }
        }
        Expr::Field(expr) => add(&expr.base, branches, names),
        Expr::Struct(expr) => {
            for field in items(&expr.fields) {
                add(&field.expr, branches, names);
            }
        }
        expr if branches => add_branches(expr, names),
        _ => {}
    }
}

fn add_branches(expr: &Expr, names: &mut Vec<String>) {
    match expr {
        Expr::Block(expr) => add_last(&expr.block, names),
        Expr::Unsafe(expr) => add_last(&expr.block, names),
        Expr::If(expr) => {
            add_last(&expr.then_branch, names);
            if let Some((_, otherwise)) = &expr.else_branch {
                add(otherwise, true, names);
            }
        }
        Expr::Match(expr) => {
            for arm in &expr.arms {
                add(&arm.body, true, names);
            }
        }
        _ => {}
    }
}

fn is_variant(func: &Expr) -> bool {
    let Expr::Path(path) = func else { return false };
    let Some(last) = path.path.segments.last() else { return false };
    last.ident.to_string().starts_with(char::is_uppercase)
}

/// `Box::new`
fn keeps(func: &Expr) -> bool {
    let Expr::Path(path) = func else { return false };
    let Some(last) = path.path.segments.last() else { return false };
    path.path.segments.len() > 1 && knowledge::function(&last.ident).has(FunctionFact::Keeps)
}

/// Adds what stands behind each `return`.
pub(super) fn given_by_returns(tokens: TokenStream, names: &mut Vec<String>) {
    let mut returned: Option<TokenStream> = None;
    for token in tokens {
        match &token {
            TokenTree::Punct(punct) if matches!(punct.as_char(), ';' | ',') => {
                add_value(returned.take(), names);
                continue;
            }
            TokenTree::Ident(word) if word == "return" => {
                returned = Some(TokenStream::new());
                continue;
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                given_by_returns(group.stream(), names);
            }
            _ => {}
        }
        if let Some(returned) = &mut returned {
            returned.extend([token]);
        }
    }
    add_value(returned, names);
}

fn add_value(returned: Option<TokenStream>, names: &mut Vec<String>) {
    if let Some(Ok(value)) = returned.map(parse::<Expr>) {
        add(&value, true, names);
    }
}
