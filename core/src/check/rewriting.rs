//! Names that have to be rewritten, and cannot be: in macros that cannot be read, and where others hide what
//! they mean.

use proc_macro2::TokenTree;
use syn::ext::IdentExt;

use super::Check;
use crate::capture::Passing;
use crate::diagnostic::captures as messages;
use crate::resolve::{BindingId, EVERYTHING, FnId, Target, UseId};
use crate::syntax::{NameSet, collect_idents, each_token};

impl Check<'_> {
    /// What stands in the way of a closure where it is used.
    pub(super) fn renames(&mut self) {
        for closure in self.cx.facts.capturing() {
            let expanded = self.plan.lifting.is_expanded(closure);
            for &value in &self.cx.facts.sites_of(closure) {
                if !expanded || self.plan.lifting.is_called_inside(self.cx.resolved, closure, value) {
                    continue;
                }
                // What cannot be lifted has been said; an item of itself hides nothing.
                if self.errors.is_empty() {
                    self.hiding_items(closure, value);
                }
                self.hiding_macros(closure, value);
            }
        }
        for id in &self.plan.renames.unreadable {
            self.errors.push(messages::hidden_in_macro(&self.cx.used(*id).ident));
        }
    }

    /// Items of a block around the place of use, but not around the function, that its body names.
    fn hiding_items(&mut self, closure: FnId, value: UseId) {
        let used = self.cx.used(value);
        let own = self.cx.resolved.functions[closure].node;
        let hiding = self.cx.resolved.history.items_only_at(used.node, own);
        if hiding.is_empty() {
            return;
        }
        let mut mentioned = NameSet::default();
        collect_idents(&self.cx.resolved.spelled_body(closure), &mut mentioned);
        for used in self.cx.resolved.uses_in(own) {
            mentioned.insert(&used.ident.unraw().to_string());
        }
        for &item in &hiding {
            if item == EVERYTHING || (mentioned.contains(item) && !self.is_local(closure, item)) {
                self.errors.push(messages::item_hidden(&used.ident, item));
                return;
            }
        }
    }

    /// Whether a name is that of a variable of the function's own wherever its body has it.
    fn is_local(&self, function: FnId, name: &str) -> bool {
        let resolved = self.cx.resolved;
        let own = resolved.functions[function].node;
        let mut local = 0;
        for used in resolved.uses_in(own) {
            if used.ident.unraw() == name {
                match self.cx.facts.target(used) {
                    Target::Variable(id) if resolved.arena.contains(own, self.cx.binding(id).visible.0) => {}
                    _ => return false,
                }
                local += usize::from(used.function == function);
            }
        }
        // Where it is declared it is left out.
        let mut spelled = 0;
        each_token(&resolved.spelled_body(function), &mut |token, _| {
            spelled += usize::from(matches!(token, TokenTree::Ident(word) if word.unraw() == name));
            true
        });
        spelled == local
    }

    /// Macro calls between the function and the place of use that may declare a variable of a captured name.
    fn hiding_macros(&mut self, closure: FnId, value: UseId) {
        let home = self.cx.resolved.arena.end(self.cx.resolved.functions[closure].node);
        let site = self.cx.used(value);
        for &(binding, id) in &self.cx.resolved.redeclared {
            let used = self.cx.used(id);
            let between = home <= used.node && used.node < site.node;
            if used.function == site.function && between && self.cx.facts.captures_variable(closure, binding)
            {
                self.errors.push(messages::redeclared_by_macro(&used.ident, &site.ident));
            }
        }
    }

    /// The lifted function, `function` or one around it, in which the variable is a reference.
    pub(super) fn referring(&self, mut function: FnId, binding: BindingId) -> Option<FnId> {
        while function != FnId::ROOT {
            if let Some(passed) = self.plan.lifted(function) {
                let passed = passed.iter().find(|passed| passed.binding == binding)?;
                let renamed = self.cx.binding(binding).how.receiver;
                let refers = renamed || matches!(passed.by, Passing::Reference | Passing::Mutable);
                return if refers { Some(function) } else { None };
            }
            function = self.cx.resolved.functions[function].parent;
        }
        None
    }
}
