//! What a list of words consists of: statements, and names with methods behind them.

use proc_macro2::{Delimiter, TokenTree};

use crate::knowledge::{self, Fact, FunctionFact};
use crate::resolve::Word;

/// A statement without its block, and the block.
pub(super) struct Segment<'a> {
    pub(super) flat: Vec<&'a Word>,
    pub(super) block: Option<&'a [Word]>,
}

/// The words of a group, to be looked at one by one.
pub(super) fn each(words: &[Word]) -> Vec<&Word> {
    words.iter().collect()
}

/// The statements of a block.
pub(super) fn segments(words: &[Word]) -> Vec<Segment<'_>> {
    let mut all = Vec::new();
    let mut flat: Vec<&Word> = Vec::new();
    for word in words {
        match word {
            Word::Group(Delimiter::Brace, inside) if !is_of_a_struct(&flat) => {
                all.push(Segment { flat: std::mem::take(&mut flat), block: Some(inside) });
            }
            word if word.is_punct(';') => all.push(Segment { flat: std::mem::take(&mut flat), block: None }),
            word => flat.push(word),
        }
    }
    all.push(Segment { flat, block: None });
    all
}

/// Whether braces behind these words are those of a struct: in a pattern, or in a `let` without `if` and the
/// like.
fn is_of_a_struct(before: &[&Word]) -> bool {
    const BLOCKS: [&str; 10] =
        ["if", "match", "while", "for", "loop", "unsafe", "else", "async", "move", "in"];
    let Some((last, _)) = before.split_last() else { return false };
    let named = matches!(last, Word::Token(TokenTree::Ident(_)) | Word::Use(_) | Word::Declaration(_));
    if !named || any_named(&[last], &BLOCKS) {
        return false;
    }
    let (mut binds, mut value) = (false, false);
    for word in before {
        if word.is_named("let") || word.is_named("for") {
            (binds, value) = (true, false);
        }
        value |= word.is_punct('=') || word.is_named("in");
    }
    binds && (!value || !any_named(before, &BLOCKS))
}

/// What the methods behind a name are passed, and whether the last of them gives a value of its own:
/// `name.trim().len()`.
pub(super) fn chain<'a>(all: &[&'a Word], position: usize) -> (Vec<&'a [Word]>, bool) {
    let mut arguments = Vec::new();
    let mut next = position + 1;
    loop {
        match all.get(next) {
            Some(Word::Group(Delimiter::Bracket, _)) => next += 1,
            Some(word) if word.is_punct('?') => next += 1,
            Some(word) if word.is_punct('.') && !is_punct(all.get(next + 1), '.') => {
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
            Some(Word::Group(Delimiter::Parenthesis, _)) => return (arguments, next == position + 1),
            _ => return (arguments, is_calculated(all, next)),
        }
    }
}

/// Whether an operator of arithmetic stands there: what it gives is a value of its own.
fn is_calculated(all: &[&Word], position: usize) -> bool {
    let operator = matches!(punct(all.get(position)), Some('+' | '-' | '*' | '/' | '%'));
    let more = is_punct(all.get(position + 1), '=') || is_punct(all.get(position + 1), '>');
    operator && !more
}

/// The arguments of a method, behind its generics, and what comes next.
pub(super) fn call<'a>(all: &[&'a Word], mut position: usize) -> Option<(&'a [Word], usize)> {
    if is_punct(all.get(position), ':') {
        while !matches!(all.get(position)?, Word::Group(..)) {
            position += 1;
        }
    }
    match all.get(position) {
        Some(Word::Group(Delimiter::Parenthesis, inside)) => Some((inside, position + 1)),
        _ => None,
    }
}

/// `*name`, but not `&*name`
pub(super) fn is_read(all: &[&Word], position: usize) -> bool {
    let mut before = position;
    while before > 0 && all[before - 1].is_punct('*') {
        before -= 1;
    }
    let again = before > 0 && all[before - 1].is_punct('&');
    before < position && !again
}

/// `String::from(..)`, `Rc::clone(..)`, `format!(..)`: a value of its own.
pub(super) fn is_owned_copy(all: &[&Word], position: usize) -> bool {
    if position < 2 {
        return false;
    }
    let (name, before) = (all[position - 1], all[position - 2]);
    let copies = matches!(name.word(), Some(name) if knowledge::function(name).has(FunctionFact::Copies));
    let owning = copies && before.is_punct(':');
    owning || (name.is_punct('!') && before.is_named("format"))
}

/// `[n]` of `text[n]`: what it finds does not refer to it.
pub(super) fn is_index(all: &[&Word], position: usize) -> bool {
    if position == 0 || !matches!(all[position], Word::Group(Delimiter::Bracket, _)) {
        return false;
    }
    let field = position > 1 && all[position - 1].word().is_some() && all[position - 2].is_punct('.');
    field || matches!(all[position - 1], Word::Use(_) | Word::Group(..))
}

/// Whether a `=` stands there that is no part of another sign.
pub(super) fn is_assignment(all: &[&Word], position: usize) -> bool {
    let follows = is_punct(all.get(position + 1), '=') || is_punct(all.get(position + 1), '>');
    let before = if position > 0 { punct(all.get(position - 1)) } else { None };
    all[position].is_punct('=') && !follows && !matches!(before, Some('=' | '!' | '<' | '>'))
}

pub(super) fn is_punct(word: Option<&&Word>, sign: char) -> bool {
    punct(word) == Some(sign)
}

fn punct(word: Option<&&Word>) -> Option<char> {
    match word {
        Some(Word::Token(TokenTree::Punct(punct))) => Some(punct.as_char()),
        _ => None,
    }
}

/// How many words stand before the first `|`.
pub(super) fn until_bar(words: &[&Word]) -> usize {
    for (position, word) in words.iter().enumerate() {
        if word.is_punct('|') {
            return position;
        }
    }
    words.len()
}

/// Whether one of the words is one of the names.
pub(super) fn any_named(words: &[&Word], names: &[&str]) -> bool {
    for word in words {
        for name in names {
            if word.is_named(name) {
                return true;
            }
        }
    }
    false
}

/// Whether a method of the name does that.
pub(super) fn is_method(word: &Word, fact: Fact) -> bool {
    matches!(word.word(), Some(name) if knowledge::method(name).has(fact))
}

/// `node.kids.iter().map(|kid| kid.id)`: whether what is meant is what a closure gives, which is looked at by
/// itself.
pub(super) fn is_mapped(words: &[&Word], position: usize) -> bool {
    let mut next = position + 1;
    loop {
        match words.get(next) {
            Some(Word::Group(Delimiter::Bracket, _)) => next += 1,
            Some(sign) if sign.is_punct('?') => next += 1,
            Some(sign) if sign.is_punct('.') => match call(words, next + 2) {
                Some((arguments, after)) => {
                    if words[next + 1].is_named("map") && until_bar(&each(arguments)) < arguments.len() {
                        return true;
                    }
                    next = after;
                }
                None => next += 2,
            },
            _ => return false,
        }
    }
}

/// Whether `ref` stands anywhere among the words: a pattern may refer to a part then.
pub(super) fn mentions_ref(words: &[&Word]) -> bool {
    for word in words {
        let found = match word {
            Word::Group(_, inside) => mentions_ref(&each(inside)),
            word => word.is_named("ref"),
        };
        if found {
            return true;
        }
    }
    false
}
