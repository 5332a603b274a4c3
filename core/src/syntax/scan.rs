//! A quick look at raw tokens, so that what needs no compiler is not parsed at all.

use std::rc::Rc;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::names::NameSet;
use super::walk::each_token;

/// What stands in the tokens of an item.
#[derive(Default)]
pub(crate) struct Scan {
    /// `fn` outside of all groups: the item may be a function at all.
    pub(crate) function: bool,
    /// Something for the compiler: `fn name` in a group, `#[default(..)]` on a parameter, or the word
    /// `nonlocal`. A function without them comes back untouched, whatever syntax it uses.
    pub(crate) work: bool,
    /// A group without brackets.
    pub(crate) covered: bool,
    pub(crate) names: Names,
}

/// The names in an item that its expansion has to know of.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent properties, each asked for alone")]
pub(crate) struct Names {
    /// Those that begin as generated names do.
    reserved: Rc<NameSet>,
    self_type: bool,
    /// Whether there is a `|` among the tokens.
    bar: bool,
    /// Whether the word `weak` is.
    weak: bool,
    /// Whether one of them looks as a generic does.
    generic: bool,
    /// The generics of the `impl` block around, where the attribute stands on that.
    around: Option<Rc<NameSet>>,
}

impl Names {
    /// Names for generated code that are none of these.
    pub(crate) fn fresh_names(&self) -> Fresh {
        Fresh { taken: Rc::clone(&self.reserved) }
    }

    /// Whether one of them begins like that.
    pub(crate) fn any_begins(&self, generated: &str) -> bool {
        for name in self.reserved.all() {
            if name.starts_with(generated) {
                return true;
            }
        }
        false
    }

    /// Sets the generics of the block around.
    pub(crate) fn stand_in(&mut self, generics: &Rc<NameSet>) {
        self.around = Some(Rc::clone(generics));
    }

    /// Whether a name may be that of a generic of the `impl` block around, if there is one.
    pub(crate) fn may_be_generic(&self, name: &str) -> bool {
        match &self.around {
            Some(generics) => generics.contains(name),
            None => looks_generic(name),
        }
    }

    /// Whether one of them may be that.
    pub(crate) fn may_mention_generics(&self) -> bool {
        match &self.around {
            Some(generics) => !generics.all().is_empty(),
            None => self.generic,
        }
    }

    /// Whether it is known that they stand in a block which has generics.
    pub(crate) fn stand_in_generic_block(&self) -> bool {
        self.around.is_some() && self.may_mention_generics()
    }

    /// Whether there may be closures of the user's own.
    pub(crate) fn may_have_closures(&self) -> bool {
        self.bar
    }

    /// Whether there may be a `weak!(x)`.
    pub(crate) fn may_have_weak(&self) -> bool {
        self.weak
    }

    /// Whether `Self` is one of them.
    pub(crate) fn mention_self_type(&self) -> bool {
        self.self_type
    }
}

/// Names for generated code that the user's code does not use.
pub(crate) struct Fresh {
    taken: Rc<NameSet>,
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
        for token in item.clone() {
            match token {
                TokenTree::Ident(ident) => scan.function |= scan.name(&ident.to_string()),
                TokenTree::Group(group) => {
                    let parameters = group.delimiter() == Delimiter::Parenthesis;
                    scan.work |= parameters && has_default(group.stream());
                    scan.inside(&group.stream());
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
        scan
    }

    /// Looks at what stands in a group.
    fn inside(&mut self, tokens: &TokenStream) {
        let mut after_fn = false;
        each_token(tokens, &mut |token, _| {
            let follows_fn = std::mem::take(&mut after_fn);
            match token {
                TokenTree::Ident(ident) => {
                    self.work |= follows_fn;
                    after_fn = self.name(&ident.to_string());
                }
                TokenTree::Group(group) => self.covered |= group.delimiter() == Delimiter::None,
                TokenTree::Punct(punct) => self.names.bar |= punct.as_char() == '|',
                TokenTree::Literal(_) => {}
            }
            true
        });
    }

    /// Notes a name; returns whether it is `fn`.
    fn name(&mut self, name: &str) -> bool {
        match name {
            "fn" => return true,
            "nonlocal" => self.work = true,
            "Self" => self.names.self_type = true,
            "weak" => self.names.weak = true,
            _ if name.starts_with("__") || name.starts_with("r#__") => {
                // Nobody else has it before all names are in it.
                if let Some(reserved) = Rc::get_mut(&mut self.names.reserved) {
                    reserved.insert(name.strip_prefix("r#").unwrap_or(name));
                }
            }
            _ => self.names.generic |= looks_generic(name),
        }
        false
    }
}

/// Whether a name looks as a generic does: `T`, `N`, `T2`. Heuristic; the worst that comes of it is a call
/// through a pointer.
fn looks_generic(name: &str) -> bool {
    let mut letters = name.chars();
    let Some(first) = letters.next() else { return false };
    let mut digits = true;
    for letter in letters {
        digits &= letter.is_ascii_digit();
    }
    first.is_uppercase() && digits
}

/// Whether one of the parameters has `#[default(..)]`.
fn has_default(parameters: TokenStream) -> bool {
    let mut after_pound = false;
    for token in parameters {
        if let (true, TokenTree::Group(group)) = (after_pound, &token) {
            let first = group.stream().into_iter().next();
            if matches!(first, Some(TokenTree::Ident(ident)) if ident == "default") {
                return true;
            }
        }
        after_pound = matches!(token, TokenTree::Punct(punct) if punct.as_char() == '#');
    }
    false
}
