//! Results that refer to what a function captures, where its signature says that they refer to a parameter.

use syn::{FnArg, ReturnType, Type};

use super::Check;
use crate::diagnostic::returned as messages;
use crate::resolve::{FnId, Function, Known, Target};
use crate::syntax::elision::{self, Lifetimes};
use crate::syntax::{items, mentions_word, tokens_of};

impl Check<'_> {
    pub(super) fn results(&mut self) {
        for (index, function) in self.cx.resolved.functions.iter().enumerate() {
            let Some(name) = &function.refers_to else { continue };
            let Some(parameter) = only_reference(function) else { continue };
            let mutable = mentions_word(&tokens_of(&function.sig.output), "mut");
            for id in function.uses.iter().rev() {
                let used = self.cx.used(*id);
                let Target::Variable(binding) = self.cx.facts.target(used) else { continue };
                let binding = self.cx.binding(binding);
                let lasting = matches!(&binding.known, Some(some) if lasts(some));
                if used.ident == *name && binding.owner != FnId(index) && !lasting {
                    let (function, owner) = (&function.sig.ident, self.name(binding.owner));
                    self.errors.push(messages::refers_to_a_capture(
                        &used.ident,
                        function,
                        &parameter,
                        owner,
                        mutable,
                    ));
                    break;
                }
            }
        }
    }
}

/// The only parameter that is a reference without a lifetime, where the result is one, too.
fn only_reference(function: &Function) -> Option<String> {
    let ReturnType::Type(_, output) = &function.sig.output else { return None };
    if !elision::elides(output) {
        return None;
    }
    let (mut all, mut only) = (Lifetimes::default(), None);
    for input in items(&function.sig.inputs) {
        let FnArg::Typed(input) = input else { return None };
        all.add(&input.ty);
        if let (syn::Pat::Ident(pat), Type::Reference(_)) = (&*input.pat, &*input.ty) {
            only = Some(pat.ident.to_string());
        }
    }
    if all.named.is_empty() && all.elided == 1 { only } else { None }
}

/// Whether what the variable refers to has a lifetime that is written.
fn lasts(known: &Known) -> bool {
    matches!(&known.ty, Type::Reference(ty) if ty.lifetime.is_some())
}
