use nonlocal::nonlocal;

#[nonlocal]
fn make(n: i64) -> _ {
    fn add(x: i64) -> i64 {
        x + n
    }
    Box::new(add)
}

fn main() {
    assert_eq!(make(3)(1), 4);
}
