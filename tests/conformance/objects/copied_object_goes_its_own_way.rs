// A copy of an object starts where the original is, and from then on they are two (copy.copy, Clone).

use nonlocal::nonlocal;

#[nonlocal(type = Dial, derive(Clone, PartialEq))]
fn make_dial(step: i64) -> Dial {
    let mut value: i64 = 0;
    fn turn() -> i64 {
        nonlocal!(value);
        value += step;
        value
    }
    Dial { turn }
}

fn main() {
    let mut dial = make_dial(10);
    println!("{} {}", dial.turn(), dial.turn());
    let mut twin = dial.clone();
    println!("{}", if dial == twin { "equal" } else { "different" });
    println!("{} {}", twin.turn(), twin.turn());
    println!("{}", dial.turn());
    println!("{}", if dial == twin { "equal" } else { "different" });
}
