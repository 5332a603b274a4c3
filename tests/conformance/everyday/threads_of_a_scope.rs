use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use nonlocal::nonlocal;

#[nonlocal(sync)]
fn histogram(text: &str, workers: usize) -> (Vec<String>, String, usize, usize) {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let mut longest = String::new();
    let seen = AtomicUsize::new(0);

    fn note(word: &str) {
        nonlocal!(counts, longest);
        *counts.entry(word.len()).or_insert(0) += 1;
        seen.fetch_add(1, Ordering::Relaxed);
        if (word.len(), word) > (longest.len(), longest.as_str()) {
            longest = word.to_string();
        }
    }

    fn work(words: &[&str]) {
        for w in words {
            let cleaned = w.trim_matches(['.', ',']);
            if !cleaned.is_empty() {
                note(cleaned);
            }
        }
    }

    let words: Vec<&str> = text.split_whitespace().collect();
    let size = words.len().div_ceil(workers);
    let mut started = 0;
    thread::scope(|scope| {
        for chunk in words.chunks(size) {
            started += 1;
            scope.spawn(move || work(chunk));
        }
    });

    fn bar(length: usize) -> String {
        format!("{length:>2} {}", "#".repeat(counts[&length]))
    }

    let mut bars = Vec::new();
    for &n in counts.keys() {
        bars.push(bar(n));
    }
    (bars, longest, seen.load(Ordering::Relaxed), started)
}

fn main() {
    let (bars, longest, seen, n) = histogram(
        "The closure, that old friend, remembers . what everybody else forgets, and what it remembers it may change.",
        4,
    );
    println!("{}", bars.join("\n"));
    println!("{longest} {seen} {n}");
}
