//! Scopes: what is visible now, and what was visible at each moment of the walk.

use std::collections::HashMap;

use super::ids::{BindingId, FnId, NodeId, UseId};

/// What a name in a scope stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Entry {
    Variable(BindingId),
    Nested(FnId),
    /// A const, static, import or other item: never captured.
    Item,
}

/// One name, from where it becomes visible to the end of its scope.
#[derive(Clone, Copy)]
pub(crate) struct Interval {
    pub(crate) entry: Entry,
    pub(crate) from: NodeId,
    pub(crate) to: NodeId,
}

impl Interval {
    fn contains(&self, at: NodeId) -> bool {
        self.from <= at && at < self.to
    }
}

/// All names of a factory with the intervals in which they were visible.
#[derive(Default)]
pub(crate) struct History {
    values: HashMap<String, Vec<Interval>>,
    /// Items of every kind, functions too; [`EVERYTHING`] for what may hide any name.
    items: Vec<(String, Interval)>,
}

/// Stands for the names of a glob import, or the methods of a trait.
pub(crate) const EVERYTHING: &str = "*";

impl History {
    /// What `name` meant at a moment, as a name of the factory.
    pub(crate) fn lookup(&self, name: &str, at: NodeId) -> Option<Entry> {
        let intervals = self.values.get(name)?;
        intervals.iter().rev().find(|interval| interval.contains(at)).map(|interval| interval.entry)
    }

    /// Names of items that were visible at `site`, but not where the walk was at `home`.
    pub(crate) fn items_only_at(&self, site: NodeId, home: NodeId) -> impl Iterator<Item = &str> {
        let only = move |interval: &Interval| interval.contains(site) && !interval.contains(home);
        self.items.iter().filter(move |(_, interval)| only(interval)).map(|(name, _)| name.as_str())
    }

    /// Names of items that became visible between two moments.
    pub(crate) fn items_within(&self, begin: NodeId, end: NodeId) -> impl Iterator<Item = &str> {
        let within = move |interval: &Interval| begin < interval.from && interval.from < end;
        self.items.iter().filter(move |(_, interval)| within(interval)).map(|(name, _)| name.as_str())
    }

    fn open(&mut self, name: &str, interval: Interval) -> usize {
        let intervals = self.values.entry(name.to_owned()).or_default();
        intervals.push(interval);
        intervals.len() - 1
    }

    fn close(&mut self, name: &str, index: usize, at: NodeId) -> Entry {
        let interval = &mut self.values.get_mut(name).expect("a name that was opened")[index];
        interval.to = at;
        interval.entry
    }
}

/// A scope that is open: its names, and the names its nested functions still look for.
#[derive(Default)]
struct Scope {
    names: Vec<(String, usize)>,
    /// Indices of its items in the history.
    items: Vec<usize>,
    pending: HashMap<String, Vec<UseId>>,
    /// Whether a `use` with `*` in it may bring any name of a value.
    glob: bool,
    macros: HashMap<String, proc_macro2::TokenStream>,
}

/// The scopes around the current point of the walk, innermost last.
#[derive(Default)]
pub(crate) struct Scopes {
    stack: Vec<Scope>,
    /// For each name the visible entries, innermost last, with the number of the scope that has them.
    visible: HashMap<String, Vec<(Entry, usize)>>,
    pub(crate) history: History,
}

impl Scopes {
    pub(crate) fn push(&mut self) {
        self.stack.push(Scope::default());
    }

    /// Closes the innermost scope; returns the bindings that end with it.
    pub(crate) fn pop(&mut self, now: NodeId) -> Vec<BindingId> {
        let scope = self.stack.pop().expect("a scope for every pop");
        let mut ended = Vec::new();
        for (name, index) in scope.names.into_iter().rev() {
            if let Entry::Variable(binding) = self.history.close(&name, index, now) {
                ended.push(binding);
            }
            if let Some(entries) = self.visible.get_mut(&name) {
                entries.pop();
            }
        }
        for index in scope.items {
            self.history.items[index].1.to = now;
        }
        if let Some(outer) = self.stack.last_mut() {
            merge(&mut outer.pending, scope.pending);
        }
        ended
    }

    /// Makes `name` visible from now on; returns the uses that were waiting for a binding to follow them.
    pub(crate) fn declare(&mut self, name: &str, entry: Entry, now: NodeId) -> Vec<UseId> {
        if !matches!(entry, Entry::Variable(_)) {
            self.declare_other(name.to_owned(), now);
        }
        let index = self.history.open(name, Interval { entry, from: now, to: NodeId::END });
        let depth = self.stack.len();
        self.visible.entry(name.to_owned()).or_default().push((entry, depth));
        let Some(scope) = self.stack.last_mut() else {
            return Vec::new();
        };
        scope.names.push((name.to_owned(), index));
        match entry {
            Entry::Variable(_) => scope.pending.remove(name).unwrap_or_default(),
            Entry::Nested(_) | Entry::Item => Vec::new(),
        }
    }

    pub(crate) fn lookup(&self, name: &str) -> Option<Entry> {
        self.visible.get(name)?.last().map(|(entry, _)| *entry)
    }

    /// Makes every name of a value ambiguous that the innermost scope does not itself declare.
    pub(crate) fn declare_glob(&mut self) {
        if let Some(scope) = self.stack.last_mut() {
            scope.glob = true;
        }
    }

    /// The number of the innermost scope in which a glob import may bring any name.
    pub(crate) fn glob(&self) -> Option<usize> {
        self.stack.iter().rposition(|scope| scope.glob).map(|position| position + 1)
    }

    /// The number of the scope that declares `name`.
    pub(crate) fn declared(&self, name: &str) -> Option<usize> {
        self.visible.get(name)?.last().map(|(_, depth)| *depth)
    }

    /// The number of the innermost scope.
    pub(crate) fn depth(&self) -> usize {
        self.stack.len()
    }

    /// The names of the nested functions that are visible.
    pub(crate) fn nested_names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for (name, entries) in &self.visible {
            if let Some((Entry::Nested(_), _)) = entries.last() {
                names.push(name.clone());
            }
        }
        // The order of the table is not the same in every run, and messages are.
        names.sort_unstable();
        names
    }

    /// Makes a type, module or macro visible from now on; a function or constant is declared as a value.
    pub(crate) fn declare_other(&mut self, name: String, now: NodeId) {
        let interval = Interval { entry: Entry::Item, from: now, to: NodeId::END };
        self.history.items.push((name, interval));
        if let Some(scope) = self.stack.last_mut() {
            scope.items.push(self.history.items.len() - 1);
        }
    }

    /// Lets `uses` of a nested function wait for bindings that follow it in the blocks around it.
    pub(crate) fn wait(&mut self, uses: HashMap<String, Vec<UseId>>) {
        if let Some(scope) = self.stack.last_mut() {
            merge(&mut scope.pending, uses);
        }
    }

    pub(crate) fn define_macro(&mut self, name: String, tokens: proc_macro2::TokenStream) {
        if let Some(scope) = self.stack.last_mut() {
            scope.macros.insert(name, tokens);
        }
    }

    /// The tokens of the `macro_rules!` named `name`, if it is defined in the factory.
    pub(crate) fn local_macro(&self, name: &str) -> Option<proc_macro2::TokenStream> {
        self.stack.iter().rev().find_map(|scope| scope.macros.get(name)).cloned()
    }
}

fn merge(into: &mut HashMap<String, Vec<UseId>>, from: HashMap<String, Vec<UseId>>) {
    if into.is_empty() {
        *into = from;
        return;
    }
    for (name, uses) in from {
        into.entry(name).or_default().extend(uses);
    }
}
