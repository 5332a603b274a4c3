//! Dynamic programming as in Python: a nested function that is memoized, captures both words, counts its calls, and calls itself
//! through its decorator.
//!
//! In the guide: `nonlocal::guide::cookbook`, "Dynamic programming".

// Python:
//
//     import functools
//
//     def edit_distance(a, b):
//         calls = 0
//
//         @functools.cache
//         def distance(i, j):
//             nonlocal calls
//             calls += 1
//             if i == len(a) or j == len(b):
//                 return len(a) - i + len(b) - j
//             if a[i] == b[j]:
//                 return distance(i + 1, j + 1)
//             return 1 + min(distance(i + 1, j), distance(i, j + 1), distance(i + 1, j + 1))
//
//         return distance(0, 0), calls

use nonlocal::decorators::memoize;
use nonlocal::nonlocal;

#[nonlocal]
fn edit_distance(a: &str, b: &str) -> (usize, usize) {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut calls = 0;
    #[decorate(memoize)]
    fn distance(i: usize, j: usize) -> usize {
        nonlocal!(calls);
        calls += 1;
        if i == a.len() || j == b.len() {
            return a.len() - i + b.len() - j;
        }
        if a[i] == b[j] {
            return distance(i + 1, j + 1);
        }
        1 + distance(i + 1, j).min(distance(i, j + 1)).min(distance(i + 1, j + 1))
    }
    (distance(0, 0), calls)
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    vec![
        (
            "edit_distance(\"intention\", \"execution\")",
            format!("{:?}", edit_distance("intention", "execution")),
            "(5, 90)",
        ),
        ("edit_distance(\"\", \"abc\")", format!("{:?}", edit_distance("", "abc")), "(3, 1)"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
