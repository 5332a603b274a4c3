//! Where the crate `nonlocal` is, as the crate that uses it knows it: what generated code needs is there.

use std::cell::RefCell;
use std::path::PathBuf;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::Path;

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
        Home { written: Some(path.to_token_stream()), dependency: Dependency::Nonlocal }
    }

    /// `::nonlocal::__private_0_1_0`
    pub(crate) fn private(&self, span: Span) -> TokenStream {
        let module = Ident::new(PRIVATE, span);
        match (&self.written, &self.dependency) {
            (Some(path), _) => quote_spanned!(span=> #path::#module),
            (None, Dependency::Renamed(name)) => {
                let name = match syn::parse_str::<Ident>(name) {
                    Ok(name) => name,
                    Err(_) => Ident::new_raw(name, span),
                };
                quote_spanned!(span=> ::#name::#module)
            }
            _ => quote_spanned!(span=> ::nonlocal::#module),
        }
    }

    /// Whether it has to be said where the crate is, if something needs it.
    pub(crate) fn is_missing(&self) -> bool {
        self.written.is_none() && self.dependency == Dependency::Missing
    }

    /// Whether it has to be said for this expansion.
    pub(crate) fn is_missed_by(&self, expansion: &TokenStream) -> bool {
        self.is_missing() && super::walk::mentions_word(expansion, PRIVATE)
    }
}

/// Reads the manifest, if there is one; what was read last is kept, for one process compiles one crate.
fn dependency() -> Dependency {
    thread_local! {
        static LAST: RefCell<Option<(PathBuf, Dependency)>> = const { RefCell::new(None) };
    }
    let Some(folder) = std::env::var_os("CARGO_MANIFEST_DIR") else { return Dependency::Nonlocal };
    let path = match std::env::var_os("CARGO_MANIFEST_PATH") {
        Some(path) => PathBuf::from(path),
        None => PathBuf::from(folder).join("Cargo.toml"),
    };
    LAST.with(|last| {
        let mut last = last.borrow_mut();
        if let Some((known, dependency)) = &*last {
            if *known == path {
                return dependency.clone();
            }
        }
        let dependency = match std::fs::read_to_string(&path) {
            Ok(manifest) => read(&manifest),
            Err(_) => Dependency::Nonlocal,
        };
        *last = Some((path, dependency.clone()));
        dependency
    })
}

/// What a manifest says, line by line. Heuristic: no parser of TOML is worth its weight here; where this
/// misses something the name is `nonlocal`, and only a manifest that never says the word is taken to have no
/// such dependency.
fn read(manifest: &str) -> Dependency {
    if !manifest.contains("nonlocal") {
        return Dependency::Missing;
    }
    let mut table = "";
    let mut renamed = None;
    for line in manifest.lines() {
        let line = line.trim();
        if let Some(header) = line.strip_prefix('[') {
            table = header.split(']').next().unwrap_or_default();
            continue;
        }
        let Some((key, value)) = line.split_once('=') else { continue };
        let (key, value) = (key.trim(), value.trim());
        let (place, name) =
            if key == "package" { table.rsplit_once('.').unwrap_or_default() } else { (table, key) };
        if !place.ends_with("dependencies") {
            continue;
        }
        let is_nonlocal = if key == "package" { is_string(value, "nonlocal") } else { packages(value) };
        if is_nonlocal {
            renamed = Some(as_ident(name.trim_matches(['"', '\''])));
        } else if name.trim_matches(['"', '\'']).split('.').next() == Some("nonlocal") {
            return Dependency::Nonlocal;
        }
    }
    match renamed {
        Some(name) if name != "nonlocal" => Dependency::Renamed(name),
        _ => Dependency::Nonlocal,
    }
}

/// The name by which Rust knows a package: `my-crate` is `my_crate`.
fn as_ident(package: &str) -> String {
    let mut ident = String::new();
    for letter in package.chars() {
        ident.push(if letter == '-' { '_' } else { letter });
    }
    ident
}

/// Whether `{ .. package = "nonlocal" .. }` says so.
fn packages(value: &str) -> bool {
    let named = value.split("package").nth(1).map(str::trim_start);
    let named = named.and_then(|rest| rest.strip_prefix('='));
    named.is_some_and(|rest| is_string(rest.trim_start(), "nonlocal"))
}

/// Whether the text begins with this string.
fn is_string(text: &str, wanted: &str) -> bool {
    let inner = text.strip_prefix(['"', '\'']).and_then(|text| text.strip_prefix(wanted));
    inner.is_some_and(|rest| rest.starts_with(['"', '\'']))
}

impl Default for Home {
    /// As the manifest says.
    fn default() -> Self {
        Home { written: None, dependency: dependency() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Dependency, read};

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
            ("[package]\nname = \"nonlocal\"\n", Dependency::Nonlocal),
            ("[dependencies]\nnl = { package = \"nonlocal-core\" }\n", Dependency::Nonlocal),
        ] {
            assert_eq!(read(manifest), expected, "{manifest}");
        }
    }
}
