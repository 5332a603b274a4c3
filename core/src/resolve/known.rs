//! Types of variables, as far as the factory says them: a lifted function has to write them down.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Expr, ExprCall, ExprLit, ExprMethodCall, ExprTuple, Pat, Type, UnOp};

use super::asked::first_argument;
use super::cells::is_cloned_apart;
use super::ids::BindingId;
use super::operation::Known;
use super::shape::{bare, is_comparison, is_logical};
use super::template::Hole;
use super::tree::Binding;
use super::types::{
    constant, constructed, is_mutable_reference, is_named, is_owned, is_plain, is_primitive, lasting,
    literal, named, result, says_all, type_of_literal,
};
use super::uses::Target;
use super::walker::Walker;
use crate::knowledge::{self, Fact, TypeFact, path_has};
use crate::syntax::{all_items, any_item, items, parse, parse_with, tokens};

impl Known {
    /// Whether it is surely a number, a `bool` or a `char`, or several of them.
    pub(super) fn is_number(&self) -> bool {
        self.certain && is_primitive(&self.ty)
    }

    /// `T` of `&T`
    pub(super) fn referent(self) -> Option<Known> {
        match self.ty {
            Type::Reference(ty) => Some(Known { ty: *ty.elem, ..self }),
            _ => None,
        }
    }
}

/// Whether a path ends with a name: `std::option::Option<i64>`.
fn is_last(path: &syn::Path, name: &str) -> bool {
    matches!(path.segments.last(), Some(last) if last.ident == name)
}

impl Binding {
    /// Whether the variable is surely of a primitive type.
    pub(crate) fn is_number(&self) -> bool {
        self.how.number || matches!(&self.known, Some(known) if known.is_number())
    }

    /// Whether the variable is surely of a type of which a clone is as good as the value, and shares nothing
    /// with it, or all.
    pub(crate) fn is_cloned_apart(&self) -> bool {
        matches!(&self.known, Some(known) if known.certain && is_cloned_apart(&known.ty))
    }

    /// Whether the variable is surely of a type that is not `Copy`.
    pub(crate) fn is_never_copied(&self) -> bool {
        let named = matches!(&self.known, Some(known) if is_never_copied(&known.ty));
        named || self.how.collection || self.how.not_copy
    }

    /// Whether the variable is surely of a type made of primitive ones, by options and tuples.
    pub(crate) fn is_copied(&self) -> bool {
        matches!(&self.known, Some(known) if known.certain && is_copied(&known.ty))
    }

    /// Whether it is surely of a type that can be empty.
    pub(crate) fn has_default(&self) -> bool {
        let option = matches!(&self.known, Some(known) if known.certain && is_option(&known.ty));
        self.how.collection || self.how.defaulted || option || self.is_text()
    }

    /// Whether the variable is surely a text.
    pub(crate) fn is_text(&self) -> bool {
        matches!(&self.known, Some(known) if known.certain && is_named(&known.ty, "String"))
    }

    /// Whether the variable is bound to a literal text, or is another `&str`.
    pub(super) fn is_slice_of_text(&self) -> bool {
        match self.known.as_ref().map(|known| &known.ty) {
            Some(Type::Reference(ty)) => ty.lifetime.is_none() && is_named(&ty.elem, "str"),
            _ => false,
        }
    }

    /// Whether the variable may be a text, or another value that Python never changes: it makes another one.
    pub(crate) fn may_be_text(&self) -> bool {
        match &self.known {
            Some(known) => {
                let option = matches!(&known.ty, Type::Path(ty) if is_last(&ty.path, "Option"));
                option || is_named(&known.ty, "String") || matches!(known.ty, Type::Tuple(_))
            }
            None => !self.how.collection,
        }
    }

    /// Whether something can be changed through the variable.
    pub(crate) fn lends_mutably(&self) -> bool {
        self.how.mutable
            || self.how.lends
            || self.how.collection
            || matches!(&self.known, Some(known) if is_mutable_reference(&known.ty))
    }
}

impl Walker {
    /// A type as written here, if it says everything.
    pub(super) fn written_type(&self, ty: &Type) -> Option<Known> {
        if !says_all(ty) {
            return None;
        }
        let (scope, at) = (self.current(), self.arena.last());
        Some(Known { ty: ty.clone(), scope, at, in_body: true, certain: true })
    }

    /// The type of a parameter.
    pub(super) fn parameter_type(&self, ty: &Type) -> Option<Known> {
        Some(Known { in_body: false, ..self.written_type(ty)? })
    }

    /// The type of an expression that has been walked.
    pub(super) fn type_of(&self, expr: &Expr) -> Option<Known> {
        let expr = bare(expr);
        match expr {
            Expr::Path(path) if path.path.segments.len() == 1 => self.type_of_hole(expr),
            Expr::Verbatim(_) => self.type_of_hole(expr),
            Expr::MethodCall(call) if call.method == "clone" && call.args.is_empty() => {
                let known = self.type_of(&call.receiver)?;
                if is_owned(&known.ty) { Some(known) } else { None }
            }
            Expr::Unary(expr) if matches!(expr.op, UnOp::Deref(_)) => self.type_of(&expr.expr)?.referent(),
            Expr::Unary(expr) => {
                let known = self.type_of(&expr.expr)?;
                if is_primitive(&known.ty) { Some(known) } else { None }
            }
            Expr::Range(_) => None,
            Expr::Struct(literal) => {
                let known = self.written_type(&type_of_literal(literal)?)?;
                Some(Known { certain: false, ..known })
            }
            expr => self.written_type(&self.told(expr)?),
        }
    }

    /// The type of a name, or of an expression that a marker stands for.
    fn type_of_hole(&self, expr: &Expr) -> Option<Known> {
        match self.markers.hole(expr)? {
            Hole::Evaluation(id) => self.evaluations[*id].known.clone(),
            Hole::Operand(id, position) => self.operand_at(*id, *position)?.known.clone(),
            Hole::Keyed(keyed) => self.keys[keyed.id].known.clone(),
            _ => self.bindings[self.variable(expr)?].known.clone(),
        }
    }

    /// The variable that a name which has been walked means.
    pub(super) fn variable(&self, name: &Expr) -> Option<BindingId> {
        match self.markers.hole(name)? {
            Hole::Use(id) => match self.uses[id].target {
                Target::Variable(binding) => Some(binding),
                _ => None,
            },
            _ => None,
        }
    }

    /// The type of what a variable is bound to, when that has been walked.
    pub(super) fn type_of_initialiser(&self, pat: &Pat, init: &Expr) -> Option<Known> {
        match lasting(pat, init) {
            Some(ty) => self.written_type(&ty),
            None => self.type_of(init),
        }
    }

    /// The type of each turn's value in `for i in 0..end`.
    pub(super) fn type_of_turn(&self, expr: &Expr) -> Option<Known> {
        match bare(expr) {
            Expr::Range(range) => {
                let mut known = self.type_of_end(range.start.as_deref());
                if known.is_none() {
                    known = self.type_of_end(range.end.as_deref());
                }
                let known = known?;
                if is_primitive(&known.ty) { Some(known) } else { None }
            }
            _ => None,
        }
    }

    fn type_of_end(&self, end: Option<&Expr>) -> Option<Known> {
        self.type_of(end?)
    }

    /// The type that the form of an expression tells.
    fn told(&self, expr: &Expr) -> Option<Type> {
        let ty = match expr {
            Expr::Lit(ExprLit { lit, .. }) => return literal(lit),
            Expr::Cast(cast) => return Some((*cast.ty).clone()),
            Expr::Binary(binary) if is_logical(&binary.op) || is_comparison(&binary.op) => {
                return Some(named("bool", Span::call_site()));
            }
            Expr::Binary(binary) => return self.type_of_arithmetic(binary),
            Expr::Reference(reference) => {
                let (mutability, ty) = (reference.mutability, self.told_here(&reference.expr)?);
                tokens!(&#mutability #ty)
            }
            Expr::Tuple(tuple) => self.type_of_tuple(tuple)?,
            Expr::Repeat(repeat) => {
                let (ty, len) = (self.told_here(&repeat.expr)?, &repeat.len);
                tokens!([#ty; #len])
            }
            Expr::Array(array) => {
                let (ty, len) = (self.told_here(array.elems.get(0)?)?, array.elems.len());
                tokens!([#ty; #len])
            }
            Expr::Macro(expr) if expr.mac.path.is_ident("format") => {
                return Some(named("String", Span::call_site()));
            }
            Expr::Macro(expr) if expr.mac.path.is_ident("vec") => {
                let ty = self.told_here(&first_of(expr.mac.tokens.clone())?)?;
                tokens!(Vec<#ty>)
            }
            Expr::Path(path) => constant(path)?,
            Expr::Call(call) => match constructed(call) {
                Some(ty) => ty,
                None => self.type_of_some(call)?,
            },
            Expr::MethodCall(call) => match result(call) {
                Some(ty) => ty,
                None if self.makes_text(call) => return Some(named("String", Span::call_site())),
                None => return self.type_of_part(expr),
            },
            Expr::Index(_) => return self.type_of_part(expr),
            _ => return None,
        };
        parse(ty).ok()
    }

    /// Whether a method makes a `String` of a text: `name.to_owned()`
    fn makes_text(&self, call: &ExprMethodCall) -> bool {
        let makes = knowledge::method(&call.method).has(Fact::Text);
        makes && matches!(self.type_of(&call.receiver), Some(known) if known.certain && is_text(&known.ty))
    }

    /// Input:  `Some(count)`, where `count` is a `u32`
    /// Output: `Option<u32>`
    fn type_of_some(&self, call: &ExprCall) -> Option<TokenStream> {
        let Some(Hole::Use(id)) = self.markers.hole(&call.func) else { return None };
        let used = &self.uses[*id];
        if used.target != Target::Outside || used.ident != "Some" {
            return None;
        }
        let ty = self.told_here(call.args.get(0)?)?;
        is_plain(&ty).then(|| tokens!(Option<#ty>))
    }

    /// The type of a part of an expression, if it is sure and means the same in the function being walked.
    pub(super) fn told_here(&self, expr: &Expr) -> Option<Type> {
        let known = self.type_of(expr)?;
        if known.certain && known.scope == self.current() { Some(known.ty) } else { None }
    }

    /// Input:  `(1_u8, "text")`
    /// Output: `(u8, &str,)`
    fn type_of_tuple(&self, tuple: &ExprTuple) -> Option<TokenStream> {
        let mut types = TokenStream::new();
        for expr in items(&tuple.elems) {
            self.told_here(expr)?.to_tokens(&mut types);
            <syn::Token![,]>::default().to_tokens(&mut types);
        }
        Some(tokens!((#types)))
    }
}

/// `String`, `&str`
fn is_text(ty: &Type) -> bool {
    match ty {
        Type::Reference(ty) => is_text(&ty.elem),
        ty => is_named(ty, "String") || is_named(ty, "str"),
    }
}

/// The first of a macro's arguments.
fn first_of(arguments: TokenStream) -> Option<Expr> {
    let mut first = None;
    let read = parse_with(arguments, &mut |input| {
        first = Some(input.parse()?);
        input.parse::<TokenStream>()?;
        Ok(())
    });
    if read.is_ok() { first } else { None }
}

fn is_option(ty: &Type) -> bool {
    let Type::Path(ty) = ty else { return false };
    matches!(ty.path.segments.last(), Some(segment) if segment.ident == "Option")
}

/// Whether a type is made of primitive ones, by options and tuples.
fn is_copied(ty: &Type) -> bool {
    match ty {
        Type::Paren(ty) => is_copied(&ty.elem),
        Type::Group(ty) => is_copied(&ty.elem),
        Type::Tuple(ty) => all_items(&ty.elems, &mut is_copied),
        Type::Path(_) if is_option(ty) => matches!(first_argument(ty), Some(some) if is_copied(some)),
        ty => is_primitive(ty),
    }
}

/// Whether a type is surely not `Copy`, for its name, or that of a part, says so.
pub(crate) fn is_never_copied(ty: &Type) -> bool {
    match ty {
        Type::Paren(ty) => is_never_copied(&ty.elem),
        Type::Group(ty) => is_never_copied(&ty.elem),
        Type::Array(ty) => is_never_copied(&ty.elem),
        Type::Tuple(ty) => any_item(&ty.elems, &mut is_never_copied),
        Type::Path(_) if is_option(ty) => matches!(first_argument(ty), Some(some) if is_never_copied(some)),
        Type::Path(ty) => path_has(&ty.path, TypeFact::NotCopy),
        _ => false,
    }
}
