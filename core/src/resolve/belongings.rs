//! What else belongs to a decorated nested function, where the block mentions it: `dp::cache_clear()`,
//! `dp::cache_len()` and `dp::undecorated(i, j)`.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Item, ItemFn, Stmt};

use super::attributes;
use super::walker::Walker;
use crate::syntax::{
    check_decorated, generated, is_memoized, parse_statements, passing_on, tokens_of, tokens_spanned,
};

/// The names by which a block reaches what belongs to one of its functions.
pub(super) struct Belongings {
    function: Ident,
    /// The name that it has there: its own, or that of `type = Dp`.
    named: Ident,
    /// How many functions of the name there are.
    declared: usize,
    cache: Option<Name>,
    undecorated: Name,
}

struct Name {
    ident: Ident,
    mentioned: bool,
}

impl Belongings {
    /// The variable that has the cache, if it is needed.
    pub(super) fn cache(&self) -> Option<&Ident> {
        let cache = self.cache.as_ref()?;
        if cache.mentioned { Some(&cache.ident) } else { None }
    }

    /// Takes the body out of a function, which calls it then, if it is needed by itself.
    pub(super) fn take_undecorated(&self, function: &mut ItemFn, span: Span) -> Option<ItemFn> {
        if !self.undecorated.mentioned {
            return None;
        }
        let name = &self.undecorated.ident;
        let passing = passing_on(function, &tokens_of(name), span);
        let mut undecorated = std::mem::replace(function, passing);
        undecorated.attrs = attributes::of_body(&mut function.attrs);
        undecorated.sig.ident = name.clone();
        Some(undecorated)
    }

    pub(super) fn are_of(&self, function: &ItemFn) -> bool {
        self.function == function.sig.ident
    }

    fn is_mentioned(&self) -> bool {
        self.undecorated.mentioned || self.cache().is_some()
    }
}

impl Walker {
    /// What belongs to the decorated functions of a block, by names of its own:
    ///
    /// Input:  `dp::cache_clear(); dp::undecorated(1, 2)`
    /// Output: `__dp_cache.cache_clear(); __dp_undecorated(1, 2)`
    pub(super) fn belongings(&mut self, stmts: &mut Vec<Stmt>) -> Vec<Belongings> {
        let mut all = Vec::new();
        for stmt in &*stmts {
            if let Stmt::Item(Item::Fn(function)) = stmt {
                all.extend(self.belongings_of(function));
            }
        }
        if all.is_empty() {
            return all;
        }
        let mut tokens = TokenStream::new();
        for stmt in &*stmts {
            stmt.to_tokens(&mut tokens);
        }
        let written = by_their_names(tokens, &mut all);
        let (mut mentioned, mut hidden) = (false, false);
        for own in &all {
            mentioned |= own.is_mentioned();
            hidden |= own.is_mentioned() && own.declared > 1;
        }
        if hidden || !mentioned {
            return Vec::new();
        }
        let Ok(written) = parse_statements(written) else { return Vec::new() };
        *stmts = written;
        all
    }

    fn belongings_of(&self, function: &ItemFn) -> Option<Belongings> {
        let (decorated, _) =
            check_decorated(attributes::take_decorators(&mut function.clone())?, function.clone());
        let name = function.sig.ident.unraw();
        let span = generated(function.sig.ident.span());
        let named =
            |what| Name { ident: self.fresh.fresh(&format!("{name}_{what}"), span), mentioned: false };
        Some(Belongings {
            function: function.sig.ident.clone(),
            named: decorated.named.unwrap_or_else(|| function.sig.ident.clone()),
            declared: 0,
            cache: if is_memoized(&decorated.decorators) { Some(named("cache")) } else { None },
            undecorated: named("undecorated"),
        })
    }
}

fn by_their_names(tokens: TokenStream, all: &mut [Belongings]) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut written = TokenStream::new();
    let mut position = 0;
    while position < tokens.len() {
        if let Some(name) = member(&tokens[position..], all) {
            name.to_tokens(&mut written);
            position += 4;
            continue;
        }
        if let [TokenTree::Ident(word), TokenTree::Ident(name), ..] = &tokens[position..] {
            for own in &mut *all {
                own.declared += usize::from(word == "fn" && own.function == *name);
            }
        }
        match &tokens[position] {
            TokenTree::Group(group) => {
                let mut inside = Group::new(group.delimiter(), by_their_names(group.stream(), all));
                inside.set_span(group.span());
                inside.to_tokens(&mut written);
            }
            token => token.to_tokens(&mut written),
        }
        position += 1;
    }
    written
}

/// What stands for `dp::cache_clear`, if the tokens begin with it.
fn member(tokens: &[TokenTree], all: &mut [Belongings]) -> Option<TokenStream> {
    let [TokenTree::Ident(named), first, second, TokenTree::Ident(member), ..] = tokens else { return None };
    for colon in [first, second] {
        if !matches!(colon, TokenTree::Punct(colon) if colon.as_char() == ':') {
            return None;
        }
    }
    for own in all {
        if own.named != *named {
            continue;
        }
        let (wanted, method) = if member == "undecorated" {
            (&mut own.undecorated, TokenStream::new())
        } else if member == "cache_clear" || member == "cache_len" {
            (own.cache.as_mut()?, tokens_spanned!(named.span()=> .#member))
        } else {
            return None;
        };
        wanted.mentioned = true;
        let mut ident = wanted.ident.clone();
        ident.set_span(ident.span().located_at(named.span()));
        return Some(tokens_spanned!(named.span()=> #ident #method));
    }
    None
}
