use std::thread;

use nonlocal::nonlocal;

#[nonlocal]
fn count() -> i64 {
    let mut n: i64 = 0;
    fn work() {
        nonlocal!(n);
        n += 1;
    }
    let first = thread::spawn(work);
    let second = thread::spawn(move || work());
    first.join().unwrap();
    second.join().unwrap();
    n
}

fn main() {
    assert_eq!(count(), 2);
}
