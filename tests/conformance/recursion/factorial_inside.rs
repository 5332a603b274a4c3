// An inner function that calls itself captures nothing but its own name.
use nonlocal::nonlocal;

#[nonlocal]
fn factorial(n: u64) -> u64 {
    fn go(k: u64) -> u64 {
        if k <= 1 { 1 } else { k * go(k - 1) }
    }
    go(n)
}

fn main() {
    for n in [0, 1, 5, 20] {
        println!("{n} {}", factorial(n));
    }
}
