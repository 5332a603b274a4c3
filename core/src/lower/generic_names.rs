//! Names of generics in a lifted function. It repeats generics of several functions around it, and has its
//! own: where one of them hides another of its name, the other one gets a new name.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Generics, ItemFn, Type};

use crate::capture::Plan;
use crate::resolve::{FnId, Known};
use crate::syntax::{NameSet, generic_name, generic_names, items, map_tokens, parse, tokens};
use crate::syntax::{generics, tokens_of};

/// A generic of a function around, and the name that stands for it in the lifted function.
struct Rename {
    function: FnId,
    name: String,
    new: String,
}

/// What the generics of the functions around a lifted function are called in it.
pub(super) struct GenericNames {
    /// The lifted function.
    function: FnId,
    /// Those of all functions around, from the inside to the outside.
    all: Vec<Rename>,
    /// Whether there are new names.
    any_new: bool,
}

impl GenericNames {
    pub(super) fn around(plan: &Plan, id: FnId) -> GenericNames {
        let functions = &plan.resolved.functions;
        let mut taken = generic_names(&functions[id].sig.generics);
        let mut names = GenericNames { function: id, all: Vec::new(), any_new: false };
        let mut around = id;
        while around != FnId::ROOT {
            around = functions[around].parent;
            for param in items(&functions[around].sig.generics.params) {
                let name = generic_name(param);
                let new = unique(&name, &mut taken);
                names.any_new |= new != name;
                names.all.push(Rename { function: around, name, new });
            }
        }
        names
    }

    /// All these generics, with their bounds.
    pub(super) fn generics(&self, plan: &Plan) -> Generics {
        let functions = &plan.resolved.functions;
        let mut all = Generics::default();
        let mut around = self.function;
        while around != FnId::ROOT {
            around = functions[around].parent;
            let written = &functions[around].sig.generics;
            match self.renamed_generics(written, around) {
                Some(renamed) => generics::add(&mut all, &renamed),
                None => generics::add(&mut all, written),
            }
        }
        all
    }

    /// A type as the lifted function has to write it.
    pub(super) fn renamed_type(&self, known: &Known) -> Type {
        let renames = self.new_names(known.scope);
        if renames.is_empty() {
            return known.ty.clone();
        }
        match parse(substitute(tokens_of(&known.ty), &renames)) {
            Ok(ty) => ty,
            Err(_) => known.ty.clone(),
        }
    }

    /// Generics that `scope` declares with the names that they have here, if some are new.
    fn renamed_generics(&self, generics: &Generics, scope: FnId) -> Option<Generics> {
        let renames = self.new_names(scope);
        if renames.is_empty() {
            return None;
        }
        let params = substitute(tokens_of(&generics.params), &renames);
        let clause = substitute(tokens_of(&generics.where_clause), &renames);
        let item = parse::<ItemFn>(tokens!(fn f<#params>() #clause {})).ok()?;
        Some(item.sig.generics)
    }

    /// The generics visible in `scope` that have new names.
    fn new_names(&self, scope: FnId) -> Vec<&Rename> {
        let mut renames = Vec::new();
        if !self.any_new {
            return renames;
        }
        let mut seen = NameSet::default();
        for rename in &self.all {
            // The functions around another one have lower numbers.
            let visible = rename.function <= scope;
            if visible && seen.insert(&rename.name) && rename.new != rename.name {
                renames.push(rename);
            }
        }
        renames
    }
}

/// Input:  `T` and `'a`, where both are taken
/// Output: `__T` and `'__a`
fn unique(name: &str, taken: &mut NameSet) -> String {
    let mut unique = name.to_owned();
    while !taken.insert(&unique) {
        unique = match unique.strip_prefix('\'') {
            Some(name) => format!("'__{name}"),
            None => format!("__{unique}"),
        };
    }
    unique
}

/// Input:  `&'a Vec<T>`, with `T` for `__T`
/// Output: `&'a Vec<__T>`
fn substitute(tokens: TokenStream, renames: &[&Rename]) -> TokenStream {
    map_tokens(tokens, &mut |token, around, output| {
        match token {
            // `A::T` and `T = B` are associated types.
            TokenTree::Ident(ident) if !around.is_in_path() && around.next != '=' => {
                renamed(ident, around.is_lifetime(), renames).to_tokens(output);
            }
            token => token.to_tokens(output),
        }
    })
}

fn renamed(ident: Ident, is_lifetime: bool, renames: &[&Rename]) -> Ident {
    let name = if is_lifetime { format!("'{ident}") } else { ident.to_string() };
    for rename in renames {
        if rename.name == name {
            let new = rename.new.strip_prefix('\'').unwrap_or(&rename.new);
            return Ident::new(new, ident.span());
        }
    }
    ident
}
