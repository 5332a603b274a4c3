use nonlocal::nonlocal;

#[nonlocal(type = Counter)]
fn counter(start: i64) -> Counter {
    let mut n = start;
    fn next() -> i64 {
        nonlocal!(n);
        n += 1;
        n
    }
    next
}

fn main() {
    let mut counter = counter(1);
    let second: i64 = counter.call();
    assert_eq!(second, 2);
}
