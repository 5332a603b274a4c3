//! Which variables of a body may refer to what a value refers to.
//!
//! Heuristic, on words: a statement that mentions such a variable, and does not only take a value of its own
//! from it, makes what it declares one too.

use proc_macro2::{Delimiter, TokenTree};
use syn::Type;

use super::bits::Bits;
use crate::knowledge::{self, Fact, FunctionFact};
use crate::resolve::{Resolved, Target, Word};

/// The variables that may refer to it.
pub(super) struct Taint<'a> {
    pub(super) resolved: &'a Resolved,
    pub(super) tainted: Bits,
}

/// A statement without its block, and the block.
pub(super) struct Segment<'a> {
    pub(super) flat: Vec<&'a Word>,
    pub(super) block: Option<&'a [Word]>,
}

impl Taint<'_> {
    pub(super) fn declarations(&mut self, words: &[&Word]) {
        for word in words {
            match word {
                Word::Declaration(binding) => self.tainted.insert(binding.0),
                Word::Group(_, inside) => self.declarations(&each(inside)),
                Word::Token(_) | Word::Use(_) => {}
            }
        }
    }

    /// What a loop binds may come from what is bound further down.
    pub(super) fn spread_twice(&mut self, body: &[Word]) {
        self.spread(body);
        self.spread(body);
    }

    /// Taints what is bound in statements that mention what is tainted.
    fn spread(&mut self, words: &[Word]) {
        for Segment { flat, block } in segments(words) {
            self.spread_into_closures(&flat, true);
            if self.is_in(&flat) {
                self.declared_in(&flat);
                if let (true, Some(block)) = (any_named(&flat, &["match"]), block) {
                    self.arms(block);
                }
            }
            if let Some(block) = block {
                self.spread(block);
            }
        }
    }

    /// What a statement declares, other than in closures.
    pub(super) fn declared_in(&mut self, flat: &[&Word]) {
        self.declarations(&flat[..until_bar(flat)]);
    }

    /// `tainted.iter().for_each(|x| ..)`: `x` may refer to it too. Braces among `words` are those of structs
    /// where these are a statement, and of blocks further in.
    fn spread_into_closures(&mut self, words: &[&Word], is_statement: bool) {
        for (position, word) in words.iter().enumerate() {
            if self.is_tainted(word) {
                for arguments in chain(words, position).0 {
                    self.closure_parameters(arguments);
                }
            }
            match word {
                Word::Group(Delimiter::Brace, inside) if !is_statement => self.spread(inside),
                Word::Group(_, inside) => self.spread_into_closures(&each(inside), false),
                _ => {}
            }
        }
    }

    fn closure_parameters(&mut self, arguments: &[Word]) {
        let arguments = each(arguments);
        let start = until_bar(&arguments);
        if start < arguments.len() {
            let parameters = &arguments[start + 1..];
            self.declarations(&parameters[..until_bar(parameters)]);
        }
    }

    /// The patterns of a `match` that takes apart what is tainted.
    pub(super) fn arms(&mut self, arms: &[Word]) {
        let mut pattern = true;
        for word in arms {
            if word.is_punct(',') {
                pattern = true;
            } else if word.is_punct('>') {
                pattern = false;
            } else if matches!(word, Word::Group(Delimiter::Brace, _)) && !pattern {
                pattern = true;
            } else if pattern {
                self.declarations(&[word]);
            }
        }
    }

    pub(super) fn is_tainted(&self, word: &Word) -> bool {
        let Word::Use(used) = word else { return false };
        let target = self.resolved.uses[used].target;
        matches!(target, Target::Variable(binding) if self.tainted.contains(binding.0))
    }

    /// Whether something that is tainted is mentioned, and not only copied out of.
    pub(super) fn is_in(&self, words: &[&Word]) -> bool {
        for (position, word) in words.iter().enumerate() {
            let found = match word {
                Word::Group(_, inside) => {
                    let apart = is_owned_copy(words, position) || is_index(words, position);
                    !apart && self.is_in(&each(inside))
                }
                word => {
                    let copied = is_copied(words, position) || self.is_plain_field(words, position);
                    self.is_tainted(word) && !copied
                }
            };
            if found {
                return true;
            }
        }
        false
    }

    /// `node.kind`, where `node` is a `&Node`: what is copied out of what says no lifetime refers to nothing.
    fn is_plain_field(&self, words: &[&Word], position: usize) -> bool {
        let Word::Use(used) = words[position] else { return false };
        let Target::Variable(binding) = self.resolved.uses[used].target else { return false };
        let known = &self.resolved.bindings[binding].known;
        let plain = matches!(&known, Some(known) if is_reference_to_plain(&known.ty));
        let mut before = position;
        while before > 0 && words[before - 1].is_punct('*') {
            before -= 1;
        }
        let lent = before > 0 && words[before - 1].is_punct('&');
        let mut end = position + 1;
        while is_punct(words.get(end), '.')
            && matches!(words.get(end + 1), Some(name) if name.word().is_some())
        {
            end += 2;
        }
        let goes_on = matches!(words.get(end), Some(Word::Group(..))) || is_punct(words.get(end), '.');
        plain && !lent && end > position + 1 && !goes_on
    }

    fn is_variable(&self, word: &Word) -> bool {
        let Word::Use(used) = word else { return false };
        matches!(self.resolved.uses[used].target, Target::Variable(_))
    }

    /// `&name`, `name.as_str()`, `&format!(..)`: a reference to something that is not tainted, and no
    /// constant.
    pub(super) fn lends_local(&self, argument: &[&Word]) -> bool {
        // `&[*first]`: an array that is gone with the call, whatever it is made of.
        if let [and, Word::Group(Delimiter::Bracket, inside)] = argument {
            if and.is_punct('&') && each(inside).iter().any(|word| self.is_variable(word)) {
                return true;
            }
        }
        if self.is_in(argument) {
            return false;
        }
        if is_punct(argument.first(), '&') {
            let mut lent = false;
            for word in argument {
                lent |= match word {
                    Word::Group(Delimiter::Bracket, _) => false,
                    Word::Group(_, inside) => !inside.is_empty(),
                    word => word.is_punct('!') || self.is_variable(word),
                };
            }
            return lent && !is_punct(argument.get(1), '*');
        }
        let Some(method) = argument.get(2) else { return false };
        self.is_variable(argument[0]) && is_punct(argument.get(1), '.') && is_method(method, Fact::Lends)
    }
}

/// `&Node`, without generics or lifetimes.
fn is_reference_to_plain(ty: &Type) -> bool {
    let Type::Reference(reference) = ty else { return false };
    let Type::Path(path) = &*reference.elem else { return false };
    matches!(path.path.segments.last(), Some(last) if last.arguments.is_none())
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
fn chain<'a>(all: &[&'a Word], position: usize) -> (Vec<&'a [Word]>, bool) {
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
fn call<'a>(all: &[&'a Word], mut position: usize) -> Option<(&'a [Word], usize)> {
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

/// `*name`, but not `&*name`; or what is behind the name gives a value of its own.
fn is_copied(all: &[&Word], position: usize) -> bool {
    let mut before = position;
    while before > 0 && all[before - 1].is_punct('*') {
        before -= 1;
    }
    let again = before > 0 && all[before - 1].is_punct('&');
    (before < position && !again) || chain(all, position).1
}

/// `String::from(..)`, `Rc::clone(..)`, `format!(..)`: a value of its own.
fn is_owned_copy(all: &[&Word], position: usize) -> bool {
    if position < 2 {
        return false;
    }
    let (name, before) = (all[position - 1], all[position - 2]);
    let copies = matches!(name.word(), Some(name) if knowledge::function(name).has(FunctionFact::Copies));
    let owning = copies && before.is_punct(':');
    owning || (name.is_punct('!') && before.is_named("format"))
}

/// `[n]` of `text[n]`: what it finds does not refer to it.
fn is_index(all: &[&Word], position: usize) -> bool {
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
fn until_bar(words: &[&Word]) -> usize {
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
