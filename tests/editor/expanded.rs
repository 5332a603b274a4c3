//! What "expand macro" shows: code that is formatted, and not much longer than what was written.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::server::Server;

/// A macro in an example: the line that has it, from 0, and the letter it is looked at.
struct Place {
    line: usize,
    character: usize,
    /// How many lines were written.
    written: usize,
}

#[test]
fn expansions_can_be_read() {
    let Some(tools) = std::env::var_os("NONLOCAL_EDITOR").map(PathBuf::from) else {
        println!("skipped: no server; `.ci/editor` gets one");
        return;
    };
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("editor-examples");
    let files = copy_examples(&root);
    let mut server = Server::start(&tools, &root);
    server.wait_until_quiet();
    let (mut count, mut faults) = (0, Vec::new());
    for file in &files {
        let text = std::fs::read_to_string(file).expect("an example");
        for place in places(&text) {
            let answer = server.request(
                "rust-analyzer/expandMacro",
                &json!({
                    "textDocument": {"uri": format!("file://{}", file.display())},
                    "position": {"line": place.line, "character": place.character},
                }),
            );
            let expansion = answer["expansion"].as_str().unwrap_or_default();
            count += 1;
            if !can_be_read(expansion, place.written) {
                faults.push(format!(
                    "{}:{}: {} lines:\n{expansion}",
                    file.display(),
                    place.line + 1,
                    place.written
                ));
            }
        }
    }
    assert!(count > 30, "{count} macros");
    assert!(faults.is_empty(), "{} of {count} expansions:\n{}", faults.len(), faults.join("\n"));
}

/// Makes a crate of the examples.
fn copy_examples(root: &Path) -> Vec<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::create_dir_all(root.join("examples")).expect("a folder");
    let manifest = format!(
        "[package]\nname = \"examples\"\nedition = \"2024\"\n\n[lib]\npath = \"lib.rs\"\n\n[dependencies]\nnonlocal = {{ path = {:?} }}\n\n[workspace]\n",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::write(root.join("Cargo.toml"), manifest).expect("a manifest");
    std::fs::write(root.join("lib.rs"), "").expect("a file");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(here.join("examples")).expect("the examples").flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            let copy = root.join("examples").join(entry.file_name());
            std::fs::copy(entry.path(), &copy).expect("a copy");
            files.push(copy);
        }
    }
    files.sort();
    files
}

/// Where macros of this crate stand in a file, and how long their items are: to the next brace that closes at the margin.
fn places(text: &str) -> Vec<Place> {
    let lines: Vec<&str> = text.lines().collect();
    let mut places = Vec::new();
    for (line, code) in lines.iter().enumerate() {
        let character = match code.trim_start() {
            start if start.starts_with("#[nonlocal") => code.len() - start.len() + 4,
            start if start.starts_with("factory! {") => code.len() - start.len() + 2,
            _ => continue,
        };
        let margin = &code[..code.len() - code.trim_start().len()];
        let end = lines[line..].iter().position(|end| *end == format!("{margin}}}"));
        places.push(Place { line, character, written: end.unwrap_or_default() + 1 });
    }
    places
}

/// Whether each line can be seen at once, and there are not many more of them than the user wrote. A call macro needs a module,
/// a function for each default and a macro; a type with methods has each of them twice.
fn can_be_read(expansion: &str, written: usize) -> bool {
    let lines = expansion.lines().count();
    lines > 1 && lines <= 3 * written + 60 && expansion.lines().all(|line| line.len() <= 160)
}
