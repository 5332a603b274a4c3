//! The arguments of `#[nonlocal(..)]`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::{Attribute, GenericArgument, Meta, Path, Token};

use super::attributes::take_attributes;
use super::home::Home;
use super::items;
use super::parse::parse_with;
use super::tokens::tokens;
use crate::diagnostic::{Errors, arguments};

/// What the attribute asks for.
#[derive(Default)]
pub(crate) struct Options {
    /// `sync`: what closures share can be sent to other threads.
    pub(crate) sync: bool,
    /// `shared`: every closure is `Fn` and `Clone`.
    pub(crate) shared: bool,
    /// `type = Name`: the closure in the tail has a name.
    pub(crate) named: Option<Named>,
    /// `crate = path`: where what generated code needs is.
    pub(crate) home: Home,
}

/// `type = Name, derive(..)`
#[derive(Clone)]
pub(crate) struct Named {
    pub(crate) ident: Ident,
    /// Each `derive(..)`, as an attribute.
    pub(crate) derives: TokenStream,
}

/// What stands in `derive(..)`s.
#[derive(Default)]
struct Derives {
    first: Option<Ident>,
    attributes: TokenStream,
}

impl Derives {
    /// Reads what stands behind `derive`.
    fn read(&mut self, derive: &Ident, input: ParseStream) -> syn::Result<()> {
        let content;
        syn::parenthesized!(content in input);
        let traits: TokenStream = content.parse()?;
        tokens!(#[derive(#traits)]).to_tokens(&mut self.attributes);
        if self.first.is_none() {
            self.first = Some(derive.clone());
        }
        Ok(())
    }
}

/// The arguments, and what is wrong with them.
pub(super) fn parse(args: TokenStream, errors: &mut Errors) -> Options {
    let mut options = Options::default();
    let mut derives = Derives::default();
    let read = parse_with(args, &mut |input| {
        while !input.is_empty() {
            let parsed = argument(input, &mut options, &mut derives);
            let stray = skip_to_comma(input)?;
            match (parsed, stray) {
                (Err(error), _) => errors.push(error),
                (Ok(()), Some(token)) => errors.push(arguments::comma_between_options(&token)),
                (Ok(()), None) => {}
            }
        }
        Ok(())
    });
    if let Err(error) = read {
        errors.push(error);
    }
    match (&mut options.named, &derives.first) {
        (Some(named), _) => named.derives = derives.attributes,
        (None, Some(derive)) => errors.push(arguments::derive_without_type(derive)),
        (None, None) => {}
    }
    options
}

/// Goes on behind the next comma; what stands before it is too much, and its first token is returned.
fn skip_to_comma(input: ParseStream) -> syn::Result<Option<TokenTree>> {
    let mut stray = None;
    while !input.is_empty() {
        let token = input.parse::<TokenTree>()?;
        if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',') {
            break;
        }
        if stray.is_none() {
            stray = Some(token);
        }
    }
    Ok(stray)
}

/// The options of the `#[nonlocal(..)]` that stand on a function of `factory! { .. }`.
pub(super) fn take(attrs: &mut Vec<Attribute>, errors: &mut Errors) -> Options {
    let mut args = TokenStream::new();
    for attribute in &take_attributes(attrs, is_factory) {
        if let Meta::List(list) = &attribute.meta {
            list.tokens.to_tokens(&mut args);
        }
    }
    parse(args, errors)
}

fn is_factory(attribute: &Attribute) -> bool {
    matches!(attribute.path().segments.last(), Some(last) if last.ident == "nonlocal")
}

fn argument(input: ParseStream, options: &mut Options, derives: &mut Derives) -> syn::Result<()> {
    let name = input.parse::<TokenTree>()?;
    let TokenTree::Ident(ident) = &name else { return Err(arguments::attribute_argument(&name)) };
    if ident == "sync" {
        options.sync = true;
    } else if ident == "shared" {
        options.shared = true;
    } else if ident == "crate" {
        options.home = Home::written(&crate_path(input)?);
    } else if ident == "derive" {
        derives.read(ident, input)?;
    } else if ident != "type" {
        return Err(arguments::attribute_argument(&name));
    } else if options.named.is_some() {
        return Err(arguments::type_twice(ident));
    } else {
        options.named = Some(Named { ident: type_name(input)?, derives: TokenStream::new() });
        skip_generics(input)?;
        if !input.is_empty() && !input.peek(Token![,]) {
            return Err(arguments::type_without_name(input.span()));
        }
    }
    Ok(())
}

/// `= Name`
fn type_name(input: ParseStream) -> syn::Result<Ident> {
    if let Err(error) = input.parse::<Token![=]>() {
        return Err(arguments::type_without_name(error.span()));
    }
    match input.parse() {
        Ok(name) => Ok(name),
        Err(error) => Err(arguments::type_without_name(error.span())),
    }
}

/// `<'a, T>`: they follow from the factory's, and may stand there.
fn skip_generics(input: ParseStream) -> syn::Result<()> {
    if !input.peek(Token![<]) {
        return Ok(());
    }
    let at = input.span();
    let written: syn::AngleBracketedGenericArguments = input.parse()?;
    for argument in items(&written.args) {
        let plain = match argument {
            GenericArgument::Lifetime(_) => true,
            GenericArgument::Type(syn::Type::Path(ty)) => ty.path.get_ident().is_some(),
            _ => false,
        };
        if !plain {
            return Err(arguments::type_without_name(at));
        }
    }
    Ok(())
}

/// `= path`
fn crate_path(input: ParseStream) -> syn::Result<Path> {
    if let Err(error) = input.parse::<Token![=]>() {
        return Err(arguments::crate_without_path(error.span()));
    }
    match Path::parse_mod_style(input) {
        Ok(path) => Ok(path),
        Err(error) => Err(arguments::crate_without_path(error.span())),
    }
}
