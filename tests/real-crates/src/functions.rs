//! Where the functions of a file stand.

use std::collections::BTreeMap;
use std::ops::Range;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::quote;
use syn::visit::{self, Visit};

/// How often something is left alone, by the reason.
pub(crate) type Left = BTreeMap<&'static str, usize>;

/// A function with a body.
pub(crate) struct Function {
    /// From its visibility to its closing brace, without its attributes.
    pub(crate) bytes: Range<usize>,
    /// In how many other functions it is nested, with nothing but blocks between.
    pub(crate) depth: usize,
    /// Whether it stands anywhere in another function, also as a method of a type in it.
    pub(crate) inside: bool,
    pub(crate) has_nested: bool,
    /// Whether it is a method of an `impl` block.
    pub(crate) method: bool,
}

#[derive(Default)]
pub(crate) struct Functions {
    pub(crate) found: Vec<Function>,
    /// Where the `impl` blocks start that have functions with a body, behind their attributes.
    pub(crate) blocks: Vec<usize>,
    pub(crate) left: Left,
    depth: usize,
    open: usize,
}

/// The functions of a file. What stands before the first token (a byte order mark, `#!`) has to be gone.
pub(crate) fn functions(source: &str) -> syn::Result<Functions> {
    let tokens: TokenStream = source.parse()?;
    let file: syn::File = syn::parse2(tokens)?;
    let mut functions = Functions::default();
    functions.visit_file(&file);
    Ok(functions)
}

impl Functions {
    fn leave(&mut self, reason: &'static str, count: usize) {
        if count > 0 {
            *self.left.entry(reason).or_default() += count;
        }
    }

    /// Adds the function, and then those in its body.
    fn add(&mut self, head: TokenStream, block: &syn::Block, method: bool) {
        let Some(first) = head.into_iter().next() else { return };
        let end = block.brace_token.span.close().byte_range().end;
        let at = self.found.len();
        let bytes = start(first.span())..end;
        let (depth, inside) = (self.depth, self.open > 0);
        self.found.push(Function { bytes, depth, inside, has_nested: false, method });
        self.depth += 1;
        self.open += 1;
        visit::visit_block(self, block);
        self.open -= 1;
        self.depth -= 1;
        self.found[at].has_nested = self.found[at + 1..].iter().any(|inner| inner.depth == self.depth + 1);
    }

    /// Visits an item whose functions are not nested in the function around it: it has a scope of its own.
    fn apart(&mut self, visit: impl FnOnce(&mut Self)) {
        let depth = std::mem::take(&mut self.depth);
        visit(self);
        self.depth = depth;
    }
}

fn start(span: Span) -> usize {
    span.byte_range().start
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let (vis, sig) = (&item.vis, &item.sig);
        self.add(quote!(#vis #sig), &item.block, false);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        let (vis, defaultness, sig) = (&item.vis, &item.modifiers.defaultness, &item.sig);
        self.add(quote!(#vis #defaultness #sig), &item.block, true);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        let sig = &item.sig;
        match &item.default {
            Some(block) => self.add(quote!(#sig), block, false),
            None => self.leave("declared in a trait, without a body", 1),
        }
    }

    fn visit_foreign_item_fn(&mut self, _: &'ast syn::ForeignItemFn) {
        self.leave("in an `extern` block", 1);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if item.items.iter().any(|item| matches!(item, syn::ImplItem::Fn(_))) {
            let (defaultness, unsafety) = (item.modifiers.defaultness, item.unsafety);
            let first = defaultness.map(|token| token.span).or(unsafety.map(|token| token.span));
            self.blocks.push(start(first.unwrap_or(item.impl_token.span)));
        }
        self.apart(|functions| visit::visit_item_impl(functions, item));
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.apart(|functions| visit::visit_item_trait(functions, item));
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.apart(|functions| visit::visit_item_mod(functions, item));
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let rules = call.path.is_ident("macro_rules");
        let reason = if rules { "in a `macro_rules!`" } else { "in the arguments of a macro" };
        self.leave(reason, keywords(call.tokens.clone()));
    }

    fn visit_item(&mut self, item: &'ast syn::Item) {
        match item {
            syn::Item::Verbatim(tokens) => {
                self.leave("in an item that syn does not know", keywords(tokens.clone()));
            }
            _ => visit::visit_item(self, item),
        }
    }
}

/// How many functions with a name and a body stand in the tokens.
fn keywords(tokens: TokenStream) -> usize {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut count = 0;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => count += keywords(group.stream()),
            TokenTree::Ident(ident) if ident == "fn" && has_body(&tokens[at + 1..]) => count += 1,
            _ => {}
        }
    }
    count
}

/// Whether a body comes after the keyword `fn`, and not the end of a type or declaration.
fn has_body(rest: &[TokenTree]) -> bool {
    if matches!(rest.first(), None | Some(TokenTree::Group(_))) {
        return false;
    }
    let end = rest.iter().find(|token| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    });
    matches!(end, Some(TokenTree::Group(_)))
}
