//! Mutual recursion: two functions that call each other, with a captured limit and a captured trace.
//!
//! In the guide: `nonlocal::guide::cookbook`, "Two functions that call each other".

use nonlocal::nonlocal;

// Python:
//
//     def is_even(n, limit):
//         trace = ""
//         def even(n):
//             nonlocal trace
//             trace += "e"
//             return True if n == 0 else odd(n - 1)
//         def odd(n):
//             nonlocal trace
//             trace += "o"
//             return n != 0 and len(trace) < limit and even(n - 1)
//         return even(n), trace

#[nonlocal]
fn is_even(n: u32, limit: usize) -> (bool, String) {
    let mut trace = String::new();
    fn even(n: u32) -> bool {
        nonlocal!(trace);
        trace.push('e');
        if n == 0 { true } else { odd(n - 1) }
    }
    fn odd(n: u32) -> bool {
        nonlocal!(trace);
        trace.push('o');
        n != 0 && trace.len() < limit && even(n - 1)
    }
    (even(n), trace)
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let shown = |(even, trace): (bool, String)| format!("{even} {trace}");
    vec![
        ("is_even(4, 100)", shown(is_even(4, 100)), "true eoeoe"),
        ("is_even(3, 100)", shown(is_even(3, 100)), "false eoeo"),
        ("is_even(9, 4)", shown(is_even(9, 4)), "false eoeo"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
