//! Names of generics in a lifted function. It repeats generics of several functions around it, and has its
//! own: where one of them hides another of its name, the other one gets a new name.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Generics, ItemFn, Type};

use crate::capture::Plan;
use crate::resolve::{FnId, Known};
use crate::syntax::{generic_name, map_tokens, tokens};

/// A name, and the one that stands for it in the lifted function.
type Rename = (String, String);

/// What the generics of the functions around a lifted function are called in it.
pub(super) struct GenericNames {
    /// The functions around, from the inside to the outside, with the names of all their generics.
    levels: Vec<(FnId, Vec<Rename>)>,
    /// Whether there are new names.
    any_new: bool,
}

impl GenericNames {
    pub(super) fn around(plan: &Plan, id: FnId) -> GenericNames {
        let functions = &plan.resolved.functions;
        let mut taken = HashSet::new();
        for param in &functions[id.0].sig.generics.params {
            taken.insert(generic_name(param));
        }
        let mut names = GenericNames { levels: Vec::new(), any_new: false };
        let mut around = id;
        while around != FnId::ROOT {
            around = functions[around.0].parent;
            let mut level = Vec::new();
            for param in &functions[around.0].sig.generics.params {
                let name = generic_name(param);
                let new = unique(&name, &mut taken);
                names.any_new |= new != name;
                level.push((name, new));
            }
            names.levels.push((around, level));
        }
        names
    }

    /// All these generics, with their bounds.
    pub(super) fn generics(&self, plan: &Plan) -> Generics {
        let mut all = Generics::default();
        for (scope, _) in &self.levels {
            let generics = self.renamed_generics(&plan.resolved.functions[scope].sig.generics, *scope);
            all.params.extend(generics.params);
            if let Some(clause) = generics.where_clause {
                all.make_where_clause().predicates.extend(clause.predicates);
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
        match syn::parse2(substitute(known.ty.to_token_stream(), &renames)) {
            Ok(ty) => ty,
            Err(_) => known.ty.clone(),
        }
    }

    fn renamed_generics(&self, generics: &Generics, scope: FnId) -> Generics {
        let renames = self.new_names(scope);
        if renames.is_empty() {
            return generics.clone();
        }
        let params = substitute(generics.params.to_token_stream(), &renames);
        let clause = substitute(generics.where_clause.to_token_stream(), &renames);
        match syn::parse2::<ItemFn>(tokens!(fn f<#params>() #clause {})) {
            Ok(item) => item.sig.generics,
            Err(_) => generics.clone(),
        }
    }

    /// The generics visible in `scope` that have new names.
    fn new_names(&self, scope: FnId) -> Vec<Rename> {
        let mut renames = Vec::new();
        if !self.any_new {
            return renames;
        }
        let mut seen = HashSet::new();
        let mut visible = false;
        for (function, level) in &self.levels {
            visible |= *function == scope;
            for (name, new) in level {
                if visible && seen.insert(name.clone()) && new != name {
                    renames.push((name.clone(), new.clone()));
                }
            }
        }
        renames
    }
}

/// Input:  `T` and `'a`, where both are taken
/// Output: `__T` and `'__a`
fn unique(name: &str, taken: &mut HashSet<String>) -> String {
    let mut unique = name.to_owned();
    while !taken.insert(unique.clone()) {
        unique = match unique.strip_prefix('\'') {
            Some(name) => format!("'__{name}"),
            None => format!("__{unique}"),
        };
    }
    unique
}

/// Input:  `&'a Vec<T>`, with `T` for `__T`
/// Output: `&'a Vec<__T>`
fn substitute(tokens: TokenStream, renames: &[Rename]) -> TokenStream {
    map_tokens(tokens, &mut |token, around, output| {
        let token = match token {
            // `A::T` and `T = B` are associated types.
            TokenTree::Ident(ident) if !around.is_in_path() && around.next != '=' => {
                TokenTree::Ident(renamed(ident, around.is_lifetime(), renames))
            }
            token => token,
        };
        output.extend([token]);
    })
}

fn renamed(ident: Ident, is_lifetime: bool, renames: &[Rename]) -> Ident {
    let name = if is_lifetime { format!("'{ident}") } else { ident.to_string() };
    for (renamed, new) in renames {
        if *renamed == name {
            return Ident::new(new.trim_start_matches('\''), ident.span());
        }
    }
    ident
}
