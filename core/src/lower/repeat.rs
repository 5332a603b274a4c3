//! The generics of the functions around that a lifted function repeats, and what its calls say about them.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{
    AngleBracketedGenericArguments, FnArg, GenericArgument, GenericParam, Generics, PathArguments, Signature,
    Type,
};

use super::generic_names::GenericNames;
use super::needs::Needs;
use super::tokens::{push_all, push_separated};
use crate::capture::Plan;
use crate::resolve::{FnId, Known};
use crate::syntax::generics::needed_with_bounds;
use crate::syntax::{generic_name, generic_names, items, tokens, tokens_of};

/// What is to be known about a factory's functions again and again, found once.
#[derive(Default)]
pub(super) struct Tables {
    pub(super) needs: Needs,
    /// For each function that is lifted, what it repeats.
    repeated: Vec<Option<Repeated>>,
}

impl Tables {
    pub(super) fn of(plan: &Plan) -> Tables {
        let mut tables = Tables::default();
        let count = plan.resolved.functions.len();
        if !lifts_any(plan) {
            return tables;
        }
        tables.needs = Needs::of(plan);
        for id in 0..count {
            tables.repeated.push(Repeated::of(plan, &tables.needs, FnId(id)));
        }
        tables
    }

    /// What a lifted function repeats.
    pub(super) fn repeated(&self, id: FnId) -> Option<&Repeated> {
        self.repeated.get(id.0)?.as_ref()
    }
}

fn lifts_any(plan: &Plan) -> bool {
    for id in 0..plan.resolved.functions.len() {
        if plan.lifted(FnId(id)).is_some() {
            return true;
        }
    }
    false
}

/// What a lifted function repeats of the generics around it.
pub(super) struct Repeated {
    names: GenericNames,
    /// What the function and all that it needs mention, with what the bounds on that mention.
    pub(super) generics: Generics,
    /// What calls say about the types and constants among them.
    arguments: Vec<TokenStream>,
    /// Whether rustc finds out by itself what these are.
    told: bool,
    /// How many types and constants of its own the function has in front of them.
    own: usize,
}

impl Repeated {
    /// `None` for what is no item with captures as parameters.
    fn of(plan: &Plan, needs: &Needs, id: FnId) -> Option<Repeated> {
        let captures = plan.lifted(id)?;
        if plan.set_of(id).is_some() {
            return None;
        }
        let names = GenericNames::around(plan, id);
        let sig = &plan.resolved.functions[id].sig;
        let mut passed = Vec::new();
        for capture in captures {
            if let Some(known) = &capture.known {
                passed.push(names.renamed_type(known));
            }
        }
        let mut generics = names.generics(plan);
        if generics.params.is_empty() {
            generics = Generics::default();
        } else {
            let mut mentioned = needs.mentioned(id);
            for ty in &passed {
                ty.to_tokens(&mut mentioned);
            }
            generics = without(needed_with_bounds(&generics, &mentioned), &sig.generics);
        }
        let mut own = 0;
        for param in items(&sig.generics.params) {
            own += usize::from(!matches!(param, GenericParam::Lifetime(_)));
        }
        let (arguments, told) = arguments(&generics, sig, &passed);
        Some(Repeated { names, generics, arguments, told, own })
    }

    /// A type as the lifted function has to write it.
    pub(super) fn renamed_type(&self, known: &Known) -> Type {
        self.names.renamed_type(known)
    }

    /// Input:  `visit`, which repeats a `T` that nothing it is passed tells
    /// Output: `::<_, T>`
    ///
    /// `given` is what the user has written there.
    pub(super) fn turbofish(&self, given: Option<&AngleBracketedGenericArguments>) -> TokenStream {
        if self.arguments.is_empty() {
            return tokens_of(&given);
        }
        let mut all = TokenStream::new();
        match given {
            None if self.told => return all,
            None => {
                for _ in 0..self.own {
                    push_separated(&mut all, &tokens!(_));
                }
            }
            Some(given) => {
                for argument in items(&given.args) {
                    push_separated(&mut all, argument);
                }
            }
        }
        push_all(&mut all, &self.arguments);
        tokens!(::<#all>)
    }
}

/// `generics` without those that have a name of one of `own`.
fn without(mut generics: Generics, own: &Generics) -> Generics {
    let names = generic_names(own);
    let all = std::mem::take(&mut generics.params);
    for param in items(&all) {
        if !names.contains(&generic_name(param)) {
            generics.params.push(param.clone());
        }
    }
    generics
}

/// What the calls of a function with this signature, which is passed captures of these types, say about
/// generics that it repeats, and whether they need not say it.
fn arguments(repeated: &Generics, sig: &Signature, passed: &[Type]) -> (Vec<TokenStream>, bool) {
    let mut arguments = Vec::new();
    let mut all_told = true;
    for param in items(&repeated.params) {
        let (name, is_const) = match param {
            GenericParam::Type(param) => (&param.ident, false),
            GenericParam::Const(param) => (&param.ident, true),
            GenericParam::Lifetime(_) => continue,
        };
        let told = is_told(name, sig, passed);
        all_told &= told;
        // `_` for a constant is newer than what this crate asks for.
        arguments.push(if told && !is_const { tokens!(_) } else { tokens_of(&name) });
    }
    (arguments, all_told)
}

/// Whether what the function is passed tells what the generic is.
fn is_told(name: &Ident, sig: &Signature, passed: &[Type]) -> bool {
    for input in items(&sig.inputs) {
        if matches!(input, FnArg::Typed(input) if tells(&input.ty, name)) {
            return true;
        }
    }
    for ty in passed {
        if tells(ty, name) {
            return true;
        }
    }
    false
}

/// Whether an argument of the type tells what the generic is.
fn tells(ty: &Type, name: &Ident) -> bool {
    match ty {
        Type::Reference(ty) => tells(&ty.elem, name),
        Type::Slice(ty) => tells(&ty.elem, name),
        Type::Ptr(ty) => tells(&ty.elem, name),
        Type::Paren(ty) => tells(&ty.elem, name),
        Type::Group(ty) => tells(&ty.elem, name),
        Type::Array(ty) => tells(&ty.elem, name) || *name == tokens_of(&ty.len).to_string(),
        Type::Tuple(ty) => {
            for ty in items(&ty.elems) {
                if tells(ty, name) {
                    return true;
                }
            }
            false
        }
        // `I::Item` does not tell `I`.
        Type::Path(ty) if ty.qself.is_none() => {
            let Some(last) = ty.path.segments.last() else { return false };
            (ty.path.segments.len() == 1 && last.ident == *name) || arguments_tell(&last.arguments, name)
        }
        _ => false,
    }
}

fn arguments_tell(arguments: &PathArguments, name: &Ident) -> bool {
    let PathArguments::AngleBracketed(arguments) = arguments else { return false };
    for argument in items(&arguments.args) {
        let told = match argument {
            GenericArgument::Type(ty) => tells(ty, name),
            GenericArgument::Const(expr) => *name == tokens_of(&expr).to_string(),
            _ => false,
        };
        if told {
            return true;
        }
    }
    false
}
