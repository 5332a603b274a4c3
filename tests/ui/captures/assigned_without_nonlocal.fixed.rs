use nonlocal::nonlocal;

#[nonlocal]
fn make_latch() -> impl FnMut(i64) -> i64 {
    let mut last = 0;
    fn latch(value: i64) -> i64 {
        nonlocal!(last);
        let before = last;
        last = value;
        before
    }
    latch
}

fn main() {
    let mut latch = make_latch();
    assert_eq!((latch(7), latch(8)), (0, 7));
}
