use nonlocal::nonlocal;

#[nonlocal]
fn make_counter() -> impl FnMut() -> i64 {
    let mut count = 0;
    fn next(value: i64) -> i64 {
        value + 1
    }
    fn counter() -> i64 {
        nonlocal!(count);
        count = next(count);
        count
    }
    counter
}

fn main() {
    let mut next = make_counter();
    assert_eq!((next(), next()), (1, 2));
}
