//! What is wrong with a named type.

use proc_macro2::Ident;
use syn::{ReturnType, Safety, Type};

use super::Check;
use crate::capture::{mentions_impl, state};
use crate::diagnostic::objects as messages;
use crate::resolve::{BindingId, FnId, Known, Object};
use crate::syntax::{NameSet, generic_names, leading_idents, tokens_of};

impl Check<'_> {
    pub(super) fn object(&mut self) {
        let resolved = self.cx.resolved;
        let (Some(named), Some(object)) = (&resolved.factory.options.named, &resolved.object) else { return };
        let named = &named.ident;
        let root = &resolved.functions[FnId::ROOT].sig;
        if let Some(receiver) = root.receiver() {
            self.errors.push(messages::on_a_method(named, receiver.self_token.span));
        }
        match &root.output {
            ReturnType::Type(_, ty) if !is_named(ty, named) => {
                self.errors.push(messages::other_type(named, &**ty, &root.ident));
            }
            ReturnType::Default => self.errors.push(messages::no_type(named, &root.ident)),
            ReturnType::Type(..) => {}
        }
        for method in &object.methods {
            let sig = &resolved.functions[method.function].sig;
            if let Safety::Unsafe(token) = &sig.safety {
                self.errors.push(messages::qualifier(token.span, "unsafe", &sig.ident));
            }
            if let Some(abi) = &sig.abi {
                self.errors.push(messages::qualifier(abi.extern_token.span, "extern", &sig.ident));
            }
        }
        self.escaping_state(object, named);
        self.fields(&state(self.cx.facts, object));
    }

    /// A method that makes closures over a variable of the state, which somebody changes: the object owns it,
    /// so they would have a copy.
    fn escaping_state(&mut self, object: &Object, named: &Ident) {
        for method in &object.methods {
            for binding in self.cx.facts.escaping(method.function) {
                for writer in self.cx.facts.capturing() {
                    if self.cx.facts.writes(writer, binding) {
                        let variable = &self.cx.binding(binding).ident;
                        let (method, writer) = (self.name(method.function), self.name(writer));
                        self.errors.push(messages::held_state(method, variable, writer, named));
                        break;
                    }
                }
            }
        }
    }

    /// The variables become fields, whose types stand outside of the factory.
    fn fields(&mut self, state: &[BindingId]) {
        for (position, binding) in state.iter().enumerate() {
            let declared = self.cx.binding(*binding);
            let same = |other: &BindingId| self.cx.binding(*other).ident == declared.ident;
            if state[..position].iter().any(same) {
                self.errors.push(messages::two_fields(&declared.ident));
            }
            let Some(known) = &declared.known else { continue };
            if mentions_impl(&tokens_of(&known.ty)) {
                self.errors.push(messages::impl_in_state(&declared.ident, &known.ty));
            }
            if let Some(item) = self.local_item(known) {
                self.errors.push(messages::local_type(&declared.ident, &item));
            }
        }
    }

    /// An item of the factory's body that a type mentions.
    fn local_item(&self, known: &Known) -> Option<String> {
        let mut names = NameSet::default();
        leading_idents(&tokens_of(&known.ty), &mut names);
        let root = &self.cx.resolved.functions[FnId::ROOT];
        let generics = generic_names(&root.sig.generics);
        for &item in &self.cx.resolved.history.items_only_at(known.at, root.node) {
            if names.contains(item) && !generics.contains(item) {
                return Some(item.to_owned());
            }
        }
        None
    }
}

/// `Counter`, `Counter<T>` or `_`.
fn is_named(ty: &Type, named: &Ident) -> bool {
    match ty {
        Type::Infer(_) => true,
        Type::Path(ty) => matches!(ty.path.segments.last(), Some(segment) if segment.ident == *named),
        _ => false,
    }
}
