//! A factory as the user writes it: a function whose parameters may have defaults.

use proc_macro2::{Group, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, Block, Error, Expr, FnArg, ItemFn, Signature, Token, Visibility};

use super::default::{self, Default};
use super::items::{self, Kind};
use super::nested_default;
use super::options::{self, Options};
use super::scan::{Names, Scan};
use crate::diagnostic::{Errors, arguments};

/// One factory, from `#[nonlocal]` or from `factory! { .. }`.
#[derive(Clone)]
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
    let parsed = match syn::parse2::<ItemFn>(item.clone()) {
        Ok(parsed) => parsed,
        Err(_) if looks_like_fn(item) => return Ok(None),
        Err(_) => return Err(arguments::not_a_function(item)),
    };
    let mut errors = Errors::default();
    let options = options::parse(args, &mut errors);
    Ok(Some(Factory { options, ..Factory::check(names, parsed, Vec::new(), errors) }))
}

/// What stands in `factory! { .. }`.
pub(crate) enum Entry {
    Factory(Box<Factory>),
    /// Any other item, which is rustc's.
    Item(TokenStream),
}

/// Parses the items in `factory! { .. }`. A function that cannot be parsed does not hide the others.
pub(crate) fn parse_block(input: TokenStream) -> (Vec<Entry>, Errors) {
    let mut errors = Errors::default();
    let mut entries = Vec::new();
    for (kind, item) in items::split(input) {
        if kind == Kind::Other {
            entries.push(Entry::Item(item));
            continue;
        }
        let names = Scan::of(&item).names;
        match (|input: ParseStream| parse_function(names, input)).parse2(item) {
            Ok(factory) => entries.push(Entry::Factory(Box::new(factory))),
            Err(error) => errors.push(error),
        }
    }
    (entries, errors)
}

impl Factory {
    /// Whether a macro of its name stands beside it. A method has none: no macro can stand in an `impl`.
    pub(crate) fn has_call_macro(&self) -> bool {
        !self.defaults.is_empty()
            || (self.in_block && !self.names.mention_self_type() && self.sig.receiver().is_none())
    }

    /// A clone with an empty body.
    pub(crate) fn head(&mut self) -> Self {
        let empty = Block { brace_token: self.body.brace_token, stmts: Vec::new() };
        let body = std::mem::replace(&mut self.body, empty);
        let head = self.clone();
        self.body = body;
        head
    }

    /// A factory from its parts. `written` are the defaults in Python's spelling, by position.
    fn check(names: Names, item: ItemFn, written: Vec<Default>, mut errors: Errors) -> Self {
        let ItemFn { attrs, vis, modifiers, mut sig, block, .. } = item;
        let defaults = default::collect(&mut sig, written, &mut errors);
        let error = errors.finish().err();
        let (options, body) = (Options::default(), *block);
        Self { names, attrs, vis, modifiers, sig, body, options, defaults, in_block: false, error }
    }
}

/// One function of `factory! { .. }`: as Rust writes it, but parameters may end in `= value`.
///
/// The body is parsed apart from the head, so that a mistake in it leaves the function's name defined.
fn parse_function(names: Names, input: ParseStream) -> syn::Result<Factory> {
    let mut errors = Errors::default();
    let mut attrs = input.call(Attribute::parse_outer)?;
    let options = options::take(&mut attrs, &mut errors);
    let vis = input.parse()?;
    let (sig, defaults) = parse_signature(input)?;
    if input.peek(Token![;]) || input.is_empty() {
        return Err(arguments::no_body(&sig.ident));
    }
    let (inner, block) = parse_body(input.parse()?).unwrap_or_else(|(group, error)| {
        errors.push(error);
        (Vec::new(), unreachable_body(&group))
    });
    let attrs = attrs.into_iter().chain(inner).collect();
    let modifiers = syn::FnModifiers::default();
    let item = ItemFn { attrs, vis, modifiers, sig, block: Box::new(block) };
    Ok(Factory { options, in_block: true, ..Factory::check(names, item, defaults, errors) })
}

fn parse_signature(input: ParseStream) -> syn::Result<(Signature, Vec<Default>)> {
    let constness = input.parse()?;
    let asyncness = input.parse()?;
    let safety = input.parse::<Option<Token![unsafe]>>()?.map_or(syn::Safety::Default, syn::Safety::Unsafe);
    let abi = input.parse()?;
    let fn_token = input.parse()?;
    let ident: syn::Ident = input.parse()?;
    let mut generics: syn::Generics = input.parse()?;
    let content;
    let paren_token = syn::parenthesized!(content in input);
    let parameters = content.call(Punctuated::<Parameter, Token![,]>::parse_terminated)?;
    let output = input.parse()?;
    generics.where_clause = input.parse()?;

    let mut inputs = Punctuated::new();
    let mut defaults = Vec::new();
    for (position, Parameter { argument, value }) in parameters.into_iter().enumerate() {
        if let (1.., FnArg::Receiver(receiver)) = (position, &argument) {
            return Err(arguments::receiver_behind(receiver.self_token.span, &ident));
        }
        inputs.push(argument);
        defaults.extend(value.map(|value| Default { position, value }));
    }
    let variadic = None;
    let sig = Signature {
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
    };
    Ok((sig, defaults))
}

/// `name: Type` or `name: Type = value`.
struct Parameter {
    argument: FnArg,
    value: Option<Expr>,
}

impl Parse for Parameter {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let argument = input.parse()?;
        let value = if input.parse::<Option<Token![=]>>()?.is_some() { Some(input.parse()?) } else { None };
        Ok(Self { argument, value })
    }
}

fn parse_body(group: Group) -> Result<(Vec<Attribute>, Block), (Group, Error)> {
    let body = |input: ParseStream| {
        let content;
        let brace_token = syn::braced!(content in input);
        let attrs = content.call(Attribute::parse_inner)?;
        let stmts = content.call(Block::parse_within)?;
        Ok((attrs, Block { brace_token, stmts }))
    };
    let tokens = TokenTree::Group(group.clone()).into();
    body.parse2(tokens).map_err(|error| {
        let error = nested_default::find(group.stream()).unwrap_or(error);
        (group, error)
    })
}

/// What stands for a body that cannot be parsed: it has every type.
fn unreachable_body(group: &Group) -> Block {
    let mut block: Block = syn::parse_quote!({ loop {} });
    block.brace_token = syn::token::Brace(group.span());
    block
}

/// `fn name(..);`, as in a trait.
fn ends_without_body(item: &TokenStream) -> bool {
    let last = item.clone().into_iter().last();
    looks_like_fn(item) && matches!(last, Some(TokenTree::Punct(punct)) if punct.as_char() == ';')
}

/// Whether the item's first keyword, behind attributes and visibility, can begin a function.
fn looks_like_fn(item: &TokenStream) -> bool {
    let mut keywords = item.clone().into_iter().filter_map(|token| match token {
        TokenTree::Ident(ident) => Some(ident.to_string()),
        _ => None,
    });
    let first = keywords.find(|keyword| keyword != "pub").unwrap_or_default();
    let second = keywords.next().unwrap_or_default();
    match first.as_str() {
        "fn" | "async" | "default" => true,
        "const" | "unsafe" | "extern" => ["fn", "async", "unsafe", "extern"].contains(&second.as_str()),
        _ => false,
    }
}
