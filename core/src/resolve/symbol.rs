//! Names as numbers: a name is compared and looked up often, and its text is needed seldom.

use proc_macro2::Ident;

use super::ids::{Symbol, Table};

/// The name an identifier stands for: `r#x` is `x`.
pub(super) fn text_of(ident: &Ident) -> String {
    let text = ident.to_string();
    match text.strip_prefix("r#") {
        Some(name) => name.to_owned(),
        None => text,
    }
}

/// The names of a factory, each with its number.
pub(super) struct Symbols {
    names: Table<Symbol, String>,
    /// The numbers, each in the list that the hash of its name tells. There are at least as many as names.
    lists: Vec<Vec<Symbol>>,
}

impl Symbols {
    pub(super) fn new() -> Self {
        let mut symbols = Symbols { names: Table::new(), lists: Vec::new() };
        symbols.spread(64);
        symbols
    }

    /// The number of a name, which gets one if it has none yet.
    pub(super) fn intern(&mut self, name: &str) -> Symbol {
        if let Some(symbol) = self.find(name) {
            return symbol;
        }
        if self.names.len() == self.lists.len() {
            self.spread(2 * self.lists.len());
        }
        let list = self.list_of(name);
        let symbol = self.names.push(name.to_owned());
        self.lists[list].push(symbol);
        symbol
    }

    /// The number of a name, if it has one.
    pub(super) fn find(&self, name: &str) -> Option<Symbol> {
        for symbol in &self.lists[self.list_of(name)] {
            if self.names[*symbol] == name {
                return Some(*symbol);
            }
        }
        None
    }

    pub(super) fn text(&self, symbol: Symbol) -> &str {
        &self.names[symbol]
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// Puts the numbers into as many lists.
    fn spread(&mut self, count: usize) {
        self.lists.clear();
        for _ in 0..count {
            self.lists.push(Vec::new());
        }
        for index in 0..self.names.len() {
            let list = self.list_of(&self.names[index]);
            self.lists[list].push(Symbol(index));
        }
    }

    /// The list for a name: FNV-1a, in as many bits as there are lists.
    fn list_of(&self, name: &str) -> usize {
        let mut hash: usize = 0x811c_9dc5;
        for byte in name.bytes() {
            hash = (hash ^ usize::from(byte)).wrapping_mul(0x0100_0193);
        }
        hash & (self.lists.len() - 1)
    }
}
