use nonlocal::nonlocal;

#[nonlocal]
fn make_counter() -> impl FnMut() -> i64 {
    const STEP: i64 = 1;
    let mut count = 0;
    fn counter() -> i64 {
        nonlocal!(count);
        count += STEP;
        count
    }
    counter
}

fn main() {
    let mut next = make_counter();
    assert_eq!((next(), next()), (1, 2));
}
