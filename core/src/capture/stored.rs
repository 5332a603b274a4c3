//! Parameters that a function stores in what it captures: a reference that comes in has to live as long as
//! the variable then.
//!
//! Heuristic, on the form of the body: what it misses, or finds for nothing, is an error of rustc about
//! lifetimes.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Expr, FnArg, GenericArgument, PathArguments, Token, Type};

use super::bits::Bits;
use super::facts::Facts;
use super::taint::{
    Taint, apart, before, has_word, is_assignment, is_one_of, is_punct, is_word, list, segments,
};
use crate::resolve::{FnId, Hole, Resolved, Target, is_primitive};
use crate::syntax::{each_token, each_type};

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

/// For each function, which of its parameters may be stored in a variable that it captures.
pub(super) struct StoredParameters(Vec<Vec<bool>>);

impl StoredParameters {
    /// A function stores what it passes to one that stores it.
    pub(super) fn find(resolved: &Resolved, facts: &Facts) -> Self {
        let mut all = StoredParameters(vec![Vec::new(); resolved.functions.len()]);
        let candidates = candidates(resolved, facts);
        let mut changed = true;
        while changed {
            changed = false;
            for id in &candidates {
                let found = Search { resolved, facts, id: *id, known: &all }.parameters();
                changed |= all.0[id.0] != found;
                all.0[id.0] = found;
            }
        }
        all
    }

    pub(super) fn none() -> Self {
        StoredParameters(Vec::new())
    }

    pub(super) fn contains(&self, id: FnId, position: usize) -> bool {
        let Some(parameters) = self.0.get(id.0) else { return false };
        matches!(parameters.get(position), Some(true))
    }

    /// Whether the function stores something that a parameter refers to, which says no lifetime.
    pub(super) fn any_borrowed(&self, resolved: &Resolved, id: FnId) -> bool {
        for (position, input) in resolved.functions[id.0].sig.inputs.iter().enumerate() {
            if let FnArg::Typed(input) = input {
                if self.contains(id, position) && leaves_lifetime_out(&input.ty) {
                    return true;
                }
            }
        }
        false
    }
}

/// The functions that capture, and take something that may be a reference.
fn candidates(resolved: &Resolved, facts: &Facts) -> Vec<FnId> {
    let mut candidates = Vec::new();
    for id in facts.capturing() {
        for input in &resolved.functions[id.0].sig.inputs {
            if matches!(input, FnArg::Typed(input) if may_borrow(&input.ty)) {
                candidates.push(id);
                break;
            }
        }
    }
    candidates
}

fn may_borrow(ty: &Type) -> bool {
    leaves_lifetime_out(ty) || mentions_lifetime(ty)
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

fn mentions_lifetime(ty: &Type) -> bool {
    let mut found = false;
    each_token(&ty.to_token_stream(), &mut |token, _| {
        found |= is_punct(Some(token), '\'');
        !found
    });
    found
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
        let mut stored = Vec::new();
        for (position, input) in self.resolved.functions[self.id.0].sig.inputs.iter().enumerate() {
            stored.push(self.is_stored(position, input, &body, &outer));
        }
        stored
    }

    fn is_stored(&self, position: usize, input: &FnArg, body: &TokenStream, outer: &Taint) -> bool {
        let FnArg::Typed(input) = input else { return false };
        if !may_borrow(&input.ty) || self.is_lent_a_local(&list(body), position, outer) {
            return false;
        }
        let mut tainted = self.taint();
        tainted.declarations(&input.pat.to_token_stream());
        tainted.spread_twice(body);
        self.stores(body, &tainted)
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
    fn is_lent_a_local(&self, tokens: &[TokenTree], position: usize, outer: &Taint) -> bool {
        for (index, token) in tokens.iter().enumerate() {
            let TokenTree::Group(group) = token else { continue };
            if self.callee(before(tokens, index, 1), outer) == Some(self.id) {
                if let Some(argument) = arguments(&group.stream()).get(position) {
                    if outer.lends_local(argument) {
                        return true;
                    }
                }
            }
            if self.is_lent_a_local(&list(&group.stream()), position, outer) {
                return true;
            }
        }
        false
    }

    /// The nested function that a token names.
    fn callee(&self, token: Option<&TokenTree>, taint: &Taint) -> Option<FnId> {
        let Some(Hole::Use(used)) = taint.hole(token?) else { return None };
        match self.resolved.uses[used.0].target {
            Target::Nested(function) => Some(function),
            _ => None,
        }
    }

    /// Whether a statement puts something that is tainted into a captured variable.
    fn stores(&self, tokens: &TokenStream, tainted: &Taint) -> bool {
        for segment in segments(tokens) {
            let (flat, blocks) = apart(&segment);
            if self.stores_here(&flat, tainted) {
                return true;
            }
            for block in &blocks {
                if self.stores(block, tainted) {
                    return true;
                }
            }
        }
        false
    }

    fn stores_here(&self, tokens: &[TokenTree], tainted: &Taint) -> bool {
        let mut captured = false;
        for (position, token) in tokens.iter().enumerate() {
            captured |= self.is_changed(token, tainted);
            if captured && is_assignment(tokens, position) {
                return tainted.is_in(&tokens[position + 1..]);
            }
            if let TokenTree::Group(group) = token {
                let method = captured && is_storing_method(tokens, position);
                let callee = self.callee(before(tokens, position, 1), tainted);
                if self.group_stores(group, method, callee, tainted) {
                    return true;
                }
            }
        }
        false
    }

    /// Whether something is stored in a group, or passed with it to a `method` or a `callee` that stores it.
    fn group_stores(&self, group: &Group, method: bool, callee: Option<FnId>, tainted: &Taint) -> bool {
        let inside = list(&group.stream());
        if (method && tainted.is_in(&inside))
            || self.passes_on(callee, group, tainted)
            || self.lends_and_passes(group, tainted)
        {
            return true;
        }
        match group.delimiter() {
            Delimiter::Brace => self.stores(&group.stream(), tainted),
            _ => self.stores_here(&inside, tainted),
        }
    }

    /// `add(name)`, where `add` stores it.
    fn passes_on(&self, callee: Option<FnId>, group: &Group, tainted: &Taint) -> bool {
        let Some(callee) = callee else { return false };
        for (position, argument) in arguments(&group.stream()).iter().enumerate() {
            if self.known.contains(callee, position) && tainted.is_in(argument) {
                return true;
            }
        }
        false
    }

    /// `put(&mut out, name)`, `mem::replace(&mut best, name)`.
    fn lends_and_passes(&self, group: &Group, tainted: &Taint) -> bool {
        if !has_word(&list(&group.stream()), &["mut"]) {
            return false;
        }
        let all = arguments(&group.stream());
        let (mut lends, mut passes) = (false, false);
        for argument in &all {
            lends |= self.lends_captured(argument, tainted);
            passes |= tainted.is_in(argument);
        }
        all.len() > 1 && lends && passes
    }

    /// `&mut out`, where `out` is captured.
    fn lends_captured(&self, argument: &[TokenTree], tainted: &Taint) -> bool {
        let [sign, mutable, name, ..] = argument else { return false };
        is_punct(Some(sign), '&') && is_word(mutable, "mut") && self.is_changed(name, tainted)
    }

    /// Whether this is a captured variable that is changed here, and may hold references.
    fn is_changed(&self, token: &TokenTree, taint: &Taint) -> bool {
        let Some(Hole::Use(used)) = taint.hole(token) else { return false };
        let Target::Variable(binding) = self.resolved.uses[used.0].target else { return false };
        match &self.resolved.bindings[binding.0].known {
            Some(known) if holds_no_reference(&known.ty) => false,
            _ => self.facts.writes(self.id, binding),
        }
    }
}

/// Whether a group there has the arguments of a method that stores them.
fn is_storing_method(tokens: &[TokenTree], position: usize) -> bool {
    let Some(method) = before(tokens, position, 1) else { return false };
    is_punct(before(tokens, position, 2), '.') && is_one_of(method, &STORING)
}

/// Whether a value of the type surely refers to nothing.
fn holds_no_reference(ty: &Type) -> bool {
    const OF_OTHERS: [&str; 8] =
        ["Vec", "VecDeque", "HashMap", "HashSet", "BTreeMap", "BTreeSet", "BinaryHeap", "Option"];
    match ty {
        Type::Paren(ty) => holds_no_reference(&ty.elem),
        Type::Group(ty) => holds_no_reference(&ty.elem),
        Type::Array(ty) => holds_no_reference(&ty.elem),
        Type::Tuple(ty) => {
            for ty in &ty.elems {
                if !holds_no_reference(ty) {
                    return false;
                }
            }
            true
        }
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return false };
            is_primitive(ty)
                || last.ident == "String"
                || (OF_OTHERS.iter().any(|name| last.ident == name) && are_types_without(&last.arguments))
        }
        _ => false,
    }
}

/// Whether generic arguments are types whose values refer to nothing.
fn are_types_without(arguments: &PathArguments) -> bool {
    let PathArguments::AngleBracketed(arguments) = arguments else { return false };
    for argument in &arguments.args {
        match argument {
            GenericArgument::Type(ty) if holds_no_reference(ty) => {}
            _ => return false,
        }
    }
    true
}

/// The arguments of a call.
fn arguments(tokens: &TokenStream) -> Vec<Vec<TokenTree>> {
    let Ok(parsed) = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(tokens.clone()) else {
        return vec![list(tokens)];
    };
    let mut all = Vec::new();
    for argument in &parsed {
        all.push(list(&argument.to_token_stream()));
    }
    all
}
