// A closure that gives the next value until there is none drives an iteration.
use nonlocal::nonlocal;

#[nonlocal]
fn make_countdown(mut n: i64) -> impl FnMut() -> Option<i64> {
    fn following() -> Option<i64> {
        nonlocal!(n);
        n -= 1;
        (n >= 0).then(|| n + 1)
    }
    following
}

fn main() {
    for n in std::iter::from_fn(make_countdown(3)) {
        println!("{n}");
    }
    println!("{}", std::iter::from_fn(make_countdown(10)).sum::<i64>());
}
