//! Closures with a type: a struct that owns a counter, and an array of them.
//!
//! A Rust closure has no name, so it cannot stand in a field or an array without a `Box`. `#[nonlocal(type = Counter)]` gives
//! it one: its state is private, its size is that of what it captures, and it can be printed and cloned.
//!
//! In the guide: `nonlocal::guide::from_python`, "A closure with a type".

use nonlocal::nonlocal;

// Python:
//
//     def make_counter(start):
//         count = start
//         def counter(by):
//             nonlocal count
//             count += by
//             return count
//         return counter
//
//     class Turnstile:
//         def __init__(self):
//             self.entries = make_counter(0)
//             self.gates = [make_counter(0), make_counter(100)]
//         def enter(self, gate):
//             return self.entries(1), self.gates[gate](1)

#[nonlocal(type = Counter, derive(Clone, Debug))]
fn make_counter(start: i64) -> Counter {
    let mut count = start;
    fn counter(by: i64) -> i64 {
        nonlocal!(count);
        count += by;
        count
    }
    counter
}

struct Turnstile {
    entries: Counter,
    gates: [Counter; 2],
}

impl Turnstile {
    fn enter(&mut self, gate: usize) -> String {
        format!("{} {}", self.entries.call(1), self.gates[gate].call(1))
    }
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let mut turnstile = Turnstile { entries: make_counter(0), gates: [make_counter(0), make_counter(100)] };
    let first = turnstile.enter(0);
    let second = turnstile.enter(1);
    let third = turnstile.enter(1);
    assert_eq!(format!("{:?}", turnstile.entries), "Counter { count: 3 }");
    vec![
        ("turnstile.enter(0)", first, "1 1"),
        ("turnstile.enter(1)", second, "2 101"),
        ("turnstile.enter(1)", third, "3 102"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
