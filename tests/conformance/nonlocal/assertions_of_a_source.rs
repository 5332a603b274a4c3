// Collects the expressions of `assert` from tokens, by line.
use std::collections::{BTreeMap, HashSet};

use nonlocal::nonlocal;

struct Token<'a> {
    kind: &'static str,
    text: &'a str,
    line: usize,
    offset: usize,
    source: &'a str,
}

#[nonlocal]
fn assertion_exprs(tokens: &[Token]) -> BTreeMap<usize, String> {
    let mut found = BTreeMap::new();
    let mut depth = 0;
    let mut parts: Vec<String> = Vec::new();
    let mut at_line: Option<usize> = None;
    let mut seen: HashSet<usize> = HashSet::new();

    fn write_and_reset() {
        nonlocal!(depth, parts, at_line, seen, found);
        assert!(at_line.is_some());
        found.insert(at_line.unwrap(), parts.concat().trim_end().trim_end_matches('\\').to_string());
        depth = 0;
        parts = Vec::new();
        at_line = None;
        seen = HashSet::new();
    }

    for token in tokens {
        let &Token { kind, text, line, offset, source } = token;
        if kind == "name" && text == "assert" {
            at_line = Some(line);
        } else if at_line.is_some() {
            if kind == "op" && "([{".contains(text) {
                depth += 1;
            } else if kind == "op" && ")]}".contains(text) {
                depth -= 1;
            }
            if parts.is_empty() {
                parts.push(source[offset..].to_string());
                seen.insert(line);
            } else if depth == 0 && kind == "op" && text == "," {
                if seen.contains(&line) && parts.len() == 1 {
                    let cut = offset + parts[0].len() - source.len();
                    parts[0].truncate(cut);
                } else if seen.contains(&line) {
                    parts.last_mut().unwrap().truncate(offset);
                } else {
                    parts.push(source[..offset].to_string());
                }
                write_and_reset();
            } else if kind == "newline" || kind == "end" {
                write_and_reset();
            } else if !parts.is_empty() && !seen.contains(&line) {
                parts.push(source.to_string());
                seen.insert(line);
            }
        }
    }
    found
}

fn tokens_of(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    for (number, source) in text.split('\n').enumerate() {
        let line = number + 1;
        let mut offset = 0;
        for word in source.split(' ') {
            if !word.is_empty() {
                let kind = if "()[],".contains(word) { "op" } else { "name" };
                out.push(Token { kind, text: word, line, offset, source });
            }
            offset += word.len() + 1;
        }
        if !source.ends_with('\\') {
            out.push(Token { kind: "newline", text: "", line, offset: source.len(), source });
        }
    }
    out
}

fn main() {
    let text = "assert f ( a , b )\nx\nassert y , message\nassert ( a ,\\\n b ) , late\n  assert z";
    for (line, shown) in assertion_exprs(&tokens_of(text)) {
        println!("{line} {shown}");
    }
}
