use std::collections::HashMap;

use nonlocal::nonlocal;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Player {
    X,
    O,
}

use Player::{O, X};

impl Player {
    fn other(self) -> Player {
        if self == X { O } else { X }
    }

    fn letter(self) -> char {
        match self {
            X => 'X',
            O => 'O',
        }
    }
}

type Board = [Option<Player>; 9];

const LINES: [[usize; 3]; 8] =
    [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8], [0, 4, 8], [2, 4, 6]];

fn board(text: &str) -> Board {
    let mut b = [None; 9];
    for (cell, c) in b.iter_mut().zip(text.chars()) {
        *cell = match c {
            'X' => Some(X),
            'O' => Some(O),
            _ => None,
        };
    }
    b
}

type Best = Option<(usize, i32)>;

#[nonlocal]
fn solver()
-> (impl Fn(&Board, Player) -> Best, impl Fn(Board, Player) -> (Board, Vec<String>), impl Fn() -> usize) {
    let mut memo: HashMap<(Board, Player), i32> = HashMap::new();
    let mut visited = 0;

    fn winner(board: &Board) -> Option<Player> {
        LINES.iter().find_map(|&[a, b, c]| board[a].filter(|_| board[a] == board[b] && board[b] == board[c]))
    }

    fn moves(board: &Board) -> impl Iterator<Item = usize> {
        (0..9).filter(move |&i| board[i].is_none())
    }

    fn place(board: &Board, i: usize, who: Player) -> Board {
        let mut next = *board;
        next[i] = Some(who);
        next
    }

    fn score(board: &Board, who: Player) -> i32 {
        nonlocal!(memo, visited);
        if let Some(&known) = memo.get(&(*board, who)) {
            return known;
        }
        visited += 1;
        let s = match winner(board) {
            Some(w) if w == who => 1,
            Some(_) => -1,
            None => {
                let scores = moves(board).map(|i| -score(&place(board, i, who), who.other()));
                scores.max().unwrap_or(0)
            }
        };
        memo.insert((*board, who), s);
        s
    }

    fn best(board: &Board, who: Player) -> Best {
        let mut chosen: Best = None;
        for i in moves(board) {
            let s = -score(&place(board, i, who), who.other());
            if chosen.is_none_or(|(_, top)| s > top) {
                chosen = Some((i, s));
            }
        }
        chosen
    }

    fn play(mut board: Board, mut who: Player) -> (Board, Vec<String>) {
        let mut trail = Vec::new();
        while winner(&board).is_none() {
            let Some((i, _)) = best(&board, who) else { break };
            trail.push(format!("{}{i}", who.letter()));
            board = place(&board, i, who);
            who = who.other();
        }
        (board, trail)
    }

    fn work() -> usize {
        visited
    }

    (best, play, work)
}

fn show(b: &Board) -> String {
    b.iter().map(|c| c.map_or('.', Player::letter)).collect()
}

fn main() {
    let (best, play, work) = solver();
    println!("{:?}", best(&board("XX.OO...."), X).unwrap());
    println!("{:?}", best(&board("X...O...X"), O).unwrap());
    println!("{}", work());
    let (end, trail) = play(board("........."), X);
    println!("{} {}", show(&end), trail.join(" "));
    let (end, trail) = play(board("X.O......"), X);
    println!("{} {}", show(&end), trail.join(" "));
    println!("{}", work());
}
