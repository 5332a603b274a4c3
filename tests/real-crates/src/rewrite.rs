//! The attribute on every function, or other names for all of its variables; every other byte stays what it was.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;

use crate::functions::{Function, Left, functions};
use crate::source::{Package, read, write};

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Mode {
    /// The attribute on every function that is not nested in another.
    Marked,
    /// The attribute on the nested functions too.
    MarkedNested,
    /// The attribute on `impl` blocks instead of their methods.
    MarkedBlocks,
    /// No attribute: the locals renamed, as the resolver finds them.
    Renamed,
}

#[derive(Default)]
pub(crate) struct Counts {
    /// The functions that have the attribute, or are in an `impl` block that has it.
    pub(crate) changed: usize,
    pub(crate) blocks: usize,
    pub(crate) with_nested: usize,
    pub(crate) left: Left,
}

/// Rewrites a copy of the package.
pub(crate) fn rewrite(package: &Package, folder: &Path, mode: Mode) -> Result<Counts, String> {
    let mut counts = Counts::default();
    for part in ["src", "tests"] {
        for path in rust_files(&folder.join(part)) {
            if path.with_extension("stderr").exists() {
                *counts
                    .left
                    .entry("files that are to be refused, with the error beside them")
                    .or_default() += 1;
                continue;
            }
            let Ok(source) = read(&path) else { continue };
            write(&path, &rewrite_file(&source, mode, &mut counts))?;
        }
    }
    if package.edition == "2015" && mode != Mode::Renamed {
        for root in package.roots.iter().map(|root| folder.join(root)) {
            // There, a path that starts with `::` starts in the crate's root.
            write(&root, &format!("{}\nextern crate nonlocal;\n", read(&root)?))?;
        }
    }
    Ok(counts)
}

fn rewrite_file(source: &str, mode: Mode, counts: &mut Counts) -> String {
    let skipped = before_tokens(source);
    let (before, code) = source.split_at(skipped);
    let Ok(functions) = functions(code) else {
        *counts.left.entry("files that are not Rust, as syn knows it").or_default() += 1;
        return source.to_owned();
    };
    for (reason, count) in functions.left {
        *counts.left.entry(reason).or_default() += count;
    }
    let mut output = code.to_owned();
    let mut marks = if mode == Mode::MarkedBlocks { functions.blocks } else { Vec::new() };
    counts.blocks += marks.len();
    // Backwards: the positions of what is still to come stay right.
    for function in functions.found.iter().rev() {
        counts.with_nested += usize::from(function.depth == 0 && function.has_nested);
        match mode {
            Mode::Renamed if !function.inside => rename(&mut output, function, counts),
            Mode::MarkedBlocks if function.method => counts.changed += 1,
            Mode::Marked | Mode::MarkedBlocks if function.depth == 0 => {
                mark(&mut marks, function, counts);
            }
            Mode::MarkedNested => mark(&mut marks, function, counts),
            _ => {}
        }
    }
    marks.sort_unstable();
    for position in marks.into_iter().rev() {
        // On the function's own line: the lines stay what they were.
        output.insert_str(position, "#[::nonlocal::nonlocal] ");
    }
    format!("{before}{output}")
}

fn mark(marks: &mut Vec<usize>, function: &Function, counts: &mut Counts) {
    marks.push(function.bytes.start);
    counts.changed += 1;
}

fn rename(output: &mut String, function: &Function, counts: &mut Counts) {
    let text = &output[function.bytes.clone()];
    let tokens: Option<TokenStream> = text.parse().ok();
    let Some(renamed) = tokens.and_then(|tokens| nonlocal_core::rename_locals(&tokens)) else {
        *counts.left.entry("a name stands in tokens that cannot be parsed").or_default() += 1;
        return;
    };
    let mut renamed = renamed.to_string();
    let lines = |text: &str| text.matches('\n').count();
    // The tests in documentation are called after their lines.
    let missing = lines(text).saturating_sub(lines(&renamed));
    renamed.push_str(&"\n".repeat(missing));
    output.replace_range(function.bytes.clone(), &renamed);
    counts.changed += 1;
}

/// How many bytes a byte order mark and a line for the shell take; neither is Rust.
fn before_tokens(source: &str) -> usize {
    let mark = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let rest = &source[mark..];
    if rest.starts_with("#!") && !rest[2..].trim_start().starts_with('[') {
        return mark + rest.find('\n').unwrap_or(rest.len());
    }
    mark
}

/// The Rust files in a folder, at any depth.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return files };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
