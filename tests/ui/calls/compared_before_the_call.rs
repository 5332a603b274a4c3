use nonlocal::nonlocal;

#[derive(Clone, Debug, PartialEq)]
struct Level {
    height: u32,
}

struct Game {
    level: Level,
    moves: u32,
}

#[nonlocal]
fn make_game() -> impl FnMut() -> bool {
    let mut game = Game { level: Level { height: 1 }, moves: 0 };
    fn climb() -> Level {
        nonlocal!(game);
        game.moves += 1;
        game.level = Level { height: game.level.height + 1 };
        game.level.clone()
    }
    fn is_stuck() -> bool {
        nonlocal!(game);
        game.level == climb()
    }
    is_stuck
}

fn main() {
    assert!(!make_game()());
}
