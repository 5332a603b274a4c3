//! Which functions run code of others, in which anything may happen: a callback that comes back, above all.
//! The methods of the standard library run none on *data*: numbers, texts, and collections and the like of
//! data.
//!
//! Heuristic: what is dropped, what `?` converts, an index, a field and `*`, and methods of data by a trait
//! of the user's own, are not taken for code that calls back.

use syn::punctuated::Punctuated;
use syn::{
    AngleBracketedGenericArguments, Expr, ExprCall, ExprMethodCall, GenericArgument, PathArguments, Token,
    Type, UnOp,
};

use super::ids::BindingId;
use super::operation::ValueKind;
use super::shape::{bare, is_logical};
use super::template::Hole;
use super::tree::Binding;
use super::types::{is_primitive, is_sequence};
use super::uses::Target;
use super::walker::Walker;
use crate::knowledge::{self, Fact, Receiver, TypeFact};
use crate::syntax::{is_one_of, items};

impl Binding {
    /// Whether the value of the variable is surely data.
    fn is_data(&self) -> bool {
        match &self.known {
            Some(known) if known.certain => is_data(&known.ty),
            _ => self.how.number || self.how.data,
        }
    }

    /// Whether the standard library has the methods of the variable's value. Heuristic: what it makes of
    /// types that nobody has written is taken for data.
    pub(super) fn has_std_methods(&self) -> bool {
        self.is_data() || (self.known.is_none() && self.how.collection)
    }
}

impl Walker {
    /// Notes that the function being walked runs code of others.
    pub(super) fn note_foreign(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.runs_foreign = true;
        }
    }

    /// Whether that was noted; from now on it is not.
    pub(super) fn take_foreign(&mut self) -> bool {
        match self.frames.last_mut() {
            Some(frame) => std::mem::take(&mut frame.runs_foreign),
            None => false,
        }
    }

    /// Notes it, if an expression that has been walked does so itself.
    pub(super) fn note_foreign_in(&mut self, expr: &Expr) {
        let quiet = match expr {
            Expr::Binary(expr) if is_logical(&expr.op) => true,
            Expr::Binary(expr) => self.is_data(&expr.left) && self.is_data(&expr.right),
            Expr::Unary(expr) => self.is_data(&expr.expr),
            Expr::MethodCall(call) => self.is_quiet_method(call),
            Expr::Index(expr) => {
                (self.has_std_methods(&expr.expr) || self.is_list(&expr.expr)) && self.is_data(&expr.index)
            }
            Expr::Await(_) | Expr::Yield(_) => false,
            _ => true,
        };
        if !quiet {
            self.note_foreign();
        }
    }

    /// Notes it for a call, of something that is no nested function.
    pub(super) fn note_foreign_call(&mut self, call: &ExprCall) {
        let lambda = match self.variable_of(bare(&call.func)) {
            Some(binding) => self.is_quiet_lambda(binding),
            None => false,
        };
        let quiet =
            lambda || (names_std(&call.func) && (is_constructor(&call.func) || self.are_data(&call.args)));
        if !quiet {
            self.note_foreign();
        }
    }

    /// Whether a variable is bound to a closure of the user's own that neither runs code of others nor uses
    /// what may be shared.
    fn is_quiet_lambda(&self, id: BindingId) -> bool {
        let binding = &self.bindings[id];
        let (Some(uses), true, false) = (&binding.lambda, binding.how.closure, binding.how.foreign) else {
            return false;
        };
        for used in self.uses.range(uses) {
            match used.target {
                Target::Nested(_) => return false,
                Target::Variable(named) if self.bindings[named].how.mutable => return false,
                _ => {}
            }
        }
        true
    }

    pub(super) fn is_quiet_method(&self, call: &ExprMethodCall) -> bool {
        let method = knowledge::method(&call.method);
        let listed = method.receiver != Receiver::Unknown;
        let of_std = self.is_data(&call.receiver)
            || (listed && self.has_std_methods(&call.receiver))
            || (method.has(Fact::Quiet) && self.is_list(&call.receiver));
        if !of_std {
            return false;
        }
        for argument in items(&call.args) {
            if !matches!(argument, Expr::Closure(_)) && !self.is_data(argument) && !keeps(call) {
                return false;
            }
        }
        true
    }

    /// Whether it is the name of a list, such as a vector, and of no text.
    pub(super) fn is_list(&self, expr: &Expr) -> bool {
        let Some(binding) = self.variable_of(expr) else { return false };
        match &self.bindings[binding].known {
            Some(known) => is_sequence(&known.ty),
            None => self.bindings[binding].how.collection,
        }
    }

    pub(super) fn has_std_methods(&self, expr: &Expr) -> bool {
        let own = matches!(self.variable_of(expr), Some(binding) if self.bindings[binding].has_std_methods());
        own || self.is_data(expr)
    }

    /// What the value of an expression that has been walked surely is.
    pub(super) fn value_kind(&self, expr: &Expr) -> ValueKind {
        if self.is_number(expr) {
            ValueKind::Number
        } else if self.is_data(expr) {
            ValueKind::Data
        } else {
            ValueKind::Any
        }
    }

    /// Whether the value of an expression that has been walked is data.
    pub(super) fn is_data(&self, expr: &Expr) -> bool {
        match bare(expr) {
            Expr::Lit(_) => true,
            Expr::Cast(expr) => is_primitive(&expr.ty),
            Expr::Reference(expr) => self.is_data(&expr.expr),
            Expr::Try(expr) => self.is_data(&expr.expr),
            Expr::Field(expr) => self.is_data(&expr.base),
            Expr::Index(expr) => self.is_data(&expr.expr),
            Expr::Unary(expr) => {
                matches!(expr.op, UnOp::Deref(_) | UnOp::Not(_) | UnOp::Neg(_)) && self.is_data(&expr.expr)
            }
            Expr::Binary(expr) => self.is_data(&expr.left) && self.is_data(&expr.right),
            Expr::Tuple(expr) => self.are_data(&expr.elems),
            Expr::Array(expr) => self.are_data(&expr.elems),
            Expr::Range(expr) => self.is_end(expr.start.as_deref()) && self.is_end(expr.end.as_deref()),
            Expr::MethodCall(call) => self.gives_data(call) || self.gives_a_count(call),
            Expr::Call(call) => {
                (self.is_variant(&call.func) || names_std(&call.func)) && self.are_data(&call.args)
            }
            Expr::Macro(expr) => expr.mac.path.is_ident("format"),
            Expr::Path(_) => self.names_data(expr),
            Expr::Verbatim(_) => match self.markers.hole(expr) {
                Some(Hole::Evaluation(id)) => self.evaluations[*id].value >= ValueKind::Data,
                Some(Hole::Operand(id, position)) => self.operand_kind(*id, *position) >= ValueKind::Data,
                Some(Hole::Call(id)) => match self.uses[self.calls[*id].callee].target {
                    Target::Nested(function) => matches!(self.told.get(function.0), Some(told) if told.data),
                    _ => false,
                },
                _ => self.names_data(expr),
            },
            _ => false,
        }
    }

    fn names_data(&self, expr: &Expr) -> bool {
        let data = matches!(self.variable_of(expr), Some(binding) if self.bindings[binding].is_data());
        data || matches!(self.type_of(expr), Some(known) if known.certain && is_data(&known.ty))
    }

    /// Whether the variables that have been named since a use are data.
    pub(super) fn are_data_since(&self, first: usize) -> bool {
        for used in &self.uses.rows()[first..] {
            match used.target {
                Target::Variable(binding) if self.bindings[binding].is_data() => {}
                _ => return false,
            }
        }
        true
    }

    fn is_end(&self, end: Option<&Expr>) -> bool {
        match end {
            Some(end) => self.is_data(end),
            None => true,
        }
    }

    /// `nodes.len()`, of a list.
    fn gives_a_count(&self, call: &ExprMethodCall) -> bool {
        call.method == "len" && call.args.is_empty() && self.is_list(&call.receiver)
    }

    /// Whether a method of data gives data: what closures give it is data, too, if it is told.
    fn gives_data(&self, call: &ExprMethodCall) -> bool {
        if !self.is_data(&call.receiver) {
            return false;
        }
        if let Some(generics) = &call.turbofish {
            if !are_data(generics) {
                return false;
            }
        }
        for argument in items(&call.args) {
            let data = match argument {
                Expr::Closure(closure) => self.is_data(&closure.body),
                argument => self.is_data(argument),
            };
            if !data {
                return false;
            }
        }
        true
    }

    fn are_data(&self, exprs: &Punctuated<Expr, Token![,]>) -> bool {
        for expr in exprs {
            if !self.is_data(expr) {
                return false;
            }
        }
        true
    }
}

/// Whether a method calls none of its arguments.
fn keeps(call: &ExprMethodCall) -> bool {
    knowledge::method(&call.method).has(Fact::Keeps)
}

/// `String::from`, `Vec::new`, `i64::from`
fn names_std(func: &Expr) -> bool {
    let Expr::Path(func) = func else { return false };
    let segments = &func.path.segments;
    let count = segments.len();
    let of_std = count > 1 && is_std(&segments[count - 2].ident);
    func.qself.is_none() && of_std
}

/// `Box::new` and the like, which do nothing with what they are given.
fn is_constructor(func: &Expr) -> bool {
    let Expr::Path(func) = func else { return false };
    let Some(last) = func.path.segments.last() else { return false };
    is_one_of(&last.ident, &["new", "pin", "with_capacity"])
}

/// Whether a name is that of a type of the standard library.
fn is_std(name: &proc_macro2::Ident) -> bool {
    let ty = knowledge::named_type(name);
    !ty.name.is_empty() && !ty.has(TypeFact::Opaque)
}

/// Whether values of a type are data: no code of others has to do with them.
pub(super) fn is_data(ty: &Type) -> bool {
    match ty {
        Type::Paren(ty) => is_data(&ty.elem),
        Type::Group(ty) => is_data(&ty.elem),
        Type::Reference(ty) => is_data(&ty.elem),
        Type::Slice(ty) => is_data(&ty.elem),
        Type::Array(ty) => is_data(&ty.elem),
        Type::Tuple(ty) => {
            for ty in items(&ty.elems) {
                if !is_data(ty) {
                    return false;
                }
            }
            true
        }
        Type::Path(ty) => match ty.path.segments.last() {
            Some(last) => ty.qself.is_none() && is_std(&last.ident) && has_data(&last.arguments),
            None => false,
        },
        _ => false,
    }
}

fn has_data(arguments: &PathArguments) -> bool {
    match arguments {
        PathArguments::AngleBracketed(arguments) => are_data(arguments),
        _ => true,
    }
}

fn are_data(generics: &AngleBracketedGenericArguments) -> bool {
    for argument in items(&generics.args) {
        match argument {
            GenericArgument::Type(Type::Infer(_)) => {}
            GenericArgument::Type(ty) if !is_data(ty) => return false,
            _ => {}
        }
    }
    true
}
