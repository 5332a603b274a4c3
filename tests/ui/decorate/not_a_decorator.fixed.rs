use nonlocal::decorate;

fn next(x: i64) -> i64 {
    x + 1
}

fn main() {
    assert_eq!(next(1), 2);
}
