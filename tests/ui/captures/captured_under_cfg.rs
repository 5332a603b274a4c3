use nonlocal::nonlocal;

#[nonlocal]
fn make() -> impl Fn() -> i64 {
    #[cfg(debug_assertions)]
    let n = 1;
    #[cfg(not(debug_assertions))]
    let n = 2;
    fn show() -> i64 {
        n
    }
    show
}

fn main() {
    assert_eq!(make()(), 1);
}
