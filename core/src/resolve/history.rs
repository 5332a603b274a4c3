//! What was visible at each moment of the walk.

use proc_macro2::Ident;

use super::ids::{BindingId, FnId, NodeId, Symbol, Table};
use super::symbol::{Symbols, text_of};

/// What a name in a scope stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Entry {
    Variable(BindingId),
    Nested(FnId),
    /// A const, static, import or other item: never captured.
    Item,
}

/// Stands for the names of a glob import, or the methods of a trait.
pub(crate) const EVERYTHING: &str = "*";

/// One name, from where it becomes visible to the end of its scope.
#[derive(Clone, Copy)]
struct Interval {
    entry: Entry,
    from: NodeId,
    to: NodeId,
}

impl Interval {
    fn contains(&self, at: NodeId) -> bool {
        self.from <= at && at < self.to
    }
}

/// All names of a factory with the intervals in which they were visible.
pub(crate) struct History {
    pub(super) symbols: Symbols,
    values: Table<Symbol, Vec<Interval>>,
    /// Items of every kind, functions too; [`EVERYTHING`] for what may hide any name.
    items: Vec<(Symbol, Interval)>,
}

impl History {
    pub(super) fn new() -> Self {
        History { symbols: Symbols::default(), values: Table::new(), items: Vec::new() }
    }

    /// What the name of an identifier meant at a moment, as a name of the factory.
    pub(crate) fn lookup(&self, ident: &Ident, at: NodeId) -> Option<Entry> {
        let name = self.symbols.find(&text_of(ident))?;
        for interval in self.values[name].iter().rev() {
            if interval.contains(at) {
                return Some(interval.entry);
            }
        }
        None
    }

    /// Names of items that were visible at `site`, but not where the walk was at `home`.
    pub(crate) fn items_only_at(&self, site: NodeId, home: NodeId) -> Vec<&str> {
        let mut names = Vec::new();
        for (name, interval) in &self.items {
            if interval.contains(site) && !interval.contains(home) {
                names.push(self.symbols.text(*name));
            }
        }
        names
    }

    /// Names of items that became visible between two moments.
    pub(crate) fn items_within(&self, begin: NodeId, end: NodeId) -> Vec<&str> {
        let mut names = Vec::new();
        for (name, interval) in &self.items {
            if begin < interval.from && interval.from < end {
                names.push(self.symbols.text(*name));
            }
        }
        names
    }

    /// The number of a name, with a row for it.
    pub(super) fn intern(&mut self, name: &str) -> Symbol {
        let symbol = self.symbols.intern(name);
        if symbol == self.values.next() {
            self.values.push(Vec::new());
        }
        symbol
    }

    /// Opens an interval; returns its index among those of the name.
    pub(super) fn open(&mut self, name: Symbol, entry: Entry, now: NodeId) -> usize {
        let intervals = &mut self.values[name];
        intervals.push(Interval { entry, from: now, to: NodeId::END });
        intervals.len() - 1
    }

    /// Closes an interval; returns what the name stood for.
    pub(super) fn close(&mut self, name: Symbol, index: usize, now: NodeId) -> Entry {
        let interval = &mut self.values[name][index];
        interval.to = now;
        interval.entry
    }

    /// Opens the interval of an item; returns its index among the items.
    pub(super) fn open_item(&mut self, name: Symbol, now: NodeId) -> usize {
        self.items.push((name, Interval { entry: Entry::Item, from: now, to: NodeId::END }));
        self.items.len() - 1
    }

    pub(super) fn close_item(&mut self, index: usize, now: NodeId) {
        self.items[index].1.to = now;
    }
}
