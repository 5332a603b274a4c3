use nonlocal::{decorate, nonlocal};

fn logged<A, R>(f: impl AsyncFn(A) -> R) -> impl AsyncFn(A) -> R {
    async move |argument| f(argument).await
}

#[decorate(logged)]
async fn next(x: i64, step: i64) -> i64 {
    x + step
}

#[nonlocal]
async fn total(step: i64) -> i64 {
    next(1, step).await
}

fn main() {
    drop(total(1));
}
