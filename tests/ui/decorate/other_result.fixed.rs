use nonlocal::decorate;

fn text(f: impl Fn(i64) -> i64 + Send + Sync) -> impl Fn(i64) -> i64 + Send + Sync {
    move |x| f(x).to_string().len() as i64 + 1
}

#[decorate(text)]
fn next(x: i64) -> i64 {
    x + 1
}

fn main() {
    assert_eq!(next(1), 2);
}
