use nonlocal::decorate;

fn twice(f: impl Fn(i64) -> i64 + Send + Sync) -> impl Fn(i64) -> i64 + Send + Sync {
    move |x| f(f(x))
}

#[decorate(twice)]
fn sum(x: i64) -> i64 {
    x + 1
}

async fn next(x: i64) -> i64 {
    sum(x)
}

fn main() {
    drop(next(1));
}
