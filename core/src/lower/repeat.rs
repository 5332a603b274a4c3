//! The generics of the functions around that a lifted function repeats, and what its calls say about them.

use std::collections::HashSet;

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{AngleBracketedGenericArguments, GenericParam, Generics, Signature};

use super::generics::needed;
use super::render::Renderer;
use crate::resolve::FnId;
use crate::syntax::{generic_name, mentioned_generics};

/// A generic of a function around, and its name in the lifted function, where that has one of the name already.
type Renames = Vec<(String, String)>;

impl Renderer<'_> {
    /// The generics that a lifted function repeats: what it and all that it needs mention.
    pub(super) fn repeated(&self, id: FnId) -> Generics {
        let outer = self.outer_generics(id);
        if outer.params.is_empty() {
            return outer;
        }
        let (outer, own) = (self.renamed_outer(id), &self.signature(id).generics);
        let mut mentioned = self.passed_types(id);
        for function in self.needed_by(id) {
            mentioned.extend(self.signature(function).to_token_stream());
            mentioned.extend(self.plan.resolved.functions[function.0].body.clone());
        }
        let mut generics = needed(&outer, &mentioned);
        let own: HashSet<String> = own.params.iter().map(generic_name).collect();
        generics.params =
            generics.params.into_iter().filter(|param| !own.contains(&generic_name(param))).collect();
        generics
    }

    /// The function, and all the functions it names or contains, directly or not.
    fn needed_by(&self, id: FnId) -> Vec<FnId> {
        let mut all = vec![id];
        let mut position = 0;
        while let Some(&next) = all.get(position) {
            let new: Vec<FnId> = self.plan.facts.needs(next).filter(|needed| !all.contains(needed)).collect();
            all.extend(new);
            position += 1;
        }
        all
    }

    fn passed_types(&self, id: FnId) -> TokenStream {
        let passed = self.plan.lifted(id).unwrap_or_default();
        passed
            .iter()
            .map(|passed| self.renamed_type(id, passed.known.scope, passed.known.ty.to_token_stream()))
            .collect()
    }

    /// Input:  `visit`, which repeats a `T` that nothing it is passed tells
    /// Output: `::<_, T>`
    pub(super) fn turbofish(
        &self,
        callee: FnId,
        given: Option<&AngleBracketedGenericArguments>,
    ) -> Option<TokenStream> {
        let repeated = self.repeated(callee);
        let names: Vec<&Ident> = type_names(&repeated);
        if names.is_empty() {
            return given.map(ToTokens::to_token_stream);
        }
        let sig = self.signature(callee);
        let inputs = sig.inputs.to_token_stream();
        let told =
            mentioned_generics(&repeated, &inputs.into_iter().chain(self.passed_types(callee)).collect());
        let arguments = names.iter().map(|name| {
            if told.iter().any(|told| *name == told) { quote!(_) } else { name.to_token_stream() }
        });
        if let Some(given) = given {
            let own = given.args.iter();
            return Some(quote!(::<#(#own,)* #(#arguments),*>));
        }
        if names.iter().all(|name| told.iter().any(|told| *name == told)) {
            return None;
        }
        let own = type_names(&sig.generics).into_iter().map(|_| quote!(_));
        Some(quote!(::<#(#own,)* #(#arguments),*>))
    }

    /// Tokens that were written in `scope`, as the lifted function has to write them.
    pub(super) fn renamed_type(&self, id: FnId, scope: FnId, tokens: TokenStream) -> TokenStream {
        let renames = self.renames(id, scope);
        if renames.is_empty() { tokens } else { substitute(tokens, &renames) }
    }

    fn renamed_outer(&self, id: FnId) -> Generics {
        let mut all = Generics::default();
        let mut scope = id;
        while scope != FnId::ROOT {
            scope = self.plan.resolved.functions[scope.0].parent;
            let mut generics = self.signature(scope).generics.clone();
            let renames = self.renames(id, scope);
            if !renames.is_empty() {
                generics = renamed_generics(&generics, &renames);
            }
            all.params.extend(generics.params);
            if let Some(clause) = generics.where_clause {
                all.make_where_clause().predicates.extend(clause.predicates);
            }
        }
        all
    }

    /// What the generics visible in `scope` are called in the lifted function.
    fn renames(&self, id: FnId, scope: FnId) -> Renames {
        let mut taken: HashSet<String> =
            self.signature(id).generics.params.iter().map(generic_name).collect();
        let mut renames: Renames = Vec::new();
        let mut around = id;
        let mut visible = scope == id;
        let mut seen: HashSet<String> = HashSet::new();
        while around != FnId::ROOT {
            around = self.plan.resolved.functions[around.0].parent;
            visible |= around == scope;
            for param in &self.signature(around).generics.params {
                let name = generic_name(param);
                let shadowed = visible && !seen.insert(name.clone());
                let mut unique = name.clone();
                while !taken.insert(unique.clone()) {
                    unique = match unique.strip_prefix('\'') {
                        Some(name) => format!("'__{name}"),
                        None => format!("__{unique}"),
                    };
                }
                if visible && !shadowed && unique != name {
                    renames.push((name, unique));
                }
            }
        }
        renames
    }

    pub(super) fn signature(&self, function: FnId) -> &Signature {
        &self.plan.resolved.functions[function.0].sig
    }
}

fn type_names(generics: &Generics) -> Vec<&Ident> {
    let mut names = Vec::new();
    for param in &generics.params {
        match param {
            GenericParam::Type(param) => names.push(&param.ident),
            GenericParam::Const(param) => names.push(&param.ident),
            GenericParam::Lifetime(_) => {}
        }
    }
    names
}

fn renamed_generics(generics: &Generics, renames: &Renames) -> Generics {
    let params = substitute(generics.params.to_token_stream(), renames);
    let clause = substitute(generics.where_clause.to_token_stream(), renames);
    let parsed: syn::Result<syn::ItemFn> = syn::parse2(quote!(fn f<#params>() #clause {}));
    parsed.map_or_else(|_| generics.clone(), |item| item.sig.generics)
}

/// Input:  `&'a Vec<T>`, with `T` for `__T`
/// Output: `&'a Vec<__T>`
fn substitute(tokens: TokenStream, renames: &Renames) -> TokenStream {
    let mut lifetime = false;
    let replace = |token| {
        let quoted =
            std::mem::replace(&mut lifetime, matches!(&token, TokenTree::Punct(p) if p.as_char() == '\''));
        match token {
            TokenTree::Ident(ident) => {
                let name = if quoted { format!("'{ident}") } else { ident.to_string() };
                let unique = renames.iter().find(|(renamed, _)| *renamed == name);
                TokenTree::Ident(unique.map_or(ident.clone(), |(_, unique)| {
                    Ident::new(unique.trim_start_matches('\''), ident.span())
                }))
            }
            TokenTree::Group(group) => {
                let mut replaced = Group::new(group.delimiter(), substitute(group.stream(), renames));
                replaced.set_span(group.span());
                TokenTree::Group(replaced)
            }
            token => token,
        }
    };
    tokens.into_iter().map(replace).collect()
}
