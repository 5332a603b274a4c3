// A counter as a class and as a closure: the same results, and two counters of each kind share nothing.

use nonlocal::nonlocal;

struct Counter {
    count: i64,
}

impl Counter {
    fn increment(&mut self) -> i64 {
        self.count += 1;
        self.count
    }
}

#[nonlocal]
fn make_counter(start: i64) -> impl FnMut() -> i64 {
    let mut count = start;
    fn increment() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    increment
}

fn main() {
    let (mut counter, mut closure) = (Counter { count: 5 }, make_counter(5));
    println!("{} {}", counter.increment(), closure());
    println!("{} {}", counter.increment(), closure());
    let (mut other_counter, mut other_closure) = (Counter { count: 0 }, make_counter(0));
    println!("{} {}", other_counter.increment(), other_closure());
    println!("{} {}", counter.increment(), closure());
}
