//! Backtracking: all ways to put queens on a board, and all permutations.
//!
//! The search changes `found`, `placed` and `used` of the function around it, and undoes what it did.
//!
//! In the guide: `nonlocal::guide::cookbook`, "Backtracking".

use nonlocal::nonlocal;

// Python:
//
//     def queens(n):
//         found = []
//         placed = []
//         def place(row):
//             if row == n:
//                 found.append(placed.copy())
//                 return
//             for column in range(n):
//                 if all(column != c and abs(column - c) != row - r for r, c in enumerate(placed)):
//                     placed.append(column)
//                     place(row + 1)
//                     placed.pop()
//         place(0)
//         return found
//
//     def permutations(items):
//         out = []
//         current = []
//         used = [False] * len(items)
//         def extend():
//             if len(current) == len(items):
//                 out.append("".join(current))
//                 return
//             for i, item in enumerate(items):
//                 if not used[i]:
//                     used[i] = True
//                     current.append(item)
//                     extend()
//                     current.pop()
//                     used[i] = False
//         extend()
//         return out

#[nonlocal]
fn queens(n: usize) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut placed: Vec<usize> = Vec::new();
    fn place(row: usize) {
        nonlocal!(found, placed);
        if row == n {
            found.push(placed.clone());
            return;
        }
        for column in 0..n {
            let free = |(r, &c): (usize, &usize)| column != c && column.abs_diff(c) != row - r;
            if placed.iter().enumerate().all(free) {
                placed.push(column);
                place(row + 1);
                placed.pop();
            }
        }
    }
    place(0);
    found
}

#[nonlocal]
fn permutations(items: &[&str]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut current: Vec<&str> = Vec::new();
    let mut used = vec![false; items.len()];
    fn extend() {
        nonlocal!(out, current, used);
        if current.len() == items.len() {
            out.push(current.concat());
            return;
        }
        for (i, item) in items.iter().enumerate() {
            if !used[i] {
                used[i] = true;
                current.push(item);
                extend();
                current.pop();
                used[i] = false;
            }
        }
    }
    extend();
    out
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    vec![
        ("queens(4)", format!("{:?}", queens(4)), "[[1, 3, 0, 2], [2, 0, 3, 1]]"),
        ("len(queens(8))", queens(8).len().to_string(), "92"),
        ("permutations(\"abc\")", permutations(&["a", "b", "c"]).join(" "), "abc acb bac bca cab cba"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
