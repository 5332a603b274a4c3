//! What the compiler assumes about the standard library: every row of its table is called on types of the
//! standard library, and `docs/ASSUMPTIONS.md` is written from the table.

#[path = "../src/knowledge/mod.rs"]
#[allow(dead_code, unused_imports)]
mod knowledge;

#[path = "assumptions/document.rs"]
mod document;
#[path = "assumptions/notes.rs"]
mod notes;
#[path = "assumptions/program.rs"]
mod program;
#[path = "assumptions/samples/mod.rs"]
mod samples;

use std::path::{Path, PathBuf};

use knowledge::{FUNCTIONS, MACROS, METHODS, TYPES};
use proc_macro2::TokenStream;

fn sorted(names: &[&str]) {
    for pair in names.windows(2) {
        assert!(pair[0] < pair[1], "`{}` has to stand before `{}`", pair[1], pair[0]);
    }
}

/// Rows are found by halving.
#[test]
fn tables_are_sorted() {
    sorted(&METHODS.iter().map(|row| row.name).collect::<Vec<_>>());
    sorted(&FUNCTIONS.iter().map(|row| row.name).collect::<Vec<_>>());
    sorted(&TYPES.iter().map(|row| row.name).collect::<Vec<_>>());
    sorted(&MACROS.iter().map(|row| row.name).collect::<Vec<_>>());
}

#[test]
fn each_row_is_true_of_std() {
    program::check();
}

#[test]
fn the_document_is_up_to_date() {
    let path = workspace().join("docs/ASSUMPTIONS.md");
    let document = document::write();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &document).expect("the document can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == document, "docs/ASSUMPTIONS.md is out of date: run this test with UPDATE=1");
}

/// An `Option` may be `Copy`, and `insert` changes it: rustc has to see that nothing refers to it any more
/// when a closure takes it.
#[test]
fn what_may_be_copied_is_borrowed_first() {
    let factory = "fn factory() {
        let mut slot: Option<u32> = None;
        let seen = &slot;
        fn put(value: u32) { nonlocal!(slot); slot.insert(value); }
        let mut put = put;
        put(3);
        show(seen);
    }";
    let expanded = nonlocal_core::nonlocal(TokenStream::new(), factory.parse().expect("tokens")).to_string();
    assert!(expanded.contains("let _ = & mut slot ;"), "{expanded}");
}

/// Where a comment says that something is a heuristic, there is a line about it.
#[test]
fn each_heuristic_has_a_line() {
    let mut found = Vec::new();
    heuristics(&workspace().join("core/src"), &mut found);
    found.sort();
    let mut listed: Vec<String> = notes::HEURISTICS.iter().map(|(file, ..)| (*file).to_owned()).collect();
    listed.sort();
    assert_eq!(found, listed, "comments that say `Heuristic`, and the lines of `HEURISTICS`");
}

/// The files with comments that say `Heuristic`, each as often as they do.
fn heuristics(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            heuristics(&path, found);
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a source");
        let file = path.strip_prefix(workspace().join("core/src")).expect("a source of this crate");
        let comments = text.lines().filter(|line| line.contains("//") && line.contains("Heuristic"));
        found.extend(comments.map(|_| file.to_string_lossy().replace('\\', "/")));
    }
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
