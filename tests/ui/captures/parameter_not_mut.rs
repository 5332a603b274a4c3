use nonlocal::nonlocal;

#[nonlocal]
fn make_counter(count: i64) -> impl FnMut() -> i64 {
    fn counter() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    counter
}

fn main() {
    let mut next = make_counter(7);
    assert_eq!((next(), next()), (8, 9));
}
