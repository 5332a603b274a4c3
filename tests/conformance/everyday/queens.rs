use nonlocal::nonlocal;
use std::collections::HashSet;

#[nonlocal]
fn solve(n: i32) -> Vec<Vec<i32>> {
    let mut cols = HashSet::new();
    let mut d1 = HashSet::new();
    let mut d2 = HashSet::new();
    let mut board = vec![];
    let mut solutions = vec![];
    fn place(row: i32) {
        nonlocal!(cols, d1, d2, board, solutions);
        if row == n {
            solutions.push(board.clone());
            return;
        }
        for col in 0..n {
            if cols.contains(&col) || d1.contains(&(row + col)) || d2.contains(&(row - col)) {
                continue;
            }
            fn each(op: fn(&mut HashSet<i32>, i32)) {
                nonlocal!(cols, d1, d2);
                for (s, v) in [(&mut cols, col), (&mut d1, row + col), (&mut d2, row - col)] {
                    op(s, v);
                }
            }
            each(|s, v| {
                s.insert(v);
            });
            board.push(col);
            place(row + 1);
            board.pop();
            each(|s, v| {
                s.remove(&v);
            });
        }
    }
    place(0);
    solutions
}

fn main() {
    println!("{} {:?} {}", solve(6).len(), solve(6)[0], solve(7).len());
}
