use nonlocal::nonlocal;

async fn pause() {}

#[nonlocal(sync)]
fn batches() -> impl AsyncFn() + Clone + 'static {
    let mut calls = 0;
    let mut batch: Vec<u32> = Vec::new();
    async fn fetch() -> u32 {
        nonlocal!(calls);
        calls += 1;
        let call = calls;
        pause().await;
        call
    }
    fn flush() {
        nonlocal!(batch);
        batch = Vec::new();
    }
    async fn fill() {
        nonlocal!(batch);
        let value = fetch().await;
        batch.push(value);
        if batch.len() == 2 {
            flush();
        }
    }
    fill
}

fn main() {
    let _ = batches();
}
