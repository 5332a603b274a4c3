//! A quick look at raw tokens, so that what needs no compiler is not parsed at all.

use std::collections::HashSet;

use proc_macro2::{TokenStream, TokenTree};

/// What stands in the tokens of an item.
#[derive(Default)]
pub(crate) struct Scan {
    /// `fn` outside of all groups: the item may be a function at all.
    pub(crate) function: bool,
    /// Something for the compiler: `fn name` in a group, `#[default(..)]` on a parameter, or the word
    /// `nonlocal`. A function without them comes back untouched, whatever syntax it uses.
    pub(crate) work: bool,
    pub(crate) names: Names,
}

/// The names in an item that its expansion has to know of.
#[derive(Clone, Default)]
pub(crate) struct Names {
    /// Those that begin as generated names do.
    reserved: HashSet<String>,
    self_type: bool,
    moves: bool,
}

impl Names {
    /// Whether `move` is one of them.
    pub(crate) fn mention_move(&self) -> bool {
        self.moves
    }

    /// Names for generated code that are none of these.
    pub(crate) fn fresh_names(&self) -> Fresh {
        Fresh { taken: self.reserved.clone() }
    }

    /// Whether one of them begins like that.
    pub(crate) fn any_begins(&self, generated: &str) -> bool {
        self.reserved.iter().any(|name| name.starts_with(generated))
    }

    /// Whether `Self` is one of them.
    pub(crate) fn mention_self_type(&self) -> bool {
        self.self_type
    }
}

/// Names for generated code that the user's code does not use.
pub(crate) struct Fresh {
    taken: HashSet<String>,
}

impl Fresh {
    pub(crate) fn fresh(&self, wanted: &str, span: proc_macro2::Span) -> proc_macro2::Ident {
        let base = format!("__{wanted}");
        let mut name = base.clone();
        let mut count = 1;
        while self.taken.contains(&name) {
            count += 1;
            name = format!("{base}_{count}");
        }
        proc_macro2::Ident::new(&name, span)
    }
}

impl Scan {
    pub(crate) fn of(item: &TokenStream) -> Self {
        let mut scan = Scan::default();
        scan.look(item.clone(), 0);
        scan
    }

    fn look(&mut self, tokens: TokenStream, depth: usize) {
        let (mut after_fn, mut after_pound) = (false, false);
        for token in tokens {
            let (follows_fn, follows_pound) = (after_fn, after_pound);
            (after_fn, after_pound) = (false, false);
            match token {
                TokenTree::Ident(ident) => {
                    self.work |= follows_fn && depth > 0;
                    after_fn = self.name(&ident.to_string(), depth);
                }
                TokenTree::Group(group) => {
                    self.work |= follows_pound && depth == 1 && starts_with_default(group.stream());
                    self.look(group.stream(), depth + 1);
                }
                TokenTree::Punct(punct) => after_pound = punct.as_char() == '#',
                TokenTree::Literal(_) => {}
            }
        }
    }

    /// Notes a name; returns whether it is `fn`.
    fn name(&mut self, name: &str, depth: usize) -> bool {
        match name {
            "fn" => {
                self.function |= depth == 0;
                return true;
            }
            "nonlocal" => self.work = true,
            "Self" => self.names.self_type = true,
            "move" => self.names.moves = true,
            _ if name.starts_with("__") || name.starts_with("r#__") => {
                self.names.reserved.insert(name.trim_start_matches("r#").to_owned());
            }
            _ => {}
        }
        false
    }
}

fn starts_with_default(attribute: TokenStream) -> bool {
    matches!(attribute.into_iter().next(), Some(TokenTree::Ident(ident)) if ident == "default")
}
