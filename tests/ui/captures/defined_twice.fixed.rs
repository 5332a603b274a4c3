use nonlocal::nonlocal;

#[nonlocal]
fn make(n: i64) -> impl Fn(i64) -> i64 {
    fn add(x: i64) -> i64 {
        if cfg!(debug_assertions) { x + n } else { x.wrapping_add(n) }
    }
    add
}

fn main() {
    assert_eq!(make(3)(1), 4);
}
