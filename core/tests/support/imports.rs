//! Which file of a crate imports from which other, read from their tokens.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// A file below `src`: `resolve/tree.rs`, and its text.
pub(crate) type Source = (String, String);

/// For each file, the files that it imports from, each with a name that it imports.
pub(crate) type Imports = BTreeMap<String, BTreeMap<String, String>>;

/// What the files of a crate import from each other. What is only for tests is left out.
///
/// A name that is passed on with `use` counts for the file that defines it. A `mod.rs` that passes names on
/// does not import them.
pub(crate) fn imports(sources: &[Source]) -> Imports {
    let mut modules = Vec::new();
    for (file, text) in sources {
        modules.push(Module::read(file, text));
    }
    let mut imports = Imports::new();
    for module in &modules {
        let from = imports.entry(module.file.clone()).or_default();
        for path in &module.paths {
            match find(&modules, module, path, 0) {
                Some(Found::Item(other)) if other.file != module.file => {
                    from.insert(other.file.clone(), path.join("::"));
                }
                _ => {}
            }
        }
    }
    imports
}

/// The shortest circle through each file that is in one: no file of it can be left out. Each circle once.
pub(crate) fn circles(imports: &Imports) -> BTreeSet<Vec<String>> {
    let mut circles = BTreeSet::new();
    for file in imports.keys() {
        if let Some(mut circle) = circle_through(imports, file) {
            let first = (0..circle.len()).min_by_key(|position| &circle[*position]);
            circle.rotate_left(first.unwrap_or(0));
            circles.insert(circle);
        }
    }
    circles
}

fn circle_through(imports: &Imports, start: &str) -> Option<Vec<String>> {
    let mut reached_from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(file) = open.pop_front() {
        for next in imports.get(file)?.keys() {
            if next == start {
                let mut circle = vec![file.to_owned()];
                let mut file = file;
                while file != start {
                    file = reached_from[file];
                    circle.insert(0, file.to_owned());
                }
                return Some(circle);
            }
            if !reached_from.contains_key(next.as_str()) {
                reached_from.insert(next, file);
                open.push_back(next);
            }
        }
    }
    None
}

/// A file, as the module that it is.
struct Module {
    file: String,
    /// The names that lead to it: none for `lib.rs`.
    path: Vec<String>,
    /// The names that `use` brings into it, and what they stand for.
    names: BTreeMap<String, Vec<String>>,
    /// The paths in it that may lead to other files.
    paths: Vec<Vec<String>>,
}

impl Module {
    fn read(file: &str, text: &str) -> Self {
        let mut path: Vec<String> = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if matches!(path.last().map(String::as_str), Some("mod" | "lib")) {
            path.pop();
        }
        let mut module = Module { file: file.to_owned(), path, names: BTreeMap::new(), paths: Vec::new() };
        let tokens: TokenStream = text.parse().expect("tokens");
        module.read_tokens(tokens);
        module
    }

    fn read_tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            at = match &tokens[at] {
                TokenTree::Punct(_) if is_for_tests(&tokens[at..]) => behind_item(&tokens, at),
                TokenTree::Ident(_) if is_quote(&tokens[at..]) => at + 3,
                TokenTree::Ident(word) if word == "use" => self.read_use(&tokens, at),
                TokenTree::Ident(_) => self.read_path(&tokens, at),
                TokenTree::Group(group) => {
                    self.read_tokens(group.stream());
                    at + 1
                }
                _ => at + 1,
            };
        }
    }

    /// Reads `use a::{b, c as d};`, and returns where it ends.
    fn read_use(&mut self, tokens: &[TokenTree], at: usize) -> usize {
        let end = at + tokens[at..].iter().position(|token| is_sign(token, ';')).expect("a semicolon");
        let mut tree = Vec::new();
        read_tree(&[], &tokens[at + 1..end], &mut tree);
        let passed_on = self.file.ends_with("mod.rs") && is_public(&tokens[..at]);
        for (name, path) in tree {
            if !passed_on {
                self.paths.push(path.clone());
            }
            self.names.insert(name, path);
        }
        end
    }

    /// Reads `a::b::c`, and returns where it ends.
    fn read_path(&mut self, tokens: &[TokenTree], at: usize) -> usize {
        let mut path = vec![tokens[at].to_string()];
        let mut end = at + 1;
        while let [TokenTree::Punct(colon), second, TokenTree::Ident(name), ..] = &tokens[end..] {
            if colon.as_char() != ':' || colon.spacing() != Spacing::Joint || !is_sign(second, ':') {
                break;
            }
            path.push(name.to_string());
            end += 3;
        }
        let continues = at > 1 && is_sign(&tokens[at - 1], ':') && is_sign(&tokens[at - 2], ':');
        if path.len() > 1 && !continues {
            self.paths.push(path);
        }
        end
    }
}

/// The names of a tree of imports, and their paths.
fn read_tree(prefix: &[String], tokens: &[TokenTree], into: &mut Vec<(String, Vec<String>)>) {
    let mut path = prefix.to_vec();
    let mut name = None;
    let mut renamed = false;
    for token in tokens {
        match token {
            TokenTree::Ident(word) if word == "as" => renamed = true,
            TokenTree::Ident(word) if renamed => name = Some(word.to_string()),
            TokenTree::Ident(word) => path.push(word.to_string()),
            TokenTree::Group(group) => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                for part in inside.split(|token| is_sign(token, ',')).filter(|part| !part.is_empty()) {
                    read_tree(&path, part, into);
                }
                return;
            }
            sign if is_sign(sign, '*') => path.push("*".to_owned()),
            _ => {}
        }
    }
    if path.len() > 1 && path[path.len() - 1] == "self" {
        path.pop();
    }
    let name = name.unwrap_or_else(|| path[path.len() - 1].clone());
    into.push((name, path));
}

/// What a path leads to.
enum Found<'a> {
    Module(&'a Module),
    /// Something that is defined in this file.
    Item(&'a Module),
}

/// What a path means in a module; nothing where it leads out of the crate.
fn find<'a>(modules: &'a [Module], from: &'a Module, path: &[String], followed: usize) -> Option<Found<'a>> {
    assert!(followed < 20, "{}: `{}` leads in a circle", from.file, path.join("::"));
    let first = path[0].as_str();
    let (mut module, rest) = match first {
        "crate" => (child(modules, &[])?, &path[1..]),
        "self" => (from, &path[1..]),
        "super" => (from, path),
        _ if child_named(modules, from, first).is_some() => (from, path),
        // `quote`, where `use quote::quote;` brings it, is another crate.
        _ if from.names.get(first).is_some_and(|known| known[0] != first) => (from, path),
        _ => return None,
    };
    for (position, name) in rest.iter().enumerate() {
        assert!(name != "*", "{}: `{}` does not say what it imports", from.file, path.join("::"));
        if name == "super" {
            module = child(modules, &module.path[..module.path.len() - 1])?;
            continue;
        }
        // A module and a function may have one name: the function is what stands last.
        let inner = child_named(modules, module, name);
        let is_last = position + 1 == rest.len();
        match (inner, module.names.get(name)) {
            (Some(inner), known) if known.is_none() || !is_last => module = inner,
            (_, Some(known)) => match find(modules, module, known, followed + 1)? {
                Found::Module(other) => module = other,
                found @ Found::Item(_) => return Some(found),
            },
            _ => return Some(Found::Item(module)),
        }
    }
    Some(Found::Module(module))
}

fn child<'a>(modules: &'a [Module], path: &[String]) -> Option<&'a Module> {
    modules.iter().find(|module| module.path == path)
}

fn child_named<'a>(modules: &'a [Module], parent: &Module, name: &str) -> Option<&'a Module> {
    let mut path = parent.path.clone();
    path.push(name.to_owned());
    child(modules, &path)
}

/// `#[cfg(test)]`
fn is_for_tests(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [sign, TokenTree::Group(group), ..]
        if is_sign(sign, '#') && group.stream().to_string().replace(' ', "") == "cfg(test)")
}

/// Where the item ends that begins at `at`.
fn behind_item(tokens: &[TokenTree], at: usize) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        token => is_sign(token, ';'),
    };
    at + 1 + tokens[at..].iter().position(ends).expect("an end of the item")
}

/// The macros that are given code of others.
const QUOTES: [&str; 5] = ["quote", "quote_spanned", "parse_quote", "tokens", "tokens_spanned"];

/// `quote!(..)`
fn is_quote(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Ident(name), sign, TokenTree::Group(_), ..]
        if is_sign(sign, '!') && QUOTES.iter().any(|quote| name == quote))
}

/// Whether `pub`, or `pub(crate)`, stands at the end.
fn is_public(before: &[TokenTree]) -> bool {
    let word = match before {
        [.., word, TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => word,
        [.., word] => word,
        [] => return false,
    };
    matches!(word, TokenTree::Ident(word) if word == "pub")
}

fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}
