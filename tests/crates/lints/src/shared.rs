//! Variables that several closures share, and their factory with them.

use std::collections::BTreeMap;

use nonlocal::nonlocal;

/// One to write, one to read.
type Pair = (Box<dyn Fn(i64)>, Box<dyn Fn() -> i64>);
/// Something to call.
type Boxed = Box<dyn FnMut() -> usize>;

/// Every statement uses what is shared in another way.
#[nonlocal]
pub fn all_statements(limit: usize) -> (impl Fn(&str), impl Fn() -> usize, Vec<Boxed>, Option<String>) {
    let mut lines = Vec::new();
    let mut total: usize = 0;
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    fn add(line: &str) {
        nonlocal!(lines, total, by_name);
        lines.push(line.to_owned());
        total += line.len();
        *by_name.entry(line.to_owned()).or_insert(0) += 1;
    }
    fn count() -> usize {
        lines.len() + total + by_name.len()
    }
    let handles = (add, count);
    (handles.0)("first");
    lines.push(format!("{total} of {limit}"));
    total += 1;
    if lines.len() < limit && total > 1 {
        lines.insert(0, "early".to_owned());
    }
    while total < limit {
        total += lines.len();
    }
    let last = lines.last().cloned();
    let Some(first) = lines.first().cloned() else { return (handles.0, handles.1, Vec::new(), last) };
    for line in lines.clone() {
        let _: Option<usize> = by_name.insert(line, 0);
    }
    match by_name.len() {
        0 => {}
        more => total += more,
    }
    by_name.retain(|name, _| *name != first);
    lines[0] = format!("{lines:?} {}", by_name.len());
    lines = lines.split_off(0);
    let mut boxed: Vec<Boxed> = Vec::new();
    for step in 1..3 {
        boxed.push(Box::new(move || {
            total += step;
            lines.push(step.to_string());
            total
        }));
    }
    boxed.push(Box::new(move || count()));
    (handles.0, handles.1, boxed, last)
}

/// Numbers, with nothing held.
#[nonlocal]
pub fn numbers(mut state: u64) -> (impl Fn() -> u64, impl Fn(u64), impl Fn() -> u64) {
    fn next() -> u64 {
        nonlocal!(state);
        state ^= state << 13;
        state = state.wrapping_mul(0x2545_F491_4F6C_DD1D);
        if state == 0 {
            state = 1;
        }
        state
    }
    fn seed(from: u64) {
        nonlocal!(state);
        (state, ()) = (from, ());
    }
    fn peek() -> u64 {
        state
    }
    (next, seed, peek)
}

/// Functions that are called make closures.
#[nonlocal]
#[must_use]
pub fn made_by_calls(names: &[&str]) -> Vec<Boxed> {
    let mut clicks = Vec::new();
    fn button(name: &str) -> Boxed {
        let name = name.to_owned();
        fn click() -> usize {
            nonlocal!(clicks);
            clicks.push(name.clone());
            clicks.len()
        }
        Box::new(click)
    }
    names.iter().map(|name| button(name)).collect()
}

/// Variables of patterns.
#[nonlocal]
#[must_use]
pub fn from_patterns(pair: Option<(i64, i64)>) -> Option<Pair> {
    if let Some((mut left, right)) = pair {
        fn add(by: i64) {
            nonlocal!(left);
            left += by * right;
        }
        fn get() -> i64 {
            left
        }
        return Some((Box::new(add), Box::new(get)));
    }
    None
}

/// With one lock.
#[nonlocal(sync)]
pub fn synced(limit: usize) -> (impl Fn(&str) + Send + Sync, impl Fn() -> u64 + Send, usize) {
    let mut lines = Vec::new();
    let mut total: u64 = 0;
    fn add(line: &str) {
        nonlocal!(lines, total);
        lines.push(line.to_owned());
        total += 1;
    }
    fn all() -> u64 {
        total
    }
    let handles = (add, all);
    lines.push(format!("{total}"));
    if lines.len() > limit || total > 3 {
        total = 0;
    }
    let count = lines.len();
    (handles.0, handles.1, count)
}

/// Keys: an index, and the argument that finds a part, change what they are for.
#[must_use]
#[nonlocal]
pub fn grown(mut items: Vec<i64>) -> (Vec<i64>, usize) {
    fn grow(value: i64) -> usize {
        nonlocal!(items);
        items.push(value);
        items.len() - 1
    }
    let mut found = 0;
    for item in &items[..grow(3)] {
        found += usize::from(*item > 0);
    }
    match items[grow(4)] {
        4 => found += 10,
        _ => found += 1,
    }
    if let Some(last) = items.get_mut(grow(5)) {
        *last += 1;
    }
    let last = &mut items[grow(6)];
    *last += 2;
    while items[grow(0)] > 0 {
        found += 1;
    }
    (items, found)
}

#[cfg(test)]
mod tests {
    use super::{all_statements, from_patterns, grown, made_by_calls, numbers, synced};

    #[test]
    fn what_they_give() {
        let (add, count, mut boxed, last) = all_statements(30);
        add("end");
        assert_eq!(boxed.iter_mut().map(|next| next()).len(), 3);
        assert!(count() > 30 && last.is_some());
        let (next, seed, peek) = numbers(1);
        seed(3);
        assert_eq!(next(), peek());
        assert_eq!(made_by_calls(&["a", "b"]).iter_mut().map(|click| click()).sum::<usize>(), 3);
        let (add, get) = from_patterns(Some((1, 2))).expect("a pair");
        add(3);
        assert_eq!(get(), 7);
        let (add, all, count) = synced(3);
        add("x");
        assert_eq!((all(), count), (1, 1));
        assert_eq!(grown(vec![1, 2]), (vec![1, 2, 3, 4, 6, 8, 0], 12));
    }
}
