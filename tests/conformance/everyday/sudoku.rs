use nonlocal::nonlocal;
use std::collections::HashSet;

#[nonlocal]
fn solve(board: &mut [[u8; 9]; 9]) -> (bool, u32) {
    let mut steps = 0;
    fn candidates(r: usize, c: usize) -> Vec<u8> {
        let mut used = HashSet::new();
        for i in 0..9 {
            used.insert(board[r][i]);
            used.insert(board[i][c]);
            used.insert(board[r / 3 * 3 + i / 3][c / 3 * 3 + i % 3]);
        }
        (1..10).filter(|d| !used.contains(d)).collect()
    }
    fn empty() -> Option<(usize, usize, Vec<u8>)> {
        let mut best: Option<(usize, usize, Vec<u8>)> = None;
        for r in 0..9 {
            for c in 0..9 {
                if board[r][c] == 0 {
                    let opts = candidates(r, c);
                    if best.is_none() || opts.len() < best.as_ref().unwrap().2.len() {
                        best = Some((r, c, opts));
                    }
                }
            }
        }
        best
    }
    fn search() -> bool {
        nonlocal!(steps, board);
        steps += 1;
        let Some((r, c, opts)) = empty() else {
            return true;
        };
        for d in opts {
            board[r][c] = d;
            if search() {
                return true;
            }
        }
        board[r][c] = 0;
        false
    }
    let ok = search();
    (ok, steps)
}

fn main() {
    let g = "530070000600195000098000060800060003400803001700020006060000280000419005000080079";
    let mut b = [[0u8; 9]; 9];
    for (i, ch) in g.bytes().enumerate() {
        b[i / 9][i % 9] = ch - b'0';
    }
    let (ok, steps) = solve(&mut b);
    let row = |r: usize| b[r].iter().map(|d| d.to_string()).collect::<String>();
    println!("{} {steps}", if ok { "True" } else { "False" });
    println!("{} {}", row(0), row(8));
}
