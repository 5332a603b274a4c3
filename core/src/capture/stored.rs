//! Parameters that a function stores in what it captures: a reference that comes in has to live as long as the variable then.
//!
//! Heuristic, on the form of the body: what it misses, or finds for nothing, is an error of rustc about lifetimes.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{FnArg, Type};

use super::bits::Bits;
use super::facts::Facts;
use crate::resolve::{FnId, Hole, Resolved, Target, each_type};

/// Methods that put their arguments into the receiver.
const STORING: [&str; 12] = [
    "push",
    "push_back",
    "push_front",
    "insert",
    "extend",
    "entry",
    "append",
    "get_or_insert",
    "replace",
    "set",
    "extend_from_slice",
    "or_insert",
];

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

/// For each parameter of a function, whether it may be stored in a variable that the function captures.
pub(crate) fn stored(resolved: &Resolved, facts: &Facts, id: FnId) -> Vec<bool> {
    let body = resolved.spelled_body(id);
    let mut all = Vec::new();
    for input in &resolved.functions[id.0].sig.inputs {
        let FnArg::Typed(input) = input else {
            all.push(false);
            continue;
        };
        let mut tainted = Bits::default();
        let search = Search { resolved, facts, id };
        search.taint_declarations(&input.pat.to_token_stream(), &mut tainted);
        // What a loop binds may come from what is bound further down.
        search.spread(&body, &mut tainted);
        search.spread(&body, &mut tainted);
        all.push(search.stores(&body, &tainted));
    }
    all
}

/// Whether the function stores something that a parameter refers to, which says no lifetime.
pub(super) fn stores_borrowed(resolved: &Resolved, facts: &Facts, id: FnId) -> bool {
    let sig = &resolved.functions[id.0].sig;
    let borrows = |input: &FnArg| match input {
        FnArg::Typed(input) => leaves_lifetime_out(&input.ty),
        FnArg::Receiver(_) => false,
    };
    // Only then it has to be looked at.
    let any = facts.free(id).any(|binding| facts.writes(id, binding)) && sig.inputs.iter().any(borrows);
    any && sig.inputs.iter().zip(stored(resolved, facts, id)).any(|(input, stored)| stored && borrows(input))
}

fn leaves_lifetime_out(ty: &Type) -> bool {
    let mut open = false;
    each_type(ty, &mut |ty| {
        if let Type::Reference(reference) = ty {
            open |= reference.lifetime.is_none();
        }
    });
    open
}

struct Search<'a> {
    resolved: &'a Resolved,
    facts: &'a Facts,
    id: FnId,
}

impl Search<'_> {
    fn hole(&self, token: &TokenTree) -> Option<&Hole> {
        match token {
            TokenTree::Ident(ident) => self.resolved.markers.hole(ident),
            _ => None,
        }
    }

    fn taint_declarations(&self, tokens: &TokenStream, tainted: &mut Bits) {
        for token in tokens.clone() {
            match (self.hole(&token), &token) {
                (Some(Hole::Declaration(binding)), _) => tainted.insert(binding.0),
                (_, TokenTree::Group(group)) => self.taint_declarations(&group.stream(), tainted),
                _ => {}
            }
        }
    }

    /// Taints what is bound in statements that mention what is tainted.
    fn spread(&self, tokens: &TokenStream, tainted: &mut Bits) {
        for segment in segments(tokens.clone()) {
            let (flat, blocks) = apart(&segment);
            if self.mentions(&flat, tainted) {
                self.taint_declarations(&flat, tainted);
                if segment.iter().any(|token| is_word(token, "match")) {
                    for block in &blocks {
                        self.taint_arms(block, tainted);
                    }
                }
            }
            for block in &blocks {
                self.spread(block, tainted);
            }
        }
    }

    /// The patterns of a `match` that takes apart what is tainted.
    fn taint_arms(&self, arms: &TokenStream, tainted: &mut Bits) {
        let mut pattern = true;
        for token in arms.clone() {
            match &token {
                TokenTree::Punct(punct) if punct.as_char() == ',' => pattern = true,
                TokenTree::Punct(punct) if punct.as_char() == '>' => pattern = false,
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace && !pattern => {
                    pattern = true;
                }
                token if pattern => self.taint_declarations(&TokenStream::from(token.clone()), tainted),
                _ => {}
            }
        }
    }

    /// Whether something that is tainted is mentioned, and not only copied out of.
    fn mentions(&self, tokens: &TokenStream, tainted: &Bits) -> bool {
        let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
        all.iter().enumerate().any(|(position, token)| match (self.hole(token), token) {
            (Some(Hole::Use(used)), _) => {
                let target = self.resolved.uses[used.0].target;
                let named = matches!(target, Target::Variable(binding) if tainted.contains(binding.0));
                named && !is_copied(&all, position)
            }
            (_, TokenTree::Group(group)) => {
                !makes_text(&all, position) && self.mentions(&group.stream(), tainted)
            }
            _ => false,
        })
    }

    /// Whether a statement puts something that is tainted into a captured variable.
    fn stores(&self, tokens: &TokenStream, tainted: &Bits) -> bool {
        segments(tokens.clone()).iter().any(|segment| {
            let (flat, blocks) = apart(segment);
            self.stores_here(&flat, tainted) || blocks.iter().any(|block| self.stores(block, tainted))
        })
    }

    fn stores_here(&self, tokens: &TokenStream, tainted: &Bits) -> bool {
        let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let mut captured = false;
        for (position, token) in all.iter().enumerate() {
            if let Some(Hole::Use(used)) = self.hole(token) {
                captured |= self.is_changed(self.resolved.uses[used.0].target);
            }
            let method = position > 0 && is_punct(all.get(position - 1), '.');
            let puts = method && STORING.iter().any(|name| is_word(token, name));
            if let (true, true, Some(TokenTree::Group(group))) = (captured, puts, all.get(position + 1)) {
                if self.mentions(&group.stream(), tainted) {
                    return true;
                }
            }
            let assigns = is_assignment(&all, position);
            if assigns && captured {
                let right: TokenStream = all[position + 1..].iter().cloned().collect();
                return self.mentions(&right, tainted);
            }
            if let TokenTree::Group(group) = token {
                if self.stores_here(&group.stream(), tainted) {
                    return true;
                }
            }
        }
        false
    }

    fn is_changed(&self, target: Target) -> bool {
        matches!(target, Target::Variable(binding) if self.facts.writes(self.id, binding))
    }
}

/// The statements of a block.
fn segments(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut all = vec![Vec::new()];
    for token in tokens {
        let ends = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ';');
        let braced = matches!(&token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        let last = all.len() - 1;
        if !ends {
            all[last].push(token);
        }
        if ends || braced {
            all.push(Vec::new());
        }
    }
    all
}

/// A statement without its blocks, and the blocks.
fn apart(segment: &[TokenTree]) -> (TokenStream, Vec<TokenStream>) {
    let (mut flat, mut blocks) = (TokenStream::new(), Vec::new());
    for token in segment {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => blocks.push(group.stream()),
            token => flat.extend([token.clone()]),
        }
    }
    (flat, blocks)
}

/// `*name`, or `name.trim().len()`: a method that gives a value of its own ends what refers to it.
fn is_copied(all: &[TokenTree], position: usize) -> bool {
    if position > 0 && is_punct(all.get(position - 1), '*') {
        return true;
    }
    let mut next = position + 1;
    while is_punct(all.get(next), '.') {
        let called = matches!(all.get(next + 2), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis);
        let refers =
            all.get(next + 1).is_some_and(|method| REFERRING.iter().any(|name| is_word(method, name)));
        if called && !refers {
            return true;
        }
        next += if called { 3 } else { 2 };
    }
    false
}

/// `String::from(..)`, `format!(..)`.
fn makes_text(all: &[TokenTree], position: usize) -> bool {
    let before = |count: usize| position.checked_sub(count).and_then(|position| all.get(position));
    before(1).is_some_and(|token| is_word(token, "from"))
        || (is_punct(before(1), '!') && before(2).is_some_and(|token| is_word(token, "format")))
}

/// Whether a `=` stands there that is no part of another sign.
fn is_assignment(all: &[TokenTree], position: usize) -> bool {
    let follows = |signs: &[char]| signs.iter().any(|sign| is_punct(all.get(position + 1), *sign));
    let before = position.checked_sub(1).and_then(|position| all.get(position));
    let behind = ['=', '!', '<', '>'].iter().any(|sign| is_punct(before, *sign));
    is_punct(all.get(position), '=') && !follows(&['=', '>']) && !behind
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

fn is_punct(token: Option<&TokenTree>, punct: char) -> bool {
    matches!(token, Some(TokenTree::Punct(token)) if token.as_char() == punct)
}
