use nonlocal::nonlocal;

#[nonlocal]
fn tictactoe(board: &str) -> (i32, i32, u32) {
    let mut board: Vec<char> = board.chars().collect();
    const LINES: [[usize; 3]; 8] =
        [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8], [0, 4, 8], [2, 4, 6]];
    let mut nodes = 0;
    fn winner() -> Option<char> {
        for [a, b, c] in LINES {
            if board[a] != ' ' && board[a] == board[b] && board[b] == board[c] {
                return Some(board[a]);
            }
        }
        None
    }
    fn moves() -> Vec<usize> {
        (0..9).filter(|&i| board[i] == ' ').collect()
    }
    fn play(i: usize, who: char, then: impl FnOnce() -> i32) -> i32 {
        nonlocal!(board);
        board[i] = who;
        let result = then();
        board[i] = ' ';
        result
    }
    fn score(who: char, #[default(-2)] mut alpha: i32, #[default(2)] mut beta: i32) -> i32 {
        nonlocal!(nodes);
        nodes += 1;
        if let Some(w) = winner() {
            return if w == 'X' { 1 } else { -1 };
        }
        let ms = moves();
        if ms.is_empty() {
            return 0;
        }
        for m in ms {
            if who == 'X' {
                alpha = alpha.max(play(m, 'X', || score('O', alpha, beta)));
            } else {
                beta = beta.min(play(m, 'O', || score('X', alpha, beta)));
            }
            if alpha >= beta {
                break;
            }
        }
        if who == 'X' { alpha } else { beta }
    }
    let scored: Vec<(i32, i32)> =
        moves().into_iter().map(|m| (play(m, 'X', || score('O')), -(m as i32))).collect();
    let (s, m) = scored.into_iter().max().unwrap();
    (-m, s, nodes)
}

fn show((m, s, n): (i32, i32, u32)) {
    println!("{m} {s} {n}")
}

fn main() {
    show(tictactoe("XO  O    "));
    show(tictactoe("X   O   X"));
    show(tictactoe("XX OO    "));
}
