//! Scopes: what is visible now.

use proc_macro2::{Ident, TokenStream};

use super::history::{EVERYTHING, Entry, History};
use super::ids::{BindingId, NodeId, Symbol, Table, UseId};
use super::symbol::text_of;

/// A scope that is open.
struct Scope {
    /// Its names, each with the index of its interval.
    names: Vec<(Symbol, usize)>,
    /// Indices of its items in the history.
    items: Vec<usize>,
    /// The first use in it.
    first: UseId,
    /// Whether a `use` with `*` in it may bring any name of a value.
    glob: bool,
    macros: Vec<(Symbol, TokenStream)>,
}

/// A name at the current point of the walk.
#[derive(Default)]
struct Name {
    /// What it stands for, innermost last, with the number of the scope that declares it.
    entries: Vec<(Entry, usize)>,
    /// The uses of it in nested functions that found nothing, in the order in which those functions ended.
    waiting: Vec<UseId>,
}

/// The scopes around the current point of the walk, innermost last.
pub(super) struct Scopes {
    stack: Vec<Scope>,
    names: Table<Symbol, Name>,
    pub(super) history: History,
}

impl Scopes {
    pub(super) fn new() -> Self {
        Scopes { stack: Vec::new(), names: Table::new(), history: History::new() }
    }

    /// The name that an identifier stands for.
    pub(super) fn name_of(&mut self, ident: &Ident) -> Symbol {
        self.intern(&text_of(ident))
    }

    fn intern(&mut self, name: &str) -> Symbol {
        let symbol = self.history.intern(name);
        if symbol == self.names.next() {
            self.names.push(Name::default());
        }
        symbol
    }

    /// Opens a scope, of which `first` will be the first use.
    pub(super) fn push(&mut self, first: UseId) {
        let (names, items, macros) = (Vec::new(), Vec::new(), Vec::new());
        self.stack.push(Scope { names, items, first, glob: false, macros });
    }

    /// Closes the innermost scope; returns the bindings that end with it.
    pub(super) fn pop(&mut self, now: NodeId) -> Vec<BindingId> {
        let scope = self.stack.pop().expect("a scope for every pop");
        let mut ended = Vec::new();
        for &(name, index) in scope.names.iter().rev() {
            if let Entry::Variable(binding) = self.history.close(name, index, now) {
                ended.push(binding);
            }
            self.names[name].entries.pop();
        }
        for index in scope.items {
            self.history.close_item(index, now);
        }
        ended
    }

    /// Makes `name` visible from now on; returns the uses that were waiting for a binding to follow them.
    pub(super) fn declare(&mut self, name: Symbol, entry: Entry, now: NodeId) -> Vec<UseId> {
        let variable = matches!(entry, Entry::Variable(_));
        if !variable {
            self.declare_other(name, now);
        }
        let index = self.history.open(name, entry, now);
        let depth = self.stack.len();
        self.names[name].entries.push((entry, depth));
        let Some(scope) = self.stack.last_mut() else { return Vec::new() };
        scope.names.push((name, index));
        let first = scope.first;
        if variable { self.waiting_since(name, first) } else { Vec::new() }
    }

    /// Takes the uses that wait for a name in the innermost scope, whose first use is given: they stand in
    /// it, and so they are the last that have begun to wait.
    fn waiting_since(&mut self, name: Symbol, first: UseId) -> Vec<UseId> {
        let waiting = &mut self.names[name].waiting;
        let mut start = waiting.len();
        while start > 0 && waiting[start - 1] >= first {
            start -= 1;
        }
        waiting.split_off(start)
    }

    /// What a name stands for now.
    pub(super) fn lookup(&self, name: Symbol) -> Option<Entry> {
        let (entry, _) = self.names[name].entries.last()?;
        Some(*entry)
    }

    /// What an identifier means now.
    pub(super) fn entry(&self, ident: &Ident) -> Option<Entry> {
        self.lookup(self.history.symbols.find(&text_of(ident))?)
    }

    /// Makes every name of a value ambiguous that the innermost scope does not itself declare.
    pub(super) fn declare_glob(&mut self) {
        if let Some(scope) = self.stack.last_mut() {
            scope.glob = true;
        }
    }

    /// The number of the innermost scope in which a glob import may bring any name.
    pub(super) fn glob(&self) -> Option<usize> {
        let mut depth = self.stack.len();
        while depth > 0 {
            if self.stack[depth - 1].glob {
                return Some(depth);
            }
            depth -= 1;
        }
        None
    }

    /// The number of the scope that declares `name`.
    pub(super) fn declared(&self, name: Symbol) -> Option<usize> {
        let (_, depth) = self.names[name].entries.last()?;
        Some(*depth)
    }

    /// The number of the innermost scope.
    pub(super) fn depth(&self) -> usize {
        self.stack.len()
    }

    /// The names of the nested functions that are visible, in alphabetical order.
    pub(super) fn nested_names(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for index in 0..self.history.symbols.len() {
            if let Some(Entry::Nested(_)) = self.lookup(Symbol(index)) {
                let name = self.history.symbols.text(Symbol(index));
                let mut at = names.len();
                while at > 0 && name < names[at - 1].as_str() {
                    at -= 1;
                }
                names.insert(at, name.to_owned());
            }
        }
        names
    }

    /// Makes a type, module or macro visible from now on; a function or constant is declared as a value.
    pub(super) fn declare_other(&mut self, name: Symbol, now: NodeId) {
        let index = self.history.open_item(name, now);
        if let Some(scope) = self.stack.last_mut() {
            scope.items.push(index);
        }
    }

    /// Any name, or any method, may be hidden from now on.
    pub(super) fn declare_everything(&mut self, now: NodeId) {
        let everything = self.intern(EVERYTHING);
        self.declare_other(everything, now);
    }

    /// Lets the names that a function did not find wait for bindings that follow it.
    pub(super) fn wait(&mut self, uses: &[(Symbol, UseId)]) {
        for &(name, id) in uses {
            self.names[name].waiting.push(id);
        }
    }

    pub(super) fn define_macro(&mut self, name: Symbol, tokens: TokenStream) {
        if let Some(scope) = self.stack.last_mut() {
            scope.macros.push((name, tokens));
        }
    }

    /// The tokens of the `macro_rules!` named `name`, if it is defined in the factory.
    pub(super) fn local_macro(&self, name: Symbol) -> Option<TokenStream> {
        for scope in self.stack.iter().rev() {
            for (defined, tokens) in scope.macros.iter().rev() {
                if *defined == name {
                    return Some(tokens.clone());
                }
            }
        }
        None
    }
}
