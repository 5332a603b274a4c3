//! The call of a factory, or of a nested function: which argument goes to which parameter.

use proc_macro2::{Span, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Expr, Ident, Token, bracketed, parenthesized};

use super::names::NameSet;
use super::parse::parse_with;
use crate::diagnostic::Errors;
use crate::diagnostic::arguments::{self, Callee};

/// `make_counter [start, step = default] (10, step = 5)`, checked: every parameter has exactly one argument,
/// or none and a default.
pub(crate) struct Call {
    pub(crate) name: Ident,
    /// Where it is said what is missing.
    pub(crate) at: Span,
    /// Whether the factory implements `Fn`: `extern` stands in front of one that is `unsafe`, or of another
    /// ABI than Rust's.
    pub(crate) is_fn: bool,
    pub(crate) parameters: Vec<Parameter>,
    /// In the order in which they are written.
    pub(crate) arguments: Vec<Argument>,
}

/// A parameter of the function that is called. `_` where its pattern is not a plain name.
#[derive(Clone)]
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
    let at = Span::call_site();
    let name = Ident::new("_", at);
    let mut call = Call { name, at, is_fn: true, parameters: Vec::new(), arguments: Vec::new() };
    let mut errors = Errors::default();
    parse_with(input, &mut |input| call.read(input, &mut errors))?;
    call.check(&mut errors);
    errors.finish()?;
    Ok(call)
}

impl Call {
    /// Reads `make_counter [start, step = default] (10, step = 5)`.
    fn read(&mut self, input: ParseStream, errors: &mut Errors) -> syn::Result<()> {
        self.is_fn = input.parse::<Option<Token![extern]>>()?.is_none();
        self.name = input.parse()?;
        let content;
        bracketed!(content in input);
        while !content.is_empty() {
            self.parameters.push(content.parse()?);
            if !content.is_empty() {
                content.parse::<Token![,]>()?;
            }
        }
        let content;
        parenthesized!(content in input);
        self.read_arguments(&content, errors)
    }

    /// Reads the arguments; one that cannot be parsed is reported and skipped.
    fn read_arguments(&mut self, input: ParseStream, errors: &mut Errors) -> syn::Result<()> {
        while !input.is_empty() {
            self.arguments.push(input.parse::<Argument>()?);
            if !input.is_empty() && input.parse::<Token![,]>().is_err() {
                errors.push(arguments::comma_expected(&input.parse::<TokenTree>()?));
                skip_to_comma(input)?;
            }
        }
        Ok(())
    }

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

    /// Every rule of an argument list, all at once.
    pub(crate) fn check(&self, errors: &mut Errors) {
        let mut given = Given { call: self, arguments: Vec::new() };
        let mut after = None;
        let mut misplaced = false;
        for (index, argument) in self.arguments.iter().enumerate() {
            let Argument { keyword, colon, value } = argument;
            if let (true, Some(keyword)) = (*colon, keyword) {
                errors.push(arguments::colon(keyword, value));
            }
            match (keyword, after, self.position(index)) {
                (None, Some(keyword), _) => {
                    errors.push(self.callee().positional_after_keyword(
                        value,
                        keyword,
                        given.free_parameter(),
                    ));
                    misplaced = true;
                }
                (None, None, None) => errors.push(self.callee().too_many(value)),
                (Some(keyword), _, None) => {
                    errors.push(self.callee().unknown_keyword(keyword, &given.free_names()));
                    misplaced = true;
                }
                (_, _, Some(position)) => given.give(index, position, errors),
            }
            if keyword.is_some() {
                after = keyword.as_ref();
            }
        }
        // A misplaced argument is most likely meant for the parameter that seems to be missing.
        if !misplaced {
            given.check_missing(errors);
        }
    }

    /// What messages say of the function.
    fn callee(&self) -> Callee<'_> {
        let mut callee = Callee { name: &self.name, required: Vec::new(), optional: Vec::new() };
        for parameter in &self.parameters {
            let parameters = if parameter.default { &mut callee.optional } else { &mut callee.required };
            parameters.push(parameter.name.to_string());
        }
        callee
    }
}

impl Parameter {
    /// `type = 1` is for the parameter `r#type`.
    pub(crate) fn is_named(&self, keyword: &Ident) -> bool {
        self.has_name() && self.name.unraw() == keyword.unraw()
    }

    pub(crate) fn has_name(&self) -> bool {
        self.name != "_"
    }
}

impl Argument {
    pub(crate) fn new(keyword: Option<Ident>, value: Expr) -> Self {
        Self { keyword, colon: false, value }
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

fn skip_to_comma(input: ParseStream) -> syn::Result<()> {
    while !input.is_empty() && input.parse::<Option<Token![,]>>()?.is_none() {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}

/// The arguments that are for parameters, of those looked at so far: the first for each.
struct Given<'a> {
    call: &'a Call,
    arguments: Vec<usize>,
}

impl<'a> Given<'a> {
    /// The argument for the parameter at `position`.
    fn argument(&self, position: usize) -> Option<&'a Argument> {
        for index in &self.arguments {
            if self.call.position(*index) == Some(position) {
                return Some(&self.call.arguments[*index]);
            }
        }
        None
    }

    /// Gives the parameter at `position` an argument; a second one is an error.
    fn give(&mut self, index: usize, position: usize, errors: &mut Errors) {
        let Some(first) = self.argument(position) else {
            self.arguments.push(index);
            return;
        };
        let name = &self.call.parameters[position].name;
        let Argument { keyword, value, .. } = &self.call.arguments[index];
        errors.push(self.call.callee().given_twice(name, &first.value, keyword.as_ref(), value));
    }

    fn check_missing(&self, errors: &mut Errors) {
        let mut missing = Vec::new();
        for (position, parameter) in self.call.parameters.iter().enumerate() {
            if self.argument(position).is_none() && !parameter.default {
                missing.push(parameter.name.to_string());
            }
        }
        if !missing.is_empty() {
            errors.push(self.call.callee().missing(&missing, self.call.at));
        }
    }

    /// The first parameter that has no argument, and that no later keyword names.
    fn free_parameter(&self) -> Option<&'a Ident> {
        for (position, parameter) in self.call.parameters.iter().enumerate() {
            let named = names(self.call, parameter);
            if self.argument(position).is_none() && parameter.has_name() && !named {
                return Some(&parameter.name);
            }
        }
        None
    }

    /// The names of the parameters that have no argument.
    fn free_names(&self) -> Vec<String> {
        let mut taken = NameSet::default();
        for (position, parameter) in self.call.parameters.iter().enumerate() {
            if self.argument(position).is_some() {
                taken.insert(&parameter.name.to_string());
            }
        }
        let mut free = Vec::new();
        for parameter in &self.call.parameters {
            let name = parameter.name.to_string();
            if !taken.contains(&name) {
                free.push(name);
            }
        }
        free
    }
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
