//! Parameters that a function stores in what it captures: a reference that comes in has to live as long as
//! the variable then.
//!
//! Heuristic, on the form of the body: what it misses, or finds for nothing, is an error of rustc about
//! lifetimes.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Expr, FnArg, GenericArgument, PathArguments, Token, Type};

use super::bits::Bits;
use super::facts::Facts;
use super::taint::{Taint, apart, is_assignment, is_method, is_punct, is_word, segments};
use crate::knowledge::{self, Fact, TypeFact};
use crate::resolve::{FnId, Hole, Resolved, Target, is_primitive};
use crate::syntax::each_type;

/// For each function, which of its parameters may be stored in a variable that it captures.
pub(super) struct StoredParameters(Vec<Vec<bool>>);

impl StoredParameters {
    /// A function stores what it passes to one that stores it.
    pub(super) fn find(resolved: &Resolved, facts: &Facts) -> Self {
        let mut all = StoredParameters(vec![Vec::new(); resolved.functions.len()]);
        let borrows = |id: &FnId| resolved.functions[id.0].sig.inputs.iter().any(may_borrow);
        let candidates: Vec<FnId> = facts.capturing().filter(borrows).collect();
        loop {
            let mut changed = false;
            for id in &candidates {
                let found = Search { resolved, facts, id: *id, known: &all }.parameters();
                changed |= all.0[id.0] != found;
                all.0[id.0] = found;
            }
            if !changed {
                return all;
            }
        }
    }

    pub(super) fn none() -> Self {
        StoredParameters(Vec::new())
    }

    pub(super) fn contains(&self, id: FnId, position: usize) -> bool {
        self.0.get(id.0).and_then(|parameters| parameters.get(position)).copied().unwrap_or(false)
    }

    /// Whether the function stores something that a parameter refers to, which says no lifetime.
    pub(super) fn any_borrowed(&self, resolved: &Resolved, id: FnId) -> bool {
        let inputs = &resolved.functions[id.0].sig.inputs;
        inputs.iter().enumerate().any(|(position, input)| match input {
            FnArg::Typed(input) => self.contains(id, position) && leaves_lifetime_out(&input.ty),
            FnArg::Receiver(_) => false,
        })
    }
}

fn may_borrow(input: &FnArg) -> bool {
    matches!(input, FnArg::Typed(input) if may_borrow_type(&input.ty))
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
    /// What is known of the functions that this one calls.
    known: &'a StoredParameters,
}

impl Search<'_> {
    fn parameters(&self) -> Vec<bool> {
        let body = self.resolved.spelled_body(self.id);
        let outer = self.derived_from_outside(&body);
        let inputs = self.resolved.functions[self.id.0].sig.inputs.iter().enumerate();
        let stored = inputs.map(|(position, input)| {
            let FnArg::Typed(input) = input else { return false };
            if !may_borrow_type(&input.ty) || self.is_lent_a_local(&body, position, &outer) {
                return false;
            }
            let mut tainted = self.taint();
            tainted.declarations(&input.pat.to_token_stream());
            tainted.spread_twice(&body);
            self.stores(&body, &tainted)
        });
        stored.collect()
    }

    fn taint(&self) -> Taint<'_> {
        Taint { resolved: self.resolved, tainted: Bits::default() }
    }

    /// What comes from a parameter or a capture: anything else that the function lends is its own, and gone
    /// when it returns.
    fn derived_from_outside(&self, body: &TokenStream) -> Taint<'_> {
        let mut outer = self.taint();
        for input in &self.resolved.functions[self.id.0].sig.inputs {
            if let FnArg::Typed(input) = input {
                outer.declarations(&input.pat.to_token_stream());
            }
        }
        for binding in self.facts.free(self.id) {
            outer.tainted.insert(binding.0);
        }
        outer.spread_twice(body);
        outer
    }

    /// Whether the function calls itself with a reference to a variable of its own, which cannot be stored.
    fn is_lent_a_local(&self, tokens: &TokenStream, position: usize, outer: &Taint) -> bool {
        let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
        all.iter().enumerate().any(|(index, token)| match (outer.hole(token), token, all.get(index + 1)) {
            (Some(Hole::Use(used)), _, Some(TokenTree::Group(group)))
                if self.resolved.uses[used.0].target == Target::Nested(self.id) =>
            {
                let arguments = arguments(group.stream());
                let lent = arguments.get(position).is_some_and(|argument| outer.lends_local(argument));
                lent || self.is_lent_a_local(&group.stream(), position, outer)
            }
            (_, TokenTree::Group(group), _) => self.is_lent_a_local(&group.stream(), position, outer),
            _ => false,
        })
    }

    /// Whether a statement puts something that is tainted into a captured variable.
    fn stores(&self, tokens: &TokenStream, tainted: &Taint) -> bool {
        segments(tokens.clone()).iter().any(|segment| {
            let (flat, blocks) = apart(segment);
            self.stores_here(&flat, tainted) || blocks.iter().any(|block| self.stores(block, tainted))
        })
    }

    fn stores_here(&self, tokens: &TokenStream, tainted: &Taint) -> bool {
        let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let mut captured = false;
        for (position, token) in all.iter().enumerate() {
            captured |= self.is_changed(tainted.hole(token));
            if captured && is_assignment(&all, position) {
                let right: TokenStream = all[position + 1..].iter().cloned().collect();
                return tainted.is_in(&right);
            }
            let TokenTree::Group(group) = token else { continue };
            let inside = group.stream();
            let before = position.checked_sub(1).and_then(|before| all.get(before));
            let method = position > 1 && is_punct(all.get(position - 2), '.');
            let puts = method && before.is_some_and(|name| is_method(name, Fact::Stores));
            let stored = (captured && puts && tainted.is_in(&inside))
                || self.passes_on(before, &inside, tainted)
                || self.lends_and_passes(&inside, tainted)
                || self.stores_inside(group, tainted);
            if stored {
                return true;
            }
        }
        false
    }

    fn stores_inside(&self, group: &proc_macro2::Group, tainted: &Taint) -> bool {
        match group.delimiter() {
            proc_macro2::Delimiter::Brace => self.stores(&group.stream(), tainted),
            _ => self.stores_here(&group.stream(), tainted),
        }
    }

    /// `add(name)`, where `add` stores it.
    fn passes_on(&self, callee: Option<&TokenTree>, inside: &TokenStream, tainted: &Taint) -> bool {
        let Some(Hole::Use(used)) = callee.and_then(|callee| tainted.hole(callee)) else { return false };
        let Target::Nested(callee) = self.resolved.uses[used.0].target else { return false };
        let passed = arguments(inside.clone());
        passed
            .iter()
            .enumerate()
            .any(|(position, argument)| self.known.contains(callee, position) && tainted.is_in(argument))
    }

    /// `put(&mut out, name)`, `mem::replace(&mut best, name)`.
    fn lends_and_passes(&self, inside: &TokenStream, tainted: &Taint) -> bool {
        if !inside.clone().into_iter().any(|token| is_word(&token, "mut")) {
            return false;
        }
        let all = arguments(inside.clone());
        let lends = |argument: &TokenStream| {
            let mut tokens = argument.clone().into_iter();
            is_punct(tokens.next().as_ref(), '&')
                && tokens.next().is_some_and(|token| is_word(&token, "mut"))
                && tokens.next().is_some_and(|token| self.is_changed(tainted.hole(&token)))
        };
        all.len() > 1 && all.iter().any(lends) && all.iter().any(|argument| tainted.is_in(argument))
    }

    /// Whether this is a captured variable that is changed here, and may hold references.
    fn is_changed(&self, hole: Option<&Hole>) -> bool {
        let Some(Hole::Use(used)) = hole else { return false };
        let Target::Variable(binding) = self.resolved.uses[used.0].target else { return false };
        let known = self.resolved.bindings[binding.0].known.as_ref();
        self.facts.writes(self.id, binding) && !known.is_some_and(|known| holds_no_reference(&known.ty))
    }
}

fn may_borrow_type(ty: &Type) -> bool {
    leaves_lifetime_out(ty) || ty.to_token_stream().to_string().contains('\'')
}

/// Whether a value of the type surely refers to nothing.
fn holds_no_reference(ty: &Type) -> bool {
    match ty {
        Type::Paren(ty) => holds_no_reference(&ty.elem),
        Type::Group(ty) => holds_no_reference(&ty.elem),
        Type::Array(ty) => holds_no_reference(&ty.elem),
        Type::Tuple(ty) => ty.elems.iter().all(holds_no_reference),
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return false };
            let parts = match &last.arguments {
                PathArguments::AngleBracketed(arguments) => arguments
                    .args
                    .iter()
                    .all(|argument| matches!(argument, GenericArgument::Type(ty) if holds_no_reference(ty))),
                _ => false,
            };
            let named = knowledge::named_type(&last.ident);
            is_primitive(ty) || named.has(TypeFact::Whole) || (parts && named.has(TypeFact::Owns))
        }
        _ => false,
    }
}

/// The arguments of a call.
fn arguments(tokens: TokenStream) -> Vec<TokenStream> {
    match Punctuated::<Expr, Token![,]>::parse_terminated.parse2(tokens.clone()) {
        Ok(all) => all.iter().map(ToTokens::to_token_stream).collect(),
        Err(_) => vec![tokens],
    }
}
