//! rayon: closures of factories that many threads call at once.

use std::collections::BTreeMap;

use nonlocal::nonlocal;
use rayon::prelude::*;

/// How often each word is in the texts, counted by all threads.
#[nonlocal(sync)]
pub fn count_words(texts: &[&str]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    fn count(text: &&str) {
        nonlocal!(counts);
        for word in text.split_whitespace() {
            *counts.entry(word.to_lowercase()).or_insert(0) += 1;
        }
    }
    texts.par_iter().for_each(count);
    counts
}

/// A function that tells how far the work is, for any number of threads.
#[nonlocal(sync)]
pub fn progress(total: usize) -> (impl Fn(), impl Fn() -> String) {
    let mut done = 0;
    fn step() {
        nonlocal!(done);
        done += 1;
    }
    fn shown() -> String {
        format!("{done} of {total}")
    }
    (step, shown)
}

/// The squares of those that are even, and how many were looked at.
#[nonlocal(sync)]
pub fn even_squares(numbers: Vec<u64>) -> (Vec<u64>, usize) {
    let mut seen = 0;
    fn is_even(n: &u64) -> bool {
        nonlocal!(seen);
        seen += 1;
        n.is_multiple_of(2)
    }
    fn square(n: u64) -> u64 {
        n * n
    }
    let squares = numbers.into_par_iter().filter(is_even).map(square).collect();
    (squares, seen)
}

/// A sum of a tree's leaves, both halves at once; and how deep it went.
#[nonlocal(sync)]
pub fn sum(numbers: &[u64]) -> (u64, usize) {
    let mut deepest = 0;
    fn half(numbers: &[u64], depth: usize) -> u64 {
        nonlocal!(deepest);
        deepest = deepest.max(depth);
        if numbers.len() < 2 {
            return numbers.iter().sum();
        }
        let (left, right) = numbers.split_at(numbers.len() / 2);
        let (a, b) = rayon::join(|| half(left, depth + 1), || half(right, depth + 1));
        a + b
    }
    let total = half(numbers, 0);
    (total, deepest)
}

/// Tasks of a scope that share.
#[nonlocal(sync)]
pub fn longest(words: &[&str]) -> String {
    let mut best = String::new();
    fn look(word: &str) {
        nonlocal!(best);
        if word.len() > best.len() {
            best = word.to_owned();
        }
    }
    rayon::scope(|scope| {
        for word in words {
            scope.spawn(|_| look(word));
        }
    });
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_all_threads() {
        let counts = count_words(&["a b", "B c", "b"]);
        assert_eq!(counts, [("a", 1), ("b", 3), ("c", 1)].map(|(word, n)| (word.to_owned(), n)).into());
    }

    #[test]
    fn a_step_for_each() {
        let (step, shown) = progress(1_000);
        (0..1_000).into_par_iter().for_each(|_| step());
        assert_eq!(shown(), "1000 of 1000");
    }

    #[test]
    fn a_filter_counts() {
        assert_eq!(even_squares((1..=6).collect()), (vec![4, 16, 36], 6));
    }

    #[test]
    fn halves_at_once() {
        assert_eq!(sum(&(1..=64).collect::<Vec<u64>>()), (2_080, 6));
    }

    #[test]
    fn tasks_of_a_scope() {
        assert_eq!(longest(&["a", "three", "of"]), "three");
    }
}
