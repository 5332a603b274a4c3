//! Defaults of nested functions: each is a function of its own beside the one that it belongs to, so that it
//! means what it means there, and a call that leaves the argument out calls it.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, FnArg, GenericParam, Item, ItemFn, ReturnType, Signature, Stmt, Token, UnOp, Visibility};

use super::attributes;
use super::callable::{Callable, MadeFor, NestedDefault};
use super::ids::FnId;
use super::problem::Problem;
use super::uses::{Access, Target};
use super::walker::Walker;
use crate::diagnostic::{Errors, arguments, captures};
use crate::syntax::{
    self, DEFAULT_LIFETIME, Default, collect_nested, default_at, default_fn, items, parameter_name, parse,
    tokens, tokens_of,
};

impl Walker {
    /// Takes the defaults off the functions of a block, and puts functions that make them behind these.
    /// Returns how each function of the block is called.
    pub(super) fn take_defaults(&mut self, stmts: &mut Vec<Stmt>) -> Vec<Callable> {
        let mut callables = Vec::new();
        for mut stmt in std::mem::take(stmts) {
            let mut made = Vec::new();
            if let Stmt::Item(Item::Fn(function)) = &mut stmt {
                let mut callable = Callable::of(&function.sig);
                if !attributes::has_factory(&function.attrs) {
                    made = self.defaults_of(&mut function.sig, &mut callable);
                }
                if self.is_undecorated(&function.sig.ident) {
                    mark_decorated(&mut callables);
                }
                callables.push(callable);
            }
            stmts.push(stmt);
            for (function, made_for) in made {
                callables.push(Callable { made_for: Some(made_for), ..Callable::default() });
                stmts.push(Stmt::Item(Item::Fn(function)));
            }
        }
        callables
    }

    /// Takes the defaults off a signature; returns the functions that make them.
    fn defaults_of(&mut self, sig: &mut Signature, callable: &mut Callable) -> Vec<(ItemFn, MadeFor)> {
        let mut made = Vec::new();
        let mut errors = Errors::default();
        let defaults = collect_nested(sig, &mut errors);
        if let Some(error) = errors.first() {
            self.problems.push(Problem::Arguments(error));
        }
        for position in 0..sig.inputs.len() {
            let Some(default) = default_at(&defaults, position) else { continue };
            self.rewritten = true;
            callable.parameters[position].default = true;
            let value = if is_literal(&default.value) {
                default.value.clone()
            } else {
                let made_for = MadeFor { sig: sig.clone(), default: default.clone() };
                let name = self.name_of_default(&made_for);
                let Some(function) = Self::function_of(&made_for, &name) else { continue };
                let Ok(called) = parse(tokens!(#name())) else { continue };
                made.push((function, made_for));
                called
            };
            callable.defaults[position] = Some(value);
        }
        made
    }

    /// `__default_greet_mark`: a name that rustc does not miss the uses of.
    fn name_of_default(&self, of: &MadeFor) -> Ident {
        let parameter = match parameter_name(&of.sig.inputs[of.default.position]) {
            Some(name) => name.unraw().to_string(),
            None => of.default.position.to_string(),
        };
        let name = format!("default_{}_{parameter}", of.sig.ident.unraw());
        self.fresh.fresh(&name, Span::mixed_site().located_at(of.default.value.span()))
    }

    /// The function that makes a default. It is given the parameters of the other one for as long as it is
    /// walked, to see whether it names them.
    fn function_of(of: &MadeFor, name: &Ident) -> Option<ItemFn> {
        let written = default_fn(&of.sig, &of.default, name)?;
        let mut function = syntax::parse::<ItemFn>(written).ok()?;
        function.vis = Visibility::Inherited;
        function.sig.inputs.clone_from(&of.sig.inputs);
        Some(function)
    }

    /// What is known of a default once its function has been walked.
    pub(super) fn finish_default(&mut self, id: FnId) {
        let Some(made_for) = self.callables[id.0].made_for.take() else { return };
        let Some(function) = &mut self.functions[id.0] else { return };
        function.sig.inputs.clear();
        function.patterns.clear();
        let MadeFor { sig, default } = made_for;
        let Some(name) = parameter_name(&sig.inputs[default.position]) else { return };
        let mut captures = false;
        for used in &function.uses {
            let used = &self.uses[*used];
            let Target::Variable(binding) = used.target else { continue };
            captures |= self.bindings[binding].owner != id;
            // `width()` is a function of that name, as in `width: u32 = width()`.
            let variable = used.access != Access::Opaque && used.access != Access::Call;
            let declared = &self.bindings[binding];
            if !(variable && declared.owner == id && declared.how.parameter) {
                continue;
            }
            self.problems.push(Problem::Arguments(names_parameter(&sig, name, &default, &used.ident)));
            return;
        }
        if let (true, FnArg::Typed(input)) = (captures, &sig.inputs[default.position]) {
            // What it refers to is a variable.
            let params = std::mem::take(&mut function.sig.generics.params);
            for param in items(&params) {
                let own = |lifetime: &syn::LifetimeParam| lifetime.lifetime.ident == DEFAULT_LIFETIME;
                if !matches!(param, GenericParam::Lifetime(lifetime) if own(lifetime)) {
                    function.sig.generics.params.push(param.clone());
                }
            }
            function.sig.output = ReturnType::Type(Token![->](input.ty.span()), input.ty.clone());
        }
        let value = tokens_of(&default.value);
        self.defaults.push(NestedDefault { made_by: id, of: sig.ident, parameter: name.clone(), value });
    }
}

/// The function before the last, but for those that make defaults, calls what the decorators make of it.
fn mark_decorated(callables: &mut [Callable]) {
    for callable in callables.iter_mut().rev() {
        if callable.made_for.is_none() {
            callable.decorated = true;
            return;
        }
    }
}

fn names_parameter(sig: &Signature, name: &Ident, default: &Default, named: &Ident) -> syn::Error {
    let value = &default.value;
    if named == name && *name == tokens_of(&value).to_string() {
        return captures::default_of_its_own_name(&tokens_of(&value), name, &sig.ident);
    }
    let FnArg::Typed(parameter) = &sig.inputs[default.position] else {
        return syn::Error::new(named.span(), "no parameter");
    };
    arguments::default_names_parameter(sig, name, &parameter.ty, value, named)
}

/// `"!"`, `-1`, `&0`: what means the same everywhere, and is written down at the call.
fn is_literal(value: &Expr) -> bool {
    match value {
        Expr::Lit(_) => true,
        Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && matches!(*unary.expr, Expr::Lit(_)),
        _ => false,
    }
}
