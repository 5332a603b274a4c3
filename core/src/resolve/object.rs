//! Objects: what a factory with a named type returns, `counter` or `Account { deposit, balance }`.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Expr, ExprStruct, FieldValue, Item, Member, Stmt, Type};

use super::problem::Problem;
use super::scope::Entry;
use super::template::Hole;
use super::tree::{Access, FnId, Strength, Tail, Target};
use super::walker::{Walker, name_of};

/// The functions that become methods of the named type.
pub(crate) struct Object {
    pub(crate) methods: Vec<Method>,
    /// The constants that are listed with them.
    pub(crate) constants: Vec<Constant>,
    /// Whether it is one closure, which is called as `call`.
    pub(crate) single: bool,
}

/// A constant of the factory that is one of its type, too.
pub(crate) struct Constant {
    pub(crate) name: Ident,
    pub(crate) listed: Ident,
    pub(crate) ty: Type,
}

/// A nested function that is a method.
pub(crate) struct Method {
    pub(crate) name: Ident,
    pub(crate) function: FnId,
}

impl Walker {
    /// Whether an expression is a literal of the named type.
    pub(super) fn is_object(&self, expr: &Expr) -> bool {
        let Expr::Struct(literal) = expr else { return false };
        let named = self.named.as_ref().is_some_and(|named| literal.path.is_ident(&named.to_string()));
        named && self.current() == FnId::ROOT
    }

    /// Walks a literal of the named type: a marker takes its place.
    pub(super) fn object(&mut self, expr: &mut Expr) {
        let Expr::Struct(ExprStruct { fields, dot2_token, path, .. }) = expr else { return };
        let mut object = Object { methods: Vec::new(), constants: Vec::new(), single: false };
        for field in fields.iter() {
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
        let known = |other: &Ident| other == name;
        let twice = object.methods.iter().any(|method| known(&method.name))
            || object.constants.iter().any(|constant| known(&constant.name));
        if twice {
            return self.problems.push(Problem::MemberTwice(name.clone()));
        }
        if let (true, Some(named)) = (name == "FREE_VARS", self.named.clone()) {
            return self.problems.push(Problem::MemberTaken { ident: name.clone(), named });
        }
        let listed = match &field.expr {
            Expr::Path(path) => path.path.get_ident().cloned(),
            _ => None,
        };
        let Some(listed) = listed else {
            return self.problems.push(Problem::NotAMethod { ident: name.clone(), near: None });
        };
        let entry = self.scopes.lookup(&name_of(&listed));
        let constant = self.constants.iter().find(|(constant, _)| *constant == listed);
        match (entry, constant) {
            (Some(Entry::Nested(function)), _) => {
                self.name(&listed, Access::Method, Strength::Strong);
                object.methods.push(Method { name: name.clone(), function });
            }
            (Some(Entry::Item), Some((_, ty))) => {
                object.constants.push(Constant {
                    name: name.clone(),
                    listed: listed.clone(),
                    ty: ty.clone(),
                });
            }
            _ => {
                let near = self.nearest_function(&name_of(&listed));
                self.problems.push(Problem::NotAMethod { ident: listed, near });
            }
        }
    }

    /// Notes the constants of the factory's own block.
    pub(super) fn note_constants(&mut self, stmts: &[Stmt]) {
        for stmt in stmts {
            if let Stmt::Item(Item::Const(item)) = stmt {
                self.constants.push((item.ident.clone(), (*item.ty).clone()));
            }
        }
    }

    fn nearest_function(&self, name: &str) -> Option<String> {
        let names = self.scopes.nested_names();
        crate::diagnostic::nearest(name, &names)
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
        let name = Ident::new("call", self.uses[used].ident.span());
        Some(Object { methods: vec![Method { name, function }], constants: Vec::new(), single: true })
    }
}
