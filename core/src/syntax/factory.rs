//! A factory as the user writes it: a function whose parameters may have defaults.

use proc_macro2::{Group, TokenStream, TokenTree};
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::token::Brace;
use syn::{Attribute, Block, Error, FnArg, ItemFn, Signature, Stmt, Token, Visibility};

use super::default::{self, Default};
use super::editor;
use super::invisible::uncovered;
use super::items::{self, Kind};
use super::nested_default;
use super::options::{self, Named, Options};
use super::parse::{parse, parse_with};
use super::scan::{Names, Scan};
use super::tokens;
use super::tokens::tokens_of;
use super::unread;
use super::walk::is_one_of;
use crate::diagnostic::{Errors, arguments};

/// One factory, from `#[nonlocal]` or from `factory! { .. }`.
pub(crate) struct Factory {
    /// The names in it all.
    pub(crate) names: Names,
    /// The attributes, docs included; `#[nonlocal]` itself is not among them.
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    /// Tokens such as `default` that stand between the visibility and the signature.
    pub(crate) modifiers: syn::FnModifiers,
    pub(crate) sig: Signature,
    pub(crate) body: Block,
    /// What the arguments of the attribute ask for.
    pub(crate) options: Options,
    /// The defaults, by position of their parameter in `sig.inputs`.
    pub(crate) defaults: Vec<Default>,
    /// Whether it stands in `factory! { .. }`.
    pub(crate) in_block: bool,
    /// What is wrong with the arguments of `#[nonlocal]`, with the defaults, or with the body's syntax; all
    /// else is sound, so that a function with an error still defines its name.
    pub(crate) error: Option<Error>,
    /// What an editor is shown in place of a body that cannot be parsed.
    pub(crate) unread: Option<TokenStream>,
}

/// What says how a factory is called, and what it returns.
pub(crate) struct Head {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) modifiers: syn::FnModifiers,
    pub(crate) sig: Signature,
    /// The type that it names.
    pub(crate) named: Option<Named>,
}

/// Parses the item under `#[nonlocal(args)]`. `None` where it is left untouched: a trait's method without a
/// body, and a function in syntax that `syn` does not know, which is rustc's to judge.
pub(crate) fn parse_attribute(
    args: TokenStream,
    item: &TokenStream,
    names: Names,
) -> syn::Result<Option<Factory>> {
    if ends_without_body(item) {
        return Ok(None);
    }
    let parsed = match parse::<ItemFn>(item.clone()) {
        Ok(parsed) => parsed,
        Err(_) if looks_like_fn(item) => return Ok(None),
        Err(_) => return Err(arguments::not_a_function(item)),
    };
    let mut errors = Errors::default();
    let options = options::parse(args, &mut errors);
    Ok(Some(Factory { options, ..Factory::check(names, parsed, &[], errors) }))
}

/// What stands in `factory! { .. }`.
pub(crate) enum Entry {
    Factory(Box<Factory>),
    /// Any other item, which is rustc's.
    Item(TokenStream),
}

/// Parses the items in `factory! { .. }`, and calls `visit` with each; what is wrong comes back. A function
/// that cannot be parsed does not hide the others.
pub(crate) fn parse_block(input: TokenStream, visit: &mut dyn FnMut(Entry)) -> Errors {
    let mut errors = Errors::default();
    items::each(input, &mut |kind, item| {
        if kind == Kind::Other {
            visit(Entry::Item(item));
            return;
        }
        let Scan { names, covered, .. } = Scan::of(&item);
        let written = if covered { uncovered(item) } else { item };
        let mut parsed = None;
        let read = parse_with(written.clone(), &mut |input| {
            parsed = Some(parse_function(input)?);
            Ok(())
        });
        match (read, parsed) {
            (Err(error), _) => {
                errors.push(error);
                if editor::asks() {
                    visit(Entry::Item(written));
                }
            }
            (Ok(()), Some(factory)) => visit(Entry::Factory(Box::new(Factory { names, ..factory }))),
            (Ok(()), None) => {}
        }
    });
    errors
}

impl Factory {
    /// Whether a macro of its name stands beside it. A method has none: no macro can stand in an `impl`.
    pub(crate) fn has_call_macro(&self) -> bool {
        !self.defaults.is_empty()
            || (self.in_block && !self.names.mention_self_type() && self.sig.receiver().is_none())
    }

    /// A method of an `impl` block has no defaults.
    pub(crate) fn take_defaults_of_method(&mut self) {
        let defaults = std::mem::take(&mut self.defaults);
        let Some(first) = defaults.first() else { return };
        let Default { position, value } = first;
        let error = arguments::default_on_method(&self.sig.ident, &self.sig.inputs[*position], value);
        match &mut self.error {
            Some(others) => others.combine(error),
            None => self.error = Some(error),
        }
    }

    pub(crate) fn head(&self) -> Head {
        Head {
            attrs: self.attrs.clone(),
            vis: self.vis.clone(),
            modifiers: self.modifiers.clone(),
            sig: self.sig.clone(),
            named: self.options.named.clone(),
        }
    }

    /// A factory from its parts. `written` are the defaults in Python's spelling, by position.
    fn check(names: Names, item: ItemFn, written: &[Default], mut errors: Errors) -> Self {
        let ItemFn { attrs, vis, modifiers, mut sig, block, .. } = item;
        let defaults = default::collect(&mut sig, written, &mut errors);
        let error = errors.first();
        let options = Options::default();
        let body = *block;
        Self {
            names,
            attrs,
            vis,
            modifiers,
            sig,
            body,
            options,
            defaults,
            in_block: false,
            error,
            unread: None,
        }
    }
}

/// One function of `factory! { .. }`: as Rust writes it, but parameters may end in `= value`.
///
/// The body is parsed apart from the head, so that a mistake in it leaves the function's name defined.
fn parse_function(input: ParseStream) -> syn::Result<Factory> {
    let mut errors = Errors::default();
    let mut attrs = input.call(Attribute::parse_outer)?;
    let options = options::take(&mut attrs, &mut errors);
    let vis = input.parse()?;
    let mut defaults = Vec::new();
    let sig = parse_signature(input, &mut defaults, &mut errors)?;
    if input.peek(Token![;]) || input.is_empty() {
        return Err(arguments::no_body(&sig.ident));
    }
    let body: Group = input.parse()?;
    let mut block = Block { brace_token: Brace(body.span()), stmts: Vec::new() };
    let mut unread = None;
    if let Err(error) = parse_body(&body, &mut attrs, &mut block) {
        errors.push(error);
        if editor::asks() {
            let statements = unread::shown(body.stream());
            unread = Some(tokens!({ #statements }));
        }
        // It has every type.
        block.stmts = vec![Stmt::Expr(default::harmless(), None)];
    }
    let modifiers = syn::FnModifiers::default();
    let item = ItemFn { attrs, vis, modifiers, sig, block: Box::new(block) };
    Ok(Factory {
        options,
        in_block: true,
        unread,
        ..Factory::check(Names::default(), item, &defaults, errors)
    })
}

fn parse_signature(
    input: ParseStream,
    defaults: &mut Vec<Default>,
    errors: &mut Errors,
) -> syn::Result<Signature> {
    let constness = input.parse()?;
    let asyncness = input.parse()?;
    let safety = match input.parse()? {
        Some(token) => syn::Safety::Unsafe(token),
        None => syn::Safety::Default,
    };
    let abi = input.parse()?;
    let fn_token = input.parse()?;
    let ident: syn::Ident = input.parse()?;
    let mut generics: syn::Generics = input.parse()?;
    let content;
    let paren_token = syn::parenthesized!(content in input);
    let inputs = parse_parameters(&content, defaults, errors)?;
    let output = input.parse()?;
    generics.where_clause = input.parse()?;
    check_receiver(&inputs, &ident)?;
    let variadic = None;
    Ok(Signature {
        constness,
        asyncness,
        safety,
        abi,
        fn_token,
        ident,
        generics,
        paren_token,
        inputs,
        variadic,
        output,
    })
}

/// Parameters are `name: Type` or `name: Type = value`.
fn parse_parameters(
    input: ParseStream,
    defaults: &mut Vec<Default>,
    errors: &mut Errors,
) -> syn::Result<Punctuated<FnArg, Token![,]>> {
    let mut parameters = Punctuated::new();
    while !input.is_empty() {
        let position = parameters.len();
        let untyped = input.peek(syn::Ident) && input.peek2(Token![=]) && !input.peek2(Token![==]);
        parameters.push(if untyped { without_type(input, errors)? } else { input.parse::<FnArg>()? });
        if input.parse::<Option<Token![=]>>()?.is_some() {
            defaults.push(Default { position, value: input.parse()? });
        }
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(parameters)
}

/// The name of a parameter without a type, before the default, which tells one.
fn without_type(input: ParseStream, errors: &mut Errors) -> syn::Result<FnArg> {
    let name: syn::Ident = input.parse()?;
    let ahead = input.fork();
    ahead.parse::<Token![=]>()?;
    let value: syn::Expr = ahead.parse()?;
    let ty = type_of(&value);
    let written = match ty {
        "" => "Type",
        ty => ty,
    };
    errors.push(arguments::parameter_without_type(&name, written, &value));
    let ty: TokenStream = if ty.is_empty() { "()" } else { ty }.parse()?;
    parse(tokens!(#name: #ty))
}

/// The type that a literal has most likely, to be proposed.
fn type_of(value: &syn::Expr) -> &'static str {
    let syn::Expr::Lit(literal) = value else { return "" };
    match &literal.lit {
        syn::Lit::Int(_) => "i64",
        syn::Lit::Float(_) => "f64",
        syn::Lit::Bool(_) => "bool",
        syn::Lit::Char(_) => "char",
        syn::Lit::Str(_) => "&str",
        _ => "",
    }
}

/// `self` stands before all other parameters.
fn check_receiver(inputs: &Punctuated<FnArg, Token![,]>, function: &syn::Ident) -> syn::Result<()> {
    for (position, input) in inputs.iter().enumerate() {
        if let (1.., FnArg::Receiver(receiver)) = (position, input) {
            return Err(arguments::receiver_behind(receiver.self_token.span, function));
        }
    }
    Ok(())
}

/// Parses the body of a function. The attributes that stand in it come behind the others.
fn parse_body(body: &Group, attrs: &mut Vec<Attribute>, block: &mut Block) -> syn::Result<()> {
    let mut inner = Vec::new();
    let read =
        parse_block_of(body, &mut inner, block).or_else(|error| match nested_default::written_as_attributes(
            body,
        ) {
            Some(body) => parse_block_of(&body, &mut inner, block),
            None => Err(error),
        });
    attrs.append(&mut inner);
    read
}

fn parse_block_of(body: &Group, attrs: &mut Vec<Attribute>, block: &mut Block) -> syn::Result<()> {
    parse_with(tokens_of(&body), &mut |input| {
        let content;
        block.brace_token = syn::braced!(content in input);
        *attrs = content.call(Attribute::parse_inner)?;
        block.stmts = content.call(Block::parse_within)?;
        Ok(())
    })
}

/// `fn name(..);`, as in a trait.
fn ends_without_body(item: &TokenStream) -> bool {
    let mut ends = false;
    for token in item.clone() {
        ends = matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
    }
    ends && looks_like_fn(item)
}

/// Whether the item's first keyword, behind attributes and visibility, can begin a function.
fn looks_like_fn(item: &TokenStream) -> bool {
    let mut behind_modifier = false;
    for token in item.clone() {
        let TokenTree::Ident(ident) = token else { continue };
        if behind_modifier {
            return is_one_of(&ident, &["fn", "async", "unsafe", "extern"]);
        }
        if is_one_of(&ident, &["fn", "async", "default"]) {
            return true;
        }
        behind_modifier = is_one_of(&ident, &["const", "unsafe", "extern"]);
        if !behind_modifier && ident != "pub" {
            return false;
        }
    }
    false
}
