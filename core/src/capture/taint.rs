//! Which variables of a body may refer to what a value refers to.
//!
//! Heuristic, on tokens: a statement that mentions such a variable, and does not only take a value of its own
//! from it, makes what it declares one too.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::bits::Bits;
use crate::knowledge::{self, Fact, FunctionFact};
use crate::resolve::{Hole, Resolved, Target};

/// The variables that may refer to it.
pub(super) struct Taint<'a> {
    pub(super) resolved: &'a Resolved,
    pub(super) tainted: Bits,
}

impl Taint<'_> {
    pub(super) fn hole(&self, token: &TokenTree) -> Option<&Hole> {
        match token {
            TokenTree::Ident(ident) => self.resolved.markers.hole(ident),
            _ => None,
        }
    }

    pub(super) fn declarations(&mut self, tokens: &TokenStream) {
        for token in tokens.clone() {
            match (self.hole(&token), &token) {
                (Some(Hole::Declaration(binding)), _) => {
                    let binding = binding.0;
                    self.tainted.insert(binding);
                }
                (_, TokenTree::Group(group)) => self.declarations(&group.stream()),
                _ => {}
            }
        }
    }

    /// What a loop binds may come from what is bound further down.
    pub(super) fn spread_twice(&mut self, body: &TokenStream) {
        self.spread(body);
        self.spread(body);
    }

    /// Taints what is bound in statements that mention what is tainted.
    fn spread(&mut self, tokens: &TokenStream) {
        for segment in segments(tokens.clone()) {
            let (flat, blocks) = apart(&segment);
            self.spread_into_closures(&flat);
            if self.is_in(&flat) {
                self.declared_in(&flat);
                if segment.iter().any(|token| is_word(token, "match")) {
                    for block in &blocks {
                        self.arms(block);
                    }
                }
            }
            for block in &blocks {
                self.spread(block);
            }
        }
    }

    /// What a statement declares, other than in closures.
    fn declared_in(&mut self, flat: &TokenStream) {
        let all: Vec<TokenTree> = flat.clone().into_iter().collect();
        let first = all.iter().take_while(|token| !is_punct(Some(token), '|'));
        self.declarations(&first.cloned().collect());
    }

    /// `tainted.iter().for_each(|x| ..)`: `x` may refer to it too.
    fn spread_into_closures(&mut self, tokens: &TokenStream) {
        let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
        for (position, token) in all.iter().enumerate() {
            if self.is_tainted(token) {
                for group in chain(&all, position).0 {
                    self.closure_parameters(&group);
                }
            }
            if let TokenTree::Group(group) = token {
                match group.delimiter() {
                    Delimiter::Brace => self.spread(&group.stream()),
                    _ => self.spread_into_closures(&group.stream()),
                }
            }
        }
    }

    fn closure_parameters(&mut self, arguments: &Group) {
        let tokens = arguments.stream().into_iter();
        let closure: Vec<TokenTree> =
            tokens.skip_while(|token| !is_punct(Some(token), '|')).skip(1).collect();
        let parameters = closure.into_iter().take_while(|token| !is_punct(Some(token), '|'));
        self.declarations(&parameters.collect());
    }

    /// The patterns of a `match` that takes apart what is tainted.
    fn arms(&mut self, arms: &TokenStream) {
        let mut pattern = true;
        for token in arms.clone() {
            match &token {
                TokenTree::Punct(punct) if punct.as_char() == ',' => pattern = true,
                TokenTree::Punct(punct) if punct.as_char() == '>' => pattern = false,
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace && !pattern => {
                    pattern = true;
                }
                token if pattern => self.declarations(&TokenStream::from(token.clone())),
                _ => {}
            }
        }
    }

    fn is_tainted(&self, token: &TokenTree) -> bool {
        let Some(Hole::Use(used) | Hole::Field(used)) = self.hole(token) else { return false };
        let target = self.resolved.uses[used.0].target;
        matches!(target, Target::Variable(binding) if self.tainted.contains(binding.0))
    }

    /// Whether something that is tainted is mentioned, and not only copied out of.
    pub(super) fn is_in(&self, tokens: &TokenStream) -> bool {
        let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
        all.iter().enumerate().any(|(position, token)| match token {
            TokenTree::Group(group) => !is_owned_copy(&all, position) && self.is_in(&group.stream()),
            token => self.is_tainted(token) && !is_copied(&all, position),
        })
    }

    /// `&name`, `name.as_str()`, `&format!(..)`: a reference to something that is not tainted, and no
    /// constant.
    pub(super) fn lends_local(&self, argument: &TokenStream) -> bool {
        let all: Vec<TokenTree> = argument.clone().into_iter().collect();
        if self.is_in(argument) {
            return false;
        }
        let local = |token: &TokenTree| match self.hole(token) {
            Some(Hole::Use(used)) => matches!(self.resolved.uses[used.0].target, Target::Variable(_)),
            _ => false,
        };
        if is_punct(all.first(), '&') {
            let made = |token: &TokenTree| {
                is_punct(Some(token), '!')
                    || matches!(token, TokenTree::Group(group) if group.delimiter() != Delimiter::Bracket && !group.stream().is_empty())
            };
            return !is_punct(all.get(1), '*') && all.iter().any(|token| local(token) || made(token));
        }
        let lends = all.get(2).is_some_and(|method| is_method(method, Fact::Lends));
        all.first().is_some_and(local) && is_punct(all.get(1), '.') && lends
    }
}

/// The statements of a block.
pub(super) fn segments(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut all = vec![Vec::new()];
    for token in tokens {
        let last = all.len() - 1;
        let ends = is_punct(Some(&token), ';');
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                if is_of_a_struct(&all[last]) {
                    all[last].push(TokenTree::Group(Group::new(Delimiter::Parenthesis, group.stream())));
                    continue;
                }
                all[last].push(TokenTree::Group(group));
                all.push(Vec::new());
            }
            _ if ends => all.push(Vec::new()),
            token => all[last].push(token),
        }
    }
    all
}

/// Whether braces behind these tokens are those of a struct: in a pattern, or in a `let` without `if` and the
/// like.
fn is_of_a_struct(before: &[TokenTree]) -> bool {
    const BLOCKS: [&str; 10] =
        ["if", "match", "while", "for", "loop", "unsafe", "else", "async", "move", "in"];
    let named =
        matches!(before.last(), Some(TokenTree::Ident(ident)) if !BLOCKS.iter().any(|word| ident == word));
    let words =
        |words: &[&str]| before.iter().rposition(|token| words.iter().any(|word| is_word(token, word)));
    let opens = words(&["let", "for"]);
    let Some(opens) = opens else { return false };
    let behind = &before[opens..];
    let value = behind.iter().any(|token| is_punct(Some(token), '=') || is_word(token, "in"));
    let condition = before.iter().any(|token| BLOCKS.iter().any(|word| is_word(token, word)));
    named && (!value || !condition)
}

/// A statement without its blocks, and the blocks.
pub(super) fn apart(segment: &[TokenTree]) -> (TokenStream, Vec<TokenStream>) {
    let (mut flat, mut blocks) = (TokenStream::new(), Vec::new());
    for token in segment {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => blocks.push(group.stream()),
            token => flat.extend([token.clone()]),
        }
    }
    (flat, blocks)
}

/// What the methods behind a name are passed, and whether the last of them gives a value of its own:
/// `name.trim().len()`.
fn chain(all: &[TokenTree], position: usize) -> (Vec<Group>, bool) {
    let mut arguments = Vec::new();
    let mut next = position + 1;
    loop {
        match all.get(next) {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => next += 1,
            Some(token) if is_punct(Some(token), '?') => next += 1,
            Some(token) if is_punct(Some(token), '.') && !is_punct(all.get(next + 1), '.') => {
                match (all.get(next + 1), call(all, next + 2)) {
                    (Some(method), Some((group, after))) => {
                        arguments.push(group);
                        if !is_method(method, Fact::Refers) {
                            return (arguments, true);
                        }
                        next = after;
                    }
                    _ => next += 2,
                }
            }
            // A closure that is called: what it gives comes from its arguments.
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
                return (arguments, next == position + 1);
            }
            _ => return (arguments, is_calculated(all, next)),
        }
    }
}

/// Whether an operator of arithmetic stands there: what it gives is a value of its own.
fn is_calculated(all: &[TokenTree], position: usize) -> bool {
    let operator = ['+', '-', '*', '/', '%'].iter().any(|sign| is_punct(all.get(position), *sign));
    let more = ['=', '>'].iter().any(|sign| is_punct(all.get(position + 1), *sign));
    operator && !more
}

/// The arguments of a method, behind its generics, and what comes next.
fn call(all: &[TokenTree], mut position: usize) -> Option<(Group, usize)> {
    if is_punct(all.get(position), ':') {
        while !matches!(all.get(position)?, TokenTree::Group(_)) {
            position += 1;
        }
    }
    match all.get(position) {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
            Some((group.clone(), position + 1))
        }
        _ => None,
    }
}

/// `*name`, but not `&*name`; or what is behind the name gives a value of its own.
fn is_copied(all: &[TokenTree], position: usize) -> bool {
    let mut before = position;
    while before > 0 && is_punct(all.get(before - 1), '*') {
        before -= 1;
    }
    let again = before > 0 && is_punct(all.get(before - 1), '&');
    (before < position && !again) || chain(all, position).1
}

/// `String::from(..)`, `Rc::clone(..)`, `format!(..)`: a value of its own.
fn is_owned_copy(all: &[TokenTree], position: usize) -> bool {
    let before = |count: usize| position.checked_sub(count).and_then(|position| all.get(position));
    let owning = match before(1) {
        Some(TokenTree::Ident(name)) => knowledge::function(name).has(FunctionFact::Copies),
        _ => false,
    };
    let formats = is_punct(before(1), '!') && before(2).is_some_and(|token| is_word(token, "format"));
    (owning && is_punct(before(2), ':')) || formats
}

/// Whether a `=` stands there that is no part of another sign.
pub(super) fn is_assignment(all: &[TokenTree], position: usize) -> bool {
    let follows = |signs: &[char]| signs.iter().any(|sign| is_punct(all.get(position + 1), *sign));
    let before = position.checked_sub(1).and_then(|position| all.get(position));
    let behind = ['=', '!', '<', '>'].iter().any(|sign| is_punct(before, *sign));
    is_punct(all.get(position), '=') && !follows(&['=', '>']) && !behind
}

/// Whether a method of the name does that.
pub(super) fn is_method(token: &TokenTree, fact: Fact) -> bool {
    matches!(token, TokenTree::Ident(name) if knowledge::method(name).has(fact))
}

pub(super) fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

pub(super) fn is_punct(token: Option<&TokenTree>, punct: char) -> bool {
    matches!(token, Some(TokenTree::Punct(token)) if token.as_char() == punct)
}
