//! Types that are declared in a factory, Python's local classes: their methods are items, and capture
//! nothing.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::{Block, FnArg, ImplItem, Item, Signature, TraitItem};

use super::history::Entry;
use super::problem::Problem;
use super::walker::Walker;
use crate::diagnostic::captures as messages;
use crate::syntax::{is_one_of, items, tokens_of};

impl Walker {
    /// Notes a method of a local type that uses a variable of the factory.
    pub(super) fn local_type(&mut self, item: &Item) {
        let mut methods: Vec<(&Signature, &Block)> = Vec::new();
        match item {
            Item::Impl(item) => {
                for member in &item.items {
                    if let ImplItem::Fn(method) = member {
                        methods.push((&method.sig, &method.block));
                    }
                }
            }
            Item::Trait(item) => {
                for member in &item.items {
                    if let TraitItem::Fn(method) = member {
                        methods.extend(method.default.as_ref().map(|block| (&method.sig, block)));
                    }
                }
            }
            _ => {}
        }
        for (sig, block) in &methods {
            if let Some(name) = self.captured_by_method(sig, block) {
                let error = messages::captured_by_a_method(&name, &sig.ident);
                self.problems.push(Problem::Arguments(error));
            }
        }
    }

    /// The first variable around that a method uses: a name that it surely does not declare itself.
    fn captured_by_method(&self, sig: &Signature, block: &Block) -> Option<Ident> {
        let mut names = Names::default();
        for input in items(&sig.inputs) {
            if let FnArg::Typed(input) = input {
                names.declare(&tokens_of(&input.pat));
            }
        }
        names.read(&tokens_of(&block));
        for name in &names.used {
            let own = *name == "self" || names.declared.contains(name);
            if !own && matches!(self.scopes.entry(name), Some(Entry::Variable(_))) {
                return Some(name.clone());
            }
        }
        None
    }
}

/// The names in a method, as far as its words tell.
#[derive(Default)]
struct Names {
    used: Vec<Ident>,
    /// Those that may be declared there.
    declared: Vec<Ident>,
}

impl Names {
    fn declare(&mut self, pattern: &TokenStream) {
        for token in pattern.clone() {
            match token {
                TokenTree::Ident(name) => self.declared.push(name),
                TokenTree::Group(group) => self.declare(&group.stream()),
                _ => {}
            }
        }
    }

    fn read(&mut self, tokens: &TokenStream) {
        let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let mut pattern = Pattern::None;
        for (position, token) in all.iter().enumerate() {
            pattern = pattern.behind(token);
            match token {
                TokenTree::Ident(name) if pattern != Pattern::None => self.declared.push(name.clone()),
                TokenTree::Ident(name) => self.read_name(name, &all, position),
                TokenTree::Group(group) if pattern != Pattern::None => self.declare(&group.stream()),
                TokenTree::Group(group) if is_macro(&all, position) => {
                    let nonlocal =
                        matches!(all.get(position.wrapping_sub(2)), Some(some) if is_nonlocal(some));
                    if let (Some(name), true) = (first_name(&group.stream()), nonlocal) {
                        self.used.push(name);
                    }
                }
                TokenTree::Group(group) => {
                    // The patterns of a `match` are not told from its bodies.
                    if group.delimiter() == Delimiter::Brace && has_arms(&group.stream()) {
                        self.declare_arms(&group.stream());
                    }
                    self.read(&group.stream());
                }
                _ => {}
            }
        }
    }

    fn read_name(&mut self, name: &Ident, all: &[TokenTree], position: usize) {
        let sign = |at: Option<usize>, sign: char| match at.and_then(|at| all.get(at)) {
            Some(TokenTree::Punct(punct)) => punct.as_char() == sign,
            _ => false,
        };
        let (before, behind) = (position.checked_sub(1), Some(position + 1));
        let item = matches!(before.and_then(|at| all.get(at)), Some(TokenTree::Ident(word))
            if is_one_of(word, &["const", "fn", "mod", "static", "struct", "use"]));
        // A parameter of a function in there, or a field.
        let typed = sign(behind, ':') && !sign(Some(position + 2), ':');
        if item || typed {
            self.declared.push(name.clone());
        }
        let called = matches!(all.get(position + 1), Some(TokenTree::Group(group))
            if group.delimiter() == Delimiter::Parenthesis);
        let range = sign(before, '.') && sign(position.checked_sub(2), '.');
        let apart = (sign(before, '.') && !range)
            || sign(before, ':')
            || sign(before, '\'')
            || sign(before, '#')
            || sign(behind, ':')
            || sign(behind, '!');
        if !(item || called || apart) {
            self.used.push(name.clone());
        }
    }

    /// All that stands before `=>`.
    fn declare_arms(&mut self, arms: &TokenStream) {
        let mut pattern = Vec::new();
        for token in arms.clone() {
            match &token {
                TokenTree::Punct(punct) if punct.as_char() == '>' => {
                    let tokens: TokenStream = std::mem::take(&mut pattern).into_iter().collect();
                    self.declare(&tokens);
                }
                TokenTree::Punct(punct) if punct.as_char() == ',' => pattern.clear(),
                _ => pattern.push(token),
            }
        }
    }
}

/// What may be a pattern, up to the sign that ends it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pattern {
    None,
    /// Behind `let`, up to `=`, or behind `for`, up to `in`.
    Binding,
    /// Between the bars of a closure.
    Closure,
}

impl Pattern {
    fn behind(self, token: &TokenTree) -> Pattern {
        match (self, token) {
            (Pattern::None, TokenTree::Ident(word)) if word == "let" || word == "for" => Pattern::Binding,
            (Pattern::None, TokenTree::Punct(punct)) if punct.as_char() == '|' => Pattern::Closure,
            (Pattern::Closure, TokenTree::Punct(punct)) if punct.as_char() == '|' => Pattern::None,
            (Pattern::Binding, TokenTree::Punct(punct)) if matches!(punct.as_char(), '=' | ';') => {
                Pattern::None
            }
            (Pattern::Binding, TokenTree::Ident(word)) if word == "in" => Pattern::None,
            (pattern, _) => pattern,
        }
    }
}

fn is_macro(all: &[TokenTree], position: usize) -> bool {
    matches!(position.checked_sub(1).map(|before| &all[before]), Some(TokenTree::Punct(punct))
        if matches!(punct.as_char(), '!' | '#'))
}

fn is_nonlocal(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(name) if name == "nonlocal")
}

fn first_name(tokens: &TokenStream) -> Option<Ident> {
    match tokens.clone().into_iter().next() {
        Some(TokenTree::Ident(name)) => Some(name),
        _ => None,
    }
}

fn has_arms(tokens: &TokenStream) -> bool {
    let mut equals = false;
    for token in tokens.clone() {
        let sign = match token {
            TokenTree::Punct(punct) => punct.as_char(),
            _ => ' ',
        };
        if equals && sign == '>' {
            return true;
        }
        equals = sign == '=';
    }
    false
}
