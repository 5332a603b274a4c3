//! What no closure can be: the forms of functions that capture, and what is returned.

use proc_macro2::{Ident, TokenStream};
use syn::{FnArg, GenericArgument, PathArguments, ReturnType, Safety, Type};

use super::Check;
use crate::capture::{can_be_closure, generic, has_conditional_parameter, is_kept, product};
use crate::diagnostic::arguments::Callee;
use crate::diagnostic::{calls, captures as messages, returned};
use crate::resolve::{Argument, FnId, NestedDefault, Tail, Target, is_factory, is_mutable_reference};
use crate::syntax::{any, each_token, items, parameter_name, tokens_of};

impl Check<'_> {
    /// What no nested function can have, whether it captures or not.
    pub(super) fn parameters(&mut self) {
        for function in &self.cx.resolved.functions.rows()[1..] {
            if any(&function.attrs, &mut |one| is_factory(one)) {
                continue;
            }
            for input in items(&function.sig.inputs) {
                if let FnArg::Receiver(input) = input {
                    let span = input.self_token.span;
                    self.errors.push(messages::own_receiver(span, &function.sig.ident));
                }
            }
        }
    }

    /// Defaults that need variables which change.
    pub(super) fn defaults(&mut self) {
        for NestedDefault { made_by, of, parameter, value } in &self.cx.resolved.defaults {
            for id in self.cx.facts.as_written().free(*made_by) {
                let binding = self.cx.binding(id);
                let lends = matches!(&binding.known, Some(known) if is_mutable_reference(&known.ty));
                if binding.how.mutable || binding.how.lends || lends {
                    let variable = &binding.ident;
                    self.errors.push(messages::default_changes(value, variable, parameter, of));
                    break;
                }
            }
        }
    }

    /// Nested functions that capture, but whose form no closure can have.
    pub(super) fn functions(&mut self) {
        for id in self.cx.facts.capturing() {
            let is_item = self.plan.lifted(id).is_some();
            let called = !self.cx.facts.calls(id).is_empty() || !self.cx.facts.futures(id).is_empty();
            if is_item || !called || can_be_closure(self.cx, id) {
                self.function(id, is_item);
            }
            // Else it has been said what is missing to lift it.
        }
    }

    fn function(&mut self, id: FnId, is_item: bool) {
        let function = &self.cx.resolved.functions[id];
        let sig = &function.sig;
        if !is_item {
            for attr in &function.attrs {
                if !is_kept(attr) {
                    self.errors.push(messages::attribute(attr, &sig.ident));
                }
            }
            if let Some(token) = &sig.constness {
                self.errors.push(messages::qualifier(token.span, "const", &sig.ident));
            }
            if let Some(abi) = &sig.abi {
                self.errors.push(messages::qualifier(abi.extern_token.span, "extern", &sig.ident));
            }
        }
        let first = self.cx.facts.values(id).first();
        if is_item && first.is_none() {
            return;
        }
        if let Safety::Unsafe(token) = &sig.safety {
            self.errors.push(messages::qualifier(token.span, "unsafe", &sig.ident));
        }
        let first = first.map_or(&sig.ident, |value| &self.cx.used(*value).ident);
        if is_item && has_conditional_parameter(sig) {
            self.errors.push(messages::conditional_parameter(first));
        }
        if let Some(what) = generic(sig) {
            self.errors.push(messages::generic_value(first, &what));
        }
    }

    /// Calls of functions that capture have more arguments than their parameters, so rustc would count wrong.
    pub(super) fn arguments(&mut self) {
        for call in &self.cx.resolved.calls {
            let Some(callee) = self.cx.closure(call.callee) else { continue };
            let sig = &self.cx.resolved.functions[callee].sig;
            for argument in &call.arguments {
                self.keyword(argument, callee);
            }
            let (wanted, given) = (sig.inputs.len(), call.arguments.len());
            if given != wanted && !has_conditional_parameter(sig) {
                let name = &self.cx.used(call.callee).ident;
                self.errors.push(calls::argument_count(name, wanted, given));
            }
        }
    }

    /// `step = 2`; where it is a variable that is meant, it is an assignment.
    fn keyword(&mut self, argument: &Argument, callee: FnId) {
        let Some(keyword) = &argument.keyword else { return };
        let mut assigned = false;
        for used in self.cx.resolved.uses.range(&argument.uses) {
            assigned |= used.ident == *keyword && matches!(used.target, Target::Variable(_));
        }
        for binding in &self.cx.resolved.bindings {
            if binding.owner == callee && binding.how.parameter && binding.ident == *keyword {
                assigned = false;
            }
        }
        if !assigned {
            let parameters = &self.cx.resolved.functions[callee].sig.inputs;
            let mut names = Vec::new();
            for parameter in items(parameters) {
                names.push(parameter_name(parameter).map_or(String::from("_"), ToString::to_string));
            }
            let function = Callee { name: self.name(callee), required: names.clone(), optional: Vec::new() };
            self.errors.push(function.unknown_keyword(keyword, &names));
        }
    }

    /// Closures that contain closures must come to an end, and soon enough.
    pub(super) fn expansion(&mut self) {
        // More closures than anybody writes.
        const LIMIT: usize = 10_000;
        let mut sizes = vec![None; self.cx.resolved.functions.len()];
        for id in self.cx.facts.capturing() {
            if self.expanded_size(id, &mut sizes) > LIMIT {
                self.errors.push(messages::too_many_closures(self.name(id)));
                return;
            }
        }
    }

    /// How many closures inline lowering would write.
    fn expanded_size(&self, function: FnId, sizes: &mut [Option<usize>]) -> usize {
        if let Some(size) = sizes[function.0] {
            return size;
        }
        // Seen again before it is known: what is wrong with that has been said already.
        sizes[function.0] = Some(1);
        let mut size: usize = 1;
        for id in &self.cx.resolved.functions[function].uses {
            if let Some(closure) = self.cx.closure(*id) {
                if self.plan.lifting.is_expanded(closure) {
                    size = size.saturating_add(self.expanded_size(closure, sizes));
                }
            }
        }
        sizes[function.0] = Some(size);
        size
    }

    /// What is shared on one thread cannot be sent to another.
    pub(super) fn sendable(&mut self) {
        if self.plan.groups().is_empty() || self.cx.resolved.factory.options.sync {
            return;
        }
        self.sent();
        let output = tokens_of(&self.cx.resolved.functions[FnId::ROOT].sig.output);
        // A closure can be sent with a cell that is its own.
        let mut sent = false;
        for group in self.plan.groups() {
            sent |= group.statement.is_some();
        }
        for bound in if sent { &["Send", "Sync"][..] } else { &["Sync"] } {
            let mut found = None;
            each_token(&output, &mut |token, around| {
                // Elsewhere it is a type of the user's own.
                let is_bound = matches!(around.before[1], '+' | ':') || around.next == '+';
                match token {
                    proc_macro2::TokenTree::Ident(ident) if is_bound && found.is_none() && ident == bound => {
                        found = Some(ident.clone());
                    }
                    _ => {}
                }
                true
            });
            if let Some(bound) = found {
                self.errors.push(calls::not_sync(&bound));
                return;
            }
        }
    }

    /// What goes to another thread, and uses what is shared.
    fn sent(&mut self) {
        for sent in &self.cx.resolved.sent {
            for used in self.cx.resolved.uses.range(sent) {
                let shared = match self.cx.facts.target(used) {
                    Target::Variable(binding) => self.plan.in_cell(binding, used).map(|_| binding),
                    Target::Nested(function) => {
                        let free = self.cx.facts.free(function);
                        free.into_iter().find(|binding| self.plan.group_of(*binding).is_some())
                    }
                    Target::Outside => None,
                };
                if let Some(binding) = shared {
                    let variable = &self.cx.binding(binding).ident;
                    self.errors.push(calls::sent_without_sync(&used.ident, variable));
                    break;
                }
            }
        }
    }

    /// A function whose tail is a closure needs a return type.
    pub(super) fn tails(&mut self) {
        let named = self.cx.resolved.factory.options.named.is_some();
        for (index, function) in self.cx.resolved.functions.iter().enumerate() {
            let root = index == 0;
            if root && named {
                continue;
            }
            match &function.sig.output {
                ReturnType::Default if self.returns_closure(&function.tail) => {
                    let ty = product(self.plan, &function.tail, &TokenStream::new());
                    let error = messages::no_return_type(&function.sig.ident, ty.as_ref(), root);
                    self.errors.push(error);
                }
                ReturnType::Type(_, ty)
                    if root
                        && matches!(**ty, Type::Infer(_))
                        && product(self.plan, &function.tail, &TokenStream::new()).is_none() =>
                {
                    self.errors.push(messages::nothing_to_infer(ty, &function.sig.ident));
                }
                ReturnType::Type(_, ty) => self.returned_as(&function.tail, ty),
                ReturnType::Default => {}
            }
        }
    }

    /// A closure is neither a pointer to a function nor in a box.
    fn returned_as(&mut self, tail: &Tail, ty: &Type) {
        let Tail::Name(value) = tail else { return };
        let Some(closure) = self.cx.closure(*value) else { return };
        let name = &self.cx.used(*value).ident;
        if matches!(ty, Type::FnPtr(_)) {
            let Some(captured) = self.cx.facts.free(closure).first().copied() else { return };
            let wanted = product(self.plan, tail, &TokenStream::new());
            self.errors.push(returned::fn_pointer(
                ty,
                name,
                &self.cx.binding(captured).ident,
                wanted.as_ref(),
            ));
        } else if let Some(pointer) = pointer_to_object(ty) {
            self.errors.push(returned::not_in_a_box(name, ty, pointer));
        }
    }

    fn returns_closure(&self, tail: &Tail) -> bool {
        match tail {
            Tail::Name(id) => self.cx.closure(*id).is_some(),
            Tail::Tuple(ids) => {
                let mut any = false;
                for id in ids.iter().flatten() {
                    any |= self.cx.closure(*id).is_some();
                }
                any
            }
            Tail::Object | Tail::Other => false,
        }
    }
}

/// `Box` of `Box<dyn Fn()>`.
fn pointer_to_object(ty: &Type) -> Option<&Ident> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    let object = matches!(arguments.args.get(0)?, GenericArgument::Type(Type::TraitObject(_)));
    let pointer = last.ident == "Box" || last.ident == "Rc" || last.ident == "Arc";
    (object && pointer).then_some(&last.ident)
}
