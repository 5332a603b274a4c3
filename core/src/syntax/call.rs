//! The call of a factory with defaults: which argument goes to which parameter.

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Expr, Ident, Token, bracketed, parenthesized};

use crate::diagnostic::{Errors, arguments};

/// `make_counter [start, step = default] (10, step = 5)`, checked: every parameter has exactly one argument, or none
/// and a default.
pub(crate) struct Call {
    pub(crate) name: Ident,
    pub(crate) parameters: Vec<Parameter>,
    /// In the order in which they are written.
    pub(crate) arguments: Vec<Argument>,
}

/// A parameter of the factory that is called. `_` where its pattern is not a plain name.
pub(crate) struct Parameter {
    pub(crate) name: Ident,
    pub(crate) default: bool,
}

/// `value` or `keyword = value`.
pub(crate) struct Argument {
    pub(crate) keyword: Option<Ident>,
    /// Whether it is `keyword: value`, by mistake.
    colon: bool,
    pub(crate) value: Expr,
}

/// Parses what a call macro passes on, and reports all that is wrong with the arguments.
pub(crate) fn parse_call(input: proc_macro2::TokenStream) -> syn::Result<Call> {
    let (call, mut errors) = syn::parse::Parser::parse2(parse, input)?;
    check(&call, &mut errors);
    errors.finish().map(|()| call)
}

impl Call {
    /// The position of the parameter that the argument at `index` is for.
    pub(crate) fn position(&self, index: usize) -> Option<usize> {
        match &self.arguments[index].keyword {
            None => (index < self.parameters.len()).then_some(index),
            Some(keyword) => self.parameters.iter().position(|parameter| parameter.is_named(keyword)),
        }
    }
}

impl Parameter {
    /// `type = 1` is for the parameter `r#type`.
    fn is_named(&self, keyword: &Ident) -> bool {
        self.has_name() && self.name.unraw() == keyword.unraw()
    }

    pub(crate) fn has_name(&self) -> bool {
        self.name != "_"
    }
}

impl Parse for Parameter {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let name = input.call(Ident::parse_any)?;
        let default = input.parse::<Option<Token![=]>>()?.is_some();
        if default {
            input.parse::<Token![default]>()?;
            // The function that makes it has this name.
            syn::parse2::<Ident>(name.to_token_stream())?;
        }
        Ok(Self { name, default })
    }
}

impl Parse for Argument {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let named = input.peek(Ident::peek_any);
        let equals = named && input.peek2(Token![=]) && !input.peek2(Token![==]) && !input.peek2(Token![=>]);
        let colon = named && input.peek2(Token![:]) && !input.peek2(Token![::]);
        let keyword = if equals || colon { Some(input.call(Ident::parse_any)?) } else { None };
        if equals {
            input.parse::<Token![=]>()?;
        } else if colon {
            input.parse::<Token![:]>()?;
        }
        Ok(Self { keyword, colon, value: input.parse()? })
    }
}

fn parse(input: ParseStream) -> syn::Result<(Call, Errors)> {
    let name = input.parse()?;
    let content;
    bracketed!(content in input);
    let parameters = content.parse_terminated(Parameter::parse, Token![,])?.into_iter().collect();
    let content;
    parenthesized!(content in input);
    let (arguments, errors) = parse_arguments(&content)?;
    Ok((Call { name, parameters, arguments }, errors))
}

/// The arguments; one that cannot be parsed is reported and skipped.
fn parse_arguments(input: ParseStream) -> syn::Result<(Vec<Argument>, Errors)> {
    let mut errors = Errors::default();
    let mut arguments = Vec::new();
    while !input.is_empty() {
        arguments.push(input.parse::<Argument>()?);
        if !input.is_empty() && input.parse::<Token![,]>().is_err() {
            errors.push(arguments::comma_expected(&input.parse::<TokenTree>()?));
            skip_to_comma(input)?;
        }
    }
    Ok((arguments, errors))
}

fn skip_to_comma(input: ParseStream) -> syn::Result<()> {
    while !input.is_empty() && input.parse::<Option<Token![,]>>()?.is_none() {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}

/// Every rule of an argument list, all at once.
fn check(call: &Call, errors: &mut Errors) {
    let mut given: Vec<Option<&Argument>> = call.parameters.iter().map(|_| None).collect();
    let mut after = None;
    let mut misplaced = false;
    for (index, argument) in call.arguments.iter().enumerate() {
        if let (true, Some(keyword)) = (argument.colon, &argument.keyword) {
            errors.push(arguments::colon(keyword, argument));
        }
        match (&argument.keyword, after, call.position(index)) {
            (None, Some(keyword), _) => {
                let free = free_parameter(call, &given);
                errors.push(arguments::positional_after_keyword(call, argument, keyword, free));
                misplaced = true;
            }
            (None, None, None) => errors.push(arguments::too_many(call, argument)),
            (Some(keyword), _, None) => {
                errors.push(arguments::unknown_keyword(call, keyword, &names(call, &given)));
                misplaced = true;
            }
            (_, _, Some(position)) => match given[position] {
                Some(first) => {
                    errors.push(arguments::given_twice(call, &call.parameters[position], first, argument));
                }
                None => given[position] = Some(argument),
            },
        }
        after = argument.keyword.as_ref().or(after);
    }
    // A misplaced argument is most likely meant for the parameter that seems to be missing.
    if !misplaced {
        check_missing(call, &given, errors);
    }
}

fn check_missing(call: &Call, given: &[Option<&Argument>], errors: &mut Errors) {
    let missing =
        call.parameters.iter().zip(given).filter(|(parameter, given)| given.is_none() && !parameter.default);
    let missing = missing.map(|(parameter, _)| parameter).collect::<Vec<_>>();
    if !missing.is_empty() {
        errors.push(arguments::missing(call, &missing));
    }
}

/// The first parameter that no argument written so far is for, and that no later keyword names.
fn free_parameter<'a>(call: &'a Call, given: &[Option<&Argument>]) -> Option<&'a Parameter> {
    let named = |parameter: &Parameter| {
        call.arguments
            .iter()
            .filter_map(|argument| argument.keyword.as_ref())
            .any(|name| parameter.is_named(name))
    };
    let mut free =
        call.parameters.iter().zip(given).filter(|(_, given)| given.is_none()).map(|(free, _)| free);
    free.find(|parameter| parameter.has_name() && !named(parameter))
}

fn names<'a>(call: &'a Call, given: &[Option<&Argument>]) -> Vec<&'a Ident> {
    let pairs = call.parameters.iter().zip(given);
    pairs.filter(|(_, given)| given.is_some()).map(|(parameter, _)| &parameter.name).collect()
}
