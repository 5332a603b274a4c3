use nonlocal::nonlocal;

fn logged<A, R>(f: impl AsyncFn(A) -> R) -> impl AsyncFn(A) -> R {
    async move |argument| {
        println!("called");
        f(argument).await
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
