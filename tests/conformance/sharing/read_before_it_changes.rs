// What stands before a question is read before it is asked, and whoever answers may change it.

use std::collections::HashMap;
use std::rc::Rc;

use nonlocal::nonlocal;

struct Game<'a> {
    moves: i64,
    name: &'a str,
    names: Vec<&'a str>,
    scores: HashMap<String, i64>,
    best: Option<i64>,
    pair: (i64, String),
    next: Rc<dyn Fn(i64) -> i64>,
    board: [i64; 4],
}

#[nonlocal]
fn make_game<'a>(name: &'a str) -> (impl Fn(&dyn Fn() -> i64) -> String + 'a, impl Fn() -> i64 + Clone + 'a) {
    let mut game = Game {
        moves: 1,
        name,
        names: vec![name],
        scores: HashMap::from([("ada".to_string(), 1)]),
        best: Some(1),
        pair: (1, "p".to_string()),
        next: Rc::new(|n| n + 1),
        board: [1, 2, 3, 4],
    };
    let mut turn = 1;
    fn play(ask: &dyn Fn() -> i64) -> String {
        nonlocal!(game, turn);
        let mut yes = Vec::new();
        yes.push(game.moves < ask());
        yes.push(game.name == ask().to_string());
        yes.push(game.name.len() as i64 == ask());
        yes.push(game.names[0] == ask().to_string());
        yes.push(game.scores["ada"] < ask());
        yes.push(game.best == Some(ask()));
        yes.push(game.pair.0 < ask());
        yes.push(game.pair.1 == ask().to_string());
        yes.push(game.board[turn as usize] < ask());
        yes.push(game.board[game.board.len() - 1] < ask());
        yes.push((game.next)(game.moves) < ask());
        yes.push(game.moves + turn < ask() + game.moves);
        yes.push(-game.moves < ask());
        yes.push(game.moves < if ask() > 3 { ask() } else { 0 });
        yes.push(turn < ask());
        let mut lines = vec![yes.iter().map(|value| if *value { 'y' } else { 'n' }).collect::<String>()];
        lines.push(format!("{} {} {}", game.moves, game.pair.1, ask()));
        lines.push(format!("{:>3} {}", game.moves, ask()));
        game.scores.insert("bob".to_string(), ask());
        *game.scores.get_mut("ada").unwrap() += ask();
        game.best = game.best.map(|best| best + 5);
        game.pair.0 += ask();
        game.board[turn as usize % 4] += ask();
        game.board[(ask() % 4) as usize] += 1;
        game.moves = game.moves.min(ask()).max(2);
        lines.push(format!(
            "{} {} {} {} {} {:?}",
            game.moves,
            game.best.unwrap(),
            game.pair.0,
            game.pair.1,
            game.scores["ada"],
            game.board,
        ));
        lines.join("\n")
    }
    fn change() -> i64 {
        nonlocal!(game, turn);
        game.moves += 1;
        game.pair.0 += 1;
        game.pair.1.push('q');
        game.board[1] += 1;
        game.best = game.best.map(|best| best + 1);
        *game.scores.get_mut("ada").unwrap() += 1;
        turn = (turn + 1) % 4;
        game.moves
    }
    (play, change)
}

fn main() {
    let (play, _) = make_game("x");
    println!("{}", play(&|| 5));
    let (play, change) = make_game("x");
    println!("{}", play(&|| change()));
    println!("{}", play(&|| change() + change()));
}
