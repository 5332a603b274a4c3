// Splits a line at its delimiters; a part that is full makes a new line.
use std::collections::HashMap;

use nonlocal::nonlocal;

struct Full;

struct Line {
    depth: usize,
    width: usize,
    leaves: Vec<String>,
}

impl Line {
    fn new(depth: usize, width: usize) -> Self {
        Line { depth, width, leaves: Vec::new() }
    }

    fn append_safe(&mut self, leaf: &str) -> Result<(), Full> {
        if self.leaves.len() == self.width {
            return Err(Full);
        }
        self.leaves.push(leaf.to_string());
        Ok(())
    }

    fn text(&self) -> String {
        "  ".repeat(self.depth) + &self.leaves.join(" ")
    }
}

#[nonlocal]
fn delimiter_split(
    leaves: &[&str],
    comments: &HashMap<&str, Vec<&str>>,
    depth: usize,
    width: usize,
) -> Result<Vec<Line>, &'static str> {
    if leaves.is_empty() {
        return Err("empty");
    }
    let mut current_line = Line::new(depth, width);
    let mut lines = Vec::new();

    fn append_to_line(leaf: &str) {
        nonlocal!(current_line, lines);
        if let Err(Full) = current_line.append_safe(leaf) {
            lines.push(std::mem::replace(&mut current_line, Line::new(depth, width)));
            current_line.leaves.push(leaf.to_string());
        }
    }

    fn append_comments(leaf: &str) {
        if let Some(comments) = comments.get(leaf) {
            for comment in comments {
                append_to_line(comment);
            }
        }
    }

    for &leaf in leaves {
        append_to_line(leaf);
        append_comments(leaf);
        if leaf == "," {
            lines.push(current_line);
            current_line = Line::new(depth, width);
        }
    }

    if !current_line.leaves.is_empty() {
        current_line.leaves.push(",".to_string());
        lines.push(current_line);
    }
    Ok(lines)
}

fn main() {
    let comments = HashMap::from([("b", vec!["# one", "# two"]), ("e", vec!["# end"])]);
    for line in delimiter_split(&["a", "b", "c", ",", "d", ",", "e"], &comments, 1, 3).unwrap() {
        println!("{}", line.text());
    }
}
