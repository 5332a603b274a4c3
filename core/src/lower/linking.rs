//! Lifetimes of lifted functions. What their results refer to must stay what the user's signature says,
//! although there are more references among the parameters now; and references must be able to go from one
//! variable to another, as they are where the variables are.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{
    FnArg, GenericParam, Generics, Lifetime, LifetimeParam, PredicateLifetime, ReturnType, Signature, Token,
    Type, WherePredicate,
};

use crate::capture::{Passed, Passing};
use crate::knowledge::{self, TypeFact};
use crate::resolve::mentions_mutable;
use crate::syntax::elision::{self, Lifetimes};
use crate::syntax::generics::declares;
use crate::syntax::{each_item_mut, each_token, items, tokens_of};

/// The names that a lifted function can give lifetimes.
pub(super) struct Names {
    /// Of what the variables of the factory's body refer to.
    pub(super) held: Lifetime,
    /// Of the variables that the result refers to.
    pub(super) result: Lifetime,
    /// Of the user's only reference, which the result refers to.
    pub(super) own: Lifetime,
    /// Of what a parameter of the factory refers to, which outlives everything in its body.
    pub(super) parameter: Lifetime,
}

/// Names lifetimes in the types of the captures and in the signature, where what is left out would mean
/// something else. Returns the lifetimes to be declared.
///
/// The references to variables that are `kept` have the lifetime of what others hold.
pub(super) fn link(
    sig: &mut Signature,
    types: &mut [Type],
    (passed, kept): (&[Passed], &[bool]),
    names: &Names,
) -> Generics {
    let mut declared = Generics::default();
    if !mention_lifetimes(types) {
        return declared;
    }
    let source = link_output(sig, &names.own);
    let of_captures = source == Source::Captures;
    if of_captures && types.len() == 1 && elision::elided(&types[0]) == 1 {
        // One reference alone needs no name.
        return declared;
    }
    let counts = count_held(types, passed);
    let outliving = outliving(sig, types, &names.own);
    let keeps = counts.all > 0 && kept.contains(&true);
    let held = (of_captures && counts.all > 0) || counts.meet(!outliving.is_empty()) || keeps;
    if held {
        declare(&mut declared, &names.held);
        outlive(&mut sig.generics, &outliving, &names.held);
        let same = of_captures && output_elides_inside(sig);
        for (position, ty) in types.iter_mut().enumerate() {
            name_held(ty, &passed[position], same, names, &mut declared);
            if let (Type::Reference(reference), true) = (ty, kept[position]) {
                reference.lifetime = Some(names.held.clone());
            }
        }
    }
    if let (true, ReturnType::Type(_, output)) = (of_captures, &mut sig.output) {
        let new = name_result(types, passed, output, names, held);
        if new {
            if let (true, Some(GenericParam::Lifetime(held))) = (held, declared.params.get_mut(0)) {
                held.bounds.push(names.result.clone());
            }
            declare(&mut declared, &names.result);
        }
        if new || !held {
            outlive(&mut sig.generics, &outliving, if new { &names.result } else { &names.held });
        }
    }
    if source == Source::Own {
        declare(&mut declared, &names.own);
    }
    declared
}

fn declare(generics: &mut Generics, lifetime: &Lifetime) {
    generics.params.push(GenericParam::Lifetime(LifetimeParam::new(lifetime.clone())));
}

fn mention_lifetimes(types: &[Type]) -> bool {
    for ty in types {
        if !elision::lifetimes(ty).is_empty() {
            return true;
        }
    }
    false
}

fn output_elides_inside(sig: &Signature) -> bool {
    match &sig.output {
        ReturnType::Type(_, output) => elision::elides_inside(output),
        ReturnType::Default => false,
    }
}

/// What the user has named lives longer than `shorter`.
fn outlive(generics: &mut Generics, outliving: &[Lifetime], shorter: &Lifetime) {
    for longer in outliving {
        let mut bounds = Punctuated::new();
        bounds.push(shorter.clone());
        generics.make_where_clause().predicates.push(WherePredicate::Lifetime(PredicateLifetime {
            attrs: Vec::new(),
            lifetime: longer.clone(),
            colon_token: <Token![:]>::default(),
            bounds,
        }));
    }
}

/// What a result refers to.
#[derive(PartialEq)]
pub(super) enum Source {
    /// Nothing, or what it says.
    Named,
    /// The user's parameters, by a name that they have got now.
    Own,
    /// There is nothing but the captures that it can refer to.
    Captures,
}

/// Links the lifetimes that the result leaves out to those of the user's parameters, as in any function.
pub(super) fn link_output(sig: &mut Signature, own: &Lifetime) -> Source {
    let ReturnType::Type(_, output) = &mut sig.output else { return Source::Named };
    if !elision::elides(output) {
        return Source::Named;
    }
    let mut inputs = Lifetimes::default();
    for input in items(&sig.inputs) {
        if let FnArg::Typed(input) = input {
            inputs.add(&input.ty);
        }
    }
    match (&inputs.named[..], inputs.elided) {
        ([], 0) => Source::Captures,
        ([name], 0) => {
            elision::name(output, &mut |_| name.clone());
            Source::Named
        }
        ([], 1) => {
            elision::name(output, &mut |_| own.clone());
            each_item_mut(&mut sig.inputs, &mut |input| {
                if let FnArg::Typed(input) = input {
                    elision::name(&mut input.ty, &mut |_| own.clone());
                }
            });
            Source::Own
        }
        _ => Source::Named,
    }
}

/// How many lifetimes the types of the variables leave out.
#[derive(Default)]
struct Counts {
    all: usize,
    /// Those in types that are written in a body.
    of_the_body: usize,
}

impl Counts {
    /// Whether what one variable of the body refers to may go to another variable, or come from one, or from
    /// something that the user has named.
    fn meet(&self, named: bool) -> bool {
        self.of_the_body > 0 && (self.all > 1 || named)
    }
}

fn count_held(types: &[Type], passed: &[Passed]) -> Counts {
    let mut counts = Counts::default();
    for (position, ty) in types.iter().enumerate() {
        let passed = &passed[position];
        let elided = elision::elided(held_part(&mut ty.clone(), passed));
        counts.all += elided;
        if passed.is_of_the_body() {
            counts.of_the_body += elided;
        }
    }
    counts
}

/// The lifetimes that are the factory's, or of what is around it: they outlive what its variables refer to.
fn outliving(sig: &Signature, types: &[Type], of_the_result: &Lifetime) -> Vec<Lifetime> {
    let mut tokens = tokens_of(&sig.inputs);
    for ty in types {
        ty.to_tokens(&mut tokens);
    }
    let mut all = Vec::new();
    for name in &elision::free_lifetimes(&tokens) {
        if !declares(&sig.generics, name) && name != of_the_result && !all.contains(name) {
            all.push(name.clone());
        }
    }
    all
}

/// The part of a capture's type that is the variable's own, without the reference that it is passed by.
fn held_part<'a>(ty: &'a mut Type, passed: &Passed) -> &'a mut Type {
    if passed.by == Passing::Value {
        return ty;
    }
    match ty {
        Type::Reference(reference) => &mut reference.elem,
        ty => ty,
    }
}

/// Nothing in the body outlives what the parameters of the factory refer to, so the body's references share a
/// lifetime, and each of a parameter's that cannot be shortened has its own, which is longer.
fn name_held(ty: &mut Type, passed: &Passed, same: bool, names: &Names, declared: &mut Generics) {
    let shortens = is_covariant(passed);
    let part = held_part(ty, passed);
    if same || passed.is_of_the_body() || shortens {
        elision::name(part, &mut |_| names.held.clone());
        return;
    }
    elision::name(part, &mut |_| {
        let name = format!("{}{}", names.parameter, declared.params.len());
        let mut parameter = LifetimeParam::new(Lifetime::new(&name, Span::mixed_site()));
        parameter.bounds.push(names.held.clone());
        let lifetime = parameter.lifetime.clone();
        declared.params.push(GenericParam::Lifetime(parameter));
        lifetime
    });
}

/// Whether a longer lifetime in the type can be taken for a shorter one.
fn is_covariant(passed: &Passed) -> bool {
    let shared = matches!(passed.by, Passing::Value | Passing::Reference | Passing::Peek);
    let Some(known) = &passed.known else { return false };
    let ty = match &known.ty {
        Type::Reference(reference) => &reference.elem,
        ty => ty,
    };
    shared && !mentions_invariant(&tokens_of(&ty))
}

/// Whether a lifetime in the type may be one that cannot be shortened.
fn mentions_invariant(ty: &TokenStream) -> bool {
    let mut invariant = false;
    each_token(ty, &mut |token, _| {
        if let TokenTree::Ident(ident) = token {
            invariant |= ident == "mut" || knowledge::named_type(ident).has(TypeFact::Cell);
        }
        !invariant
    });
    invariant
}

/// Links the result to what it can come from: variables that are lent for changing, where it can be changed
/// itself, or where there is nothing else; otherwise variables that are lent for reading, and what any of
/// them hold. Returns whether the lifetime of the result is one of its own.
fn name_result(types: &mut [Type], passed: &[Passed], output: &mut Type, names: &Names, held: bool) -> bool {
    let mut read = held;
    for (position, ty) in types.iter().enumerate() {
        let lends = matches!(ty, Type::Reference(reference) if reference.lifetime.is_none());
        read |= lends && !changes(&passed[position]);
    }
    let by_change = mentions_mutable(output) || !read;
    let mut new = false;
    for (position, ty) in types.iter_mut().enumerate() {
        let Type::Reference(reference) = ty else { continue };
        if changes(&passed[position]) == by_change && reference.lifetime.is_none() {
            reference.lifetime = Some(names.result.clone());
            new = true;
        }
    }
    let outer = if new { &names.result } else { &names.held };
    elision::name(output, &mut |depth| if held && depth > 0 { names.held.clone() } else { outer.clone() });
    new
}

/// Whether the variable is lent for changing.
fn changes(passed: &Passed) -> bool {
    matches!(passed.by, Passing::Mutable | Passing::Reborrow)
}
