use nonlocal::decorate;

fn twice(f: impl Fn(i64) -> i64 + Send + Sync) -> impl Fn(i64) -> i64 + Send + Sync {
    move |x| f(f(x))
}

#[decorate(twice)]
fn next(x: impl Into<i64>) -> i64 {
    x.into() + 1
}

fn main() {
    assert_eq!(next(1_i64), 3);
}
