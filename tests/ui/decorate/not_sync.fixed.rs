use std::sync::atomic::{AtomicI64, Ordering};

use nonlocal::decorate;

fn counted(f: impl Fn(i64) -> i64 + Send + Sync) -> impl Fn(i64) -> i64 + Send + Sync {
    let calls = AtomicI64::new(0);
    move |x| {
        let calls = calls.fetch_add(1, Ordering::Relaxed) + 1;
        f(x) + calls
    }
}

#[decorate(counted)]
fn next(x: i64) -> i64 {
    x + 1
}

fn main() {
    assert_eq!(next(1), 3);
}
