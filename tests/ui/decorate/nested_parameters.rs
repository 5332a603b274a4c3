use nonlocal::nonlocal;

fn twice(f: impl Fn((i64, i64)) -> i64) -> impl Fn((i64, i64)) -> i64 {
    move |pair| f(pair) * 2
}

#[nonlocal]
fn make(base: i64) -> impl Fn((i64, i64)) -> i64 {
    #[decorate(twice)]
    fn sum(x: i64, y: i64) -> i64 {
        x + y + base
    }
    sum
}

fn main() {
    assert_eq!(make(1)((2, 3)), 12);
}
