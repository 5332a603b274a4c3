// A loop goes on for as long as a nested function says so, and the function changes what the loop reads.
use nonlocal::nonlocal;

#[nonlocal]
fn halving(mut n: i64) -> Vec<(i64, i64)> {
    let mut budget: i64 = 5;
    fn more() -> bool {
        nonlocal!(budget);
        budget -= 1;
        budget >= 0 && n > 1
    }
    let mut steps = Vec::new();
    while more() {
        n /= 2;
        steps.push((n, budget));
    }
    steps
}

fn main() {
    for n in [10, 1000, 1] {
        println!("{:?}", halving(n));
    }
}
