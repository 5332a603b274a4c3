//! Nested functions that are lent to what they are passed to, because the factory needs what they capture
//! back: `let result = run(note); (result, notes)`. A closure that calls the function borrows it.
//!
//! Heuristic, on the form of the body. Where what is called keeps the closure, rustc says that it does not
//! live long enough; sharing could not have given the variable back either.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::{FnArg, Item, ItemFn, Pat, ReceiverKind, Signature, Stmt};

use super::bounds::is_never_cloned;
use super::given::{given_at_end, given_by_returns};
use super::moved_value::moved_values;
use crate::knowledge::{self, Fact, FunctionFact};
use crate::syntax::{any, items, mentions_word, retain, tokens_of};

/// A function that is lent.
pub(super) struct Lent {
    pub(super) name: Ident,
    pub(super) waits: bool,
}

/// The functions that are lent, of those in the body of a function.
pub(super) fn lent(stmts: &[Stmt], sig: &Signature) -> Vec<Lent> {
    let (mut lent, mut functions) = (Vec::new(), functions(stmts));
    if functions.is_empty() {
        return lent;
    }
    let wanted = Wanted::of(stmts, sig);
    if wanted.is_empty() {
        return lent;
    }
    wanted.mark(stmts, &mut functions);
    mark_uses(stmts, &mut functions);
    for function in functions {
        if function.needed && function.passed && !function.kept {
            let sig = &function.item.sig;
            lent.push(Lent { name: sig.ident.clone(), waits: sig.asyncness.is_some() });
        }
    }
    lent
}

/// A nested function, and what is known of it.
struct Function<'a> {
    item: &'a ItemFn,
    /// Whether the factory needs a variable back that it captures.
    needed: bool,
    /// Whether it is passed to what may be done with it, alone.
    passed: bool,
    /// Whether it is used as a value otherwise.
    kept: bool,
}

fn functions(stmts: &[Stmt]) -> Vec<Function<'_>> {
    let mut functions = Vec::new();
    for stmt in stmts {
        if let Stmt::Item(Item::Fn(item)) = stmt {
            functions.push(Function { item, needed: false, passed: false, kept: false });
        }
    }
    functions
}

/// What the factory needs back, or has only once.
struct Wanted {
    /// The variables that are moved away at the end, or by a `return` behind a nested function's name.
    given: Vec<String>,
    /// The parameters that cannot be cloned.
    uncloned: Vec<String>,
    /// Whether the factory is a method of a value, or of a plain reference to one: futures cannot own that.
    in_method: bool,
}

impl Wanted {
    fn of(stmts: &[Stmt], sig: &Signature) -> Wanted {
        let (mut given, mut uncloned) = (Vec::new(), Vec::new());
        // Mostly there are none, and what is given need not be looked for.
        let moved = moved_values(stmts, sig);
        if !moved.is_empty() {
            given = given_behind_values(stmts);
            retain(&mut given, &mut |name| moved.contains(name));
        }
        for input in items(&sig.inputs) {
            if let FnArg::Typed(input) = input {
                if let (Pat::Ident(pat), true) = (&*input.pat, is_never_cloned(&input.ty, &sig.generics)) {
                    uncloned.push(pat.ident.to_string());
                }
            }
        }
        let changed = matches!(sig.receiver(), Some(receiver)
            if matches!(&receiver.kind, ReceiverKind::Reference(_, _, Some(_))));
        if changed {
            uncloned.push("self".to_owned());
        }
        let in_method = match sig.receiver() {
            Some(receiver) => !matches!(receiver.kind, ReceiverKind::Typed(..)),
            None => false,
        };
        Wanted { given, uncloned, in_method }
    }

    fn is_empty(&self) -> bool {
        self.given.is_empty() && self.uncloned.is_empty() && !self.in_method
    }

    /// Marks the functions that capture what is needed, directly or through others.
    fn mark(&self, stmts: &[Stmt], functions: &mut [Function]) {
        let mut names = self.uncloned.clone();
        retain(&mut names, &mut |name| is_used_behind(stmts, functions, name));
        for function in functions.iter_mut() {
            function.needed = self.captured_by(function.item, &names);
        }
        // A function that calls such a one is such a one.
        let mut names = Vec::new();
        for function in functions.iter() {
            if function.needed && function.item.sig.asyncness.is_none() {
                names.push(function.item.sig.ident.to_string());
            }
        }
        let mut known = 0;
        while known < names.len() {
            known = names.len();
            for function in functions.iter_mut() {
                let waits = function.item.sig.asyncness.is_some();
                if !(waits || function.needed) && mentions_any(&tokens_of(&function.item.block), &names) {
                    function.needed = true;
                    names.push(function.item.sig.ident.to_string());
                }
            }
        }
    }

    fn captured_by(&self, item: &ItemFn, used_behind: &[String]) -> bool {
        let body = tokens_of(&item.block);
        if item.sig.asyncness.is_none() {
            return declares_any(&body, &self.given) || mentions_any(&body, used_behind);
        }
        // Each of the futures would own a clone. What changes something would be no `AsyncFn` if it borrowed.
        let receiver = self.in_method && mentions_word(&body, "self");
        !mentions_word(&body, "nonlocal") && (receiver || mentions_any(&body, &self.uncloned))
    }
}

/// The variables that are given at the end, or by a `return` behind a statement that names a nested function.
fn given_behind_values(stmts: &[Stmt]) -> Vec<String> {
    let functions = functions(stmts);
    let (mut given, mut named) = (given_at_end(stmts), false);
    for stmt in stmts {
        if matches!(stmt, Stmt::Item(_)) {
            continue;
        }
        let tokens = tokens_of(&stmt);
        if named {
            given_by_returns(tokens, &mut given);
        } else {
            named =
                any(&functions, &mut |function| mentions_word(&tokens, &function.item.sig.ident.to_string()));
        }
    }
    given
}

/// Whether a statement that is not the first to name a function uses a variable, itself or by another
/// function.
fn is_used_behind(stmts: &[Stmt], functions: &[Function], variable: &str) -> bool {
    let mut named = false;
    for stmt in stmts {
        if matches!(stmt, Stmt::Item(_)) {
            continue;
        }
        let tokens = tokens_of(&stmt);
        if named && mentions_word(&tokens, variable) {
            return true;
        }
        for function in functions {
            let mentioned = mentions_word(&tokens, &function.item.sig.ident.to_string());
            if named && mentioned && mentions_word(&tokens_of(&function.item.block), variable) {
                return true;
            }
            named |= mentioned;
        }
    }
    false
}

/// Looks for the uses of the functions.
fn mark_uses(stmts: &[Stmt], functions: &mut [Function]) {
    for stmt in stmts {
        mark(&tokens_of(&stmt), false, functions);
    }
}

/// Whether these are the `arguments` of a call.
fn mark(tokens: &TokenStream, arguments: bool, functions: &mut [Function]) {
    let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut named = Vec::new();
    for (position, token) in all.iter().enumerate() {
        let before = if position > 0 { all.get(position - 1) } else { None };
        match token {
            TokenTree::Ident(name) => {
                if let Some(index) = index_of(functions, name) {
                    named.push((index, is_value(&all, position), is_alone(&all, position)));
                }
            }
            TokenTree::Group(group) => {
                let call = group.delimiter() == Delimiter::Parenthesis && may_be_done(before);
                mark(&group.stream(), call, functions);
            }
            _ => {}
        }
    }
    for (index, value, alone) in &named {
        let lent = arguments && *alone;
        functions[*index].passed |= *value && lent;
        functions[*index].kept |= *value && !lent;
    }
}

fn index_of(functions: &[Function], name: &Ident) -> Option<usize> {
    for (index, function) in functions.iter().enumerate() {
        if function.needed && function.item.sig.ident == *name {
            return Some(index);
        }
    }
    None
}

/// Whether a name is neither called nor declared there, and no field.
fn is_value(all: &[TokenTree], position: usize) -> bool {
    let called = matches!(all.get(position + 1), Some(TokenTree::Group(group))
        if group.delimiter() == Delimiter::Parenthesis);
    let declared = position > 0 && matches!(&all[position - 1], TokenTree::Ident(word) if word == "fn");
    !(called || declared || (position > 0 && is_sign(all.get(position - 1), '.')))
}

/// Whether a name stands between commas.
fn is_alone(all: &[TokenTree], position: usize) -> bool {
    let first = position == 0 || is_sign(all.get(position - 1), ',');
    first && (position + 1 == all.len() || is_sign(all.get(position + 1), ','))
}

/// Whether what is called may be done with its arguments when it returns.
fn may_be_done(callee: Option<&TokenTree>) -> bool {
    let Some(TokenTree::Ident(name)) = callee else { return is_sign(callee, '>') };
    let text = name.to_string();
    let keyword = matches!(&*text, "if" | "in" | "match" | "return" | "while" | "move");
    let keeps = knowledge::function(name).has(FunctionFact::Keeps)
        || knowledge::method(name).has(Fact::Stores)
        || text.starts_with("spawn");
    text.starts_with(char::is_lowercase) && !keyword && !keeps
}

/// Whether a body says `nonlocal!(name)` of one of the names.
fn declares_any(body: &TokenStream, names: &[String]) -> bool {
    let (mut keyword, mut declared) = (false, false);
    for token in body.clone() {
        match token {
            TokenTree::Ident(ident) => keyword = ident == "nonlocal",
            TokenTree::Group(group) => {
                let inside = group.stream();
                declared |= if keyword { mentions_any(&inside, names) } else { declares_any(&inside, names) };
                keyword = false;
            }
            TokenTree::Punct(_) => {}
            TokenTree::Literal(_) => keyword = false,
        }
    }
    declared
}

fn mentions_any(tokens: &TokenStream, names: &[String]) -> bool {
    for name in names {
        if mentions_word(tokens, name) {
            return true;
        }
    }
    false
}

fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}
