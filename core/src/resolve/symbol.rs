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
    /// All of them in alphabetical order.
    sorted: Vec<Symbol>,
}

impl Symbols {
    pub(super) fn new() -> Self {
        Symbols { names: Table::new(), sorted: Vec::new() }
    }

    /// The number of a name, which gets one if it has none yet.
    pub(super) fn intern(&mut self, name: &str) -> Symbol {
        match self.position(name) {
            Ok(position) => self.sorted[position],
            Err(position) => {
                let symbol = self.names.push(name.to_owned());
                self.sorted.insert(position, symbol);
                symbol
            }
        }
    }

    /// The number of a name, if it has one.
    pub(super) fn find(&self, name: &str) -> Option<Symbol> {
        match self.position(name) {
            Ok(position) => Some(self.sorted[position]),
            Err(_) => None,
        }
    }

    pub(super) fn text(&self, symbol: Symbol) -> &str {
        &self.names[symbol]
    }

    /// All names in alphabetical order.
    pub(super) fn sorted(&self) -> &[Symbol] {
        &self.sorted
    }

    /// The position of a name among the sorted ones, or the one where it belongs.
    fn position(&self, name: &str) -> Result<usize, usize> {
        let (mut first, mut end) = (0, self.sorted.len());
        while first < end {
            let middle = usize::midpoint(first, end);
            match name.cmp(self.text(self.sorted[middle])) {
                std::cmp::Ordering::Less => end = middle,
                std::cmp::Ordering::Equal => return Ok(middle),
                std::cmp::Ordering::Greater => first = middle + 1,
            }
        }
        Err(first)
    }
}
