use nonlocal::{decorate, nonlocal};

#[nonlocal(sync)]
fn counted<A, F: AsyncFn(A) -> i64>(f: F) -> impl AsyncFn(A) -> i64 {
    let mut calls = 0;
    async fn wrapper(argument: A) -> i64 {
        nonlocal!(calls);
        calls += 1;
        let call = calls;
        f(argument).await + call
    }
    wrapper
}

#[decorate(counted)]
async fn next(x: i64) -> i64 {
    x
}

fn main() {
    drop(next(1));
}
