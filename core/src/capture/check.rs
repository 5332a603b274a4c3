//! What Python meets at run time, as compile errors: the pitfalls of design 6.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, FnArg, GenericParam, ReturnType, Safety, Type};

use super::facts::Facts;
use super::product::mentions_impl;
use super::share::Group;
use super::tie::Lifted;
use crate::diagnostic::{Errors, calls, captures as messages, written};
use crate::resolve::{
    Access, Binding, FnId, Problem, Resolved, Strength, Tail, Target, Use, UseId, is_conditional, is_factory,
    is_mutable_reference, mentions_mutable,
};

/// Nested functions that capture, but whose form no closure can have.
pub(super) fn functions(resolved: &Resolved, facts: &Facts, lifted: &Lifted, errors: &mut Errors) {
    for id in facts.capturing() {
        let function = &resolved.functions[id];
        let sig = &function.sig;
        let is_item = lifted[id.0].is_some();
        if !is_item && !facts.calls(id).is_empty() && !can_be_closure(resolved, facts, id) {
            // It has been said what is missing to lift it.
            continue;
        }
        for attr in function.attrs.iter().filter(|attr| !is_item && !kept(attr)) {
            errors.push(messages::attribute(attr, &sig.ident));
        }
        if let Some(token) = sig.constness.as_ref().filter(|_| !is_item) {
            errors.push(messages::qualifier(token.span, "const", &sig.ident));
        }
        if let Some(abi) = sig.abi.as_ref().filter(|_| !is_item) {
            errors.push(messages::qualifier(abi.extern_token.span, "extern", &sig.ident));
        }
        let first = facts.values(id).first();
        if is_item && first.is_none() {
            continue;
        }
        if let Safety::Unsafe(token) = &sig.safety {
            errors.push(messages::qualifier(token.span, "unsafe", &sig.ident));
        }
        let first = first.map_or(&sig.ident, |value| &resolved.uses[value].ident);
        if is_item && has_conditional_parameter(sig) {
            errors.push(messages::conditional_parameter(first));
        }
        if let Some(what) = generic(sig) {
            errors.push(messages::generic_value(first, &what));
        }
    }
}

/// Whether a closure that ends with the call can do what the function does.
pub(super) fn can_be_closure(resolved: &Resolved, facts: &Facts, id: FnId) -> bool {
    let function = &resolved.functions[id];
    let sig = &function.sig;
    // What a call changes, it cannot lend to what outlives it.
    let lends = sig.asyncness.is_some() || returns_mutable(sig);
    if resolved.factory.sig.constness.is_some() || (lends && facts.changes_state(id)) {
        return false;
    }
    let plain = sig.constness.is_none() && sig.abi.is_none() && matches!(sig.safety, Safety::Default);
    plain && function.attrs.iter().all(kept) && generic(sig).is_none()
}

/// Whether the result is a mutable reference that no parameter can have given.
fn returns_mutable(sig: &syn::Signature) -> bool {
    let typed = sig.inputs.iter().any(|input| match input {
        FnArg::Typed(input) => mentions_mutable(&input.ty),
        FnArg::Receiver(_) => false,
    });
    mentions_mutable(&sig.output) && !typed
}

/// What no nested function can have, whether it captures or not.
pub(super) fn parameters(resolved: &Resolved, errors: &mut Errors) {
    for function in resolved.functions.iter().skip(1) {
        if function.attrs.iter().any(is_factory) {
            continue;
        }
        for input in &function.sig.inputs {
            match input {
                FnArg::Receiver(input) => {
                    errors.push(messages::own_receiver(input.self_token.span, &function.sig.ident));
                }
                FnArg::Typed(input) => {
                    let default = input.attrs.iter().find(|attr| attr.path().is_ident("default"));
                    if let Some(attr) = default {
                        errors.push(messages::default_on_nested(attr, &function.sig.ident));
                    }
                }
            }
        }
    }
}

/// Attributes that mean the same on a closure, or nothing once the function is gone.
pub(super) fn kept(attr: &Attribute) -> bool {
    const KEPT: [&str; 10] =
        ["doc", "allow", "expect", "warn", "deny", "forbid", "inline", "cold", "must_use", "rustfmt"];
    let first = attr.path().segments.first();
    first.is_some_and(|segment| KEPT.iter().any(|kept| segment.ident == kept) || segment.ident == "clippy")
}

/// The type parameter or `impl Trait` argument that makes a signature generic.
fn generic(sig: &syn::Signature) -> Option<String> {
    for param in &sig.generics.params {
        match param {
            GenericParam::Type(param) => return Some(param.ident.to_string()),
            GenericParam::Const(param) => return Some(param.ident.to_string()),
            GenericParam::Lifetime(_) => {}
        }
    }
    sig.inputs.iter().find_map(|input| match input {
        FnArg::Typed(input) if mentions_impl(&input.ty.to_token_stream()) => Some(written(&*input.ty)),
        _ => None,
    })
}

/// Changes of captured variables: declared, and of variables that are `mut`.
pub(super) fn changes(resolved: &Resolved, facts: &Facts, errors: &mut Errors) {
    let mut reported = Vec::new();
    for used in &resolved.uses {
        let Target::Variable(id) = used.target else {
            continue;
        };
        let binding = &resolved.bindings[id];
        let weak = used.strength == Strength::Weak && !facts.captures(used.function);
        if binding.owner == used.function || !used.access.changes() || weak {
            continue;
        }
        let function = &resolved.functions[used.function];
        let declared =
            function.nonlocals.iter().any(|nonlocal| resolved.uses[nonlocal.target].target == used.target);
        let owner = &resolved.functions[binding.owner].sig.ident;
        if !declared && !misdeclares(resolved, used.function) {
            if !reported.contains(&(used.function, id)) {
                errors.push(messages::undeclared_change(&used.ident, &function.sig.ident, owner));
            }
            reported.push((used.function, id));
        }
        let through_mut = used.access != Access::Through || binding.how.collection;
        if through_mut && !binding.how.mutable && !binding.how.receiver {
            if !reported.contains(&(binding.owner, id)) {
                errors.push(messages::not_mutable(
                    &binding.ident,
                    &function.sig.ident,
                    owner,
                    binding.how.parameter,
                ));
            }
            reported.push((binding.owner, id));
        }
    }
}

/// Uses of capturing functions that cannot be lowered: in macros that cannot be read, and before a capture is bound.
pub(super) fn uses(resolved: &Resolved, facts: &Facts, errors: &mut Errors) {
    for closure in facts.capturing() {
        for &hidden in facts.hidden(closure) {
            let mutable = facts.changes_state(closure);
            errors.push(messages::value_in_macro(&resolved.uses[hidden].ident, mutable));
        }
        for &site in facts.sites_of(closure) {
            bound(resolved, facts, closure, &resolved.uses[site], errors);
        }
    }
}

/// Names that a glob import may bring, where a variable or a capturing function has the name, too.
pub(super) fn globs(resolved: &Resolved, facts: &Facts, errors: &mut Errors) {
    let mut reported: Vec<Target> = Vec::new();
    for used in resolved.uses.iter().filter(|used| used.ambiguous) {
        let matters = match used.target {
            Target::Variable(binding) => facts.captures_variable(used.function, binding),
            Target::Nested(function) => facts.captures(function),
            Target::Outside => false,
        };
        let counts = used.function == FnId::ROOT || facts.captures(used.function);
        if matters && counts && !reported.contains(&used.target) {
            reported.push(used.target);
            errors.push(messages::ambiguous(&used.ident, &resolved.functions[used.function].sig.ident));
        }
    }
}

/// Whether `#[cfg]` may take away a parameter; then only rustc knows how many there are.
fn has_conditional_parameter(sig: &syn::Signature) -> bool {
    sig.inputs.iter().any(|input| match input {
        FnArg::Typed(input) => is_conditional(&input.attrs),
        FnArg::Receiver(_) => false,
    })
}

/// Calls of functions that capture have more arguments than their parameters, so rustc would count wrong.
pub(super) fn arguments(resolved: &Resolved, facts: &Facts, errors: &mut Errors) {
    for call in &resolved.calls {
        let Some(callee) = facts.closure(resolved, call.callee) else { continue };
        let sig = &resolved.functions[callee].sig;
        let wanted = sig.inputs.len();
        for argument in &call.arguments {
            let Some(keyword) = argument.keyword.as_ref() else { continue };
            // Where it is a variable that is meant, it is an assignment.
            let assigned = resolved
                .uses
                .range(&argument.uses)
                .iter()
                .any(|used| used.ident == *keyword && matches!(used.target, Target::Variable(_)));
            let is_parameter = |binding: &Binding| {
                binding.owner == callee && binding.how.parameter && binding.ident == *keyword
            };
            if !assigned || resolved.bindings.iter().any(is_parameter) {
                errors.push(calls::keyword_argument(keyword, &sig.ident));
            }
        }
        if call.arguments.len() != wanted && !has_conditional_parameter(sig) {
            let name = &resolved.uses[call.callee].ident;
            errors.push(calls::argument_count(name, wanted, call.arguments.len()));
        }
    }
}

/// `move` closures in a nested function copy a variable that the function changes, or take it away, unless a copy will do.
pub(super) fn moves(resolved: &Resolved, facts: &Facts, groups: &[Group], errors: &mut Errors) {
    let mut reported = Vec::new();
    for used in resolved.uses.iter().filter(|used| resolved.is_moved_here(used)) {
        let Target::Variable(id) = used.target else { continue };
        let binding = &resolved.bindings[id];
        let changes = binding.owner != used.function && facts.writes(used.function, id);
        let lent = binding.known.as_ref().is_some_and(|known| is_mutable_reference(&known.ty));
        let copied = used.copied && !groups.iter().any(|group| group.members.contains(&id));
        if changes && !lent && !copied && !reported.contains(&(used.function, id)) {
            reported.push((used.function, id));
            let function = &resolved.functions[used.function].sig.ident;
            errors.push(calls::copied_by_move(&used.ident, function));
        }
    }
}

/// Closures that contain closures must come to an end, and soon enough.
pub(super) fn expansion(resolved: &Resolved, facts: &Facts, lifted: &Lifted, errors: &mut Errors) {
    if let Some(ident) = (Expansion { resolved, facts, lifted, sizes: vec![None; lifted.len()] }).too_large()
    {
        errors.push(messages::too_many_closures(&ident));
    }
}

/// Whether something is wrong with the function's `nonlocal!` already; then what it changes says nothing new.
fn misdeclares(resolved: &Resolved, changing: FnId) -> bool {
    resolved.problems.iter().any(|problem| match problem {
        Problem::NonlocalMalformed { function, .. }
        | Problem::NonlocalLate { function, .. }
        | Problem::NonlocalUnbound { function, .. } => *function == changing,
        _ => false,
    })
}

/// Captured variables must be there for certain: what `#[cfg]` takes away, another of the name may stand for.
pub(super) fn conditions(resolved: &Resolved, facts: &Facts, errors: &mut Errors) {
    let conditional: Vec<_> = resolved.bindings.iter().filter(|binding| binding.how.conditional).collect();
    for closure in facts.capturing() {
        for id in facts.free(closure).filter(|_| !conditional.is_empty()) {
            let captured = &resolved.bindings[id].ident;
            if let Some(binding) = conditional.iter().find(|binding| binding.ident == *captured) {
                errors.push(messages::conditional(&binding.ident, &resolved.functions[closure].sig.ident));
            }
        }
    }
}

/// Every capture must be bound where the closure is made.
fn bound(resolved: &Resolved, facts: &Facts, closure: FnId, site: &Use, errors: &mut Errors) {
    let function = &resolved.functions[closure].sig.ident;
    let (at, place) = (site.node, site.function);
    for id in facts.free(closure) {
        let binding = &resolved.bindings[id];
        let visible = binding.visible.0 <= at && at < binding.visible.1;
        if binding.owner == place && !visible {
            errors.push(messages::used_before_bound(&site.ident, function, &binding.ident));
        }
    }
}

/// How many closures inline lowering would write.
struct Expansion<'a> {
    resolved: &'a Resolved,
    facts: &'a Facts,
    lifted: &'a Lifted,
    sizes: Vec<Option<usize>>,
}

impl Expansion<'_> {
    /// More closures than anybody writes.
    const LIMIT: usize = 10_000;

    fn too_large(mut self) -> Option<syn::Ident> {
        let closures: Vec<FnId> = self.facts.capturing().collect();
        let large = closures.into_iter().find(|id| self.size(*id) > Self::LIMIT)?;
        Some(self.resolved.functions[large].sig.ident.clone())
    }

    fn size(&mut self, function: FnId) -> usize {
        if let Some(size) = self.sizes[function.0] {
            return size;
        }
        // Seen again before it is known: what is wrong with that has been said already.
        self.sizes[function.0] = Some(1);
        let mut size: usize = 1;
        for &id in &self.resolved.functions[function].uses {
            let closure = self.facts.closure(self.resolved, id);
            if let Some(closure) = closure.filter(|closure| self.lifted.is_expanded(*closure)) {
                size = size.saturating_add(self.size(closure));
            }
        }
        self.sizes[function.0] = Some(size);
        size
    }
}

/// A name means the nearest variable around the function, as long as no function in between binds it later: in
/// Python that one would be meant.
pub(super) fn nearer(resolved: &Resolved, facts: &Facts, errors: &mut Errors) {
    for used in &resolved.uses {
        let Target::Variable(id) = used.target else { continue };
        let captured = &resolved.bindings[id];
        let mut between = resolved.functions[used.function].parent;
        let counts = used.strength == Strength::Strong || facts.captures(used.function);
        while used.function != captured.owner && between != captured.owner && counts {
            let same = |binding: &&Binding| {
                binding.owner == between && binding.ident == captured.ident && used.node < binding.visible.0
            };
            if let Some(nearer) = resolved.bindings.iter().find(same) {
                let name = |function: FnId| &resolved.functions[function].sig.ident;
                errors.push(messages::bound_nearer_later(&used.ident, name(between), &nearer.ident));
                return;
            }
            between = resolved.functions[between].parent;
        }
    }
}

/// What is shared on one thread cannot be sent to another.
pub(super) fn sendable(resolved: &Resolved, shares: bool, errors: &mut Errors) {
    if !shares || resolved.factory.options.sync {
        return;
    }
    let output = resolved.functions[FnId::ROOT].sig.output.to_token_stream();
    if let Some(bound) = ["Send", "Sync"].iter().find_map(|name| find_ident(output.clone(), name)) {
        errors.push(calls::not_sync(&bound));
    }
}

fn find_ident(tokens: TokenStream, name: &str) -> Option<syn::Ident> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Ident(ident) if ident == name => Some(ident),
        TokenTree::Group(group) => find_ident(group.stream(), name),
        _ => None,
    })
}

/// A function whose tail is a closure needs a return type.
pub(super) fn tails(resolved: &Resolved, facts: &Facts, errors: &mut Errors) {
    let named = resolved.factory.options.named.is_some();
    for (index, function) in resolved.functions.iter().enumerate() {
        if index == 0 && named {
            continue;
        }
        let closures = |id: &UseId| facts.closure(resolved, *id).is_some();
        let returns_closure = match &function.tail {
            Tail::Name(id) => closures(id),
            Tail::Tuple(ids) => ids.iter().flatten().any(closures),
            Tail::Object | Tail::Other => false,
        };
        match &function.sig.output {
            ReturnType::Default if returns_closure => {
                let ty = super::product::product(resolved, facts, &function.tail, &TokenStream::new());
                errors.push(messages::no_return_type(&function.sig.ident, ty.as_ref(), index == 0));
            }
            ReturnType::Type(_, ty)
                if index == 0
                    && matches!(**ty, Type::Infer(_))
                    && super::product::product(resolved, facts, &function.tail, &TokenStream::new())
                        .is_none() =>
            {
                errors.push(messages::nothing_to_infer(ty, &function.sig.ident));
            }
            _ => {}
        }
    }
}
