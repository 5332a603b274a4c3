//! What a reference changes would be lost in a clone.
use std::collections::HashMap;
use std::future::Future;

use nonlocal::nonlocal;

#[nonlocal]
fn make() -> (impl AsyncFn(String) -> u32, impl Fn() -> usize) {
    let mut hits: HashMap<String, u32> = HashMap::new();
    async fn hit(name: String) -> u32 {
        fn counted(name: String) -> u32 {
            nonlocal!(hits);
            let count = hits.entry(name).or_insert(0);
            *count += 1;
            *count
        }
        counted(name)
    }
    fn size() -> usize {
        hits.len()
    }
    (hit, size)
}

fn main() {
    let (hit, size) = make();
    let mut future = std::pin::pin!(async { (hit("a".into()).await, hit("a".into()).await) });
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert_eq!(future.as_mut().poll(&mut context), std::task::Poll::Ready((1, 2)));
    assert_eq!(size(), 1);
}
