// A variable of the module is changed by its own declaration, and every counter changes the same one.
use nonlocal::nonlocal;
use std::sync::atomic::{AtomicI64, Ordering};

static CALLS: AtomicI64 = AtomicI64::new(0);

#[nonlocal]
fn make_counter(name: &str) -> impl Fn() -> String {
    fn counter() -> String {
        let calls = CALLS.fetch_add(1, Ordering::Relaxed) + 1;
        format!("{name} {calls}")
    }
    counter
}

fn main() {
    let (a, b) = (make_counter("a"), make_counter("b"));
    println!("{}", a());
    println!("{}", b());
    println!("{}", a());
}
