use nonlocal::decorate;

fn twice(f: impl Fn(i64) -> i64 + Send + Sync) -> impl Fn(i64) -> i64 + Send + Sync {
    move |x| f(f(x))
}

#[decorate(twice)]
fn next<T: From<i64>>(x: i64) -> T {
    T::from(x + 1)
}

fn main() {
    assert_eq!(next::<i64>(1), 3);
}
