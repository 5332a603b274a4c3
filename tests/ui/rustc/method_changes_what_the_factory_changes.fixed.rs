//! A method that changes a captured variable, which only its type tells: the factory changes it, too.
use nonlocal::nonlocal;

struct Rng(u64);

impl Rng {
    fn roll(&mut self) -> u64 {
        self.0 = self.0 * 7 % 11;
        self.0
    }
}

fn seeded() -> Rng {
    Rng(3)
}

#[nonlocal]
fn left_open() -> _ {
    let mut rng = seeded();
    rng.roll();
    fn roll() -> u64 {
        nonlocal!(rng);
        rng.roll()
    }
    roll
}

#[nonlocal]
fn boxed() -> Box<dyn Fn() -> u64> {
    let mut rng = seeded();
    rng.roll();
    fn roll() -> u64 {
        nonlocal!(rng);
        rng.roll()
    }
    Box::new(roll)
}

fn main() {
    let mut roll = left_open();
    assert_eq!((roll(), roll()), (4, 6));
    let roll = boxed();
    assert_eq!((roll(), roll()), (4, 6));
}
