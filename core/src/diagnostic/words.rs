//! Names in messages: lists of them, and those that are close to each other.

/// `a, b, c`
pub(crate) fn listed(items: &[String]) -> String {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(item);
    }
    text
}

/// The candidate that a typing mistake may have turned into `name`.
pub(crate) fn nearest(name: &str, candidates: &[String]) -> Option<String> {
    let mut best = name.chars().count().max(3) / 3 + 1;
    let mut nearest = None;
    for candidate in candidates {
        let distance = edit_distance(name, candidate);
        if distance < best {
            (best, nearest) = (distance, Some(candidate.clone()));
        }
    }
    nearest
}

fn letters(word: &str) -> Vec<char> {
    let mut letters = Vec::new();
    for letter in word.chars() {
        letters.push(letter);
    }
    letters
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from `from` to `to`.
fn edit_distance(from: &str, to: &str) -> usize {
    let to = letters(to);
    let mut before = Vec::new();
    let mut row = Vec::new();
    for distance in 0..=to.len() {
        row.push(distance);
    }
    let mut last = None;
    for letter in from.chars() {
        let mut next = vec![row[0] + 1];
        for j in 0..to.len() {
            let replaced = row[j] + usize::from(letter != to[j]);
            let mut best = replaced.min(row[j + 1] + 1).min(next[j] + 1);
            if j > 0 && last == Some(to[j]) && to[j - 1] == letter {
                best = best.min(before[j - 1] + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(letter);
    }
    row[to.len()]
}
