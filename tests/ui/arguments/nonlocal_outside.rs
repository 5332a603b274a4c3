use nonlocal::nonlocal;

fn main() {
    fn counter() -> i64 {
        nonlocal!(count);
        1
    }
    assert_eq!(counter(), 1);
}
