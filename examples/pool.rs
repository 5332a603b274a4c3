//! Work handed to a pool of threads: rayon's here, `std::thread` in `tickets`.
//!
//! In the guide: `nonlocal::guide::cookbook`, "A counter on threads".

use std::collections::BTreeMap;

// Python:
//
//     def make_histogram():
//         lock = threading.Lock()
//         counts = {}
//         total = 0
//         def record(word):
//             nonlocal total
//             with lock:
//                 counts[len(word)] = counts.get(len(word), 0) + 1
//                 total += 1
//         def report():
//             with lock:
//                 return f"{dict(sorted(counts.items()))} of {total}"
//         return record, report

use nonlocal::nonlocal;
use rayon::prelude::*;

#[nonlocal(sync)]
fn make_histogram() -> (impl Fn(&str) + Send + Sync, impl Fn() -> String) {
    let mut counts: BTreeMap<usize, u32> = BTreeMap::new();
    let mut total = 0;
    fn record(word: &str) {
        nonlocal!(counts, total);
        *counts.entry(word.len()).or_insert(0) += 1;
        total += 1;
    }
    fn report() -> String {
        format!("{counts:?} of {total}")
    }
    (record, report)
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let (record, report) = make_histogram();
    let words = "the quick brown fox jumps over the lazy dog ".repeat(100);
    words.par_split_whitespace().for_each(record);
    vec![("report()", report(), "{3: 400, 4: 200, 5: 300} of 900")]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
