use nonlocal::nonlocal;

fn doubled(f: impl Fn(i64) -> i64) -> impl Fn(i64) -> i64 {
    move |x| 2 * f(x)
}

#[nonlocal]
async fn total(step: i64) -> i64 {
    #[decorate(doubled)]
    async fn next(x: i64) -> i64 {
        x + step
    }
    next(1).await
}

fn main() {
    drop(total(1));
}
