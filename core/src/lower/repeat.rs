//! The generics of the functions around that a lifted function repeats, and what its calls say about them.

use std::collections::HashSet;

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{
    AngleBracketedGenericArguments, FnArg, GenericArgument, GenericParam, Generics, PathArguments, Signature,
    Type,
};

use super::generics::needed_with_bounds;
use super::render::Renderer;
use crate::resolve::{FnId, Function, Known};
use crate::syntax::generic_name;

/// A generic of a function around, and its name in the lifted function, where that has one of the name already.
type Renames = Vec<(String, String)>;

impl Renderer<'_> {
    /// The generics that a lifted function repeats: what it and all that it needs mention.
    pub(super) fn repeated(&self, id: FnId) -> Generics {
        let outer = self.outer_generics(id);
        if outer.params.is_empty() {
            return Generics::default();
        }
        let (outer, own) = (self.renamed_outer(id), &self.signature(id).generics);
        let mut mentioned = self.passed_types(id);
        for function in self.needed_by(id) {
            let Function { sig, uses, .. } = &self.plan.resolved.functions[function.0];
            mentioned.extend(sig.to_token_stream());
            mentioned.extend(without_labels(self.plan.resolved.spelled_body(function)));
            // A constant in an expression is a name like any other.
            mentioned.extend(uses.iter().map(|used| self.plan.resolved.uses[used.0].ident.to_token_stream()));
        }
        let mut generics = needed_with_bounds(&outer, &mentioned);
        let own: HashSet<String> = own.params.iter().map(generic_name).collect();
        generics.params =
            generics.params.into_iter().filter(|param| !own.contains(&generic_name(param))).collect();
        generics
    }

    /// The function, and all the functions it names or contains, directly or not.
    pub(super) fn needed_by(&self, id: FnId) -> Vec<FnId> {
        self.plan.facts.graph.outwards(id)
    }

    fn passed_types(&self, id: FnId) -> TokenStream {
        self.passed_type(id).map(|ty| ty.to_token_stream()).collect()
    }

    fn passed_type(&self, id: FnId) -> impl Iterator<Item = Type> {
        let passed = self.plan.lifted(id).unwrap_or_default();
        passed.iter().filter_map(move |passed| Some(self.renamed_type(id, passed.known.as_ref()?)))
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
        let told = |name: &Ident| {
            let typed = sig.inputs.iter().filter_map(|input| match input {
                FnArg::Typed(input) => Some((*input.ty).clone()),
                FnArg::Receiver(_) => None,
            });
            typed.chain(self.passed_type(callee)).any(|ty| tells(&ty, name))
        };
        if given.is_none() && names.iter().all(|name| told(name)) {
            return None;
        }
        let is_const = |name: &Ident| repeated.const_params().any(|param| param.ident == *name);
        let arguments = names.iter().map(|name| {
            // `_` for a constant is newer than what this crate asks for.
            if told(name) && !is_const(name) { quote!(_) } else { name.to_token_stream() }
        });
        if let Some(given) = given {
            let own = given.args.iter();
            return Some(quote!(::<#(#own,)* #(#arguments),*>));
        }
        let own = type_names(&sig.generics).into_iter().map(|_| quote!(_));
        Some(quote!(::<#(#own,)* #(#arguments),*>))
    }

    /// A type as the lifted function has to write it.
    pub(super) fn renamed_type(&self, id: FnId, known: &Known) -> Type {
        let renames = self.renames(id, known.scope);
        if renames.is_empty() {
            return known.ty.clone();
        }
        syn::parse2(substitute(known.ty.to_token_stream(), &renames)).unwrap_or_else(|_| known.ty.clone())
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
    let mut before = ' ';
    let mut output = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let last = std::mem::replace(&mut before, ' ');
        // `A::T` and `T = B` are associated types.
        let assigned = matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == '=');
        output.extend([match token {
            TokenTree::Ident(ident) => {
                let name = if last == '\'' { format!("'{ident}") } else { ident.to_string() };
                let free = last != 'p' && !assigned;
                let unique = renames.iter().find(|(renamed, _)| free && *renamed == name);
                TokenTree::Ident(unique.map_or(ident.clone(), |(_, unique)| {
                    Ident::new(unique.trim_start_matches('\''), ident.span())
                }))
            }
            TokenTree::Group(group) => {
                let mut replaced = Group::new(group.delimiter(), substitute(group.stream(), renames));
                replaced.set_span(group.span());
                TokenTree::Group(replaced)
            }
            TokenTree::Punct(punct) => {
                // The second `:` of a path's `::`.
                before = if punct.as_char() == ':' && last == ':' { 'p' } else { punct.as_char() };
                TokenTree::Punct(punct)
            }
            token @ TokenTree::Literal(_) => token,
        }]);
    }
    output
}

/// Whether an argument of the type tells what the generic is.
fn tells(ty: &Type, name: &Ident) -> bool {
    match ty {
        Type::Reference(ty) => tells(&ty.elem, name),
        Type::Slice(ty) => tells(&ty.elem, name),
        Type::Ptr(ty) => tells(&ty.elem, name),
        Type::Paren(ty) => tells(&ty.elem, name),
        Type::Group(ty) => tells(&ty.elem, name),
        Type::Array(ty) => tells(&ty.elem, name) || *name == ty.len.to_token_stream().to_string(),
        Type::Tuple(ty) => ty.elems.iter().any(|ty| tells(ty, name)),
        Type::Path(ty) if ty.qself.is_none() => match &ty.path.segments.last() {
            // `I::Item` does not tell `I`.
            Some(last) if ty.path.segments.len() == 1 && last.ident == *name => true,
            Some(last) => match &last.arguments {
                PathArguments::AngleBracketed(arguments) => {
                    arguments.args.iter().any(|argument| match argument {
                        GenericArgument::Type(ty) => tells(ty, name),
                        GenericArgument::Const(expr) => *name == expr.to_token_stream().to_string(),
                        _ => false,
                    })
                }
                _ => false,
            },
            None => false,
        },
        _ => false,
    }
}

/// The tokens of a body without its labels, which look like lifetimes.
fn without_labels(tokens: TokenStream) -> TokenStream {
    let all: Vec<TokenTree> = tokens.into_iter().collect();
    let is_punct = |token: Option<&TokenTree>, wanted: char| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted);
    let jumps = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Ident(ident)) if ident == "break" || ident == "continue");
    let mut output = TokenStream::new();
    for (position, token) in all.iter().enumerate() {
        let quoted = position > 0 && is_punct(all.get(position - 1), '\'');
        let jumped = position > 1 && jumps(all.get(position - 2));
        match token {
            TokenTree::Ident(_) if quoted && (jumped || is_punct(all.get(position + 1), ':')) => {}
            TokenTree::Group(group) => {
                output.extend([TokenTree::Group(Group::new(
                    group.delimiter(),
                    without_labels(group.stream()),
                ))]);
            }
            token => output.extend([token.clone()]),
        }
    }
    output
}
