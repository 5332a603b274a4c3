//! How the sources are laid out: one way through the compiler, and nothing long.

#[path = "support/imports.rs"]
mod imports;

use std::path::Path;

use imports::{Imports, Source, circles, imports};

/// The stages of the compiler. One imports from those before it, and from itself.
const STAGES: [&str; 8] =
    ["diagnostic", "knowledge", "syntax", "resolve", "capture", "check", "lower", "lib"];

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 60;
const WIDEST_LINE: usize = 110;

#[test]
fn no_file_imports_from_one_that_imports_from_it() {
    let imports = imports(&sources());
    let mut found = Vec::new();
    for circle in circles(&imports) {
        found.push(written(&imports, &circle));
    }
    no("files that import in circles", &found);
}

#[test]
fn no_stage_imports_from_a_later_one() {
    let mut found = Vec::new();
    for (file, others) in imports(&sources()) {
        for (other, name) in others {
            if stage(&other) > stage(&file) {
                found.push(format!("{file} imports from {other}: {name}"));
            }
        }
    }
    no("imports from later stages", &found);
}

#[test]
fn files_are_short() {
    let mut found = Vec::new();
    for (file, text) in sources() {
        let lines = without_tests(&text).len();
        if lines > LONGEST_FILE {
            found.push(format!("{file}: {lines} lines"));
        }
    }
    no(&format!("files of more than {LONGEST_FILE} lines"), &found);
}

#[test]
fn functions_are_short() {
    let mut found = Vec::new();
    for (file, text) in sources() {
        for (line, name, length) in functions(&without_tests(&text)) {
            if length > LONGEST_FUNCTION {
                found.push(format!("{file}:{line}: {name}: {length} lines"));
            }
        }
    }
    no(&format!("functions of more than {LONGEST_FUNCTION} lines"), &found);
}

#[test]
fn comments_can_be_read_alone() {
    complain("comments that need another one", |line| {
        let comment = line.trim_start();
        comment.starts_with("//")
            && comment.trim_start_matches(['/', '!']).trim_start().starts_with("The same, ")
    });
}

#[test]
fn lines_are_narrow() {
    complain(&format!("lines of more than {WIDEST_LINE} columns"), |line| line.chars().count() > WIDEST_LINE);
}

/// That the tests above would find something.
#[test]
fn a_circle_is_found() {
    let sources = [
        ("lib.rs", "mod low; mod high; pub fn all() { high::start() }"),
        ("low/mod.rs", "mod tree; mod walk; pub(crate) use tree::Tree; pub(crate) use walk::walk;"),
        (
            "low/tree.rs",
            "use super::walk; pub(crate) struct Tree; fn f() { walk::walk() } quote!(use crate::high::x;);",
        ),
        (
            "low/walk.rs",
            "use super::Tree; pub(crate) fn walk() {} #[cfg(test)] mod tests { use crate::high::start; }",
        ),
        ("high.rs", "use crate::low::{self, Tree as T}; pub(crate) fn start() { low::walk() }"),
    ];
    let imports = imports(&sources.map(|(file, text)| (file.to_owned(), text.to_owned())));
    let found = circles(&imports).into_iter().map(|circle| written(&imports, &circle)).collect::<Vec<_>>();
    assert_eq!(found, ["low/tree.rs -(walk::walk)-> low/walk.rs -(super::Tree)-> low/tree.rs"]);
    let of_high: Vec<_> = imports["high.rs"].keys().collect();
    assert_eq!(of_high, ["low/tree.rs", "low/walk.rs"]);
    assert_eq!(imports["lib.rs"].keys().collect::<Vec<_>>(), ["high.rs"]);
    assert!(imports["low/mod.rs"].is_empty());
}

#[test]
fn the_lines_of_a_function_are_counted() {
    let text =
        "impl A {\n    pub(crate) fn one(\n        a: u8,\n    ) {\n        a\n    }\n}\n\nfn two() {}\n";
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(functions(&lines), [(2, "one".to_owned(), 5), (9, "two".to_owned(), 1)]);
}

/// The files of the compiler, but for those of tests.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().expect("a folder") {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name != "tests.rs") {
                let file = path.strip_prefix(&root).expect("a file of the crate").to_str().expect("a name");
                let text = std::fs::read_to_string(&path).expect("a file");
                sources.push((file.replace('\\', "/"), text));
            }
        }
    }
    sources.sort();
    sources
}

/// The place of a file's stage.
fn stage(file: &str) -> usize {
    let name = file.split('/').next().expect("a name").trim_end_matches(".rs");
    STAGES.iter().position(|stage| *stage == name).unwrap_or_else(|| panic!("{file} is in no stage"))
}

/// `a.rs -(what it imports)-> b.rs -(what that imports)-> a.rs`
fn written(imports: &Imports, circle: &[String]) -> String {
    let mut steps = vec![circle[0].clone()];
    for (position, file) in circle.iter().enumerate() {
        let next = &circle[(position + 1) % circle.len()];
        steps.push(format!("-({})-> {next}", imports[file][next]));
    }
    steps.join(" ")
}

/// The lines of a file before its tests.
fn without_tests(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.lines().collect();
    let tests = lines.windows(2).position(|pair| pair[0] == "#[cfg(test)]" && pair[1].ends_with('{'));
    lines[..tests.unwrap_or(lines.len())].to_vec()
}

/// The functions of a file that is formatted: the line that each begins in, its name, and the number of its
/// lines without its documentation.
fn functions(lines: &[&str]) -> Vec<(usize, String, usize)> {
    let mut functions = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else { continue };
        let margin = line.len() - line.trim_start().len();
        let ends = |line: &&str| {
            let behind = line.get(margin..).unwrap_or_default();
            behind.starts_with('}') || (behind.starts_with(')') && behind.ends_with(';'))
        };
        let length = if line.ends_with(['}', ';']) {
            1
        } else {
            2 + lines[start + 1..].iter().position(ends).expect("an end of the function")
        };
        functions.push((start + 1, name, length));
    }
    functions
}

/// The name of the function that begins in this line.
fn function_name(line: &str) -> Option<String> {
    const BEFORE: [&str; 6] = ["pub", "pub(crate)", "pub(super)", "const", "async", "unsafe"];
    let mut words = line.split_whitespace().skip_while(|word| BEFORE.contains(word));
    if words.next()? != "fn" {
        return None;
    }
    words.next()?.split(['(', '<']).next().map(str::to_owned)
}

/// Fails with every line, of tests too, that is not as it should be.
fn complain(what: &str, is_wrong: fn(&str) -> bool) {
    let mut found = Vec::new();
    for (file, text) in sources() {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| is_wrong(line)) {
            found.push(format!("{file}:{}: {}", number + 1, line.trim()));
        }
    }
    no(what, &found);
}

/// Fails where something was found.
fn no(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}
