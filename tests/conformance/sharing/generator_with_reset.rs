// advance gives one Fibonacci number after the other, and reset starts again from the first.

use nonlocal::nonlocal;

#[nonlocal]
fn make_fibonacci() -> (impl Fn() -> u64, impl Fn()) {
    let (mut a, mut b) = (0, 1);
    fn advance() -> u64 {
        nonlocal!(a, b);
        let result = a;
        (a, b) = (b, a + b);
        result
    }
    fn reset() {
        nonlocal!(a, b);
        (a, b) = (0, 1);
    }
    (advance, reset)
}

fn main() {
    let (advance, reset) = make_fibonacci();
    println!("{:?}", (0..8).map(|_| advance()).collect::<Vec<_>>());
    println!("{}", advance());
    reset();
    println!("{:?}", (0..3).map(|_| advance()).collect::<Vec<_>>());
    let (other_advance, _) = make_fibonacci();
    println!("{} {}", other_advance(), advance());
}
