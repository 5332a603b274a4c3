//! Which variables of a body may refer to what a value refers to.
//!
//! On tokens: a statement that mentions such a variable, and does not only take a value of its own from it,
//! makes what it declares one too.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::bits::Bits;
use crate::resolve::{Hole, Resolved, Target};
use crate::syntax::each_token;

/// Methods whose result may refer to what the receiver refers to.
const REFERRING: [&str; 43] = [
    "as_bytes",
    "as_deref",
    "as_ref",
    "as_slice",
    "as_str",
    "borrow",
    "by_ref",
    "bytes",
    "chars",
    "deref",
    "enumerate",
    "expect",
    "filter",
    "find",
    "first",
    "get",
    "into_iter",
    "iter",
    "keys",
    "last",
    "lines",
    "map",
    "next",
    "nth",
    "ok",
    "peek",
    "rev",
    "rsplit",
    "skip",
    "split",
    "split_at",
    "split_first",
    "split_last",
    "split_once",
    "split_whitespace",
    "splitn",
    "strip_prefix",
    "strip_suffix",
    "take",
    "trim",
    "trim_matches",
    "unwrap",
    "values",
];

/// The variables that may refer to it.
pub(super) struct Taint<'a> {
    pub(super) resolved: &'a Resolved,
    pub(super) tainted: Bits,
}

impl<'a> Taint<'a> {
    pub(super) fn hole(&self, token: &TokenTree) -> Option<&'a Hole> {
        match token {
            TokenTree::Ident(ident) => self.resolved.markers.hole(ident),
            _ => None,
        }
    }

    /// Taints what is declared there.
    pub(super) fn declarations(&mut self, tokens: &TokenStream) {
        each_token(tokens, &mut |token, _| {
            if let Some(Hole::Declaration(binding)) = self.hole(token) {
                self.tainted.insert(binding.0);
            }
            true
        });
    }

    /// What a loop binds may come from what is bound further down.
    pub(super) fn spread_twice(&mut self, body: &TokenStream) {
        self.spread(body);
        self.spread(body);
    }

    /// Taints what is bound in statements that mention what is tainted.
    fn spread(&mut self, tokens: &TokenStream) {
        for segment in segments(tokens) {
            let (flat, blocks) = apart(&segment);
            self.spread_into_closures(&flat);
            if self.is_in(&flat) {
                self.declared_in(&flat);
                if has_word(&segment, &["match"]) {
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
    fn declared_in(&mut self, flat: &[TokenTree]) {
        let mut first = TokenStream::new();
        for token in flat {
            if is_punct(Some(token), '|') {
                break;
            }
            first.extend([token.clone()]);
        }
        self.declarations(&first);
    }

    /// `tainted.iter().for_each(|x| ..)`: `x` may refer to it too.
    fn spread_into_closures(&mut self, tokens: &[TokenTree]) {
        for (position, token) in tokens.iter().enumerate() {
            if self.is_tainted(token) {
                for arguments in chain(tokens, position).0 {
                    self.closure_parameters(&arguments);
                }
            }
            if let TokenTree::Group(group) = token {
                match group.delimiter() {
                    Delimiter::Brace => self.spread(&group.stream()),
                    _ => self.spread_into_closures(&list(&group.stream())),
                }
            }
        }
    }

    /// What the first closure among the arguments declares between its bars.
    fn closure_parameters(&mut self, arguments: &Group) {
        let mut parameters = TokenStream::new();
        let mut open = false;
        for token in arguments.stream() {
            match (is_punct(Some(&token), '|'), open) {
                (true, true) => break,
                (true, false) => open = true,
                (false, true) => parameters.extend([token]),
                (false, false) => {}
            }
        }
        self.declarations(&parameters);
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
                _ if pattern => self.declarations(&token.into()),
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
    pub(super) fn is_in(&self, all: &[TokenTree]) -> bool {
        for (position, token) in all.iter().enumerate() {
            let mentioned = match token {
                TokenTree::Group(group) => {
                    !is_owned_copy(all, position) && self.is_in(&list(&group.stream()))
                }
                token => self.is_tainted(token) && !is_copied(all, position),
            };
            if mentioned {
                return true;
            }
        }
        false
    }

    /// `&name`, `name.as_str()`, `&format!(..)`: a reference to something that is not tainted, and no
    /// constant.
    pub(super) fn lends_local(&self, argument: &[TokenTree]) -> bool {
        const LENDING: [&str; 5] = ["as_str", "as_slice", "as_ref", "as_mut_slice", "iter"];
        if self.is_in(argument) {
            return false;
        }
        match argument {
            [sign, rest @ ..] if is_punct(Some(sign), '&') => {
                !is_punct(rest.first(), '*') && self.has_variable_or_value(rest)
            }
            [receiver, dot, method, ..] => {
                self.is_variable(receiver) && is_punct(Some(dot), '.') && is_one_of(method, &LENDING)
            }
            _ => false,
        }
    }

    /// Whether a variable stands there, or something that makes a value.
    fn has_variable_or_value(&self, tokens: &[TokenTree]) -> bool {
        for token in tokens {
            if self.is_variable(token) || makes_value(token) {
                return true;
            }
        }
        false
    }

    fn is_variable(&self, token: &TokenTree) -> bool {
        let Some(Hole::Use(used)) = self.hole(token) else { return false };
        matches!(self.resolved.uses[used.0].target, Target::Variable(_))
    }
}

/// The `!` of a macro, or the arguments of a call.
fn makes_value(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => group.delimiter() != Delimiter::Bracket && !group.stream().is_empty(),
        token => is_punct(Some(token), '!'),
    }
}

/// The statements of a block.
pub(super) fn segments(tokens: &TokenStream) -> Vec<Vec<TokenTree>> {
    let mut all = Vec::new();
    let mut segment = Vec::new();
    for token in tokens.clone() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ';' => all.push(std::mem::take(&mut segment)),
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                if is_of_a_struct(&segment) {
                    segment.push(TokenTree::Group(Group::new(Delimiter::Parenthesis, group.stream())));
                } else {
                    segment.push(TokenTree::Group(group));
                    all.push(std::mem::take(&mut segment));
                }
            }
            token => segment.push(token),
        }
    }
    all.push(segment);
    all
}

/// Whether braces behind these tokens are those of a struct: in a pattern, or in a `let` without `if` and the
/// like.
fn is_of_a_struct(before: &[TokenTree]) -> bool {
    const BLOCKS: [&str; 10] =
        ["if", "match", "while", "for", "loop", "unsafe", "else", "async", "move", "in"];
    match before.last() {
        Some(name @ TokenTree::Ident(_)) if !is_one_of(name, &BLOCKS) => {}
        _ => return false,
    }
    let (mut opened, mut value) = (false, false);
    for token in before {
        if is_one_of(token, &["let", "for"]) {
            (opened, value) = (true, false);
        }
        value |= is_punct(Some(token), '=') || is_word(token, "in");
    }
    opened && !(value && has_word(before, &BLOCKS))
}

/// A statement without its blocks, and the blocks.
pub(super) fn apart(segment: &[TokenTree]) -> (Vec<TokenTree>, Vec<TokenStream>) {
    let (mut flat, mut blocks) = (Vec::new(), Vec::new());
    for token in segment {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => blocks.push(group.stream()),
            token => flat.push(token.clone()),
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
                        if !is_one_of(method, &REFERRING) {
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
    let operator = is_one_sign(all.get(position), &['+', '-', '*', '/', '%']);
    operator && !is_one_sign(all.get(position + 1), &['=', '>'])
}

/// The arguments of a method, behind its generics, and what comes next.
fn call(all: &[TokenTree], mut position: usize) -> Option<(Group, usize)> {
    if is_punct(all.get(position), ':') {
        while !matches!(all.get(position)?, TokenTree::Group(_)) {
            position += 1;
        }
    }
    let TokenTree::Group(group) = all.get(position)? else { return None };
    let called = group.delimiter() == Delimiter::Parenthesis;
    if called { Some((group.clone(), position + 1)) } else { None }
}

/// `*name`, but not `&*name`; or what is behind the name gives a value of its own.
fn is_copied(all: &[TokenTree], position: usize) -> bool {
    let mut begin = position;
    while is_punct(before(all, begin, 1), '*') {
        begin -= 1;
    }
    let again = is_punct(before(all, begin, 1), '&');
    (begin < position && !again) || chain(all, position).1
}

/// `String::from(..)`, `Rc::clone(..)`, `format!(..)`: a value of its own.
fn is_owned_copy(all: &[TokenTree], position: usize) -> bool {
    const OWNING: [&str; 5] = ["clone", "from", "to_owned", "to_string", "to_vec"];
    match (before(all, position, 2), before(all, position, 1)) {
        (Some(name), Some(sign)) if is_punct(Some(sign), '!') => is_word(name, "format"),
        (Some(sign), Some(name)) => is_punct(Some(sign), ':') && is_one_of(name, &OWNING),
        _ => false,
    }
}

/// Whether a `=` stands there that is no part of another sign.
pub(super) fn is_assignment(all: &[TokenTree], position: usize) -> bool {
    is_punct(all.get(position), '=')
        && !is_one_sign(all.get(position + 1), &['=', '>'])
        && !is_one_sign(before(all, position, 1), &['=', '!', '<', '>'])
}

/// The token that stands so many places before a position.
pub(super) fn before(all: &[TokenTree], position: usize, places: usize) -> Option<&TokenTree> {
    all.get(position.checked_sub(places)?)
}

/// Whether one of the words stands among the tokens; what is in groups does not count.
pub(super) fn has_word(tokens: &[TokenTree], words: &[&str]) -> bool {
    for token in tokens {
        if is_one_of(token, words) {
            return true;
        }
    }
    false
}

pub(super) fn is_one_of(token: &TokenTree, words: &[&str]) -> bool {
    let TokenTree::Ident(ident) = token else { return false };
    for word in words {
        if ident == word {
            return true;
        }
    }
    false
}

pub(super) fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

fn is_one_sign(token: Option<&TokenTree>, signs: &[char]) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if signs.contains(&punct.as_char()))
}

pub(super) fn is_punct(token: Option<&TokenTree>, punct: char) -> bool {
    matches!(token, Some(TokenTree::Punct(token)) if token.as_char() == punct)
}

/// The tokens one by one.
pub(super) fn list(tokens: &TokenStream) -> Vec<TokenTree> {
    tokens.clone().into_iter().collect()
}
