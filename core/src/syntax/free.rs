//! What an expression or a type mentions: names of parameters, generics, `Self`.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Block, Expr, Generics, Ident, Macro, Pat, Stmt, Token};

/// The first of `parameters` that `value` uses as a variable.
///
/// Careful in one direction only: a name that is bound anywhere in `value` is taken for the bound one. What slips
/// through is rustc's "cannot find value".
pub(crate) fn named_parameter(value: &Expr, parameters: &[&Ident]) -> Option<Ident> {
    let mut names = Names::default();
    names.expr(value);
    names.used.into_iter().find(|used| parameters.contains(&used) && !names.bound.contains(used))
}

/// The names an expression uses as variables, and those it binds itself.
#[derive(Default)]
struct Names {
    used: Vec<Ident>,
    bound: Vec<Ident>,
}

impl Names {
    fn all<'a>(&mut self, exprs: impl IntoIterator<Item = &'a Expr>) {
        exprs.into_iter().for_each(|expr| self.expr(expr));
    }

    fn expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Array(e) => self.all(&e.elems),
            Expr::Assign(e) => self.all([&*e.left, &e.right]),
            Expr::Async(e) => self.block(&e.block),
            Expr::Await(e) => self.expr(&e.base),
            Expr::Binary(e) => self.all([&*e.left, &e.right]),
            Expr::Block(e) => self.block(&e.block),
            Expr::Break(e) => self.all(e.expr.as_deref()),
            Expr::Call(e) => self.call(e),
            Expr::Cast(e) => self.expr(&e.expr),
            Expr::Closure(e) => {
                self.patterns(&e.inputs);
                self.expr(&e.body);
            }
            Expr::Const(e) => self.block(&e.block),
            Expr::Field(e) => self.expr(&e.base),
            Expr::ForLoop(e) => {
                self.pattern(&e.pat);
                self.expr(&e.expr);
                self.block(&e.body);
            }
            Expr::Group(e) => self.expr(&e.expr),
            Expr::If(e) => {
                self.expr(&e.cond);
                self.block(&e.then_branch);
                self.all(e.else_branch.as_ref().map(|(_, branch)| &**branch));
            }
            Expr::Index(e) => self.all([&*e.expr, &e.index]),
            Expr::Let(e) => {
                self.pattern(&e.pat);
                self.expr(&e.expr);
            }
            Expr::Loop(e) => self.block(&e.body),
            Expr::Macro(e) => self.macro_call(&e.mac),
            Expr::Match(e) => {
                self.expr(&e.expr);
                for arm in &e.arms {
                    self.pattern(&arm.pat);
                    self.expr(&arm.body);
                }
            }
            Expr::MethodCall(e) => {
                self.expr(&e.receiver);
                self.all(&e.args);
            }
            Expr::Paren(e) => self.expr(&e.expr),
            Expr::Path(e) => self.used.extend(e.path.get_ident().cloned()),
            Expr::Range(e) => self.all(e.start.as_deref().into_iter().chain(e.end.as_deref())),
            Expr::RawAddr(e) => self.expr(&e.expr),
            Expr::Reference(e) => self.expr(&e.expr),
            Expr::Repeat(e) => self.all([&*e.expr, &e.len]),
            Expr::Return(e) => self.all(e.expr.as_deref()),
            Expr::Struct(e) => self.all(e.fields.iter().map(|field| &field.expr).chain(e.rest.as_deref())),
            Expr::Try(e) => self.expr(&e.expr),
            Expr::TryBlock(e) => self.block(&e.block),
            Expr::Tuple(e) => self.all(&e.elems),
            Expr::Unary(e) => self.expr(&e.expr),
            Expr::Unsafe(e) => self.block(&e.block),
            Expr::While(e) => {
                self.expr(&e.cond);
                self.block(&e.body);
            }
            Expr::Yield(e) => self.all(e.expr.as_deref()),
            _ => {}
        }
    }

    /// `rng: Rng = rng()` calls the function of that name, not the parameter.
    fn call(&mut self, call: &syn::ExprCall) {
        if !matches!(&*call.func, Expr::Path(path) if path.path.get_ident().is_some()) {
            self.expr(&call.func);
        }
        self.all(&call.args);
    }

    fn block(&mut self, block: &Block) {
        for stmt in &block.stmts {
            match stmt {
                Stmt::Local(local) => {
                    self.pattern(&local.pat);
                    if let Some(init) = &local.init {
                        self.expr(&init.expr);
                        self.all(init.diverge.as_ref().map(|(_, diverge)| &**diverge));
                    }
                }
                Stmt::Expr(expr, _) => self.expr(expr),
                Stmt::Macro(stmt) => self.macro_call(&stmt.mac),
                Stmt::Item(syn::Item::Const(item)) => self.bound.push(item.ident.clone()),
                Stmt::Item(syn::Item::Static(item)) => self.bound.push(item.ident.clone()),
                Stmt::Item(_) => {}
            }
        }
    }

    /// Arguments as in `vec![a, b]` or `vec![a; n]`; other macros are left to rustc.
    fn macro_call(&mut self, call: &Macro) {
        if let Ok(arguments) = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(call.tokens.clone()) {
            self.all(&arguments);
        } else if let Ok(arguments) =
            Punctuated::<Expr, Token![;]>::parse_terminated.parse2(call.tokens.clone())
        {
            self.all(&arguments);
        }
    }

    fn patterns<'a>(&mut self, patterns: impl IntoIterator<Item = &'a Pat>) {
        patterns.into_iter().for_each(|pattern| self.pattern(pattern));
    }

    fn pattern(&mut self, pattern: &Pat) {
        match pattern {
            Pat::Ident(p) => {
                self.bound.push(p.ident.clone());
                self.patterns(p.subpat.as_ref().map(|(_, subpattern)| &**subpattern));
            }
            Pat::Guard(p) => {
                self.pattern(&p.pat);
                self.expr(&p.guard);
            }
            Pat::Or(p) => self.patterns(&p.cases),
            Pat::Paren(p) => self.pattern(&p.pat),
            Pat::Reference(p) => self.pattern(&p.pat),
            Pat::Slice(p) => self.patterns(&p.elems),
            Pat::Struct(p) => self.patterns(p.fields.iter().map(|field| &*field.pat)),
            Pat::Tuple(p) => self.patterns(&p.elems),
            Pat::TupleStruct(p) => self.patterns(&p.elems),
            Pat::Type(p) => self.pattern(&p.pat),
            _ => {}
        }
    }
}

/// The generics that `tokens` mention: `T`, `N` and `'a`, as written.
pub(crate) fn mentioned_generics(generics: &Generics, tokens: &TokenStream) -> BTreeSet<String> {
    let declared = generics.params.iter().map(generic_name).collect::<BTreeSet<_>>();
    let mut mentioned = BTreeSet::new();
    if !declared.is_empty() {
        scan(tokens, &mut |name, _| {
            mentioned.extend(declared.get(name).cloned());
        });
    }
    mentioned
}

/// The name of a generic parameter as `mentioned_generics` gives it.
pub(crate) fn generic_name(parameter: &syn::GenericParam) -> String {
    match parameter {
        syn::GenericParam::Lifetime(parameter) => parameter.lifetime.to_string(),
        syn::GenericParam::Type(parameter) => parameter.ident.to_string(),
        syn::GenericParam::Const(parameter) => parameter.ident.to_string(),
    }
}

/// The first `Self` in `tokens`.
pub(crate) fn mentions_self_type(tokens: &TokenStream) -> Option<Ident> {
    let mut found = None;
    scan(tokens, &mut |name, ident| {
        if name == "Self" && found.is_none() {
            found = Some(ident.clone());
        }
    });
    found
}

/// Calls `visit` with each name at any depth, lifetimes with their quote; not with what follows `.` or `::`.
fn scan(tokens: &TokenStream, visit: &mut dyn FnMut(&str, &Ident)) {
    let mut before = [' ', ' '];
    for token in tokens.clone() {
        let mut last = ' ';
        match &token {
            TokenTree::Group(group) => scan(&group.stream(), visit),
            TokenTree::Ident(ident) if before[1] == '\'' => visit(&format!("'{ident}"), ident),
            TokenTree::Ident(ident) if before == [':', ':'] || before == [' ', '.'] => visit("", ident),
            TokenTree::Ident(ident) => visit(&ident.to_string(), ident),
            TokenTree::Punct(punct) => last = punct.as_char(),
            TokenTree::Literal(_) => {}
        }
        before = [before[1], last];
    }
}
