//! Parts: a closure that uses only fields of a variable does not need all of it, if that cannot be cloned.

use syn::{Member, Type};

use super::decision::Lowering;
use super::plan::Plan;
use crate::resolve::{Access, BindingId, Context, FnId, Strength, Target, is_primitive};
use crate::syntax::{mentions_word, tokens_of};

impl Plan {
    /// Whether a closure made of the function names nothing but fields of a variable that may be a struct,
    /// and changes them.
    pub(crate) fn changes_fields_alone(&self, closure: FnId, binding: BindingId) -> bool {
        let declared = &self.resolved.bindings[binding];
        if !self.facts.writes(closure, binding) {
            return false;
        }
        let lent = declared.how.receiver && !declared.how.owned_receiver;
        if lent || matches!(&declared.known, Some(known) if is_plain(&known.ty)) {
            return false;
        }
        // What the function around has moved out of it, nobody could capture as a whole; and what is to be
        // sent may have fields that cannot be.
        let signature = tokens_of(&self.resolved.functions[FnId::ROOT].sig);
        if mentions_word(&signature, "Send") || self.names_a_field(declared.owner, binding) {
            return false;
        }
        let mut fields = false;
        for function in self.facts.graph.outwards(closure) {
            for id in &self.resolved.functions[function].uses {
                let used = &self.resolved.uses[*id];
                if self.facts.target(used) != Target::Variable(binding) || used.access == Access::Declared {
                    continue;
                }
                if used.context != Context::Field {
                    return false;
                }
                fields = true;
            }
        }
        fields
    }

    fn names_a_field(&self, function: FnId, binding: BindingId) -> bool {
        for id in &self.resolved.functions[function].uses {
            let used = &self.resolved.uses[*id];
            if self.facts.target(used) == Target::Variable(binding) && used.context == Context::Field {
                return true;
            }
        }
        false
    }

    /// The fields of a variable that a closure made of the function uses, each once; `None` where it uses
    /// the variable itself, or lets another function do so, and where the variable can be cloned.
    pub(crate) fn parts(&self, closure: FnId, binding: BindingId) -> Option<Vec<Member>> {
        let declared = &self.resolved.bindings[binding];
        if self.lowering(closure) != Lowering::Inline
            || (declared.how.receiver && !declared.how.owned_receiver)
            || declared.is_cloned_apart()
        {
            return None;
        }
        for other in self.facts.graph.outwards(closure) {
            if other != closure && self.facts.captures_variable(other, binding) {
                return None;
            }
        }
        let mut parts = Vec::new();
        for id in &self.resolved.functions[closure].uses {
            let used = &self.resolved.uses[*id];
            if self.facts.target(used) != Target::Variable(binding) {
                continue;
            }
            let strong = used.strength == Strength::Strong && !used.access.changes();
            match &used.field {
                Some(field) if strong && used.context == Context::Field => {
                    // No type has fields of both kinds.
                    let kind = |field: &Member| matches!(field, Member::Named(_));
                    if matches!(parts.first(), Some(first) if kind(first) != kind(field)) {
                        return None;
                    }
                    if !parts.contains(field) {
                        parts.push(field.clone());
                    }
                }
                _ => return None,
            }
        }
        (!parts.is_empty()).then_some(parts)
    }
}

/// Whether nothing happens when a value of the type is dropped, as its form tells.
fn is_plain(ty: &Type) -> bool {
    matches!(ty, Type::Reference(_) | Type::Tuple(_)) || is_primitive(ty)
}
