//! The arguments of `#[nonlocal(..)]`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Meta};

use super::home::Home;
use crate::diagnostic::{Errors, arguments};

/// What the attribute asks for.
#[derive(Clone, Default)]
pub(crate) struct Options {
    /// `sync`: what closures share can be sent to other threads.
    pub(crate) sync: bool,
    /// `type = Name`: the closure in the tail has a name.
    pub(crate) named: Option<Named>,
    /// `crate = path`: where what generated code needs is.
    pub(crate) home: Home,
}

/// `type = Name, derive(..)`
#[derive(Clone)]
pub(crate) struct Named {
    pub(crate) ident: Ident,
    /// What stands in `derive(..)`.
    pub(crate) derives: Vec<TokenStream>,
}

/// The arguments, and what is wrong with them.
pub(super) fn parse(args: TokenStream, errors: &mut Errors) -> Options {
    let mut options = Options::default();
    let mut derives: Vec<(Ident, TokenStream)> = Vec::new();
    let parser = |input: ParseStream| {
        while !input.is_empty() {
            let parsed = argument(input, &mut options, &mut derives);
            let failed = parsed.is_err();
            if let Err(error) = parsed {
                errors.push(error);
            }
            let mut stray = None;
            while !input.is_empty() {
                let token = input.parse::<TokenTree>()?;
                if is_comma(&token) {
                    break;
                }
                stray = stray.or(Some(token));
            }
            if let (Some(token), false) = (stray, failed) {
                errors.push(arguments::comma_between_options(&token));
            }
        }
        Ok(())
    };
    if let Err(error) = parser.parse2(args) {
        errors.push(error);
    }
    match (&mut options.named, derives.first()) {
        (Some(named), _) => named.derives = derives.into_iter().map(|(_, traits)| traits).collect(),
        (None, Some((derive, _))) => errors.push(arguments::derive_without_type(derive)),
        (None, None) => {}
    }
    options
}

/// The options of the `#[nonlocal(..)]` that stand on a function of `factory! { .. }`.
pub(super) fn take(attrs: &mut Vec<Attribute>, errors: &mut Errors) -> Options {
    let mut args = TokenStream::new();
    attrs.retain(|attr| {
        let is_factory = attr.path().segments.last().is_some_and(|segment| segment.ident == "nonlocal");
        if let (true, Meta::List(list)) = (is_factory, &attr.meta) {
            args.extend(list.tokens.clone());
        }
        !is_factory
    });
    parse(args, errors)
}

fn argument(
    input: ParseStream,
    options: &mut Options,
    derives: &mut Vec<(Ident, TokenStream)>,
) -> syn::Result<()> {
    let name = input.parse::<TokenTree>()?;
    let TokenTree::Ident(ident) = &name else { return Err(arguments::attribute_argument(&name)) };
    match ident.to_string().as_str() {
        "sync" => options.sync = true,
        "type" if options.named.is_some() => return Err(arguments::type_twice(ident)),
        "type" => {
            let equals = input.parse::<syn::Token![=]>();
            let name = equals.and_then(|_| input.parse::<Ident>());
            let ident = name.map_err(|error| arguments::type_without_name(error.span()))?;
            options.named = Some(Named { ident, derives: Vec::new() });
            if !input.is_empty() && !input.peek(syn::Token![,]) {
                return Err(arguments::type_without_name(input.span()));
            }
        }
        "crate" => {
            let path = input.parse::<syn::Token![=]>().and_then(|_| syn::Path::parse_mod_style(input));
            let path = path.map_err(|error| arguments::crate_without_path(error.span()))?;
            options.home = Home::written(&path);
        }
        "derive" => {
            let content;
            syn::parenthesized!(content in input);
            derives.push((ident.clone(), content.parse()?));
        }
        _ => return Err(arguments::attribute_argument(&name)),
    }
    Ok(())
}

fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')
}
