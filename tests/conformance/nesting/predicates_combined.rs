// Predicates are joined and turned round by functions that make functions.
use nonlocal::nonlocal;

#[nonlocal]
fn above(limit: i64) -> impl Fn(i64) -> bool + Copy {
    fn holds(n: i64) -> bool {
        n > limit
    }
    holds
}

#[nonlocal]
fn negated<P: Fn(i64) -> bool + Copy>(predicate: P) -> impl Fn(i64) -> bool + Copy {
    fn holds(n: i64) -> bool {
        !predicate(n)
    }
    holds
}

#[nonlocal]
fn both<P, Q>(first: P, second: Q) -> impl Fn(i64) -> bool + Copy
where
    P: Fn(i64) -> bool + Copy,
    Q: Fn(i64) -> bool + Copy,
{
    fn holds(n: i64) -> bool {
        first(n) && second(n)
    }
    holds
}

fn kept(predicate: impl Fn(i64) -> bool) -> Vec<i64> {
    (0..11).filter(|&n| predicate(n)).collect()
}

fn main() {
    let between = both(above(3), negated(above(7)));
    let outside = negated(between);
    println!("{:?}", kept(between));
    println!("{:?}", kept(outside));
    println!("{:?}", kept(both(outside, above(5))));
}
