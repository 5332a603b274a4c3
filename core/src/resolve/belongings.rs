//! What else belongs to a decorated nested function, where the block mentions it: `dp::cache_clear()`,
//! `dp::cache_len()` and `dp::undecorated(i, j)`. They are nested functions, too.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Item, ItemFn, Stmt};

use super::attributes;
use super::walker::Walker;
use crate::syntax::{
    any, check_decorated, generated, is_memoized, parse, parse_statements, passing_on, tokens_of,
    tokens_spanned,
};

/// The names by which a block reaches what belongs to one of its functions.
pub(super) struct Belongings {
    function: Ident,
    /// The name that it has there: its own, or that of `type = Dp`.
    named: Ident,
    /// Whether a block that is being looked at has a function of this name of its own.
    hidden: bool,
    cache: Ident,
    members: Vec<Member>,
}

struct Member {
    name: &'static str,
    function: Ident,
    mentioned: bool,
}

const UNDECORATED: &str = "undecorated";

impl Belongings {
    /// The variable that has the cache, if it is needed.
    pub(super) fn cache(&self) -> Option<&Ident> {
        for member in &self.members {
            if member.mentioned && member.name != UNDECORATED {
                return Some(&self.cache);
            }
        }
        None
    }

    /// The functions that are needed. One takes the body out of the decorated function, which calls it then.
    pub(super) fn functions(&self, function: &mut ItemFn, handle: &Ident, span: Span) -> Vec<ItemFn> {
        let mut functions = Vec::new();
        for member in &self.members {
            if member.mentioned && member.name == UNDECORATED {
                functions.push(take_body(function, &member.function, span));
            } else if member.mentioned {
                functions.extend(self.of_cache(member, handle, span));
            }
        }
        functions
    }

    /// Output: `fn __dp_cache_len() -> usize { __dp_cache.cache_len(&__dp) }`
    ///
    /// The cache is there for as long as the function is.
    fn of_cache(&self, member: &Member, handle: &Ident, span: Span) -> Option<ItemFn> {
        let (name, cache, method) = (&member.function, &self.cache, Ident::new(member.name, span));
        let output =
            if member.name == "cache_len" { tokens_spanned!(span=> -> usize) } else { TokenStream::new() };
        parse(tokens_spanned!(span=> fn #name() #output { #cache.#method(&#handle) })).ok()
    }

    pub(super) fn are_of(&self, function: &ItemFn) -> bool {
        self.function == function.sig.ident
    }
}

fn take_body(function: &mut ItemFn, name: &Ident, span: Span) -> ItemFn {
    let passing = passing_on(function, &tokens_of(name), span);
    let mut undecorated = std::mem::replace(function, passing);
    undecorated.attrs = attributes::of_body(&mut function.attrs);
    undecorated.sig.ident = name.clone();
    undecorated
}

impl Walker {
    /// What belongs to the decorated functions of a block, by names of its own:
    ///
    /// Input:  `dp::cache_clear(); dp::undecorated(1, 2)`
    /// Output: `__dp_cache_clear(); __dp_undecorated(1, 2)`
    pub(super) fn belongings(&mut self, stmts: &mut Vec<Stmt>) -> Vec<Belongings> {
        let mut all: Vec<Belongings> = Vec::new();
        for stmt in &*stmts {
            let Stmt::Item(Item::Fn(function)) = stmt else { continue };
            let Some(belongings) = self.belongings_of(function) else { continue };
            if any(&all, &mut |other| other.named == belongings.named) {
                // One name for two functions means neither of them.
                return Vec::new();
            }
            all.push(belongings);
        }
        if all.is_empty() {
            return all;
        }
        let mut tokens = TokenStream::new();
        for stmt in &*stmts {
            stmt.to_tokens(&mut tokens);
        }
        let written = parse_statements(by_their_names(tokens, &mut all));
        for own in &all {
            for member in &own.members {
                if let (true, Ok(written)) = (member.mentioned, &written) {
                    stmts.clone_from(written);
                    return all;
                }
            }
        }
        Vec::new()
    }

    fn belongings_of(&self, function: &ItemFn) -> Option<Belongings> {
        let args = attributes::take_decorators(&mut function.clone())?;
        let (decorated, _) = check_decorated(args, function.clone());
        let name = function.sig.ident.unraw();
        let span = generated(function.sig.ident.span());
        let names: &[&str] = if is_memoized(&decorated.decorators) {
            &[UNDECORATED, "cache_clear", "cache_len"]
        } else {
            &[UNDECORATED]
        };
        let mut members = Vec::new();
        for member in names {
            let function = self.fresh.fresh(&format!("{name}_{member}"), span);
            members.push(Member { name: member, function, mentioned: false });
        }
        Some(Belongings {
            function: function.sig.ident.clone(),
            named: decorated.named.unwrap_or(name.clone()),
            hidden: false,
            cache: self.fresh.fresh(&format!("{name}_cache"), span),
            members,
        })
    }
}

fn by_their_names(tokens: TokenStream, all: &mut [Belongings]) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut written = TokenStream::new();
    let mut position = 0;
    while position < tokens.len() {
        let in_path = position > 1 && is_path(&tokens[position - 2..position]);
        let member = if in_path { None } else { member(&tokens[position..], all) };
        if let Some(name) = member {
            name.to_tokens(&mut written);
            position += 4;
            continue;
        }
        match &tokens[position] {
            TokenTree::Group(group) => {
                let mut inside = Group::new(group.delimiter(), inside(group, all));
                inside.set_span(group.span());
                inside.to_tokens(&mut written);
            }
            token => token.to_tokens(&mut written),
        }
        position += 1;
    }
    written
}

/// What is in a group, which may be a block that has functions of the same names.
fn inside(group: &Group, all: &mut [Belongings]) -> TokenStream {
    let mut hidden = Vec::new();
    if group.delimiter() == Delimiter::Brace {
        let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
        for at in 1..tokens.len() {
            let [TokenTree::Ident(word), TokenTree::Ident(name)] = &tokens[at - 1..=at] else { continue };
            for (position, own) in all.iter_mut().enumerate() {
                if word == "fn" && name.unraw() == own.named && !own.hidden {
                    own.hidden = true;
                    hidden.push(position);
                }
            }
        }
    }
    let written = by_their_names(group.stream(), all);
    for position in hidden {
        all[position].hidden = false;
    }
    written
}

/// Whether two tokens are `::`.
fn is_path(tokens: &[TokenTree]) -> bool {
    for token in tokens {
        if !matches!(token, TokenTree::Punct(colon) if colon.as_char() == ':') {
            return false;
        }
    }
    true
}

/// What stands for `dp::cache_clear`, if the tokens begin with it.
fn member(tokens: &[TokenTree], all: &mut [Belongings]) -> Option<TokenStream> {
    let [TokenTree::Ident(named), first, second, TokenTree::Ident(wanted), ..] = tokens else { return None };
    if !is_path(&[first.clone(), second.clone()]) {
        return None;
    }
    for own in all {
        if own.named != named.unraw() || own.hidden {
            continue;
        }
        for member in &mut own.members {
            if wanted == member.name {
                member.mentioned = true;
                let mut function = member.function.clone();
                function.set_span(function.span().located_at(named.span()));
                return Some(function.into_token_stream());
            }
        }
    }
    None
}
