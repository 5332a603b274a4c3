use nonlocal::nonlocal;

#[nonlocal]
fn make_counter() -> impl FnMut() -> i64 {
    let count = 0;
    fn counter() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    counter
}

fn main() {
    let mut next = make_counter();
    assert_eq!((next(), next()), (1, 2));
}
