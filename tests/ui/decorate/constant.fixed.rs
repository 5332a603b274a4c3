use nonlocal::decorate;

fn twice(f: impl Fn(i64) -> i64 + Send + Sync) -> impl Fn(i64) -> i64 + Send + Sync {
    move |x| f(f(x))
}

#[decorate(twice)]
fn next(x: i64) -> i64 {
    x + 1
}

fn main() {
    assert_eq!(next(1), 3);
}
