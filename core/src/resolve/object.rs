//! Objects: what a factory with a named type returns, `counter` or `Account { deposit, balance }`.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Expr, ExprStruct, FieldValue, Item, Member, Stmt, Type};

use super::history::Entry;
use super::ids::FnId;
use super::problem::Problem;
use super::symbol::text_of;
use super::template::Hole;
use super::tree::{Constant, Method, Object, Tail};
use super::uses::{Access, Strength, Target};
use super::walker::Walker;
use crate::syntax::items;

impl Object {
    /// Whether a member has the name.
    fn has(&self, name: &Ident) -> bool {
        for method in &self.methods {
            if method.name == *name {
                return true;
            }
        }
        for constant in &self.constants {
            if constant.name == *name {
                return true;
            }
        }
        false
    }
}

impl Walker {
    /// Whether an expression is a literal of the named type.
    pub(super) fn is_object(&self, expr: &Expr) -> bool {
        match (expr, &self.named) {
            (Expr::Struct(literal), Some(named)) => {
                literal.path.is_ident(named) && self.current() == FnId::ROOT
            }
            _ => false,
        }
    }

    /// Walks a literal of the named type: a marker takes its place.
    pub(super) fn object(&mut self, expr: &mut Expr) {
        let Expr::Struct(ExprStruct { fields, dot2_token, path, .. }) = expr else { return };
        let mut object = Object { methods: Vec::new(), constants: Vec::new(), single: false };
        for field in items(fields) {
            self.member(field, &mut object);
        }
        if let Some(dots) = dot2_token {
            self.problems.push(Problem::ObjectRest(syn::spanned::Spanned::span(dots)));
        }
        let span = syn::spanned::Spanned::span(path);
        *expr = Expr::Verbatim(self.markers.mark(Hole::Object, span).into_token_stream());
        self.objects.push(object);
    }

    fn member(&mut self, field: &FieldValue, object: &mut Object) {
        let Member::Named(name) = &field.member else { return };
        if object.has(name) {
            return self.problems.push(Problem::MemberTwice(name.clone()));
        }
        if let (true, Some(named)) = (name == "FREE_VARS", self.named.clone()) {
            return self.problems.push(Problem::MemberTaken { ident: name.clone(), named });
        }
        let listed = match &field.expr {
            Expr::Path(path) => path.path.get_ident(),
            _ => None,
        };
        let Some(listed) = listed else {
            return self.problems.push(Problem::NotAMethod { ident: name.clone(), near: None });
        };
        let name = name.clone();
        match (self.scopes.entry(listed), self.constant_type(listed)) {
            (Some(Entry::Nested(function)), _) => {
                self.name(listed, Access::Method, Strength::Strong);
                object.methods.push(Method { name, function });
            }
            (Some(Entry::Item), Some(ty)) => {
                object.constants.push(Constant { name, listed: listed.clone(), ty });
            }
            _ => {
                let near = crate::diagnostic::nearest(&text_of(listed), &self.scopes.nested_names());
                self.problems.push(Problem::NotAMethod { ident: listed.clone(), near });
            }
        }
    }

    /// The type of a constant of the factory's own block.
    fn constant_type(&self, name: &Ident) -> Option<Type> {
        for (constant, ty) in &self.constants {
            if constant == name {
                return Some(ty.clone());
            }
        }
        None
    }

    /// Notes the constants of the factory's own block.
    pub(super) fn note_constants(&mut self, stmts: &[Stmt]) {
        for stmt in stmts {
            if let Stmt::Item(Item::Const(item)) = stmt {
                self.constants.push((item.ident.clone(), (*item.ty).clone()));
            }
        }
    }

    /// What the tail of the factory makes of its named type.
    pub(super) fn finish_object(&mut self) -> Option<Object> {
        let named = self.named.clone()?;
        let root = self.functions[FnId::ROOT.0].as_ref()?;
        let at_the_end = matches!(root.tail, Tail::Object) && self.objects.len() == 1;
        if at_the_end {
            return self.objects.pop();
        }
        if !self.objects.is_empty() {
            self.problems.push(Problem::ObjectMisplaced(named));
            return self.objects.pop();
        }
        let Tail::Name(used) = root.tail else {
            self.problems.push(Problem::NoObject(named));
            return None;
        };
        let Target::Nested(function) = self.uses[used].target else {
            self.problems.push(Problem::NoObject(named));
            return None;
        };
        self.uses[used].access = Access::Method;
        // Whoever looks for the method finds the function.
        let declared = self.functions[function.0].as_ref().map(|function| &function.sig.ident);
        let name = Ident::new("call", declared.unwrap_or(&self.uses[used].ident).span());
        Some(Object { methods: vec![Method { name, function }], constants: Vec::new(), single: true })
    }
}
