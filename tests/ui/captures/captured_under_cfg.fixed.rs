use nonlocal::nonlocal;

#[nonlocal]
fn make() -> impl Fn() -> i64 {
    let n = if cfg!(debug_assertions) { 1 } else { 2 };
    fn show() -> i64 {
        n
    }
    show
}

fn main() {
    assert_eq!(make()(), 1);
}
