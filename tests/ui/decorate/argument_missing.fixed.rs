use nonlocal::decorate;

fn times(n: i64) -> impl Fn(fn(i64) -> i64) -> Box<dyn Fn(i64) -> i64 + Send + Sync> {
    move |f| Box::new(move |x| n * f(x))
}

#[decorate(times(3))]
fn double(x: i64) -> i64 {
    2 * x
}

fn main() {
    assert_eq!(double(4), 24);
}
