//! Valid Rust captures nothing: every function of every crate that Cargo has downloaded for this workspace
//! comes back token for token, untouched and also when it is taken apart, resolved and put together again.

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

#[derive(Default)]
struct Seen {
    crates: BTreeSet<String>,
    functions: usize,
    with_nested: usize,
    changed: Vec<String>,
}

#[test]
fn valid_rust_is_left_alone() {
    let mut seen = Seen::default();
    // This project's own sources are not plain Rust.
    let others = support::packages().into_iter().filter(|package| !package.name.starts_with("nonlocal"));
    for package in others {
        let before = seen.functions;
        for file in support::rust_files(&package.folder) {
            check_file(&file, &mut seen);
        }
        if seen.functions > before {
            seen.crates.insert(package.name);
        }
    }
    println!(
        "{} functions ({} with nested functions) in {} crates: {} changed",
        seen.functions,
        seen.with_nested,
        seen.crates.len(),
        seen.changed.len()
    );
    for changed in seen.changed.iter().take(20) {
        println!("{changed}");
    }
    assert!(seen.changed.is_empty(), "{} functions were changed", seen.changed.len());
    assert!(seen.crates.len() >= 30, "only {} crates to look at", seen.crates.len());
    assert!(seen.functions >= 10_000, "only {} functions to look at", seen.functions);
}

fn check_file(file: &Path, seen: &mut Seen) {
    let Ok(source) = std::fs::read_to_string(file) else { return };
    let Ok(tokens) = source.parse::<TokenStream>() else { return };
    check_functions(tokens, file, seen);
}

/// Finds functions in tokens, in whatever items or macros they stand.
fn check_functions(tokens: TokenStream, file: &Path, seen: &mut Seen) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for start in 0..tokens.len() {
        if let TokenTree::Group(group) = &tokens[start] {
            check_functions(group.stream(), file, seen);
        }
        if let Some(end) = support::function_end(&tokens, start) {
            check_function(&tokens[start..=end].iter().cloned().collect(), file, seen);
        }
    }
}

fn check_function(function: &TokenStream, file: &Path, seen: &mut Seen) {
    // Templates in macros, such as `fn $name() { .. }`, are no functions.
    let Ok(parsed) = syn::parse2::<syn::ItemFn>(function.clone()) else { return };
    let source = function.to_string();
    seen.functions += 1;
    seen.with_nested += usize::from(source.matches("fn ").count() > 1);
    let expanded = nonlocal_core::nonlocal(TokenStream::new(), function.clone()).to_string();
    seen.compare(file, &source, &expanded);
    if let Some(rebuilt) = nonlocal_core::rebuild(function) {
        // Inner attributes come back as outer ones, which mean the same.
        let own = dense(&quote::quote!(#parsed));
        if !own.contains("#![") {
            seen.compare(file, &own, &dense(&rebuilt));
        }
    }
}

/// Tokens without the spaces between them, which say how the punctuation was joined.
fn dense(tokens: &TokenStream) -> String {
    tokens.to_string().split_whitespace().collect()
}

impl Seen {
    fn compare(&mut self, file: &Path, source: &str, expanded: &str) {
        if source != expanded {
            let start: String = source.chars().take(300).collect();
            let result: String = expanded.chars().take(600).collect();
            self.changed.push(format!("{}:\n    {start}\n => {result}\n", file.display()));
        }
    }
}
