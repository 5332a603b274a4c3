use nonlocal::nonlocal;
use tokio::sync::Mutex;

#[nonlocal]
async fn total() -> u32 {
    let mut sum = 0;
    let gate = Mutex::new(());
    async fn add(amount: u32) {
        nonlocal!(sum);
        let _passed = gate.lock().await;
        sum += amount;
    }
    let (one, other) = (add(1), add(2));
    one.await;
    other.await;
    sum
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    assert_eq!(runtime.block_on(total()), 3);
}
