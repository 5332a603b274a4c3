//! What the body of a factory with errors names: its imports stay used, so that nobody is told that they are
//! not.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::{GenericParam, Signature};

use crate::knowledge::{self, TypeFact};
use crate::syntax::{is_one_of, items, name_of, tokens_spanned};

/// Output: `use thread as _; use HashMap as _;`
pub(super) fn imports(item: &TokenStream, sig: &Signature) -> TokenStream {
    let mut names = Names { in_method: sig.receiver().is_some(), ..Names::default() };
    for param in items(&sig.generics.params) {
        if let GenericParam::Type(param) = param {
            names.declared.push(param.ident.to_string());
        }
    }
    names.add(item);
    if names.glob {
        // What it brings is no import of the module.
        return TokenStream::new();
    }
    let (span, mut imports) = (Span::call_site(), TokenStream::new());
    for name in &names.used {
        if !names.declared.contains(&name.to_string()) {
            let name = name.clone();
            imports.extend(tokens_spanned!(span=> use #name as _;));
        }
    }
    imports
}

#[derive(Default)]
struct Names {
    /// Each once.
    used: Vec<Ident>,
    /// Generics, and items of the body.
    declared: Vec<String>,
    /// Whether there is an import with a `*` in it.
    glob: bool,
    /// Whether names of types may be those of the generics of an `impl` block.
    in_method: bool,
}

impl Names {
    fn add(&mut self, tokens: &TokenStream) {
        let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
        for (position, token) in all.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.add(&group.stream()),
                TokenTree::Ident(name) => {
                    self.add_name(name, &all, position);
                    if let (true, Some(TokenTree::Group(args))) = (name == "decorate", all.get(position + 1))
                    {
                        self.add_decorators(&args.stream());
                    }
                }
                TokenTree::Punct(sign) if sign.as_char() == '*' => {
                    self.glob |= position > 1 && is_punct(&all[position - 1], ':');
                }
                _ => {}
            }
        }
    }

    fn add_name(&mut self, name: &Ident, all: &[TokenTree], position: usize) {
        let text = name.to_string();
        if let Some(TokenTree::Ident(before)) = position.checked_sub(1).map(|before| &all[before]) {
            let items = ["const", "enum", "fn", "mod", "static", "struct", "trait", "type", "union", "use"];
            if is_one_of(before, &items) {
                self.declared.push(text);
                return;
            }
        }
        let behind = |count: usize| position >= count && is_punct(&all[position - count], ':');
        let ahead = |count: usize| matches!(all.get(position + count), Some(token) if is_punct(token, ':'));
        let in_path = behind(1) && behind(2);
        let is_root = ahead(1) && ahead(2);
        if ahead(1) && !is_root {
            // A field, a parameter, or a generic with its bounds.
            self.declared.push(text);
            return;
        }
        // `a != b` is none.
        let is_called = matches!(all.get(position + 2), Some(TokenTree::Group(_))) || name == "macro_rules";
        let is_macro = is_called && matches!(all.get(position + 1), Some(token) if is_punct(token, '!'));
        // `Output` of `dyn Future<Output = ()>`.
        let is_bound = matches!(all.get(position + 1), Some(token) if is_punct(token, '='));
        let is_field = position > 0 && is_punct(&all[position - 1], '.');
        let is_long = text.len() > 1 && text.starts_with(char::is_alphabetic);
        let is_type = text.starts_with(char::is_uppercase) && !self.in_method;
        let is_keyword = name_of(&text).is_none();
        let stands_alone = !(in_path || is_field || is_keyword);
        if is_macro && stands_alone {
            self.add_macro(name, all, position);
            return;
        }
        let wanted = is_long && (is_root || is_type) && stands_alone && !is_bound;
        if wanted && !is_builtin(name) && !self.used.contains(name) {
            self.used.push(name.clone());
        }
    }
}

impl Names {
    /// Decorators of this crate, and the type that `type = Fib` declares. Others may be variables.
    fn add_decorators(&mut self, args: &TokenStream) {
        let all: Vec<TokenTree> = args.clone().into_iter().collect();
        for (position, token) in all.iter().enumerate() {
            let TokenTree::Ident(name) = token else { continue };
            if position == 0 || is_punct(&all[position - 1], ',') {
                if knowledge::is_decorator(name) && !self.used.contains(name) {
                    self.used.push(name.clone());
                }
            } else if position > 1 && matches!(&all[position - 2], TokenTree::Ident(word) if word == "type") {
                self.declared.push(name.to_string());
            }
        }
    }

    /// A macro that is called, which may be imported, or one that is declared.
    fn add_macro(&mut self, name: &Ident, all: &[TokenTree], position: usize) {
        if name == "macro_rules" {
            if let Some(TokenTree::Ident(declared)) = all.get(position + 2) {
                self.declared.push(declared.to_string());
            }
        } else if name != "nonlocal" && name != "weak" && !self.used.contains(name) {
            self.used.push(name.clone());
        }
    }
}

/// Types of the language itself, which nobody imports.
fn is_builtin(name: &Ident) -> bool {
    let number = knowledge::named_type(name).has(TypeFact::Number);
    number || is_one_of(name, &["bool", "char", "str"])
}

fn is_punct(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}
