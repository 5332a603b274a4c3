use nonlocal::nonlocal;
use std::future::Future;

fn logged<A, R, T>(f: impl Fn(A) -> T + Send + Sync) -> impl Fn(A) -> T + Send + Sync
where
    T: Future<Output = R> + Send,
{
    move |argument| {
        println!("called");
        f(argument)
    }
}

#[nonlocal(sync)]
async fn total(step: i64) -> i64 {
    #[decorate(logged)]
    async fn next(x: i64) -> i64 {
        x + step
    }
    next(1).await
}

fn main() {
    drop(total(1));
}
