//! `weak!(x)`: a closure that captures `x` weakly. What it captures is another variable, which does not keep
//! the value alive, and is made where `x` is bound.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::{Expr, Item, Stmt};

use super::history::Entry;
use super::ids::FnId;
use super::problem::Problem;
use super::symbol::text_of;
use super::walker::Walker;
use crate::diagnostic::captures as messages;
use crate::syntax::{each_token, generated, parse, tokens_of, tokens_spanned};

impl Walker {
    /// Declares what the nested functions of a block capture weakly of the variables that are bound in it, or
    /// are visible where it begins.
    ///
    /// Input:  `let button = make(); fn clicked() { weak!(button) .. }`
    /// Output: `let button = make(); let __weak_button = button.downgrade(); fn clicked() { .. }`
    pub(super) fn declare_weak(&mut self, stmts: &mut Vec<Stmt>) {
        if !self.settings.weak {
            return;
        }
        let mut names = Vec::new();
        for stmt in &*stmts {
            if let Stmt::Item(Item::Fn(function)) = stmt {
                let before = names.len();
                weak_names(&tokens_of(&function.block), &mut names);
                if names.len() > before {
                    self.handlers.push(function.sig.ident.clone());
                    self.check_unused(&function.block.stmts);
                }
            }
        }
        let mut done: Vec<String> = Vec::new();
        for name in &names {
            if done.contains(&text_of(name)) {
                continue;
            }
            done.push(text_of(name));
            match self.weak_in_block(stmts, name) {
                Some(mutable) => self.check_weak(name, mutable),
                None => {
                    if let Some(mutable) = self.is_around(name) {
                        self.check_weak(name, mutable);
                        if let Some(weak) = self.weak(name) {
                            stmts.insert(0, weak);
                        }
                    }
                }
            }
        }
    }

    /// Declares it behind each `let` that binds the name. Returns whether all of these are `mut`, if there
    /// are any.
    fn weak_in_block(&self, stmts: &mut Vec<Stmt>, name: &Ident) -> Option<bool> {
        let (mut position, mut all) = (0, None);
        while position < stmts.len() {
            let mut bound = None;
            if let Stmt::Local(local) = &stmts[position] {
                bound = bound_by(&local.pat, name);
            }
            position += 1;
            if let Some(mutable) = bound {
                all = Some(mutable && all.unwrap_or(true));
                if !mutable {
                    if let Some(weak) = self.weak(name) {
                        stmts.insert(position, weak);
                    }
                    position += 1;
                }
            }
        }
        all
    }

    /// Whether closures made of a function have to be `Fn`, though no type says so: what is decorated is
    /// called as often as anybody likes, and what captures weakly is a handler, for which toolkits ask `Fn`.
    pub(super) fn is_called_by_others(&self, name: &Ident) -> bool {
        self.is_undecorated(name) || self.handlers.contains(name)
    }

    /// Whether a variable of the function that is walked is visible, and nobody has it weakly yet; and
    /// whether it is `mut`.
    fn is_around(&self, name: &Ident) -> Option<bool> {
        let Some(Entry::Variable(id)) = self.scopes.entry(name) else { return None };
        let binding = &self.bindings[id];
        let known = self.scopes.entry(&self.weak_name(name)).is_some();
        if binding.owner != self.current() || known { None } else { Some(binding.how.mutable) }
    }

    /// `weak!(button);` by itself does nothing: it is no declaration.
    fn check_unused(&mut self, stmts: &[Stmt]) {
        for stmt in stmts {
            let Stmt::Macro(call) = stmt else { continue };
            if let (true, Some(name)) = (call.mac.path.is_ident("weak"), single_name(&call.mac.tokens)) {
                self.problems.push(Problem::Arguments(messages::weak_unused(&name)));
            }
        }
    }

    /// What is captured is what the variable is bound to first.
    fn check_weak(&mut self, name: &Ident, mutable: bool) {
        if mutable {
            self.problems.push(Problem::Arguments(messages::weak_mutable(name)));
        }
    }

    fn weak_name(&self, name: &Ident) -> Ident {
        let span = generated(name.span());
        self.fresh.fresh(&format!("weak_{}", name.unraw()), span)
    }

    fn weak(&self, name: &Ident) -> Option<Stmt> {
        let span = generated(name.span());
        let (weak, private) = (self.weak_name(name), self.settings.home.private(span));
        let tokens = tokens_spanned! {span=>
            let #weak = { use #private::Downgrade as _; #name.downgrade() };
        };
        parse(tokens).ok()
    }

    /// Input:  `weak!(button)`, in a nested function
    /// Output: `__weak_button.upgrade()`
    pub(super) fn upgrade(&mut self, expr: &mut Expr) {
        let Expr::Macro(call) = &*expr else { return };
        let Some(last) = call.mac.path.segments.last() else { return };
        if self.current() == FnId::ROOT || last.ident != "weak" {
            return;
        }
        let Some(name) = single_name(&call.mac.tokens) else { return };
        let macro_name = self.scopes.name_of(&last.ident);
        if self.scopes.local_macro(macro_name).is_some() {
            return;
        }
        let entry = self.scopes.entry(&name);
        if matches!(entry, Some(Entry::Variable(id)) if self.bindings[id].owner == self.current()) {
            self.problems.push(Problem::Arguments(messages::weak_own(&name)));
        }
        let (span, weak) = (generated(name.span()), self.weak_name(&name));
        let upgraded = tokens_spanned!(span=> #weak.upgrade());
        if let Ok(upgraded) = parse(upgraded) {
            *expr = upgraded;
        }
    }
}

/// Collects the names in `weak!(..)`.
fn weak_names(tokens: &TokenStream, names: &mut Vec<Ident>) {
    let mut behind = 0;
    each_token(tokens, &mut |token, _| {
        behind = match (token, behind) {
            (TokenTree::Ident(ident), _) if ident == "weak" => 1,
            (TokenTree::Punct(punct), 1) if punct.as_char() == '!' => 2,
            (TokenTree::Group(group), 2) => {
                if let Some(name) = single_name(&group.stream()) {
                    names.push(name);
                }
                0
            }
            _ => 0,
        };
        true
    });
}

fn single_name(tokens: &TokenStream) -> Option<Ident> {
    let mut tokens = tokens.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(name)), None) => Some(name),
        _ => None,
    }
}

/// Whether a pattern binds the name, as far as its words tell, and whether as `mut`.
fn bound_by(pattern: &syn::Pat, name: &Ident) -> Option<bool> {
    let pattern = match pattern {
        syn::Pat::Type(typed) => &*typed.pat,
        pattern => pattern,
    };
    let (mut found, mut mutable) = (None, false);
    each_token(&tokens_of(&pattern), &mut |token, around| {
        let path = around.is_in_path() || around.next == ':' || around.is_lifetime();
        if let TokenTree::Ident(ident) = token {
            if ident == name && !path {
                found = Some(mutable);
            }
            mutable = ident == "mut";
        }
        found.is_none()
    });
    found
}
