use nonlocal::nonlocal;

struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 += 1;
        self.0
    }
}

#[nonlocal]
fn make_roll() -> impl FnMut() -> u64 {
    let mut dice = Dice(1);
    fn roll() -> u64 {
        nonlocal!(dice);
        dice.roll()
    }
    roll
}

#[nonlocal]
fn make_spare(value: u64) -> impl FnMut() -> u64 {
    let mut spare = Some(value);
    fn take() -> u64 {
        nonlocal!(spare);
        spare.take().unwrap_or(6)
    }
    take
}

fn main() {
    let mut roll = make_roll();
    assert_eq!((roll(), roll()), (2, 3));
    let mut take = make_spare(1);
    assert_eq!((take(), take()), (1, 6));
}
