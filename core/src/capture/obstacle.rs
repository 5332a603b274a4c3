//! What is in the way of lifting a nested function.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::{GenericParam, ReturnType, Type, TypeParamBound};

use super::context::Context;
use super::form;
use super::rows::empty_rows;
use crate::resolve::{BindingId, FnId, Known, NodeId, Resolved, Tail, Target, UseId};
use crate::syntax::{
    NameSet, any, any_item, each_token, each_type, items, leading_idents, mentions_self_type, tokens_of,
};

/// Why a function cannot be lifted.
#[derive(Clone)]
pub(crate) enum Obstacle {
    /// The type of a capture is not known.
    Untyped(BindingId),
    /// The type of a capture mentions a generic of an `impl` block around the factory.
    Generic(BindingId, String),
    /// The type of a capture mentions what another item, or a generic, hides in the function.
    Hidden(BindingId, String),
    /// It captures `self`, whose type has no name in a nested function.
    Receiver,
    /// It mentions `Self`.
    SelfType(Ident),
    /// It mentions what may be a generic of an `impl` block around the factory.
    Mentioned(String),
    /// It says `-> _`, and its result is no closure that could be written instead.
    Inferred,
}

/// What is in the way of lifting each function: something of its own, or that it needs a function which
/// cannot be lifted, whose body would stand in it.
pub(super) fn obstacles(cx: Context) -> Vec<Option<Obstacle>> {
    let search = Search::new(cx);
    let mut all: Vec<Option<Obstacle>> = empty_rows(cx.resolved.functions.len());
    for id in cx.facts.capturing() {
        all[id.0] = search.obstacle(id);
    }
    for id in cx.facts.capturing() {
        if all[id.0].is_none() {
            all[id.0] = blocked(cx, &all, id);
        }
    }
    all
}

/// The obstacle of a function that `id` needs, where it stands in the way of `id` itself.
fn blocked(cx: Context, all: &[Option<Obstacle>], id: FnId) -> Option<Obstacle> {
    for needed in cx.facts.graph.reached(id) {
        if let Some(
            blocked @ (Obstacle::SelfType(_)
            | Obstacle::Generic(..)
            | Obstacle::Hidden(..)
            | Obstacle::Mentioned(_)),
        ) = &all[needed.0]
        {
            return Some(blocked.clone());
        }
    }
    None
}

/// Where each function, or one nested in it, mentions `Self`, if one does.
fn self_types(resolved: &Resolved) -> Vec<Option<Ident>> {
    let mut mentions: Vec<Option<Ident>> = empty_rows(resolved.functions.len());
    if !resolved.factory.names.mention_self_type() {
        return mentions;
    }
    for index in 0..mentions.len() {
        let mut mention = mentions_self_type(&tokens_of(&resolved.functions[FnId(index)].sig));
        if mention.is_none() {
            mention = self_type_outside_items(&resolved.spelled_body(FnId(index)));
        }
        let mut around = FnId(index);
        while mention.is_some() && mentions[around.0].is_none() {
            mentions[around.0].clone_from(&mention);
            around = resolved.functions[around].parent;
        }
    }
    mentions
}

/// The first `Self` in a body, but for its `impl` blocks and the like, which have a `Self` of their own.
fn self_type_outside_items(body: &TokenStream) -> Option<Ident> {
    let (mut in_item, mut found) = (false, None);
    each_token(body, &mut |token, around| {
        match token {
            TokenTree::Ident(ident)
                if ident == "Self" && !in_item && !around.is_in_path() && found.is_none() =>
            {
                found = Some(ident.clone());
            }
            TokenTree::Ident(ident) => {
                for item in ["impl", "trait", "struct", "enum", "union"] {
                    in_item |= ident == item;
                }
            }
            TokenTree::Group(group) if in_item => {
                in_item = group.delimiter() != Delimiter::Brace;
                return false;
            }
            _ => {}
        }
        true
    });
    found
}

/// What is asked for every function.
struct Search<'a> {
    cx: Context<'a>,
    in_impl: bool,
    /// The generic of an `impl` block that each function, or one nested in it, may mention in its body.
    mentioned: Vec<Option<String>>,
    self_types: Vec<Option<Ident>>,
    /// The names of all items in the factory.
    items: NameSet,
}

impl<'a> Search<'a> {
    fn new(cx: Context<'a>) -> Self {
        let mut items = NameSet::default();
        for &item in &cx.resolved.history.items_within(cx.resolved.functions[FnId::ROOT].node, NodeId::END) {
            items.insert(item);
        }
        let in_impl = form::is_method(cx.resolved);
        let mut mentioned = empty_rows(cx.resolved.functions.len());
        if in_impl && cx.resolved.factory.names.may_mention_generics() {
            mention_generics(cx.resolved, &items, &mut mentioned);
        }
        Search { cx, in_impl, mentioned, self_types: self_types(cx.resolved), items }
    }

    /// What of its own is in the way of a function.
    fn obstacle(&self, id: FnId) -> Option<Obstacle> {
        for binding in self.cx.facts.free(id) {
            let obstacle = self.captured(id, binding);
            if obstacle.is_some() {
                return obstacle;
            }
        }
        let named = if self.in_impl { generic_of_the_impl(self.cx.resolved, id) } else { None };
        if let Some(name) = named.or_else(|| self.mentioned[id.0].clone()) {
            return Some(Obstacle::Mentioned(name));
        }
        if infers_result(self.cx.resolved, id) {
            return Some(Obstacle::Inferred);
        }
        self.self_types[id.0].clone().map(Obstacle::SelfType)
    }

    /// What is in the way of writing the type of a variable that a function captures.
    fn captured(&self, id: FnId, binding: BindingId) -> Option<Obstacle> {
        let declared = self.cx.binding(binding);
        let Some(known) = &declared.known else {
            return Some(if declared.how.receiver { Obstacle::Receiver } else { Obstacle::Untyped(binding) });
        };
        // As a field of a type it is `'static`.
        let field = self.cx.resolved.factory.options.named.is_some() && self.cx.facts.is_method(id);
        if known.in_body && has_open_object(&known.ty) && !field {
            return Some(Obstacle::Untyped(binding));
        }
        self.unnameable(id, binding, known)
    }

    /// A name in the type that means nothing, or something else, where the function stands.
    fn unnameable(&self, id: FnId, binding: BindingId, known: &Known) -> Option<Obstacle> {
        let resolved = self.cx.resolved;
        let mut names = NameSet::default();
        leading_idents(&tokens_of(&known.ty), &mut names);
        let declared = generics_around(resolved, known.scope);
        if self.in_impl {
            if let Some(name) = first_generic(resolved, &names, &declared) {
                return Some(Obstacle::Generic(binding, name));
            }
        }
        let function = &resolved.functions[id];
        for param in function.sig.generics.type_params() {
            let name = param.ident.to_string();
            if !declared.contains(&name) && names.contains(&name) {
                return Some(Obstacle::Hidden(binding, name));
            }
        }
        let mut any = false;
        for name in names.all() {
            any |= self.items.contains(name);
        }
        if !any {
            return None;
        }
        for &item in &resolved.history.items_only_at(function.node, known.at) {
            if names.contains(item) {
                return Some(Obstacle::Hidden(binding, item.to_owned()));
            }
        }
        None
    }
}

/// Whether a function leaves its result to rustc.
fn infers_result(resolved: &Resolved, id: FnId) -> bool {
    let function = &resolved.functions[id];
    let inferred = matches!(&function.sig.output, ReturnType::Type(_, ty) if matches!(**ty, Type::Infer(_)));
    let closure = |used: &UseId| matches!(resolved.uses[used].target, Target::Nested(_));
    inferred
        && match &function.tail {
            Tail::Name(used) => !closure(used),
            Tail::Tuple(names) => !any(names, &mut |name| matches!(name, Some(used) if closure(used))),
            Tail::Object | Tail::Other => true,
        }
}

/// Whether a `dyn` leaves its lifetime to inference: in a `let` it may be any.
fn has_open_object(ty: &Type) -> bool {
    let mut open = false;
    each_type(ty, &mut |ty| {
        if let Type::TraitObject(object) = ty {
            open |= !any_item(&object.bounds, &mut |bound| matches!(bound, TypeParamBound::Lifetime(_)));
        }
    });
    open
}

/// A name in the signature that may be a generic of the `impl` block around the factory.
fn generic_of_the_impl(resolved: &Resolved, id: FnId) -> Option<String> {
    let names = form::names_of_types(&resolved.functions[id].sig);
    first_generic(resolved, &names, &generics_around(resolved, id))
}

/// Notes what may be a generic of the `impl` block around in the bodies of functions: it is none of their
/// own, and no item in the factory.
fn mention_generics(resolved: &Resolved, items: &NameSet, mentioned: &mut [Option<String>]) {
    for index in 0..mentioned.len() {
        let (mut names, mut others) = (NameSet::default(), NameSet::default());
        leading_idents(&resolved.spelled_body(FnId(index)), &mut names);
        for name in names.all() {
            if !items.contains(name) {
                others.insert(name);
            }
        }
        let found = first_generic(resolved, &others, &generics_around(resolved, FnId(index)));
        let mut around = FnId(index);
        while found.is_some() && mentioned[around.0].is_none() {
            mentioned[around.0].clone_from(&found);
            around = resolved.functions[around].parent;
        }
    }
}

/// The first of the names that look as generics do, and are not `declared`: there is no telling the generics
/// of an `impl` block from types.
fn first_generic(resolved: &Resolved, names: &NameSet, declared: &NameSet) -> Option<String> {
    let mut first: Option<&String> = None;
    for name in names.all() {
        if resolved.factory.names.may_be_generic(name)
            && !declared.contains(name)
            && first.is_none_or(|first| name < first)
        {
            first = Some(name);
        }
    }
    first.cloned()
}

/// The names of the generics that can be named in a function's signature.
fn generics_around(resolved: &Resolved, mut scope: FnId) -> NameSet {
    let mut names = NameSet::default();
    loop {
        let function = &resolved.functions[scope];
        for param in items(&function.sig.generics.params) {
            match param {
                GenericParam::Type(param) => names.insert(&param.ident.to_string()),
                GenericParam::Const(param) => names.insert(&param.ident.to_string()),
                GenericParam::Lifetime(_) => false,
            };
        }
        if scope == FnId::ROOT {
            return names;
        }
        scope = function.parent;
    }
}
