//! Names as numbers: a name is compared and looked up often, and its text is needed seldom.

use proc_macro2::Ident;

use super::ids::Symbol;
use crate::syntax::NameSet;

/// The name an identifier stands for: `r#x` is `x`.
pub(super) fn text_of(ident: &Ident) -> String {
    let text = ident.to_string();
    match text.strip_prefix("r#") {
        Some(name) => name.to_owned(),
        None => text,
    }
}

/// The names of a factory, each with its number.
#[derive(Default)]
pub(super) struct Symbols(NameSet);

impl Symbols {
    /// The number of a name, which gets one if it has none yet.
    pub(super) fn intern(&mut self, name: &str) -> Symbol {
        self.0.insert(name);
        Symbol(self.0.find(name).unwrap_or_default())
    }

    /// The number of a name, if it has one.
    pub(super) fn find(&self, name: &str) -> Option<Symbol> {
        Some(Symbol(self.0.find(name)?))
    }

    pub(super) fn text(&self, symbol: Symbol) -> &str {
        &self.0.all()[symbol.0]
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.0.all().len()
    }
}
