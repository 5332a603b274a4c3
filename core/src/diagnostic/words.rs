//! Names that are close to each other.

/// The candidate that a typing mistake may have turned into `name`.
pub(crate) fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let distances = candidates.map(|candidate| (edit_distance(name, candidate), candidate));
    let (distance, nearest) = distances.min_by_key(|near| near.0)?;
    (distance <= name.chars().count().max(3) / 3).then_some(nearest)
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from `from` to `to`.
fn edit_distance(from: &str, to: &str) -> usize {
    let to = to.chars().collect::<Vec<_>>();
    let mut before = Vec::new();
    let mut row = (0..=to.len()).collect::<Vec<_>>();
    let mut last = None;
    for (i, letter) in from.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, &other) in to.iter().enumerate() {
            let replaced = row[j] + usize::from(letter != other);
            let mut best = replaced.min(row[j + 1] + 1).min(next[j] + 1);
            if j > 0 && last == Some(other) && to[j - 1] == letter {
                best = best.min(before[j - 1] + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(letter);
    }
    row[to.len()]
}
