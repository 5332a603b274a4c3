//! Declarations: bindings, and the items of a block.

use proc_macro2::Ident;
use syn::{ForeignItem, Item, ReturnType, Signature, Stmt, UseTree};

use super::arena::Kind;
use super::callable::Callable;
use super::foreign::is_data;
use super::history::Entry;
use super::ids::{BindingId, FnId, NodeId, Symbol};
use super::operation::Known;
use super::owned::owned_by;
use super::problem::Problem;
use super::symbol::text_of;
use super::template::Hole;
use super::told::{Told, refers_to_captures};
use super::tree::{Binding, Declaration, Flow};
use super::types::is_collection;
use super::uses::Target;
use super::walker::Walker;
use crate::syntax::items;

/// Whether an import has a `*` that may bring names of values. Heuristic: that of a type brings its variants,
/// which are not named as variables are.
fn may_bring_values(tree: &UseTree, of_a_type: bool) -> bool {
    match tree {
        UseTree::Path(path) => {
            may_bring_values(&path.tree, text_of(&path.ident).starts_with(char::is_uppercase))
        }
        UseTree::Group(group) => {
            for tree in items(&group.items) {
                if may_bring_values(tree, of_a_type) {
                    return true;
                }
            }
            false
        }
        UseTree::Glob(_) => !of_a_type,
        UseTree::Name(_) | UseTree::Rename(_) => false,
    }
}

impl Walker {
    /// Declares a binding and puts a marker in the place of its identifier.
    pub(super) fn declare(&mut self, ident: &mut Ident, how: Declaration, known: Option<Known>) -> BindingId {
        let id = self.bindings.next();
        let now = self.arena.leaf(Kind::Declaration(id));
        let collection = how.collection || matches!(&known, Some(known) if is_collection(&known.ty));
        let how = Declaration { collection, ..how };
        self.bindings.push(Binding {
            ident: ident.clone(),
            owner: self.current(),
            block: self.block,
            how,
            known,
            init: 0..0,
            lambda: None,
            visible: (now, NodeId::END),
        });
        let name = self.scopes.name_of(ident);
        let waiting = self.scopes.declare(name, Entry::Variable(id), now);
        self.bind_pending(&waiting, Target::Variable(id));
        self.emit(Flow::Declare(id));
        self.mark_declaration(ident, id);
        id
    }

    pub(super) fn mark_declaration(&mut self, ident: &mut Ident, id: BindingId) {
        *ident = self.markers.mark(Hole::Declaration(id), ident.span());
    }

    /// Makes the items of a block visible, as Rust does, in the whole block. Returns its functions in order.
    /// `callables` says of each how it is called.
    pub(super) fn declare_items(&mut self, stmts: &[Stmt], callables: Vec<Callable>) -> Vec<FnId> {
        let mut functions = Vec::new();
        self.callables.extend(callables);
        let mut seen = Vec::new();
        for stmt in stmts {
            match stmt {
                Stmt::Item(Item::Fn(item)) => {
                    functions.push(self.declare_function(&item.sig.ident, &mut seen));
                    self.told.push(told(&item.sig));
                }
                Stmt::Item(item) => self.declare_item(item),
                _ => {}
            }
        }
        functions
    }

    /// Declares a nested function of a block, in which those that were `seen` stand before it.
    fn declare_function(&mut self, ident: &Ident, seen: &mut Vec<(Symbol, FnId)>) -> FnId {
        let id = FnId(self.functions.len());
        self.functions.push(None);
        let name = self.scopes.name_of(ident);
        for &(other, first) in &*seen {
            if other == name {
                self.problems.push(Problem::Twice { ident: ident.clone(), first });
                break;
            }
        }
        self.declare_name(ident, Entry::Nested(id));
        seen.push((name, id));
        id
    }

    fn declare_item(&mut self, item: &Item) {
        match item {
            Item::Const(item) => self.declare_name(&item.ident, Entry::Item),
            Item::Static(item) => self.declare_name(&item.ident, Entry::Item),
            // The constructors of tuple and unit structs are values.
            Item::Struct(item) => self.declare_name(&item.ident, Entry::Item),
            Item::ExternCrate(item) => self.declare_name(&item.ident, Entry::Item),
            Item::Use(item) => {
                self.declare_imports(&item.tree);
                if may_bring_values(&item.tree, false) {
                    self.scopes.declare_glob();
                }
            }
            Item::ForeignMod(item) => {
                for item in &item.items {
                    match item {
                        ForeignItem::Fn(item) => self.declare_name(&item.sig.ident, Entry::Item),
                        ForeignItem::Static(item) => self.declare_name(&item.ident, Entry::Item),
                        _ => {}
                    }
                }
            }
            Item::Macro(item) => {
                if let Some(ident) = &item.ident {
                    let name = self.scopes.name_of(ident);
                    self.scopes.define_macro(name, item.mac.tokens.clone());
                }
            }
            Item::Enum(item) => self.declare_other(&item.ident),
            Item::Mod(item) => self.declare_other(&item.ident),
            Item::Type(item) => self.declare_other(&item.ident),
            Item::Union(item) => self.declare_other(&item.ident),
            Item::Trait(_) | Item::TraitAlias(_) => self.declare_everything(),
            _ => {}
        }
    }

    fn declare_imports(&mut self, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => self.declare_imports(&path.tree),
            UseTree::Name(name) => self.declare_name(&name.ident, Entry::Item),
            UseTree::Rename(rename) if rename.rename == "_" => self.declare_everything(),
            UseTree::Rename(rename) => self.declare_name(&rename.rename, Entry::Item),
            UseTree::Group(group) => {
                for tree in items(&group.items) {
                    self.declare_imports(tree);
                }
            }
            UseTree::Glob(_) => self.declare_everything(),
        }
    }

    pub(super) fn declare_other(&mut self, ident: &Ident) {
        let now = self.arena.leaf(Kind::Item);
        let name = self.scopes.name_of(ident);
        self.scopes.declare_other(name, now);
    }

    /// Any name, or any method, may be hidden from now on.
    fn declare_everything(&mut self) {
        let now = self.arena.leaf(Kind::Item);
        self.scopes.declare_everything(now);
    }

    pub(super) fn declare_name(&mut self, ident: &Ident, entry: Entry) {
        let now = self.arena.leaf(Kind::Item);
        let name = self.scopes.name_of(ident);
        self.scopes.declare(name, entry, now);
    }
}

/// What a signature says.
fn told(sig: &Signature) -> Told {
    let (owned, refers) = (owned_by(sig), refers_to_captures(sig));
    Told { arity: arity(sig), owned, data: gives_data(sig), refers }
}

/// How many arguments a closure takes that calls the function.
fn arity(sig: &Signature) -> Option<usize> {
    let plain =
        matches!(sig.safety, syn::Safety::Default) && sig.variadic.is_none() && sig.receiver().is_none();
    if plain { Some(sig.inputs.len()) } else { None }
}

/// Whether calls of the function give data.
fn gives_data(sig: &Signature) -> bool {
    match &sig.output {
        ReturnType::Default => true,
        ReturnType::Type(_, ty) => sig.asyncness.is_none() && is_data(ty),
    }
}
