use nonlocal::nonlocal;

fn twice(f: impl Fn(u64) -> u64) -> impl Fn(u64) -> u64 {
    move |x| f(x) * 2
}

#[nonlocal]
fn make(base: u64) -> impl Fn(u64) -> u64 {
    fn sum(x: u64) -> u64 {
        if x == 0 { base } else { x + sum(x - 1) }
    }
    let sum = twice(sum);
    sum
}

fn main() {
    assert_eq!(make(1)(2), 8);
}
