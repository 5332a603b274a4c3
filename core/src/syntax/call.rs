//! The call of a factory with defaults: which argument goes to which parameter.

use proc_macro2::TokenTree;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Expr, Ident, Token, bracketed, parenthesized};

use crate::diagnostic::Errors;
use crate::diagnostic::arguments::{self, Callee};

/// `make_counter [start, step = default] (10, step = 5)`, checked: every parameter has exactly one argument,
/// or none and a default.
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
    errors.finish()?;
    Ok(call)
}

impl Call {
    /// The position of the parameter that the argument at `index` is for.
    pub(crate) fn position(&self, index: usize) -> Option<usize> {
        let Some(keyword) = &self.arguments[index].keyword else {
            return if index < self.parameters.len() { Some(index) } else { None };
        };
        for (position, parameter) in self.parameters.iter().enumerate() {
            if parameter.is_named(keyword) {
                return Some(position);
            }
        }
        None
    }

    /// What messages say of the factory.
    fn callee(&self) -> Callee<'_> {
        let mut callee = Callee { name: &self.name, required: Vec::new(), optional: Vec::new() };
        for parameter in &self.parameters {
            let parameters = if parameter.default { &mut callee.optional } else { &mut callee.required };
            parameters.push(&parameter.name);
        }
        callee
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
        let before = input.fork();
        let name = input.call(Ident::parse_any)?;
        let default = input.parse::<Option<Token![=]>>()?.is_some();
        if default {
            input.parse::<Token![default]>()?;
            // The function that makes it has this name, which cannot be a keyword.
            before.parse::<Ident>()?;
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
    let parameters = parse_parameters(&content)?;
    let content;
    parenthesized!(content in input);
    let (arguments, errors) = parse_arguments(&content)?;
    Ok((Call { name, parameters, arguments }, errors))
}

fn parse_parameters(input: ParseStream) -> syn::Result<Vec<Parameter>> {
    let mut parameters = Vec::new();
    while !input.is_empty() {
        parameters.push(input.parse()?);
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(parameters)
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

/// The argument that each parameter has got so far.
type Given<'a> = Vec<Option<&'a Argument>>;

/// Every rule of an argument list, all at once.
fn check(call: &Call, errors: &mut Errors) {
    let mut given: Given = vec![None; call.parameters.len()];
    let mut after = None;
    let mut misplaced = false;
    for (index, argument) in call.arguments.iter().enumerate() {
        let Argument { keyword, colon, value } = argument;
        if let (true, Some(keyword)) = (*colon, keyword) {
            errors.push(arguments::colon(keyword, value));
        }
        match (keyword, after, call.position(index)) {
            (None, Some(keyword), _) => {
                let free = free_parameter(call, &given);
                errors.push(call.callee().positional_after_keyword(value, keyword, free));
                misplaced = true;
            }
            (None, None, None) => errors.push(call.callee().too_many(value)),
            (Some(keyword), _, None) => {
                errors.push(call.callee().unknown_keyword(keyword, &free_names(call, &given)));
                misplaced = true;
            }
            (_, _, Some(position)) => give(call, position, argument, &mut given, errors),
        }
        if keyword.is_some() {
            after = keyword.as_ref();
        }
    }
    // A misplaced argument is most likely meant for the parameter that seems to be missing.
    if !misplaced {
        check_missing(call, &given, errors);
    }
}

/// Gives the parameter at `position` an argument; a second one is an error.
fn give<'a>(
    call: &Call,
    position: usize,
    argument: &'a Argument,
    given: &mut Given<'a>,
    errors: &mut Errors,
) {
    let Some(first) = given[position] else {
        given[position] = Some(argument);
        return;
    };
    let name = &call.parameters[position].name;
    let Argument { keyword, value, .. } = argument;
    errors.push(call.callee().given_twice(name, &first.value, keyword.as_ref(), value));
}

fn check_missing(call: &Call, given: &Given, errors: &mut Errors) {
    let mut missing = Vec::new();
    for (position, parameter) in call.parameters.iter().enumerate() {
        if given[position].is_none() && !parameter.default {
            missing.push(&parameter.name);
        }
    }
    if !missing.is_empty() {
        errors.push(call.callee().missing(&missing));
    }
}

/// The first parameter that no argument written so far is for, and that no later keyword names.
fn free_parameter<'a>(call: &'a Call, given: &Given) -> Option<&'a Ident> {
    for (position, parameter) in call.parameters.iter().enumerate() {
        if given[position].is_none() && parameter.has_name() && !names(call, parameter) {
            return Some(&parameter.name);
        }
    }
    None
}

/// Whether an argument names the parameter.
fn names(call: &Call, parameter: &Parameter) -> bool {
    for argument in &call.arguments {
        if let Some(keyword) = &argument.keyword {
            if parameter.is_named(keyword) {
                return true;
            }
        }
    }
    false
}

/// The names of the parameters that no argument written so far is for.
fn free_names(call: &Call, given: &Given) -> Vec<String> {
    let mut taken = Vec::new();
    for (position, parameter) in call.parameters.iter().enumerate() {
        if given[position].is_some() {
            taken.push(parameter.name.to_string());
        }
    }
    let mut free = Vec::new();
    for parameter in &call.parameters {
        let name = parameter.name.to_string();
        if !taken.contains(&name) {
            free.push(name);
        }
    }
    free
}
