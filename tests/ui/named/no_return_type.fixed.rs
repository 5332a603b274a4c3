use nonlocal::nonlocal;

#[nonlocal(type = Counter)]
fn make_counter(start: i64) -> Counter {
    let mut count = start;
    fn counter() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    counter
}

fn main() {
    let mut counter = make_counter(0);
    assert_eq!(counter.call(), 1);
}
