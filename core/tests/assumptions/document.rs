//! `docs/ASSUMPTIONS.md`, from the tables and the comments beside their words.

use std::fmt::{Debug, Write as _};

use crate::knowledge::{
    CALLERS, CONSTANTS, DECORATORS, FUNCTIONS, MACROS, METHODS, Receiver, SENDERS, TYPES, VARIANTS,
};
use crate::notes::{EXCEPTIONS, HEURISTICS, WRONG};

const INTRODUCTION: &str = "\
# What the compiler assumes

<!-- Made from `core/src/knowledge/` by `UPDATE=1 cargo test -p nonlocal-core --test assumptions`. -->

A macro sees the tokens of one function. It knows no types but those that are written in there, and of a
method it sees the name. Most of what `nonlocal` does needs no more than that; for the rest it *assumes* that
a method called `push` does what every `push` of the standard library does. This is the list of all that is
assumed. A test calls each of these methods on types of the standard library, and rustc checks there what the
list says.

Another library, or you, may have a method, a type or a macro of such a name that is different. In most cases
the worst that comes of it is an error, nearly always rustc's own: what is generated is Rust with references,
cells and clones, and rustc checks all of it. Where it could be another result, the tables say so in bold.
What has no row may do anything: such a method may change the receiver, keep its arguments, and give something
that refers to both. Only where a parameter may be stored is its result taken to refer to nothing, and that is
an error of rustc about lifetimes where it does.

Where a row is not so for your type, say it in other words: `(&stack).push(1)` only reads, and
`Queue::first(&mut queue)` changes, whatever the names are.
";

pub(crate) fn write() -> String {
    let mut text = INTRODUCTION.to_owned();
    methods(&mut text);
    types(&mut text);
    macros(&mut text);
    others(&mut text);
    heuristics(&mut text);
    text
}

fn methods(text: &mut String) {
    let source = include_str!("../../src/knowledge/method.rs");
    text.push_str("\n## Methods\n\nWhat a method does to its receiver:\n\n");
    words(text, source, "Receiver");
    text.push_str("\nWhat else is assumed of it:\n\n");
    words(text, source, "Fact");
    text.push_str("\nA method whose name begins with `is_`, and has no row, is `Reads` and `Own`.\n");
    text.push_str("\nThe standard library has exceptions, none of which leads to another result:\n\n");
    for (name, exception) in EXCEPTIONS {
        _ = writeln!(text, "- `{name}`: {exception}.");
    }
    text.push_str("\n| Method | Receiver | Facts |\n|---|---|---|\n");
    for row in METHODS {
        let receiver =
            if row.receiver == Receiver::Unknown { String::new() } else { format!("{:?}", row.receiver) };
        _ = writeln!(text, "| `{}` | {receiver} | {} |", row.name, list(row.facts));
    }
}

fn types(text: &mut String) {
    text.push_str("\n## Types and traits\n\n");
    words(text, include_str!("../../src/knowledge/types.rs"), "TypeFact");
    text.push_str("\n| Type | Facts |\n|---|---|\n");
    for row in TYPES {
        _ = writeln!(text, "| `{}` | {} |", row.name, list(row.facts));
    }
}

fn macros(text: &mut String) {
    text.push_str("\n## Macros\n\nHow the arguments are read:\n\n");
    words(text, include_str!("../../src/knowledge/macros.rs"), "Grammar");
    text.push_str("\n| Macro | Arguments |\n|---|---|\n");
    for row in MACROS {
        _ = writeln!(text, "| `{}!` | {:?} |", row.name, row.grammar);
    }
}

fn others(text: &mut String) {
    text.push_str("\n## Functions and constants\n\nFunctions with a type in front, such as `Vec::new`:\n\n");
    words(text, include_str!("../../src/knowledge/functions.rs"), "FunctionFact");
    text.push_str("\n| Function | Facts |\n|---|---|\n");
    for row in FUNCTIONS {
        _ = writeln!(text, "| `{}` | {} |", row.name, list(row.facts));
    }
    _ = writeln!(text, "\nConstants that are of the type of numbers in front of them: {}.", names(CONSTANTS));
    _ = writeln!(text, "\nFunctions that call nothing, where no variable has the name: {}.", names(VARIANTS));
    _ = writeln!(text, "\nFunctions that send what they are given to another thread: {}.", paths(SENDERS));
    _ = writeln!(text, "\nFunctions that ask for no more than `FnMut`: {}.", paths(CALLERS));
    _ = writeln!(text, "\nDecorators that keep their arguments: {}.", names(DECORATORS));
}

fn paths(functions: &[(&str, &str)]) -> String {
    let paths: Vec<String> = functions.iter().map(|(module, name)| format!("{module}::{name}")).collect();
    names(&paths.iter().map(String::as_str).collect::<Vec<_>>())
}

fn heuristics(text: &mut String) {
    text.push_str(
        "\n## Heuristics\n\nGuesses from the form of the code, each with a comment in the source:\n\n",
    );
    text.push_str("| In `core/src` | What is guessed | Where that is wrong |\n|---|---|---|\n");
    for (file, guess, wrong) in HEURISTICS {
        _ = writeln!(text, "| `{file}` | {guess} | {wrong} |");
    }
}

/// A table of the words that the rows use: the comment of each, and what comes of it where it is wrong.
fn words(text: &mut String, source: &str, name: &str) {
    text.push_str("| Word | What is assumed | Where that is wrong |\n|---|---|---|\n");
    for (word, comment) in variants(source, name) {
        if word == "Unknown" {
            continue;
        }
        let path = format!("{name}::{word}");
        let wrong = WRONG.iter().find(|(known, _)| *known == path);
        let (_, wrong) = wrong.unwrap_or_else(|| panic!("a note on what comes of a wrong `{path}`"));
        _ = writeln!(text, "| {word} | {comment} | {wrong} |");
    }
}

/// The variants of an enum, with their comments.
fn variants(source: &str, name: &str) -> Vec<(String, String)> {
    let begin = source.find(&format!("enum {name} {{")).unwrap_or_else(|| panic!("an enum `{name}`"));
    let mut all = Vec::new();
    let mut comment = String::new();
    for line in source[begin..].lines().skip(1).map(str::trim).take_while(|line| *line != "}") {
        if let Some(more) = line.strip_prefix("/// ") {
            if !comment.is_empty() {
                comment.push(' ');
            }
            comment.push_str(more);
        } else {
            let word = line.split([',', '(']).next().unwrap_or_default();
            all.push((word.to_owned(), std::mem::take(&mut comment).trim_end_matches('.').to_owned()));
        }
    }
    all
}

fn list(facts: &[impl Debug]) -> String {
    facts.iter().map(|fact| format!("{fact:?}")).collect::<Vec<_>>().join(", ")
}

fn names(all: &[&str]) -> String {
    all.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
