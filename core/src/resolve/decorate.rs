//! `#[decorate(..)]` on nested functions: each becomes two. One is what was written, and is decorated where
//! it stands, as in Python; the other has its name, and calls what the decorators made of it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Item, ItemFn, Signature, Stmt};

use super::attributes;
use super::belongings::Belongings;
use super::ids::FnId;
use super::problem::Problem;
use super::walker::Walker;
use crate::syntax::{
    self, Decorated, apply, argument, bound, check_decorated, control_cache, generated, insert_all,
    one_or_tuple, outer_signature, owned_values, owning, result, tokens_of, tokens_spanned, undecorated,
};

/// The statements that decorate one function.
struct Decoration {
    /// The handle of the decorated function.
    handle: Ident,
    /// Its declaration, and that of a cache.
    declarations: Vec<Stmt>,
    functions: Vec<ItemFn>,
    applied: Vec<Stmt>,
}

impl Walker {
    /// Writes the decorated functions of a block otherwise:
    ///
    /// ```text
    /// Input:  #[decorate(memoize)] fn dp(i: usize, j: usize) -> usize { .. }
    /// Output: let __dp: Decoration<'_, dyn Fn((usize, usize)) -> usize + '_> = Decoration::new("dp");
    ///         fn dp(i: usize, j: usize) -> usize { __dp.function()((i, j)) }
    ///         fn __nonlocal_dp((i, j): (usize, usize)) -> usize { .. }
    ///         let __dp_decorated = Rc::new(memoize(__nonlocal_dp));
    ///         __dp.decorated(__dp_decorated);
    /// ```
    pub(super) fn decorate_nested(&mut self, stmts: &mut Vec<Stmt>) {
        if !stmts.iter().any(is_decorated_function) {
            return;
        }
        let belongings = self.belongings(stmts);
        let (mut first, mut last) = (0, 0);
        let (mut declarations, mut handles) = (Vec::new(), Vec::new());
        for mut stmt in std::mem::take(stmts) {
            let decoration = match &mut stmt {
                Stmt::Item(Item::Fn(function)) => self.decoration(function, &belongings),
                _ => None,
            };
            let Some(decoration) = decoration else {
                stmts.push(stmt);
                continue;
            };
            if declarations.is_empty() {
                first = stmts.len();
            }
            for function in decoration.functions {
                stmts.push(Stmt::Item(Item::Fn(function)));
            }
            stmts.extend(decoration.applied);
            last = stmts.len();
            declarations.extend(decoration.declarations);
            handles.push(decoration.handle);
        }
        insert_all(stmts, last, kept(&handles));
        insert_all(stmts, first, declarations);
    }

    /// Gives a function that is decorated the name that the user gave it, for messages. Returns the name that
    /// it is declared by.
    pub(super) fn shown_as_written(&self, function: &mut ItemFn) -> Option<Ident> {
        for (declared, shown) in &self.undecorated {
            if function.sig.ident == *declared {
                return Some(std::mem::replace(&mut function.sig.ident, shown.clone()));
            }
        }
        None
    }

    /// Whether a name is that of a function that is decorated.
    pub(super) fn is_undecorated(&self, name: &Ident) -> bool {
        for (declared, _) in &self.undecorated {
            if name == declared {
                return true;
            }
        }
        false
    }

    /// Whether a function calls what decorators have made of it.
    pub(super) fn is_decorated(&self, function: FnId) -> bool {
        self.callables[function.0].decorated
    }

    fn decoration(&mut self, function: &mut ItemFn, belongings: &[Belongings]) -> Option<Decoration> {
        let args = attributes::take_decorators(function)?;
        self.rewritten = true;
        let (decorated, checked) = check_decorated(args, function.clone());
        match checked {
            Err(error) => self.problems.push(Problem::Decorators(error)),
            Ok(()) if decorated.decorators.is_empty() => {}
            Ok(()) => {
                let own = belongings.iter().find(|own| own.are_of(function));
                return self.decoration_of(decorated, own);
            }
        }
        None
    }

    fn decoration_of(&mut self, decorated: Decorated, belongings: Option<&Belongings>) -> Option<Decoration> {
        let Decorated { mut function, mut decorators, home, owns, .. } = decorated;
        let ident = function.sig.ident.clone();
        let span = generated(ident.span());
        let name = ident.unraw().to_string();
        let handle = self.fresh.fresh(&name, span);
        let made = self.fresh.fresh(&format!("{name}_decorated"), span);
        let inner = self.fresh.fresh(&format!("nonlocal_{name}"), span);
        let home = if home.is_written() { &home } else { &self.settings.home };
        let private = home.private(span);
        let ty = Ident::new(if self.settings.sync { "SyncedDecoration" } else { "Decoration" }, span);
        let (mut cache, mut functions) = (None, Vec::new());
        if let Some(belongings) = belongings {
            cache = belongings.cache();
            functions = belongings.functions(&mut function, &handle, span);
        }
        let own = if owns { &owning(&function, &private) } else { &function };
        let kind = kind(&own.sig, &private, self.settings.sync, span);
        let mut declarations = tokens_spanned! {span=>
            let #handle: #private::#ty<'_, #kind> = #private::#ty::new(#name);
        };
        if let Some(cache) = cache {
            let (argument, result) = (argument(&own.sig), result(&own.sig));
            let declared = tokens_spanned! {span=>
                let #cache: #private::NestedCache<#argument, #result> = #private::NestedCache::new();
            };
            declared.to_tokens(&mut declarations);
            control_cache(&mut decorators, &tokens_spanned!(span=> #cache.clone()));
        }
        let last = generated(decorators[0].span());
        let mut argument = inner.clone();
        argument.set_span(inner.span().located_at(decorators[decorators.len() - 1].span()));
        let applied = apply(&decorators, &tokens_of(&argument));
        let counted = counted(&own.sig, &applied, &home.private(last), self.settings.sync, last);
        let applied = tokens_spanned! {last=>
            let #made = #counted;
            #handle.decorated(#made);
        };
        let written = undecorated(own, &inner, span);
        let mut written = syntax::parse::<ItemFn>(written).ok()?;
        let called = if owns { Some(&private) } else { None };
        let mut calling = calling(&function, &handle, called, span)?;
        written.attrs = attributes::of_body(&mut calling.attrs);
        if !functions.is_empty() {
            // Who uses what belongs to a function uses the function.
            calling.attrs.push(syn::parse_quote!(#[allow(unused)]));
        }
        functions.push(written);
        for function in &functions {
            self.undecorated.push((function.sig.ident.clone(), ident.clone()));
        }
        functions.push(calling);
        Some(Decoration {
            declarations: statements_of(declarations),
            functions,
            applied: statements_of(applied),
            handle,
        })
    }
}

fn is_decorated_function(stmt: &Stmt) -> bool {
    matches!(stmt, Stmt::Item(Item::Fn(function)) if attributes::is_decorated(&function.attrs))
}

/// The type of what the decorators make of a function.
fn kind(sig: &Signature, private: &TokenStream, sync: bool, span: Span) -> TokenStream {
    if sig.asyncness.is_some() {
        let ty = Ident::new(if sync { "AsyncFunctionToSend" } else { "AsyncFunction" }, span);
        let (argument, result) = (argument(sig), result(sig));
        return tokens_spanned!(span=> #private::#ty<'_, #argument, #result>);
    }
    let bound = bound(sig);
    if sync {
        tokens_spanned!(span=> dyn #bound + ::core::marker::Send + ::core::marker::Sync + '_)
    } else {
        tokens_spanned!(span=> dyn #bound + '_)
    }
}

/// What the decorators make of a function, counted.
fn counted(
    sig: &Signature,
    applied: &TokenStream,
    private: &TokenStream,
    sync: bool,
    span: Span,
) -> TokenStream {
    if sig.asyncness.is_none() {
        let counted = Ident::new(if sync { "Arc" } else { "Rc" }, span);
        return tokens_spanned!(span=> #private::#counted::new(#applied));
    }
    let (argument, result) = (argument(sig), result(sig));
    let method = Ident::new(if sync { "counted_to_send" } else { "counted" }, span);
    tokens_spanned!(span=> #private::Futures::<#argument, #result, _>::new(#applied).#method())
}

/// The function that calls the decorated one.
fn calling(function: &ItemFn, handle: &Ident, owning: Option<&TokenStream>, span: Span) -> Option<ItemFn> {
    let (sig, mut values) = outer_signature(&function.sig);
    if let Some(private) = owning {
        values = owned_values(&function.sig, &values, private);
    }
    let value = one_or_tuple(&values);
    let mut calling = ItemFn { attrs: function.attrs.clone(), sig, ..function.clone() };
    let body = if function.sig.asyncness.is_some() {
        tokens_spanned!(span=> { let __future = #handle.function()(#value); __future.await })
    } else {
        tokens_spanned!(span=> { #handle.function()(#value) })
    };
    calling.block = syntax::parse(body).ok()?;
    Some(calling)
}

/// Functions that are decorated in one block may call each other, and so who has one of them needs all.
fn kept(handles: &[Ident]) -> Vec<Stmt> {
    let mut kept = Vec::new();
    for handle in handles {
        for other in handles {
            if handle != other {
                let span = handle.span();
                kept.extend(statements_of(tokens_spanned!(span=> #handle.keep(&#other);)));
            }
        }
    }
    kept
}

fn statements_of(tokens: TokenStream) -> Vec<Stmt> {
    syntax::parse_statements(tokens).unwrap_or_default()
}
