use nonlocal::nonlocal;

async fn pause() {}

#[nonlocal]
async fn kept() -> Vec<i64> {
    let mut items = vec![10];
    async fn add() {
        nonlocal!(items);
        items.push({
            pause().await;
            2
        });
    }
    let added: std::pin::Pin<Box<dyn Future<Output = ()>>> = Box::pin(add());
    items = Vec::new();
    added.await;
    items.clone()
}

fn main() {
    let _ = kept();
}
