//! A counter with private state: `nonlocal!` says that `counter` changes the variable of `make_counter`.
//!
//! Nothing but `counter` reaches `count`. In Python `c.count` is an `AttributeError` at run time, and
//! `c.__closure__[0].cell_contents` finds it all the same; here there is no way in: `c.count` is rustc's E0609.
//!
//! In the guide: `nonlocal::guide::from_python`, "A counter".

use nonlocal::nonlocal;

// Python:
//
//     def make_counter(start):
//         count = start
//         def counter():
//             nonlocal count
//             count += 1
//             return count
//         return counter
//
//     tickets = make_counter(0)
//     visitors = make_counter(10)
//     print(tickets(), tickets(), tickets())          # 1 2 3
//     print(visitors(), visitors())                   # 11 12
//     print(tickets())                                # 4

#[nonlocal]
fn make_counter(start: i64) -> impl FnMut() -> i64 {
    let mut count = start;
    fn counter() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    counter
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    // `mut`, because a call changes what is inside.
    let mut tickets = make_counter(0);
    let mut visitors = make_counter(10);
    let three = format!("{} {} {}", tickets(), tickets(), tickets());
    let two = format!("{} {}", visitors(), visitors());
    vec![
        ("tickets(), tickets(), tickets()", three, "1 2 3"),
        ("visitors(), visitors()", two, "11 12"),
        ("tickets()", tickets().to_string(), "4"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
