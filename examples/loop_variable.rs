//! The loop variable, and its fix.
//!
//! Python has one `i` for the whole loop, and every closure shows its last value. Here each turn has an `i` of its
//! own. A variable declared outside the loop and changed in it would bring Python's trap back: that is a compile
//! error, and what it says to write is the snapshot below.
//!
//! In the guide: `nonlocal::guide::from_python`, "Closures made in a loop".

use nonlocal::nonlocal;

// Python:
//
//     def make_all():
//         all = []
//         for i in range(3):
//             def show():                     # the trap: every show has the same i
//                 return i
//             all.append(show)
//         return all
//
//     print(*[show() for show in make_all()])         # 2 2 2
//
//     def make_all_fixed():
//         all = []
//         for i in range(3):
//             def show(i=i):                  # the fix: a default takes the value of now
//                 return i
//             all.append(show)
//         return all
//
//     print(*[show() for show in make_all_fixed()])   # 0 1 2
//
//     def make_while():
//         all = []
//         i = 0
//         while i < 3:
//             def show():
//                 return i
//             all.append(show)
//             i += 1
//         return all
//
//     print(*[show() for show in make_while()])       # 3 3 3

/// Here this is no trap.
#[nonlocal]
fn make_all() -> Vec<impl Fn() -> i64> {
    let mut all = Vec::new();
    for i in 0..3 {
        fn show() -> i64 {
            i
        }
        all.push(show);
    }
    all
}

/// Python's `i=i` in Rust's spelling: a variable of this turn, with the value of now. Here it changes nothing.
#[nonlocal]
fn make_all_fixed() -> Vec<impl Fn() -> i64> {
    let mut all = Vec::new();
    for i in 0..3 {
        let i_now = i;
        fn show() -> i64 {
            i_now
        }
        all.push(show);
    }
    all
}

/// One `i` for all turns, changed by the loop. A `show` that uses `i` itself is a compile error:
///
/// ```text
/// error: `make_while` changes `i` after `show` has captured it
///   help: write `let i_now = i;` before `fn show` and use `i_now` in it
/// ```
#[nonlocal]
fn make_while() -> Vec<impl Fn() -> i64> {
    let mut all = Vec::new();
    let mut i = 0;
    while i < 3 {
        let i_now = i;
        fn show() -> i64 {
            i_now
        }
        all.push(show);
        i += 1;
    }
    all
}

fn show_all(all: Vec<impl Fn() -> i64>) -> String {
    let shown = all.into_iter().map(|show| show().to_string());
    shown.collect::<Vec<_>>().join(" ")
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    vec![
        ("show() for show in make_all()", show_all(make_all()), "2 2 2"),
        ("show() for show in make_all_fixed()", show_all(make_all_fixed()), "0 1 2"),
        ("show() for show in make_while()", show_all(make_while()), "3 3 3"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
