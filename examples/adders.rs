//! A factory of adders: one definition, many closures, each with an `n` of its own.
//!
//! They are values like any other: they can be called, chained, and kept in a list.
//!
//! In the guide: `nonlocal::guide::cookbook`, "A running average".

use nonlocal::nonlocal;

// Python:
//
//     def make_adder(n):
//         def add(x):
//             return x + n
//         return add
//
//     add_1 = make_adder(1)
//     add_10 = make_adder(10)
//     print(add_1(5))                                 # 6
//     print(add_10(5))                                # 15
//     print(add_1(add_10(5)))                         # 16
//     adders = [make_adder(n) for n in (1, 10, 100)]
//     print([add(5) for add in adders])               # [6, 15, 105]

#[nonlocal]
fn make_adder(n: i64) -> impl Fn(i64) -> i64 {
    fn add(x: i64) -> i64 {
        x + n
    }
    add
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let add_1 = make_adder(1);
    let add_10 = make_adder(10);
    // All closures of one factory have one type: no `Box` in the list.
    let adders = [1, 10, 100].map(make_adder);
    let sums = adders.each_ref().map(|add| add(5));
    vec![
        ("add_1(5)", add_1(5).to_string(), "6"),
        ("add_10(5)", add_10(5).to_string(), "15"),
        ("add_1(add_10(5))", add_1(add_10(5)).to_string(), "16"),
        ("[add(5) for add in adders]", format!("{sums:?}"), "[6, 15, 105]"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
