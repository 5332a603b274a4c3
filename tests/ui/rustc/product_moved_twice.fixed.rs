use nonlocal::nonlocal;

#[nonlocal]
fn make_counter() -> impl FnMut() -> i64 {
    let mut count = 0;
    fn counter() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    counter
}

fn main() {
    let mut first = make_counter();
    let mut second = make_counter();
    assert_eq!((first(), second()), (1, 1));
}
