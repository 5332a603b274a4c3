//! Which variables of a body may refer to what a value refers to.
//!
//! Heuristic, on words: a statement that mentions such a variable, and does not only take a value of its own
//! from it, makes what it declares one too.

use proc_macro2::Delimiter;

use super::bits::Bits;
use super::phrase::{
    Segment, any_named, chain, each, is_index, is_mapped, is_method, is_owned_copy, is_punct, is_read,
    mentions_ref, segments, until_bar,
};
use crate::knowledge::Fact;
use crate::resolve::{Resolved, Target, Word};
use crate::syntax::any;

/// The variables that may refer to it.
pub(super) struct Taint<'a> {
    pub(super) resolved: &'a Resolved,
    pub(super) tainted: Bits,
    /// Those that lead, as references or guards, to what refers to nothing further.
    pub(super) parts: Bits,
    /// Those of them that are no tuples of such references, for the parameter's type says so.
    pub(super) own: Bits,
    /// Whether the pattern that is looked at may refer to parts of what it takes apart.
    pub(super) by_reference: bool,
}

/// What a variable is declared for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// The parameter, where that refers to what refers to nothing.
    Parameter,
    /// A place that such a parameter leads to.
    Place,
    /// What a method finds there, and gives a closure.
    Found,
    /// Anything.
    Unknown,
}

impl<'a> Taint<'a> {
    pub(super) fn new(resolved: &'a Resolved) -> Self {
        let (tainted, parts, own) = <(Bits, Bits, Bits)>::default();
        Taint { resolved, tainted, parts, own, by_reference: false }
    }

    pub(super) fn declarations(&mut self, words: &[&Word], source: Source) {
        for (position, word) in words.iter().enumerate() {
            match word {
                _ if source.is_copied(words, position) => {}
                Word::Declaration(binding) => {
                    self.tainted.insert(binding.0);
                    match source {
                        Source::Unknown => self.parts.remove(binding.0),
                        _ => self.parts.insert(binding.0),
                    }
                    if source == Source::Parameter {
                        self.own.insert(binding.0);
                    }
                }
                Word::Group(_, inside) => self.declarations(&each(inside), source),
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
        for Segment { flat, block } in &segments(words) {
            self.spread_into_closures(flat, true);
            let arms = block.filter(|_| any_named(flat, &["match"]));
            self.by_reference = mentions_ref(flat) || matches!(arms, Some(arms) if mentions_ref(&each(arms)));
            let found = self.is_in(flat);
            self.by_reference = false;
            if found {
                let place = if self.leads_in(flat) { Source::Place } else { Source::Unknown };
                // What a block gives may be made of references.
                let bound = flat.first().is_some_and(|first| first.is_named("let")) && block.is_some();
                self.declared_in(flat, if bound { Source::Unknown } else { place });
                if let Some(arms) = arms {
                    self.arms(arms, place);
                }
            }
            if let Some(block) = block {
                self.spread(block);
            }
        }
    }

    /// What a statement declares, other than in closures.
    pub(super) fn declared_in(&mut self, flat: &[&Word], source: Source) {
        self.declarations(&flat[..until_bar(flat)], source);
    }

    /// `tainted.iter().for_each(|x| ..)`: `x` may refer to it too. Braces among `words` are those of structs
    /// where these are a statement, and of blocks further in.
    fn spread_into_closures(&mut self, words: &[&Word], is_statement: bool) {
        for (position, word) in words.iter().enumerate() {
            if self.is_tainted(word) {
                let source =
                    if self.is_place(words, position, true) { Source::Found } else { Source::Unknown };
                for &arguments in &chain(words, position).0 {
                    self.closure_parameters(arguments, source);
                }
            }
            match word {
                Word::Group(Delimiter::Brace, inside) if !is_statement => self.spread(inside),
                Word::Group(_, inside) => self.spread_into_closures(&each(inside), false),
                _ => {}
            }
        }
    }

    fn closure_parameters(&mut self, arguments: &[Word], source: Source) {
        let arguments = each(arguments);
        let start = until_bar(&arguments);
        if start < arguments.len() {
            let parameters = &arguments[start + 1..];
            self.declarations(&parameters[..until_bar(parameters)], source);
        }
    }

    /// The patterns of a `match` that takes apart what is tainted.
    pub(super) fn arms(&mut self, arms: &[Word], source: Source) {
        let mut pattern = Some(Vec::new());
        for word in arms {
            let value = pattern.is_none();
            if word.is_punct(',') || (value && matches!(word, Word::Group(Delimiter::Brace, _))) {
                pattern = Some(Vec::new());
            } else if word.is_punct('>') {
                self.declarations(&pattern.take().unwrap_or_default(), source);
            } else if let Some(pattern) = &mut pattern {
                pattern.push(word);
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
        // What closures give counts before what they are given.
        for (position, word) in words.iter().enumerate() {
            if let Word::Group(_, inside) = word {
                let apart = is_owned_copy(words, position) || is_index(words, position);
                if !apart && self.is_in(&each(inside)) {
                    return true;
                }
            }
        }
        for (position, word) in words.iter().enumerate() {
            if self.is_tainted(word) && !self.is_copied(words, position) {
                return true;
            }
        }
        false
    }

    /// Whether what is meant is a value of its own, and not something that the name leads to.
    pub(super) fn is_copied(&self, words: &[&Word], position: usize) -> bool {
        (is_read(words, position) && !self.by_reference)
            || chain(words, position).1
            || self.is_part_copied(words, position)
            || is_mapped(words, position)
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
            if and.is_punct('&') && any(inside, &mut |word| self.is_variable(word)) {
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
