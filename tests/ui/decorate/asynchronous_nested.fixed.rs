use nonlocal::nonlocal;

fn doubled(f: impl AsyncFn(i64) -> i64) -> impl AsyncFn(i64) -> i64 {
    async move |x| 2 * f(x).await
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
