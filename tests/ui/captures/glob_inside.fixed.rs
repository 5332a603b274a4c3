use nonlocal::nonlocal;

mod limits {
    pub const LOW: i64 = 1;
}

#[nonlocal]
fn make_counter(start: i64) -> impl FnMut() -> i64 {
    let mut count = start;
    fn counter() -> i64 {
        use limits::LOW;
        nonlocal!(count);
        count += LOW;
        count
    }
    counter
}

fn main() {
    assert_eq!(make_counter(1)(), 2);
}
