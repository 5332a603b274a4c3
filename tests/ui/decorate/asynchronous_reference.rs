use nonlocal::decorate;

fn logged<A, R>(f: impl AsyncFn(A) -> R) -> impl AsyncFn(A) -> R {
    async move |argument| f(argument).await
}

#[decorate(logged)]
async fn length(text: &str) -> usize {
    text.len()
}

fn main() {
    drop(length("abc"));
}
