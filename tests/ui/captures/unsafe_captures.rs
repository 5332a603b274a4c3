use nonlocal::nonlocal;

#[nonlocal]
fn make(n: i64) -> impl Fn(i64) -> i64 {
    unsafe fn add(x: i64) -> i64 {
        x + n
    }
    add
}

fn main() {
    assert_eq!(make(3)(1), 4);
}
