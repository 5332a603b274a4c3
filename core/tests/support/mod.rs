//! Sources to test on: what Cargo has downloaded for this workspace.

#![allow(dead_code, reason = "each test uses its part")]

use std::path::{Path, PathBuf};
use std::process::Command;

use proc_macro2::{Delimiter, TokenTree};

/// A package that the workspace depends on.
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
    pub(crate) edition: String,
}

/// Every package that the workspace depends on, itself included.
pub(crate) fn packages() -> Vec<Package> {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml");
    let arguments = ["metadata", "--format-version=1", "--manifest-path", manifest];
    let output = Command::new(env!("CARGO")).args(arguments).output().expect("cargo metadata");
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let text = |value: &serde_json::Value| value.as_str().expect("a string").to_owned();
    let package = |package: &serde_json::Value| Package {
        name: text(&package["name"]),
        folder: Path::new(&text(&package["manifest_path"])).parent().expect("a folder").to_owned(),
        edition: text(&package["edition"]),
    };
    metadata["packages"].as_array().expect("packages").iter().map(package).collect()
}

/// The Rust files of a package's library, at any depth.
pub(crate) fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.join("src")];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = folder.read_dir() else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// Where the function that starts with the `fn` at `start` ends: `fn name .. { .. }`.
pub(crate) fn function_end(tokens: &[TokenTree], start: usize) -> Option<usize> {
    let keyword = matches!(&tokens[start], TokenTree::Ident(ident) if ident == "fn");
    if !keyword || !matches!(tokens.get(start + 1), Some(TokenTree::Ident(_))) {
        return None;
    }
    let end = tokens[start..].iter().position(|token| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    });
    Some(start + end?)
}
