#![deny(unused_parens)]

use nonlocal::nonlocal;

#[nonlocal]
fn make_counter(step: i64) -> (impl Fn() -> i64, impl Fn() -> i64) {
    let mut count = 0;
    fn up() -> i64 {
        nonlocal!(count);
        count = count + step;
        count
    }
    fn scaled() -> i64 {
        return count * 100 + step;
    }
    (up, scaled)
}

fn main() {
    let (up, scaled) = make_counter(1);
    assert_eq!((up(), scaled()), (1, 101));
}
