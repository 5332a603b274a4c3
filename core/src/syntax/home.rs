//! Where the crate `nonlocal` is, as the crate that uses it knows it: what generated code needs is there.

use std::env;
use std::ffi::OsString;
use std::mem;
use std::sync::{Mutex, PoisonError};

use proc_macro2::{Ident, Span, TokenStream};
use syn::Path;

use super::parse::name_of;
use super::tokens::tokens_of;
use super::tokens::tokens_spanned;

/// The name of the module with what generated code needs, which changes with the version: two versions in one
/// program do not take each other's.
const PRIVATE: &str = concat!(
    "__private_",
    env!("CARGO_PKG_VERSION_MAJOR"),
    "_",
    env!("CARGO_PKG_VERSION_MINOR"),
    "_",
    env!("CARGO_PKG_VERSION_PATCH")
);

/// The path of the crate.
#[derive(Clone)]
pub(crate) struct Home {
    /// `crate = path`, where it is written.
    written: Option<TokenStream>,
    /// What the manifest says, where nothing is written.
    dependency: Dependency,
}

/// What the manifest of the crate that is being compiled says of `nonlocal`.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Dependency {
    /// It is a dependency by this name, or there is no telling.
    Nonlocal,
    /// `nl = { package = "nonlocal" }`
    Renamed(String),
    /// It is none: some other crate has re-exported it.
    Missing,
}

impl Home {
    pub(super) fn written(path: &Path) -> Self {
        Home { written: Some(tokens_of(&path)), dependency: Dependency::Nonlocal }
    }

    /// `::nonlocal::__private_0_1_0`
    pub(crate) fn private(&self, span: Span) -> TokenStream {
        let module = Ident::new(PRIVATE, span);
        if let Some(path) = &self.written {
            return tokens_spanned!(span=> #path::#module);
        }
        let name = match &self.dependency {
            Dependency::Renamed(name) => name,
            Dependency::Nonlocal | Dependency::Missing => "nonlocal",
        };
        let name = match name_of(name) {
            Some(mut name) => {
                name.set_span(span);
                name
            }
            None => Ident::new_raw(name, span),
        };
        tokens_spanned!(span=> ::#name::#module)
    }

    /// Whether it is written where it is.
    pub(crate) fn is_written(&self) -> bool {
        self.written.is_some()
    }

    /// Whether it has to be said where the crate is, if something needs it.
    pub(crate) fn is_missing(&self) -> bool {
        self.written.is_none() && self.dependency == Dependency::Missing
    }

    /// Whether an expansion needs it.
    pub(crate) fn is_mentioned_by(expansion: &TokenStream) -> bool {
        super::walk::mentions_word(expansion, PRIVATE)
    }
}

/// What was read last, and from where: one process compiles one crate.
static LAST: Mutex<Option<(OsString, Dependency)>> = Mutex::new(None);

/// Reads the manifest, if there is one.
fn dependency() -> Dependency {
    let Some(mut folder) = env::var_os("CARGO_MANIFEST_DIR") else { return Dependency::Nonlocal };
    folder.push("/Cargo.toml");
    let path = env::var_os("CARGO_MANIFEST_PATH").unwrap_or(folder);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((known, dependency)) = &*last {
        if *known == path {
            return dependency.clone();
        }
    }
    let dependency = match std::fs::read_to_string(&path) {
        Ok(manifest) => Manifest::read(&manifest),
        Err(_) => Dependency::Nonlocal,
    };
    *last = Some((path, dependency.clone()));
    dependency
}

/// A manifest, read as words and lines. Heuristic: no parser of TOML is worth its weight here; where this
/// misses something the name is `nonlocal`, and only a manifest that never says the word is taken to have no
/// such dependency.
#[derive(Default)]
struct Manifest {
    /// The words in the last `[header]`.
    table: Vec<String>,
    /// Those of the line so far.
    line: Vec<String>,
    word: String,
    is_header: bool,
    in_comment: bool,
    /// Whether there is a dependency by the name `nonlocal`.
    named: bool,
    /// The name of a dependency that is the package `nonlocal`.
    renamed: Option<String>,
}

impl Manifest {
    fn read(text: &str) -> Dependency {
        if !text.contains("nonlocal") {
            return Dependency::Missing;
        }
        let mut manifest = Manifest::default();
        for letter in text.chars() {
            manifest.add(letter);
        }
        manifest.add('\n');
        match manifest.renamed {
            Some(name) if !manifest.named && name != "nonlocal" => Dependency::Renamed(name),
            _ => Dependency::Nonlocal,
        }
    }

    fn add(&mut self, letter: char) {
        if letter.is_alphanumeric() || letter == '_' || letter == '-' {
            self.word.push(letter);
            return;
        }
        if !self.word.is_empty() && !self.in_comment {
            self.line.push(mem::take(&mut self.word));
        }
        self.word.clear();
        match letter {
            '[' => self.is_header |= self.line.is_empty(),
            '#' => self.in_comment = true,
            '\n' => self.end_line(),
            _ => {}
        }
    }

    fn end_line(&mut self) {
        let line = mem::take(&mut self.line);
        if mem::take(&mut self.is_header) {
            self.table = line;
        } else {
            self.entry(&line);
        }
        self.in_comment = false;
    }

    /// `nonlocal = ..` and `nl = { package = "nonlocal", .. }` in a table of dependencies, or
    /// `package = "nonlocal"` in the table of one.
    fn entry(&mut self, words: &[String]) {
        let renamed = match (words, &self.table[..]) {
            ([key, package, ..], [.., table, name]) if key == "package" && is_dependencies(table) => {
                if package == "nonlocal" {
                    Some(name)
                } else {
                    None
                }
            }
            ([name, ..], [.., table]) if is_dependencies(table) => {
                self.named |= name == "nonlocal";
                if names_package(words) { Some(name) } else { None }
            }
            _ => None,
        };
        if let Some(name) = renamed {
            self.renamed = Some(as_ident(name));
        }
    }
}

/// `dependencies`, `dev-dependencies` and the like.
fn is_dependencies(table: &str) -> bool {
    table.ends_with("dependencies")
}

/// Whether `package = "nonlocal"` is among the words.
fn names_package(words: &[String]) -> bool {
    let mut after_package = false;
    for word in words {
        if after_package && word == "nonlocal" {
            return true;
        }
        after_package = word == "package";
    }
    false
}

/// The name by which Rust knows a package: `my-crate` is `my_crate`.
fn as_ident(package: &str) -> String {
    let mut ident = String::new();
    for letter in package.chars() {
        ident.push(if letter == '-' { '_' } else { letter });
    }
    ident
}

impl Default for Home {
    /// As the manifest says.
    fn default() -> Self {
        Home { written: None, dependency: dependency() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Dependency, Manifest};

    #[test]
    fn manifests() {
        let renamed = |name: &str| Dependency::Renamed(name.to_owned());
        for (manifest, expected) in [
            ("[dependencies]\nserde = \"1\"\n", Dependency::Missing),
            ("[dependencies]\nnonlocal = \"0.1\"\n", Dependency::Nonlocal),
            ("[dependencies]\nnonlocal.workspace = true\n", Dependency::Nonlocal),
            ("[dependencies.nonlocal]\nversion = \"0.1\"\n", Dependency::Nonlocal),
            ("[dependencies]\nnl = { package = \"nonlocal\", version = \"0.1\" }\n", renamed("nl")),
            ("[dev-dependencies]\nmy-nl = { version='1', package='nonlocal' }\n", renamed("my_nl")),
            (
                "[target.'cfg(unix)'.dependencies.nl]\nversion = \"1\"\npackage = \"nonlocal\"\n",
                renamed("nl"),
            ),
            ("[dependencies]\nnl = { package = \"nonlocal\" }\nnonlocal = \"2\"\n", Dependency::Nonlocal),
            ("[dependencies]\n# nl = { package = \"nonlocal\" }\nnonlocal = \"2\"\n", Dependency::Nonlocal),
            ("[package]\nname = \"nonlocal\"\n", Dependency::Nonlocal),
            ("[dependencies]\nnl = { package = \"nonlocal-core\" }\n", Dependency::Nonlocal),
        ] {
            assert_eq!(Manifest::read(manifest), expected, "{manifest}");
        }
    }
}
